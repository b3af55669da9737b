"""The tiny site as fixtures: import them by name into the test files that use them.

A fixture that is imported into several files counts as several; each site is built once all the same.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from site_builder import BuiltSite, built, lay_out, write

_sites: dict[str, Path] = {}
"""The folders that have been built, with their sources."""


@pytest.fixture(scope="session")
def small(tmp_path_factory) -> BuiltSite:
    """The tiny site. Tests only look at it."""
    return BuiltSite(_once(tmp_path_factory, "small", lambda folder: None) / "site")


@pytest.fixture(scope="session")
def long_lists(tmp_path_factory) -> BuiltSite:
    """The tiny site with sixty more tools. Tests only look at it."""
    return BuiltSite(_once(tmp_path_factory, "long", _add_sixty_tools) / "site")


@pytest.fixture
def workshop(tmp_path_factory, tmp_path) -> Path:
    """A copy of the tiny site with its sources, built already; the test may do with it what it likes."""
    return Path(shutil.copytree(_once(tmp_path_factory, "small", lambda folder: None), tmp_path / "small"))


def _once(factory: pytest.TempPathFactory, name: str, prepare: Callable[[Path], None]) -> Path:
    if name not in _sites:
        folder = lay_out(factory.mktemp("sites") / name)
        prepare(folder)
        built(folder)
        _sites[name] = folder
    return _sites[name]


def _add_sixty_tools(folder: Path) -> None:
    template = (folder / "resources/tools/planning-sheet.yml").read_text(encoding="utf-8")
    for number in range(60):
        text = template.replace("id: planning-sheet", f"id: sheet-{number:02}")
        text = text.replace("title: Épi planning sheet", f"title: Sheet {number:02}")
        write(folder, f"resources/tools/sheet-{number:02}.yml", text)
