"""The main menu, the order of pages within a section, and the shells that carry the menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from catalogue.models import BY_KIND

from .paths import in_language, page_path
from .site import Site
from .views import SHELL_BODY, PageView, SectionLink, Shell, shell_view, site_view

Assets = tuple[Sequence[str], Sequence[str]]
"""(style sheets, scripts), as paths from the site's root."""

SECTIONS = (*BY_KIND, "browse")
"""The sections whose pages are stamped."""


class Menu:
    """The navigation of one language: sections, and the pages of those sections that have several."""

    def __init__(
        self, browse: str, lang: str, sections: Sequence[tuple[str, str]],
        pages: Mapping[str, Sequence[tuple[str, str]]],
    ) -> None:  # fmt: skip
        """Take (title, Markdown path) pairs as mkdocs.yml orders them, and the name of the browsing pages.

        The home page has no place in the menu; browsing stands before the last section, About.
        """
        links = [link for section in sections if (link := _link(lang, *section)).name]
        self.sections = [*links[:-1], SectionLink(escape(browse), in_language("browse/", lang), "browse"), *links[-1:]]
        self.pages = {name: [_link(lang, *page) for page in section] for name, section in pages.items()}

    def neighbours(self, own_path: str) -> tuple[SectionLink | None, SectionLink | None]:
        """Return the pages before and after one within its section."""
        for pages in self.pages.values():
            paths = [page.path for page in pages]
            if own_path in paths:
                at = paths.index(own_path)
                return (pages[at - 1] if at else None), (pages[at + 1] if at + 1 < len(pages) else None)
        return None, None


def _link(lang: str, title: str, markdown: str) -> SectionLink:
    path = page_path(markdown)
    return SectionLink(escape(title), in_language(path, lang), path.split("/")[0])


def shells(
    site: Site, lang: str, menu: Menu, assets: Assets, serving: bool, render: Callable[..., str]
) -> dict[tuple[str, str], Shell]:
    """Render one shell for each section whose pages are stamped."""
    found = {}
    for section in SECTIONS:
        view: PageView = shell_view(site_view(site, lang, menu.sections, assets, serving=serving, section=section))
        found[lang, section] = Shell(render(view=view, page=None, body=SHELL_BODY, repo_url=site.repo_url))
    return found
