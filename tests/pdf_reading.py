"""Reads PDFs as their readers do: structure, words, ink; and the PDFs of the real site, each made once."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import page
import pikepdf
import pypdfium2
from paper_documents import catalogue, shelf, wanted
from PIL import Image

from paper.pdf import Pdf, Typesetter
from paper.shelf import Wanted

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


@cache
def typesetter() -> Typesetter:
    """Return the one that sets the documents of the real site."""
    return Typesetter(shelf().colors, catalogue().interface)


@cache
def named(name: str) -> Wanted:
    """Return a PDF that the real site wants, by the name of its file."""
    return next(one for one in wanted() if one.name == name)


@cache
def made(name: str) -> Pdf:
    """Return the finished PDF of that name."""
    one = named(name)
    return typesetter().pdf(one.document, str(one.paper))


def faults(data: bytes) -> list[str]:
    """Return what breaks the rules of PDF/UA-1 and PDF/A-2a."""
    reports = [page.validate_pdf_bytes(data, profile=profile) for profile in PROFILES]
    return [f"{failure.rule_id}: {failure.message}" for report in reports for failure in report.failures]


def opened(data: bytes) -> pikepdf.Pdf:
    """Open a PDF for a look at its objects."""
    return pikepdf.open(io.BytesIO(data))


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield every element of the structure tree, in reading order."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop(0)
        if "/S" in node:
            yield node
        kids = node.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        waiting = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)] + waiting


def fields(pdf: pikepdf.Pdf) -> list[Any]:
    """Return the form fields."""
    return list(pdf.Root.AcroForm.Fields) if "/AcroForm" in pdf.Root else []


def squeezed(text: str) -> str:
    """Return text without blanks and hyphens, which typesetting adds and drops."""
    return re.sub(r"[\s\u00ad\u2028\ufffe\x02-]+", "", text)


def text(data: bytes) -> str:
    """Return all words of a PDF."""
    pdf = pypdfium2.PdfDocument(data)
    return "\n".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)


def pictures(data: bytes, dpi: int) -> list[Image.Image]:
    """Return the pages as pictures."""
    return [sheet.render(scale=dpi / 72).to_pil() for sheet in pypdfium2.PdfDocument(data)]


def lines(data: bytes) -> Iterator[str]:
    """Yield the lines of a PDF as they stand on its pages: a new one begins lower down or further to the left."""
    for sheet in pypdfium2.PdfDocument(data):
        words = sheet.get_textpage()
        line, last = "", (0.0, 0.0, 0.0, 0.0)
        for number, character in enumerate(words.get_text_range()):
            if not character.strip():
                continue
            left, bottom, right, top = box = words.get_charbox(number, loose=True)
            lower, further_left, apart = top < last[1] or bottom > last[3], left < last[0], left > last[2] + 30
            if line and (lower or further_left or apart):
                yield line
                line = ""
            line, last = line + character, box
        yield line
