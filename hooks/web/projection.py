"""The land of the world and points on it, in the Equal Earth projection: countries keep their true size.

map_data/land.json holds the land without borders; its README.md says where it comes from.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

LAND = Path(__file__).with_name("map_data") / "land.json"

NORTH, SOUTH = 83.7, -56.0
"""The latitudes between which the map is drawn."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Return x (to the east) and y (to the north) of a place (Šavrič, Patterson and Jenny 2018)."""
    theta = math.asin(_M * math.sin(math.radians(latitude)))
    squared = theta * theta
    sixth = squared**3
    slope = _A1 + 3 * _A2 * squared + sixth * (7 * _A3 + 9 * _A4 * squared)
    x = math.radians(longitude) * math.cos(theta) / (_M * slope)
    return x, theta * (_A1 + _A2 * squared + sixth * (_A3 + _A4 * squared))


_EAST = equal_earth(180, 0)[0]
_TOP, _BOTTOM = equal_earth(0, NORTH)[1], equal_earth(0, SOUTH)[1]


class Drawing(NamedTuple):
    """The land drawn at one size."""

    width: int
    height: int
    land: str
    """What stands in `d` of an SVG path."""


def place(longitude: float, latitude: float, width: int) -> tuple[float, float]:
    """Return where a place stands on a map `width` units wide, from its upper left corner."""
    scale = width / (2 * _EAST)
    x, y = equal_earth(longitude, latitude)
    return round((x + _EAST) * scale, 1), round((_TOP - y) * scale, 1)


@cache
def draw_land(width: int) -> Drawing:
    """Return the land drawn `width` units wide, to the unit: the smaller the map, the fewer points it has."""
    pieces = []
    for flat in json.loads(LAND.read_text(encoding="utf-8")):
        points = [place(flat[at] / 10, flat[at + 1] / 10, width) for at in range(0, len(flat), 2)]
        pieces.append(_ring([(round(x), round(y)) for x, y in points]))
    height = math.ceil((_TOP - _BOTTOM) * width / (2 * _EAST))
    return Drawing(width, height, "".join(pieces))


def _ring(points: list[tuple[int, int]]) -> str:
    """Return a closed outline in relative steps; what shrinks to a line is left out."""
    kept = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    if len(kept) < 3:
        return ""
    (x, y), steps = kept[0], []
    for other_x, other_y in kept[1:]:
        step_y = other_y - y
        steps.append(f"{other_x - x}{step_y}" if step_y < 0 else f"{other_x - x} {step_y}")
        x, y = other_x, other_y
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps)}z"
