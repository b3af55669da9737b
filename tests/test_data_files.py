"""The files of the open data: each can be read by the programs it is for, whatever stands in an entry."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from tiny_catalogue import FINDING, FINDING_FILE, PROJECT, TOOL, TOOL_FILE, changed, program, tool

from catalogue import Catalogue, load_catalogue
from catalogue.locales import LANGUAGES
from catalogue.models import BY_KIND
from paper import data_files
from paper.field_notes import FIELDS, WORDS
from paper.source import Source
from paper.tables import safe
from web.paths import entry_path, in_language

pytest_plugins = ["site_fixtures"]

SITE = "https://site.example/"
HOSTILE = '=HYPERLINK("https://x.example") {\\input} }@misc{x, $_^~& <script>alert(1)</script> ER  - "quotes", 中文'


def files_of(catalogue: Catalogue) -> dict[str, bytes]:
    """Return the files of the open data of a catalogue."""
    return data_files(Source(catalogue, SITE, in_language, entry_path))


def rows(content: bytes) -> list[dict[str, str]]:
    """Read a table as a spreadsheet does."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def sheets(content: bytes) -> dict[str, list[list[openpyxl.cell.Cell]]]:
    """Read a workbook: {name of the sheet: rows of cells}; empty sheets have none."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows() if row[0].value] for sheet in book}


def ris_records(content: bytes) -> list[dict[str, list[str]]]:
    """Read RIS strictly: each line a tag and a value, each record from TY to ER."""
    found: list[dict[str, list[str]]] = []
    inside = False
    for line in content.decode().split("\r\n")[:-1]:
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert match, line
        tag, value = match.groups()
        assert inside == (tag != "TY"), line
        if tag == "TY":
            found.append({})
        found[-1].setdefault(tag, []).append(value)
        inside = tag != "ER"
    assert not inside
    return found


def bibtex_records(content: bytes) -> dict[str, dict[str, str]]:
    """Read BibTeX by its braces alone, as BibTeX does; what stands outside of entries holds no @."""
    text = content.decode()
    found = {}
    at = 0
    while (start := text.find("@", at)) >= 0:
        match = re.match(r"@(article|misc)\{([\w-]+),", text[start:])
        assert match, text[start : start + 40]
        depth, end = 1, start + text[start:].index("{") + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        fields = re.findall(r"(?m)^  (\w+) = \{(.*)\},$", text[start:end])
        assert match.group(2) not in found
        assert text[start:end].count("\n") == len(fields) + 1
        found[match.group(2)] = dict(fields)
        at = end
    return found


def citing(citation: str, *fields: str) -> str:
    """Return the finding of the tiny catalogue with another citation, and with some fields changed."""
    return changed(re.sub(r"citation:\n( .*\n)*", lambda _: f"citation: {{{citation}}}\n", FINDING), *fields)


@pytest.fixture(scope="module")
def real() -> tuple[Catalogue, dict[str, bytes]]:
    """The project's own catalogue and its files."""
    catalogue = load_catalogue(PROJECT / "resources", PROJECT / "docs")
    return catalogue, files_of(catalogue)


@pytest.fixture
def hostile(catalogue) -> dict[str, bytes]:
    """The files of a catalogue in which a stranger has written what formats could trip over."""
    text = json.dumps(HOSTILE)
    files = {
        **tool(f"title: {text}", f"publisher: {text}", f"summary: {text}"),
        **program(f"title: {text}", f"organization: {text}", f"population: {text}"),
        FINDING_FILE: citing(f"authors: {text}, title: {text}, journal: {text}, detail: {text}", f"finding: {text}"),
    }
    return files_of(catalogue(files))


def test_every_file_is_there(real):
    """There is one table for each kind and language, a workbook for each language, one file of each other format."""
    tables = {f"data/{kind}-{lang}.csv" for kind in BY_KIND for lang in LANGUAGES}
    tables |= {f"data/catalogue-{lang}.xlsx" for lang in LANGUAGES}
    others = {"catalogue.json", "catalogue.schema.json", "references.bib", "references.ris", "programs.geojson"}
    assert {name for name in real[1] if name.startswith("data/")} == tables | {f"data/{name}" for name in others}


def test_json_fits_its_schema(real):
    """The whole catalogue is as the schema beside it says, and the schema is sound."""
    catalogue, files = real
    schema = json.loads(files["data/catalogue.schema.json"])
    data = json.loads(files["data/catalogue.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(data)) == []
    assert [entry["id"] for entry in data["entries"]] == list(catalogue.entries)
    assert data["$schema"] == schema["$id"] == f"{SITE}data/catalogue.schema.json"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_schema_refuses(catalogue):
    """A field that is unknown, missing or of another type does not pass."""
    files = files_of(catalogue())
    validator = jsonschema.Draft202012Validator(json.loads(files["data/catalogue.schema.json"]))
    for change in ({"color": "red"}, {"added": 2026}, {"kind": "songs"}, {"words": {}}, {"address": "none"}):
        data = json.loads(files["data/catalogue.json"])
        assert validator.is_valid(data)
        data["entries"][0] |= change
        assert not validator.is_valid(data), change
    assert not validator.is_valid(json.loads(files["data/catalogue.json"]) | {"version": "2.0"})


def test_schema_explains_every_field(real):
    """Each field of the schema has a sentence, and no sentence is left over."""
    schema = json.loads(real[1]["data/catalogue.schema.json"])
    silent, seen = [], set()
    for name, part in schema["$defs"].items():
        for field, said in part["properties"].items():
            seen.add((name.endswith("Words"), field))
            if not re.fullmatch(r"[A-Z].*\.", said.get("description", "")):
                silent.append(f"{name}.{field}")
    assert silent == []
    assert {field for words, field in seen if not words} == set(FIELDS) - {"what"}
    assert {field for words, field in seen if words} == set(WORDS)


def test_entry_in_json(catalogue):
    """An entry has its facts, its words in three languages and the addresses of its pages; the unknown is left out."""
    data = json.loads(
        files_of(catalogue({TOOL_FILE: re.sub(r"leads_to.*\n|held_by.*\n", "", changed(TOOL, "address: none"))}))[
            "data/catalogue.json"
        ]
    )
    entry = data["entries"][0]
    assert entry["id"] == "role-sheet"
    assert "address" not in entry
    assert "checked" not in entry
    assert entry["page_addresses"] == {
        "en": f"{SITE}tools/role-sheet/", "es": f"{SITE}es/tools/role-sheet/", "zh": f"{SITE}zh/tools/role-sheet/",
    }  # fmt: skip
    words = {"title": "Role sheet", "summary": "A sheet that says what a peer supporter does."}
    assert entry["words"]["en"] == words
    assert entry["words"]["zh"] == words | {"not_translated": ["title", "summary"]}
    assert data["updated"] == "2026-11-21"
    assert data["vocabularies"]["conditions"]["diabetes"] == {"en": "Diabetes", "es": "Diabetes", "zh": "糖尿病"}


def test_tables(real):
    """Each table has a row for each entry, as many cells in each row, and headings that differ."""
    catalogue, files = real
    for kind in BY_KIND:
        for lang in LANGUAGES:
            content = files[f"data/{kind}-{lang}.csv"]
            table = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
            assert len({len(row) for row in table}) == 1
            assert len(set(table[0])) == len(table[0]), table[0]
            assert [row[0] for row in table[1:]] == [entry.id for entry in catalogue.of_kind(kind)]
            assert [cell for row in table for cell in row if re.match(r"[=+@\t\r]|-(?!\d+(\.\d+)?$)", cell)] == []


def test_workbooks(real):
    """A workbook has the rows of the tables, with days as days, numbers as numbers, links as links, and its license."""
    catalogue, files = real
    for lang in LANGUAGES:
        book = sheets(files[f"data/catalogue-{lang}.xlsx"])
        words = catalogue.interface[lang]
        assert list(book) == [*(words[f"kind_{kind}"] for kind in BY_KIND), words["workbook_notes"]]
        for kind in BY_KIND:
            table = list(csv.reader(io.StringIO(files[f"data/{kind}-{lang}.csv"].decode("utf-8-sig"), newline="")))
            found = book[words[f"kind_{kind}"]]
            assert [cell.value for cell in found[0]] == table[0]
            assert [row[0].value for row in found] == [row[0] for row in table]
            added = table[0].index(words["column_added"])
            assert {type(row[added].value) for row in found[1:]} == {datetime.datetime}
            assert all(row[-1].hyperlink.target.startswith(SITE) for row in found[1:])
        assert any("creativecommons.org" in str(row[0].value) for row in book[words["workbook_notes"]])


def test_workbooks_run_nothing(hostile):
    """What looks like a formula is text in a workbook, without an apostrophe."""
    found = sheets(hostile["data/catalogue-en.xlsx"])["Tools"][1]
    assert (found[1].data_type, found[1].value) == ("s", HOSTILE.replace("  ", " "))
    assert {cell.data_type for cell in found} <= {"s", "n", "d"}


def test_row_of_a_table(catalogue):
    """Headings and labels are in the reader's language; a number stays a number."""
    files = files_of(catalogue())
    row = rows(files["data/examples-es.csv"])[0]
    assert row["Condiciones de salud"] == "Diabetes"
    assert row["Longitud"] == "-87.6"
    assert row["Cifras"] == "people who heard of it: 20 million"
    assert row["Página en este sitio"] == f"{SITE}es/examples/river-clinic/"
    assert rows(files["data/tools-zh.csv"])[0]["适用人群"] == "项目管理者"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1 555", "'+1 555"),
        ("-x", "'-x"),
        ("@cmd", "'@cmd"),
        ("＝1+1", "'＝1+1"),
        ("\t=1", "'=1"),
        ("-87.6", "-87.6"),
        ("a = b", "a = b"),
        ("two\nlines", "two lines"),
        ("", ""),
    ],
)
def test_no_formulas(text, cell):
    """A text that a spreadsheet would run has an apostrophe before it."""
    assert safe(text) == cell


def test_hostile_text(hostile):
    """Whatever a stranger writes stays text in every format."""
    schema = json.loads(hostile["data/catalogue.schema.json"])
    data = json.loads(hostile["data/catalogue.json"])
    assert jsonschema.Draft202012Validator(schema).is_valid(data)
    assert data["entries"][0]["title"] == HOSTILE
    flat = HOSTILE.replace("  ", " ")
    assert rows(hostile["data/tools-en.csv"])[0]["Title"] == f"'{flat}"
    (record,) = ris_records(hostile["data/references.ris"])
    assert record["TI"] == record["JO"] == [flat]
    (reference,) = bibtex_records(hostile["data/references.bib"]).values()
    assert reference["journal"] == (
        r'=HYPERLINK("https://x.example") {\textbraceleft}{\textbackslash}input{\textbraceright} '
        r"{\textbraceright}@misc{\textbraceleft}x, \$\_{\textasciicircum}{\textasciitilde}\& "
        r'<script>alert(1)</script> ER - "quotes", 中文'
    )
    (feature,) = json.loads(hostile["data/programs.geojson"])["features"]
    assert feature["properties"]["title_en"] == HOSTILE


def test_references(real):
    """BibTeX and RIS hold the same publications, each once and each with a link."""
    catalogue, files = real
    bibtex, ris = bibtex_records(files["data/references.bib"]), ris_records(files["data/references.ris"])
    assert list(bibtex) == [record["ID"][0] for record in ris]
    assert len(bibtex) >= 100
    for name, values in (
        ("doi", [r.get("doi") for r in bibtex.values()]),
        ("DO", [r.get("DO", [None])[0] for r in ris]),
    ):
        known = [value.lower() for value in values if value]
        assert len(set(known)) == len(known), name
    for record in bibtex.values():
        assert record["url"].startswith("https://")
        assert record["annote"].startswith(SITE)
    assert {entry.id for entry in catalogue.of_kind("evidence")} <= {
        address.split("/")[-2] for record in bibtex.values() for address in record["annote"].split()
    }


def test_reference(catalogue):
    """Authors, volume, issue and pages are told apart where the citation lets them; else they stay as printed."""
    citation = (
        'authors: "Clark CM Jr, de Vries B, van Pelt M, et al.", title: Clubs, journal: J Clubs, '
        'year: 2020, detail: "12(3): 45-67", doi: 10.1000/a_b, pmid: 123'
    )
    files = files_of(catalogue({FINDING_FILE: citing(citation)}))
    assert bibtex_records(files["data/references.bib"])["ev-clubs"] == {
        "author": "Clark, Jr, C. M. and de Vries, B. and van Pelt, M. and others",
        "title": "{Clubs}", "journal": "J Clubs", "year": "2020", "volume": "12", "number": "3", "pages": "45-67",
        "doi": "10.1000/a_b", "pmid": "123", "url": "https://doi.org/10.1000/a_b",
        "annote": f"{SITE}evidence/ev-clubs/",
    }  # fmt: skip
    (record,) = ris_records(files["data/references.ris"])
    assert record["AU"] == ["Clark, C. M., Jr", "de Vries, B.", "van Pelt, M.", "et al."]
    files = files_of(catalogue({FINDING_FILE: citing('authors: "Clinic, and partners", year: 2020')}))
    assert bibtex_records(files["data/references.bib"])["ev-clubs"]["author"] == "{Clinic, and partners}"


def test_one_publication_of_two_findings(catalogue):
    """A publication that two findings cite stands once and names both."""
    first = citing("title: Clubs, year: 2020, doi: 10.1000/CLUBS")
    second = citing(
        "title: The clubs, year: 2020, doi: 10.1000/clubs",
        "id: ev-more-clubs",
        "title: More clubs",
        "address: https://pubmed.ncbi.nlm.nih.gov/2",
    )
    files = files_of(catalogue({FINDING_FILE: first, "resources/evidence/ev-more-clubs.yml": second}))
    (record,) = bibtex_records(files["data/references.bib"]).values()
    assert record["annote"] == f"{SITE}evidence/ev-clubs/ {SITE}evidence/ev-more-clubs/"


def test_programs_on_a_map(real):
    """GeoJSON has each program as a point, longitude first, with its words in three languages."""
    catalogue, files = real
    data = json.loads(files["data/programs.geojson"])
    assert data["type"] == "FeatureCollection"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [feature["id"] for feature in data["features"]] == [entry.id for entry in catalogue.of_kind("examples")]
    for feature in data["features"]:
        longitude, latitude = feature["geometry"]["coordinates"]
        place = catalogue.entries[feature["id"]].place
        assert (feature["type"], feature["geometry"]["type"]) == ("Feature", "Point")
        assert (longitude, latitude) == (place.longitude, place.latitude)
        assert all(feature["properties"][f"{name}_{lang}"] for name in ("title", "summary") for lang in LANGUAGES)


def test_same_bytes(real):
    """Made a second time, the files are the same to the byte."""
    assert files_of(load_catalogue(PROJECT / "resources", PROJECT / "docs")) == real[1]


def test_published_files(small):
    """The site has the files, and the page about them leads to each with its size, in each language."""
    for lang in LANGUAGES:
        page = in_language("data/", lang)
        links = {
            Path(link["href"]).name: link.parent.get_text() for link in small.page(page).select("article li a[href]")
        }
        assert (
            links["catalogue.json"]
            == f"catalogue.json ({(small.folder / 'data/catalogue.json').stat().st_size // 1000} kB)"
        )
        assert {f"{kind}-{lang}.csv" for kind in BY_KIND} < set(links)
        assert {name for name in links if name.endswith(".xlsx")} == {f"catalogue-{lang}.xlsx"}
        assert {"catalogue.schema.json", "references.bib", "references.ris", "programs.geojson"} < set(links)
    assert rows((small.folder / "data/tools-es.csv").read_bytes())


def test_a_catalogue_without_programs(catalogue):
    """A kind without entries has an empty table, and a map without points is still a map."""
    files = files_of(catalogue({"resources/examples/river-clinic.yml": None, TOOL_FILE: None}))
    assert rows(files["data/tools-en.csv"]) == []
    assert sheets(files["data/catalogue-en.xlsx"])["Tools"] == []
    assert json.loads(files["data/programs.geojson"])["features"] == []
