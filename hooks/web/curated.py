"""The curated pages: materials in Spanish, in Chinese, for primary care; and the list of all other languages.

Inserts of docs/<lang>/materials/: `<!-- catalogue: picks es -->` for what was chosen by hand,
`<!-- catalogue: others es -->` for the rest by audience, `<!-- catalogue: other-languages -->`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from catalogue.locales import TAGS, country_name
from catalogue.models import Entry
from catalogue.selections import PAGES

from .audiences import by_audience
from .facets import FACETS
from .paths import entry_path, facet_path, in_language
from .render import counted
from .site import Site

PER_AUDIENCE = 30
"""Entries below one audience; a link leads to all, so that the page does not grow with the catalogue."""

MATERIALS = ("tools", "training", "handouts")


class Curated:
    """Makes the curated lists of one language."""

    def __init__(self, site: Site, lang: str) -> None:
        self.site = site
        self.lang = lang
        self.words: Mapping[str, str] = site.catalogue.interface[lang]

    def picks(self, name: str, root: str) -> Markup:
        """Return what was chosen by hand for a list, in its order."""
        entries = [self.site.catalogue.entries[one] for one in self._picked(name)]
        return self._render("curated.html", items=[self._item(entry, root) for entry in entries])

    def others(self, name: str, root: str) -> Markup:
        """Return what else belongs to a list, by audience."""
        facet, value = ("setting", name) if name == "primary-care" else ("language", name)
        everything = self.site.facets.entries(facet, value)
        groups = by_audience(self.site.catalogue, self._rest(name, everything), self.lang)
        shown = [entry for group in groups for entry in group.entries[:PER_AUDIENCE]]
        unchecked = sum(entry.has_address and entry.checked is None for entry in shown)
        return self._render(
            "curated_groups.html",
            groups=[
                {
                    "id": f"{name.lower()}-{group.id}",
                    "heading": group.heading,
                    "count": counted(self.words, "entries", len(group.entries)),
                    "items": [self._item(entry, root) for entry in group.entries[:PER_AUDIENCE]],
                    "hidden": len(group.entries) > PER_AUDIENCE,
                }
                for group in groups
            ],
            note=self.words["curated_note"].format(unchecked=unchecked),
            all_url=root + in_language(facet_path(facet, value), self.lang),
            all_text=counted(self.words, "curated_all", len(everything)) if everything else "",
        )

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
        return self._render("other_languages.html", root=root, values=values)

    def _picked(self, name: str) -> tuple[str, ...]:
        if name not in PAGES:
            raise ValueError(f'there are no picks for "{name}". Use one of {", ".join(PAGES)}.')
        return self.site.catalogue.selections.picks.get(name, ())

    def _render(self, template: str, **values: Any) -> Markup:
        text = self.site.environment.get_template(template).render(t=self.words, lang=self.lang, **values)
        return Markup(text)  # noqa: S704  (the environment escapes)

    def _item(self, entry: Entry, root: str) -> dict[str, Any]:
        lists = self.site.lists[self.lang]
        said = self.site.catalogue.words(entry, self.lang)
        facts = [lists.facts_line(entry)]
        facts += [country_name(code, self.lang) for code in entry.countries[:1]]
        if entry.license != "unknown":
            facts.append(lists.label("licenses", entry.license))
        return {
            "url": root + in_language(entry_path(entry), self.lang),
            "title": said.title,
            "published": said.published_title,
            "lead": said.texts[entry.lead],
            "facts": " · ".join(facts),
            "address": entry.address if entry.has_address else "",
            "open": self._open(entry),
        }

    def _open(self, entry: Entry) -> str:
        """Return the words of the direct link, which say what it leads to."""
        if not entry.has_address:
            return ""
        host = (urlsplit(entry.address).hostname or "").removeprefix("www.")
        key = f"open_{(entry.leads_to or 'study').replace('-', '_')}"
        return self.words[key].format(host=host, holder=entry.holder or host)
