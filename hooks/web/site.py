"""One build of the site: what it knows, what it has made, what it still owes.

The flat hooks share one `Site` per build. MkDocs' own pages are reported to it as they are made; it makes
all others from the shells of each language, and checks at the end that nothing was promised in vain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from jinja2 import Environment

from catalogue import Catalogue
from catalogue.downloads import Download
from catalogue.locales import DEFAULT, LANGUAGES
from catalogue.models import BY_KIND
from catalogue.workers import Crew

from .checklist_pages import ChecklistPages
from .comparison import Comparison
from .download_pages import DownloadPages
from .entry_pages import EntryPages
from .facets import FacetIndex
from .file_links import FileIndex, FileLinks
from .filter_data import filter_file
from .index_pages import IndexPages
from .link_check import Link, LinkCheck, faults, ids_in, links_in
from .lists import Lists
from .material_pages import MaterialPages
from .paths import entry_path, in_language
from .redirects import redirect_faults, redirect_pages
from .related import Related
from .render import make_environment
from .search_page import PATH as SEARCH_PATH
from .search_page import search_page
from .views import Shell

StampedPage = tuple[str, str, dict[str, str]]
"""(path with its language, section of the menu, what fills the shell)"""


@dataclass
class HandWritten:
    """What the checks need to remember of a page that MkDocs made."""

    ids: frozenset[str]
    links: frozenset[tuple[str, str]]
    indexed: bool = True
    """Whether search engines should list it."""


@dataclass
class Kept:
    """What the preview keeps of a page that MkDocs made, to make it again without MkDocs."""

    lang: str
    markdown: str
    article: str
    """As it came from Markdown."""
    body: str
    """With the links, lists and inserts of ours."""
    html: str = ""
    """The whole page."""


@dataclass
class Site:
    """Everything that the flat hooks share during one build."""

    catalogue: Catalogue
    site_url: str
    repo_url: str
    fragments: Path
    """The folder of the templates for entries and lists."""
    guide_paths: frozenset[str] = frozenset()
    """The path of every hand-written page, known before MkDocs makes them."""
    shells: dict[tuple[str, str], Shell] = field(default_factory=dict)
    """(language, section of the menu) → shell."""
    hand_written: dict[str, HandWritten] = field(default_factory=dict)
    """Language path → what is known of the page."""
    files: set[str] = field(default_factory=set)
    """Style sheets, scripts and pictures: paths from the site's root."""
    data_files: dict[str, bytes] = field(default_factory=dict)
    """The open data and the feeds: {path from the site's root: content}; empty without their hook."""
    downloads: list[Download] = field(default_factory=list)
    """The files that readers download, known before any page is made; none when the build makes none."""
    kept: dict[str, Kept] | None = None
    """{language path: page} under `mkdocs serve`, else None."""

    def __post_init__(self) -> None:
        self.environment: Environment = make_environment(self.fragments)
        self.facets = FacetIndex(self.catalogue)
        self.related = Related(self.catalogue)
        self.lists = {lang: Lists(self.catalogue, lang, self.environment) for lang in LANGUAGES}
        self.indexes = {
            lang: IndexPages(self.catalogue, lang, self.environment, self.lists[lang], self.facets)
            for lang in LANGUAGES
        }
        self.comparisons = {
            lang: Comparison(self.catalogue, lang, self.environment, self.lists[lang]) for lang in LANGUAGES
        }
        self.file_links = {lang: FileLinks(self, lang) for lang in LANGUAGES}
        self.checklists = {
            lang: ChecklistPages(
                self.catalogue, lang, self.environment, self.guide_paths, self.site_url, self.repo_url,
                self.file_links[lang].buttons,
            )
            for lang in LANGUAGES
        }  # fmt: skip
        self.materials = {lang: MaterialPages(self, lang, self.file_links[lang]) for lang in LANGUAGES}
        self.download_pages = {lang: DownloadPages(self, lang, self.file_links[lang]) for lang in LANGUAGES}

    @cached_property
    def file_index(self) -> FileIndex:
        """The downloads by what they hold."""
        return FileIndex(self.downloads)

    def _makers(
        self, lang: str
    ) -> tuple[IndexPages | ChecklistPages | Comparison | MaterialPages | DownloadPages, ...]:
        """Return what makes pages of one language that are no entries."""
        return (
            self.indexes[lang], self.checklists[lang], self.comparisons[lang], self.materials[lang],
            self.download_pages[lang],
        )  # fmt: skip

    def report_page(self, language_path: str, html: str, *, indexed: bool = True) -> None:
        """Remember a page that MkDocs has made."""
        self.hand_written[language_path] = HandWritten(ids_in(html), links_in(html), indexed)
        if self.kept is not None:
            self.kept[language_path].html = html

    def entry_pages(self, lang: str) -> Iterator[StampedPage]:
        """Yield the page of every entry in one language."""
        pages = EntryPages(
            self.catalogue, lang, self.environment, self.lists[lang], self.related, self.site_url, self.repo_url,
            self.checklists[lang].of_entry,
        )  # fmt: skip
        for entry in self.catalogue.entries.values():
            path = entry_path(entry)
            yield in_language(path, lang), entry.kind, pages.values(entry, path)

    def list_pages(self, lang: str) -> Iterator[StampedPage]:
        """Yield every other page of one language: lists, facets, checklists, search, and where pages have moved."""
        for maker in self._makers(lang):
            for page in maker.pages():
                yield in_language(page.path, lang), page.section, page.values
        words = self.catalogue.interface[lang]
        yield in_language(SEARCH_PATH, lang), "search", search_page(words, lang, self.environment)
        yield from redirect_pages(self.catalogue, lang)

    @cached_property
    def stamped(self) -> frozenset[str]:
        """The language path of every page that MkDocs does not make."""
        found: set[str] = set()
        for lang in LANGUAGES:
            found |= {in_language(path, lang) for path in self.stamped_paths(lang)}
        return frozenset(found)

    def stamped_paths(self, lang: str = DEFAULT) -> set[str]:
        """Return the path, without language, of every page of one language that MkDocs does not make."""
        found = {entry_path(entry) for entry in self.catalogue.entries.values()}
        found.update(path for maker in self._makers(lang) for path in maker.paths())
        return found | {SEARCH_PATH}

    def indexed_paths(self) -> dict[str, list[str]]:
        """Return {path without language: languages} of every page that search engines should list."""
        found = {path for path in self.hand_written if path.split("/")[0] not in LANGUAGES}
        found |= self.stamped_paths() - {SEARCH_PATH}
        hidden = {path for path, page in self.hand_written.items() if not page.indexed}
        return {path: [lang for lang in LANGUAGES if in_language(path, lang) not in hidden] for path in found}

    def stamp(self, lang: str, write: Callable[[str, bytes], None], crew: Crew[list[Link]]) -> None:
        """Begin to make every page of one language that MkDocs does not make; its shells must be there."""
        _ = self.stamped  # this and the templates are made once, not in every copy
        for name in self.environment.list_templates(extensions=["html"]):
            self.environment.get_template(name)
        crew.start(partial(self._stamp_pages, lang, self.entry_pages, write))
        crew.start(partial(self._stamp_lists, lang, write))

    def check(self, open_links: Iterable[Link]) -> list[str]:
        """Return what is wrong with links, one sentence each: with those that stamping left open, and all others."""
        pages = self.stamped | set(self.hand_written)
        self.files |= {path for file in self.downloads for path in (file.path, file.preview) if path}
        check = LinkCheck(self.stamped)
        for path, page in self.hand_written.items():
            check.page(path, page.links, hand_written=True)
        ids = {path: page.ids for path, page in self.hand_written.items()}
        return [
            *faults((*check.open, *open_links), pages, self.files, ids),
            *redirect_faults(self.catalogue.redirects, pages),
            *(
                f"the sitemap and hreflang name {in_language(path, lang)}, which is not part of the site."
                for path in sorted(self.indexed_paths())
                for lang in LANGUAGES
                if in_language(path, lang) not in pages
            ),
        ]

    def _stamp_lists(self, lang: str, write: Callable[[str, bytes], None]) -> list[Link]:
        """Make the pages that are no entries, and what the filters of each kind load."""
        for kind in BY_KIND:
            content = filter_file(self.catalogue, kind, lang, self.lists[lang])
            write(in_language(f"{kind}/filters.json", lang), content)
        return self._stamp_pages(lang, self.list_pages, write)

    def _stamp_pages(
        self, lang: str, pages: Callable[[str], Iterator[StampedPage]], write: Callable[[str, bytes], None]
    ) -> list[Link]:
        check = LinkCheck(self.stamped)
        shells_seen: set[str] = set()
        for path, section, values in pages(lang):
            html = self.shells[lang, section].fill(values)
            # What the shell itself links to is the same on every page: one of each is looked at whole.
            check.page(path, links_in(values["body"] if section in shells_seen else html))
            shells_seen.add(section)
            write(f"{path}index.html", html.encode())
        return check.open
