"""Sixth: writes the texts that the search finds, a script for each language."""

from __future__ import annotations

from pathlib import Path

from mkdocs.plugins import event_priority

from catalogue.locales import LANGUAGES
from web import session
from web.search_index import SearchTexts
from web.site_folder import write_or_link


@event_priority(-110)  # after static-i18n, like the pages of the catalogue
def on_post_build(config):
    """Write assets/search/<lang>.js."""
    if config.plugins["i18n"].building:
        return
    built = Path(config.site_dir)
    published = session.folder.target if session.folder else built
    made = set()
    for lang in LANGUAGES:
        texts = SearchTexts(session.current().catalogue, lang)
        write_or_link(built, published, f"assets/search/{lang}.js", texts.script(), made)
