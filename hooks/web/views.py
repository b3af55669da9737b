"""What the page template needs to know of a page, and how one rendered page becomes a shell for many.

`overrides/main.html` is rendered by MkDocs for each hand-written page, with a `PageView`. For the
catalogue it is rendered once per language and section, with marks where the view's values belong;
`Shell` cuts that HTML at the marks and fills it for thousands of pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from catalogue.locales import DEFAULT, LANGUAGES, OWN_NAMES, TAGS

from .paths import in_language, to_root

if TYPE_CHECKING:
    from .site import Site


class Alternate(NamedTuple):
    """The same page in one of the site's languages."""

    lang: str
    tag: str
    name: str
    prefix: str
    """What stands before the path: "" or "es/"."""


ALTERNATES = tuple(Alternate(lang, TAGS[lang], OWN_NAMES[lang], in_language("", lang)) for lang in LANGUAGES)


class SectionLink(NamedTuple):
    """One entry of the main menu."""

    title: str
    path: str
    """With its language: "es/tools/"."""
    name: str
    """The first part of the path without language: "tools"."""


@dataclass(frozen=True)
class PageView:
    """One page as the template sees it. MkDocs' templates do not escape, so texts are escaped already."""

    lang: str
    path: str
    """Without language: the same for a page in all languages."""
    title: str
    description: str
    root: str
    """The relative way to the site's root; ends in a slash."""
    site_url: str
    """Absolute address of the site; ends in a slash."""
    sections: Sequence[SectionLink]
    words: Mapping[str, str]
    section: str = ""
    head: str = ""
    """HTML for the end of <head>: structured data."""
    robots: str = ""
    """HTML of a robots tag, or nothing."""
    canonical_lang: str = ""
    """The language whose page is the canonical one, when it is not this page's own."""
    source: str = ""
    """HTML that says where the page's source is and how to report a problem."""
    reading_time: str = ""
    """"6 minutes to read", on chapters of the guide."""
    translation: str = ""
    """What is known of the translation of a hand-written page."""
    stylesheets: Sequence[str] = ()
    scripts: Sequence[str] = ()
    policy: str = ""
    """The Content-Security-Policy; empty under `mkdocs serve`, whose reload script is inline."""
    alternates: Sequence[Alternate] = field(default=ALTERNATES)
    indexed: Sequence[Alternate] = field(default=ALTERNATES)
    """Those alternates that search engines should list: a page not translated yet is not among them."""

    @property
    def tag(self) -> str:
        """The page's language as `<html lang>` has it."""
        return TAGS[self.lang]

    @property
    def text_tag(self) -> str:
        """The language of the article, which on a page not yet translated is another one."""
        return TAGS[self.canonical_lang or self.lang]

    @property
    def home(self) -> str:
        """The relative address of the home page in this language."""
        return self.root + in_language("", self.lang)

    @property
    def own_path(self) -> str:
        """The page's path with its language."""
        return in_language(self.path, self.lang)

    @property
    def canonical(self) -> str:
        """The absolute address under which search engines should know the page."""
        return self.site_url + in_language(self.path, self.canonical_lang or self.lang)

    @property
    def default_prefix(self) -> str:
        """The prefix of the language for readers of none of ours (hreflang x-default)."""
        return in_language("", DEFAULT)


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
"""Nothing inline, nothing from elsewhere. `data:` is for the theme's icons, which its style sheet holds."""

NOINDEX = '<meta name="robots" content="noindex">'
"""For pages that search engines should not list."""

_MARK = re.compile(r"@@(\w+)@@")
_MARKED = ("path", "title", "description", "root", "head", "robots", "source")


class Shell:
    """The HTML of a page, cut where a page's own values belong."""

    def __init__(self, html: str) -> None:
        parts = _MARK.split(html)
        self._literal = parts[0::2]
        self._names = parts[1::2]
        lost = {*_MARKED, "body"} - set(self._names)
        if lost:
            raise ValueError(f"overrides/main.html does not use {', '.join(sorted(lost))} of the page's view.")

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the whole page; `values` holds finished HTML for each mark."""
        pieces = [self._literal[0]]
        for name, literal in zip(self._names, self._literal[1:], strict=True):
            pieces.append(values[name])
            pieces.append(literal)
        return "".join(pieces)


def shell_view(view: PageView) -> PageView:
    """Return `view` with marks in place of what differs from page to page."""
    marks: dict[str, Any] = {name: f"@@{name}@@" for name in _MARKED}
    return replace(view, **marks)


SHELL_BODY = "@@body@@"
"""The mark that stands where the article's HTML goes."""


def page_values(lang: str, path: str, title: str, description: str, body: str, **more: str) -> dict[str, str]:
    """Return the values that fill a shell for one page."""
    return {
        "path": path,
        "title": title,
        "description": description,
        "root": to_root(in_language(path, lang)),
        "head": more.get("head", ""),
        "robots": more.get("robots", ""),
        "source": more.get("source", ""),
        "body": body,
    }


def site_view(
    site: Site, lang: str, sections: Sequence[SectionLink], assets: tuple[Sequence[str], Sequence[str]], *,
    serving: bool, section: str = "", **page: Any,
) -> PageView:  # fmt: skip
    """Return a view with what all pages of a language share, and with what `page` says of this one."""
    values: dict[str, Any] = {"path": "", "title": "", "description": "", "root": "", **page}
    return PageView(
        lang=lang,
        site_url=site.site_url,
        sections=sections,
        words={key: escape(text) for key, text in site.catalogue.interface[lang].items()},
        section=section,
        stylesheets=assets[0],
        scripts=assets[1],
        policy="" if serving else POLICY,
        **values,
    )
