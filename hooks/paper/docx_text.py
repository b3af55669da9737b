"""Text of Word files: paragraphs, runs, links and the controls in which readers fill in forms."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from .docx_styles import BULLETS, SIZES, SPELLING, Sizes, fonts
from .elements import NOTHING, Child, element, w
from .tree import Document, Run

MARGIN = 1020
"""Left, right and bottom margin in twentieths of a point: 18 mm."""

_PAPER = {"en": (12240, 15840), "es": (12240, 15840), "zh": (11906, 16838)}
"""Width and height of Letter and A4."""

_DATE_FORMAT = {"en": "MMMM d, yyyy", "es": "d 'de' MMMM 'de' yyyy", "zh": "yyyy年M月d日"}
_LONGEST_NAME = 64
"""Word refuses to open a file in which the name of a control is longer."""

_LINE_END = "\N{LINE SEPARATOR}"
_EITHER_WIDTH = re.compile("[“”‘’…—·×]")
"""Signs for which Word takes the Latin font, unless it is told otherwise."""


@dataclass
class Writing:
    """A Word file while it is written: what it is made with, and what it has used so far."""

    document: Document
    words: Mapping[str, str]
    colors: Mapping[str, str]
    links: dict[str, str] = field(default_factory=dict)
    """{address: id of the relationship}."""
    numbered: int = 0
    """Numbered lists so far."""
    ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1001))
    """Ids of controls: unique in the file, the same in each build."""

    @property
    def lang(self) -> str:
        """The document's language."""
        return str(self.document["lang"])

    @property
    def sizes(self) -> Sizes:
        """The sizes of type of its layout."""
        return SIZES.get(self.document.get("layout", ""), Sizes())

    @property
    def paper(self) -> tuple[int, int]:
        """Width and height of the page, the longer side lying for a landscape sheet."""
        short, long = _PAPER[self.lang]
        return (long, short) if self.document.get("landscape") else (short, long)

    @property
    def width(self) -> int:
        """Width between the margins."""
        return self.paper[0] - 2 * MARGIN

    def color(self, name: str) -> str:
        """Return a color as Word writes it: "0b5563"."""
        return self.colors[name].lstrip("#")

    def text(self, text: str, *, style: str = "", marks: Markup = NOTHING, lang: str = "") -> Markup:
        """Return a run, with breaks where the text has some."""
        chinese = self.lang == "zh" and not lang and _EITHER_WIDTH.search(text)
        properties = NOTHING.join(
            (
                w("rStyle", val=style) if style else NOTHING,
                fonts(hint="eastAsia") if chinese else NOTHING,
                marks,
                w("lang", val=lang, eastAsia="zh-CN" if lang.startswith("zh") else lang) if lang else NOTHING,
            )
        )
        lines = [element("w:t", {"xml:space": "preserve"}, line) for line in text.split(_LINE_END)]
        return w("r", w("rPr", properties) if properties else None, w("br").join(lines))

    def runs(self, runs: Sequence[Run]) -> Markup:
        """Return inline text of the tree."""
        return NOTHING.join(map(self._run, runs))

    def _run(self, run: Run) -> Markup:
        marks = (w("b") + w("bCs") if run.get("b") else NOTHING) + (w("i") + w("iCs") if run.get("i") else NOTHING)
        lang = _spelling(run.get("lang", ""))
        if "href" not in run:
            return self.text(run["t"], marks=marks, lang=lang)
        return self.link(run["href"], self.text(run["t"], style="Hyperlink", marks=marks, lang=lang))

    def link(self, href: str, inside: Markup) -> Markup:
        """Return a link."""
        relation = self.links.setdefault(href, f"link{len(self.links) + 1}")
        return element("w:hyperlink", {"r:id": relation, "w:history": 1}, inside)

    def paragraph(self, style: str, *inside: Child, more: Markup = NOTHING) -> Markup:
        """Return a paragraph; `more` are properties beyond those of its style."""
        properties = (w("pStyle", val=style) if style != "Normal" else NOTHING) + more
        return w("p", w("pPr", properties) if properties else None, *inside)

    def list_number(self) -> int:
        """Return the number of a new numbered list."""
        self.numbered += 1
        return BULLETS + self.numbered

    # Controls. Each has a name, which screen readers say, and words that go when somebody writes.

    def write_in(self, name: str, shown: str = "", *, lines: bool = False) -> Markup:
        """Return a field for text, of several lines if wanted."""
        kind = w("text", multiLine=1) if lines else w("text")
        return self._control(name, kind, self._placeholder(shown or self.words["paper_word_write"]))

    def date(self, name: str, shown: str = "") -> Markup:
        """Return a field with a calendar."""
        kind = w(
            "date",
            w("dateFormat", val=_DATE_FORMAT[self.lang]),
            w("lid", val="zh-CN" if self.lang == "zh" else SPELLING[self.lang]),
            w("storeMappedDataAs", val="dateTime"),
            w("calendar", val="gregorian"),
        )
        return self._control(name, kind, self._placeholder(shown or self.words["paper_word_date"]))

    def drop_down(self, name: str, options: Sequence[str], shown: str = "", *, other: bool = False) -> Markup:
        """Return a field with a list to choose from; with `other`, one's own words are taken, too."""
        items = [w("listItem", displayText=option, value=option) for option in dict.fromkeys(options)]
        kind = w("comboBox" if other else "dropDownList", *items)
        return self._control(name, kind, self._placeholder(shown or self.words["paper_word_choose"]))

    def check_box(self, name: str) -> Markup:
        """Return a box to tick, drawn with the signs and the font that Word itself takes."""
        font = "MS Gothic"
        on, off = ("w14:checkedState", "2612"), ("w14:uncheckedState", "2610")
        states = [element(state, {"w14:val": code, "w14:font": font}) for state, code in (on, off)]
        kind = element("w14:checkbox", {}, element("w14:checked", {"w14:val": 0}), *states)
        face = w("rFonts", ascii=font, hAnsi=font, eastAsia=font, hint="eastAsia")
        return self._control(name, kind, w("r", w("rPr", face), w("t", "☐")), filled=True)

    def _placeholder(self, text: str) -> Markup:
        return self.text(text, style="PlaceholderText")

    def _control(self, name: str, kind: Markup, inside: Markup, *, filled: bool = False) -> Markup:
        short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
        properties = w(
            "sdtPr",
            w("alias", val=short),
            w("id", val=next(self.ids)),
            None if filled else w("showingPlcHdr"),
            kind,
        )
        return w("sdt", properties, w("sdtContent", inside))


def _spelling(tag: str) -> str:
    return "zh-CN" if tag.startswith("zh") else SPELLING.get(tag, tag)
