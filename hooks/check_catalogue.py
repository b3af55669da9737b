"""First: reads and checks everything, before anything is built. By hand: `python hooks/check_catalogue.py [FOLDER]`."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from catalogue import CatalogueError, load_catalogue
from catalogue.command import main

if __name__ == "__main__":  # a check by hand needs none of what makes pages
    sys.exit(main())

from mkdocs.exceptions import PluginError

from catalogue.locales import DEFAULT
from web import session
from web.paths import page_path
from web.site import Site

log = logging.getLogger("mkdocs.hooks.check_catalogue")


def on_startup(*, command, dirty):
    """Remember whether this is `mkdocs serve`."""
    session.serving = command == "serve"


def on_config(config):
    """In the default language's turn: read the catalogue and begin a new Site."""
    if config.plugins["i18n"].building:
        return config
    root = Path(config.config_file_path).parent
    try:
        session.last_good = load_catalogue(root / "resources", Path(config.docs_dir), parallel=not session.serving)
    except CatalogueError as error:
        if not session.serving or session.last_good is None:
            raise PluginError(f"\n{error}") from None
        log.error("\n%s\nThe preview goes on with the last good catalogue.", error)
    docs = Path(config.docs_dir) / DEFAULT
    session.site = Site(
        session.last_good,
        site_url=config.site_url.rstrip("/") + "/",
        repo_url=config.extra["repository"].rstrip("/"),
        fragments=root / "overrides" / "fragments",
        guide_paths=frozenset(page_path(path.relative_to(docs).as_posix()) for path in docs.rglob("*.md")),
        kept={} if session.serving else None,
    )
    return config
