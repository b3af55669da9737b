"""Makes all files of the downloads that are not in the cache, and says what there is."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from catalogue.downloads import Download
from catalogue.locales import LANGUAGES
from catalogue.problems import CatalogueError, Problem, shown_path
from catalogue.workers import Crew

from .bundle import Packed, zip_bytes
from .cache import Cache, Made, key_of
from .making import Making
from .pdf import sheet_words
from .shelf import FOLDER, Shelf, Wanted

_WEIGHTS = {"guide": 0, "catalogue": 1, "chapters": 2, "glossary": 2}
"""What takes long is begun first, so that the processors end together."""


@dataclass(frozen=True)
class Downloads:
    """What a build has to offer."""

    records: list[Download]
    files: Mapping[str, Path]
    """{path from the site's root: the file in the cache}"""


def build_downloads(shelf: Shelf, cache: Cache, *, parallel: bool) -> Downloads:
    """Make what is missing. Raises CatalogueError with all that cannot be put on paper."""
    return _Build(shelf, cache, parallel).run()


@dataclass(frozen=True)
class _Build:
    shelf: Shelf
    cache: Cache
    parallel: bool

    @cached_property
    def _making(self) -> Making:
        return Making(self.shelf.colors, self.shelf.catalogue.interface)

    def run(self) -> Downloads:
        wanted = self.shelf.wanted()
        _check_names(wanted)
        keys = {one.name: self._key(one) for one in wanted}
        self._make(wanted, keys)
        records = {one.name: self._record(one, keys[one.name]) for one in wanted}
        files = {}
        for one in wanted:
            record = records[one.name]
            files[record.path] = self.cache.file(keys[one.name])
            if one.has_preview and record.preview:
                files[record.preview] = self.cache.preview(keys[one.name])
        archives = [self._archive(lang, wanted, keys, records) for lang in LANGUAGES]
        for record, key in archives:
            files[record.path] = self.cache.file(key)
        self.cache.keep_only({*keys.values(), *(key for _, key in archives)})
        return Downloads([*(record for record, _ in archives), *records.values()], files)

    def _key(self, one: Wanted) -> str:
        words = self._words(one.document["lang"])
        said = sheet_words(words) if one.format == "pdf" else words
        return key_of(one.format, one.document, one.paper, said, self.shelf.colors)

    def _words(self, lang: str) -> Mapping[str, str]:
        return self.shelf.catalogue.interface[lang]

    def _make(self, wanted: Sequence[Wanted], keys: Mapping[str, str]) -> None:
        missing = [one for one in wanted if self.cache.get(keys[one.name]) is None]
        missing.sort(key=lambda one: _WEIGHTS.get(one.subject[0], 9))
        crew: Crew[list[Problem]] = Crew(parallel=self.parallel)
        processors = os.cpu_count() or 1
        for number in range(processors):
            crew.start(partial(self._make_some, missing[number::processors], keys))
        if problems := [problem for faults in crew.finish() for problem in faults]:
            raise CatalogueError(problems)

    def _make_some(self, wanted: Sequence[Wanted], keys: Mapping[str, str]) -> list[Problem]:
        problems: list[Problem] = []
        for one in wanted:
            try:
                self.cache.put(keys[one.name], self._making.make(one))
            except CatalogueError as error:
                problems += error.problems
        return problems

    def _record(self, one: Wanted, key: str) -> Download:
        kept = self.cache.get(key)
        if kept is None:
            raise RuntimeError(f"{one.name} was made and is gone")
        lang = one.document["lang"]
        picture = self._path(f"previews/{one.stem}-{lang}.png", lang) if one.format == "pdf" else None
        return Download(
            self._path(one.name, lang), lang, one.format, one.subject, kept.size, one.paper, kept.pages, picture,
            datetime.date.fromisoformat(one.document["day"]),
        )  # fmt: skip

    def _path(self, name: str, lang: str) -> str:
        return self.shelf.pages.in_language(FOLDER + name, lang)

    def _archive(
        self, lang: str, wanted: Sequence[Wanted], keys: Mapping[str, str], records: Mapping[str, Download]
    ) -> tuple[Download, str]:
        """Return the archive of a language with its key; it is made when one of its files has changed."""
        members = [one for one in wanted if one.document["lang"] == lang]
        address = self.shelf.pages.address(FOLDER, lang)
        key = key_of("zip", {}, [(one.name, keys[one.name]) for one in members], self._words(lang), address)
        kept = self.cache.get(key)
        if kept is None:
            packed = [
                Packed(records[one.name], one.document, self.cache.file(keys[one.name]).read_bytes()) for one in members
            ]
            self.cache.put(key, Made(zip_bytes(self.shelf.catalogue, lang, packed, address, self.shelf.colors)))
            kept = self.cache.get(key)
        if kept is None:
            raise RuntimeError(f"the archive of {lang} was made and is gone")
        newest = max(datetime.date.fromisoformat(one.document["day"]) for one in members)
        path = self._path(f"everything-{lang}.zip", lang)
        return Download(path, lang, "zip", ("everything", ""), kept.size, date=newest), key


def _check_names(wanted: Sequence[Wanted]) -> None:
    """Raise CatalogueError when two documents would have files of one name."""
    first: dict[str, Wanted] = {}
    for one in wanted:
        other = first.setdefault(one.name, one)
        if other is not one:
            said = f"{shown_path(Path(other.document['path']))} has a file {one.name} for printing, too."
            path = shown_path(Path(one.document["path"]))
            raise CatalogueError([Problem(path, 1, f"{said} Choose another id.", "paper")])
