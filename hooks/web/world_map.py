"""The world map of programs, and the same programs as a list by country.

Inserts of docs/<lang>/map.md (`<!-- catalogue: map full -->`) and of the home page (`<!-- catalogue: map -->`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from catalogue.collation import sort_key
from catalogue.locales import country_name
from catalogue.models import Entry, Program

from .facets import FACETS
from .maker import Maker
from .paths import entry_path, facet_path, in_language
from .projection import draw_land, place
from .site import Site

FULL, SMALL = 1000, 500
"""Widths of the two maps, in their own units."""

FILTERS = ("condition", "delivery")
"""The facets by which the map can be narrowed; the same names stand in the query of its address."""


class Point(NamedTuple):
    """One place of the map and the programs that have it."""

    anchor: str
    longitude: float
    latitude: float
    programs: list[Program]


class WorldMap(Maker):
    """Makes both maps of one language."""

    def __init__(self, site: Site, lang: str) -> None:
        super().__init__(site, lang)
        found = [entry for entry in site.catalogue.of_kind("examples") if isinstance(entry, Program)]
        self.programs = [entry for entry in site.catalogue.by_title(list(found), lang) if isinstance(entry, Program)]

    def small(self, root: str) -> Markup:
        """Return the picture with its count of countries, which leads to the large map."""
        points = [place(point.longitude, point.latitude, SMALL) for point in self._points()]
        text = self.words["map_small"].format(programs=len(self.programs), countries=len(self._by_country()))
        return self.render(
            "map_small.html", land=draw_land(SMALL), points=points, text=text, url=root + in_language("map/", self.lang)
        )

    def full(self, root: str) -> Markup:
        """Return the map whose points are links, what narrows it, and the list by country."""
        points = self._points()
        anchors = {program.id: point.anchor for point in points for program in point.programs if point.programs[1:]}
        drawn = [self._drawn(point, root) for point in points]
        total = len(self.programs)
        return self.render(
            "map.html",
            root=root,
            land=draw_land(FULL),
            points=drawn,
            filters=[self._filter(name, root) for name in FILTERS],
            total=total,
            status=self.words["map_status"].format(shown=total, total=total),
            countries=[self._country(code, programs, anchors, root) for code, programs in self._by_country().items()],
        )

    def _points(self) -> list[Point]:
        """Return the places from west to east, so that the Tab key goes round the world once."""
        found: dict[tuple[float, float], list[Program]] = {}
        for program in self.programs:
            found.setdefault((program.place.longitude, program.place.latitude), []).append(program)
        return [Point(f"place-{number}", *at, found[at]) for number, at in enumerate(sorted(found), 1)]

    def _drawn(self, point: Point, root: str) -> dict[str, Any]:
        """Return a point as the template needs it: one program leads to its page, several into the list."""
        x, y = place(point.longitude, point.latitude, FULL)
        titles = [self.site.catalogue.words(program, self.lang).title for program in point.programs]
        if len(point.programs) == 1:
            (program,) = point.programs
            where = self.words["list_comma"].join(country_name(code, self.lang) for code in program.countries[:3])
            label = self.words["map_point"].format(title=titles[0], country=where)
            url = root + in_language(entry_path(program), self.lang)
        else:
            names = self.words["map_names_separator"].join(str(title) for title in titles)
            label = self.words["map_point_many"].format(count=len(titles), titles=names)
            url = f"#{point.anchor}"
        ids = " ".join(program.id for program in point.programs)
        return {"x": x, "y": y, "url": url, "label": label, "ids": ids, "count": len(titles)}

    def _by_country(self) -> dict[str, list[Program]]:
        """Return {country: its programs}, both in the order of the reader's language."""
        found: dict[str, list[Program]] = {}
        for program in self.programs:
            for code in program.countries:
                found.setdefault(code, []).append(program)
        codes = sorted(found, key=lambda code: sort_key(country_name(code, self.lang), self.lang))
        return {code: found[code] for code in codes}

    def _country(self, code: str, programs: list[Program], anchors: Mapping[str, str], root: str) -> dict[str, Any]:
        """Return one country of the list; programs of one place that share a point stand together below it."""
        groups: dict[str, list[Program]] = {}
        for program in programs:
            at_home = program.countries[0] == code  # an anchor stands once, though a program may have several countries
            key = anchors.get(program.id, program.id) if at_home else program.id
            groups.setdefault(key, []).append(program)
        shared = set(anchors.values())
        return {
            "name": country_name(code, self.lang),
            "path": root + in_language(facet_path("country", code), self.lang),
            "groups": [
                {
                    "anchor": key if key in shared else "",
                    "place": members[0].place.point_of if key in shared else "",
                    "items": [self._item(program, root) for program in members],
                }
                for key, members in groups.items()
            ],
        }

    def _item(self, program: Program, root: str) -> dict[str, Any]:
        label = self.site.lists[self.lang].label
        facts = [self.words["list_comma"].join(label("conditions", term) for term in program.conditions[:2])]
        facts.append(
            self.words["list_comma"].join(label("delivery_modes", mode) for mode in program.delivery_modes[:2])
        )
        return {
            "id": program.id,
            "url": root + in_language(entry_path(program), self.lang),
            "title": self.site.catalogue.words(program, self.lang).title,
            "facts": " · ".join(fact for fact in facts if fact),
            "values": {name: " ".join(self._values(name, program)) for name in FILTERS},
        }

    def _values(self, name: str, program: Entry) -> list[str]:
        facet = next(facet for facet in FACETS if facet.name == name)
        return list(facet.values(self.site.catalogue, program))

    def _filter(self, name: str, root: str) -> dict[str, Any]:
        """Return one way to narrow the map: without script, links to the lists of the catalogue."""
        facet = next(facet for facet in FACETS if facet.name == name)
        present = {value for program in self.programs for value in self._values(name, program)}
        return {
            "name": name,
            "heading": self.words[f"facet_{name}"],
            "all": self.words[f"map_all_{name}"],
            "options": [
                {
                    "value": value,
                    "label": facet.label(self.site.catalogue, value, self.lang),
                    "path": root + in_language(facet_path(name, value), self.lang),
                }
                for value in self.site.facets.values(facet, self.lang)
                if value in present
            ],
        }
