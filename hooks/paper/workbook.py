"""XLSX workbooks: in each language all tables of the open data as sheets of one file, the same bytes each time."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from .source import LICENSE, Source, one_line
from .tables import Rows

NUMBERS = ("year", "duration_hours", "pages", "size_bytes", "latitude", "longitude")
DAYS = ("checked", "added")
ADDRESSES = ("address", "page")
"""Columns whose cells are numbers, days and links; all others are text, also where a text looks like a formula."""

_WIDE = {"title": 40, "title_as_published": 30, "summary": 60, "use_for": 40, "figures": 60, "figure": 60}
_WIDTH = 18
_DATED = datetime.datetime(2026, 1, 1)
"""What a workbook of an empty catalogue says of its age; the day of building would change the bytes."""


def workbook(source: Source, tables: Mapping[str, Rows], lang: str) -> bytes:
    """Return one file with a sheet for each kind and one that states license and source."""
    words = source.catalogue.interface[lang]
    content = io.BytesIO()
    book = Workbook(
        content,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    updated = source.updated
    created = datetime.datetime.combine(updated, datetime.time()) if updated else _DATED
    book.set_properties({"title": words["site_name"], "comments": f"CC BY 4.0: {LICENSE}", "created": created})
    for kind, rows in tables.items():
        _fill(book, book.add_worksheet(_sheet_name(words[f"kind_{kind}"])), rows)
    notes = book.add_worksheet(_sheet_name(words["workbook_notes"]))
    notes.set_column(0, 0, 100)
    for number, line in enumerate((source.attribution, f"CC BY 4.0: {LICENSE}", words["workbook_license"])):
        notes.write_string(number, 0, line)
    book.close()
    return content.getvalue()


def _fill(book: Workbook, sheet: Worksheet, rows: Rows) -> None:
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for column, (name, heading) in enumerate(rows.columns.items()):
        sheet.set_column(column, column, _WIDE.get(name, _WIDTH))
        sheet.write_string(0, column, heading, bold)
        for number, cells in enumerate(rows.cells, 1):
            text = one_line(cells[name])
            if not text:
                continue
            if name in NUMBERS:
                sheet.write_number(number, column, float(text))
            elif name in DAYS:
                sheet.write_datetime(number, column, datetime.datetime.fromisoformat(text), day)
            elif name in ADDRESSES:
                sheet.write_url(number, column, text, None, text)
            else:
                sheet.write_string(number, column, text)
    sheet.freeze_panes(1, 2)
    if rows.columns:
        sheet.autofilter(0, 0, len(rows.cells), len(rows.columns) - 1)


def _sheet_name(name: str) -> str:
    """Return a name that Excel takes for a sheet: at most 31 characters, none of []:*?/\\."""
    return name.translate(dict.fromkeys(map(ord, "[]:*?/\\"), " "))[:31]
