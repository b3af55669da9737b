"""The addresses of the site: the list of those once published, and those it has now.

`python tests/published_urls.py` adds the new ones to the list; nothing is ever taken from it.
"""

from __future__ import annotations

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
LIST = PROJECT / "tests" / "published_urls.txt"

if __name__ == "__main__":
    sys.path.insert(0, str(PROJECT / "hooks"))

from catalogue import Catalogue  # noqa: E402
from catalogue.locales import DEFAULT  # noqa: E402
from paper import data_files  # noqa: E402
from paper.source import Source  # noqa: E402
from web.paths import entry_path, in_language, page_path  # noqa: E402
from web.search_page import PATH as SEARCH_PATH  # noqa: E402
from web.site import Site  # noqa: E402


def published() -> list[str]:
    """Return the list: pages as paths that hold in every language, and files."""
    return [line for line in LIST.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def addresses(catalogue: Catalogue) -> set[str]:
    """Return every address of the site that the catalogue and the guide make: pages without language, and files."""
    site = Site(catalogue, "https://site.example/", "", PROJECT / "overrides" / "fragments")
    pages = {page_path(name) for name in catalogue.guide[DEFAULT]}
    pages |= {entry_path(entry) for entry in catalogue.entries.values()}
    pages |= {*site.list_paths(DEFAULT), SEARCH_PATH}
    return pages | set(data_files(Source(catalogue, site.site_url, in_language, entry_path)))


def lost(known: list[str], now: set[str], moved: set[str]) -> list[str]:
    """Return what was published, is no more, and has no redirect."""
    return [path for path in known if path.lstrip("/") not in now | moved]


def main() -> None:
    """Write the list anew with what is not on it yet."""
    from catalogue import load_catalogue

    now = {path or "/" for path in addresses(load_catalogue(PROJECT / "resources", PROJECT / "docs"))}
    known = set(published()) if LIST.exists() else set()
    head = (
        "# Every address that was ever published; tests/test_published_urls.py says what becomes of them.\n"
        "# A page stands for itself in every language. Nothing is deleted here: a page that goes gets a line\n"
        "# in resources/redirects.yml. `python tests/published_urls.py` adds new ones.\n"
    )
    LIST.write_text(head + "".join(f"{path}\n" for path in sorted(known | now)), encoding="utf-8", newline="\n")
    print(f"{len(now - known)} added, {len(known | now)} in all.")


if __name__ == "__main__":
    main()
