"""Sixth: writes the texts that the search finds, a script for each language."""

from __future__ import annotations

from pathlib import Path

from mkdocs.plugins import event_priority

from catalogue.locales import LANGUAGES
from web import session
from web.search_index import SearchTexts
from web.site_folder import write_or_link


def on_startup(*, command, dirty):
    """Tell the preview how to make them again."""
    session.makers.append(make)


@event_priority(-110)  # after static-i18n, like the pages of the catalogue
def on_post_build(config):
    """Write assets/search/<lang>.js."""
    if config.plugins["i18n"].building:
        return
    built = Path(config.site_dir)
    published = session.folder.target if session.folder else built
    made = set()
    for name, content in make(session.current()).items():
        write_or_link(built, published, name, content, made)


def make(site):
    """Return {file: content} of a site."""
    return {f"assets/search/{lang}.js": SearchTexts(site.catalogue, lang).script() for lang in LANGUAGES}
