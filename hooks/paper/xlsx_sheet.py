"""One sheet of a spreadsheet: texts, questions and tables below each other, with room to fill in."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from .formulas import in_cells, value_of
from .tree import Node, Run, TreeError, text_of
from .widths import letters

LOG_FROM = 8
"""A table of so many blank rows and no others is a log."""

LOG_ROWS = 100
"""Blank rows of a log: a spreadsheet costs no paper."""

_BOX, _TICKED = "☐", "☑"
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?", re.ASCII)
_LINE_HEIGHT = 15.5
"""Points."""


def is_log(node: Node) -> bool:
    """Say whether a node is a table that grows line by line."""
    return node["k"] == "table" and not node["rows"] and node.get("empty", 0) >= LOG_FROM


@dataclass
class Totals:
    """Sums of tables, which the grand totals of any sheet add."""

    cells: dict[str, tuple[str, str, float]] = field(default_factory=dict)
    """{id of a table: (sheet, cell, value)}."""
    waiting: list[tuple[Any, int, Node]] = field(default_factory=list)
    """(sheet, row, node) of the grand totals, written when all tables are."""


class Sheet:
    """Writes nodes from the top down."""

    def __init__(self, book: Any, worksheet: Any, widths: Sequence[float]) -> None:
        """`book` is an `xlsx_file.Book`; `widths` are those of the columns, in letters."""
        self.book = book
        self.sheet = worksheet
        self.widths = list(widths)
        self.row = 0
        self.headers: list[int] = []
        """The rows with the heads of tables."""
        for column, width in enumerate(self.widths):
            worksheet.set_column(column, column, width)

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.widths) - 1

    def draw(self, nodes: Sequence[Node]) -> None:
        """Write nodes one below the other. Raises TreeError for one that spreadsheets have no form for."""
        drawers: Mapping[str, Callable[[Node], None]] = {
            "heading": self._heading,
            "para": self._para,
            "list": self._list,
            "checks": self._checks,
            "table": self._table,
            "box": self._box,
            "field": self._field,
            "choice": self._choice,
            "scale": self._scale,
            "total": self._total,
        }
        for number, node in enumerate(nodes):
            below_table = number and nodes[number - 1]["k"] == "table"
            self.row += 1 if below_table and node["k"] not in ("table", "total", "heading") else 0
            if node["k"] not in drawers:
                raise TreeError(f"spreadsheets have no form for a node {node['k']!r}", str(node.get("label", "")))
            drawers[node["k"]](node)

    def text(self, runs: Sequence[Run], style: str = "text", before: str = "") -> None:
        """Write a text across all columns, in a row high enough for it."""
        form = self.book.form(style)
        text = before + text_of(runs)
        if self.last:
            self.sheet.merge_range(self.row, 0, self.row, self.last, "", form)
        strong = any(run.get("b") for run in runs) and any(not run.get("b") for run in runs)
        if strong and style == "text":
            pieces = [before] if before else []
            for run in runs:
                pieces += [self.book.form("strong"), run["t"]] if run.get("b") else [run["t"]]
            self.sheet.write_rich_string(self.row, 0, *pieces, form)
        else:
            self.sheet.write_string(self.row, 0, text, form)
        self._height(self._lines(text, sum(self.widths)), self.book.size(style))
        self.row += 1

    def _lines(self, text: str, width: float) -> int:
        return sum(max(1, math.ceil(letters(line) / width)) for line in text.split("\n"))

    def _height(self, lines: int, size: float = 11) -> None:
        self.sheet.set_row(self.row, lines * _LINE_HEIGHT * size / 11 + 3)

    def _heading(self, node: Node) -> None:
        self.row += 1 if self.row else 0
        self.text(node["runs"], "heading")

    def _para(self, node: Node) -> None:
        self.text(node["runs"], node.get("role", "text"))

    def _list(self, node: Node) -> None:
        for number, item in enumerate(node["items"], node.get("start", 1)):
            for block in item:
                self.text(block["runs"], before=f"{number}. " if node["ordered"] else "•  ")

    def _box(self, node: Node) -> None:
        if node["title"]:
            self.text([{"t": node["title"]}], "box_title")
        for block in node["body"]:
            self.text(block["runs"], "box")

    def _question(self, label: str, lines: int = 1, hint: str = "", style: str = "answer") -> int:
        """Write a question beside an empty cell, which is as wide as the columns that are left; return its row."""
        whole = f"{label}\n{hint}" if hint else label
        self.sheet.write_string(self.row, 0, whole, self.book.form("question"))
        if self.last > 1:
            self.sheet.merge_range(self.row, 1, self.row, self.last, "", self.book.form(style))
        else:
            self.sheet.write_blank(self.row, 1, None, self.book.form(style))
        self._height(max(lines, self._lines(whole, self.widths[0])))
        self.row += 1
        return self.row - 1

    def _field(self, node: Node) -> None:
        style = "answer_date" if node["type"] == "date" else "answer"
        row = self._question(node["label"], node.get("rows", 1), node.get("hint", ""), style)
        self._valid(row, 1, row, 1, {"date": "date", "number": "number"}.get(node["type"], "text"), ())

    def _choice(self, node: Node) -> None:
        texts = [text_of(option["runs"]) for option in node["options"]]
        if not node["many"]:
            row = self._question(node["label"])
            self._valid(row, 1, row, 1, "choice", texts, strict=not node.get("other"))
            return
        self.text([{"t": node["label"]}], "label")
        self._boxes([*texts, node["other"]] if node.get("other") else texts)

    def _checks(self, node: Node) -> None:
        self._boxes([text_of(item["runs"]) for item in node["items"]])

    def _boxes(self, texts: Sequence[str]) -> None:
        for text in texts:
            row = self._question(text)
            self.sheet.write_string(row, 1, _BOX, self.book.form("answer"))
            self._valid(row, 1, row, 1, "choice", (_BOX, _TICKED))

    def _scale(self, node: Node) -> None:
        self.text([{"t": node["label"]}], "label")
        for item in node["items"]:
            row = self._question(text_of(item["runs"]))
            self._valid(row, 1, row, 1, "choice", node["points"])

    def _total(self, node: Node) -> None:
        self.book.totals.waiting.append((self.sheet, self.row, node))
        self.row += 2

    # Tables

    def _table(self, node: Node) -> None:
        """Write a table. A log has its sums above, where they stay in sight; any other below."""
        self.row += 1 if self.row > 1 else 0
        if node["caption"]:
            self.text(node["caption"], "label" if self.row else "heading")
        log = is_log(node)
        above = self.row
        if log and node.get("total"):
            self.row += 1
        head = self.row
        for column, runs in enumerate(node["head"]):
            self.sheet.write_string(head, column, text_of(runs), self.book.form("head"))
        self._height(max(self._lines(text_of(runs), self.widths[n] - 2) for n, runs in enumerate(node["head"])))
        self.headers.append(head)
        blank = max(LOG_ROWS, node.get("empty", 0)) if log else node.get("empty", 0)
        rows = [*node["rows"], *([[]] * len(node["head"]) for _ in range(blank))]
        computed: list[dict[str, float]] = []
        for number, cells in enumerate(rows, head + 1):
            self.row = number
            computed.append(self._cells(node, cells))
        self.row = head + 1 + len(rows)
        for column, kind in enumerate(node.get("types", ())):
            texts = node["options"].get(node["ids"][column], ())
            if node["ids"][column] not in node["formulas"]:
                self._valid(head + 1, column, self.row - 1, column, kind, texts)
        if log and node["head"]:
            self.sheet.autofilter(head, 0, self.row - 1, len(node["head"]) - 1)
        if node.get("total"):
            self._sums(node, above if log else self.row, (head + 1, self.row - 1), computed)
            self.row += 0 if log else 1

    def _cells(self, node: Node, cells: Sequence[Sequence[Run]]) -> dict[str, float]:
        """Write one row; return the numbers that stand in it by the ids of their columns."""
        ids = node.get("ids") or [str(number) for number in range(len(cells))]
        kinds = dict(zip(ids, node.get("types") or ["text"] * len(ids), strict=True))
        texts = dict(zip(ids, map(text_of, cells), strict=True))
        places = {name: xl_rowcol_to_cell(self.row, column) for column, name in enumerate(ids)}
        values = {name: _number(texts[name]) for name in ids if kinds[name] in ("number", "money")}
        lines = 1
        for column, name in enumerate(ids):
            formula = node.get("formulas", {}).get(name)
            form = self.book.form(f"{'computed' if formula else 'cell'}_{kinds[name]}")
            if formula and not texts[name]:
                result = value_of(formula, {key: value for key, value in values.items() if key != name})
                self.sheet.write_formula(self.row, column, in_cells(formula, places), form, result)
                values[name] = result if isinstance(result, float) else None
            elif values.get(name) is not None:
                self.sheet.write_number(self.row, column, values[name], form)
            elif texts[name]:
                self.sheet.write_string(self.row, column, texts[name], form)
            else:
                self.sheet.write_blank(self.row, column, None, form)
            lines = max(lines, self._lines(texts[name], self.widths[column] - 1))
        self._height(lines)
        return {name: value for name, value in values.items() if value is not None}

    def _sums(self, node: Node, row: int, rows: tuple[int, int], computed: Sequence[Mapping[str, float]]) -> None:
        for column, name in enumerate(node["ids"]):
            if name not in node["summed"]:
                self.sheet.write_blank(row, column, None, self.book.form("sum"))
                continue
            first, last = (xl_rowcol_to_cell(at, column) for at in rows)
            value = math.fsum(numbers.get(name, 0) for numbers in computed)
            kind = node["types"][column]
            self.sheet.write_formula(row, column, f"=SUM({first}:{last})", self.book.form(f"{kind}_sum"), value)
            if kind == "money":
                self.book.totals.cells[node["id"]] = (self.sheet.name, xl_rowcol_to_cell(row, column), value)
        if node["ids"][0] not in node["summed"]:
            self.sheet.write_string(row, 0, node["total_label"], self.book.form("sum"))
        self.sheet.set_row(row, _LINE_HEIGHT + 4)

    def _valid(
        self, top: int, left: int, bottom: int, right: int, kind: str, options: Sequence[str], *, strict: bool = True
    ) -> None:
        """Say in the reader's language what a cell wants: one of a list, a date, a number."""
        words = self.book.words
        rules: Mapping[str, dict[str, Any]] = {
            "choice": {"validate": "list", "source": self.book.source(options) if options else None},
            "date": {"validate": "date", "criteria": ">=", "value": datetime.date(1900, 1, 1)},
            "number": {"validate": "decimal", "criteria": "between", "minimum": -1e12, "maximum": 1e12},
        }
        rule = rules.get("number" if kind == "money" else kind)
        if rule is not None:
            said = words[f"paper_sheet_{'number' if kind == 'money' else kind}"]
            error = {"error_message": said, "error_type": "stop" if kind == "choice" and strict else "warning"}
            self.sheet.data_validation(top, left, bottom, right, {**rule, **error})


def _number(text: str) -> float | None:
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
