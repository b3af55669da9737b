"""The texts that the search finds, one script a language: made from the same words as the pages.

A script and not JSON, since a page that was opened as a file may load scripts only. The browser makes
the index (overrides/assets/js/search-engine.js): texts travel in fewer bytes than an index of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from catalogue import Catalogue
from catalogue.guide import GuidePage
from catalogue.locales import TAGS, country_name, language_name
from catalogue.materials import KIND as MATERIALS
from catalogue.materials import Material
from catalogue.models import BY_KIND, Entry

from .paths import page_path
from .search_text import cut, sections

LEAD = {"en": 140, "es": 140, "zh": 43}
"""Characters of an entry's summary; the rest would cost more bytes than it helps to find."""
SECTION = {"en": 280, "es": 280, "zh": 84}
"""Characters of a section of the guide; of the rest travel the terms of the glossary that it names."""
WORDS = "search_"
"""Interface words whose key begins so travel with the texts."""
_LEFT_OUT = ("glossary.md", "contribute/translation-status.md", "guide/where-links-lead.md")
"""Pages that hold every word and answer nothing; the glossary's terms are found one by one."""


class SearchTexts:
    """Collects the texts of one language."""

    def __init__(self, catalogue: Catalogue, lang: str) -> None:
        self.catalogue = catalogue
        self.lang = lang
        self.words: Mapping[str, str] = catalogue.interface[lang]
        self._terms = [
            [word.casefold() for word in (term.labels[lang], *term.variants[lang])]
            for term in catalogue.glossary.values()
        ]
        self._numbers: dict[str, dict[str, int]] = {}

    def script(self) -> bytes:
        """Return the script: `PeerSupportSearch.take({…})`."""
        data: dict[str, Any] = {
            "lang": self.lang,
            "tag": TAGS[self.lang],
            "words": {key.removeprefix(WORDS): text for key, text in self.words.items() if key.startswith(WORDS)},
            "kinds": {
                kind: [self.words[f"kind_{kind}"], self.words[f"kind_one_{kind}"]] for kind in (MATERIALS, *BY_KIND)
            },
            "pages": [self._page(page) for page in self._pages()],
            "terms": [
                [term.id, term.labels[self.lang], list(term.variants[self.lang]), term.definitions[self.lang]]
                for term in self.catalogue.glossary.values()
            ],
            "entries": {
                MATERIALS: [self._material(material) for material in self.catalogue.materials.values()],
                **{kind: [self._entry(entry) for entry in self.catalogue.of_kind(kind)] for kind in BY_KIND},
            },
            "synonyms": [sum(group.values(), ()) for group in self.catalogue.synonyms.values()],
        }
        data["facets"] = self._labels()
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        if self.lang == "zh":
            pairs = traditional()
            needed = [pair for pair in pairs if pair[1] in text]
            data["traditional"] = ["".join(pair[0] for pair in needed), "".join(pair[1] for pair in needed)]
            text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        return f"PeerSupportSearch.take({text})\n".encode()

    def _pages(self) -> Iterator[GuidePage]:
        """Yield the hand-written pages that say something themselves."""
        for name, page in self.catalogue.guide[self.lang].items():
            if name not in _LEFT_OUT:
                yield page

    def _page(self, page: GuidePage) -> list[Any]:
        path = page_path(page.name)
        chapter = path.removeprefix("guide/").rstrip("/")
        known = chapter in self.catalogue.vocabularies["chapters"]
        # Of the pages for contributors the titles are enough: readers ask about peer support.
        found = sections(page.body)[: 1 if path.startswith("contribute/") else None]
        found[0].text = f"{page.front_matter.data['description']} {found[0].text}"
        parts = [
            [section.anchor, section.heading, *self._shortened(section.text), *section.questions] for section in found
        ]
        return [path, page.title, self._number("chapters", chapter) if known else -1, parts]

    def _shortened(self, text: str) -> tuple[str, list[int]]:
        """Return the beginning of a text, and the numbers of the glossary's terms that only the rest names."""
        kept = cut(text, SECTION[self.lang])
        rest, head = text[len(kept) - 1 :].casefold(), kept.casefold()
        named = [any(word in rest and word not in head for word in words) for words in self._terms]
        return kept, [number for number, is_named in enumerate(named) if is_named]

    def _entry(self, entry: Entry) -> list[Any]:
        """Return id, title, summary, facets; last, the languages of title and summary where they are not the page's."""
        words = self.catalogue.words(entry, self.lang)
        lead = words.texts[entry.lead]
        row: list[Any] = [
            entry.id,
            words.title.text,
            cut(lead.text, LEAD[self.lang]),
            self._listed("chapters", entry.chapters),
            self._listed("conditions", entry.conditions),
            self._listed("languages", entry.languages),
            self._number("formats", entry.format),
            self._listed("countries", entry.countries),
        ]
        own = TAGS[self.lang]
        if words.title.tag != own or lead.tag != own:
            row += [words.title.tag, lead.tag]
        return row

    def _material(self, material: Material) -> list[Any]:
        """Return the row of a form or sheet of our own, like that of an entry."""
        texts = self.catalogue.material_words(material, self.lang)
        title, lead = texts["title"], texts["summary"]
        chapters = [material.chapter] if material.chapter in self.catalogue.vocabularies["chapters"] else []
        row: list[Any] = [
            material.id,
            title.text,
            cut(lead.text, LEAD[self.lang] // 2),  # the title of a sheet says nearly all
            self._listed("chapters", chapters),
            self._listed("conditions", material.conditions),
            self._listed("languages", [title.tag]),
            self._number("formats", "unknown"),
            [],
        ]
        return [*row, title.tag, lead.tag] if title.fallback or lead.fallback else row

    def _listed(self, name: str, values: Iterable[str]) -> list[int]:
        return [self._number(name, value) for value in values]

    def _number(self, name: str, value: str) -> int:
        """Return the place of a value in the list of its facet's values."""
        numbers = self._numbers.setdefault(name, {})
        return numbers.setdefault(value, len(numbers))

    def _labels(self) -> dict[str, list[list[str]]]:
        """Return [value, label] of every value that was used, facet by facet."""
        labels: dict[str, list[list[str]]] = {}
        for name, numbers in self._numbers.items():
            labels[name] = [[value, self._label(name, value)] for value in numbers]
        return labels

    def _label(self, name: str, value: str) -> str:
        if name == "languages":
            return language_name(value, self.lang)
        if name == "countries":
            return country_name(value, self.lang)
        if name == "formats" and value == "unknown":
            return ""
        return self.catalogue.vocabularies[name].label(value, self.lang)


@cache
def traditional() -> tuple[tuple[str, str], ...]:
    """Return (traditional, simplified) characters, as OpenCC has them."""
    path = Path(__file__).parent / "opencc" / "characters.txt"
    lines = path.read_text(encoding="utf-8").split("\n")
    return tuple((line[0], line[1]) for line in lines if line and not line.startswith("#"))
