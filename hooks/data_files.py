"""Second: makes the open data and the feeds from the catalogue, before the pages that link to them."""

from __future__ import annotations

from paper import data_files
from paper.source import Source
from web import session
from web.paths import entry_path, in_language


def on_startup(*, command, dirty):
    """Tell the preview how to make them again."""
    session.makers.append(make)


def on_config(config):
    """In the default language's turn: make every file; `catalogue_pages.py` writes them with its own."""
    if not config.plugins["i18n"].building:
        make(session.current())
    return config


def make(site):
    """Make every file of a site, keep them with it and return them."""
    site.data_files = data_files(Source(site.catalogue, site.site_url, in_language, entry_path))
    return site.data_files
