"""The tiny site as fixtures: import them by name into the test files that use them.

A fixture that is imported into several files counts as several; the sites are built once all the same.
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest
from site_builder import BuiltSite, built, lay_out, write


@pytest.fixture(scope="session")
def small(tmp_path_factory) -> BuiltSite:
    """The tiny site, built once. Tests only look at it."""
    return _small(tmp_path_factory)


@pytest.fixture(scope="session")
def long_lists(tmp_path_factory) -> BuiltSite:
    """The tiny site with sixty more tools, built once."""
    return _long_lists(tmp_path_factory)


@pytest.fixture
def workshop(tmp_path_factory, tmp_path) -> Path:
    """A copy of the tiny site with its sources, built already; the test may do with it what it likes."""
    _small(tmp_path_factory)
    return Path(shutil.copytree(_sources(tmp_path_factory), tmp_path / "small"))


@cache
def _sources(factory: pytest.TempPathFactory) -> Path:
    return lay_out(factory.mktemp("sites") / "small")


@cache
def _small(factory: pytest.TempPathFactory) -> BuiltSite:
    return built(_sources(factory))


@cache
def _long_lists(factory: pytest.TempPathFactory) -> BuiltSite:
    folder = lay_out(factory.mktemp("sites") / "long")
    template = (folder / "resources/tools/planning-sheet.yml").read_text(encoding="utf-8")
    for number in range(60):
        text = template.replace("id: planning-sheet", f"id: sheet-{number:02}")
        text = text.replace("title: Épi planning sheet", f"title: Sheet {number:02}")
        text = text.replace("https://www.icann.org/", f"https://www.icann.org/{number}")
        write(folder, f"resources/tools/sheet-{number:02}.yml", text)
    return built(folder)
