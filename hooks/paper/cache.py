"""Keeps finished files in `.cache/paper/`, by a key of all that they are made from.

A file is there whole or not at all: it is written beside and renamed, its record last.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from . import fonts

_PACKAGES = ("typst", "pikepdf", "pillow", "segno", "markdown", "lxml", "markupsafe", "xlsxwriter")
"""What the files' bytes come from, besides the fonts and the code of this room."""

_ENTRANCES = {"pdf": "pdf", "docx": "docx_file", "xlsx": "xlsx_file", "epub": "epub_file", "zip": "bundle"}
"""{format: the module that makes it}; what that module imports from this room counts, too."""

_IMPORT = re.compile(r"^from \.(\w*) import (\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Made:
    """A finished file."""

    data: bytes
    pages: int | None = None
    preview: bytes | None = None


@dataclass(frozen=True)
class Kept:
    """What the cache knows of a file without opening it."""

    size: int
    pages: int | None
    has_preview: bool


class Cache:
    """One folder of finished files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def file(self, key: str) -> Path:
        """Return where the file itself is."""
        return self.folder / key

    def preview(self, key: str) -> Path:
        """Return where its picture is."""
        return self.folder / f"{key}.png"

    def get(self, key: str) -> Kept | None:
        """Return what is known of a file, None when it has to be made."""
        try:
            kept = Kept(**json.loads((self.folder / f"{key}.json").read_bytes()))
        except (OSError, ValueError, TypeError):
            return None
        whole = self.file(key).is_file() and (self.preview(key).is_file() or not kept.has_preview)
        return kept if whole else None

    def put(self, key: str, made: Made) -> None:
        """Keep a file."""
        _write(self.file(key), made.data)
        if made.preview is not None:
            _write(self.preview(key), made.preview)
        kept = Kept(len(made.data), made.pages, made.preview is not None)
        _write(self.folder / f"{key}.json", json.dumps(asdict(kept)).encode())

    def keep_only(self, keys: Collection[str]) -> None:
        """Remove what is no longer wanted, and what a killed build left half-written."""
        for path in self.folder.iterdir():
            if path.name.partition(".")[0] not in keys or path.name.endswith(".part"):
                path.unlink()


def key_of(kind: str, document: Mapping[str, Any], *how: Any) -> str:
    """Return the key of a file of the format `kind`.

    It changes with the words, the way they are set, the code of the format, the fonts and the packages.
    Where the sources lie makes no difference.
    """
    said = {name: value for name, value in document.items() if name != "path"}
    text = json.dumps([said, how, _tools(kind)], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@cache
def _tools(kind: str) -> str:
    digest = hashlib.sha256(fonts.fingerprint().encode())
    digest.update(repr([(name, version(name)) for name in _PACKAGES]).encode())
    room = Path(__file__).parent
    modules = {room / "making.py", *_imported(room / f"{_ENTRANCES[kind]}.py")}
    for path in (*sorted(modules), *sorted((room / "templates").glob("*.typ"))):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _imported(module: Path) -> set[Path]:
    """Return a module of this room and all that it imports from the room, directly or not."""
    found = {module}
    waiting = [module]
    while waiting:
        for name, what in _IMPORT.findall(waiting.pop().read_text(encoding="utf-8")):
            path = module.with_name(f"{name or what}.py")
            if path.is_file() and path not in found:
                found.add(path)
                waiting.append(path)
    return found


def _write(path: Path, data: bytes) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(path)
