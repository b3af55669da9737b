"""What every file is made from: the catalogue, and where the pages of its entries stand."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from catalogue import Catalogue
from catalogue.locales import DEFAULT
from catalogue.models import Entry

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
"""Of our own texts and data; what an entry links to has its own."""


@dataclass(frozen=True)
class Source:
    """The catalogue and the addresses that its files name."""

    catalogue: Catalogue
    site_url: str
    """Absolute address of the site; ends in a slash."""
    in_language: Callable[[str, str], str]
    """("tools/", "es") → "es/tools/"."""
    entry_path: Callable[[Entry], str]
    """The path of an entry's page, without language."""

    def page(self, entry: Entry, lang: str) -> str:
        """Return the absolute address of an entry's page."""
        return self.site_url + self.in_language(self.entry_path(entry), lang)

    @property
    def attribution(self) -> str:
        """How to name the source: title and address."""
        return f"{self.catalogue.interface[DEFAULT]['site_name']}, {self.site_url}"

    @property
    def updated(self) -> datetime.date | None:
        """The day on which an entry was last added or checked; a day of building would mislead."""
        return max(map(last_change, self.catalogue.entries.values()), default=None)


def last_change(entry: Entry) -> datetime.date:
    """Return the day on which an entry was added or last checked."""
    return max(entry.added, entry.checked or entry.added)


def json_bytes(data: Any, *, indent: int | None = None) -> bytes:
    """Return JSON in UTF-8, one way only, so that two builds are the same to the byte."""
    separators = (",", ":") if indent is None else None
    return (json.dumps(data, ensure_ascii=False, indent=indent, separators=separators) + "\n").encode()


def one_line(text: str) -> str:
    """Return text without line breaks and double blanks, for formats in which a line is a field."""
    return " ".join(text.split())
