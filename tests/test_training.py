"""The page of the trainings: the outline of a curriculum, and real trainings by length."""

from __future__ import annotations

import pytest
from site_builder import LANGUAGES, in_language, interface
from tiny_catalogue import PROGRAM, PROGRAM_FILE, PROJECT, TOOL, changed

from catalogue import load_catalogue
from catalogue.models import Figure, length_of
from catalogue.selections import PARTS
from web.training import of_programs, real_trainings

pytest_plugins = ["site_fixtures"]

lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)

UNIT_OF_ISSUE = (
    "condition", "self-management", "communication", "active-listening", "goal-setting", "problem-solving",
    "boundaries", "confidentiality", "crisis", "cultural-sensitivity", "supporters-self-care",
    "role-play", "group-exercises", "booster-sessions",
)  # fmt: skip
COURSE = changed(TOOL.replace("role-sheet", "short-course"), "duration_hours: 16", "see_also: [river-clinic]")
COURSE_FILE = "resources/training/short-course.yml"


def told(amount: str) -> str:
    """Return the tiny program with a training that was so long."""
    value, unit = amount.split(" ", 1)
    figure = f"  - what: training\n    value: {value}\n    unit: {unit}\n    measure: training\n"
    return PROGRAM.replace("figures:\n", f"figures:\n{figure}")


@pytest.mark.parametrize(
    ("hours", "length"),
    [(0.5, "up-to-12-hours"), (12, "up-to-12-hours"), (12.5, "13-to-30-hours"), (30, "13-to-30-hours"),
     (31, "over-30-hours"), (None, "")],
)  # fmt: skip
def test_lengths(hours, length):
    """Trainings are compared in the three groups of the original guide."""
    assert length_of(hours) == length


@pytest.mark.parametrize(
    ("value", "unit", "hours"),
    [("32", "hours (four workshops)", 32), ("1 hour, with reminders", "", 1), ("2.5", "hours", 2.5),
     ("2", "days", None), ("two and a half", "hours", None), ("24 hourly", "calls", None)],
)  # fmt: skip
def test_hours_of_a_figure(value, unit, hours):
    """Only an amount that begins with a number of hours is taken for one."""
    assert Figure(what="training", value=value, unit=unit).hours == hours


def test_a_training_stands_once(catalogue):
    """Where a program and its course are both in the catalogue, the one that tells hours stands for both."""
    with_days = catalogue({PROGRAM_FILE: told("2 days"), COURSE_FILE: COURSE})
    assert [(one.entry.id, one.hours) for one in real_trainings(with_days)] == [("short-course", 16)]
    with_hours = catalogue({PROGRAM_FILE: told("20 hours")})
    assert [(one.entry.id, one.hours) for one in real_trainings(with_hours)] == [("river-clinic", 20)]
    alone = catalogue({PROGRAM_FILE: told("2 days"), COURSE_FILE: None})
    assert [(one.entry.id, one.hours, one.length) for one in real_trainings(alone)] == [("river-clinic", None, "")]


def test_trainings_of_programs(catalogue):
    """A course that no program gave is none of a program's trainings."""
    read = catalogue({COURSE_FILE: COURSE, "resources/training/other.yml": COURSE.replace("short-course", "other")
                      .replace("see_also: [river-clinic]\n", "")})  # fmt: skip
    trainings = real_trainings(read)
    assert [one.entry.id for one in trainings] == ["other", "short-course"]
    assert [one.entry.id for one in of_programs(read, trainings)] == ["short-course"]


@lang_by_lang
def test_outline(small, lang):
    """Parts and units stand in their order, each unit with its entries in theirs, titles in the reader's language."""
    page = small.page(in_language("training/", lang))
    words = interface(lang)
    headings = [heading.get_text() for heading in page.select(".outline h3")]
    assert headings == [words["curriculum_knowledge"], words["curriculum_competencies"]]
    found = {
        unit["id"]: [link["href"].rstrip("/").rsplit("/", 1)[1] for link in unit.select("a")]
        for unit in page.select(".outline__unit")
    }
    assert found == {"unit-condition": ["walking-sheet"], "unit-listening": ["weekend-course", "unlinked-manual"]}


@lang_by_lang
def test_lengths_on_the_page(small, lang):
    """Each training stands in its group with its length, a program's with the source of the figure."""
    page = small.page(in_language("training/", lang))
    words = interface(lang)
    groups = {
        group.summary.contents[0].strip(): [
            (row.a["href"].rstrip("/").rsplit("/", 1)[1], row.td.get_text(" ", strip=True),
             [link["href"] for link in row.select("a.source")])
            for row in group.select("tbody tr")
        ]
        for group in page.select("details.lengths")
    }  # fmt: skip
    hours = words["hours_other"]
    assert groups == {
        words["length_up_to_12_hours"]: [
            ("valley-walkers", f"{hours.format(count='3')} {words['source']}", ["https://www.paho.org/training"]),
        ],
        words["length_13_to_30_hours"]: [("weekend-course", hours.format(count="12.5"), [])],
    }
    (all_link,) = page.select("details.lengths > p a")
    assert all_link["href"].endswith(in_language("browse/length/13-to-30-hours/", lang))


@lang_by_lang
def test_filters_of_training(small, lang):
    """Length and level narrow the trainings and stand among their facts; kinds without them do not offer them."""
    page = small.page(in_language("training/", lang))
    facts = small.page(in_language("training/weekend-course/", lang)).select_one(".facts").get_text()
    assert interface(lang)["fact_levels"] in facts
    narrow = [link["href"].rstrip("/").rsplit("/", 1)[1] for link in page.select(".narrow a")]
    assert {"length", "level"} <= set(narrow)
    tools = [link["href"].rstrip("/").rsplit("/", 1)[1] for link in small.page("tools/").select(".narrow a")]
    assert not {"length", "level"} & set(tools)


def test_real_units():
    """The curriculum has all its units, in the order of parts, each with entries; half or more can be opened."""
    catalogue = load_catalogue(PROJECT / "resources")
    units = catalogue.selections.units
    assert tuple(unit.id for unit in units) == UNIT_OF_ISSUE
    parts = [PARTS.index(unit.part) for unit in units]
    assert parts == sorted(parts)
    for unit in units:
        entries = [catalogue.entries[one] for one in unit.entries]
        assert {entry.kind for entry in entries} <= {"training", "tools", "handouts"}
        assert 2 * sum(entry.has_address for entry in entries) >= len(entries), unit.id


def test_real_lengths():
    """Programs of each length can be compared, and each length told by a program has its source."""
    catalogue = load_catalogue(PROJECT / "resources")
    trainings = of_programs(catalogue, real_trainings(catalogue))
    assert {one.length for one in trainings} == {"up-to-12-hours", "13-to-30-hours", "over-30-hours", ""}
    for one in trainings:
        if one.figure is not None:
            figure = one.entry.figures[one.figure]
            assert figure.source_address or figure.source, one.entry.id
