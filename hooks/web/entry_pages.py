"""The article of an entry: what the template of an entry's page is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from babel.dates import format_date
from jinja2 import Environment
from markupsafe import Markup, escape

from catalogue import Catalogue
from catalogue.models import Citation, Entry, Finding, Material, Program
from catalogue.publications import all_citations
from catalogue.words import Said

from .facets import BY_FIELD, FACETS
from .lists import Lists
from .paths import facet_path, in_language, page_path, to_root
from .related import Related
from .render import lang_attribute, shown_size
from .step_neighbours import StepNeighbours
from .structured_data import citation_links, structured_data
from .views import page_values

_BABEL = {"zh": "zh_Hans"}
_EXTERNAL = Markup('<a href="{}" rel="external noopener">{}</a>')
_FACET = {facet.name: facet for facet in FACETS}


class EntryPages:
    """Makes the pages of all entries in one language."""

    def __init__(
        self, catalogue: Catalogue, lang: str, environment: Environment, lists: Lists, related: Related,
        site_url: str, repo_url: str, checklists: Callable[[str], list[dict[str, Any]]],
    ) -> None:  # fmt: skip
        self.catalogue = catalogue
        self.lang = lang
        self.words: Mapping[str, str] = catalogue.interface[lang]
        self.lists = lists
        self.related = related
        self.site_url = site_url
        self.repo_url = repo_url
        self._checklists = checklists
        self.root = to_root(in_language("kind/id/", lang))
        """All entries lie equally deep, so the way to the root is the same for all."""
        self._template = environment.get_template("entry.html")
        self._neighbours = StepNeighbours(catalogue, lang, self.root)
        self._cited_in = self._read_citations()
        self._facet_links: dict[tuple[str, str], Markup] = {}
        self._comma = str(escape(self.words["list_comma"]))

    def values(self, entry: Entry, path: str) -> dict[str, str]:
        """Return what fills the shell for the page of `entry` at `path`."""
        words = self.catalogue.words(entry, self.lang)
        body = self._template.render(
            t=self.words,
            lang=self.lang,
            root=self.root,
            entry=entry,
            kind_path=in_language(f"{entry.kind}/", self.lang),
            words=words,
            button=self._button(entry),
            figures=self._figures(entry, words.figures),
            facts=self._facts(entry),
            citations=[_citation(citation) for citation in all_citations(entry)],
            cited_in=self._cited_in.get(entry.id, []),
            checklists=self._checklists(entry.id),
            instead=self._items([] if entry.has_address else self.related.openable(entry)),
            neighbours=self._neighbours.of(entry),
            see_also=self._items([self.catalogue.entries[other] for other in entry.see_also]),
            related=self._items(self.related.of(entry)),
        )
        page = self.site_url + in_language(path, self.lang)
        return page_values(
            self.lang,
            path,
            str(escape(words.title)),
            str(escape(shortened(words.texts[entry.lead].text))),
            body,
            head=structured_data(entry, words, page),
            source=self._source(entry),
        )

    def _items(self, entries: list[Entry]) -> Markup:
        return self.lists.items(entries, self.root) if entries else Markup()

    def _read_citations(self) -> dict[str, list[dict[str, str]]]:
        """{entry id: [{path, text}]}: the headings of the guide under which an entry is cited, each once."""
        found: dict[str, list[dict[str, str]]] = {}
        for citation in self.catalogue.citations[self.lang]:
            anchor = f"#{citation.anchor}" if citation.anchor else ""
            text = citation.page_title
            if citation.heading and citation.heading != citation.page_title:
                text = self.words["title_in_title"].format(outer=citation.page_title, inner=citation.heading)
            place = {"path": in_language(page_path(citation.page), self.lang) + anchor, "text": text}
            places = found.setdefault(citation.entry, [])
            if place not in places:
                places.append(place)
        return found

    def _button(self, entry: Entry) -> dict[str, str]:
        holder = entry.holder or ""
        if not entry.has_address:
            ask = "no_link_ask" if holder else "no_link_ask_author"
            return {"address": "", "text": self.words[ask].format(holder=holder)}
        host = (urlsplit(entry.address).hostname or "").removeprefix("www.")
        leads_to = entry.leads_to or "study"
        facts = [self.lists.languages(entry, limit=4)] if entry.languages and entry.kind != "examples" else []
        if entry.format != "unknown":
            facts.append(self.lists.label("formats", entry.format))
        pages, size = getattr(entry, "pages", None), getattr(entry, "size_bytes", None)
        if pages:
            facts.append(self.words["pages_other" if pages > 1 else "pages_one"].format(count=pages))
        if size:
            facts.append(shown_size(size))
        facts.append(host)
        if entry.leads_to:
            facts.append(self.words["leads_to"].format(what=self.lists.label("leads_to", entry.leads_to)))
        return {
            "address": entry.address,
            "text": self.words[f"open_{leads_to.replace('-', '_')}"].format(host=host, holder=holder or host),
            "facts": " · ".join(facts),
            "archived": entry.archived_address or "",
            "checked": self.words["address_checked"].format(date=self._date(entry.checked))
            if entry.checked
            else self.words["never_checked"],
            "report": report_address(
                self.repo_url, f"resources/{entry.kind}/{entry.id}.yml", entry.title, "Broken link"
            ),
        }

    def _figures(self, entry: Entry, words: Any) -> list[dict[str, Any]]:
        if not isinstance(entry, Program):
            return []
        return [
            {
                "what": what,
                "amount": amount,
                "planned": figure.basis == "planned",
                "address": figure.source_address,
                "source": self.words["source"] if figure.source_address else figure.source,
            }
            for figure, (what, amount) in zip(entry.figures, words, strict=True)
        ]

    def _facts(self, entry: Entry) -> list[tuple[str, Markup]]:
        """Return the rows of the facts list: (label, values as HTML), leaving out what is not known."""
        rows: list[tuple[str, Markup]] = []

        def add(key: str, *values: object) -> None:
            shown = [value if type(value) is Markup else self._value(value) for value in values if value]
            if shown:
                rows.append((self.words[f"fact_{key}"], Markup(self._comma.join(shown))))  # noqa: S704

        words = self.catalogue.words(entry, self.lang)
        if isinstance(entry, Material):
            add("publisher", entry.publisher)
            add("authors", *entry.authors)
            add("year", entry.year)
            add("duration", self.lists.hours(entry.duration_hours) if entry.duration_hours else "")
            add("levels", *(self._facet_link("levels", level) for level in getattr(entry, "levels", ())))
            add("modules", *words.lists.get("modules", ()))
        if isinstance(entry, Program):
            add("organization", entry.organization)
            add("place", self.words["list_comma"].join(filter(None, (entry.city, entry.region))))
            add("years", self._years(entry))
            add("population", words.texts["population"])
        if isinstance(entry, Finding):
            add("result", self.lists.label("results", entry.result))
            add("design", words.texts["design"])
        for name in ("languages", "countries", "conditions", "settings"):
            add(name, *(self._facet_link(name, value) for value in getattr(entry, name)))
        add("delivery_modes", *(self.lists.label("delivery_modes", mode) for mode in entry.delivery_modes))
        for name in ("audience", "chapters", "steps"):
            add(name, *(self._facet_link(name, value) for value in getattr(entry, name)))
        add("core_functions", *(self.lists.label("core_functions", term) for term in entry.core_functions))
        if not isinstance(entry, (Program, Finding)) or entry.license != "unknown":
            add("license", self.lists.label("licenses", entry.license))
        add("other_addresses", *(_EXTERNAL.format(address, _host(address)) for address in entry.other_addresses))
        return rows

    def _facet_link(self, name: str, value: str) -> Markup:
        """Return the link to a facet's page; there are few of them and each stands on many pages."""
        if (name, value) not in self._facet_links:
            facet = _FACET[BY_FIELD[name]]
            path = self.root + in_language(facet_path(facet.name, value), self.lang)
            label = facet.label(self.catalogue, value, self.lang)
            self._facet_links[name, value] = Markup('<a href="{}">{}</a>').format(path, label)
        return self._facet_links[name, value]

    def _value(self, value: object) -> Markup:
        if isinstance(value, Said):
            return Markup("<span{}>{}</span>").format(lang_attribute(value, self.lang), value)
        return escape(value)

    def _years(self, program: Program) -> str:
        years = program.years
        if years is None:
            return ""
        if years.start and years.end:
            return f"{years.start}–{years.end}"
        if years.start:
            return self.words["since"].format(year=years.start)
        if years.end:
            return self.words["until"].format(year=years.end)
        return self.words["described_in"].format(year=years.published)

    def _date(self, day: Any) -> str:
        return format_date(day, format="long", locale=_BABEL.get(self.lang, self.lang))

    def _source(self, entry: Entry) -> Markup:
        """The line that leads to the entry's file and to a report of a problem with it."""
        file = f"resources/{entry.kind}/{entry.id}.yml"
        return source_line(self.words, self.repo_url, file, entry.title)


def source_line(words: Mapping[str, str], repo_url: str, file: str, title: str) -> Markup:
    """Return the HTML that leads to a page's source file and to a prefilled report of a problem."""
    repository = escape(repo_url)
    report = escape(report_address(repo_url, file, title))
    return Markup(  # noqa: S704  (every part is escaped or quoted)
        f'<a href="{repository}/blob/main/{quote(file)}" rel="external noopener">{escape(words["source_file"])}</a> '
        f'<a href="{report}" rel="external noopener">{escape(words["report_problem"])}</a>'
    )


def report_address(repo_url: str, file: str, title: str, what: str = "Problem") -> str:
    """Return the address of a prefilled report of what is wrong with a page or with its link."""
    return f"{repo_url}/issues/new?title={quote(f'{what}: {title}')}&body={quote(f'File: {file}')}"


def _host(address: str) -> str:
    parts = urlsplit(address)
    return (parts.hostname or "").removeprefix("www.") + ("/…" if len(parts.path) > 1 else "")


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "authors": citation.authors and citation.authors.rstrip("."),
        "title": citation.title and citation.title.rstrip("."),
        "title_is_descriptive": citation.title_is_descriptive,
        "where": _where(citation),
        "links": citation_links(citation),
    }


def _where(citation: Citation) -> str:
    """ "BMC Public Health, 2015; 12(3): 45-67", of which any part may be unknown."""
    printed = ", ".join(str(part) for part in (citation.journal, citation.year) if part)
    return "; ".join(part for part in (printed, (citation.detail or "").rstrip(".")) if part)


def shortened(text: str, limit: int = 155) -> str:
    """Return at most `limit` characters, cut at a word, for search engines."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:，；：") + "…"
