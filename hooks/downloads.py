"""Third: makes the files for paper. PAPER=0 leaves them out; `mkdocs serve` makes them only with PAPER=1."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from catalogue import CatalogueError
from web import session
from web.printed import PrintedPages
from web.site_folder import link_file

files: dict[str, Path] = {}
"""What is to be published: {path from the site's root: file in the cache}."""


def on_config(config):
    """In the default language's turn: make every file that the cache does not hold."""
    if config.plugins["i18n"].building:
        return config
    files.clear()
    if os.environ.get("PAPER", "0" if session.serving else "1") == "0":
        return config
    # What sets paper is loaded only when there is paper to set.
    from paper.build import build_downloads
    from paper.cache import Cache
    from paper.shelf import Shelf

    root = Path(config.config_file_path).parent
    site = session.current()
    pages = PrintedPages(site, _chapters(config.nav), config.markdown_extensions, config.mdx_configs)
    shelf = Shelf(site.catalogue, pages, root / "resources", root / "overrides" / "assets" / "css")
    try:
        made = build_downloads(shelf, Cache(root / ".cache" / "paper"), parallel=not session.serving)
    except CatalogueError as error:
        raise PluginError(f"\n{error}") from None
    site.downloads = made.records
    files.update(made.files)
    return config


@event_priority(-110)  # after static-i18n, before the pages that link to the files
def on_post_build(config):
    """Link the files into the site."""
    if not config.plugins["i18n"].building:
        for name, path in files.items():
            link_file(path, Path(config.site_dir) / name)


def _chapters(nav):
    """Return the guide's pages in the order of the menu, without its first page, which only lists them."""
    sections = (list(item.values())[0] for item in nav if isinstance(item, dict))
    guide = next(pages for pages in sections if any(str(page).startswith("guide/") for page in pages))
    return [page for page in guide if page != "guide/index.md"]
