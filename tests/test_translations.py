"""Translations of entries: what is wrong with them, what is missing and when they are outdated."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_catalogue import PROGRAM, PROGRAM_FILE, TOOL_FILE, finding, tool, write

from catalogue import load_catalogue
from catalogue.translations import mark_translations
from catalogue.words import short_hash

ES_TOOL = "resources/translations/es/tools/role-sheet.yml"
ES_PROGRAM = "resources/translations/es/examples/river-clinic.yml"
ZH_PROGRAM = "resources/translations/zh/examples/river-clinic.yml"
ES_FINDING = "resources/translations/es/evidence/ev-clubs.yml"

TOOL_WORDS = "title: Hoja de funciones\nsummary: Una hoja que dice qué hace un par de apoyo.\n"
FIGURES = "figures:\n  - what: personas que lo conocen\n    amount: {amount}\n"


def states(found, lang: str = "es", entry: str = "tools/role-sheet") -> list[tuple[str, str]]:
    """Return (field, "missing" or "outdated") of an entry."""
    return [(name, state) for of, which, name, state in found.untranslated() if (of, which) == (lang, entry)]


def fix(found) -> list[str]:
    """Do what `make check FIX=1` does with translations; return the files it wrote."""
    return [path.as_posix() for path in mark_translations(Path("resources/translations"), found.entries)]


def reload():
    """Read the tiny catalogue again as it is now."""
    return load_catalogue(Path("resources"))


def test_unknown_entry(problems):
    """A translation of an entry that does not exist is told with the closest id."""
    expected = [
        "resources/translations/es/tools/roll-sheet.yml:1: there is no entry resources/tools/roll-sheet.yml. "
        'Rename this file or delete it. Did you mean "role-sheet"? [unknown-id]',
    ]
    assert expected == problems({"resources/translations/es/tools/roll-sheet.yml": TOOL_WORDS})


def test_entry_of_another_kind(problems):
    """A translation lies in the folder of its entry's kind."""
    expected = [
        "resources/translations/zh/training/role-sheet.yml:1: there is no entry resources/training/role-sheet.yml. "
        "Rename this file or delete it. [unknown-id]",
    ]
    assert expected == problems({"resources/translations/zh/training/role-sheet.yml": "title: x\n"})


@pytest.mark.parametrize(
    ("name", "guess"),
    [("sumary", ' Did you mean "summary"?'), ("publisher", ""), ("title_en", ' Did you mean "title"?')],
)
def test_unknown_field(problems, name, guess):
    """A field that is not among the words of the entry is told."""
    expected = [
        f'{ES_TOOL}:3: "{name}" holds no words of this entry. Delete it or correct its name.{guess} [unknown-field]',
    ]
    assert expected == problems({ES_TOOL: f"{TOOL_WORDS}{name}: Algo\n"})


def test_field_that_the_english_lacks(problems):
    """A translation of words that the entry does not have is told."""
    expected = [
        f'{ES_TOOL}:3: the English entry has no "use_for". Delete it here or add it there. [unknown-field]',
    ]
    assert expected == problems({ES_TOOL: TOOL_WORDS + "use_for: Úsela.\n"})


def test_list_instead_of_text(problems):
    """A list where a text belongs is told."""
    expected = [f'{ES_TOOL}:1: "title" must be one text. Write it on one line. [wrong-type]']
    assert expected == problems({ES_TOOL: "title: [Hoja]\n"})


@pytest.mark.parametrize(
    "written",
    [
        "figures: 20 millones\n",
        "figures: [20 millones]\n",
        "figures:\n  - what: personas\n",
        "figures:\n  - what: personas\n    value: 20 millones\n",
        "figures:\n  - what: ''\n    amount: 20 millones\n",
        "figures:\n  - what: [personas]\n    amount: 20 millones\n",
    ],
)
def test_figures_of_another_shape(problems, written):
    """Each figure is translated as what it counts and its amount."""
    expected = [
        f'{ES_PROGRAM}:1: "figures" must be a list, each item with "what" and "amount". Keep the order of the entry. '
        "[wrong-type]",
    ]
    assert expected == problems({ES_PROGRAM: written})


def test_unreadable_file(problems):
    """A translation that cannot be read is told like any other file."""
    expected = [f"{ES_TOOL}:1: a quotation mark is opened here and never closed. Close it, or delete it. [yaml-syntax]"]
    assert expected == problems({ES_TOOL: 'title: "Hoja\n'})


def test_empty_file(problems):
    """An empty translation file is told."""
    expected = [f"{ES_TOOL}:1: the file is empty. Fill it in; _template.yml shows how. [empty-file]"]
    assert expected == problems({ES_TOOL: ""})


def test_entry_with_problems(problems):
    """A translation is not held against an entry that has faults of its own."""
    expected = [f'{TOOL_FILE}:2: "title" is empty. Fill it in or delete the line. [empty]']
    assert expected == problems(tool("title:") | {ES_TOOL: "publisher: x\n"})


@pytest.mark.parametrize(
    ("amount", "lost", "extra"),
    [
        ("200 millones", "20000000", "200000000"),
        ("veinte millones", "20000000", "none"),
        ("20 a 30", "20000000", "20, 30"),
    ],
)
def test_numbers_that_differ(problems, amount, lost, extra):
    """A figure whose number changed in translation is told with both numbers, at its line."""
    expected = [
        f"{ES_PROGRAM}:2: the numbers differ from the English: missing {lost}; not in the English {extra}. "
        "Correct them. [numbers-differ]",
    ]
    assert expected == problems({ES_PROGRAM: FIGURES.format(amount=amount)})


@pytest.mark.parametrize(
    ("english", "path", "amount"),
    [
        ("20 million", ZH_PROGRAM, "2000万"),
        ("20 million", ZH_PROGRAM, "0.2亿人"),
        ("20 million", ES_PROGRAM, "20 millones"),
        ("1.5 million", ZH_PROGRAM, "150万"),
        ("1,200", ES_PROGRAM, "1200 personas"),
        ("5 thousand", ES_PROGRAM, "5 mil"),
        ("12 in September 2011", ZH_PROGRAM, "2011年9月的12"),
        ("12 of 40", ZH_PROGRAM, "40人中的12人"),
        ("471", ZH_PROGRAM, "４７１人"),
    ],
)
def test_numbers_in_other_words(problems, english, path, amount):
    """The same number is accepted as each language writes it, and in its own word order."""
    entry = PROGRAM.replace("value: 20 million", f'value: "{english}"')
    assert problems({PROGRAM_FILE: entry, path: FIGURES.format(amount=amount)}) == []


def test_numbers_of_a_finding(problems):
    """The figure of a finding is compared too."""
    expected = [
        f"{ES_FINDING}:1: the numbers differ from the English: missing 70; not in the English 17. "
        "Correct them. [numbers-differ]",
    ]
    assert expected == problems({ES_FINDING: "figure: 80 % frente a 17 %\n"})


def test_numbers_of_an_outdated_translation(problems):
    """An outdated translation may have the old numbers; it is counted and not shown."""
    mark = f"00000000 {short_hash('80 % frente a 17 %')}"
    assert problems({ES_FINDING: f"figure: 80 % frente a 17 %\nmade_from:\n  figure: {mark}\n"}) == []


def test_made_from_that_is_no_group(problems):
    """What only the command writes is told when somebody wrote it by hand."""
    expected = [f'{ES_TOOL}:3: "made_from" is written by "make check FIX=1". Delete it. [made-from]']
    assert expected == problems({ES_TOOL: TOOL_WORDS + "made_from: today\n"})


def test_missing_translation_is_no_problem(catalogue):
    """Entries without translation are fine; each text is counted as missing."""
    found = catalogue()
    assert states(found) == [("title", "missing"), ("summary", "missing")]
    expected = [("title", "missing"), ("summary", "missing"), ("population", "missing"), ("figures", "missing")]
    assert expected == states(found, "zh", "examples/river-clinic")


def test_translation_of_everything(catalogue):
    """An entry whose words are all translated lacks nothing in that language."""
    found = catalogue({ES_TOOL: TOOL_WORDS})
    assert states(found) == []
    assert states(found, "zh") == [("title", "missing"), ("summary", "missing")]


@pytest.mark.parametrize("written", ["", '""', '"  "'])
def test_empty_translation(catalogue, written):
    """A translation that is empty, or nothing but blanks, is missing."""
    found = catalogue({ES_TOOL: f"title: {written}\nsummary: Una hoja.\n"})
    assert states(found) == [("title", "missing")]


def test_title_that_was_published_in_the_language(catalogue):
    """A title that was printed in Spanish needs no Spanish translation, but a Chinese one."""
    found = catalogue(tool("title: Hoja", "title_language: es", "title_en: Sheet"))
    assert states(found) == [("summary", "missing")]
    assert states(found, "zh") == [("title", "missing"), ("summary", "missing")]


def test_traditional_chinese_title_is_wanted_in_simplified(catalogue):
    """A title in traditional Chinese still needs one for readers of simplified Chinese."""
    found = catalogue(tool("title: 職責表", "title_language: zh-Hant", "title_en: Sheet"))
    assert states(found, "zh") == [("title", "missing"), ("summary", "missing")]


def test_unmarked_translation_is_current(catalogue):
    """A new translation that nobody has marked yet is shown."""
    assert states(catalogue({ES_TOOL: TOOL_WORDS})) == []


def test_marks(catalogue):
    """FIX writes for each field the hash of the English and of the translation, and only once."""
    found = catalogue({ES_TOOL: TOOL_WORDS})
    assert fix(found) == [ES_TOOL]
    words = dict(row.split(": ", 1) for row in TOOL_WORDS.splitlines())
    expected = (
        f"{TOOL_WORDS}made_from:\n"
        f"  title: {short_hash('Role sheet')} {short_hash(words['title'])}\n"
        f"  summary: {short_hash('A sheet that says what a peer supporter does.')} {short_hash(words['summary'])}\n"
    )
    assert expected == Path(ES_TOOL).read_text(encoding="utf-8")
    assert fix(reload()) == []


def test_marks_keep_what_stands_below_them(catalogue):
    """Words that a translator added below the marks survive when the marks are written anew."""
    marks = "made_from:\n  title: 00000000 00000000\n\n"
    title, summary = TOOL_WORDS.splitlines(keepends=True)
    fix(catalogue({ES_TOOL: f"# Por Ana\n{title}{marks}# Nuevo\n{summary}"}))
    expected = f"# Por Ana\n{title}# Nuevo\n{summary}made_from:\n"
    text = Path(ES_TOOL).read_text(encoding="utf-8")
    assert expected == text[: text.index("made_from:\n") + len("made_from:\n")]
    assert states(reload()) == []


def test_marks_in_a_file_with_windows_line_ends(catalogue):
    """Marks are written into a file from Windows without harm to its words."""
    found = catalogue({ES_TOOL: TOOL_WORDS.replace("\n", "\r\n")})
    fix(found)
    assert Path(ES_TOOL).read_text(encoding="utf-8").startswith(f"{TOOL_WORDS}made_from:\n")
    assert states(reload()) == []


def test_outdated_after_the_english_changed(catalogue, tmp_path):
    """When the English changes, the translation of that field is outdated and the others are not."""
    fix(catalogue({ES_TOOL: TOOL_WORDS}))
    write(tmp_path, tool("summary: A sheet that says what a peer supporter must not do."))
    assert states(reload()) == [("summary", "outdated")]


def test_outdated_stays_outdated_when_marked_again(catalogue, tmp_path):
    """FIX alone does not make an outdated translation current, and changes no file."""
    fix(catalogue({ES_TOOL: TOOL_WORDS}))
    write(tmp_path, tool("summary: A sheet that says what a peer supporter must not do."))
    before = Path(ES_TOOL).read_bytes()
    assert fix(reload()) == []
    assert before == Path(ES_TOOL).read_bytes()
    assert states(reload()) == [("summary", "outdated")]


def test_current_again_after_the_translation_changed_too(catalogue, tmp_path):
    """Once the translator has changed the words it is current, and FIX marks it so that the next change shows."""
    fix(catalogue({ES_TOOL: TOOL_WORDS}))
    write(tmp_path, tool("summary: A sheet that says what a peer supporter must not do."))
    text = Path(ES_TOOL).read_text(encoding="utf-8").replace("dice qué hace", "dice qué no hace")
    write(tmp_path, {ES_TOOL: text})
    assert states(reload()) == []
    assert fix(reload()) == [ES_TOOL]
    assert states(reload()) == []
    write(tmp_path, tool("summary: Something else."))
    assert states(reload()) == [("summary", "outdated")]


def test_spacing_case_and_line_breaks_do_not_outdate(catalogue, tmp_path):
    """English that only looks different needs no new translation."""
    fix(catalogue({ES_TOOL: TOOL_WORDS}))
    write(tmp_path, tool("title: ROLE   Sheet", "summary: >-\n  A sheet that says what\n  a Peer Supporter does."))
    assert states(reload()) == []


@pytest.mark.parametrize("figure", ["81% against 70%", "80 against 70", "8.0% against 70%", "-80% against 70%"])
def test_numbers_and_their_signs_do_outdate(catalogue, tmp_path, figure):
    """A number, its decimal point, its percent sign and its minus matter."""
    fix(catalogue({ES_FINDING: "figure: 80 % frente a 70 %\n"}))
    write(tmp_path, finding(f"figure: {figure}"))
    assert ("figure", "outdated") in states(reload(), "es", "evidence/ev-clubs")


def test_figures_of_another_number_are_outdated(catalogue):
    """When the entry has got one figure more, the translated list is outdated as a whole."""
    entry = PROGRAM.replace("added:", "  - what: people who stayed\n    value: 7\nadded:")
    found = catalogue({PROGRAM_FILE: entry, ES_PROGRAM: FIGURES.format(amount="20 millones")})
    assert ("figures", "outdated") in states(found, "es", "examples/river-clinic")


def test_marks_of_an_unknown_entry(catalogue):
    """FIX leaves files alone that belong to no entry."""
    found = catalogue()
    stray = Path("resources/translations/es/tools/stray.yml")
    write(Path(), {stray.as_posix(): "title: x\n"})
    assert fix(found) == []
    assert stray.read_text(encoding="utf-8") == "title: x\n"


def test_marks_when_two_entries_are_translated(catalogue):
    """FIX marks every language and entry that has a translation."""
    files = {ES_TOOL: TOOL_WORDS, ZH_PROGRAM: FIGURES.format(amount="2000万")}
    assert fix(catalogue(files)) == [ES_TOOL, ZH_PROGRAM]
