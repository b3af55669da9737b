"""List items: one entry as it appears in every list of one language, rendered once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from catalogue import Catalogue
from catalogue.locales import country_name, language_name, same_language
from catalogue.models import Entry, Material

from .paths import entry_path, in_language

ROOT_MARK = "\0"
"""Stands in list items for the way to the site's root; the reader refuses this character, so no text holds it."""


class Lists:
    """Renders lists of entries for one language."""

    def __init__(self, catalogue: Catalogue, lang: str, environment: Environment) -> None:
        self.catalogue = catalogue
        self.lang = lang
        self.words: Mapping[str, str] = catalogue.interface[lang]
        self._template = environment.get_template("item.html")
        self._items: dict[str, str] = {}

    def item(self, entry: Entry) -> str:
        """Return the HTML of one list item, with `ROOT_MARK` where the way to the root belongs."""
        if entry.id not in self._items:
            words = self.catalogue.words(entry, self.lang)
            self._items[entry.id] = self._template.render(
                url=ROOT_MARK + in_language(entry_path(entry), self.lang),
                title=words.title,
                lead=words.texts[entry.lead],
                facts=self.facts_line(entry),
                page_lang=self.lang,
                kind=self.words[f"kind_one_{entry.kind}"],
            )
        return self._items[entry.id]

    def items(self, entries: list[Entry], root: str) -> Markup:
        """Return the HTML of many list items as seen from a page whose way to the root is `root`."""
        return Markup("".join(map(self.item, entries)).replace(ROOT_MARK, root))  # noqa: S704  (templates escaped it)

    def detailed(self, entry: Entry, root: str) -> dict[str, Any]:
        """Return an entry as curated.html needs it: with its direct link, its country and its license."""
        said = self.catalogue.words(entry, self.lang)
        facts = [self.facts_line(entry)]
        facts += [country_name(code, self.lang) for code in entry.countries[:1] if entry.kind != "examples"]
        if entry.license != "unknown":
            facts.append(self.label("licenses", entry.license))
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

    def facts_line(self, entry: Entry) -> str:
        """Return the small line below a title: kind, holder, languages, format, place or result."""
        facts = [self.words[f"kind_one_{entry.kind}"]]
        if entry.kind == "examples":
            facts += [country_name(code, self.lang) for code in entry.countries[:3]]
            facts += [self.label("delivery_modes", mode) for mode in entry.delivery_modes[:2]]
        elif entry.kind == "evidence":
            facts += [self.label("results", getattr(entry, "result"))]  # noqa: B009  (only findings have it)
            year = getattr(entry, "citation").year  # noqa: B009
            facts += [str(year)] if year else []
        else:
            facts += [entry.holder] if entry.holder else []
            facts += [self.languages(entry)] if entry.languages else []
            facts += [self.hours(entry.duration_hours)] if isinstance(entry, Material) and entry.duration_hours else []
            if entry.format != "unknown":
                facts.append(self.label("formats", entry.format))
        if not entry.has_address:
            facts.append(self.words["no_link_short"])
        return " · ".join(facts)

    def languages(self, entry: Entry, limit: int = 3) -> str:
        """Return the languages of a material, the reader's own first: at most `limit`, the rest counted."""
        own_first = sorted(entry.languages, key=lambda tag: not same_language(tag, self.lang))
        names = [language_name(tag, self.lang) for tag in own_first[:limit]]
        rest = len(own_first) - limit
        return self.words["list_comma"].join(names) + (f" +{rest}" if rest > 0 else "")

    def hours(self, hours: float) -> str:
        """Return the length of a training: "12 hours", "0.5 hours"."""
        return self.words["hours_one" if hours == 1 else "hours_other"].format(count=f"{hours:g}")

    def label(self, vocabulary: str, term: str) -> str:
        """Return the label of a vocabulary's term in this language."""
        return self.catalogue.vocabularies[vocabulary].label(term, self.lang)
