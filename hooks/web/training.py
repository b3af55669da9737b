"""The page of the trainings as the outline of a curriculum, and real trainings compared by their length.

Inserts of docs/<lang>/training/index.md: `<!-- catalogue: curriculum -->`, `<!-- catalogue: lengths -->`. What a unit
holds stands in resources/vocabularies/training_units.yml.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from catalogue import Catalogue
from catalogue.locales import country_name
from catalogue.models import LENGTHS, Entry, Figure, Program, Training, length_of
from catalogue.selections import PARTS

from .maker import Maker
from .paths import entry_path, facet_path, in_language


@dataclass(frozen=True)
class RealTraining:
    """A training whose length is known: how a program trains, or a course."""

    entry: Entry
    hours: float | None
    """None when the source tells days or weeks."""
    figure: int | None = None
    """Which figure of a program says it; None for a course, whose own entry does."""

    @property
    def length(self) -> str:
        """One of `LENGTHS`; "" when the hours are not known."""
        return length_of(self.hours)


def real_trainings(catalogue: Catalogue) -> list[RealTraining]:
    """Return trainings of programs and courses of known length, the shortest first, each program's once.

    Where the catalogue has a program and its course, the one that tells hours stands for both, the program first.
    """
    programs = [
        RealTraining(entry, figure.hours, number)
        for entry in catalogue.of_kind("examples")
        if isinstance(entry, Program)
        for number, figure in enumerate(entry.figures)
        if figure.measure == "training"
    ]
    courses = [
        RealTraining(entry, entry.duration_hours)
        for entry in catalogue.of_kind("training")
        if isinstance(entry, Training) and entry.duration_hours
    ]
    with_hours = {one.entry.id for one in programs if one.hours}
    courses = [one for one in courses if not _linked(catalogue, one.entry) & with_hours]
    told_by_course = {other for one in courses for other in _linked(catalogue, one.entry)}
    programs = [one for one in programs if one.hours or one.entry.id not in told_by_course]
    return sorted([*programs, *courses], key=lambda one: (one.hours is None, one.hours or 0, one.entry.id))


def of_programs(catalogue: Catalogue, trainings: list[RealTraining]) -> list[RealTraining]:
    """Return those that a program gave: its own figure, or a course that its entry is linked with."""
    return [one for one in trainings if isinstance(one.entry, Program) or _linked(catalogue, one.entry)]


def _linked(catalogue: Catalogue, entry: Entry) -> set[str]:
    """Return the programs that an entry names, or that name it."""
    return {
        program.id for program in catalogue.of_kind("examples")
        if program.id in entry.see_also or entry.id in program.see_also
    }  # fmt: skip


class TrainingSection(Maker):
    """Makes what the page of the trainings has besides its list, in one language."""

    def curriculum(self, root: str) -> Markup:
        """Return the outline: the parts, in each its units, in each the entries that treat it."""
        units = self.site.catalogue.selections.units
        parts = [
            {
                "heading": self.words[f"curriculum_{part}"],
                "units": [
                    {
                        "id": unit.id,
                        "label": unit.labels[self.lang],
                        "count": len(unit.entries),
                        "entries": [self._item(self.site.catalogue.entries[one], root) for one in unit.entries],
                    }
                    for unit in units
                    if unit.part == part
                ],
            }
            for part in PARTS
        ]
        return self.render("curriculum.html", parts=[part for part in parts if part["units"]])

    def lengths(self, root: str) -> Markup:
        """Return the comparison: for each group of lengths its trainings, and the way to all of that length."""
        trainings = real_trainings(self.site.catalogue)
        groups = [
            {
                "id": length or "other-lengths",
                "heading": self._heading(length),
                "url": root + in_language(facet_path("length", length), self.lang)
                if length and self.site.facets.count("length", length)
                else "",
                "rows": [self._row(one, root) for one in trainings if one.length == length],
            }
            for length in (*LENGTHS, "")
        ]
        return self.render("training_lengths.html", groups=[group for group in groups if group["rows"]])

    def _heading(self, length: str) -> str:
        return self.words[f"length_{length.replace('-', '_')}" if length else "length_other"]

    def _row(self, one: RealTraining, root: str) -> dict[str, Any]:
        entry = one.entry
        label = self.site.lists[self.lang].label
        comma = self.words["list_comma"]
        figure, amount = self._figure(one)
        return {
            **self._item(entry, root),
            "amount": amount,
            "about": " · ".join(
                part
                for part in (
                    comma.join(label("conditions", term) for term in entry.conditions[:2]),
                    comma.join(country_name(code, self.lang) for code in entry.countries[:3]),
                )
                if part
            ),
            "source": figure.source_address if figure else "",
            "source_name": figure.source if figure else "",
        }

    def _figure(self, one: RealTraining) -> tuple[Figure | None, Any]:
        """Return the figure that tells the length, and the length in words."""
        if one.figure is None or not isinstance(one.entry, Program):
            return None, self.site.lists[self.lang].hours(one.hours or 0)
        _, amount = self.site.catalogue.words(one.entry, self.lang).figures[one.figure]
        return one.entry.figures[one.figure], amount

    def _item(self, entry: Entry, root: str) -> dict[str, Any]:
        return {
            "url": root + in_language(entry_path(entry), self.lang),
            "title": self.site.catalogue.words(entry, self.lang).title,
            "kind": self.words[f"kind_one_{entry.kind}"],
        }
