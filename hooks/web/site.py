"""One build of the site: what it knows, what it has made, what it still owes.

The flat hooks share one `Site` per build. MkDocs' own pages are reported to it as they are made;
after the last language it makes all others from the shells and checks that nothing was promised in vain.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from jinja2 import Environment

from catalogue import Catalogue
from catalogue.downloads import Download
from catalogue.locales import DEFAULT, LANGUAGES
from catalogue.models import BY_KIND

from .checklist_pages import ChecklistPages
from .download_pages import DownloadPages
from .entry_pages import EntryPages
from .facets import FacetIndex
from .file_links import FileIndex, FileLinks
from .filter_data import filter_file
from .index_pages import IndexPages
from .lists import Lists
from .material_pages import MaterialPages
from .paths import entry_path, in_language, to_root
from .redirects import redirect_faults, redirect_pages
from .related import Related
from .render import make_environment
from .search_page import PATH as SEARCH_PATH
from .search_page import search_page
from .views import Shell
from .workers import share_out

StampedPage = tuple[str, str, dict[str, str]]
"""(path with its language, section of the menu, what fills the shell)"""

_ID = re.compile(r'\bid="([^"]+)"')


@dataclass
class HandWritten:
    """What the checks need to remember of a page that MkDocs made."""

    ids: frozenset[str]
    links: frozenset[tuple[str, str]]
    indexed: bool = True
    """Whether search engines should list it."""


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
    """The open data and the feeds: {path from the site's root: content}."""
    downloads: list[Download] = field(default_factory=list)
    """The files that readers download, known before any page is made; none when the build makes none."""

    def __post_init__(self) -> None:
        self.environment: Environment = make_environment(self.fragments)
        self.facets = FacetIndex(self.catalogue)
        self.related = Related(self.catalogue)
        self.lists = {lang: Lists(self.catalogue, lang, self.environment) for lang in LANGUAGES}
        self.indexes = {
            lang: IndexPages(self.catalogue, lang, self.environment, self.lists[lang], self.facets)
            for lang in LANGUAGES
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

    def _makers(self, lang: str) -> tuple[IndexPages | ChecklistPages | MaterialPages | DownloadPages, ...]:
        """Return what makes pages of one language that are no entries."""
        return self.indexes[lang], self.checklists[lang], self.materials[lang], self.download_pages[lang]

    def report_page(self, language_path: str, html: str, *, indexed: bool = True) -> None:
        """Remember a page that MkDocs has made."""
        self.hand_written[language_path] = HandWritten(frozenset(_ID.findall(html)), frozenset(_links(html)), indexed)

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
        """Yield every page of one language that is neither hand-written nor an entry's."""
        for maker in self._makers(lang):
            for page in maker.pages():
                yield in_language(page.path, lang), page.section, page.values
        words = self.catalogue.interface[lang]
        yield in_language(SEARCH_PATH, lang), "search", search_page(words, lang, self.environment)

    def filter_files(self) -> Iterator[tuple[str, bytes]]:
        """Yield (file name, JSON) of what the filters of each kind and language load."""
        for lang in LANGUAGES:
            for kind in BY_KIND:
                content = filter_file(self.catalogue, kind, lang, self.lists[lang])
                yield in_language(f"{kind}/filters.json", lang), content

    def list_paths(self, lang: str) -> Iterator[str]:
        """Yield the path, without language, of every page of `list_pages` but that of the search."""
        for maker in self._makers(lang):
            yield from maker.paths()

    def redirect_pages(self, lang: str) -> Iterator[StampedPage]:
        """Yield a page for each address of one language that has moved."""
        yield from redirect_pages(self.catalogue, lang)

    def promised(self) -> set[str]:
        """Return the language path of every page of the site."""
        found = set(self.hand_written)
        for lang in LANGUAGES:
            found |= {in_language(entry_path(entry), lang) for entry in self.catalogue.entries.values()}
            found |= {in_language(path, lang) for path in self.list_paths(lang)}
            found.add(in_language(SEARCH_PATH, lang))
        return found

    def indexed_paths(self) -> dict[str, list[str]]:
        """Return {path without language: languages} of every page that search engines should list."""
        found = {path for path in self.hand_written if path.split("/")[0] not in LANGUAGES}
        found |= {entry_path(entry) for entry in self.catalogue.entries.values()}
        found.update(self.list_paths(DEFAULT))
        hidden = {path for path, page in self.hand_written.items() if not page.indexed}
        return {path: [lang for lang in LANGUAGES if in_language(path, lang) not in hidden] for path in found}

    def stamp(self, write: Callable[[str, bytes], None], *, parallel: bool) -> list[str]:
        """Make every page that MkDocs did not make; return what is wrong with links, one sentence each."""
        promised = self.promised()
        self.files |= {path for file in self.downloads for path in (file.path, file.preview) if path}
        check = LinkCheck(promised, self.files, self.hand_written)
        for path, page in self.hand_written.items():
            check.page(path, page.links)
        check.faults += redirect_faults(self.catalogue.redirects, promised)
        check.faults += [
            f"the sitemap and hreflang name {in_language(path, lang)}, which is not part of the site."
            for path in sorted(self.indexed_paths())
            for lang in LANGUAGES
            if in_language(path, lang) not in promised
        ]

        def work(task: tuple[str, Callable[[str], Iterator[StampedPage]]]) -> list[str]:
            lang, pages = task
            return self._stamp_pages(lang, pages(lang), write)

        tasks = [
            (lang, pages) for pages in (self.entry_pages, self.list_pages, self.redirect_pages) for lang in LANGUAGES
        ]
        return [*check.faults, *(fault for faults in share_out(tasks, work, parallel=parallel) for fault in faults)]

    def _stamp_pages(self, lang: str, pages: Iterator[StampedPage], write: Callable[[str, bytes], None]) -> list[str]:
        check = LinkCheck(self.promised(), self.files, self.hand_written)
        shells_seen: set[str] = set()
        for path, section, values in pages:
            html = self.shells[lang, section].fill(values)
            # What the shell itself links to is the same on every page: one of each is looked at whole.
            check.page(path, _links(values["body"] if section in shells_seen else html))
            shells_seen.add(section)
            write(f"{path}index.html", html.encode())
        return check.faults


class LinkCheck:
    """Asks of every link inside the site whether what it leads to exists."""

    def __init__(self, pages: set[str], files: set[str], hand_written: Mapping[str, HandWritten]) -> None:
        self.pages = pages
        self.files = files
        self.hand_written = hand_written
        self.faults: list[str] = []

    def page(self, path: str, links: frozenset[tuple[str, str]] | set[tuple[str, str]]) -> None:
        """Check the links of the page at the language path `path`."""
        root = to_root(path)
        for address, anchor in links:
            # Nearly all links go by way of the root; spelling out the others takes ten times as long.
            below_root = address[len(root) :] if address.startswith(root) else None
            if (below_root in self.pages and not anchor) or (not address and path not in self.hand_written):
                continue  # the anchors of stamped pages are the templates' own
            target = posixpath.normpath(posixpath.join(f"/{path}", address))[1:] if address else path.rstrip("/")
            found = self._exists(target)
            if found is None:
                self.faults.append(f"{path or 'the home page'} links to {address}, which is not part of the site.")
            elif anchor and found in self.hand_written and anchor not in self.hand_written[found].ids:
                self.faults.append(f"{path or 'the home page'} links to {address}#{anchor}, which has no such heading.")

    def _exists(self, target: str) -> str | None:
        page = f"{target}/" if target else ""
        if page in self.pages:
            return page
        return target if target in self.files else None


def _links(html: str) -> frozenset[tuple[str, str]]:
    """Return (address, anchor) of every link that stays inside the site.

    All HTML here is ours and writes attributes in one way, so cutting the text at them is enough,
    and five times as fast as a regular expression.
    """
    found = set()
    for attribute in (' href="', ' src="'):
        for piece in html.split(attribute)[1:]:
            address, _, anchor = piece[: piece.index('"')].partition("#")
            if ":" not in address and not address.startswith("//"):
                found.add((address.partition("?")[0], anchor))
    return frozenset(found)
