"""Measures how long it takes under `mkdocs serve` until an edit is seen, with the real content.

A copy of the project is served; the words of an entry and a page of the guide are changed in turn, and
each time the page is asked for until it shows the change. `--help` names the options.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

from workload import ROOT

_FIRST = min(path.stem for path in (ROOT / "resources/tools").glob("[!_]*.yml"))
ENTRY = (f"resources/tools/{_FIRST}.yml", "title: ", f"tools/{_FIRST}/")
PAGE = ("docs/en/about.md", "# ", "about/")
"""File, what stands before the words that are changed, and the path of the page that shows them."""
PATIENCE = 120
"""Seconds until we give up."""


def copy_project(folder: Path) -> None:
    """Copy what a build reads."""
    for name in ("docs", "hooks", "overrides", "resources"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "mkdocs.yml", folder)


def seen(address: str, text: str) -> bool:
    """Say whether the page at `address` shows `text` now; while a build goes on, the server lets us wait."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return text in answer.read().decode()
    except OSError:
        return False


def until_seen(address: str, text: str) -> float:
    """Return the seconds until the page shows `text`."""
    start = time.perf_counter()
    while not seen(address, text):
        if time.perf_counter() - start > PATIENCE:
            raise SystemExit(f"{address} did not show the change within {PATIENCE} seconds.")
        time.sleep(0.02)
    return time.perf_counter() - start


def edit(folder: Path, file: str, before: str, word: str) -> None:
    """Put a word in front of the first text that stands behind `before`."""
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(before, f"{before}{word} ", 1), encoding="utf-8")


def main() -> None:
    """Serve a copy, edit it and print how long each edit took to be seen."""
    parser = argparse.ArgumentParser(description="Measure how soon an edit is seen under mkdocs serve.")
    parser.add_argument("--edits", type=int, default=5, metavar="N", help="edits of the entry and of the page")
    edits = parser.parse_args().edits
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://{host}/"}
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        folder = Path(name)
        copy_project(folder)
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host]
        server = subprocess.Popen(command, cwd=folder, env=environment)
        try:
            print(f"until the first page is served: {until_seen(f'http://{host}/', '</html>'):.1f} s")
            for what, (file, before, page) in (("an entry", ENTRY), ("a page of the guide", PAGE)):
                found = []
                for number in range(edits):
                    edit(folder, file, before, f"Edited{number}")
                    found.append(until_seen(f"http://{host}/{page}", f"Edited{number}"))
                print(f"{what}: median {median(found):.1f} s of {', '.join(f'{one:.1f}' for one in found)}")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
