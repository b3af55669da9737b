"""The curated pages: materials in Spanish, in Chinese, for primary care; and the list of all other languages.

Inserts of docs/<lang>/materials/: `<!-- catalogue: picks es -->` for what was chosen by hand,
`<!-- catalogue: others es -->` for the rest by audience, `<!-- catalogue: other-languages -->`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from catalogue.locales import TAGS
from catalogue.models import Entry
from catalogue.selections import PAGES

from .audiences import by_audience
from .facets import FACETS
from .maker import Maker
from .paths import facet_path, in_language
from .render import counted

SHORTCUTS = 8
"""Links that narrow a kind to one value more; the page of the kind has all."""

PER_AUDIENCE = 30
"""Entries below one audience; a link leads to all, so that the page does not grow with the catalogue."""

MATERIALS = ("tools", "training", "handouts")


class Curated(Maker):
    """Makes the curated lists of one language."""

    def picks(self, name: str, root: str) -> Markup:
        """Return what was chosen by hand for a list, in its order."""
        entries = [self.site.catalogue.entries[one] for one in self._picked(name)]
        return self.render(
            "curated.html", items=[self.site.lists[self.lang].detailed(entry, root) for entry in entries]
        )

    def others(self, name: str, root: str) -> Markup:
        """Return what else belongs to a list, by audience."""
        facet, value = ("setting", name) if name == "primary-care" else ("language", name)
        everything = self.site.facets.entries(facet, value)
        groups = by_audience(self.site.catalogue, self._rest(name, everything), self.lang)
        shown = [entry for group in groups for entry in group.entries[:PER_AUDIENCE]]
        unchecked = sum(entry.has_address and entry.checked is None for entry in shown)
        return self.render(
            "curated_groups.html",
            groups=[
                {
                    "id": f"{name.lower()}-{group.id}",
                    "heading": group.heading,
                    "count": counted(self.words, "entries", len(group.entries)),
                    "items": [
                        self.site.lists[self.lang].detailed(entry, root) for entry in group.entries[:PER_AUDIENCE]
                    ],
                    "hidden": len(group.entries) > PER_AUDIENCE,
                }
                for group in groups
            ],
            shortcuts=[
                shortcut
                for kind, name in (("handouts", "condition"), ("tools", "step"))
                if (shortcut := self._shortcut(kind, name, (facet, value), root))
            ],
            note=self.words["curated_note"].format(unchecked=unchecked),
            all_url=root + in_language(facet_path(facet, value), self.lang),
            all_text=counted(self.words, "curated_all", len(everything)) if everything else "",
        )

    def _shortcut(self, kind: str, name: str, within: tuple[str, str], root: str) -> dict[str, Any] | None:
        """Return links that narrow the page of a kind to this list and one value more, those with the most first."""
        entries = [entry for entry in self.site.facets.entries(*within) if entry.kind == kind]
        facet = next(facet for facet in FACETS if facet.name == name)
        counts: dict[str, int] = {}
        for entry in entries:
            for value in facet.values(self.site.catalogue, entry):
                counts[value] = counts.get(value, 0) + 1
        page = root + in_language(f"{kind}/", self.lang)
        most = sorted(facet.in_order(self.site.catalogue, counts, self.lang), key=lambda value: -counts[value])
        links = [
            {
                "url": f"{page}?{urlencode({name: value.lower(), within[0]: within[1].lower()})}",
                "label": facet.label(self.site.catalogue, value, self.lang),
                "count": counts[value],
            }
            for value in most[:SHORTCUTS]
        ]
        return {"heading": self.words[f"curated_{kind}"], "links": links} if links else None

    def groups(self, name: str) -> list[tuple[str, list[Entry]]]:
        """Return (heading, entries) of the materials in a language: what was chosen, then the rest by reader."""
        picked = [self.site.catalogue.entries[one] for one in self._picked(name)]
        rest = self._rest(name, self.site.facets.entries("language", name))
        groups = by_audience(self.site.catalogue, rest, self.lang)
        return [(self.words["paper_best"], picked), *((group.heading, list(group.entries)) for group in groups)]

    def _rest(self, name: str, everything: Sequence[Entry]) -> list[Entry]:
        picked = self._picked(name)
        return [entry for entry in everything if entry.kind in MATERIALS and entry.id not in picked]

    def other_languages(self, root: str) -> Markup:
        """Return every language of materials that has no curated page, with its count."""
        facet = next(facet for facet in FACETS if facet.name == "language")
        values = []
        for value in self.site.facets.values(facet, self.lang):
            count = sum(entry.kind in MATERIALS for entry in self.site.facets.entries("language", value))
            if count and value not in (*PAGES, *TAGS.values(), "mul"):
                path = in_language(facet_path("language", value), self.lang)
                values.append(
                    {"label": facet.label(self.site.catalogue, value, self.lang), "path": path, "count": count}
                )
        return self.render("other_languages.html", root=root, values=values)

    def _picked(self, name: str) -> tuple[str, ...]:
        if name not in PAGES:
            raise ValueError(f'there are no picks for "{name}". Use one of {", ".join(PAGES)}.')
        return self.site.catalogue.selections.picks.get(name, ())
