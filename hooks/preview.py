"""Under `mkdocs serve`: after an edit of entries alone, makes what may differ without MkDocs."""

from __future__ import annotations

import logging
from pathlib import Path

from catalogue import CatalogueError, load_catalogue
from web import session
from web.preview import edited, make_again

log = logging.getLogger("mkdocs.hooks.preview")


def on_serve(server, config, builder):
    """Put a shorter way before the server's own, which is taken when the shorter one does not do."""
    root = Path(config.config_file_path).parent
    watched = [Path(config.docs_dir), root / "overrides", Path(config.config_file_path)]
    before = _times(watched)

    def build():
        nonlocal before
        now = _times(watched)
        if now != before or not _make_entries(root, config):
            builder()
        before = now

    server.builder = build
    return server


def _make_entries(root, config):
    """Make what edited entries change; say whether that was all there was to do."""
    try:
        catalogue = load_catalogue(root / "resources", Path(config.docs_dir))
    except CatalogueError:
        return False  # the whole build says what is wrong
    old = session.current()
    new = edited(old, catalogue)
    if new is None:
        return False

    def write(name, content):
        path = Path(config.site_dir, name)
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    for make in session.makers:
        for name, content in make(new).items():
            write(name, content)
    if make_again(old, new, write):
        return False
    session.site, session.last_good = new, catalogue
    log.info("Made the pages of edited entries and the lists they stand in")
    return True


def _times(paths):
    """Return when each file was changed last."""
    files = (file for path in paths for file in (path.rglob("*") if path.is_dir() else [path]))
    return {file: file.stat().st_mtime_ns for file in files}
