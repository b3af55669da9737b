"""Fixtures for the tests of the catalogue: a tiny catalogue with one thing changed, read as users have it read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tiny_catalogue import Files, lay_out, write

from catalogue import Catalogue, CatalogueError, load_catalogue


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Catalogue]:
    """Read the tiny catalogue with `files` written over it; each further call changes what the last one left."""

    def read(files: Files | None = None) -> Catalogue:
        if (tmp_path / "resources").exists():
            write(tmp_path, files or {})
        else:
            lay_out(tmp_path, files or {})
        monkeypatch.chdir(tmp_path)
        return load_catalogue(Path("resources"), Path("docs") if Path("docs").is_dir() else None)

    return read


@pytest.fixture
def problems(catalogue: Callable[..., Catalogue]) -> Callable[..., list[str]]:
    """Read the tiny catalogue with `files` written over it and return the messages."""

    def read(files: Files | None = None) -> list[str]:
        try:
            catalogue(files)
        except CatalogueError as error:
            return [str(problem) for problem in error.problems]
        return []

    return read
