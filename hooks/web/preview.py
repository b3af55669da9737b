"""Makes anew what an edit of entries changes, without MkDocs: for the preview, where each second counts.

MkDocs builds every page of the guide in every language again after each edit. When only the words or facts of
entries have changed, and no page has come or gone, its pages differ in their lists alone, and these are ours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

from catalogue import Catalogue
from catalogue.locales import LANGUAGES
from catalogue.workers import Crew

from .guide_pages import GuidePages
from .link_check import Link
from .site import Site

_MAY_DIFFER = {"entries", "translations"}


def edited(old: Site, catalogue: Catalogue) -> Site | None:
    """Return the site with the entries of `catalogue`; None when more has changed than MkDocs can be spared."""
    for field in fields(Catalogue):
        ours = field.name not in _MAY_DIFFER and not field.name.startswith("_")
        if ours and getattr(old.catalogue, field.name) != getattr(catalogue, field.name):
            return None
    new = replace(old, catalogue=catalogue, hand_written={}, kept={})
    return new if new.stamped == old.stamped and list(catalogue.entries) == list(old.catalogue.entries) else None


def make_again(old: Site, new: Site, write: Callable[[str, bytes], None]) -> list[str]:
    """Write the pages that may differ; return what is wrong with links, one sentence each."""
    for path, page in (old.kept or {}).items():
        body = GuidePages(new, page.lang).finish(page.markdown, page.article)
        before, found, after = page.html.partition(page.body)
        if not found:
            return [f"{path} does not hold its article as we finished it."]
        html = f"{before}{body}{after}"
        new.report_page(path, html, indexed=old.hand_written[path].indexed)
        write(f"{path}index.html", html.encode())
    crew: Crew[list[Link]] = Crew(parallel=False)
    only = _affected(old, new)
    for lang in LANGUAGES:
        new.stamp(lang, write, crew, only)
    return new.check(link for links in crew.finish() for link in links)


def _affected(old: Site, new: Site) -> frozenset[str]:
    """Return the ids of the entries whose pages show something that has changed: their own, or others' list items."""
    changed = {one for one, entry in new.catalogue.entries.items() if entry != old.catalogue.entries[one]}
    for lang, translations in new.catalogue.translations.items():
        before = old.catalogue.translations[lang]
        changed |= {one for one, translation in translations.items() if translation != before[one]}
    return frozenset(
        one
        for one in new.catalogue.entries
        if one in changed or _shown(new, one) != _shown(old, one) or changed.intersection(_shown(new, one))
    )


def _shown(site: Site, one: str) -> list[str]:
    """Return the ids of the entries that the page of an entry lists."""
    entry = site.catalogue.entries[one]
    return [*entry.see_also, *(other.id for other in site.related.of(entry))]
