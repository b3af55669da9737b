"""Spreadsheets of materials whose tables are worth computing: budgets, logs, worksheets."""

from __future__ import annotations

import datetime
import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_cell_to_rowcol  # type: ignore[import-untyped]

from .tree import Document, Node, text_of
from .xlsx_sheet import Sheet, Totals, is_log

_FONTS = {"zh": "Microsoft YaHei"}
_PAPER = {"en": 1, "es": 1, "zh": 9}
"""Letter and A4 as Excel counts them."""

_WIDTH = {False: 92, True: 130}
"""Letters across a page, upright and lying."""

_HIGHEST = 4
"""A head of a table further down is not frozen: what is above it would fill the window. Nor is one of several."""

_BESIDE = 40
"""Letters that fit in an answer, at least."""

_QUESTIONS = {"field", "choice", "scale", "checks"}
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_MONEY = "#,##0.00"
_DATE = 14
"""Excel's number for a short date, which it writes as the reader's country does."""


def xlsx_bytes(document: Document, words: Mapping[str, str], colors: Mapping[str, str]) -> bytes:
    """Return the spreadsheet of a material: a sheet for what to know first, then one for each part with tables.

    `words` are those of the interface in the document's language, `colors` as {"brand": "#0b5563"}.
    Raises TreeError for a node that spreadsheets have no form for.
    """
    buffer = io.BytesIO()
    book = Book(buffer, document, words, colors)
    for title, nodes in _sheets(document, words):
        book.add(title, nodes)
    book.close()
    return buffer.getvalue()


def _sheets(document: Document, words: Mapping[str, str]) -> Iterator[tuple[str, list[Node]]]:
    """Cut a document into sheets: a part with tables has one, and so has a log, which grows."""
    head: list[Node] = [
        {"k": "para", "role": "kicker", "runs": [{"t": document["kicker"]}]},
        {"k": "para", "role": "title", "runs": [{"t": document["title"]}]},
        {"k": "para", "role": "lead", "runs": document["lead"]},
    ]
    if document.get("use"):
        head.append({"k": "box", "tone": "try", "title": words["paper_use"], "body": document["use"]})
    title, nodes = words["paper_sheet_first"], head
    for part in _parts(document["body"]):
        if any(node["k"] == "table" for node in part):
            yield title, nodes
            title, nodes = _title(part), part
        else:
            nodes = [*nodes, *part]
    yield title, nodes


def _parts(body: Sequence[Node]) -> Iterator[list[Node]]:
    part: list[Node] = []
    for node in body:
        if node["k"] == "page-break":
            continue
        begins = node["k"] == "heading" or (is_log(node) and any(one["k"] != "heading" for one in part))
        if begins and part:
            yield part
            part = []
        part.append(node)
    yield part


def _title(part: Sequence[Node]) -> str:
    first = next(node for node in part if node["k"] in ("heading", "table"))
    return text_of(first["runs"] if first["k"] == "heading" else first["caption"])


class Book:
    """A workbook while it is written: its sheets, forms of cells and lists to choose from."""

    def __init__(
        self, buffer: io.BytesIO, document: Document, words: Mapping[str, str], colors: Mapping[str, str]
    ) -> None:
        self.document = document
        self.words = words
        self.totals = Totals()
        font = {"font_name": _FONTS.get(document["lang"], "Calibri"), "font_size": 11}
        self._file = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_format_properties": font})
        self._styles = _styles(colors)
        self._font = font
        self._forms: dict[str, Any] = {}
        self._lists: dict[tuple[str, ...], str] = {}
        self._names: list[str] = []
        self._file.set_properties(
            {
                "title": document["title"],
                "author": words["site_name"],
                "comments": f"{document['license']} {document['url']}",
                "created": datetime.datetime.fromisoformat(document["day"]),
            }
        )

    def add(self, title: str, nodes: Sequence[Node]) -> None:
        """Add a sheet with nodes below each other."""
        worksheet = self._file.add_worksheet(self._name(title))
        sheet = Sheet(self, worksheet, self._widths(nodes))
        sheet.draw(nodes)
        if len(self._names) == 1:
            self._about(sheet)
        self._print(worksheet, sheet)

    def _widths(self, nodes: Sequence[Node]) -> list[float]:
        """Return the widths of columns: for each the widest that a table wants."""
        whole = _WIDTH[bool(self.document.get("landscape"))]
        found: list[float] = [0, 0]
        for node in nodes:
            if node["k"] == "table":
                parts = node.get("widths") or [1] * len(node["head"])
                found += [0] * (len(parts) - len(found))
                for column, part in enumerate(parts):
                    found[column] = max(found[column], whole * part / sum(parts), 9)
        if not any(found):
            return [whole * 0.45, whole * 0.55]
        if any(node["k"] in _QUESTIONS for node in nodes) and sum(found[1:]) < _BESIDE:
            found[1] += _BESIDE - sum(found[1:])
        return found

    def _about(self, sheet: Sheet) -> None:
        document = self.document
        edition = self.words["paper_edition"].format(version=document["version"], date=document["date"])
        sheet.row += 1
        sheet.text([{"t": f"{document['source']} · {edition}"}], "note")
        sheet.text([{"t": document["license"]}], "note")
        sheet.sheet.write_url(sheet.row, 0, document["url"], self.form("link"), document["url"])
        sheet.row += 1

    def _print(self, worksheet: Any, sheet: Sheet) -> None:
        document = self.document
        if document.get("landscape"):
            worksheet.set_landscape()
        worksheet.set_paper(_PAPER[document["lang"]])
        worksheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.8)
        worksheet.fit_to_pages(1, 0)
        worksheet.hide_gridlines(2)
        page = self.words["paper_page"].format(page="&P", pages="&N")
        source = document["source"].replace("&", "&&")
        worksheet.set_footer(f"&L&8{source} · {document['version']}&R&8{page}")
        if len(sheet.headers) == 1 and sheet.headers[0] <= _HIGHEST:
            worksheet.freeze_panes(sheet.headers[0] + 1, 1)
            worksheet.repeat_rows(sheet.headers[0])
        elif sheet.headers:
            worksheet.freeze_panes(1, 0)

    def _name(self, title: str) -> str:
        """Return a name for a sheet: short, without the signs that Excel refuses, unlike all others."""
        plain = _NOT_IN_NAMES.sub(" ", title.replace(": ", " - ")).strip().strip("'")
        name = " ".join(plain.split())
        if len(name) > _LONGEST_NAME:
            cut = name[: _LONGEST_NAME + 1].rpartition(" ")[0]
            name = cut if len(cut) > _LONGEST_NAME // 2 else name[:_LONGEST_NAME]
        number = 2
        while name.casefold() in self._names:
            ending = f" {number}"
            name, number = name[: _LONGEST_NAME - len(ending)] + ending, number + 1
        self._names.append(name.casefold())
        return name

    def size(self, style: str) -> float:
        """Return the size of type of a style, in points."""
        return float(self._styles[style].get("font_size", 11))

    def form(self, style: str) -> Any:
        """Return the format of a style, the same each time."""
        if style not in self._forms:
            self._forms[style] = self._file.add_format({**self._font, "valign": "top", **self._styles[style]})
        return self._forms[style]

    def source(self, options: Sequence[str]) -> str:
        """Return the cells in which the options of a list will stand; in the rule itself commas would cut them."""
        at = sum(map(len, self._lists))
        name = self.words["paper_sheet_lists"]
        return self._lists.setdefault(tuple(options), f"='{name}'!$A${at + 1}:$A${at + len(options)}")

    def close(self) -> None:
        """Write the grand totals and the hidden sheet with the lists, and finish the file."""
        for sheet, row, node in self.totals.waiting:
            self._grand_total(sheet, row, node)
        if self._lists:
            hidden = self._file.add_worksheet(self._name(self.words["paper_sheet_lists"]))
            hidden.hide()
            for row, text in enumerate(text for options in self._lists for text in options):
                hidden.write_string(row, 0, text)
        self._file.close()

    def _grand_total(self, worksheet: Any, row: int, node: Node) -> None:
        """Write a grand total, below the sums that it adds where these stand on the same sheet."""
        sums = [self.totals.cells[table] for table in node["of"]]
        here = [cell for name, cell, _ in sums if name == worksheet.name]
        column = xl_cell_to_rowcol(here[-1])[1] if here else 1
        worksheet.write_string(row, 0, node["label"], self.form("sum"))
        for blank in range(1, column):
            worksheet.write_blank(row, blank, None, self.form("sum"))
        cells = [cell if name == worksheet.name else f"{_quoted(name)}!{cell}" for name, cell, _ in sums]
        value = math.fsum(value for _, _, value in sums)
        worksheet.write_formula(row, column, f"={'+'.join(cells)}", self.form("money_sum"), value)


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _styles(colors: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return the formats of cells by name."""
    wrap: dict[str, Any] = {"text_wrap": True, "font_color": colors["ink"]}
    brand, accent, muted = ({"font_color": colors[name]} for name in ("brand", "accent", "muted"))
    bold = {"bold": True}
    line = {"border": 1, "border_color": colors["line"]}
    tint = {"bg_color": colors["tint"]}
    cell = wrap | line
    money, number = {"num_format": _MONEY}, {"num_format": "General"}
    return {
        "kicker": bold | accent | {"font_size": 10},
        "title": wrap | bold | brand | {"font_size": 20},
        "lead": wrap | muted | {"font_size": 12},
        "heading": wrap | bold | brand | {"font_size": 14},
        "label": wrap | bold,
        "text": wrap,
        "strong": bold | {"font_color": colors["ink"]},
        "note": wrap | muted | {"font_size": 9},
        "link": brand | {"underline": 1, "font_size": 9},
        "box": wrap | tint,
        "box_title": wrap | tint | bold | brand,
        "question": wrap | {"valign": "vcenter"},
        "answer": cell | {"align": "left", "valign": "vcenter"},
        "answer_date": cell | {"align": "left", "valign": "vcenter", "num_format": _DATE},
        "head": line | bold | {"text_wrap": True, "font_color": colors["on-brand"], "bg_color": colors["brand"]},
        "cell_text": cell,
        "cell_choice": cell,
        "cell_date": cell | {"num_format": _DATE, "align": "left"},
        "cell_number": cell | number,
        "cell_money": cell | money,
        "computed_number": cell | tint | {"num_format": "0.##"},
        "computed_money": cell | tint | money,
        "sum": cell | tint | bold,
        "number_sum": cell | tint | bold | number,
        "money_sum": cell | tint | bold | money,
    }
