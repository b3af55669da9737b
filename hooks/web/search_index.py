"""The texts that the search finds, one script a language: made from the same words as the pages.

A script and not JSON, since a page that was opened as a file may load scripts only. The browser makes
the index (overrides/assets/js/search-engine.js): texts travel in fewer bytes than an index of them.
They travel as bzip2 (overrides/assets/js/search-unpack.js), a fifth less than the gzip of a web server.
"""

from __future__ import annotations

import bz2
import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from catalogue import Catalogue
from catalogue.checklists import Checklist
from catalogue.guide import GuidePage
from catalogue.locales import LANGUAGES, TAGS, country_name, language_name
from catalogue.materials import Material
from catalogue.models import BY_KIND, Entry
from catalogue.synonyms import NEAR
from catalogue.words import Said

from .checklist_pages import INDEX, PLAN
from .paths import page_path
from .search_text import cut, sections

LEAD = {"en": 140, "es": 140, "zh": 43}
"""Characters of an entry's summary; the rest would cost more bytes than it helps to find."""
SECTION = {"en": 280, "es": 280, "zh": 86}
"""Characters of a section of the guide; of the rest travel the terms of the glossary that it names."""
WORDS = "search_"
"""Interface words whose key begins so travel with the texts."""
_LEFT_OUT = ("index.md", "glossary.md", "contribute/translation-status.md", "guide/where-links-lead.md")
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
        """Return the script, `PeerSupportSearch.take("…")`, with the texts as JSON in bzip2 in base64."""
        text = json.dumps(self.data(), ensure_ascii=False, separators=(",", ":"))
        return b'PeerSupportSearch.take("%s")\n' % b64encode(bz2.compress(text.encode(), 9))

    def data(self) -> dict[str, Any]:
        """Return what the engine makes its index of."""
        data: dict[str, Any] = {
            "lang": self.lang,
            "tag": TAGS[self.lang],
            "words": {key.removeprefix(WORDS): text for key, text in self.words.items() if key.startswith(WORDS)},
            "kinds": {
                **{kind: [self.words[f"kind_{kind}"], self.words[f"kind_one_{kind}"]] for kind in BY_KIND},
                "checklists": [self.words["checklists"], self.words["say_checklist"]],
                "materials": [self.words["kind_materials"], self.words["kind_one_materials"]],
            },
            "pages": [*map(self._page, self._pages()), *self._lists()],
            "terms": [
                [term.id, term.labels[self.lang], list(term.variants[self.lang]), term.definitions[self.lang]]
                for term in self.catalogue.glossary.values()
            ],
            "entries": {kind: [self._entry(entry) for entry in self.catalogue.of_kind(kind)] for kind in BY_KIND},
            "sheets": {"checklists": list(self._checklists()), "materials": list(self._materials())},
            "synonyms": list(self._synonyms()),
        }
        data["facets"] = self._labels()
        if self.lang == "zh":
            text = json.dumps(data, ensure_ascii=False)
            needed = [pair for pair in traditional() if pair[1] in text]
            data["traditional"] = ["".join(pair[0] for pair in needed), "".join(pair[1] for pair in needed)]
        return data

    def _synonyms(self) -> Iterator[list[Any]]:
        """Yield [words in all languages, numbers of the groups that are near] of every group."""
        numbers = {group: number for number, group in enumerate(self.catalogue.synonyms)}
        for group in self.catalogue.synonyms.values():
            words = [word for lang in LANGUAGES for word in group.get(lang, ())]
            yield [words, [numbers[other] for other in group.get(NEAR, ())]]

    def _pages(self) -> Iterator[GuidePage]:
        """Yield the hand-written pages that say something themselves."""
        for name, page in self.catalogue.guide[self.lang].items():
            if name not in _LEFT_OUT:
                yield page

    def _lists(self) -> Iterator[list[Any]]:
        """Yield the pages of all checklists and of the reader's plan, which nobody wrote by hand."""
        for path, key in ((INDEX, "checklists"), (PLAN, "my_plan")):
            yield [path, self.words[key], -1, [["", "", self.words[f"{key}_lead"], []]]]

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
        return [
            entry.id,
            words.title.text,
            cut(lead.text, LEAD[self.lang]),
            self._listed("chapters", entry.chapters),
            self._listed("conditions", entry.conditions),
            self._listed("languages", entry.languages),
            self._number("formats", entry.format),
            self._listed("countries", entry.countries),
            *self._tags(words.title, lead),
        ]

    def _checklists(self) -> Iterator[list[Any]]:
        """Yield a row for each checklist, with all its items: it is found by the words of any."""
        for checklist in self.catalogue.checklists.values():
            words = self.catalogue.checklist_words(checklist, self.lang)
            groups = [words.texts[f"groups.{group.id}"].text for group in checklist.groups]
            items = [words.texts[f"items.{item.id}.text"].text for item in checklist.items]
            yield self._sheet(checklist, words.title, words.purpose, groups, items)

    def _materials(self) -> Iterator[list[Any]]:
        """Yield a row for each material that the project has written, with the titles of its sections."""
        for material in self.catalogue.materials.values():
            words = self.catalogue.material_words(material, self.lang)
            parts = [words[section.id].text for section in material.sections if section.title]
            yield self._sheet(material, words["title"], words["summary"], parts, [])

    def _sheet(
        self, sheet: Checklist | Material, title: Said, lead: Said, headings: Sequence[str], items: Sequence[str]
    ) -> list[Any]:
        """Return id, title, lead, chapter, headings, items; last, the languages of title and lead, as for an entry."""
        known = sheet.chapter in self.catalogue.vocabularies["chapters"]
        chapter = self._number("chapters", sheet.chapter) if known else -1
        joined = (" · ".join(headings), " · ".join(items))
        return [sheet.id, title.text, lead.text, chapter, *joined, *self._tags(title, lead)]

    def _tags(self, title: Said, lead: Said) -> list[str]:
        own = TAGS[self.lang]
        return [title.tag, lead.tag] if (title.tag, lead.tag) != (own, own) else []

    def _material(self, material: Material) -> list[Any]:
        """Return the row of a form or sheet of our own, like that of an entry."""
        texts = self.catalogue.material_words(material, self.lang)
        title, lead = texts["title"], texts["summary"]
        chapters = [material.chapter] if material.chapter in self.catalogue.vocabularies["chapters"] else []
        row: list[Any] = [
            material.id,
            title.text,
            cut(lead.text, LEAD[self.lang]),
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
