"""What was added or checked last: a few entries for the home page, more of each kind on a page of its own.

Inserts: `<!-- catalogue: newest -->` of docs/<lang>/index.md, `<!-- catalogue: newest page -->` of docs/<lang>/new.md.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from babel.dates import format_date
from markupsafe import Markup

from catalogue.locales import same_language
from catalogue.models import BY_KIND, Entry

from .maker import Maker
from .paths import feed_path, in_language

FEW, OF_KIND = 5, 12
"""Entries on the home page, and of each kind on the page of its own; feeds have more."""


class Newest(Maker):
    """Makes the inserts of one language."""

    def few(self, root: str) -> Markup:
        """Return the newest entries of all kinds."""
        entries = self._sorted(self.site.catalogue.entries.values())[:FEW]
        return Markup('<ul class="items">{}</ul>').format(self.site.lists[self.lang].items(entries, root))

    def page(self, root: str) -> Markup:
        """Return the newest entries of each kind, by day, with the feed of the kind where feeds are made."""
        kinds = [
            {
                "id": kind,
                "heading": self.words[f"kind_{kind}"],
                "feed": root + in_language(feed_path(kind), self.lang) if self.site.data_files else "",
                "days": self._days(self._sorted(self.site.catalogue.of_kind(kind))[:OF_KIND], root),
            }
            for kind in BY_KIND
            if self.site.catalogue.of_kind(kind)
        ]
        return self.render("newest.html", kinds=kinds)

    def _days(self, entries: list[Entry], root: str) -> list[dict[str, Any]]:
        return [
            {"heading": heading, "list": self.site.lists[self.lang].items(list(members), root)}
            for heading, members in groupby(entries, key=self._when)
        ]

    def _when(self, entry: Entry) -> str:
        """Return "Added on …" or "Address checked on …", whichever came last."""
        key = "address_checked" if entry.checked and entry.checked > entry.added else "newest_added"
        locale = {"zh": "zh_Hans"}.get(self.lang, self.lang)
        return self.words[key].format(date=format_date(_changed(entry), format="long", locale=locale))

    def _sorted(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the latest first; of those of one day, what the reader can open and read first."""
        return sorted(
            entries,
            key=lambda entry: (
                -_changed(entry).toordinal(),
                not (entry.checked and entry.checked > entry.added),
                not entry.has_address,
                not any(same_language(tag, self.lang) for tag in entry.languages),
                entry.leads_to != "document",
                entry.id,
            ),
        )


def _changed(entry: Entry) -> datetime.date:
    return max(entry.added, entry.checked or entry.added)
