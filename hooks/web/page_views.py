"""The view of a hand-written page: what the template shows around the text that MkDocs made of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from html import escape

from babel.dates import format_date

from catalogue.citations import embedded_checklists
from catalogue.guide import GuidePage, page_state
from catalogue.locales import DEFAULT
from catalogue.models import BY_KIND

from .checklist_pages import STYLESHEETS
from .comparison import STYLESHEETS as COMPARE_STYLESHEETS
from .entry_pages import source_line
from .guide_pages import reading_minutes
from .menu import Assets
from .paths import feed_path, in_language, page_path, to_root
from .render import counted
from .site import Site
from .views import ALTERNATES, NOINDEX, PageView, SectionLink, site_view

_COMPARES = re.compile(r"<!-- catalogue: (compare|gaps) ")
"""The inserts whose look has a style sheet of its own."""


def page_view(
    site: Site, lang: str, markdown: str, sections: Sequence[SectionLink], assets: Assets, *, serving: bool
) -> PageView:
    """Return the view of docs/<lang>/`markdown`, or of the English page where that is not translated yet."""
    words = site.catalogue.interface[lang]
    page = site.catalogue.guide[lang].get(markdown) or site.catalogue.guide[DEFAULT][markdown]
    path = page_path(markdown)
    translated = page.lang == lang
    if any(embedded_checklists(page)):
        assets = ((*assets[0], *STYLESHEETS), assets[1])  # overrides/assets/js/site.js loads the scripts
    if _COMPARES.search(page.body):
        assets = ((*assets[0], *COMPARE_STYLESHEETS), assets[1])
    minutes = reading_minutes(page.body, page.lang)
    return site_view(
        site,
        lang,
        sections,
        assets,
        serving=serving,
        section=path.split("/")[0],
        path=path,
        title=escape(page.title),
        description=escape(page.front_matter.data["description"]),
        root=to_root(in_language(path, lang)),
        canonical_lang="" if translated else page.lang,
        indexed=tuple(alternate for alternate in ALTERNATES if markdown in site.catalogue.guide[alternate.lang]),
        robots="" if translated else NOINDEX,
        head=_head(site, lang, path),
        source=str(source_line(words, site.repo_url, f"docs/{page.lang}/{markdown}", page.title)),
        reading_time=counted(words, "reading_time", minutes) if path.startswith("guide/") and path != "guide/" else "",
        translation=_translation(site, lang, page) if translated else "",
    )


def _head(site: Site, lang: str, path: str) -> str:
    """Return what only the pages of kinds have in their head: the link to their feed, and what filters need."""
    kind = path.rstrip("/")
    if kind not in BY_KIND:
        return ""
    words = site.catalogue.interface[lang]
    title = escape(words["feed_title"].format(kind=words[f"kind_{kind}"], site=words["site_name"]))
    root = to_root(in_language(path, lang))
    script = f'<script src="{root}assets/js/filters.js" defer></script>'
    if not site.data_files:
        return script
    feed = f"{root}{in_language(feed_path(kind), lang)}"
    return f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{feed}">{script}'


def _translation(site: Site, lang: str, page: GuidePage) -> str:
    """Say which English version a translation was made from, and whether a native speaker has read it."""
    state = page_state(site.catalogue.guide, lang, page.name)
    if state in ("source", "missing"):
        return ""
    words = site.catalogue.interface[lang]
    date = ""
    if page.made_from:
        day = datetime.date.fromisoformat(page.made_from[1])
        date = format_date(day, format="long", locale="zh_Hans" if lang == "zh" else lang)
    reviewed = words["page_reviewed"].format(who=page.reviewed_by) if page.reviewed_by else words["page_not_reviewed"]
    space = "" if lang == "zh" else " "
    return escape(words[f"page_{state}"].format(date=date) + space + reviewed)
