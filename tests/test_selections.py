"""What people chose by hand: picks.yml and training_units.yml, and what is said when an id leads nowhere."""

from __future__ import annotations

import pytest
from tiny_catalogue import PROJECT

from catalogue import load_catalogue

PICKS = "resources/vocabularies/picks.yml"
UNITS = "resources/vocabularies/training_units.yml"
UNIT = "listening:\n  part: competencies\n  en: Listening\n  es: Escuchar\n  zh: 倾听\n  entries: [role-sheet]\n"


def test_chosen(catalogue):
    """Picks keep their order; a unit has its part, its labels and its entries."""
    read = catalogue({PICKS: "es: [river-clinic, role-sheet]\n", UNITS: UNIT}).selections
    assert read.picks == {"es": ("river-clinic", "role-sheet")}
    (unit,) = read.units
    assert (unit.id, unit.part, unit.labels["zh"], unit.entries) == (
        "listening",
        "competencies",
        "倾听",
        ("role-sheet",),
    )


def test_nothing_chosen(catalogue):
    """Without these files nothing is chosen, and nothing is wrong."""
    read = catalogue().selections
    assert (dict(read.picks), read.units) == ({}, ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "es:\n  - role-shet\n",
            f'{PICKS}:2: there is no entry "role-shet". Correct the id or delete it. '
            'Did you mean "role-sheet"? [unknown-id]',
        ),
        (
            "es:\n  - role-sheet\n  - role-sheet\n",
            f'{PICKS}:3: "role-sheet" stands twice here. Keep one. [repeated-term]',
        ),
        (
            "zh-Hnas: [role-sheet]\n",
            f'{PICKS}:1: no page has picks for "zh-Hnas". Delete it or correct its name. '
            'Did you mean "zh-Hans"? [unknown-field]',
        ),
        (
            "es: role-sheet\n",
            f"{PICKS}:1: a list of ids of entries is missing. Write one id a line, each after “- ”. [wrong-type]",
        ),
    ],
)
def test_faults_in_picks(problems, text, message):
    """A pick that leads nowhere is told with file and line."""
    assert problems({PICKS: text}) == [message]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "part: competencies",
            "part: skills",
            f'{UNITS}:2: "part" of "listening" must be one of knowledge, competencies, approaches. '
            "Correct it. [unknown-term]",
        ),
        (
            "  es: Escuchar\n",
            "",
            f'{UNITS}:1: "listening" has no label in "es". Add a line "es: …". [label]',
        ),
        (
            "[role-sheet]",
            "[nowhere]",
            f'{UNITS}:6: there is no entry "nowhere". Correct the id or delete it. [unknown-id]',
        ),
        (
            "entries:",
            "hours: 3\n  entries:",
            f'{UNITS}:6: "hours" is not a field of a unit. Delete it. [unknown-field]',
        ),
    ],
)
def test_faults_in_units(problems, old, new, message):
    """A unit that is not whole is told with file and line."""
    assert problems({UNITS: UNIT.replace(old, new)}) == [message]


def test_real_picks():
    """Each curated list begins with at least ten entries that can be opened, in the language of the list."""
    catalogue = load_catalogue(PROJECT / "resources")
    for page, ids in catalogue.selections.picks.items():
        entries = [catalogue.entries[one] for one in ids]
        assert len(entries) >= 10
        assert all(entry.has_address for entry in entries)
        if page == "primary-care":
            assert all("primary-care" in entry.settings for entry in entries)
        else:
            assert all(page in entry.languages for entry in entries)
