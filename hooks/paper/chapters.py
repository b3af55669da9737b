"""Chapters of the guide as documents: the Markdown of docs/<lang>/, with what the site adds to it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from catalogue import Catalogue
from catalogue.citations import CHECKLIST, MATERIAL, TERM
from catalogue.guide import GuidePage
from catalogue.locales import DEFAULT, TAGS
from catalogue.models import BY_SCHEME, Entry

from .documents import Stamp, document, said_run
from .drawings import on_paper
from .faults import fault
from .markup import UnknownMarkupError, blocks_of
from .pages import Pages
from .plain import runs_of
from .source import last_change
from .tree import Document, Node

_OWN = {CHECKLIST: "checklists", MATERIAL: "materials"}
"""{scheme of links: folder of what the project itself writes}"""


@dataclass(frozen=True)
class Chapters:
    """Makes the chapters of the guide in one language."""

    catalogue: Catalogue
    pages: Pages
    lang: str
    drawing_style: str

    @property
    def words(self) -> Mapping[str, str]:
        """The words of the templates."""
        return self.catalogue.interface[self.lang]

    def all(self) -> list[Document]:
        """Return every chapter, in the order of the guide."""
        return [self.chapter(name, number) for number, name in enumerate(self.pages.chapters(), 1)]

    def chapter(self, name: str, number: int) -> Document:
        """Return the chapter whose source is docs/<lang>/`name`, the English one where there is none."""
        page = self.source_page(name)
        shown: dict[str, Entry] = {}
        blocks = self._blocks(page, shown)
        lead = blocks.pop(0)["runs"] if blocks and blocks[0]["k"] == "para" else []
        body = [*self._with_step_lists(name, blocks, shown), *self._lists_at_end(name)]
        kicker = self.words["paper_chapter"].format(number=number)
        said = page.front_matter.data.get("kicker")
        dates = [last_change(entry) for entry in shown.values()]
        dates += [one.added for one in self._of_chapter(self.catalogue.checklists.values(), name)]
        return document(
            "chapter", self.lang, self.words, Stamp.newest(dates),
            id=name.removeprefix("guide/").removesuffix(".md"),
            title=page.title,
            kicker=f"{kicker} · {said}" if said else kicker,
            lead=lead,
            url=self.pages.page(name, self.lang),
            source=self.words["site_name"],
            path=str(page.path),
            body=body,
        )  # fmt: skip

    def source_page(self, name: str) -> GuidePage:
        """Return the page docs/<lang>/`name`, the English one where there is none."""
        return self.catalogue.guide[self.lang].get(name) or self.catalogue.guide[DEFAULT][name]

    def lead(self, name: str) -> list[dict[str, Any]]:
        """Return the first paragraph of a page that is otherwise made of inserts."""
        page = self.source_page(name)
        before_inserts = replace(page, body=page.body.partition("<!--")[0])
        first = next((block for block in self._blocks(before_inserts, {}) if block["k"] == "para"), None)
        return first["runs"] if first else []

    def _blocks(self, page: GuidePage, shown: dict[str, Entry]) -> list[Node]:
        tag = TAGS[page.lang] if page.lang != self.lang else ""
        try:
            return blocks_of(self.pages.html(page.body), _Page(self, page, shown), tag)
        except UnknownMarkupError as unknown:
            raise fault(str(page.path), unknown.words, f"{unknown}. Write it in another way.") from None

    def _with_step_lists(self, name: str, blocks: Sequence[Node], shown: dict[str, Entry]) -> list[Node]:
        """Add "Resources for this step" at the end of each section that is a step, as the page does."""
        found: list[Node] = []
        at = 0
        for number, block in enumerate(blocks):
            entries = self.pages.step_entries(name, block["id"], self.lang) if block["k"] == "heading" else ()
            if not entries:
                continue
            end = _section_end(blocks, number)
            shown |= {entry.id: entry for entry in entries}
            found += [*blocks[at:end], self._resources(self.words["step_list_heading"], entries)]
            at = end
        return [*found, *blocks[at:]]

    def _resources(self, title: str, entries: Sequence[Entry]) -> Node:
        items = [
            {
                "title": [said_run(self.catalogue.words(entry, self.lang).title, self.lang)],
                "meta": self.pages.facts(entry, self.lang),
                "href": self.pages.entry(entry, self.lang),
            }
            for entry in entries
        ]
        return {"k": "resources", "title": title, "items": items}

    def _lists_at_end(self, name: str) -> list[Node]:
        """Return the checklists and the materials that belong to the chapter."""
        found: list[Node] = []
        for kind, key in (("checklists", "checklists_of_chapter"), ("materials", "paper_materials_of_chapter")):
            ones = self._of_chapter(getattr(self.catalogue, kind).values(), name)
            items = [self.own_item(kind, one) for one in ones]
            if items:
                found.append({"k": "resources", "title": self.words[key], "items": items})
        return found

    def own_item(self, kind: str, one: Any) -> dict[str, Any]:
        """Return what a list says of a checklist or a material."""
        if kind == "checklists":
            texts = self.catalogue.checklist_words(one, self.lang).texts
            meta = self.words["items_other"].format(count=len(one.items))
        else:
            texts = self.catalogue.material_words(one, self.lang)
            meta = texts["summary"].text
        return {
            "title": [said_run(texts["title"], self.lang)],
            "meta": meta,
            "href": self.pages.address(f"{kind}/{one.id}/", self.lang),
        }

    @staticmethod
    def _of_chapter(ones: Any, name: str) -> list[Any]:
        return [one for one in ones if f"guide/{one.chapter}.md" == name]


def _section_end(blocks: Sequence[Node], start: int) -> int:
    level = blocks[start]["level"]
    ends = (
        number
        for number, block in enumerate(blocks[start + 1 :], start + 1)
        if block["k"] == "heading" and block["level"] <= level
    )
    return next(ends, len(blocks))


@dataclass(frozen=True)
class _Page:
    """What a page knows of its links and inserts."""

    chapters: Chapters
    page: GuidePage
    shown: dict[str, Entry]
    """The entries that the page shows: cited or listed."""

    def link(self, href: str) -> dict[str, str]:
        """Return where a link leads on the site, and within the guide."""
        pages, lang = self.chapters.pages, self.chapters.lang
        scheme, colon, target = href.partition(":")
        if colon and scheme in BY_SCHEME:
            entry = self.chapters.catalogue.entries[target]
            self.shown[entry.id] = entry
            return {"href": pages.entry(entry, lang)}
        if colon and scheme == TERM:
            return {"href": f"{pages.address('glossary/', lang)}#{target}", "to": f"glossary#{target}"}
        if colon and scheme in _OWN:
            return {"href": pages.address(f"{_OWN[scheme]}/{target}/", lang)}
        if colon:
            return {"href": href}
        return self._relative(href)

    def _relative(self, href: str) -> dict[str, str]:
        path, _, anchor = href.partition("#")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(self.page.name), path)) if path else self.page.name
        address = self.chapters.pages.page(name, self.chapters.lang)
        chapter = name.removeprefix("guide/").removesuffix(".md")
        if not anchor:
            return {"href": address, "to": chapter}
        return {"href": f"{address}#{anchor}", "to": f"{chapter}#{anchor}"}

    def insert(self, name: str, argument: str) -> list[Node]:
        """Return a figure; nothing else that a chapter may ask for has a form on paper."""
        figures = self.chapters.catalogue.figures
        if name != "figure" or argument not in figures:
            raise UnknownMarkupError(f"the insert “{name}” has no form on paper yet", f"<!-- catalogue: {name}")
        lang = self.chapters.lang
        words = figures[argument].texts[lang]
        svg = on_paper(self.chapters.pages.drawing(argument, lang), self.chapters.drawing_style)
        return [{"k": "figure", "svg": svg, "alt": words["description"], "caption": [{"t": words["title"]}]}]

    def checklist(self, checklist_id: str) -> list[Node]:
        """Return the items of a checklist, and where its sheet to tick is."""
        chapters = self.chapters
        checklist = chapters.catalogue.checklists[checklist_id]
        texts = chapters.catalogue.checklist_words(checklist, chapters.lang).texts
        found: list[Node] = []
        for group in checklist.groups:
            items = [runs_of(texts[f"items.{item.id}.text"], chapters.lang) for item in group.items]
            found += [
                {"k": "para", "role": "label", "runs": runs_of(texts[f"groups.{group.id}"], chapters.lang)},
                {"k": "list", "ordered": False, "items": [[{"k": "para", "runs": runs}] for runs in items]},
            ]
        sheet = chapters.own_item("checklists", checklist)
        return [*found, {"k": "resources", "title": chapters.words["paper_checklist"], "items": [sheet]}]
