"""The pages that compare programs: for each way of giving support a table by condition and setting, with real figures.

Stamped below compare/<way>/; docs/<lang>/compare.md leads to them with `<!-- catalogue: compare programs -->` and
shows what was planned and achieved with `<!-- catalogue: compare planned -->`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup, escape

from catalogue import Catalogue
from catalogue.locales import country_name
from catalogue.models import Figure, Program
from catalogue.words import Said

from .index_pages import ListPage
from .lists import Lists
from .paths import entry_path, facet_path, in_language, to_root
from .render import counted
from .views import page_values

SECTION = "compare"
"""The shell of these pages (menu.py)."""

STYLESHEETS = ("assets/css/compare.css",)

COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("reach", ("people", "supporters")),
    ("means", ("training", "contact", "cost")),
    ("outcome", ("uptake", "result")),
)
"""The columns of a table, and the measures that stand in each, in their order."""


class Told(NamedTuple):
    """A figure of a program and its words."""

    figure: Figure
    what: Said
    amount: Said


class Comparison:
    """Makes the pages that compare programs in one language."""

    def __init__(self, catalogue: Catalogue, lang: str, environment: Environment, lists: Lists) -> None:
        self.catalogue = catalogue
        self.lang = lang
        self.environment = environment
        self.lists = lists
        self.words: Mapping[str, str] = catalogue.interface[lang]
        found = [entry for entry in catalogue.of_kind("examples") if isinstance(entry, Program)]
        self.programs = [entry for entry in catalogue.by_title(list(found), lang) if isinstance(entry, Program)]

    def pages(self) -> Iterator[ListPage]:
        """Yield a page for each way of giving support that a program uses."""
        for mode in self._modes():
            yield self._mode_page(mode)

    def paths(self) -> Iterator[str]:
        """Yield the path of every page that `pages` makes."""
        yield from (f"compare/{mode}/" for mode in self._modes())

    def overview(self, root: str) -> Markup:
        """Return the table of ways of giving support: conditions and settings with their counts, each a link."""
        rows = []
        for mode in self._modes():
            programs = self._with_mode(mode)
            url = root + in_language(f"compare/{mode}/", self.lang)
            rows.append(
                {
                    "url": url,
                    "label": self.lists.label("delivery_modes", mode),
                    "count": counted(self.words, "programs", len(programs)),
                    "conditions": [
                        {"url": f"{url}#{condition}", "label": label, "count": len(members)}
                        for condition, label, members in self._by_condition(programs)
                    ],
                    "settings": [
                        {"label": label, "count": count} for label, count in self._settings(programs) if count
                    ],
                }
            )
        return self._render("compare_overview.html", rows=rows)

    def planned(self, root: str) -> Markup:
        """Return the programs of which both plan and outcome are known, in the same measure, side by side."""
        rows = []
        for program in self.programs:
            told = self._told(program)
            for measure in dict.fromkeys(one.figure.measure for one in told):
                group = [one for one in told if one.figure.measure == measure]
                planned = [one for one in group if one.figure.basis == "planned"]
                both = [one for one in group if one.figure.basis == "planned-and-achieved"]
                achieved = [one for one in group if one.figure.basis == "achieved"]
                if both or (planned and achieved):
                    rows.append(self._program(program, root) | {"planned": planned, "achieved": achieved or both})
        return self._render("compare_planned.html", rows=rows) if rows else Markup()

    def _mode_page(self, mode: str) -> ListPage:
        path = f"compare/{mode}/"
        root = to_root(in_language(path, self.lang))
        label = self.lists.label("delivery_modes", mode)
        programs = self._with_mode(mode)
        title = self.words["compare_mode_title"].format(mode=label)
        lead = self.words["compare_mode_lead"].format(count=counted(self.words, "programs", len(programs)))
        body = self._render(
            "compare_mode.html",
            root=root,
            home=root + in_language("compare/", self.lang),
            title=title,
            lead=lead,
            facet_url=root + in_language(facet_path("delivery", mode), self.lang),
            groups=[
                {"id": condition, "heading": name, "rows": [self._row(program, mode, root) for program in members]}
                for condition, name, members in self._by_condition(programs)
            ],
        )
        return ListPage(path, SECTION, page_values(self.lang, path, str(escape(title)), str(escape(lead)), str(body)))

    def _row(self, program: Program, mode: str, root: str) -> dict[str, Any]:
        told = self._told(program)
        about = [self.words["list_comma"].join(country_name(code, self.lang) for code in program.countries[:3])]
        about += [self.lists.label("settings", term) for term in program.settings]
        others = [self.lists.label("delivery_modes", other) for other in program.delivery_modes if other != mode]
        also = self.words["compare_also"].format(modes=self.words["list_comma"].join(others)) if others else ""
        return self._program(program, root) | {
            "about": " · ".join(part for part in about if part),
            "also": also,
            "columns": [
                (
                    self.words[f"compare_{name}"],
                    [one for measure in measures for one in told if one.figure.measure == measure],
                )
                for name, measures in COLUMNS
            ],
        }

    def _program(self, program: Program, root: str) -> dict[str, Any]:
        return {
            "url": root + in_language(entry_path(program), self.lang),
            "title": self.catalogue.words(program, self.lang).title,
        }

    def _told(self, program: Program) -> list[Told]:
        words = self.catalogue.words(program, self.lang).figures
        pairs = zip(program.figures, words, strict=True)
        return [Told(figure, what, amount) for figure, (what, amount) in pairs if figure.measure]

    def _modes(self) -> list[str]:
        present = {mode for program in self.programs for mode in program.delivery_modes}
        return [mode for mode in self.catalogue.vocabularies["delivery_modes"].terms if mode in present]

    def _with_mode(self, mode: str) -> list[Program]:
        return [program for program in self.programs if mode in program.delivery_modes]

    def _by_condition(self, programs: list[Program]) -> list[tuple[str, str, list[Program]]]:
        """Return (condition, label, programs), each program once, below the condition that its entry names first."""
        groups = [
            (condition, self.lists.label("conditions", condition),
             [program for program in programs if program.conditions[0] == condition])
            for condition in self.catalogue.vocabularies["conditions"].terms
        ]  # fmt: skip
        return [group for group in groups if group[2]]

    def _settings(self, programs: list[Program]) -> Iterator[tuple[str, int]]:
        for setting in self.catalogue.vocabularies["settings"].terms:
            yield self.lists.label("settings", setting), sum(setting in program.settings for program in programs)

    def _render(self, template: str, **values: Any) -> Markup:
        text = self.environment.get_template(template).render(t=self.words, lang=self.lang, **values)
        return Markup(text)  # noqa: S704  (the environment escapes)
