"""Draws the nodes of a document as paragraphs, tables and form fields of Word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from .docx_styles import BULLETS
from .docx_tables import Tables, cell, gap, row, table
from .docx_text import Writing
from .elements import NOTHING, w
from .tree import Node, TreeError, text_of
from .widths import letters, shares

_IN_A_ROW = ("line", "date", "number", "phone", "signature")
"""Fields of one line: those that follow each other become one table."""

_TONES = {"example": "brand", "caution": "accent", "try": "brand", "questions": "line", "points": "line"}
_LINE = 90
"""Letters in a line."""

_SHORT = 30
"""Options no longer than this stand beside each other in one line."""

_BOTTOM = w("vAlign", val="bottom")

Drawer = Callable[[Node], Iterator[Markup]]


class Blocks:
    """Draws any node that a checklist or a material has."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        tables = Tables(writing)
        self._drawers: Mapping[str, Drawer] = {
            "heading": self._heading,
            "para": self._para,
            "list": self._list,
            "checks": tables.checks,
            "table": tables.table,
            "box": self.box,
            "quote": self._quote,
            "defs": self._defs,
            "field": self._lines,
            "choice": self._choice,
            "scale": tables.scale,
            "cards": lambda node: tables.cards([list(self._card(item)) for item in node["items"]]),
            "total": self._total,
            "page-break": self._page_break,
        }

    def draw(self, nodes: Sequence[Node]) -> Iterator[Markup]:
        """Draw nodes one after the other."""
        fields: list[Node] = []
        for node in nodes:
            if node["k"] == "field" and node["type"] in _IN_A_ROW:
                fields.append(node)
                continue
            yield from self._fields(fields)
            fields = []
            if node["k"] not in self._drawers:
                raise TreeError(f"Word files have no form for a node {node['k']!r}", str(node.get("title", "")))
            yield from self._drawers[node["k"]](node)
        yield from self._fields(fields)

    def _heading(self, node: Node) -> Iterator[Markup]:
        number = f"{node['number']}. " if "number" in node else ""
        inside = self.writing.text(number) if number else NOTHING
        yield self.writing.paragraph(f"Heading{node['level'] - 1}", inside, self.writing.runs(node["runs"]))

    def _para(self, node: Node) -> Iterator[Markup]:
        style = {"label": "Label", "note": "Note"}.get(node.get("role", ""), "Normal")
        yield self.writing.paragraph(style, self.writing.runs(node["runs"]))

    def _list(self, node: Node, level: int = 0) -> Iterator[Markup]:
        style = "ListNumber" if node["ordered"] else "ListBullet"
        number = self.writing.list_number() if node["ordered"] else BULLETS
        marked = w("numPr", w("ilvl", val=min(level, 2)), w("numId", val=number))
        for item in node["items"]:
            mark = marked
            for block in item:
                if block["k"] == "list":
                    yield from self._list(block, level + 1)
                elif block["k"] == "para":
                    beside = mark or w("ind", left=360 * (level + 1))
                    yield self.writing.paragraph(style, self.writing.runs(block["runs"]), more=beside)
                    mark = NOTHING
                else:
                    yield from self.draw([block])

    def box(self, node: Node) -> Iterator[Markup]:
        """Draw a text that stands apart: tinted, with a bar of the color of its tone."""
        title = [self.writing.paragraph("Label", self.writing.text(node["title"]))] if node["title"] else []
        color = self.writing.color(_TONES[node["tone"]])
        bar = w("tcBorders", w("left", val="single", sz=24, space=0, color=color))
        shade = w("shd", val="clear", color="auto", fill=self.writing.color("tint"))
        padding = w(
            "tcMar",
            *(
                w(side, w=width, type="dxa")
                for side, width in (("top", 60), ("left", 180), ("bottom", 60), ("right", 180))
            ),
        )
        width = self.writing.width
        inside = cell(width, *title, *self.draw(node["body"]), properties=bar + shade + padding)
        yield gap()
        yield table([row(inside)], [width], grid=False, headed=False)
        yield gap()

    def _quote(self, node: Node) -> Iterator[Markup]:
        for block in node["body"]:
            if block["k"] == "para":
                yield self.writing.paragraph("Quote", self.writing.runs(block["runs"]))
            else:
                yield from self.draw([block])

    def _defs(self, node: Node) -> Iterator[Markup]:
        for item in node["items"]:
            yield self.writing.paragraph("Label", self.writing.runs(item["term"]))
            yield from self.draw(item["body"])

    def _page_break(self, node: Node) -> Iterator[Markup]:
        """Begin a page with a paragraph of no height: the rest of one with a break in it would be an empty line."""
        spacing = w("spacing", before=0, after=0, line=20, lineRule="exact")
        yield self.writing.paragraph("Normal", more=w("pageBreakBefore") + spacing)

    # Forms

    def _fields(self, fields: Sequence[Node]) -> Iterator[Markup]:
        """Draw fields of one line each: the label, and a line to write on."""
        if not fields:
            return
        draw = self._below_lines if self.writing.sizes.center else self._beside_lines
        yield from draw(fields)
        yield gap()

    def _beside_lines(self, fields: Sequence[Node]) -> Iterator[Markup]:
        longest = max(letters(text) for node in fields for text in (node["label"], node.get("hint", "")))
        needed = longest * 11 * self.writing.sizes.in_table
        width = self.writing.width
        widths = [round(min(0.45 * width, max(0.2 * width, needed)))]
        widths.append(width - widths[0])
        rows = []
        for node in fields:
            label = self.writing.paragraph("TableText", self.writing.text(node["label"], style="Strong"))
            rows.append(
                row(
                    cell(widths[0], label, *self._hint(node), properties=_BOTTOM),
                    cell(widths[1], self._line(node), properties=self._to_write_on() + _BOTTOM),
                    height=800 if node["type"] == "signature" else 480,
                )
            )
        yield table(rows, widths, grid=False, headed=False)

    def _below_lines(self, fields: Sequence[Node]) -> Iterator[Markup]:
        """Draw lines beside each other, each with its label below, as a certificate has them."""
        count = next(each for each in (3, 2, 1) if len(fields) % each == 0)
        parts = [part for number in range(count) for part in ([1, 12] if number else [12])]
        widths = shares(self.writing.width, parts)
        rows = []
        for start in range(0, len(fields), count):
            above: list[Markup] = []
            below: list[Markup] = []
            for node, width in zip(fields[start : start + count], widths[::2], strict=True):
                if above:
                    above.append(cell(widths[1], self.writing.paragraph("TableText")))
                    below.append(cell(widths[1], self.writing.paragraph("Hint")))
                above.append(cell(width, self._line(node), properties=self._to_write_on() + _BOTTOM))
                below.append(cell(width, self.writing.paragraph("Hint", self.writing.text(node["label"]))))
            rows += [row(*above, height=760), row(*below)]
        yield table(rows, widths, grid=False, headed=False)

    def _line(self, node: Node) -> Markup:
        return self.writing.paragraph("TableText", self._answer(node))

    def _to_write_on(self) -> Markup:
        return w("tcBorders", w("bottom", val="single", sz=6, space=0, color=self.writing.color("line")))

    def _hint(self, node: Node) -> list[Markup]:
        return [self.writing.paragraph("Hint", self.writing.text(node["hint"]))] if node.get("hint") else []

    def _answer(self, node: Node) -> Markup:
        if node["type"] == "signature":
            return NOTHING  # signed by hand
        if node["type"] == "date":
            return self.writing.date(node["label"])
        return self.writing.write_in(node["label"])

    def _lines(self, node: Node) -> Iterator[Markup]:
        """Draw a question with room for an answer of several lines."""
        yield self.writing.paragraph("Label", self.writing.text(node["label"]))
        yield from self._hint(node)
        sides = ("top", "left", "bottom", "right")
        color = self.writing.color("line")
        frame = w("tcBorders", *(w(side, val="single", sz=6, space=0, color=color) for side in sides))
        padding = w("tcMar", w("left", w=90, type="dxa"))
        answer = self.writing.paragraph("TableText", self.writing.write_in(node["label"], lines=True))
        width = self.writing.width
        yield table(
            [row(cell(width, answer, properties=frame + padding), height=420 * node.get("rows", 3))],
            [width],
            grid=False,
            headed=False,
        )
        yield gap()

    def _choice(self, node: Node) -> Iterator[Markup]:
        """Draw a question: boxes to tick, or a list of few words, which show until somebody chooses one."""
        writing = self.writing
        yield writing.paragraph("Label", writing.text(node["label"]))
        texts = [text_of(option["runs"]) for option in node["options"]]
        shown = writing.words["paper_or"].join([*texts, node["other"]] if node.get("other") else texts)
        if not node["many"] and letters(shown) <= _LINE:
            yield writing.paragraph("Normal", writing.drop_down(node["label"], texts, shown, other="other" in node))
            return
        answers = [
            NOTHING.join((writing.check_box(text), writing.text(" "), writing.runs(option["runs"])))
            for text, option in zip(texts, node["options"], strict=True)
        ]
        if node.get("other"):
            own = writing.write_in(node["other"])
            named = writing.text(f" {node['other']}" + ("" if writing.lang == "zh" else " "))
            answers.append(NOTHING.join((writing.check_box(node["other"]), named, own)))
        if all(letters(text) <= _SHORT for text in texts):
            yield from self._side_by_side(answers)
        else:
            for answer in answers:
                yield writing.paragraph("CheckItem", answer)

    def _side_by_side(self, answers: Sequence[Markup]) -> Iterator[Markup]:
        """Draw short answers in columns."""
        columns = 2 if len(answers) in (2, 4) else 3
        width = self.writing.width // columns
        rows = []
        for start in range(0, len(answers), columns):
            cells = [*answers[start : start + columns], *[NOTHING] * (columns - len(answers[start : start + columns]))]
            rows.append(row(*(cell(width, self.writing.paragraph("TableText", one)) for one in cells)))
        yield table(rows, [width] * columns, grid=False, headed=False)
        yield gap()

    def _total(self, node: Node) -> Iterator[Markup]:
        yield from self._fields([{"k": "field", "type": "number", "label": node["label"]}])

    def _card(self, item: Any) -> Iterator[Markup]:
        yield self.writing.paragraph("CardTitle", self.writing.text(item["title"]))
        yield from self.draw(item["body"])
