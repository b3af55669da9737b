"""Pages that stand where a page once was and lead to where it is now."""

from __future__ import annotations

from collections.abc import Iterator, Set

from markupsafe import Markup

from catalogue import Catalogue
from catalogue.redirects import Redirect

from .paths import in_language, to_root
from .views import NOINDEX, page_values


def redirect_pages(catalogue: Catalogue, lang: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield (old path with its language, section of the menu, what fills the shell) of each redirect.

    The shell gets the new page's path, so that the canonical address, the alternates and the language
    switch all lead there; only the way to the root is that of the old place.
    """
    words = catalogue.interface[lang]
    for redirect in catalogue.redirects:
        old = in_language(redirect.old, lang)
        root = to_root(old)
        target = root + in_language(redirect.new, lang)
        body = Markup('<h1>{}</h1><p class="lead"><a href="{}">{}</a></p>').format(
            words["moved_title"], target, words["moved_link"]
        )
        values = page_values(
            lang, redirect.new, str(Markup.escape(words["moved_title"])), str(Markup.escape(words["moved_link"])),
            str(body), head=str(Markup('<meta http-equiv="refresh" content="0; url={}">').format(target)),
            robots=NOINDEX,
        )  # fmt: skip
        yield old, "browse", values | {"root": root}


def redirect_faults(redirects: list[Redirect], pages: Set[str]) -> list[str]:
    """Say which redirects stand where there is a page, or lead where there is none."""
    faults = []
    for redirect in redirects:
        if redirect.old in pages:
            faults.append(f'{redirect.where}: "{redirect.old}" is a page of the site. Delete the line.')
        if redirect.new not in pages:
            faults.append(f'{redirect.where}: "{redirect.new}" is not part of the site. Correct it.')
    return faults
