"""Facets: the ways to browse the catalogue, each value with the entries that have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from catalogue import Catalogue
from catalogue.collation import sort_key
from catalogue.locales import country_name, language_name
from catalogue.models import LENGTHS, Entry, Training
from catalogue.regions import label as region_label
from catalogue.regions import regions_of

PER_PAGE = 50
"""Entries on one page of a list."""


@dataclass(frozen=True)
class Facet:
    """One way to browse: its name in addresses, and where an entry's values come from."""

    name: str
    values: Callable[[Catalogue, Entry], Iterable[str]]
    label: Callable[[Catalogue, str, str], str]
    """(catalogue, value, lang) → what readers see."""
    order: Callable[[Catalogue], list[str]] | None = None
    """The order of values, when it is not that of their labels."""

    def in_order(self, catalogue: Catalogue, values: Iterable[str], lang: str) -> list[str]:
        """Return values in the order that a reader of `lang` expects."""
        present = set(values)
        if self.order is not None:
            return [value for value in self.order(catalogue) if value in present]
        return sorted(present, key=lambda value: sort_key(self.label(catalogue, value, lang), lang))


def vocabulary_facet(name: str, vocabulary: str, field: str, *, sorted_by_label: bool = False) -> Facet:
    """Return the facet that shows the terms of a vocabulary that stand in a field of entries."""
    return Facet(
        name,
        lambda catalogue, entry: catalogue.vocabularies[vocabulary].with_parents(_tuple(getattr(entry, field, ()))),
        lambda catalogue, value, lang: catalogue.vocabularies[vocabulary].label(value, lang),
        None if sorted_by_label else lambda catalogue: list(catalogue.vocabularies[vocabulary].terms),
    )


def _tuple(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


FACETS: tuple[Facet, ...] = (
    vocabulary_facet("chapter", "chapters", "chapters"),
    vocabulary_facet("step", "steps", "steps"),
    vocabulary_facet("condition", "conditions", "conditions", sorted_by_label=True),
    vocabulary_facet("audience", "audience", "audience"),
    vocabulary_facet("setting", "settings", "settings"),
    vocabulary_facet("delivery", "delivery_modes", "delivery_modes"),
    Facet(
        "region",
        lambda catalogue, entry: regions_of(entry.countries),
        lambda catalogue, value, lang: region_label(value, lang),
    ),
    Facet(
        "country",
        lambda catalogue, entry: entry.countries,
        lambda catalogue, value, lang: country_name(value, lang),
    ),
    Facet(
        "language",
        lambda catalogue, entry: entry.languages,
        lambda catalogue, value, lang: language_name(value, lang),
    ),
    vocabulary_facet("format", "formats", "format"),
    Facet(
        "length",
        lambda catalogue, entry: (entry.length,) if isinstance(entry, Training) and entry.length else (),
        lambda catalogue, value, lang: catalogue.interface[lang][f"length_{value.replace('-', '_')}"],
        lambda catalogue: list(LENGTHS),
    ),
    vocabulary_facet("level", "levels", "levels"),
)

BY_FIELD: Mapping[str, str] = {
    "chapters": "chapter", "steps": "step", "conditions": "condition", "audience": "audience",
    "settings": "setting", "delivery_modes": "delivery", "countries": "country", "languages": "language",
    "format": "format", "length": "length", "levels": "level",
}  # fmt: skip
"""Which facet shows the values of which field of an entry."""


class FacetIndex:
    """All values of all facets and their entries; a value without entries does not appear."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._entries: dict[str, dict[str, list[Entry]]] = {facet.name: {} for facet in FACETS}
        for entry in catalogue.entries.values():
            for facet in FACETS:
                for value in facet.values(catalogue, entry):
                    self._entries[facet.name].setdefault(value, []).append(entry)
        self._values: dict[tuple[str, str], list[str]] = {}

    def values(self, facet: Facet, lang: str) -> list[str]:
        """Return the values of a facet that have entries, in the order a reader of `lang` expects."""
        key = (facet.name, lang)
        if key not in self._values:
            self._values[key] = facet.in_order(self.catalogue, self._entries[facet.name], lang)
        return self._values[key]

    def entries(self, facet_name: str, value: str) -> list[Entry]:
        """Return the entries that have a value."""
        return self._entries[facet_name].get(value, [])

    def count(self, facet_name: str, value: str) -> int:
        """Return how many entries have a value."""
        return len(self.entries(facet_name, value))


def in_parts(entries: list[Entry]) -> list[list[Entry]]:
    """Cut a list into pages of at most `PER_PAGE` entries; there is always one."""
    return [entries[start : start + PER_PAGE] for start in range(0, len(entries), PER_PAGE)] or [[]]
