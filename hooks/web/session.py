"""The build that is going on: the one thing the flat hooks share.

MkDocs loads each flat hook under a name of its own, so they cannot import one another; this module
is imported by all of them and exists once. `mkdocs serve` builds again and again in one process:
the last good catalogue is kept so that a broken entry does not take the preview down.
"""

from __future__ import annotations

from collections.abc import Callable

from catalogue import Catalogue

from .site import Site
from .site_folder import SiteFolder

site: Site | None = None
"""Set when the input has been read and checked, before any page is made."""

last_good: Catalogue | None = None
"""The last catalogue without problems, for `mkdocs serve`."""

folder: SiteFolder | None = None
"""Where the build writes; None under `mkdocs serve`, which has a folder of its own."""

assets: tuple[list[str], list[str]] = ([], [])
"""The style sheets and the scripts of every page, as paths from the site's root."""

serving = False
"""Whether this is `mkdocs serve`."""

makers: list[Callable[[Site], dict[str, bytes]]] = []
"""What makes files that are no pages: takes a site, returns {path from the site's root: content}."""


def current() -> Site:
    """Return the site that is being built."""
    if site is None:
        raise RuntimeError("check_catalogue.py must stand first among the hooks in mkdocs.yml")
    return site
