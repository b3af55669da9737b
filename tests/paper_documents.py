"""The documents of the real site, made once for all tests of files."""

from __future__ import annotations

from functools import cache
from typing import Any

from site_builder import PROJECT, SITE_URL, settings

from catalogue import Catalogue, load_catalogue
from paper.shelf import Shelf, Wanted
from web.paths import page_path
from web.printed import PrintedPages
from web.site import Site

COVER = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63e04e8a04000142008dcaac6e980000000049454e44ae426082"
)
"""A PNG of one point."""


@cache
def catalogue() -> Catalogue:
    """Return the real catalogue."""
    return load_catalogue(PROJECT / "resources", PROJECT / "docs")


@cache
def shelf() -> Shelf:
    """Return the shelf of the real site."""
    return Shelf(catalogue(), _pages(), PROJECT / "resources", PROJECT / "overrides" / "assets" / "css")


@cache
def wanted() -> list[Wanted]:
    """Return every file that the real site wants, with the document that it is made of."""
    return shelf().wanted()


def documents(form: str, lang: str) -> list[dict[str, Any]]:
    """Return the documents of which files of a format are made in a language."""
    return [one.document for one in wanted() if one.format == form and one.document["lang"] == lang]


def _pages() -> PrintedPages:
    said = settings()
    guide = next(item["Guide"] for item in said["nav"] if isinstance(item, dict) and "Guide" in item)
    extensions, details = [], {}
    for extension in said["markdown_extensions"]:
        ((name, how),) = extension.items() if isinstance(extension, dict) else ((extension, {}),)
        extensions.append(name)
        details[name] = how
    docs = PROJECT / "docs" / "en"
    site = Site(
        catalogue(),
        site_url=SITE_URL,
        repo_url="https://git.peer-support-guide.example/site",
        fragments=PROJECT / "overrides" / "fragments",
        guide_paths=frozenset(page_path(path.relative_to(docs).as_posix()) for path in docs.rglob("*.md")),
    )
    return PrintedPages(site, [page for page in guide if page != "guide/index.md"], extensions, details)
