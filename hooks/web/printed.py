"""What printed sheets and the printed guide need to know of the site's pages (`paper.pages.Pages`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import markdown  # type: ignore[import-untyped]

from catalogue.locales import LANGUAGES
from catalogue.models import Entry

from .curated import Curated
from .figures import draw
from .guide_pages import GuidePages
from .paths import entry_path, in_language, page_path
from .site import Site


class PrintedPages:
    """The pages of one site as seen from paper."""

    def __init__(
        self, site: Site, chapters: Sequence[str], extensions: Sequence[str], settings: Mapping[str, Any]
    ) -> None:
        """`chapters` are the guide's pages in reading order, the rest is how the site reads Markdown."""
        self.site = site
        self._chapters = chapters
        self._markdown = markdown.Markdown(extensions=list(extensions), extension_configs=dict(settings))
        self._guide = {lang: GuidePages(site, lang) for lang in LANGUAGES}

    def address(self, path: str, lang: str) -> str:
        """Return the absolute address of a path without language."""
        return self.site.site_url + in_language(path, lang)

    def in_language(self, path: str, lang: str) -> str:
        """Return the path with its language."""
        return in_language(path, lang)

    def entry(self, entry: Entry, lang: str) -> str:
        """Return the absolute address of an entry's page."""
        return self.address(entry_path(entry), lang)

    def page(self, name: str, lang: str) -> str:
        """Return the absolute address of the hand-written page docs/<lang>/`name`."""
        return self.address(page_path(name), lang)

    def chapters(self) -> Sequence[str]:
        """Return the names of the guide's pages in reading order."""
        return self._chapters

    def html(self, text: str) -> str:
        """Return Markdown as HTML."""
        return str(self._markdown.reset().convert(text))

    def drawing(self, name: str, lang: str) -> str:
        """Return a figure of the guide as on its pages."""
        figures = self.site.catalogue.figures
        return draw(self.site.environment, figures, name, lang, lambda chapter: self.address(f"guide/{chapter}/", lang))

    def step_entries(self, name: str, step: str, lang: str) -> Sequence[Entry]:
        """Return the entries listed below the heading `step` of the page `name`."""
        guide = self._guide[lang]
        term = guide.steps.get(step)
        return guide.step_entries(name, step) if term and f"guide/{term.chapter}.md" == name else ()

    def facts(self, entry: Entry, lang: str) -> str:
        """Return the small line below an entry's title in lists."""
        return self.site.lists[lang].facts_line(entry)

    def curated(self, name: str, lang: str) -> Sequence[tuple[str, Sequence[Entry]]]:
        """Return (heading, entries): what was chosen for a list of materials, then the rest by reader."""
        return Curated(self.site, lang).groups(name)
