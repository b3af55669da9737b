"""Translations of what has many small texts: checklists and materials.

Each text has a flat name, "items.some-id.why". Under it stands its mark in `made_from`, the last
part of the file, which `make check FIX=1` writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .problems import CatalogueError, Problem, did_you_mean, shown_path
from .reader import Document, Key, read_document
from .translations import TARGETS, is_current, write_marks
from .words import Translation, short_hash

English = Mapping[str, Mapping[str, str]]
"""{id: its English words by flat name}"""

_WRITTEN = '"made_from" is written by "make check FIX=1". Delete it.'


@dataclass(frozen=True)
class WordFiles:
    """The translations of one kind, `resources/translations/<lang>/<folder>/<id>.yml`."""

    folder: str
    what: str
    """What one of them is called in messages."""
    flat: Callable[[Mapping[str, Any]], Iterator[tuple[Key, str, str]]]
    """Yields (key, flat name, text) of every text that stands where a text belongs."""
    faults: Callable[[Document, Mapping[str, str]], Iterator[Problem]]
    """Yields what is wrong with a file, given the English words."""

    def read(
        self, translations: Path, english: English, known_ids: Iterable[str]
    ) -> tuple[dict[str, dict[str, Translation]], list[Problem]]:
        """Read the files of every target language.

        `known_ids` are the ids of all, those with problems of their own included.
        Returns {lang: {id: Translation}} and the problems.
        """
        found: dict[str, dict[str, Translation]] = {lang: {} for lang in TARGETS}
        problems: list[Problem] = []
        known = set(known_ids)
        for lang in TARGETS:
            for path in self._files(translations, lang):
                if path.stem not in known:
                    said = f"there is no {self.what} resources/{self.folder}/{path.stem}.yml. "
                    said += f"Rename this file or delete it.{did_you_mean(path.stem, known)}"
                    problems.append(Problem(shown_path(path), 1, said, "unknown-id"))
                elif path.stem in english:
                    try:
                        found[lang][path.stem], faults = self._check(read_document(path), english[path.stem])
                        problems += faults
                    except CatalogueError as error:
                        problems += error.problems
            for one, texts in english.items():
                found[lang].setdefault(one, Translation(missing=tuple(texts)))
        return found, problems

    def mark(self, translations: Path, english: English) -> list[Path]:
        """Write `made_from` into every file where it is absent or no longer fits; return the files that changed.

        A text that is outdated keeps its mark: only changing its words makes it current again.
        """
        written = []
        for lang in TARGETS:
            for path in self._files(translations, lang):
                source = english.get(path.stem)
                if source is None:
                    continue
                data = read_document(path).data
                given = {name: text for _, name, text in self.flat(data) if text.strip() and name in source}
                old = data.get("made_from")
                marks = old if isinstance(old, dict) else {}
                new = {
                    name: f"{short_hash(source[name])} {short_hash(text)}"
                    if is_current(source[name], text, marks.get(name))
                    else marks[name]
                    for name, text in given.items()
                }
                if new and new != marks:
                    write_marks(path, new)
                    written.append(path)
        return written

    def _files(self, translations: Path, lang: str) -> list[Path]:
        return sorted((translations / lang / self.folder).glob("*.yml"))

    def _check(self, document: Document, english: Mapping[str, str]) -> tuple[Translation, list[Problem]]:
        problems = list(self.faults(document, english))
        given = {name: text for _, name, text in self.flat(document.data) if text.strip()}
        marks = document.data.get("made_from", {})
        if not isinstance(marks, dict):
            problems.append(document.problem(("made_from",), _WRITTEN, "made-from"))
            marks = {}
        texts = {name: given[name] for name in english if name in given}
        missing = tuple(name for name in english if name not in given)
        outdated = tuple(name for name, text in texts.items() if not is_current(english[name], text, marks.get(name)))
        return Translation(texts, missing, outdated), problems
