"""Measures what the files for download add to a build: cold, with nothing in the cache, and warm.

A copy of the project is built three times, without paper, with an empty cache, and with the cache of the
build before. `--rounds` repeats all three.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from serve import copy_project

KINDS = ("without paper", "cold", "warm")


def build(project: Path, paper: str) -> tuple[float, float]:
    """Build once in a process of its own; return seconds of the clock and of the processors."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PAPER": paper}
    start = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    process = subprocess.Popen(command, cwd=project, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)  # subprocess must not wait for it again
    if process.returncode:
        raise SystemExit(f"the build failed in {project}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def main() -> None:
    """Measure and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    found: dict[str, list[tuple[float, float]]] = {kind: [] for kind in KINDS}
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder)
            copy_project(project)
            for kind in KINDS:
                found[kind].append(build(project, "0" if kind == KINDS[0] else "1"))
            files = sum(1 for _ in (project / ".cache" / "paper").glob("*.json"))
    print(f"{files} files, {os.cpu_count()} processors, {options.rounds} rounds, medians\n")
    print("| build | wall s | CPU s | paper: wall s | CPU s |\n| --- | --: | --: | --: | --: |")
    base = [median(one[at] for one in found[KINDS[0]]) for at in (0, 1)]
    for kind, runs in found.items():
        wall, cpu = (median(one[at] for one in runs) for at in (0, 1))
        print(f"| {kind} | {wall:.1f} | {cpu:.1f} | {wall - base[0]:.1f} | {cpu - base[1]:.1f} |")


if __name__ == "__main__":
    main()
