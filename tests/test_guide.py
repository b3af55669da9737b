"""Translated pages: what they were made from, and how that mark is written."""

from __future__ import annotations

import datetime

from tiny_catalogue import page

from catalogue.guide import mark_pages, page_state

ENGLISH = "docs/en/guide/introduction.md"
SPANISH = "docs/es/guide/introduction.md"
NAME = "guide/introduction.md"


def marked(text: str, mark: str) -> str:
    """Return a page that says it was made from the English with the hash `mark`."""
    return text.replace("\n---\n", f"\ntranslation_of: {mark} 2026-11-22\n---\n", 1)


def test_page_without_translation_is_missing(catalogue):
    """A page that nobody has translated counts as missing, and that is no problem."""
    guide = catalogue({ENGLISH: page("# Title\n")}).guide
    assert (page_state(guide, "en", NAME), page_state(guide, "zh", NAME)) == ("source", "missing")


def test_new_translation_is_unmarked_until_fix_marks_it(catalogue):
    """`make check FIX=1` writes which English a new translation was made from, and on which day."""
    read = catalogue({ENGLISH: page("# Title\n"), SPANISH: page("# Title\n")})
    assert page_state(read.guide, "es", NAME) == "unmarked"
    assert [path.as_posix() for path in mark_pages(read.guide)] == [SPANISH]
    again = catalogue()
    assert page_state(again.guide, "es", NAME) == "current"
    fingerprint = again.guide["en"][NAME].fingerprint
    assert again.guide["es"][NAME].made_from == (fingerprint, datetime.date.today().isoformat())


def test_translation_is_outdated_when_the_english_changes(catalogue):
    """A page is outdated once the English has other words, and FIX=1 does not hide that."""
    read = catalogue({ENGLISH: page("# Title\n"), SPANISH: page("# Title\n")})
    mark_pages(read.guide)
    changed = catalogue({ENGLISH: page("# Title\n\nA new sentence.\n")})
    assert page_state(changed.guide, "es", NAME) == "outdated"
    assert mark_pages(changed.guide) == []
    assert list(changed.untranslated_pages()) == [("es", NAME, "outdated"), ("zh", NAME, "missing")]


def test_translation_stays_current_when_only_spacing_changes(catalogue):
    """Line breaks and commas in the English do not make a translation outdated."""
    read = catalogue({ENGLISH: page("# Title\n\nOne, two three.\n"), SPANISH: page("# Title\n\nUno.\n")})
    mark_pages(read.guide)
    changed = catalogue({ENGLISH: page("# Title\n\nOne two\nthree.\n")})
    assert page_state(changed.guide, "es", NAME) == "current"


def test_reviewer_is_named(catalogue):
    """A native speaker who has read a page puts a name to it."""
    text = page("# Title\n").replace("\n---\n", "\nreviewed_by: A. Reader, 2026-12-01\n---\n", 1)
    read = catalogue({ENGLISH: page("# Title\n"), SPANISH: text})
    assert read.guide["es"][NAME].reviewed_by == "A. Reader, 2026-12-01"
