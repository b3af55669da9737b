"""The words of buttons and headings: the same keys and the same places in every language."""

from __future__ import annotations

import pytest

EN, ES, ZH = (f"resources/translations/{lang}/interface.yml" for lang in ("en", "es", "zh"))
WORDS = 'home: "Home"\npart: "{title}, page {part}"\n'


def words(**texts: str):
    """Return the three files; a language that is not given has the English words."""
    return {path: texts.get(path.split("/")[2], WORDS) for path in (EN, ES, ZH)}


def test_same_keys_in_all(catalogue):
    """Each language has its own words for the same keys."""
    actual = catalogue(words(es='home: "Inicio"\npart: "{title}, página {part}"\n')).interface
    assert [actual[lang]["home"] for lang in ("en", "es", "zh")] == ["Home", "Inicio", "Home"]


def test_missing_key(problems):
    """A key that a language lacks is told at the beginning of its file."""
    expected = [f'{ES}:1: "part" is missing. Add it; the English file has it. [label]']
    assert expected == problems(words(es="home: Inicio\n"))


def test_unknown_key(problems):
    """A key that English does not have is told with the closest one."""
    expected = [
        f'{ZH}:3: "hone" is not in the English file. Delete it or correct its name. Did you mean "home"? '
        "[unknown-field]",
    ]
    assert expected == problems(words(zh=WORDS + "hone: x\n"))


@pytest.mark.parametrize("written", ["{title}, página", "{titulo}, página {part}", "página", "{title} {part} {total}"])
def test_other_places(problems, written):
    """The places that the site fills in must be those of the English words."""
    expected = [f'{ES}:2: "part" must hold the same places as the English: {{part}}, {{title}}. [slots]']
    assert expected == problems(words(es=f'home: Inicio\npart: "{written}"\n'))


def test_place_where_english_has_none(problems):
    """A place that English does not have is told."""
    expected = [f'{ES}:1: "home" must hold the same places as the English: none. [slots]']
    assert expected == problems(words(es=WORDS.replace("Home", "{name}")))


def test_list_instead_of_words(problems):
    """A list where words belong is told, in English as well."""
    expected = [f'{EN}:1: "home" must be one text. Write it on one line. [wrong-type]']
    assert expected == problems(words(en=WORDS.replace('"Home"', "[Home]")))


def test_missing_file(problems):
    """A language without its file is told."""
    assert [f"{ZH}:1: the file is missing. Restore it. [missing-file]"] == problems({ZH: None})


def test_missing_english_file(problems):
    """Without the English file the others are not compared with nothing."""
    assert [f"{EN}:1: the file is missing. Restore it. [missing-file]"] == problems({EN: None})


def test_unreadable_file(problems):
    """A file that cannot be read is told like any other."""
    expected = [f"{ES}:1: a quotation mark is opened here and never closed. Close it, or delete it. [yaml-syntax]"]
    assert expected == problems(words(es='home: "Inicio\n'))
