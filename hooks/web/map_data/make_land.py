"""Makes land.json anew from Natural Earth's land at 1:110 million: `python make_land.py land-110m.json`.

Not part of the build. README.md beside this file says where the source comes from.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

Point = tuple[float, float]

TOLERANCE = 0.28
"""Degrees by which a coast may move: less than half a pixel of the widest map."""

SMALLEST = 1.5
"""Islands of fewer square degrees are left out."""

SOUTHERNMOST = -58.0
"""The Antarctic is left out: nobody lives there with a program."""


def rings(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the outlines of all land, in degrees."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)
    found = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                points = []
                for number in ring:
                    piece = arcs[number] if number >= 0 else arcs[~number][::-1]
                    points += piece[1:] if points else piece
                found.append(points)
    return found


def cut_at_date_line(ring: list[Point]) -> list[list[Point]]:
    """Return the pieces of a ring that crosses 180 degrees, else the ring alone."""
    points, turn = [ring[0]], 0
    for (before, _), (longitude, latitude) in zip(ring, ring[1:], strict=False):
        turn += 360 if longitude - before < -180 else -360 if longitude - before > 180 else 0
        points.append((longitude + turn, latitude))
    pieces = []
    for shift in (-360, 0, 360):
        shifted = [(longitude + shift, latitude) for longitude, latitude in points]
        piece = _west_of(_west_of(shifted, 180, 1), 180, -1)
        if piece:
            pieces.append([*piece, piece[0]])
    return pieces


def _west_of(points: list[Point], limit: float, sign: int) -> list[Point]:
    """Keep what is west of `limit` (east of -`limit`, when `sign` is -1), closing the ring along that line."""
    kept: list[Point] = []
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
        inside, next_inside = sign * x1 <= limit, sign * x2 <= limit
        if inside:
            kept.append((x1, y1))
        if inside != next_inside:
            kept.append((sign * limit, y1 + (y2 - y1) * (sign * limit - x1) / (x2 - x1)))
    return kept


def simplify(points: list[Point], tolerance: float) -> list[Point]:
    """Leave out points that stand no farther than `tolerance` from the line without them (Douglas and Peucker)."""
    if len(points) < 3:
        return points
    (x1, y1), (x2, y2) = points[0], points[-1]
    dx, dy = x2 - x1, y2 - y1
    length = math.hypot(dx, dy)

    def away(point: Point) -> float:
        x, y = point[0] - x1, point[1] - y1
        return abs(dy * x - dx * y) / length if length else math.hypot(x, y)

    farthest = max(range(1, len(points) - 1), key=lambda at: away(points[at]))
    if away(points[farthest]) <= tolerance:
        return [points[0], points[-1]]
    return [*simplify(points[: farthest + 1], tolerance)[:-1], *simplify(points[farthest:], tolerance)]


def area(points: list[Point]) -> float:
    """Return the area of a ring in square degrees."""
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def main(source: Path) -> None:
    """Write land.json beside this file: one ring a line, longitude and latitude in tenths of a degree."""
    sys.setrecursionlimit(10_000)
    lines = []
    whole = rings(json.loads(source.read_text(encoding="utf-8")))
    for ring in [piece for outline in whole for piece in cut_at_date_line(outline)]:
        if area(ring) < SMALLEST or min(latitude for _, latitude in ring) < SOUTHERNMOST:
            continue
        points = simplify(ring, TOLERANCE)
        flat = [round(10 * value) for point in points[:-1] for value in point]
        lines.append(json.dumps(flat, separators=(",", ":")))
    text = "[\n" + ",\n".join(lines) + "\n]\n"
    Path(__file__).with_name("land.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
