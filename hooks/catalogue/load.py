"""Reads a whole `resources/` folder and answers with a Catalogue, or with every problem at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from pydantic import ValidationError

from .authored import authored_files
from .checklist_words import CHECKLIST_FILES, ChecklistWords
from .checklists import KIND as CHECKLISTS
from .checklists import Checklist, read_checklists
from .checks import Read, check_entries, check_file_names
from .citations import Citation, read_citations
from .collation import sort_key
from .explain import explain
from .figures import Figure, read_figures
from .glossary import GlossaryTerm, check_wording, read_glossary
from .guide import Guide, page_state, read_guide
from .interface import read_interface
from .locales import DEFAULT, LANGUAGES
from .material_checks import read_materials
from .material_words import MATERIAL_FILES
from .materials import KIND as MATERIALS
from .materials import Material
from .models import BY_KIND, Entry
from .problems import CatalogueError, Problem, shown_path
from .reader import read_document
from .redirects import Redirect, read_redirects
from .selections import Selections, read_selections
from .structure import check_structure
from .synonyms import Synonyms, read_synonyms
from .translations import ReadTranslations, read_translations
from .vocabularies import Vocabulary, read_vocabularies
from .words import Said, Translation, Words, words
from .workers import Crew


@dataclass(frozen=True)
class Catalogue:
    """Everything that was read, checked and joined."""

    entries: Mapping[str, Entry]
    """By id, in the order of kinds and file names."""
    vocabularies: Mapping[str, Vocabulary]
    translations: Mapping[str, Mapping[str, Translation]]
    guide: Guide
    citations: Mapping[str, list[Citation]]
    glossary: Mapping[str, GlossaryTerm]
    interface: Mapping[str, Mapping[str, str]]
    """{lang: {key: words}} of buttons and headings."""
    figures: Mapping[str, Figure] = field(default_factory=dict)
    """The words of the drawings, by id."""
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    """By id, in the order of file names."""
    checklist_translations: Mapping[str, Mapping[str, Translation]] = field(default_factory=dict)
    materials: Mapping[str, Material] = field(default_factory=dict)
    """By id, in the order of file names."""
    material_translations: Mapping[str, Mapping[str, Translation]] = field(default_factory=dict)
    synonyms: Synonyms = field(default_factory=dict)
    """Words that mean the same to somebody who searches."""
    redirects: list[Redirect] = field(default_factory=list)
    """Pages that have moved."""
    selections: Selections = field(default_factory=Selections)
    """What people chose for the curated pages and for the units of a training."""
    _words: dict[tuple[str, str], Words] = field(default_factory=dict, repr=False)
    _ranks: dict[str, dict[str, int]] = field(default_factory=dict, repr=False)

    def of_kind(self, kind: str) -> list[Entry]:
        """Return the entries of one kind."""
        return self._by_kind.get(kind, [])

    @cached_property
    def _by_kind(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {kind: [] for kind in BY_KIND}
        for entry in self.entries.values():
            found[entry.kind].append(entry)
        return found

    def words(self, entry: Entry, lang: str) -> Words:
        """Return the words of `entry` for a reader of `lang`, each saying which language it really is."""
        key = (entry.id, lang)
        if key not in self._words:
            translation = self.translations.get(lang, {}).get(entry.id, Translation())
            self._words[key] = words(entry, lang, translation)
        return self._words[key]

    def checklist_words(self, checklist: Checklist, lang: str) -> ChecklistWords:
        """Return the words of `checklist` for a reader of `lang`."""
        translation = self.checklist_translations.get(lang, {}).get(checklist.id, Translation())
        return checklist.words(lang, translation)

    def material_words(self, material: Material, lang: str) -> dict[str, Said]:
        """Return the words of `material` for a reader of `lang`, by flat name."""
        translation = self.material_translations.get(lang, {}).get(material.id, Translation())
        return material.words(lang, translation)

    def by_title(self, entries: list[Entry], lang: str) -> list[Entry]:
        """Return entries in the order in which a reader of `lang` looks for their titles."""
        if lang not in self._ranks:
            titles = sorted(
                (sort_key(self.words(entry, lang).title.text, lang), entry.id) for entry in self.entries.values()
            )
            self._ranks[lang] = {entry_id: rank for rank, (_, entry_id) in enumerate(titles)}
        ranks = self._ranks[lang]
        return sorted(entries, key=lambda entry: ranks[entry.id])

    def untranslated_pages(self) -> Iterator[tuple[str, str, str]]:
        """Yield (lang, page, "missing", "outdated" or "unmarked") for every page that is not surely current."""
        for lang in self.translations:
            for name in self.guide[DEFAULT]:
                if (state := page_state(self.guide, lang, name)) != "current":
                    yield lang, name, state

    def untranslated(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield (lang, kind/id, field, "missing" or "outdated") for every text that has no current translation."""
        for lang, by_id in self.translations.items():
            for entry_id, entry in self.entries.items():
                translation = by_id[entry_id]
                for state in ("missing", "outdated"):
                    for name in getattr(translation, state):
                        yield lang, f"{entry.kind}/{entry_id}", name, state
        for kind, by_lang in ((CHECKLISTS, self.checklist_translations), (MATERIALS, self.material_translations)):
            for lang, translations in by_lang.items():
                for one, translation in translations.items():
                    for state in ("missing", "outdated"):
                        for name in getattr(translation, state):
                            yield lang, f"{kind}/{one}", name, state


def load_catalogue(resources: Path, docs: Path | None = None, *, parallel: bool = False) -> Catalogue:
    """Read `resources` (and, for citations, the guide in `docs`); with `parallel`, the translations in a copy.

    Raises CatalogueError with all problems.
    """
    # What is read stays, so looking for garbage while reading is in vain: it would take half the time.
    gc.collect()
    gc.disable()
    try:
        return _load(resources, docs, Crew(parallel=parallel))
    finally:
        gc.freeze()
        gc.enable()


def _load(resources: Path, docs: Path | None, crew: Crew[ReadTranslations]) -> Catalogue:
    problems: list[Problem] = []
    files, faults = _entry_files(resources)
    problems += faults
    problems += check_file_names(files)
    known_ids = {path.stem: path.parent.name for path in files}

    read: list[Read] = []
    for path in files:
        try:
            read.append(_read_entry(path))
        except CatalogueError as error:
            problems += error.problems
    entries = {entry.id: entry for document, entry in read if document.path.stem == entry.id}
    crew.start(partial(read_translations, resources / "translations", entries, known_ids))

    vocabularies: dict[str, Vocabulary] = {}
    try:
        vocabularies = read_vocabularies(resources / "vocabularies")
        problems += check_entries(read, known_ids, vocabularies)
    except CatalogueError as error:
        problems += error.problems
    interface, faults = read_interface(resources / "translations")
    problems += faults
    glossary: dict[str, GlossaryTerm] = {}
    try:
        glossary = read_glossary(resources / "vocabularies" / "glossary.yml")
    except CatalogueError as error:
        problems += error.problems
    figures: dict[str, Figure] = {}
    try:
        figures = read_figures(resources / "vocabularies" / "figures.yml")
    except CatalogueError as error:
        problems += error.problems
    synonyms: Synonyms = {}
    try:
        synonyms = read_synonyms(resources / "vocabularies" / "synonyms.yml")
    except CatalogueError as error:
        problems += error.problems
    selections, faults = read_selections(resources / "vocabularies", known_ids)
    problems += faults
    guide, faults = read_guide(docs) if docs is not None else ({lang: {} for lang in LANGUAGES}, [])
    problems += faults
    checklists: dict[str, Checklist] = {}
    materials: dict[str, Material] = {}
    checklist_ids = {path.stem for path in authored_files(resources / CHECKLISTS)}
    material_ids = {path.stem for path in authored_files(resources / MATERIALS)}
    if vocabularies:
        checklists, faults = read_checklists(resources / CHECKLISTS, known_ids, vocabularies, guide)
        problems += faults
        materials, faults = read_materials(resources / MATERIALS, known_ids, vocabularies, guide)
        problems += faults
    words_folder = resources / "translations"
    english = {checklist.id: checklist.english() for checklist in checklists.values()}
    checklist_translations, faults = CHECKLIST_FILES.read(words_folder, english, checklist_ids)
    problems += faults
    english = {material.id: material.english() for material in materials.values()}
    material_translations, faults = MATERIAL_FILES.read(words_folder, english, material_ids)
    problems += faults
    citations, faults = read_citations(guide, known_ids, glossary, checklist_ids, material_ids)
    problems += [*faults, *check_wording(guide, glossary), *check_structure(guide)]
    redirects, faults = read_redirects(resources / "redirects.yml")
    problems += faults
    ((translations, faults),) = crew.finish()
    problems += faults
    if problems:
        raise CatalogueError(problems)
    return Catalogue(
        entries, vocabularies, translations, guide, citations, glossary, interface, figures,
        checklists, checklist_translations, materials, material_translations, synonyms, redirects, selections,
    )  # fmt: skip


def _entry_files(resources: Path) -> tuple[list[Path], list[Problem]]:
    """Return the entry files, sorted, and a problem for each file that is out of place."""
    files: list[Path] = []
    problems: list[Problem] = []
    for kind in BY_KIND:
        folder = resources / kind
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            if path.name.startswith(("_", ".")):
                continue
            if path.suffix == ".yml" and path.is_file() and not path.is_symlink():
                files.append(path)
            else:
                problems.append(
                    Problem(
                        shown_path(path),
                        1,
                        "only entries, named like some-name.yml, lie in this folder. Move it.",
                        "file-name",
                    )
                )
    return files, problems


def _read_entry(path: Path) -> Read:
    document = read_document(path)
    model = BY_KIND[path.parent.name]
    try:
        return document, model.model_validate(document.data)
    except ValidationError as error:
        raise CatalogueError(explain(document, model, fault) for fault in error.errors(include_url=False)) from None
