"""Charts as inline SVG: how long a bar is, where a point lies. What they show comes as finished rows.

All are `WIDTH` units wide, like the drawings of the guide; at 360 px a unit is about a pixel. Text stays text. The
templates are overrides/fragments/chart_*.html, each with the same figures as a table.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from .text_lines import TextLines, break_lines, text_width

WIDTH = 340
_GAP = 14
"""Between one row and the next."""


class Bar(NamedTuple):
    """One row of a chart of bars: what stands above the bar, its value, and how the value reads."""

    label: str
    value: float
    shown: str


class Span(NamedTuple):
    """One row of a chart of differences: the estimate, and the ends of its interval where they are known."""

    label: str
    value: float
    low: float | None
    high: float | None
    pooled: bool


class Table(NamedTuple):
    """Counts by row and column."""

    rows: Sequence[str]
    columns: Sequence[str]
    counts: Sequence[Sequence[int]]


@dataclass(frozen=True)
class Chart:
    """What a template needs to draw: the parts, in units of the drawing, and its height."""

    height: float
    parts: Sequence[dict[str, Any]]
    more: dict[str, Any]


def bars(rows: Sequence[Bar]) -> Chart:
    """Return bars from the left, the longest as long as leaves room for its value."""
    widest = max(text_width(row.shown, 13, bold=True) for row in rows)
    room = WIDTH - widest - 10
    longest = max(row.value for row in rows)
    parts, y = [], 0.0
    for row in rows:
        label = break_lines(row.label, WIDTH)
        length = max(round(room * row.value / longest, 1), 2)
        parts.append({"label": label, "y": y, "bar": y + label.height + 3, "length": length, "shown": row.shown})
        y += label.height + 3 + 14 + _GAP
    return Chart(round(y - _GAP, 1), parts, {})


def spans(rows: Sequence[Span], *, better: str, worse: str) -> Chart:
    """Return estimates with their intervals on one axis, zero marked; `better` and `worse` say what its sides mean."""
    ends = [0.0, *(end for row in rows for end in (row.value, row.low, row.high) if end is not None)]
    low, high = (math.floor(min(ends) * 4) / 4, math.ceil(max(ends) * 4) / 4)

    def at(value: float) -> float:
        return round(12 + (WIDTH - 24) * (value - low) / (high - low), 1)

    sides = {"better": break_lines(better, at(0) - 12, 12), "worse": break_lines(worse, WIDTH - at(0) - 8, 12)}
    top = max(side.height for side in sides.values()) + 8
    parts, y = [], top
    for row in rows:
        label = break_lines(row.label, WIDTH)
        parts.append(
            {
                "label": label,
                "y": y,
                "middle": y + label.height + 10,
                "value": at(row.value),
                "line": None if row.low is None or row.high is None else (at(row.low), at(row.high)),
                "pooled": row.pooled,
            }
        )
        y += label.height + 18 + _GAP
    ticks = [low + step / 4 for step in range(round((high - low) * 4) + 1)]
    marks = [{"x": at(tick), "text": f"{tick:g}".replace("-", "\u2212")} for tick in ticks]
    return Chart(round(y + 18, 1), parts, {**sides, "top": top - 4, "zero": at(0), "bottom": y - 4, "ticks": marks})


def _dot(share: float, step: float) -> float:
    """Return the radius of a dot: large enough for its number, the largest as wide as the column."""
    return 8 + (step / 2 - 8) * math.sqrt(share) if share else 1.5


_LABELS = 122
"""Room for the names of rows."""


def matrix(table: Table) -> Chart:
    """Return a dot for each count, the larger the more, with the number in it; names of columns stand upright."""
    step = (WIDTH - _LABELS) / len(table.columns)
    most = max(count for row in table.counts for count in row)
    head = max(text_width(column, 12) for column in table.columns) + 10
    columns = [{"x": round(_LABELS + step * (n + 0.5), 1), "text": name} for n, name in enumerate(table.columns)]
    parts, y = [], head
    for name, counts in zip(table.rows, table.counts, strict=True):
        label: TextLines = break_lines(name, _LABELS - 6, 12)
        high = max(label.height, step)
        cells = [
            {"x": column["x"], "r": round(_dot(count / most, step), 1), "count": count}
            for column, count in zip(columns, counts, strict=True)
        ]
        parts.append({"label": label, "y": y + (high - label.height) / 2, "middle": y + high / 2, "cells": cells})
        y += high + 2
    return Chart(round(y, 1), parts, {"head": head - 6, "columns": columns})
