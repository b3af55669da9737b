"""Makes the site anew after an edit of entries, without MkDocs: for the preview, where each second counts.

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
    """Write every page; return what is wrong with links, one sentence each."""
    for path, page in (old.kept or {}).items():
        body = GuidePages(new, page.lang).finish(page.markdown, page.article)
        before, found, after = page.html.partition(page.body)
        if not found:
            return [f"{path} does not hold its article as we finished it."]
        html = f"{before}{body}{after}"
        new.report_page(path, html, indexed=old.hand_written[path].indexed)
        write(f"{path}index.html", html.encode())
    crew: Crew[list[Link]] = Crew(parallel=False)
    for lang in LANGUAGES:
        new.stamp(lang, write, crew)
    return new.check(link for links in crew.finish() for link in links)
