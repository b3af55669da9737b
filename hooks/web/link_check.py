"""Asks of every link inside the site whether what it leads to exists.

A stamped page is checked where it is made, which may be in a copy of this process and before MkDocs has
made all of its own pages. What can be told then is settled at once; the rest is kept open until the end.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from .paths import to_root


class Link(NamedTuple):
    """A link inside the site, as it stands on the page at the language path `page`."""

    page: str
    address: str
    anchor: str


class LinkCheck:
    """Collects the links of pages that do not lead to stamped pages."""

    def __init__(self, stamped: Set[str]) -> None:
        self.stamped = stamped
        self.open: list[Link] = []

    def page(self, path: str, links: Iterable[tuple[str, str]], *, hand_written: bool = False) -> None:
        """Look at the links of the page at the language path `path`."""
        root = to_root(path)
        for address, anchor in links:
            # Nearly all links go by way of the root; spelling out the others takes ten times as long.
            if address.startswith(root) and address[len(root) :] in self.stamped:
                continue  # the anchors of stamped pages are the templates' own
            if address or hand_written:
                self.open.append(Link(path, address, anchor))


def faults(links: Iterable[Link], pages: Set[str], files: Set[str], ids: Mapping[str, Set[str]]) -> Iterator[str]:
    """Yield what is wrong with links, one sentence each; `ids` are those of the hand-written pages."""
    for path, address, anchor in links:
        target = posixpath.normpath(posixpath.join(f"/{path}", address))[1:] if address else path.rstrip("/")
        page = f"{target}/" if target else ""
        if page not in pages and target not in files:
            yield f"{path or 'the home page'} links to {address}, which is not part of the site."
        elif anchor and page in ids and anchor not in ids[page]:
            yield f"{path or 'the home page'} links to {address}#{anchor}, which has no such heading."


def ids_in(html: str) -> frozenset[str]:
    """Return the ids of all elements, which anchors may name."""
    return frozenset(piece[: piece.index('"')] for piece in html.split(' id="')[1:])


def links_in(html: str) -> frozenset[tuple[str, str]]:
    """Return (address, anchor) of every link that stays inside the site.

    All HTML here is ours and writes attributes in one way, so cutting the text at them is enough,
    and five times as fast as a regular expression.
    """
    found = set()
    for attribute in (' href="', ' src="'):
        for piece in html.split(attribute)[1:]:
            address, _, anchor = piece[: piece.index('"')].partition("#")
            if ":" not in address and not address.startswith("//"):
                found.add((address.partition("?")[0], anchor))
    return frozenset(found)
