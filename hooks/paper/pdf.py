"""A document as PDF: typst sets it as PDF/UA-1 and PDF/A-2a, in as few pages as it fits without crowding.

The tree goes to typst as data, never as source: nothing in a text can be taken for a command. Every
warning of typst is an error; a fault is told at the line of the source that it comes from.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import typst

from catalogue.problems import CatalogueError, quote

from . import tree
from .drawings import apart
from .faults import fault
from .fonts import fonts
from .forms import box_labels, finish
from .qr import qr_svg

TEMPLATES = Path(__file__).parent / "templates"
STANDARDS: list[Any] = ["ua-1", "a-2a"]
PAPERS = {"letter": "us-letter", "a4": "a4"}
"""What typst calls them."""

TIGHTEST = 0.55
TIGHTEST_LEAF = 0.4
"""The same for a sheet that people keep, for which one leaf is worth more."""

DENSITIES = (0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.47)
"""Gaps of a sheet are multiplied by these until it fits; below the tightest it would look crowded."""

FITTED = ("checklist", "material")
"""Kinds that are set closer when that saves a page."""

_ON_FIRST_PAGE = {"guide": 0, "chapter": 16, "booklet": 2}
"""How many nodes fill the first page of a long document for certain."""

_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_COUNT = re.compile(rb"/Type */Pages\b.*?/Count (\d+)", re.DOTALL)


@dataclass(frozen=True)
class Pdf:
    """A finished file."""

    data: bytes
    pages: int
    density: float
    document: tree.Document
    """As it was set."""


@dataclass(frozen=True)
class Typesetter:
    """Sets documents. One for each process: typst remembers what it has shaped."""

    colors: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    """{lang: {key: words}}; only those of sheets go to typst."""

    @cached_property
    def _typst(self) -> typst.Compiler:
        return typst.Compiler(root=TEMPLATES, font_paths=fonts())

    def pdf(self, document: tree.Document, paper: str) -> Pdf:
        """Return the document on `paper` ("letter" or "a4"). Raises CatalogueError with path and line."""
        try:
            tree.check(document)
        except tree.TreeError as error:
            raise fault(document["path"], error.words, f"{error}. Write it in another way.") from None
        made = self._fitted(document, paper)
        if document.get("handed"):
            # A sheet that people keep had better be one leaf than begin its parts on new pages.
            flowing = [block for block in document["body"] if block["k"] != "page-break"]
            made = min(made, self._fitted(document | {"body": flowing}, paper), key=lambda one: one.pages)
        try:
            return replace(made, data=finish(made.data, box_labels(document["body"]), self.colors["brand"]))
        except ValueError as error:
            raise fault(document["path"], "", f"{error}. Give each box an id of its own.") from None

    def picture(self, document: tree.Document, paper: str, density: float, width: int) -> bytes:
        """Return the first page as PNG, `width` pixels wide; the arguments are those of a `Pdf`."""
        inches = 11 if document.get("landscape") else 8.5
        if paper == "a4":
            inches = 11.69 if document.get("landscape") else 8.27
        first = document | {"body": document["body"][: _ON_FIRST_PAGE.get(document["kind"])]}
        made = self._compile(first, paper, density, format="png", ppi=width / inches)
        return made if isinstance(made, bytes) else bytes(made[0])

    def _fitted(self, document: tree.Document, paper: str) -> Pdf:
        """Return the raw PDF with the widest gaps that need no more pages than the tightest."""
        widest = self._set(document, paper, 1)
        if widest.pages == 1 or document["kind"] not in FITTED:
            return widest
        tightest = self._set(document, paper, TIGHTEST_LEAF if document.get("handed") else TIGHTEST)
        if tightest.pages == widest.pages:
            return widest
        best, loose, tight = tightest, 0, len(DENSITIES)
        while loose < tight:  # the wider the gaps, the more pages: halve the choice each time
            middle = (loose + tight) // 2
            one = self._set(document, paper, DENSITIES[middle])
            if one.pages == tightest.pages:
                best, tight = one, middle
            else:
                loose = middle + 1
        return best

    def _set(self, document: tree.Document, paper: str, density: float) -> Pdf:
        data = self._compile(document, paper, density, format="pdf", pdf_standards=STANDARDS, timestamp=_noon(document))
        count = _COUNT.search(data)
        if count is None:
            raise RuntimeError("typst has changed how it counts pages")
        return Pdf(data, int(count[1]), density, document)

    def _compile(self, document: tree.Document, paper: str, density: float, **how: Any) -> Any:
        inputs = {"data": self._input(document, paper, density)}
        try:
            made, warnings = self._typst.compile_with_warnings(TEMPLATES / "main.typ", sys_inputs=inputs, **how)
        except typst.TypstError as error:
            raise _reported(document, str(error.message or error.diagnostic)) from None
        if warnings:
            raise _reported(document, str(warnings[0].message))
        return made

    def _input(self, document: tree.Document, paper: str, density: float) -> str:
        return json.dumps(
            {
                "document": _for_typst(tree.without_dead_ends(document, tree.labels(document))),
                "colors": self.colors,
                "words": sheet_words(self.words[document["lang"]]),
                "paper": PAPERS[paper],
                "density": density,
                "qr": qr_svg(document["url"], self.colors["ink"]),
                "description": tree.text_of(document["lead"]),
            },
            ensure_ascii=False,
        )


def sheet_words(words: Mapping[str, str]) -> dict[str, str]:
    """Return the words of the interface that the templates may use."""
    return {key: text for key, text in words.items() if key.startswith(("paper_", "check_", "site_")) or key == "guide"}


def _for_typst(document: tree.Document) -> tree.Document:
    """Take the drawings apart, in place."""
    if "picture" in document:
        document["picture"] |= apart(document["picture"]["svg"])
    for block in tree.walk(document["body"]):
        if block["k"] == "figure":
            block |= apart(block["svg"])  # type: ignore[operator]
    return document


def _noon(document: tree.Document) -> int:
    """Return the document's day as seconds since 1970, at noon in Greenwich."""
    day = datetime.date.fromisoformat(document["day"])
    return int(datetime.datetime.combine(day, datetime.time(12), datetime.UTC).timestamp())


def _reported(document: tree.Document, said: str) -> CatalogueError:
    """Return what typst found wrong, at the line of the text it comes from."""
    if match := _GLYPH.search(said):
        character = match[1]
        words = next((text for text in tree.texts(document) if character in text), "")
        what = f"the fonts of the printed sheets have no {quote(character)}. Write it with another character."
        return fault(document["path"], words, what)
    return fault(document["path"], "", f"this cannot be set on paper ({said}). Write it in another way.")
