"""The main menu, the order of pages within a section, and the shells that carry the menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from jinja2 import Template

from catalogue.checklists import KIND
from catalogue.models import BY_KIND

from .checklist_pages import INDEX
from .checklist_pages import SECTIONS as CHECKLIST_SECTIONS
from .comparison import SECTION as COMPARE
from .comparison import STYLESHEETS as COMPARE_STYLESHEETS
from .download_pages import SECTION as DOWNLOADS_SECTION
from .download_pages import SECTIONS as DOWNLOAD_SECTIONS
from .paths import DOWNLOADS, in_language, page_path
from .site import Site
from .views import SHELL_BODY, SectionLink, Shell, shell_view, site_view

Assets = tuple[Sequence[str], Sequence[str]]
"""(style sheets, scripts), as paths from the site's root."""

SECTIONS: dict[str, tuple[str, Sequence[str], Sequence[str]]] = {
    **{kind: (kind, (), ()) for kind in (*BY_KIND, "browse", "search")},
    **CHECKLIST_SECTIONS,
    COMPARE: (COMPARE, COMPARE_STYLESHEETS, ()),
    **DOWNLOAD_SECTIONS,
}
"""The shells of stamped pages: {name: (section of the menu, more style sheets, more scripts)}."""


class Menu:
    """The navigation of one language: sections, and the pages of those sections that have several."""

    def __init__(self, lang: str, words: Mapping[str, str], items: Sequence[Sequence[tuple[str, str]]]) -> None:
        """Take (title, Markdown path) of the pages of each section, in the order of mkdocs.yml.

        The home page has no place in the menu; checklists and downloads follow the guide, browsing stands before the
        last section.
        """
        sections = [[_link(lang, *page) for page in pages] for pages in items]
        links = [pages[0] for pages in sections if pages[0].name]
        guide = next((number for number, link in enumerate(links, 1) if link.name == "guide"), 0)
        checklists = SectionLink(escape(words["checklists"]), in_language(INDEX, lang), KIND)
        downloads = SectionLink(escape(words["downloads"]), in_language(DOWNLOADS, lang), DOWNLOADS_SECTION)
        links[guide:guide] = [checklists, downloads]
        browse = SectionLink(escape(words["browse"]), in_language("browse/", lang), "browse")
        self.sections = [*links[:-1], browse, *links[-1:]]
        self.pages = {pages[0].name: pages for pages in sections if len(pages) > 1}

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


def keep_shells(site: Site, lang: str, menu: Menu, assets: Assets, serving: bool, template: Template) -> None:
    """Render one shell for each section whose pages are stamped, and keep them with the site."""
    for name, (section, sheets, scripts) in SECTIONS.items():
        more = ((*assets[0], *sheets), (*assets[1], *scripts))
        view = shell_view(site_view(site, lang, menu.sections, more, serving=serving, section=section))
        html = template.render(view=view, page=None, body=SHELL_BODY, repo_url=site.repo_url)
        site.shells[lang, name] = Shell(html)
