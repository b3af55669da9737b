"""Every document of the site, and the files that are wanted of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalogue import Catalogue
from catalogue.downloads import Format, Paper
from catalogue.locales import LANGUAGES

from .books import BOOKLETS, booklet, glossary, guide
from .chapters import Chapters
from .checklist_tree import checklist_tree
from .drawings import read_colors, read_drawing_style
from .material_tree import material_tree
from .pages import Pages
from .tree import Document

FOLDER = "downloads/"
"""Of the files, below the folder of their language."""

PAPERS: dict[str, tuple[Paper, ...]] = {"en": ("letter",), "es": ("letter", "a4"), "zh": ("a4",)}
"""What printers of a language's readers hold, the paper most of them hold first."""


@dataclass(frozen=True)
class Wanted:
    """One file to be made of a document."""

    document: Document
    subject: tuple[str, str]
    format: Format
    stem: str
    """The name up to the language: "contact-log"."""
    paper: Paper | None = None

    @property
    def name(self) -> str:
        """The name of the file; a person understands it, and it ends in the language."""
        lang = self.document["lang"]
        twin = f"-{self.paper}" if self.paper and self.paper != PAPERS[lang][0] else ""
        return f"{self.stem}-{lang}{twin}.{self.format}"

    @property
    def has_preview(self) -> bool:
        """Whether a picture of the first page is made: one for each document and language."""
        return self.format == "pdf" and self.paper == PAPERS[self.document["lang"]][0]


@dataclass(frozen=True)
class Shelf:
    """Where documents come from."""

    catalogue: Catalogue
    pages: Pages
    resources: Path
    style_sheets: Path

    @property
    def colors(self) -> dict[str, str]:
        """The colors of the site's light scheme."""
        return read_colors(self.style_sheets / "colors.css")

    def wanted(self) -> list[Wanted]:
        """Return every file except archives, which hold the others. Raises CatalogueError."""
        return [one for lang in LANGUAGES for one in self._of_language(lang)]

    def _of_language(self, lang: str) -> Iterator[Wanted]:
        style = read_drawing_style(self.style_sheets / "site.css", self.colors)
        making = Chapters(self.catalogue, self.pages, lang, style)
        chapters = making.all()
        glossary_book = glossary(making, chapters)
        guide_book = guide(making, chapters, glossary_book)
        yield from _pdfs(guide_book, ("guide", ""), "peer-support-guide")
        yield Wanted(guide_book, ("guide", ""), "epub", "peer-support-guide")
        for chapter in chapters:
            yield from _pdfs(chapter, ("chapters", chapter["id"]), f"guide-{chapter['id']}")
        yield from _pdfs(glossary_book, ("glossary", ""), "glossary")
        for language, name in zip(BOOKLETS, ("spanish", "chinese"), strict=True):
            yield from _pdfs(booklet(making, language), ("catalogue", language), f"materials-in-{name}")
        for checklist in self.catalogue.checklists.values():
            sheet = checklist_tree(self.catalogue, self.pages, self.resources, checklist, lang)
            yield from _pdfs(sheet, ("checklists", checklist.id), checklist.id)
            yield Wanted(sheet, ("checklists", checklist.id), "docx", checklist.id)
        for material in self.catalogue.materials.values():
            sheet = material_tree(self.catalogue, self.pages, self.resources, material, lang)
            yield from _pdfs(sheet, ("materials", material.id), material.id)
            yield Wanted(sheet, ("materials", material.id), "docx", material.id)
            if material.spreadsheet:
                yield Wanted(sheet, ("materials", material.id), "xlsx", material.id)


def _pdfs(document: Document, subject: tuple[str, str], stem: str) -> Iterator[Wanted]:
    for paper in PAPERS[document["lang"]]:
        yield Wanted(document, subject, "pdf", stem, paper)
