"""Builds beside the published folder and swaps at the end, so that a build that fails or is killed changes nothing.

Files that did not change are linked, not written: they keep their date, and the disk its peace.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterable
from pathlib import Path


class SiteFolder:
    """The folder a build writes to, and the one it takes the place of when all went well."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.building = target.with_name(f".{target.name}.building")
        self._previous = target.with_name(f".{target.name}.previous")

    def open(self) -> Path:
        """Prepare an empty folder to build in and return it; mend what a killed swap left behind."""
        if not self.target.exists() and self._previous.exists():
            self._previous.rename(self.target)
        for leftover in (self.building, self._previous):
            if leftover.exists():
                shutil.rmtree(leftover)
        self.building.mkdir(parents=True)
        return self.building

    def link_unchanged(self, names: Iterable[str]) -> None:
        """Do for files that MkDocs has written what `write_or_link` does for ours."""
        for name in names:
            new, old = self.building / name, self.target / name
            if old.is_file() and filecmp.cmp(new, old, shallow=False):
                new.unlink()
                _link(str(old), str(new))

    def publish(self) -> None:
        """Put what was built in the place of what was published."""
        if self.target.exists():
            self.target.rename(self._previous)
        self.building.rename(self.target)
        if self._previous.exists():
            shutil.rmtree(self._previous)

    def discard(self) -> None:
        """Remove what was built; the published folder stays as it is."""
        if self.building.exists():
            shutil.rmtree(self.building)


def write_or_link(folder: Path, published: Path, name: str, content: bytes, made: set[str]) -> None:
    """Write `content` to `folder`/`name`; when `published`/`name` is the same, link it instead.

    `made` remembers the folders that exist, so that each is asked for once.
    """
    path = f"{folder}/{name}"
    parent = path.rpartition("/")[0]
    if parent not in made:
        _make_folder(parent)
        made.add(parent)
    try:
        with open(f"{published}/{name}", "rb") as old:
            if old.read() == content:
                _link(old.name, path)
                return
    except OSError:
        pass
    with open(path, "wb") as new:
        new.write(content)


def link_file(file: Path, target: Path) -> None:
    """Put a file that lies elsewhere into the folder that is being built."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _link(str(file), str(target))


def _make_folder(path: str) -> None:
    """Make a folder whose parent is nearly always there, without asking for it first as `os.makedirs` does."""
    try:
        os.mkdir(path)  # noqa: PTH102  (a Path for each of 4,000 files costs more than the folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except OSError:  # a file system without hard links
        shutil.copy2(old, new)
