"""Makes one file of a document, whatever its format."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from PIL import Image

from .cache import Made
from .docx_file import docx_bytes
from .epub_file import epub_bytes
from .faults import fault
from .pdf import Typesetter
from .shelf import PAPERS, Wanted
from .tree import TreeError
from .xlsx_file import xlsx_bytes

PREVIEW_WIDTH = 240
"""Pixels."""

COVER_WIDTH = 1000
"""Pixels of the cover of the e-book."""

_SHARPER = 3
"""Times wider than shown is a preview drawn: small letters become gray lines, not dots."""


@dataclass(frozen=True)
class Making:
    """Makes files. typst is started when it is first needed: a process that is copied must not have it yet."""

    colors: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]

    @cached_property
    def _typesetter(self) -> Typesetter:
        return Typesetter(self.colors, self.words)

    def make(self, one: Wanted) -> Made:
        """Return a file. Raises CatalogueError for what cannot be set."""
        if one.format == "pdf":
            return self._pdf(one)
        words = self.words[one.document["lang"]]
        try:
            if one.format == "docx":
                return Made(docx_bytes(one.document, words, self.colors))
            if one.format == "xlsx":
                return Made(xlsx_bytes(one.document, words, self.colors))
            return Made(epub_bytes(one.document, self._cover(one), words, self.colors))
        except TreeError as error:
            raise fault(one.document["path"], error.words, f"{error}. Write it in another way.") from None

    def _cover(self, one: Wanted) -> bytes:
        paper = PAPERS[one.document["lang"]][0]
        return _in_few_colors(self._typesetter.picture(one.document, paper, 1, COVER_WIDTH), COVER_WIDTH, 64)

    def _pdf(self, one: Wanted) -> Made:
        paper = str(one.paper)
        pdf = self._typesetter.pdf(one.document, paper)
        preview = None
        if one.has_preview:
            drawn = self._typesetter.picture(pdf.document, paper, pdf.density, PREVIEW_WIDTH * _SHARPER)
            preview = _in_few_colors(drawn, PREVIEW_WIDTH, 16)
        return Made(pdf.data, pdf.pages, preview)


def _in_few_colors(picture: bytes, width: int, colors: int) -> bytes:
    """Return a PNG `width` pixels wide: a page has few colors, so it becomes a third as large."""
    with Image.open(io.BytesIO(picture)) as drawn:
        shown = drawn.convert("RGB")
    if shown.width != width:
        shown = shown.resize((width, round(shown.height * width / shown.width)), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    shown.quantize(colors, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
