"""Builds beside the published folder and swaps at the end, so that a build that fails or is killed changes nothing.

Files that did not change are linked, not written: they keep their date, and the disk its peace.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from pathlib import Path


class SiteFolder:
    """The folder a build writes to, and the one it takes the place of when all went well."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.building = target.with_name(f".{target.name}.building")
        self._previous = target.with_name(f".{target.name}.previous")
        self._folders: set[str] = set()

    def open(self) -> Path:
        """Prepare an empty folder to build in and return it; mend what a killed swap left behind."""
        if not self.target.exists() and self._previous.exists():
            self._previous.rename(self.target)
        for leftover in (self.building, self._previous):
            if leftover.exists():
                shutil.rmtree(leftover)
        self.building.mkdir(parents=True)
        self._folders = set()
        return self.building

    def write(self, name: str, content: bytes) -> None:
        """Write one file, or link the published one when it has the same content."""
        write_or_link(self.building, self.target, name, content, self._folders)

    def publish(self) -> None:
        """Put what was built in the place of what was published."""
        for path in self.building.rglob("*"):
            old = self.target / path.relative_to(self.building)
            if path.is_file() and path.stat().st_nlink == 1 and old.is_file() and filecmp.cmp(path, old, shallow=False):
                path.unlink()
                _link(old, path)
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
        os.makedirs(parent, exist_ok=True)
        made.add(parent)
    try:
        with open(f"{published}/{name}", "rb") as old:
            if old.read() == content:
                _link(Path(old.name), Path(path))
                return
    except OSError:
        pass
    with open(path, "wb") as new:
        new.write(content)


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a file system without hard links
        shutil.copy2(old, new)
