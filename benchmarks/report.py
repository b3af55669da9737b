"""Prints figures as tables, for a terminal or as Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass
class Target:
    """A figure and the limit it is to keep."""

    name: str
    value: float
    most: float | None = None
    least: float | None = None

    @property
    def met(self) -> bool:
        """Whether the limit is kept."""
        return self.value <= self.most if self.most is not None else self.value >= (self.least or 0)

    @property
    def limit(self) -> str:
        """The limit as readers see it."""
        return f"at most {self.most:g}" if self.most is not None else f"at least {self.least:g}"


def table(title: str, rows: Iterable[list[str]], markdown: bool) -> str:
    """Return a table with numbers to the right; the first row holds the headings."""
    head, *body = rows
    widths = [max(len(row[column]) for row in [head, *body]) for column in range(len(head))]
    lines = [
        [cell.rjust(width) if column and not markdown else cell.ljust(width)
         for column, (cell, width) in enumerate(zip(row, widths, strict=True))]
        for row in [head, *body]
    ]  # fmt: skip
    if not markdown:
        return "\n".join([f"\n{title}", *("  ".join(line).rstrip() for line in lines)])
    lines.insert(1, ["---"] + ["--:"] * (len(head) - 1))
    return "\n".join([f"\n## {title}\n", *(f"| {' | '.join(line)} |" for line in lines)])


def targets(goals: Iterable[Target], markdown: bool) -> str:
    """Return a line for each target that says whether it is met."""
    rows = [["target", "limit", "measured", ""]]
    rows += [[goal.name, goal.limit, f"{goal.value:.2f}", "met" if goal.met else "missed"] for goal in goals]
    return table("Targets", rows, markdown)
