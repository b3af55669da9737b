"""Addresses inside the site.

A *path* has no language, no leading slash and ends in a slash: "tools/epi-info/"; the home page is "".
A *language path* has the prefix of its language: "es/tools/epi-info/".
"""

from __future__ import annotations

from catalogue.checklists import KIND as CHECKLISTS
from catalogue.locales import DEFAULT
from catalogue.materials import KIND as MATERIALS
from catalogue.models import Entry

DOWNLOADS = "downloads/"
"""The path of the page that lists all files."""


def entry_path(entry: Entry) -> str:
    """Return the path of an entry's page."""
    return f"{entry.kind}/{entry.id}/"


def checklist_path(checklist: str) -> str:
    """Return the path of a checklist's page."""
    return f"{CHECKLISTS}/{checklist}/"


def material_path(material: str) -> str:
    """Return the path of a material's page."""
    return f"{MATERIALS}/{material}/"


def facet_path(facet: str, value: str = "") -> str:
    """Return the path of a facet ("browse/condition/") or of one of its values ("browse/condition/hiv/")."""
    return f"browse/{facet}/{value.lower()}/" if value else f"browse/{facet}/"


def part_path(path: str, number: int) -> str:
    """Return the path of part `number` (from 1) of a list that is cut into pages."""
    return path if number == 1 else f"{path}page/{number}/"


def feed_path(kind: str) -> str:
    """Return the path of the feed of a kind, which is a file."""
    return f"feeds/{kind}.xml"


def in_language(path: str, lang: str) -> str:
    """Return the language path: ("tools/", "es") → "es/tools/", ("tools/", "en") → "tools/"."""
    return path if lang == DEFAULT else f"{lang}/{path}"


def to_root(language_path: str) -> str:
    """Return the relative way from a page to the site's root: "es/tools/" → "../../", "" → "./"."""
    return "../" * language_path.count("/") or "./"


def page_path(markdown: str) -> str:
    """Return the path of a hand-written page: "guide/introduction.md" → "guide/introduction/"."""
    stem = markdown.removesuffix(".md")
    if stem == "index":
        return ""
    return f"{stem.removesuffix('/index')}/"
