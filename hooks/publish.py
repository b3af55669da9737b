"""Last: lets a build work beside the published folder and take its place only when all went well."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

from web import session
from web.site_folder import SiteFolder

warnings = CountHandler()
warnings.setLevel(logging.WARNING)


def on_config(config):
    """In the default language's turn: build beside. `mkdocs serve` has a temporary folder of its own."""
    if config.plugins["i18n"].building or session.serving:
        return config
    session.folder = SiteFolder(Path(config.site_dir).resolve())
    config.site_dir = str(session.folder.open())
    warnings.counts.clear()
    logging.getLogger("mkdocs").addHandler(warnings)
    return config


def on_build_error(*, error):
    """Drop what was built; the site that was there before stays."""
    if session.folder is not None:
        session.folder.discard()


@event_priority(-110)
def on_post_build(config):
    """Swap the folders, unless a warning makes a strict build fail."""
    if config.plugins["i18n"].building or session.folder is None:
        return
    if config.strict and (counts := warnings.get_counts()):
        raise PluginError(f"{counts[0][1]} warnings in strict mode. Nothing was published.")
    session.folder.publish()
