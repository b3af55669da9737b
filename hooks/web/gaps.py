"""What the catalogue lacks: by language, by condition, by country, each with the way to propose something.

Inserts of docs/<lang>/gaps.md: `<!-- catalogue: gaps languages -->`, `gaps conditions`, `gaps countries`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlencode

from babel.core import get_global
from markupsafe import Markup

from catalogue.collation import sort_key
from catalogue.locales import TAGS, country_name, is_country, language_name
from catalogue.models import Entry

from .facets import FACETS
from .maker import Maker
from .paths import facet_path, in_language
from .site import Site

MATERIALS = ("tools", "training", "handouts")

FEWEST = 8
"""A language with fewer materials is too small for a list of what it lacks: it lacks nearly everything."""

_NO_COUNTRIES = frozenset(("AC", "AQ", "BV", "CP", "CQ", "DG", "EA", "GS", "HM", "IC", "IO", "QO", "TA", "TF", "UM"))
"""Codes of CLDR for islands without inhabitants, and for parts of countries that have a code of their own elsewhere."""


def proposal_address(repo_url: str, **fields: str) -> str:
    """Return the address of the form for a resource with some of its fields filled in (.github/ISSUE_TEMPLATE)."""
    query = urlencode({"template": "resource.yml"} | {name: text for name, text in fields.items() if text})
    return f"{repo_url}/issues/new?{query}"


class Gaps(Maker):
    """Makes the inserts of one language."""

    def __init__(self, site: Site, lang: str) -> None:
        super().__init__(site, lang)
        entries = site.catalogue.entries.values()
        self.materials = [entry for entry in entries if entry.kind in MATERIALS]
        self.programs = site.catalogue.of_kind("examples")
        self.conditions = [term for term in site.catalogue.vocabularies["conditions"].terms if term != "general"]

    def make(self, name: str, root: str) -> Markup:
        """Return the insert `name`. Raises ValueError when there is none of that name."""
        makers: dict[str, Callable[[str], Markup]] = {
            "languages": self.languages, "conditions": self.of_conditions, "countries": self.countries,
        }  # fmt: skip
        if name not in makers:
            raise ValueError(f'there are no gaps "{name}". Use one of {", ".join(makers)}.')
        return makers[name](root)

    def languages(self, root: str) -> Markup:
        """Return, for each language with several materials, the conditions on which it has none."""
        counts: dict[str, int] = {}
        for entry in self.materials:
            for tag in entry.languages:
                counts[tag] = counts.get(tag, 0) + 1
        reading = list(TAGS.values())
        shown = [tag for tag in counts if counts[tag] >= FEWEST or tag in reading]
        shown.sort(key=lambda tag: (tag not in reading, -counts[tag], tag))
        rows = []
        for tag in shown:
            covered = self._conditions_of(entry for entry in self.materials if tag in entry.languages)
            missing = [self._label(term) for term in self.conditions if term not in covered]
            name = language_name(tag, self.lang)
            rows.append(
                {
                    "url": self._facet(root, "language", tag),
                    "label": name,
                    "count": str(counts[tag]),
                    "cells": [(self.words["gaps_nothing_on"], self._joined(missing))],
                    "propose": self._proposal(languages=name),
                }
            )
        return self.render("gaps.html", rows=rows, head=self._head("facet_language", "gaps_nothing_on"))

    def of_conditions(self, root: str) -> Markup:
        """Return, for each condition, its materials in the reading languages and the countries of its programs."""
        rows = []
        for term in self._in_order("condition", self.conditions):
            materials = [entry for entry in self.materials if term in self._with_parents(entry)]
            programs = [entry for entry in self.programs if term in self._with_parents(entry)]
            languages = [
                f"{language_name(tag, self.lang)} {sum(tag in entry.languages for entry in materials)}"
                for tag in TAGS.values()
            ]
            others = {tag for entry in materials for tag in entry.languages} - set(TAGS.values())
            countries = self._countries_of(programs)
            rows.append(
                {
                    "url": self._facet(root, "condition", term) if materials or programs else "",
                    "label": self._label(term),
                    "count": "",
                    "cells": [
                        (self.words["gaps_materials"], " · ".join([*languages, self._others(len(others))])),
                        (self.words["gaps_programs_in"], self._joined(countries)),
                    ],
                    "propose": self._proposal(topics=self._label(term)),
                }
            )
        head = self._head("facet_condition", "gaps_materials", "gaps_programs_in")
        return self.render("gaps.html", rows=rows, head=head)

    def countries(self, root: str) -> Markup:
        """Return, for each country, the conditions of its programs and the languages of materials made for it."""
        rows = []
        codes = {code for entry in (*self.materials, *self.programs) for code in entry.countries}
        for code in self._in_order("country", codes):
            programs = [entry for entry in self.programs if code in entry.countries]
            materials = [entry for entry in self.materials if code in entry.countries]
            conditions = {term for entry in programs for term in entry.conditions}
            languages = {tag for entry in materials for tag in entry.languages}
            about = [self._label(term) for term in self._in_order("condition", conditions)]
            made_in = [language_name(tag, self.lang) for tag in self._in_order("language", languages)]
            rows.append(
                {
                    "url": self._facet(root, "country", code),
                    "label": country_name(code, self.lang),
                    "count": "",
                    "cells": [
                        (self.words["gaps_programs_on"], self._joined(about)),
                        (self.words["gaps_materials_in"], self._joined(made_in)),
                    ],
                    "propose": self._proposal(topics=country_name(code, self.lang)),
                }
            )
        inhabited = {code for code in get_global("territory_languages") if is_country(code)} - _NO_COUNTRIES - codes
        names = sorted(
            (country_name(code, self.lang) for code in inhabited), key=lambda name: sort_key(name, self.lang)
        )
        head = self._head("facet_country", "gaps_programs_on", "gaps_materials_in")
        return self.render("gaps.html", rows=rows, head=head) + self.render(
            "gaps_countries.html", names=self.words["list_comma"].join(names), count=len(names)
        )

    def _head(self, *keys: str) -> list[str]:
        return [self.words[key] for key in keys]

    def _label(self, term: str) -> str:
        return self.site.lists[self.lang].label("conditions", term)

    def _with_parents(self, entry: Entry) -> tuple[str, ...]:
        return self.site.catalogue.vocabularies["conditions"].with_parents(entry.conditions)

    def _conditions_of(self, entries: Iterable[Entry]) -> set[str]:
        return {term for entry in entries for term in self._with_parents(entry)}

    def _countries_of(self, programs: list[Entry]) -> list[str]:
        codes = {code for entry in programs for code in entry.countries}
        return [country_name(code, self.lang) for code in self._in_order("country", codes)]

    def _in_order(self, name: str, values: Iterable[str]) -> list[str]:
        facet = next(facet for facet in FACETS if facet.name == name)
        return facet.in_order(self.site.catalogue, values, self.lang)

    def _facet(self, root: str, name: str, value: str) -> str:
        return root + in_language(facet_path(name, value), self.lang)

    def _joined(self, names: list[str]) -> str:
        return self.words["list_comma"].join(names) or self.words["gaps_none"]

    def _others(self, count: int) -> str:
        return self.words["gaps_other_languages"].format(count=count)

    def _proposal(self, **fields: str) -> str:
        return proposal_address(self.site.repo_url, **fields)
