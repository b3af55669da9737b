"""A translated page has the same headings, links, boxes and inserts as the English one."""

from __future__ import annotations

import pytest
from test_guide import ENGLISH, SPANISH, marked
from tiny_catalogue import page

SOURCE = """\
# Title

See [the sheet](tool:role-sheet) and [clubs](evidence:ev-clubs).

!!! caution "Mind"

    - first
    - second

## Steps { #steps }

<!-- catalogue: counts -->
"""
TRANSLATED = """\
# Título

Vea [los clubes](evidence:ev-clubs) y [la hoja](tool:role-sheet).

!!! caution "Cuidado"

    - primero
    - segundo

## Pasos { #steps }

<!-- catalogue: counts -->
"""


def test_equal_structure(problems):
    """Links may change places within a page, since languages order their words differently."""
    assert problems({ENGLISH: page(SOURCE), SPANISH: page(TRANSLATED)}) == []


@pytest.mark.parametrize(
    ("written", "instead", "expected"),
    [
        (
            "{ #steps }",
            "{ #pasos }",
            f'{SPANISH}:14: heading 2 is "## … {{ #pasos }}", but in {ENGLISH}:14 it is "## … {{ #steps }}". '
            "Make them equal. [structure]",
        ),
        (
            "(tool:role-sheet)",
            "(evidence:ev-clubs)",
            f'{SPANISH}:7: link 2 is "evidence:ev-clubs", but in {ENGLISH}:7 it is "tool:role-sheet". '
            "Make them equal. [structure]",
        ),
        (
            "!!! caution",
            "!!! example",
            f'{SPANISH}:9: box 1 is "!!! example", but in {ENGLISH}:9 it is "!!! caution". '
            "Make them equal. [structure]",
        ),
        (
            "    - segundo\n",
            "",
            f'{SPANISH}:5: list item 2 is missing, but in {ENGLISH}:12 it is "item". Make them equal. [structure]',
        ),
        (
            "<!-- catalogue: counts -->",
            "<!-- catalogue: newest -->",
            f'{SPANISH}:16: insert 1 is "catalogue: newest", but in {ENGLISH}:16 it is "catalogue: counts". '
            "Make them equal. [structure]",
        ),
    ],
)
def test_different_structure(problems, written, instead, expected):
    """The first difference of each sort is told with file and line on both sides."""
    assert problems({ENGLISH: page(SOURCE), SPANISH: page(TRANSLATED.replace(written, instead))}) == [expected]


def test_outdated_translation_is_not_compared(problems):
    """Whoever changes the English is not stopped by translations that have yet to follow."""
    assert problems({ENGLISH: page(SOURCE), SPANISH: marked(page("# Título\n"), "00000000")}) == []
