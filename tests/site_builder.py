"""Builds the tiny site of tests/sites/small, each time in a folder of its own, and reads what came out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup

PROJECT = Path(__file__).resolve().parents[1]
LANGUAGES = {"en": "en", "es": "es", "zh": "zh-Hans"}
"""The folder and address part of each language, and what `<html lang>` says."""

SITE_URL = "https://peer-support-guide.example/"
KINDS = ("tools", "training", "handouts", "examples", "evidence")

LEFT_OUT = shutil.ignore_patterns("__pycache__", "picks.yml", "training_units.yml")
"""Not for the tiny site: what names entries of the real catalogue."""

_OWN_ENVIRONMENT = ("SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH", "PYTHONHASHSEED", "GITHUB_ACTIONS", "CI")


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml without MkDocs' own tags."""


_Settings.add_multi_constructor("!", lambda loader, suffix, node: None)


def settings() -> dict[str, Any]:
    """Return what mkdocs.yml says."""
    found: dict[str, Any] = yaml.load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Settings)
    return found


def lay_out(folder: Path) -> Path:
    """Put the sources of the tiny site, with the project's hooks, look and words, into `folder`."""
    shutil.copytree(PROJECT / "tests" / "sites" / "small", folder, dirs_exist_ok=True)
    shutil.copy2(PROJECT / "mkdocs.yml", folder / "base.yml")
    for name in ("hooks", "overrides", "resources/vocabularies"):
        shutil.copytree(PROJECT / name, folder / name, ignore=LEFT_OUT, dirs_exist_ok=True)
    for lang in LANGUAGES:
        words = Path("resources", "translations", lang, "interface.yml")
        (folder / words).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(PROJECT / words, folder / words)
    return folder


def command(*arguments: str) -> list[str]:
    """Return the command line of MkDocs."""
    return [sys.executable, "-m", "mkdocs", *arguments]


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a build: the caller's, less what would change the site."""
    kept = {name: value for name, value in os.environ.items() if name not in _OWN_ENVIRONMENT}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PAPER": "0"} | more


def build(folder: Path, *arguments: str, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """Build the site strictly and quietly; what went wrong stands in `stderr`."""
    return subprocess.run(
        command("build", "--strict", "--quiet", *arguments),
        cwd=cwd or folder,
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def built(folder: Path, **more: str) -> BuiltSite:
    """Build the site in `folder`, which must go well."""
    done = build(folder, **more)
    if done.returncode or done.stdout or done.stderr:
        raise AssertionError(f"The build went wrong ({done.returncode}).\n{done.stdout}{done.stderr}")
    return BuiltSite(folder / "site")


def in_language(path: str, lang: str) -> str:
    """Return the address of a page in a language: ("tools/", "es") → "es/tools/"."""
    return path if lang == "en" else f"{lang}/{path}"


def write(folder: Path, name: str, text: str) -> None:
    """Write a file of the tiny site's sources."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def replace(folder: Path, name: str, old: str, new: str) -> None:
    """Change one passage of a file of the tiny site's sources."""
    text = (folder / name).read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise AssertionError(f"{name} holds {old!r} {text.count(old)} times")
    write(folder, name, text.replace(old, new))


def interface(lang: str) -> dict[str, str]:
    """Return the words of buttons and headings in a language."""
    path = PROJECT / "resources" / "translations" / lang / "interface.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def label(vocabulary: str, term: str, lang: str) -> str:
    """Return the label of a vocabulary's term in a language."""
    path = PROJECT / "resources" / "vocabularies" / f"{vocabulary}.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))[term][lang]


class BuiltSite:
    """A finished site on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._parsed: dict[str, BeautifulSoup] = {}

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file, as a path from the site's root."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> list[str]:
        """The address of every page from the site's root, "" for the home page; the 404 pages are not among them."""
        return sorted(name.removesuffix("index.html") for name in self.files if name.endswith("index.html"))

    def pages_in(self, lang: str) -> list[str]:
        """Return the addresses of the pages of one language."""
        others = tuple(f"{other}/" for other in LANGUAGES if other != "en")
        if lang == "en":
            return [page for page in self.pages if not page.startswith(others)]
        return [page for page in self.pages if page.startswith(f"{lang}/")]

    def text(self, page: str) -> str:
        """Return the HTML of the page at an address, or of a file."""
        name = page if page.endswith((".html", ".xml", ".txt")) else f"{page}index.html"
        return (self.folder / name).read_text(encoding="utf-8")

    def page(self, page: str) -> BeautifulSoup:
        """Return the parsed page at an address; it is parsed once, so do not change it."""
        if page not in self._parsed:
            self._parsed[page] = BeautifulSoup(self.text(page), "html.parser")
        return self._parsed[page]

    def items(self, page: str) -> list[str]:
        """Return the ids of the entries in the list of a page, in order."""
        links = self.page(page).select(".items .item__title")
        return [str(link["href"]).rstrip("/").rsplit("/", 1)[1] for link in links]
