"""The check by hand: what it prints, what it answers to the shell, what --fix and --list do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tiny_catalogue import FINDING_FILE, PROGRAM_FILE, PROJECT, TOOL_FILE, lay_out, page, program, tool

from catalogue import load_catalogue
from catalogue.command import main
from catalogue.words import short_hash

ES_TOOL = "resources/translations/es/tools/role-sheet.yml"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run the check over the tiny catalogue with `files` written over it; return its answer and what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)

    def run(files=None, *options: str) -> tuple[int, str]:
        if files is not None:
            lay_out(tmp_path, files)
        monkeypatch.setattr(sys, "argv", ["check_catalogue.py", *options])
        return main(), capsys.readouterr().out

    return run


def test_no_problems(run):
    """A sound catalogue is counted, with what is not translated, and the answer is 0."""
    expected = """\
3 entries, no problems.
es: 10 texts missing, 0 outdated; 0 pages missing, 0 outdated
zh: 10 texts missing, 0 outdated; 0 pages missing, 0 outdated
"""
    assert run({}) == (0, expected)


def test_missing_and_outdated_translations_are_counted(run):
    """What is missing or outdated is no fault; it is counted for each language."""
    outdated = "title: Hoja\nsummary: Vieja.\nmade_from:\n  summary: 00000000 {}\n"
    files = {ES_TOOL: outdated.format(short_hash("Vieja.")), "docs/en/index.md": page("# Home\n")}
    expected = """\
3 entries, no problems.
es: 8 texts missing, 1 outdated; 1 page missing, 0 outdated
zh: 10 texts missing, 0 outdated; 1 page missing, 0 outdated
"""
    assert run(files) == (0, expected)


def test_singular(run):
    """One entry and one text are counted in the singular."""
    files = {PROGRAM_FILE: None, FINDING_FILE: None, ES_TOOL: "title: Hoja\n"}
    expected = """\
1 entry, no problems.
es: 1 text missing, 0 outdated; 0 pages missing, 0 outdated
zh: 2 texts missing, 0 outdated; 0 pages missing, 0 outdated
"""
    assert run(files) == (0, expected)


def test_list(run):
    """With --list every text without current translation is named."""
    files = {PROGRAM_FILE: None, FINDING_FILE: None, ES_TOOL: "title: Hoja\n", "docs/en/index.md": page("# Home\n")}
    expected = """\
1 entry, no problems.
resources/translations/es/tools/role-sheet.yml: summary is missing
resources/translations/zh/tools/role-sheet.yml: title is missing
resources/translations/zh/tools/role-sheet.yml: summary is missing
docs/es/index.md: the page is missing
docs/zh/index.md: the page is missing
es: 1 text missing, 0 outdated; 1 page missing, 0 outdated
zh: 2 texts missing, 0 outdated; 1 page missing, 0 outdated
"""
    assert run(files, "--list") == (0, expected)


PROBLEMS = f"""\
{PROGRAM_FILE}:5: "place", "latitude" is "91", but must be at most 90. Correct it. [out-of-range]
{TOOL_FILE}:2: "title" is empty. Fill it in or delete the line. [empty]
{TOOL_FILE}:12: "year" must be a number, not "50%". Write it in digits. [wrong-type]
3 problems in 2 files. Nothing was built.
"""
FAULTY = tool("year: 50%", "title:") | program("  latitude: 91")


def test_problems(run):
    """Problems are printed with their count, and the answer is 1."""
    assert run(FAULTY) == (1, PROBLEMS)


def test_problems_on_github(run, monkeypatch):
    """On GitHub the same problems are printed once more as annotations."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    annotations = f"""\
::error file={PROGRAM_FILE},line=5::"place", "latitude" is "91", but must be at most 90. Correct it. [out-of-range]
::error file={TOOL_FILE},line=2::"title" is empty. Fill it in or delete the line. [empty]
::error file={TOOL_FILE},line=12::"year" must be a number, not "50%25". Write it in digits. [wrong-type]
"""
    assert run(FAULTY) == (1, PROBLEMS + annotations)


def test_no_annotations_without_problems(run, monkeypatch):
    """On GitHub a sound catalogue prints what it prints elsewhere."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    expected = """\
3 entries, no problems.
es: 10 texts missing, 0 outdated; 0 pages missing, 0 outdated
zh: 10 texts missing, 0 outdated; 0 pages missing, 0 outdated
"""
    assert run({}) == (0, expected)


def test_problems_in_the_guide(run):
    """The guide beside the folder is checked too."""
    expected = (
        "docs/en/index.md:5: there is no resources/tools/nothing.yml. Correct the id or add the entry. [unknown-id]\n"
        "1 problem in 1 file. Nothing was built.\n"
    )
    assert run({"docs/en/index.md": page("[x](tool:nothing)\n")}) == (1, expected)


def test_another_folder(run, tmp_path, monkeypatch):
    """Another folder than resources/ can be named, and paths are shown from where one stands."""
    lay_out(tmp_path / "other", tool("title:"))
    expected = (
        f'other/{TOOL_FILE}:2: "title" is empty. Fill it in or delete the line. [empty]\n'
        "1 problem in 1 file. Nothing was built.\n"
    )
    assert run(None, "other/resources") == (1, expected)


def test_fix(run):
    """--fix marks new translations, writes the schemas and then says how the catalogue stands."""
    expected = """\
Marked 1 translation as current, wrote 7 schemas.
3 entries, no problems.
es: 9 texts missing, 0 outdated; 0 pages missing, 0 outdated
zh: 10 texts missing, 0 outdated; 0 pages missing, 0 outdated
"""
    assert run({ES_TOOL: "title: Hoja\n"}, "--fix") == (0, expected)
    assert "made_from:" in Path(ES_TOOL).read_text(encoding="utf-8").splitlines()
    expected = expected.replace("1 translation as current, wrote 7", "0 translations as current, wrote 0")
    assert run(None, "--fix") == (0, expected)


def test_fix_when_there_are_problems(run):
    """--fix writes nothing while there are problems."""
    assert run(FAULTY | {ES_TOOL: "title: Hoja\n"}, "--fix") == (1, PROBLEMS)
    assert Path(ES_TOOL).read_text(encoding="utf-8") == "title: Hoja\n"
    assert Path("resources/schema").exists() is False


def test_unknown_option(run):
    """An option that does not exist is answered with 2, as shells expect."""
    with pytest.raises(SystemExit) as raised:
        run({}, "--nonsense")
    assert raised.value.code == 2


def test_from_the_command_line(tmp_path):
    """The command works as it is written in the contributors' guide, without MkDocs, and answers the shell."""
    lay_out(tmp_path, FAULTY)
    environment = {key: value for key, value in os.environ.items() if key != "GITHUB_ACTIONS"} | {"PYTHONUTF8": "1"}
    command = [sys.executable, PROJECT / "hooks" / "check_catalogue.py"]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, PROBLEMS, "")


def test_real_catalogue_and_guide():
    """The project's own catalogue and guide have no problems and lack no translation."""
    found = load_catalogue(PROJECT / "resources", PROJECT / "docs")
    assert list(found.untranslated()) == []
    assert [(lang, name) for lang, name, state in found.untranslated_pages() if state != "unmarked"] == []
