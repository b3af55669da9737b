"""Messages: one line each, all at once, counted at the end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tiny_catalogue import FINDING_FILE, PROGRAM_FILE, PROJECT, TOOL_FILE, finding, page, program, tool

from catalogue import CatalogueError, Problem, report
from catalogue.problems import did_you_mean, quote, shown_path


def test_report_of_several_files(catalogue):
    """All problems of all files come at once, sorted by file and line, and are counted."""
    files = tool("year: soon", "title:") | program("  latitude: 91") | finding("see_also: [ev-club]")
    with pytest.raises(CatalogueError) as raised:
        catalogue(files)
    expected = f"""\
{FINDING_FILE}:16: there is no entry "ev-club". Correct the id or delete it. Did you mean "ev-clubs"? [unknown-id]
{PROGRAM_FILE}:5: "place", "latitude" is "91", but must be at most 90. Correct it. [out-of-range]
{TOOL_FILE}:2: "title" is empty. Fill it in or delete the line. [empty]
{TOOL_FILE}:12: "year" must be a number, not "soon". Write it in digits. [wrong-type]
4 problems in 3 files. Nothing was built."""
    assert expected == str(raised.value)


def test_report_of_two_files(catalogue):
    """Two faults in one file and one in another are three problems in two files."""
    with pytest.raises(CatalogueError) as raised:
        catalogue(tool("year: soon", "title:") | program("  latitude: 91"))
    expected = f"""\
{PROGRAM_FILE}:5: "place", "latitude" is "91", but must be at most 90. Correct it. [out-of-range]
{TOOL_FILE}:2: "title" is empty. Fill it in or delete the line. [empty]
{TOOL_FILE}:12: "year" must be a number, not "soon". Write it in digits. [wrong-type]
3 problems in 2 files. Nothing was built."""
    assert expected == str(raised.value)


def test_report_of_one_problem(catalogue):
    """One problem in one file is counted in the singular."""
    with pytest.raises(CatalogueError) as raised:
        catalogue(tool("title:"))
    expected = f"""\
{TOOL_FILE}:2: "title" is empty. Fill it in or delete the line. [empty]
1 problem in 1 file. Nothing was built."""
    assert expected == str(raised.value)


def test_report_sorts_lines_as_numbers():
    """Line 9 comes before line 10, and the same problem is told once."""
    ten, nine = Problem("a.yml", 10, "Ten.", "x"), Problem("a.yml", 9, "Nine.", "x")
    expected = "a.yml:9: Nine. [x]\na.yml:10: Ten. [x]\n2 problems in 1 file. Nothing was built."
    assert expected == report([ten, nine, ten])


def test_faults_in_different_parts(problems):
    """Faults in pages, entries, words, translations and vocabularies are told in one run."""
    interface = (PROJECT / "resources/translations/es/interface.yml").read_text(encoding="utf-8")
    files = {
        "docs/en/about.md": page("[x](tool:nothing)\n"),
        TOOL_FILE: "- role-sheet\n",
        "resources/translations/es/interface.yml": re.sub(r"(?m)^home:.*\n", "", interface),
        "resources/translations/es/tools/nothing.yml": "title: Nada\n",
        "resources/vocabularies/results.yml": "harm: x\n",
    }
    expected = [
        "docs/en/about.md:5: there is no resources/tools/nothing.yml. Correct the id or add the entry. [unknown-id]",
        f'{TOOL_FILE}:1: the file must begin with "name: value" lines, not with a list. [not-a-mapping]',
        'resources/translations/es/interface.yml:5: "home" is missing. Add it; the English file has it. [label]',
        "resources/translations/es/tools/nothing.yml:1: there is no entry resources/tools/nothing.yml. "
        "Rename this file or delete it. [unknown-id]",
        'resources/vocabularies/results.yml:1: "harm" has no labels. Add en, es and zh below it. [label]',
    ]
    assert expected == problems(files)


def test_annotation():
    """GitHub shows a problem beside its line; percent signs are written as it wants them."""
    problem = Problem("resources/tools/a,b.yml", 3, '"100%" is not a field.', "unknown-field")
    expected = '::error file=resources/tools/a%2Cb.yml,line=3::"100%25" is not a field. [unknown-field]'
    assert expected == problem.as_annotation()


@pytest.mark.parametrize("name", ["a\n::error::b.yml", "a\x1b[2Jb.yml", "a\u202eb.yml", "a\udce9b.yml"])
def test_file_name_with_control_characters(name):
    """The name of a file cannot start a line of its own, steer a terminal or stop the report."""
    shown = name
    for character in "\n\x1b\u202e\udce9":
        shown = shown.replace(character, "?")
    problem = Problem(name, 1, "x.", "y")
    assert f"{shown}:1: x. [y]" == str(problem)
    assert f"::error file={shown.replace(':', '%3A')},line=1::x. [y]" == problem.as_annotation()


def test_quote_of_long_text_with_line_breaks():
    """What somebody wrote is shown on one line and cut to 60 characters."""
    assert f'"one two {"x" * 51}…"' == quote(f"one\n  two {'x' * 70}")


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ("hypertensoin", ' Did you mean "hypertension"?'),
        ("Hypertension", ' Did you mean "hypertension"?'),
        ("stroke", ' Did you mean "Stroke"?'),
        ("asthma", ""),
    ],
)
def test_did_you_mean(wrong, expected):
    """Only a close word is proposed, in its right spelling."""
    assert expected == did_you_mean(wrong, ["hypertension", "Stroke", "cancer"])


def test_shown_path(tmp_path, monkeypatch):
    """A file below the current folder is shown from there, any other with its whole path."""
    inner = tmp_path / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    assert shown_path(inner / "a" / "b.yml") == "a/b.yml"
    assert shown_path(Path("a/b.yml")) == "a/b.yml"
    assert (tmp_path / "c.yml").as_posix() == shown_path(tmp_path / "c.yml")
