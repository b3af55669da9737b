"""What people chose: the best entries of a page (picks.yml) and the entries of a training unit (training_units.yml).

Both stand in resources/vocabularies/ and name entries by id; a name that leads nowhere stops the build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .locales import LANGUAGES
from .problems import CatalogueError, Problem, did_you_mean, quote
from .reader import Document, read_document

PARTS = ("knowledge", "competencies", "approaches")
"""The parts of a curriculum, in their order."""

PAGES = ("es", "zh-Hans", "zh-Hant", "primary-care")
"""The lists that begin with picks: the language of the materials, or a setting."""


@dataclass(frozen=True)
class Unit:
    """One unit of a training for peer supporters."""

    id: str
    part: str
    labels: Mapping[str, str]
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Selections:
    """All that was chosen by hand."""

    picks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """{page: ids of entries, best first}"""
    units: tuple[Unit, ...] = ()


def read_selections(folder: Path, known_ids: Mapping[str, str]) -> tuple[Selections, list[Problem]]:
    """Read both files below `folder`; one that is not there chooses nothing."""
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    for name in ("picks", "training_units"):
        try:
            documents[name] = read_document(folder / f"{name}.yml")
        except FileNotFoundError:
            continue
        except CatalogueError as error:
            problems += error.problems
    picks, units = documents.get("picks"), documents.get("training_units")
    if picks:
        problems += _pick_faults(picks, known_ids)
    if units:
        problems += _unit_faults(units, known_ids)
    if problems:
        return Selections(), problems
    return Selections(
        {page: tuple(ids) for page, ids in picks.data.items()} if picks else {},
        tuple(_unit(unit_id, values) for unit_id, values in units.data.items()) if units else (),
    ), []


def _unit(unit_id: str, values: Mapping[str, Any]) -> Unit:
    labels = {lang: values[lang] for lang in LANGUAGES}
    return Unit(unit_id, values["part"], labels, tuple(values["entries"]))


def _pick_faults(document: Document, known_ids: Mapping[str, str]) -> Iterator[Problem]:
    for page, ids in document.data.items():
        if page not in PAGES:
            said = f"no page has picks for {quote(page)}. Delete it or correct its name.{did_you_mean(page, PAGES)}"
            yield document.problem((page,), said, "unknown-field")
        else:
            yield from _id_faults(document, (page,), ids, known_ids)


def _unit_faults(document: Document, known_ids: Mapping[str, str]) -> Iterator[Problem]:
    fields = ("part", *LANGUAGES, "entries")
    for unit_id, values in document.data.items():
        if not isinstance(values, dict):
            said = f"{quote(unit_id)} must have {', '.join(fields)} below it. Add them as the other units have them."
            yield document.problem((unit_id,), said, "wrong-type")
            continue
        for name in values:
            if name not in fields:
                said = f"{quote(name)} is not a field of a unit. Delete it.{did_you_mean(name, fields)}"
                yield document.problem((unit_id, name), said, "unknown-field")
        if values.get("part") not in PARTS:
            said = f'"part" of {quote(unit_id)} must be one of {", ".join(PARTS)}. Correct it.'
            yield document.problem((unit_id, "part"), said, "unknown-term")
        for lang in LANGUAGES:
            if not isinstance(values.get(lang), str) or not values[lang]:
                said = f'{quote(unit_id)} has no label in "{lang}". Add a line "{lang}: …".'
                yield document.problem((unit_id,), said, "label")
        yield from _id_faults(document, (unit_id, "entries"), values.get("entries"), known_ids)


def _id_faults(
    document: Document, key: tuple[str | int, ...], ids: Any, known_ids: Mapping[str, str]
) -> Iterator[Problem]:
    if not isinstance(ids, list) or not ids:
        yield document.problem(
            key, "a list of ids of entries is missing. Write one id a line, each after “- ”.", "wrong-type"
        )
        return
    for number, entry_id in enumerate(ids):
        if not isinstance(entry_id, str) or entry_id not in known_ids:
            said = f"there is no entry {quote(str(entry_id))}. Correct the id or delete it."
            yield document.problem((*key, number), said + did_you_mean(str(entry_id), known_ids), "unknown-id")
        elif entry_id in ids[:number]:
            yield document.problem((*key, number), f"{quote(entry_id)} stands twice here. Keep one.", "repeated-term")
