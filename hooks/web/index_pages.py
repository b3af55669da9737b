"""Lists: the index of each kind, the facet pages, the pages that offer facets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup, escape

from catalogue import Catalogue
from catalogue.models import BY_KIND, Entry

from .audiences import by_audience
from .facets import FACETS, Facet, FacetIndex, in_parts
from .filter_data import FILTERS, FIRST, filter_values
from .lists import Lists
from .paths import facet_path, feed_path, in_language, part_path, to_root
from .render import counted
from .views import page_values


class ListPage(NamedTuple):
    """A finished list page: its path, the section of the menu it belongs to, and what fills the shell."""

    path: str
    section: str
    values: dict[str, str]


class IndexPages:
    """Makes every list page of one language."""

    def __init__(
        self, catalogue: Catalogue, lang: str, environment: Environment, lists: Lists, facets: FacetIndex
    ) -> None:
        self.catalogue = catalogue
        self.lang = lang
        self.words: Mapping[str, str] = catalogue.interface[lang]
        self.environment = environment
        self.lists = lists
        self.facets = facets

    def pages(self) -> Iterator[ListPage]:
        """Yield every list page but the first of each kind, which is a hand-written page with a list in it."""
        for kind in BY_KIND:
            parts = self._kind_parts(kind)
            for number in range(2, len(parts) + 1):
                yield self._kind_part(kind, parts, number)
        yield self._browse()
        for facet in FACETS:
            yield self._facet(facet)
            for value in self.facets.values(facet, self.lang):
                yield from self._facet_value(facet, value)

    def paths(self) -> Iterator[str]:
        """Yield the path of every page that `pages` makes, without making them."""
        for kind in BY_KIND:
            parts = len(in_parts(self.catalogue.of_kind(kind)))
            yield from (part_path(f"{kind}/", number) for number in range(2, parts + 1))
        yield "browse/"
        for facet in FACETS:
            yield facet_path(facet.name)
            for value in self.facets.values(facet, self.lang):
                parts = len(in_parts(self.facets.entries(facet.name, value)))
                yield from (part_path(facet_path(facet.name, value), number) for number in range(1, parts + 1))

    def kind_list(self, kind: str, *, with_files: bool) -> Markup:
        """Return the first part of the list of a kind, for its hand-written page; with files, where to get them."""
        root = to_root(in_language(f"{kind}/", self.lang))
        facets = [
            {"heading": self.words[f"facet_{facet.name}"], "path": in_language(facet_path(facet.name), self.lang)}
            for facet in FACETS
            if any(True for entry in self.catalogue.of_kind(kind) for _ in facet.values(self.catalogue, entry))
        ]
        shown = self._render("narrow.html", root=root, facets=facets) + self._filters(kind)
        shown += self._list(f"{kind}/", self._kind_parts(kind), 1, self._kind_count(kind))
        if with_files:
            shown += self._render(
                "list_files.html",
                root=root,
                table_path=f"data/{kind}-{self.lang}.csv",
                workbook_path=f"data/catalogue-{self.lang}.xlsx",
                feed_path=in_language(feed_path(kind), self.lang),
            )
        return shown

    def _filters(self, kind: str) -> Markup:
        filters = [
            {
                "name": facet.name,
                "label": self.words[f"facet_{facet.name}"],
                "any": self.words[f"filter_any_{facet.name}"],
                "chosen": self.words[f"filter_chosen_{facet.name}"],
            }
            for facet in FILTERS
            if filter_values(self.catalogue, kind, facet, self.lang)
        ]
        first = [facet for facet in filters if facet["name"] in FIRST]
        more = [facet for facet in filters if facet["name"] not in FIRST]
        return self._render("filters.html", source="filters.json", first=first, more=more)

    def facet_values(self, root: str, names: tuple[str, ...], *, linked: bool = True) -> Markup:
        """Return the values of some facets with their counts."""
        facets = [
            {
                "id": facet.name,
                "heading": self.words[f"facet_{facet.name}"],
                "path": in_language(facet_path(facet.name), self.lang) if linked else "",
                "values": [
                    {
                        "label": facet.label(self.catalogue, value, self.lang),
                        "path": in_language(facet_path(facet.name, value), self.lang),
                        "count": self.facets.count(facet.name, value),
                    }
                    for value in self.facets.values(facet, self.lang)
                ],
            }
            for facet in FACETS
            if facet.name in names
        ]
        return self._render("values.html", root=root, facets=[facet for facet in facets if facet["values"]])

    def _kind_parts(self, kind: str) -> list[list[Entry]]:
        return in_parts(self.catalogue.by_title(self.catalogue.of_kind(kind), self.lang))

    def _kind_count(self, kind: str) -> str:
        return counted(self.words, "entries", len(self.catalogue.of_kind(kind)))

    def _kind_part(self, kind: str, parts: list[list[Entry]], number: int) -> ListPage:
        path = part_path(f"{kind}/", number)
        title = self.words[f"kind_{kind}"]
        heading = self.words["title_part"].format(title=title, part=number)
        body = self._render(
            "kind_part.html",
            root=to_root(in_language(path, self.lang)),
            kind_path=in_language(f"{kind}/", self.lang),
            title=title,
            heading=heading,
            list=self._list(path, parts, number, self._kind_count(kind)),
        )
        return self._page(path, kind, heading, self.words[f"kind_description_{kind}"], body)

    def _facet_value(self, facet: Facet, value: str) -> Iterator[ListPage]:
        entries = self.catalogue.by_title(self.facets.entries(facet.name, value), self.lang)
        parts = in_parts(entries)
        label = facet.label(self.catalogue, value, self.lang)
        first = facet_path(facet.name, value)
        description = self.words[f"facet_description_{facet.name}"].format(value=label)
        for number in range(1, len(parts) + 1):
            path = part_path(first, number)
            title = label if number == 1 else self.words["title_part"].format(title=label, part=number)
            body = self._render(
                "facet_page.html",
                root=to_root(in_language(path, self.lang)),
                browse_path=in_language("browse/", self.lang),
                facet_path=in_language(facet_path(facet.name), self.lang),
                facet_label=self.words[f"facet_{facet.name}"],
                title=title,
                description=description,
                list=self._grouped(path, entries)
                if facet.name == "language" and len(parts) == 1
                else self._list(path, parts, number, counted(self.words, "entries", len(entries)), first),
            )
            full_title = self.words["title_in_title"].format(outer=self.words[f"facet_{facet.name}"], inner=title)
            yield self._page(path, "browse", full_title, description, body)

    def _facet(self, facet: Facet) -> ListPage:
        path = facet_path(facet.name)
        root = to_root(in_language(path, self.lang))
        title = self.words[f"facet_{facet.name}"]
        lead = self.words["browse_facet_lead"].format(facet=title)
        body = self._render(
            "browse.html",
            root=root,
            kicker={"text": self.words["browse"], "path": in_language("browse/", self.lang)},
            title=title,
            lead=lead,
            values=self.facet_values(root, (facet.name,), linked=False),
        )
        return self._page(path, "browse", title, lead, body)

    def _browse(self) -> ListPage:
        path = "browse/"
        root = to_root(in_language(path, self.lang))
        body = self._render(
            "browse.html",
            root=root,
            kicker=None,
            title=self.words["browse"],
            lead=self.words["browse_lead"],
            values=self.facet_values(root, tuple(facet.name for facet in FACETS)),
        )
        return self._page(path, "browse", self.words["browse"], self.words["browse_lead"], body)

    def _list(self, path: str, parts: list[list[Entry]], number: int, count: str, first: str | None = None) -> Markup:
        root = to_root(in_language(path, self.lang))
        base = first if first is not None else path.split("page/")[0]
        paging: dict[str, Any] = {
            "part": number,
            "parts": len(parts),
            "pages": [
                {"number": other, "url": root + in_language(part_path(base, other), self.lang)}
                for other in range(1, len(parts) + 1)
            ],
        }
        items = self.lists.items(parts[number - 1], root)
        return self._render("list.html", count=count, items=items, paging=paging)

    def _grouped(self, path: str, entries: list[Entry]) -> Markup:
        """Return the entries of a language that has few: by the readers they were made for."""
        root = to_root(in_language(path, self.lang))
        groups = by_audience(self.catalogue, entries, self.lang)
        return self._render(
            "grouped.html",
            lang=self.lang,
            count=counted(self.words, "entries", len(entries)),
            groups=[
                {
                    "id": group.id,
                    "heading": group.heading,
                    "items": [self.lists.detailed(entry, root) for entry in group.entries],
                }
                for group in groups
            ],
        )

    def _render(self, template: str, **values: Any) -> Markup:
        return Markup(self.environment.get_template(template).render(t=self.words, **values))  # noqa: S704

    def _page(self, path: str, section: str, title: str, description: str, body: Markup) -> ListPage:
        return ListPage(
            path, section, page_values(self.lang, path, str(escape(title)), str(escape(description)), str(body))
        )
