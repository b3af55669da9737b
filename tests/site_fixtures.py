"""The tiny site as fixtures. A test file that uses them says `pytest_plugins = ["site_fixtures"]`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from site_builder import PROJECT, BuiltSite, built, lay_out, write


@pytest.fixture(scope="session")
def sources(tmp_path_factory) -> Path:
    """The folder of the tiny site: its sources, and below site/ what was built from them. Tests only look at it."""
    folder = lay_out(tmp_path_factory.mktemp("sites") / "small")
    built(folder)
    return folder


@pytest.fixture(scope="session")
def small(sources) -> BuiltSite:
    """The tiny site as it was built. Tests only look at it."""
    return BuiltSite(sources / "site")


@pytest.fixture
def workshop(sources, tmp_path) -> Path:
    """A copy of the tiny site with its sources, built already; the test may do with it what it likes."""
    return Path(shutil.copytree(sources, tmp_path / "small"))


@pytest.fixture(scope="session")
def long_lists(tmp_path_factory) -> BuiltSite:
    """The tiny site with sixty more tools. Tests only look at it."""
    folder = lay_out(tmp_path_factory.mktemp("sites") / "long")
    template = (folder / "resources/tools/planning-sheet.yml").read_text(encoding="utf-8")
    for number in range(60):
        text = template.replace("id: planning-sheet", f"id: sheet-{number:02}")
        text = text.replace("title: Épi planning sheet", f"title: Sheet {number:02}")
        write(folder, f"resources/tools/sheet-{number:02}.yml", text)
    return built(folder)


@pytest.fixture(scope="session")
def with_files(tmp_path_factory) -> BuiltSite:
    """The tiny site with files to download, whose contents are of no use. Tests only look at it."""
    folder = lay_out(tmp_path_factory.mktemp("sites") / "files")
    shutil.copy2(PROJECT / "tests" / "fake_downloads.py", folder / "hooks" / "downloads.py")
    return built(folder)
