"""Turns what build.py measured into tables and says which targets are met."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

OURS, AGAIN, WHOLE = "ours", "ours, nothing changed", "ours, with search and data"


@dataclass
class Run:
    """What one build took."""

    wall: float
    cpu: float
    memory: float
    """Megabytes that the process held at most."""


@dataclass
class Measured:
    """One system at one size: its runs, and the files, HTML pages and bytes it wrote."""

    runs: list[Run] = field(default_factory=list)
    files: int = 0
    pages: int = 0
    size: int = 0
    page_size: int = 0
    entry_pages: list[int] = field(default_factory=list)
    entry_pages_zipped: list[int] = field(default_factory=list)

    def middle(self, what: str) -> float:
        """Return the median of wall, cpu or memory."""
        return float(median(getattr(run, what) for run in self.runs))


Results = dict[int, dict[str, Measured]]
"""{entries: {system: figures}}"""


def print_report(results: Results, *, markdown: bool) -> None:
    """Print every table, the targets last."""
    for size, measured in results.items():
        print(table(f"{size:,} entries, medians of {len(measured[OURS].runs)}", _size(measured), markdown))
    print(table("Times what ours took, round by round: least, median, most", _ratios(results), markdown))
    if len(results) > 1:
        print(table("Growth with the number of pages", _growth(results), markdown))
    print(table("Bytes of our entry pages", _bytes(results), markdown))
    print(table("Versions", _versions(), markdown))
    print(table("Targets", _targets(results), markdown))


def table(title: str, rows: Iterable[list[str]], markdown: bool) -> str:
    """Return a table whose first row holds the headings."""
    cells = list(rows)
    if markdown:
        cells.insert(1, ["---"] + ["--:"] * (len(cells[0]) - 1))
        return "\n".join([f"\n## {title}\n", *(f"| {' | '.join(row)} |" for row in cells)])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = (
        [cell.rjust(width) if n else cell.ljust(width) for n, (cell, width) in enumerate(zip(row, widths, strict=True))]
        for row in cells
    )
    return "\n".join([f"\n{title}", *map("  ".join, lines)])


def _size(measured: dict[str, Measured]) -> Iterator[list[str]]:
    yield [
        "system",
        "wall s",
        "CPU s",
        "peak MB",
        "wall ms/page",
        "CPU ms/page",
        "HTML pages",
        "files",
        "MB",
        "kB/page",
    ]
    for system, one in measured.items():
        wall, cpu = one.middle("wall"), one.middle("cpu")
        row = [system, f"{wall:.2f}", f"{cpu:.2f}", f"{one.middle('memory'):.0f}"]
        row += [f"{1000 * wall / one.pages:.2f}", f"{1000 * cpu / one.pages:.2f}", f"{one.pages:,}", f"{one.files:,}"]
        yield [*row, f"{one.size / 1e6:.1f}", f"{one.page_size / one.pages / 1000:.1f}"]


def _ratio(results: Results, size: int, one: str, other: str, what: str) -> list[float]:
    """Return, round by round, how many times more `one` took than `other`; least first."""
    pairs = zip(results[size][one].runs, results[size][other].runs, strict=True)
    return sorted(getattr(a, what) / getattr(b, what) for a, b in pairs)


def _ratios(results: Results) -> Iterator[list[str]]:
    yield ["system", "entries", "wall", "CPU", "peak memory"]
    for size, measured in results.items():
        for system in list(measured)[1:]:
            found = [_ratio(results, size, system, OURS, what) for what in ("wall", "cpu", "memory")]
            yield [system, f"{size:,}", *(f"{one[0]:.2f}, {median(one):.2f}, {one[-1]:.2f}" for one in found)]


def _growth(results: Results) -> Iterator[list[str]]:
    yield ["system", "entries", "exponent", "of the last step", "CPU ms per added page", "CPU, last / last but one"]
    sizes = list(results)
    for system in results[sizes[0]]:
        first, before, last = (results[size][system] for size in (sizes[0], sizes[-2], sizes[-1]))
        added = (last.middle("cpu") - first.middle("cpu")) / (last.pages - first.pages)
        row = [
            system,
            f"{sizes[0]:,} to {sizes[-1]:,}",
            f"{_exponent(first, last):.2f}",
            f"{_exponent(before, last):.2f}",
        ]
        yield [*row, f"{1000 * added:.2f}", f"{last.middle('cpu') / before.middle('cpu'):.2f}"]


def _exponent(one: Measured, other: Measured) -> float:
    """Return the power of the number of pages with which CPU time grows: 1 is in proportion, 2 with the square."""
    return math.log(other.middle("cpu") / one.middle("cpu")) / math.log(other.pages / one.pages)


def _bytes(results: Results) -> Iterator[list[str]]:
    yield ["entries", "median", "largest", "gzip, median", "gzip, largest"]
    for size, measured in results.items():
        raw, zipped = measured[OURS].entry_pages, measured[OURS].entry_pages_zipped
        yield [f"{size:,}", *(f"{number:,.0f}" for number in (median(raw), max(raw), median(zipped), max(zipped)))]


def _targets(results: Results) -> Iterator[list[str]]:
    """Yield a row for every target that these sizes and systems can decide."""
    yield ["target", "at most", "measured", "result"]

    def row(name: str, measured: float, most: float) -> list[str]:
        return [name, f"{most:g}", f"{measured:.2f}", "met" if measured <= most else "missed"]

    for rival, most in (("mkdocs", 0.2), ("hugo", 1.3)):
        for what in ("wall", "cpu"):
            if rival in results.get(1000, {}):
                times = median(_ratio(results, 1000, OURS, rival, what))
                yield row(f"1,000 entries: {what}, ours / {rival}", times, most)
    if 1000 in results:
        yield row("1,000 entries: peak memory, MB", results[1000][OURS].middle("memory"), 120)
    for small, large, most in ((1000, 3000, 3.0), (3000, 10_000, 3.4)):
        if small in results and large in results:
            growth = results[large][OURS].middle("cpu") / results[small][OURS].middle("cpu")
            yield row(f"CPU, {large:,} entries / {small:,}", growth, most)
    ours = [measured[OURS] for measured in results.values()]
    yield row("largest entry page, kB", max(max(one.entry_pages) for one in ours) / 1000, 30)
    yield row("largest entry page, kB gzip", max(max(one.entry_pages_zipped) for one in ours) / 1000, 7)
    # In a smaller catalogue not every entry has neighbours to list, so its pages are lighter.
    medians = [median(measured[OURS].entry_pages) for size, measured in results.items() if size >= 1000]
    if len(medians) > 1:
        yield row("median entry page, last size / 1,000 entries", medians[-1] / medians[0], 1.02)


def _versions() -> Iterator[list[str]]:
    yield ["of", "version"]
    yield ["Python", platform.python_version()]
    for package in ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "hugo"):
        try:
            yield [package, version(package)]
        except PackageNotFoundError:
            yield [package, "not installed"]
    facts = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.split(": ")[1] for line in facts if line.startswith("model name")), platform.machine())
    yield ["processor", f"{os.cpu_count()} x {model}"]
    yield ["kernel", f"{platform.system()} {platform.release()}"]
