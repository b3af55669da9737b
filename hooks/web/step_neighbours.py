"""Before and after an entry within the step of a program that it serves first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catalogue import Catalogue
from catalogue.models import Entry

from .paths import entry_path, facet_path, in_language


class StepNeighbours:
    """Knows, in one language, the order of the entries of each step: by title, as on the page of the step."""

    def __init__(self, catalogue: Catalogue, lang: str, root: str) -> None:
        self.catalogue = catalogue
        self.lang = lang
        self.root = root
        self.words: Mapping[str, str] = catalogue.interface[lang]
        self._places: dict[str, tuple[str, Entry | None, Entry | None]] = {}
        """{entry id: (step, the entry before, the entry after)}"""
        steps: dict[str, list[Entry]] = {}
        for entry in catalogue.by_title(list(catalogue.entries.values()), lang):
            if entry.steps:
                steps.setdefault(entry.steps[0], []).append(entry)
        for step, entries in steps.items():
            for before, entry, after in zip([None, *entries], entries, [*entries[1:], None], strict=False):
                self._places[entry.id] = (step, before, after)

    def of(self, entry: Entry) -> dict[str, Any] | None:
        """Return the step and the neighbours as the template needs them; None for an entry without a step."""
        if entry.id not in self._places:
            return None
        step, before, after = self._places[entry.id]
        return {
            "label": self.catalogue.vocabularies["steps"].label(step, self.lang),
            "url": self.root + in_language(facet_path("step", step), self.lang),
            "before": self._link(before),
            "after": self._link(after),
        }

    def _link(self, entry: Entry | None) -> dict[str, Any] | None:
        if entry is None:
            return None
        url = self.root + in_language(entry_path(entry), self.lang)
        return {"url": url, "title": self.catalogue.words(entry, self.lang).title}
