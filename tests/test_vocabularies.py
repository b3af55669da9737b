"""Vocabularies: each term has its label in every language, and wider terms are found."""

from __future__ import annotations

import pytest
from tiny_catalogue import PROJECT

from catalogue import CatalogueError
from catalogue.locales import LANGUAGES
from catalogue.vocabularies import NAMES, Term, Vocabulary, read_vocabularies

AT = "resources/vocabularies/results.yml"
LABELS = "  en: Harm\n  es: Daño\n  zh: 有害\n"


@pytest.fixture(scope="module")
def real():
    """Return the vocabularies of the project."""
    return read_vocabularies(PROJECT / "resources" / "vocabularies")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_missing_label(problems, lang):
    """A term that lacks its label in one language is told with the line to add."""
    rows = [row for row in ("favours:\n" + LABELS).splitlines() if not row.startswith(f"  {lang}:")]
    expected = [f'{AT}:1: "favours" has no label in "{lang}". Add a line "{lang}: …". [label]']
    assert expected == problems({AT: "\n".join(rows) + "\n"})


@pytest.mark.parametrize("written", ["", "[Harm]"])
def test_label_that_is_no_text(problems, written):
    """An empty label, or a list, is as good as none."""
    text = ("favours:\n" + LABELS).replace("en: Harm", f"en: {written}")
    expected = [f'{AT}:1: "favours" has no label in "en". Add a line "en: …". [label]']
    assert expected == problems({AT: text})


def test_term_without_labels(problems):
    """A term with a mere text behind it is told how to be written."""
    expected = [f'{AT}:5: "null" has no labels. Add en, es and zh below it. [label]']
    assert expected == problems({AT: f"favours:\n{LABELS}null: No difference\n"})


def test_unknown_field_of_a_term(problems):
    """A line that no term has is told with the closest one."""
    expected = [f'{AT}:5: "parents" is not a field of a term. Delete it. Did you mean "parent"? [unknown-field]']
    assert expected == problems({AT: f"favours:\n{LABELS}  parents: harm\n"})


@pytest.mark.parametrize(("written", "shown"), [("favors", '"favors"'), ("[favours]", "\"['favours']\""), ("", '""')])
def test_unknown_wider_term(problems, written, shown):
    """A wider term that the file does not have is told."""
    guess = ' Did you mean "favours"?' if written else ""
    expected = [
        f"{AT}:9: the wider term {shown} is not in this file. Add it or correct its name.{guess} [unknown-term]",
    ]
    assert expected == problems({AT: f"favours:\n{LABELS}harm:\n{LABELS}  parent: {written}\n"})


def test_missing_file(problems):
    """A vocabulary that is gone is told by its name."""
    expected = [
        "resources/vocabularies:1: results.yml is missing. Restore it from the repository. [missing-file]",
    ]
    assert expected == problems({AT: None})


def test_missing_file_when_the_folder_is_given_whole(catalogue, tmp_path):
    """The path is shown from the current folder also when a whole path was given, as the site's build does."""
    catalogue()
    (tmp_path / "resources" / "vocabularies" / "steps.yml").unlink()
    with pytest.raises(CatalogueError) as raised:
        read_vocabularies(tmp_path / "resources" / "vocabularies")
    expected = "resources/vocabularies:1: steps.yml is missing. Restore it from the repository. [missing-file]"
    assert expected == str(raised.value.problems[0])


def test_unreadable_files_are_told_together(problems):
    """Faults of several vocabularies come in one run."""
    expected = [
        "resources/vocabularies/formats.yml:1: the file is empty. Fill it in; _template.yml shows how. [empty-file]",
        f'{AT}:1: "favours" has no labels. Add en, es and zh below it. [label]',
    ]
    assert expected == problems({AT: "favours: x\n", "resources/vocabularies/formats.yml": ""})


def test_label(real):
    """Each reader sees the label of their own language."""
    actual = [real["conditions"].label("hypertension", lang) for lang in LANGUAGES]
    assert actual == ["High blood pressure", "Presión arterial alta", "高血压"]


def test_wider_terms(real):
    """Whoever looks for diabetes also finds type 2 diabetes, and each term comes once."""
    actual = real["conditions"].with_parents(("type-2-diabetes", "hypertension", "type-1-diabetes"))
    assert actual == ("type-2-diabetes", "diabetes", "hypertension", "type-1-diabetes")


def test_wider_terms_in_a_circle():
    """Two terms that name each other as the wider one do not keep the computer busy for ever."""
    terms = {"a": Term("a", {}, parent="b"), "b": Term("b", {}, parent="a")}
    assert Vocabulary("x", terms).with_parents(("a",)) == ("a", "b")


@pytest.mark.parametrize("name", NAMES)
def test_real_labels_are_different(real, name):
    """No two terms of a vocabulary have the same label, or readers could not tell them apart."""
    for lang in LANGUAGES:
        labels = [real[name].label(term, lang) for term in real[name].terms]
        assert sorted(set(labels)) == sorted(labels)


def test_real_steps_belong_to_chapters(real):
    """Each step belongs to a chapter that exists."""
    assert {term.chapter for term in real["steps"].terms.values()} <= set(real["chapters"].terms)


def test_real_chapters_have_pages(real):
    """Each chapter has its page in the guide, in every language."""
    pages = [PROJECT / "docs" / lang / "guide" / f"{term}.md" for lang in LANGUAGES for term in real["chapters"].terms]
    assert [page for page in pages if not page.is_file()] == []
