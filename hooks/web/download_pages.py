"""The page of downloads: every file there is, the reader's own language first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from catalogue.checklists import KIND as CHECKLISTS
from catalogue.downloads import Download
from catalogue.locales import LANGUAGES, OWN_NAMES, TAGS, language_name
from catalogue.materials import KIND as MATERIALS
from catalogue.materials import PURPOSES
from catalogue.words import Said

from .file_links import FileLinks, Subject
from .index_pages import ListPage
from .maker import Maker
from .material_pages import LICENSE, shown_date
from .paths import DOWNLOADS, checklist_path, in_language, material_path, to_root
from .render import counted
from .views import page_values

if TYPE_CHECKING:
    from .site import Site

SECTION = "downloads"
"""The shell of the page, and its section of the menu."""

STYLESHEETS = ("assets/css/downloads.css",)
SCRIPTS = ("assets/js/downloads.js",)
SECTIONS = {SECTION: (SECTION, STYLESHEETS, SCRIPTS), MATERIALS: (SECTION, STYLESHEETS, ())}
"""{shell: (section of the menu, more style sheets, more scripts)}"""

SETS = ("everything", "guide", "glossary", "catalogue")
"""What holds many things; all of it stands first."""

_ADDRESS_OF = {"guide": "guide/", "glossary": "glossary/"}
_SAID = "downloads_"
"""Interface words whose key begins so and that the script needs are handed to it."""
_SPOKEN = (
    "found_one", "found_other", "chosen_one", "chosen_other", "no_kind", "fetching", "saved_one", "saved_other",
    "failed", "zip_failed", "getting", "print_ready_one", "print_ready_other", "print_none", "print_failed",
)  # fmt: skip


@dataclass
class Item:
    """One thing with its files, as the list shows it."""

    subject: Subject
    title: Said
    lead: Said | None = None
    path: str = ""
    """The language path of its page; empty when it has none."""
    purpose: str = ""
    """What the filter calls it: a purpose of materials, or "checklists", "chapters", "sets"."""
    files: list[dict[str, Any]] = field(default_factory=list)
    facts: str = ""
    printable: bool = False
    """Whether its page holds a sheet that can be printed with others."""

    @property
    def can_be_chosen(self) -> bool:
        """Whether it may go into a ZIP with others; what holds everything already does not."""
        return self.subject[0] not in SETS

    @property
    def name(self) -> str:
        """Return an id for the page."""
        return "-".join(filter(None, self.subject))


class DownloadPages(Maker):
    """Makes the page of downloads in one language."""

    def __init__(self, site: Site, lang: str, files: FileLinks) -> None:
        super().__init__(site, lang)
        self.catalogue = site.catalogue
        self.files = files

    def pages(self) -> Iterator[ListPage]:
        """Yield the page."""
        root = to_root(in_language(DOWNLOADS, self.lang))
        groups = self._groups()
        body = self.site.environment.get_template("downloads.html").render(
            t=self.words,
            lang=self.lang,
            root=root,
            groups=groups,
            formats=self._formats(groups),
            kinds=self._kinds(),
            others=list(self._others()),
            said=json.dumps({key: self.words[_SAID + key] for key in _SPOKEN}, ensure_ascii=False),
            zip_name=f"peer-support-selection-{self.lang}.zip",
        )
        title, lead = escape(self.words["downloads"]), escape(self.words["downloads_lead"])
        yield ListPage(DOWNLOADS, SECTION, page_values(self.lang, DOWNLOADS, str(title), str(lead), body))

    def paths(self) -> Iterator[str]:
        """Yield the path of the page."""
        yield DOWNLOADS

    def _groups(self) -> list[dict[str, Any]]:
        """Return {id, heading, items} of every group that has something to show."""
        groups = [("sets", self.words["downloads_sets"], self._sets())]
        for purpose in PURPOSES:
            groups.append((purpose, self.words[f"paper_purpose_{purpose}"], self._materials(purpose)))
        groups.append((CHECKLISTS, self.words["checklists"], self._checklists()))
        groups.append(("chapters", self.words["downloads_chapters"], self._chapters()))
        return [
            {"id": group_id, "heading": heading, "items": items}
            for group_id, heading, found in groups
            if (items := list(found))
        ]

    def _sets(self) -> Iterator[Item]:
        own = ("everything", "")
        subjects = [subject for kind in SETS for subject in ((kind, one) for one in self.files.index.ids(kind))]
        for subject in sorted(subjects, key=lambda one: (SETS.index(one[0]), one != own, one[1] != self.lang)):
            if self.files.index.of(subject, self.lang):
                yield self._item(subject, self._title(subject), self._lead(subject), self._address(subject), "sets")

    def _materials(self, purpose: str) -> Iterator[Item]:
        for material in self.catalogue.materials.values():
            if material.purpose == purpose:
                texts = self.catalogue.material_words(material, self.lang)
                partly = any(said.fallback for said in texts.values())
                subject = (MATERIALS, material.id)
                day = shown_date(material.added, self.lang)
                item = self._item(
                    subject, texts["title"], texts["summary"], material_path(material.id), purpose, partly, day
                )
                item.printable = True
                yield item

    def _checklists(self) -> Iterator[Item]:
        for chapter in self.site.checklists[self.lang].chapters():
            for checklist in chapter["lists"]:
                subject = (CHECKLISTS, checklist.id)
                if self.files.index.of(subject):
                    words = self.catalogue.checklist_words(checklist, self.lang)
                    day = shown_date(checklist.added, self.lang)
                    path = checklist_path(checklist.id)
                    yield self._item(subject, words.title, words.purpose, path, CHECKLISTS, words.is_fallback, day)

    def _chapters(self) -> Iterator[Item]:
        for chapter in self.files.index.ids("chapters"):
            title = self.site.checklists[self.lang].chapter(chapter)["title"]
            yield self._item(("chapters", chapter), title, None, f"guide/{chapter}/", "chapters")

    def _item(
        self, subject: Subject, title: Said | str, lead: Said | None, path: str, purpose: str,
        partly: bool = False, day: str = "",
    ) -> Item:  # fmt: skip
        """Return one thing with its files: those in the reader's language, or else those there are."""
        files = self.files.index.of(subject, self.lang)
        foreign = [] if files else self.files.index.of(subject)
        name = OWN_NAMES[self.lang]
        if foreign:
            languages = dict.fromkeys(language_name(file.lang, self.lang) for file in foreign)
            name = self.words["downloads_foreign"].format(language=self.words["list_comma"].join(languages))
        dates = [file.date for file in (*files, *foreign) if file.date]
        shown = shown_date(max(dates), self.lang) if dates else day
        facts = [name, self.words["downloads_partly"] if partly and not foreign else "", shown]
        facts.append(self.catalogue.vocabularies["licenses"].label(LICENSE, self.lang))
        return Item(
            subject,
            title if isinstance(title, Said) else Said(title, TAGS[self.lang]),
            lead,
            in_language(path, self.lang) if path else "",
            purpose,
            [self.files.link(file) for file in files or foreign],
            " · ".join(filter(None, facts)) if files or foreign else "",
        )

    def _title(self, subject: Subject) -> str:
        kind, one = subject
        if kind == "everything":
            return self.words[f"downloads_everything_{one or self.lang}"]
        return self.words[f"downloads_booklet_{one}" if kind == "catalogue" else f"downloads_{kind}"]

    def _lead(self, subject: Subject) -> Said:
        kind = "booklet" if subject[0] == "catalogue" else subject[0]
        return Said(self.words[f"downloads_lead_{kind}"], TAGS[self.lang])

    def _address(self, subject: Subject) -> str:
        kind, one = subject
        return f"materials/{one}/" if kind == "catalogue" else _ADDRESS_OF.get(kind, "")

    def _formats(self, groups: Iterable[dict[str, Any]]) -> list[str]:
        """Return the formats that stand on the page, in their order."""
        shown = {file["format"] for group in groups for item in group["items"] for file in item.files}
        return [words for words in (self.words[f"file_{one}"] for one in ("pdf", "docx", "xlsx", "epub", "zip"))
                if words in shown]  # fmt: skip

    def _kinds(self) -> list[dict[str, Any]]:
        """Return {kind, name} of the kinds of files that may go into a ZIP, in the reader's language."""
        kinds: dict[str, str] = {}
        chosen: list[Download] = [
            file
            for subject in self.files.index.subjects()
            if subject[0] not in SETS
            for file in self.files.index.of(subject, self.lang)
        ]
        for file in sorted(chosen, key=lambda file: ("pdf", "docx", "xlsx").index(file.format)):
            kinds.setdefault(self.files.link(file)["kind"], self.files.kind_name(file))
        return [{"kind": kind, "name": name} for kind, name in kinds.items()]

    def _others(self) -> Iterator[dict[str, Any]]:
        """Yield what is there in each other language, and which of this page's things is not."""
        for lang in LANGUAGES:
            subjects = [one for one in self.files.index.subjects() if self.files.index.of(one, lang)]
            if lang == self.lang or not subjects:
                continue
            files = [file for subject in subjects for file in self.files.index.of(subject, lang)]
            lacking = [
                str(item.title)
                for group in self._groups()
                for item in group["items"]
                if item.can_be_chosen and item.files and item.subject not in subjects
            ]
            titles = self.words["list_comma"].join(lacking)
            everything = [self.files.link(file) for file in files if file.subject[0] == "everything"]
            yield {
                "title": self.words[f"downloads_everything_{lang}"],
                "tag": TAGS[lang],
                "path": in_language(DOWNLOADS, lang),
                "count": counted(self.words, "downloads_others", len(files)),
                "everything": everything[:1],
                "lacking": self.words["downloads_lacking"].format(titles=titles) if lacking else "",
            }
