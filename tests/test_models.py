"""Entries: what a field may hold, and what a person reads when it holds something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError
from tiny_catalogue import FINDING_FILE, PROGRAM, PROGRAM_FILE, PROJECT, TOOL_FILE, finding, program, tool

from catalogue.models import BY_KIND, BY_SCHEME, Figure, Tool

AT = TOOL_FILE
ID_RULE = (
    "cannot be an id. Use lower-case letters, digits and single hyphens, "
    "at most 80 of them, as in peer-supporter-job-description. [id]"
)


@pytest.mark.parametrize(
    "name", ["id", "title", "publisher", "address", "chapters", "audience", "conditions", "summary", "added"]
)
def test_missing_field(problems, name):
    """A field that every tool needs is told at the beginning of the file that lacks it."""
    expected = [f'{AT}:1: "{name}" is missing. Add it; _template.yml shows how. [missing-field]']
    assert expected == problems(tool(without=name))


@pytest.mark.parametrize("name", ["organization", "population", "place", "summary"])
def test_missing_field_of_a_program(problems, name):
    """A program needs to say who runs it, for whom and where."""
    text = PROGRAM
    if name == "place":
        text = text.replace("  latitude: 41.9\n  longitude: -87.6\n  point_of: Chicago\n", "")
    rows = [row for row in text.splitlines() if not row.startswith(f"{name}:")]
    expected = [f'{PROGRAM_FILE}:1: "{name}" is missing. Add it; _template.yml shows how. [missing-field]']
    assert expected == problems({PROGRAM_FILE: "\n".join(rows)})


@pytest.mark.parametrize("name", ["finding", "figure", "design", "topic", "result"])
def test_missing_field_of_a_finding(problems, name):
    """A finding needs its words, its numbers and the kind of study."""
    expected = [f'{FINDING_FILE}:1: "{name}" is missing. Add it; _template.yml shows how. [missing-field]']
    assert expected == problems(finding(without=name))


def test_missing_field_of_a_group(problems):
    """What a group lacks is told at the group."""
    expected = [
        f'{PROGRAM_FILE}:4: "place", "latitude" is missing. Add it; _template.yml shows how. [missing-field]',
    ]
    assert expected == problems({PROGRAM_FILE: PROGRAM.replace("  latitude: 41.9\n", "")})


def test_missing_field_of_an_item(problems):
    """What an item of a list lacks is told at that item."""
    expected = [
        f'{PROGRAM_FILE}:18: "figures", item 2, "value" is missing. Add it; _template.yml shows how. [missing-field]',
    ]
    figures = PROGRAM.replace("    value: 20 million\n", "    value: 20 million\n  - what: people who stayed\n")
    assert expected == problems({PROGRAM_FILE: figures})


def test_unknown_field(problems):
    """A field that is close to a real one is told with the real one."""
    expected = [
        f'{AT}:12: "autors" is not a field here. Correct its name or delete it. Did you mean "authors"? '
        "[unknown-field]",
    ]
    assert expected == problems(tool("autors: [A. Author]"))


def test_unknown_field_that_resembles_nothing(problems):
    """A field that is close to none is told without a guess."""
    expected = [f'{AT}:12: "xyz" is not a field here. Correct its name or delete it. [unknown-field]']
    assert expected == problems(tool("xyz: something"))


def test_unknown_field_in_another_case(problems):
    """A field in capital letters is told with its right spelling."""
    expected = [
        f'{AT}:12: "Year" is not a field here. Correct its name or delete it. Did you mean "year"? [unknown-field]',
    ]
    assert expected == problems(tool("Year: 2020"))


def test_unknown_field_of_a_group(problems):
    """The guess for a field inside a group comes from the fields of that group."""
    expected = [
        f'{AT}:13: "citation", "jurnal" is not a field here. Correct its name or delete it. '
        'Did you mean "journal"? [unknown-field]',
    ]
    assert expected == problems(tool("citation:\n  jurnal: Health"))


def test_unknown_field_of_an_item(problems):
    """The guess for a field inside an item comes from the fields of such items."""
    expected = [
        f'{PROGRAM_FILE}:18: "figures", item 1, "units" is not a field here. Correct its name or delete it. '
        'Did you mean "unit"? [unknown-field]',
    ]
    figures = PROGRAM.replace("    value: 20 million\n", "    value: 20 million\n    units: people\n")
    assert expected == problems({PROGRAM_FILE: figures})


def test_unknown_field_with_a_line_break_in_its_name(problems):
    """A name of several lines is shown on one, so that it cannot pose as another message."""
    expected = [
        f'{AT}:12: "a ::error::b" is not a field here. Correct its name or delete it. [unknown-field]',
    ]
    assert expected == problems(tool(r'"a\n::error::b": x'))


def test_unknown_fields_that_belong_to_another_kind(problems):
    """Fields of programs are none of a tool's."""
    expected = [f'{AT}:12: "population" is not a field here. Correct its name or delete it. [unknown-field]']
    assert expected == problems(tool("population: Adults"))


@pytest.mark.parametrize("written", ["diabetes", '"diabetes"'])
def test_text_instead_of_a_list(problems, written):
    """A single text where a list belongs is told with the very list to write."""
    expected = [f'{AT}:9: "conditions" must be a list. Write it in square brackets: [diabetes]. [wrong-type]']
    assert expected == problems(tool(f"conditions: {written}"))


def test_long_text_instead_of_a_list(problems):
    """The list that is proposed stays on one line and short, however long the text is."""
    expected = [
        f'{AT}:12: "authors" must be a list. Write it in square brackets: [A. Author A. Author A. Author A. Author '
        "A. Author A. Author…]. [wrong-type]",
    ]
    assert expected == problems(tool("authors: |\n" + "  A. Author\n" * 50))


def test_nothing_instead_of_a_list(problems):
    """A list that was left open is told with an example."""
    expected = [f'{AT}:12: "see_also" must be a list. Write it in square brackets: [first, second]. [wrong-type]']
    assert expected == problems(tool("see_also:"))


def test_group_instead_of_a_list(problems):
    """A group where a list belongs is told with an example."""
    expected = [f'{AT}:12: "languages" must be a list. Write it in square brackets: [first, second]. [wrong-type]']
    assert expected == problems(tool("languages:\n  en: true"))


@pytest.mark.parametrize("written", ["[Role, sheet]", "{role: sheet}"])
def test_list_or_group_instead_of_text(problems, written):
    """A list or group where a text belongs is told."""
    expected = [f'{AT}:2: "title" must be one text, not a list or group. Write it on one line. [wrong-type]']
    assert expected == problems(tool(f"title: {written}"))


def test_list_inside_a_list(problems):
    """A list among the items of a list is told by its number."""
    expected = [
        f'{AT}:12: "authors", item 2 must be one text, not a list or group. Write it on one line. [wrong-type]',
    ]
    assert expected == problems(tool("authors: [A. Author, [B. Author]]"))


def test_text_instead_of_a_group(problems):
    """A text where a group belongs is told."""
    expected = [
        f'{AT}:12: "citation" must be a group of lines. Indent them below it; _template.yml shows how. [wrong-type]',
    ]
    assert expected == problems(tool("citation: A. Author, 2020"))


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("year: soon", '"year" must be a number, not "soon".'),
        ("year: 2014-2016", '"year" must be a number, not "2014-2016".'),
        ("year: 2014.5", '"year" must be a number, not "2014.5".'),
        ("year:", '"year" must be a number, not "".'),
        ("year: [2014, 2016]", '"year" must be a number, not a list.'),
        ("year: {from: 2014}", '"year" must be a number, not a group of lines.'),
        ("pages: twelve", '"pages" must be a number, not "twelve".'),
        ("duration_hours: two", '"duration_hours" must be a number, not "two".'),
        ("duration_hours: inf", '"duration_hours" must be a number, not "inf".'),
        ("duration_hours: nan", '"duration_hours" must be a number, not "nan".'),
        ("duration_hours: [2]", '"duration_hours" must be a number, not a list.'),
    ],
)
def test_wrong_number(problems, field, shown):
    """What is no number is told and shown."""
    assert [f"{AT}:12: {shown} Write it in digits. [wrong-type]"] == problems(tool(field))


def test_number_of_five_thousand_digits(problems):
    """A number that no computer wants to read is told by its beginning."""
    expected = [f'{AT}:12: "pages" must be a number, not "{"9" * 59}…". Write it in digits. [wrong-type]']
    assert expected == problems(tool(f"pages: {'9' * 5_000}"))


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("year: 1066", '"year" is "1066", but must be at least 1900.'),
        ("year: 20144", '"year" is "20144", but must be at most 2100.'),
        ("pages: 0", '"pages" is "0", but must be at least 1.'),
        ("size_bytes: -5", '"size_bytes" is "-5", but must be at least 1.'),
        ("duration_hours: 0", '"duration_hours" is "0", but must be more than 0.'),
    ],
)
def test_number_out_of_range(problems, field, shown):
    """A number that cannot be right is told with the limit."""
    assert [f"{AT}:12: {shown} Correct it. [out-of-range]"] == problems(tool(field))


@pytest.mark.parametrize(
    ("name", "line", "written", "limit"),
    [
        ("latitude", 5, "90.1", "at most 90"),
        ("latitude", 5, "-91", "at least -90"),
        ("longitude", 6, "181", "at most 180"),
        ("longitude", 6, "-200", "at least -180"),
    ],
)
def test_point_outside_the_map(problems, name, line, written, limit):
    """A point that is nowhere on Earth is told with the limit."""
    expected = [
        f'{PROGRAM_FILE}:{line}: "place", "{name}" is "{written}", but must be {limit}. Correct it. [out-of-range]',
    ]
    assert expected == problems(program(f"  {name}: {written}"))


def test_point_that_is_no_number(problems):
    """A latitude that is not a number at all is told."""
    expected = [
        f'{PROGRAM_FILE}:5: "place", "latitude" must be a number, not "nan". Write it in digits. [wrong-type]',
    ]
    assert expected == problems(program("  latitude: nan"))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("21.11.2026", '"21.11.2026"'),
        ("11/21/2026", '"11/21/2026"'),
        ("2026-13-01", '"2026-13-01"'),
        ("2026-02-30", '"2026-02-30"'),
        ("2026", '"2026"'),
        ("0", '"0"'),
        ("20261121", '"20261121"'),
        ("1795219200", '"1795219200"'),
        ("2026-11-21T00:00:00", '"2026-11-21T00:00:00"'),
        ("today", '"today"'),
        ("[2026-11-21]", "a list"),
    ],
)
def test_wrong_date(problems, written, shown):
    """What is no day of the calendar is told with the form of a date; a mere number is no date."""
    expected = [f'{AT}:11: "added" must be a date, not {shown}. Write it like 2026-11-21. [wrong-type]']
    assert expected == problems(tool(f"added: {written}"))


@pytest.mark.parametrize(("written", "shown"), [("maybe", '"maybe"'), ("[true]", "a list"), ("", '""')])
def test_wrong_truth_value(problems, written, shown):
    """What is neither true nor false is told."""
    expected = [f'{AT}:12: "title_en_official" must be true or false, not {shown}. Write one of the two. [wrong-type]']
    assert expected == problems(tool(f"title_en_official: {written}"))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            "documents",
            '"documents", but must be one of: document, landing-page, describing-page. Choose one. '
            'Did you mean "document"?',
        ),
        ("elsewhere", '"elsewhere", but must be one of: document, landing-page, describing-page. Choose one.'),
        ("[x]", "a list, but must be one of: document, landing-page, describing-page. Choose one."),
    ],
)
def test_unknown_choice(problems, written, shown):
    """A word that is not among the few allowed ones is told with all of them and the closest."""
    expected = [f'{AT}:5: "leads_to" is {shown} [unknown-term]']
    assert expected == problems(tool(f"leads_to: {written}"))


@pytest.mark.parametrize("name", ["chapters", "audience", "conditions"])
def test_empty_list(problems, name):
    """A list that needs at least one item and has none is told."""
    line = {"chapters": 7, "audience": 8, "conditions": 9}[name]
    assert [f'{AT}:{line}: "{name}" is empty. Give at least one. [empty]'] == problems(tool(f"{name}: []"))


@pytest.mark.parametrize("written", ["", '""', '"  "', "' '"])
def test_empty_text(problems, written):
    """A text that is empty, or holds nothing but blanks, is told."""
    expected = [f'{AT}:10: "summary" is empty. Fill it in or delete the line. [empty]']
    assert expected == problems(tool(f"summary: {written}"))


@pytest.mark.parametrize(("name", "line", "limit"), [("title", 2, 300), ("summary", 10, 2000)])
def test_text_that_is_too_long(problems, name, line, limit):
    """A text that would fill the page is told with its limit."""
    expected = [f'{AT}:{line}: "{name}" has more than {limit} characters. Shorten it. [too-long]']
    assert expected == problems(tool(f"{name}: {'x' * (limit + 1)}"))


def test_text_at_the_limit(problems):
    """A title of exactly the greatest length is fine."""
    assert problems(tool(f"title: {'x' * 300}")) == []


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("doi: https://doi.org/10.1/x", '"doi" is "https://doi.org/10.1/x". Write it like 10.1186/s12889-015-1798-y.'),
        ("pmid: PMC123", '"pmid" is "PMC123". Write it like 16051929.'),
    ],
)
def test_wrong_form_of_a_number_of_an_article(problems, field, said):
    """A DOI or PubMed number in another form is told with an example."""
    assert [f'{AT}:13: "citation", {said} [wrong-form]'] == problems(tool(f"citation:\n  {field}"))


@pytest.mark.parametrize(
    "written",
    [
        "../../x",
        "/etc/passwd",
        "Role-Sheet",
        "role_sheet",
        "role sheet",
        "role--sheet",
        "-role",
        "role-",
        "role.sheet",
        "función",
        "x\u0131",
        "con",
        "nul",
        "aux",
        "com1",
        "lpt9",
        "index",
        "page",
    ],
)
def test_id_that_cannot_be_a_file_name(problems, written):
    """An id that leaves its folder, or that some computers cannot store, is told with the rule."""
    assert [f'{AT}:1: "id": "{written}" {ID_RULE}'] == problems(tool(f"id: {written}"))


def test_id_that_is_too_long(problems):
    """An id of more than 80 characters is told by its beginning."""
    assert [f'{AT}:1: "id": "{"x" * 59}…" {ID_RULE}'] == problems(tool(f"id: {'x' * 81}"))


@pytest.mark.parametrize("name", ["console", "con-artist", "nullify", "com10", "pages", "x" * 80])
def test_id_that_only_resembles_a_forbidden_one(catalogue, name):
    """Words that merely begin like a forbidden name are fine."""
    text = tool(f"id: {name}")[TOOL_FILE]
    actual = catalogue({TOOL_FILE: None, f"resources/tools/{name}.yml": text})
    assert name == actual.of_kind("tools")[0].id


def test_script_in_a_title_is_text(catalogue):
    """Markup in a title is accepted as the text it is; pages show it literally."""
    title = "<script>alert(1)</script>"
    assert title == catalogue(tool(f"title: {title}")).entries["role-sheet"].title


def test_several_faults_in_one_entry(problems):
    """Every field at fault is told in one run, in the order of lines."""
    expected = [
        f'{AT}:1: "added" is missing. Add it; _template.yml shows how. [missing-field]',
        f'{AT}:2: "title" is empty. Fill it in or delete the line. [empty]',
        f'{AT}:9: "conditions" must be a list. Write it in square brackets: [diabetes]. [wrong-type]',
        f'{AT}:11: "year" must be a number, not "soon". Write it in digits. [wrong-type]',
    ]
    assert expected == problems(tool("title:", "conditions: diabetes", "year: soon", without="added"))


def test_values_become_numbers_dates_and_tuples(catalogue):
    """Text becomes what its field asks for, and only there."""
    fields = ("year: 2014", "pages: 12", "duration_hours: 1.5", "title_en_official: true", "authors: [1984, no]")
    entry = catalogue(tool(*fields)).entries["role-sheet"]
    actual = (entry.year, entry.pages, entry.duration_hours, entry.title_en_official, entry.authors)
    assert actual == (2014, 12, 1.5, True, ("1984", "no"))
    assert entry.added.isoformat() == "2026-11-21"


def test_entry_cannot_be_changed(catalogue):
    """Nothing changes an entry once it is read."""
    entry = catalogue().entries["role-sheet"]
    with pytest.raises(ValidationError, match="Instance is frozen"):
        entry.title = "Another"


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("79", "percent", "79%"),
        ("79", "%", "79%"),
        ("199", "people", "199 people"),
        ("7.5", "", "7.5"),
        ("12", "percent of people", "12% of people"),
        ("3", "percentile", "3 percentile"),
    ],
)
def test_amount_of_a_figure(value, unit, expected):
    """A value and its unit read as one text."""
    assert expected == Figure(what="people", value=value, unit=unit).amount


def test_lead_and_holder(catalogue):
    """Each kind says which field sums it up and who stands behind it."""
    entries = catalogue().entries.values()
    expected = {
        "role-sheet": ("summary", "Example Clinic"),
        "river-clinic": ("summary", "River Clinic"),
        "ev-clubs": ("finding", None),
    }
    assert expected == {entry.id: (entry.lead, entry.holder) for entry in entries}


def test_kinds_and_schemes():
    """Each kind has its folder and the word with which the guide cites it."""
    expected = {
        "tool": "tools",
        "training": "training",
        "handout": "handouts",
        "example": "examples",
        "evidence": "evidence",
    }
    assert expected == {scheme: model.kind for scheme, model in BY_SCHEME.items()}
    assert Tool is BY_KIND["tools"]


@pytest.mark.parametrize("kind", BY_KIND)
def test_template_is_a_sound_entry(problems, kind):
    """Whoever copies a template and fills it in begins with something that passes the check."""
    template = (PROJECT / "resources" / kind / "_template.yml").read_text(encoding="utf-8")
    assert problems({f"resources/{kind}/some-name.yml": template}) == []


@pytest.mark.parametrize("kind", BY_KIND)
def test_template_names_its_schema(kind):
    """The first line of a template tells editors which schema to check against, and that file exists."""
    folder = PROJECT / "resources" / kind
    first = (folder / "_template.yml").read_text(encoding="utf-8").split("\n")[0]
    assert f"# yaml-language-server: $schema=../schema/{kind}.json" == first
    assert Path(folder, "..", "schema", f"{kind}.json").is_file()
