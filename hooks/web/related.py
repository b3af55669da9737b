"""Finds the entries that stand near another one: same step and condition first, then either."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue import Catalogue
from catalogue.models import Entry

LIMIT = 5
INSTEAD = 3


class Related:
    """Related entries, found through buckets so that the work does not grow with the square of the catalogue.

    Within a bucket an entry is shown those that follow it, round and round: every entry is so
    related to others, and none of them is on everybody's list.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._buckets: dict[tuple[str, str, str], list[Entry]] = {}
        self._position: dict[tuple[tuple[str, str, str], str], int] = {}
        for entry in catalogue.entries.values():
            for bucket in _buckets_of(entry):
                members = self._buckets.setdefault(bucket, [])
                self._position[bucket, entry.id] = len(members)
                members.append(entry)

    def of(self, entry: Entry) -> list[Entry]:
        """Return up to `LIMIT` other entries, nearest first; those named in see_also are left out."""
        found: dict[str, Entry] = {}
        for bucket in _buckets_of(entry):
            members = self._buckets[bucket]
            start = self._position[bucket, entry.id]
            for step in range(1, min(len(members), LIMIT + 1)):
                other = members[(start + step) % len(members)]
                if other.id not in entry.see_also and other.id != entry.id:
                    found.setdefault(other.id, other)
                if len(found) >= LIMIT:
                    return list(found.values())
        return list(found.values())

    def openable(self, entry: Entry) -> list[Entry]:
        """Return up to `INSTEAD` entries near one that has no link, which can be opened; its own languages first."""
        found: dict[str, Entry] = {}
        for bucket in _buckets_of(entry):
            members = [other for other in self._buckets[bucket] if other.has_address]
            members.sort(key=lambda other: not set(other.languages) & set(entry.languages))
            for other in members:
                found.setdefault(other.id, other)
                if len(found) >= INSTEAD:
                    return list(found.values())
        return list(found.values())


def _buckets_of(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Yield the buckets of an entry, the most telling first; they are within its own kind."""
    seconds = entry.steps or entry.delivery_modes or entry.chapters
    for second in seconds:
        for condition in entry.conditions:
            yield entry.kind, second, condition
    for condition in entry.conditions:
        yield entry.kind, "", condition
