"""The filters on the page of a kind: what the script loads when a reader first opens one.

A filter's name and its values in lower case are those of the address (`?condition=hiv&language=es`),
which is a contract: they are the same as in the addresses of the facet pages.
"""

from __future__ import annotations

import json
from typing import Any

from catalogue import Catalogue
from catalogue.locales import TAGS
from catalogue.models import Entry
from catalogue.words import Said

from .facets import FACETS, Facet, vocabulary_facet
from .lists import Lists

_LINK = Facet(
    "link",
    lambda catalogue, entry: ("yes",) if entry.has_address else (),
    lambda catalogue, value, lang: catalogue.interface[lang]["filter_with_link"],
    lambda catalogue: ["yes"],
)

_BY_NAME = {facet.name: facet for facet in (*FACETS, vocabulary_facet("license", "licenses", "license"), _LINK)}

FIRST = ("condition", "audience", "language", "region", "length")
"""The filters that are always seen; the others stand behind "More filters"."""

FILTERS = tuple(
    _BY_NAME[name] for name in (*FIRST, "level", "step", "setting", "country", "chapter", "format", "license", "link")
)
"""In the order in which they make a sentence, and in which the address names them."""


def filter_values(catalogue: Catalogue, kind: str, facet: Facet, lang: str) -> list[str]:
    """Return the values of a filter that some, but not all, entries of a kind have, as a reader looks for them."""
    entries = catalogue.of_kind(kind)
    counts: dict[str, int] = {}
    for entry in entries:
        for value in facet.values(catalogue, entry):
            counts[value] = counts.get(value, 0) + 1
    telling = [value for value, count in counts.items() if count < len(entries)]
    return facet.in_order(catalogue, telling, lang)


def filter_file(catalogue: Catalogue, kind: str, lang: str, lists: Lists) -> bytes:
    """Return the JSON of one kind in one language: the filters with their values, and every entry in order."""
    values = {facet.name: filter_values(catalogue, kind, facet, lang) for facet in FILTERS}
    used = [facet for facet in FILTERS if values[facet.name]]
    places = {name: {value: number for number, value in enumerate(listed)} for name, listed in values.items()}

    def row(entry: Entry) -> list[Any]:
        words = catalogue.words(entry, lang)
        has = [
            [places[facet.name][value] for value in facet.values(catalogue, entry) if value in places[facet.name]]
            for facet in used
        ]
        return [
            entry.id, *_said(words.title, lang), *_said(words.texts[entry.lead], lang), lists.facts_line(entry), has,
        ]  # fmt: skip

    data = {
        "filters": [
            [facet.name, [[value.lower(), facet.label(catalogue, value, lang)] for value in values[facet.name]]]
            for facet in used
        ],
        "entries": [row(entry) for entry in catalogue.by_title(catalogue.of_kind(kind), lang)],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _said(said: Said, lang: str) -> tuple[str, str]:
    """The text, and its language when that is not the page's."""
    return said.text, "" if said.tag == TAGS[lang] else said.tag
