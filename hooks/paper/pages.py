"""What paper asks of the site: addresses, drawings and lists, which only `web` knows. They are handed in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from catalogue.models import Entry


class Pages(Protocol):
    """The pages of one site as seen from paper. All addresses are absolute."""

    def address(self, path: str, lang: str) -> str:
        """Return the address of a path without language: ("checklists/are-we-ready/", "es")."""

    def in_language(self, path: str, lang: str) -> str:
        """Return the path with its language: ("downloads/", "es") → "es/downloads/"."""

    def entry(self, entry: Entry, lang: str) -> str:
        """Return the address of an entry's page."""

    def page(self, name: str, lang: str) -> str:
        """Return the address of the hand-written page docs/<lang>/`name`."""

    def chapters(self) -> Sequence[str]:
        """Return the names of the guide's pages in reading order: "guide/introduction.md"."""

    def html(self, text: str) -> str:
        """Return Markdown as HTML, with the extensions that the site uses."""

    def drawing(self, name: str, lang: str) -> str:
        """Return the SVG of a figure of the guide."""

    def step_entries(self, name: str, step: str, lang: str) -> Sequence[Entry]:
        """Return the entries that the page lists below the heading of a step, none when it is no step."""

    def facts(self, entry: Entry, lang: str) -> str:
        """Return the small line that lists show below the title of an entry."""

    def curated(self, name: str, lang: str) -> Sequence[tuple[str, Sequence[Entry]]]:
        """Return (heading, entries) of the list of materials in the language `name`: what was chosen, then the rest."""
