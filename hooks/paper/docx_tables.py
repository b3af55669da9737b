"""Tables of Word files: logs and worksheets, boxes to tick beside who and when, ratings, cards to cut out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from .docx_text import MARGIN, Writing
from .elements import NOTHING, w
from .tree import Node, text_of
from .widths import letters, shares, wide_enough

_MARK = "▾"
"""Stands in small cells in which one chooses: words would fill them, also when the sheet is printed."""

_PADDING = 90
"""Left and right in each cell."""

_LONGEST_WORD = 16
"""Letters of a heading that are kept together."""

_WORD = re.compile(r"[^\s⺀-\uffff]+")
"""Chinese may break anywhere."""

_LETTER = 110
"""Width of a letter of table text, and half of a Chinese character, in twentieths of a point."""


def table(
    rows: Sequence[Markup], widths: Sequence[int], *, grid: bool = True, headed: bool = True, name: str = ""
) -> Markup:
    """Return a table of rows; `grid` draws lines, `headed` paints the first row."""
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val="GuideTable" if grid else "TableNormal"),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            None if grid else w("tblCellMar", w("left", w=0, type="dxa")),
            w("tblLook", val="0020" if headed else "0000", firstRow=int(headed), lastRow=0, firstColumn=0, lastColumn=0,
              noHBand=1, noVBand=1),
            w("tblCaption", val=name) if name else None,
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *rows,
    )  # fmt: skip


def row(*cells: Markup, head: bool = False, height: int = 0) -> Markup:
    """Return a row that is never torn apart; the head comes again on each page."""
    properties = (
        w("cantSplit"),
        w("trHeight", val=height, hRule="atLeast") if height else None,
        w("tblHeader") if head else None,
    )
    return w("tr", w("trPr", *properties), *cells)


def cell(width: int, *inside: Markup, properties: Markup = NOTHING) -> Markup:
    """Return a cell; a table in it must be followed by a paragraph, which the caller gives."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), properties), *inside)


MIDDLE = w("vAlign", val="center")


class Tables:
    """Draws the nodes that Word shows as tables."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing

    def table(self, node: Node) -> Iterator[Markup]:
        """Draw a table with its caption, blank rows and sums."""
        writing = self.writing
        caption = text_of(node["caption"])
        if caption:
            yield writing.paragraph("Caption", writing.runs(node["caption"]))
        words = [max(map(len, _WORD.findall(text_of(runs))), default=2) for runs in node["head"]]
        widths = wide_enough(
            shares(writing.width, node.get("widths") or [1] * len(node["head"])),
            [min(word, _LONGEST_WORD) * _LETTER + 2 * _PADDING for word in words],
        )
        types = node.get("types") or ["text"] * len(node["head"])
        rows = [row(*self._heads(node["head"], widths), head=True)]
        for cells in (*node["rows"], *([[]] * len(widths) for _ in range(node.get("empty", 0)))):
            filled = [
                self._cell(node, number, runs, widths[number], types[number]) for number, runs in enumerate(cells)
            ]
            rows.append(row(*filled, height=440 if not all(cells) else 0))
        if node.get("total"):
            rows.append(row(*self._sums(node, widths), height=400))
        yield table(rows, widths, name=caption)
        yield gap()

    def _heads(self, heads: Sequence[Any], widths: Sequence[int]) -> Iterator[Markup]:
        for runs, width in zip(heads, widths, strict=True):
            yield cell(width, self.writing.paragraph("TableHead", self.writing.runs(runs)), properties=MIDDLE)

    def _cell(self, node: Node, number: int, runs: Any, width: int, kind: str) -> Markup:
        writing = self.writing
        inside = writing.runs(runs)
        name = text_of(node["head"][number])
        more = w("jc", val="right") if kind in ("number", "money") else NOTHING
        if not runs and kind == "date":
            inside = writing.date(name, _MARK)
        elif not runs and kind == "choice":
            options = node["options"][node["ids"][number]]
            inside = writing.drop_down(name, options, self._options(options, width))
        return cell(width, writing.paragraph("TableText", inside, more=more), properties=MIDDLE)

    def _options(self, options: Sequence[str], width: int) -> str:
        """Return what shows before somebody chooses: the options, if they fit on one line, for the printed sheet."""
        shown = self.writing.words["paper_or"].join(options)
        return shown if letters(shown) * _LETTER <= width - 2 * _PADDING else _MARK

    def _sums(self, node: Node, widths: Sequence[int]) -> Iterator[Markup]:
        shade = w("shd", val="clear", color="auto", fill=self.writing.color("tint"))
        first = min(node["ids"].index(column) for column in node["summed"])
        label = self.writing.text(node["total_label"], style="Strong")
        if first:
            span = w("gridSpan", val=first) if first > 1 else NOTHING
            paragraph = self.writing.paragraph("TableText", label)
            yield cell(sum(widths[:first]), paragraph, properties=span + shade + MIDDLE)
        for width in widths[first:]:
            yield cell(width, self.writing.paragraph("TableText"), properties=shade + MIDDLE)

    def checks(self, node: Node) -> Iterator[Markup]:
        """Draw boxes to tick; with a free column, beside who does it and by when."""
        writing = self.writing
        if "column" not in node:
            for item in node["items"]:
                box = writing.check_box(text_of(item["runs"]))
                yield writing.paragraph("CheckItem", box, w("r", w("tab")), writing.runs(item["runs"]))
                yield from self._beside(item)
            return
        box_width, free = 500, round(writing.width * 0.26)
        widths = [box_width, writing.width - box_width - free, free]
        heads = ([{"t": "✓"}], [{"t": writing.words["paper_word_item"]}], [{"t": node["column"]}])
        rows = [row(*self._heads(heads, widths), head=True)]
        for item in node["items"]:
            text = writing.paragraph("TableText", writing.runs(item["runs"]))
            who = writing.write_in(node["column"], item.get("who", ""))
            rows.append(
                row(
                    cell(box_width, writing.paragraph("TableText", writing.check_box(text_of(item["runs"])))),
                    cell(widths[1], text, *self._beside(item)),
                    cell(free, writing.paragraph("TableText", who)),
                )
            )
        yield table(rows, widths, name=node["column"])
        yield gap()

    def _beside(self, item: Any) -> Iterator[Markup]:
        if item.get("note"):
            yield self.writing.paragraph("Hint", self.writing.runs(item["note"]))
        if item.get("answer"):
            control = self.writing.write_in(text_of(item["runs"]), self.writing.words["check_answer"], lines=True)
            yield self.writing.paragraph("TableText", control)

    def scale(self, node: Node) -> Iterator[Markup]:
        """Draw statements with a box to tick for each point."""
        writing = self.writing
        yield writing.paragraph("Label", writing.text(node["label"]))
        points = node["points"]
        each = min(1400, round(writing.width * 0.6 / len(points)))
        widths = [writing.width - each * len(points), *[each] * len(points)]
        center = w("jc", val="center")
        heads = [writing.paragraph("TableHead", writing.text(point), more=center) for point in points]
        first = cell(widths[0], writing.paragraph("TableHead", writing.text(writing.words["paper_word_item"])))
        rows = [row(first, *(cell(each, head, properties=MIDDLE) for head in heads), head=True)]
        for item in node["items"]:
            cells = [cell(widths[0], writing.paragraph("TableText", writing.runs(item["runs"])), properties=MIDDLE)]
            for point in points:
                box = writing.check_box(f"{point}: {text_of(item['runs'])}")
                cells.append(cell(each, writing.paragraph("TableText", box, more=center), properties=MIDDLE))
            rows.append(row(*cells))
        yield table(rows, widths, name=node["label"])
        yield gap()

    def cards(self, cards: Sequence[Sequence[Markup]]) -> Iterator[Markup]:
        """Draw cards, four to a page, with lines to cut along."""
        writing = self.writing
        widths = shares(writing.width, (1, 1))
        height = round((writing.paper[1] - 3 * MARGIN) * 0.45)
        sides = ("top", "left", "bottom", "right")
        lines = w("tcBorders", *(w(side, val="dashed", sz=6, space=0, color=writing.color("line")) for side in sides))
        padding = w("tcMar", *(w(side, w=200, type="dxa") for side in sides))
        rows = []
        for number in range(0, len(cards), 2):
            pair = [*cards[number : number + 2], *[[writing.paragraph("Normal")]] * (number + 1 == len(cards))]
            rows.append(row(*(cell(widths[0], *card, properties=lines + padding) for card in pair), height=height))
        yield writing.paragraph("Hint", writing.text(writing.words["paper_cut"]))
        yield table(rows, widths, grid=False, headed=False)
        yield gap()


def gap() -> Markup:
    """Return the small paragraph that keeps a table from what stands around it: Word would join two tables."""
    spacing = w("spacing", before=0, after=0, line=120, lineRule="exact")
    return w("p", w("pPr", spacing))
