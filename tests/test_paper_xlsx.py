"""Spreadsheets: formulas with the values they come to, lists to choose from, sheets that print."""

from __future__ import annotations

import copy
import io
import re
from functools import cache
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from paper_documents import catalogue, documents, shelf

from catalogue.material_checks import tokens
from paper import tree
from paper.formulas import in_cells, value_of
from paper.xlsx_file import xlsx_bytes
from paper.xlsx_sheet import LOG_ROWS, is_log

LANGUAGES = ("en", "es", "zh")
HOSTILE = '=HYPERLINK("https://x.example")'


def written(document: dict[str, Any]) -> bytes:
    """Return the spreadsheet of a document."""
    return xlsx_bytes(document, catalogue().interface[document["lang"]], shelf().colors)


@cache
def made(lang: str) -> list[tuple[dict[str, Any], bytes]]:
    """Return (document, spreadsheet) of every material that has one."""
    return [(document, written(document)) for document in documents("xlsx", lang)]


def opened(data: bytes, *, computed: bool = False) -> openpyxl.Workbook:
    """Read a spreadsheet: its formulas, or the values that stand in the file for programs that do not compute."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=computed)


def cells(sheet: Worksheet) -> dict[str, Any]:
    """Return {address: value} of the cells that hold something."""
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}


def heads(sheet: Worksheet, document: dict[str, Any]) -> list[int]:
    """Return the rows in which heads of the document's tables stand."""
    wanted = [
        [tree.text_of(runs) for runs in node["head"]] for node in tree.walk(document["body"]) if node["k"] == "table"
    ]
    rows = [[value for value in row if value] for row in sheet.iter_rows(values_only=True)]
    return [number for number, row in enumerate(rows, 1) if row in wanted]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_is_one_for_each(lang):
    """Every material that asks for a spreadsheet has one, and no other."""
    asked = {material.id for material in catalogue().materials.values() if material.spreadsheet}
    assert {document["id"] for document, _ in made(lang)} == asked
    assert len(asked) >= 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_lost(lang):
    """Every text of the material stands in a cell, also the options to choose from."""
    missing = []
    for document, data in made(lang):
        book = opened(data)
        there = re.sub(r"\s", "", "".join(str(value) for sheet in book for value in cells(sheet).values()))
        wanted = [document["title"], document["license"], *tree.texts([document["lead"], document["body"]])]
        wanted += tree.texts(document["use"])
        missing += [(document["id"], text) for text in wanted if re.sub(r"\s", "", text) not in there]
    assert missing == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_head_stays_in_sight(lang):
    """A sheet with one table keeps its head in sight and repeats it on each printed page."""
    frozen = 0
    for document, data in made(lang):
        for sheet in opened(data):
            rows = heads(sheet, document)
            if len(rows) == 1 and rows[0] <= 5:
                frozen += 1
                assert sheet.freeze_panes == f"B{rows[0] + 1}", (document["id"], sheet.title)
                assert sheet.print_title_rows == f"${rows[0]}:${rows[0]}"
    assert frozen >= 5


@pytest.mark.parametrize(("lang", "paper"), [("en", "1"), ("es", "1"), ("zh", "9")])
def test_print_setup(lang, paper):
    """Each sheet prints as wide as a page of the reader's country, and names its source and page."""
    for document, data in made(lang):
        for sheet in opened(data):
            if sheet.sheet_state == "hidden":
                continue
            assert str(sheet.page_setup.paperSize) == paper
            assert sheet.page_setup.orientation == ("landscape" if document.get("landscape") else "portrait")
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes; one in width is the default
            assert document["source"] in sheet.oddFooter.left.text
            assert "&P" in sheet.oddFooter.right.text
            assert "&N" in sheet.oddFooter.right.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_choices(lang):
    """Each column of choices offers its options in the reader's language, and refuses others in that language."""
    for document, data in made(lang):
        book = opened(data)
        offered = []
        for sheet in book:
            for rule in sheet.data_validations.dataValidation:
                if rule.type == "list":
                    name, area = re.fullmatch(r"'?(.+?)'?!(.+)", rule.formula1).groups()
                    offered.append([cell.value for row in book[name][area.replace("$", "")] for cell in row])
                    assert rule.error == catalogue().interface[lang]["paper_sheet_choice"]
                    assert book[name].sheet_state == "hidden"
        wanted = [
            options
            for node in tree.walk(document["body"])
            if node["k"] == "table"
            for options in node["options"].values()
        ]
        assert [options for options in wanted if options not in offered] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rows(lang):
    """A table has the rows that are filled in beforehand and blank ones; a log has many."""
    for document, data in made(lang):
        rows = sum(sheet.max_row for sheet in opened(data))
        for node in tree.walk(document["body"]):
            if node["k"] == "table":
                rows -= len(node["rows"]) + (LOG_ROWS if is_log(node) else node["empty"])
        assert rows > 0, document["id"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_same_bytes(lang):
    """The same material makes the same file, dated as its words are."""
    for document, data in made(lang):
        assert written(document) == data
        assert opened(data).properties.created.date().isoformat() == document["day"]
        assert opened(data).properties.title == document["title"]
        assert len(data) < 60_000


def filled(document: dict[str, Any], amount: str) -> dict[str, Any]:
    """Return a document in whose tables every number that is to be filled in is `amount`."""
    document = copy.deepcopy(document)
    for node in tree.walk(document["body"]):
        if node["k"] == "table":
            for row in node["rows"]:
                for column, (name, kind) in enumerate(zip(node["ids"], node["types"], strict=True)):
                    if kind in ("number", "money") and name not in node["formulas"]:
                        row[column] = [{"t": amount}]
    return document


def test_budget_adds_up():
    """Every row, every total and the grand totals of the budget hold their formula and the sum it comes to."""
    budget = next(document for document, _ in made("en") if document["id"] == "budget-worksheet")
    data = written(filled(budget, "2.5"))
    sheets, values = opened(data), opened(data, computed=True)
    formulas = {
        (sheet.title, place): value
        for sheet in sheets
        for place, value in cells(sheet).items()
        if str(value).startswith("=")
    }
    found = {where: values[where[0]][where[1]].value for where in formulas}
    tables = {node["id"]: node for node in tree.walk(budget["body"]) if node["k"] == "table"}

    def worth(node: dict[str, Any], column: str) -> float:
        formula = node["formulas"].get(column)
        factors = sum(token in node["ids"] for token in tokens(formula)) if formula else 1
        return len(node["rows"]) * 2.5**factors

    rows = sum(len(node["rows"]) + node["empty"] for node in tables.values() if node["formulas"])
    assert sum("IF(COUNT(" in formula for formula in formulas.values()) == rows
    sums = sorted(value for where, value in found.items() if formulas[where].startswith("=SUM("))
    assert sums == sorted(
        worth(node, column) for node in tables.values() if node.get("total") for column in node["summed"]
    )
    grand = [value for where, value in found.items() if re.fullmatch(r"=\w+\d+(\+\w+\d+)+", formulas[where])]
    wanted = [
        sum(worth(tables[name], tables[name]["summed"][-1]) for name in node["of"])
        for node in tree.walk(budget["body"])
        if node["k"] == "total"
    ]
    assert grand == wanted
    assert len(grand) == 2


def test_empty_worksheet_shows_no_errors():
    """Before anything is filled in, computed cells are empty and sums are 0, also where a formula divides."""
    divided = 0
    for _, data in made("en"):
        sheets, values = opened(data), opened(data, computed=True)
        for sheet in sheets:
            for place, formula in cells(sheet).items():
                if str(formula).startswith("="):
                    assert values[sheet.title][place].value in (None, "", 0)
                    divided += "/" in formula
    assert divided > 3


def sheet_of(*body: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return a small material."""
    return {
        "kind": "material", "lang": "en", "title": "Sheet", "kicker": "To plan", "lead": [], "layout": "form",
        "url": "https://site.example/sheet/", "source": "Guide & co", "version": "2026.11", "date": "November 22, 2026",
        "day": "2026-11-22", "license": "CC BY 4.0", "path": "sheet.yml", "use": [], "body": list(body), **fields,
    }  # fmt: skip


def table(name: str, **fields: Any) -> dict[str, Any]:
    """Return a table of things and what they cost."""
    return {
        "k": "table", "id": name, "caption": [{"t": name}], "head": [[{"t": "What"}], [{"t": "Cost"}]], "rows": [],
        "widths": [3, 1], "types": ["text", "money"], "ids": ["what", "cost"], "options": {}, "formulas": {},
        "empty": 2, "total": True, "total_label": "Total", "summed": ["cost"], **fields,
    }  # fmt: skip


def test_no_text_becomes_a_formula():
    """What looks like a formula is text, wherever it stands."""
    row = [[{"t": HOSTILE}], [{"t": HOSTILE}]]
    field = {"k": "field", "id": "f", "type": "line", "label": HOSTILE}
    para = {"k": "para", "runs": [{"t": HOSTILE}]}
    book = opened(written(sheet_of(para, field, table("costs", rows=[row]), title=HOSTILE)))
    hostile = [cell for sheet in book for row in sheet.iter_rows() for cell in row if HOSTILE in str(cell.value)]
    assert len(hostile) == 5
    assert {cell.data_type for cell in hostile} == {"s"}


def test_names_of_sheets():
    """Sheets have names that Excel takes: short, without its signs, each its own."""

    def heading(text: str) -> dict[str, Any]:
        return {"k": "heading", "level": 2, "id": "", "runs": [{"t": text}]}

    long = "Costs: what [everything] costs / *per year*? And then some more"
    body = [part for name in "abc" for part in (heading(long), table(name))]
    names = opened(written(sheet_of(*body))).sheetnames
    assert names == [
        "Start here",
        "Costs - what everything costs",
        "Costs - what everything costs 2",
        "Costs - what everything costs 3",
    ]
    assert all(len(name) <= 31 for name in names)


def test_grand_total_over_several_sheets():
    """A grand total adds what stands on other sheets, too, and comes to the same with sums above logs."""
    log = table("log", empty=12)
    first = table("first", rows=[[[{"t": "x"}], [{"t": "3,5"}]]])
    heading = {"k": "heading", "level": 2, "id": "", "runs": [{"t": "It’s all"}]}
    total = {"k": "total", "id": "t", "label": "All", "of": ["first", "log"]}
    data = written(sheet_of(heading, first, log, total))
    book, values = opened(data), opened(data, computed=True)
    where, formula = next((place, value) for place, value in cells(book["log"]).items() if "+" in str(value))
    assert formula.startswith("='It’s all'!B")
    assert values["log"][where].value == 3.5
    assert [book["log"]["A2"].value, book["log"]["A3"].value] == ["Total", "What"]
    assert book["log"]["B2"].value == f"=SUM(B4:B{3 + LOG_ROWS})"


def test_questions():
    """Dates, numbers, choices and boxes are checked when they are filled in."""
    options = [{"id": "a", "runs": [{"t": "Yes, always"}]}, {"id": "b", "runs": [{"t": "No"}]}]
    body = [
        {"k": "field", "id": "d", "type": "date", "label": "Day"},
        {"k": "field", "id": "n", "type": "number", "label": "People"},
        {"k": "choice", "id": "c", "label": "Now?", "many": False, "options": options},
        {"k": "choice", "id": "m", "label": "Which?", "many": True, "options": options},
        {
            "k": "scale",
            "id": "s",
            "label": "How?",
            "points": ["Well", "Badly"],
            "items": [{"id": "i", "runs": [{"t": "It went"}]}],
        },
    ]
    sheet = opened(written(sheet_of(*body)))["Start here"]
    rules = {str(rule.sqref): rule.type for rule in sheet.data_validations.dataValidation}
    beside = {value: place.replace("A", "B") for place, value in cells(sheet).items()}
    assert rules[beside["Day"]] == "date"
    assert rules[beside["People"]] == "decimal"
    assert rules[beside["Now?"]] == rules[beside["Yes, always"]] == rules[beside["It went"]] == "list"
    assert sheet[beside["No"]].value == "☐"


def test_unknown_node():
    """A node that spreadsheets have no form for stops the build instead of vanishing."""
    with pytest.raises(tree.TreeError, match="cards"):
        written(sheet_of({"k": "cards", "items": []}))


@pytest.mark.parametrize(
    ("formula", "values", "cell", "value"),
    [
        ("unit-cost * n", {"unit-cost": 2.5, "n": 4}, '=IF(COUNT(B3,C3)=0,"",B3*C3)', 10),
        ("unit-cost * n", {"unit-cost": 2.5, "n": None}, '=IF(COUNT(B3,C3)=0,"",B3*C3)', 0),
        ("unit-cost * n", {"unit-cost": None, "n": None}, '=IF(COUNT(B3,C3)=0,"",B3*C3)', ""),
        ("unit-cost - n", {"unit-cost": 2, "n": -3}, '=IF(COUNT(B3,C3)=0,"",B3-C3)', 5),
        ("(unit-cost + n) / 2", {"unit-cost": 1, "n": 2}, '=IF(COUNT(B3,C3)=0,"",IFERROR((B3+C3)/2,""))', 1.5),
        ("unit-cost / n * 100", {"unit-cost": 1, "n": 0}, '=IF(COUNT(B3,C3)=0,"",IFERROR(B3/C3*100,""))', ""),
        ("unit-cost + unit-cost", {"unit-cost": 1, "n": 0}, '=IF(COUNT(B3)=0,"",B3+B3)', 2),
        ("2 * 3", {}, "=2*3", 6),
    ],
)  # fmt: skip
def test_formulas(formula, values, cell, value):
    """A formula is written with the cells of its row, and comes to what a spreadsheet computes."""
    assert in_cells(formula, {"unit-cost": "B3", "n": "C3"}) == cell
    assert value_of(formula, values) == value
