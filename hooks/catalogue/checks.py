"""Questions that one field alone cannot answer: ids, references, vocabularies, addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from .field_types import Vocabulary as VocabularyMark
from .locales import DEFAULT, same_language
from .models import Entry, marked
from .problems import Problem, did_you_mean, quote, shown_path
from .reader import Document
from .vocabularies import Vocabulary

Read = tuple[Document, Entry]


def check_entries(
    read: list[Read], known_ids: Mapping[str, str], vocabularies: Mapping[str, Vocabulary]
) -> Iterator[Problem]:
    """Yield every problem of the entries of a catalogue that are sound one by one."""
    for document, entry in read:
        yield from _terms(document, entry, vocabularies)
        yield from _references(document, entry, known_ids)
        yield from _address_fields(document, entry)
        yield from _title_fields(document, entry)
    yield from _shared_addresses(read)


def check_file_names(files: list[Path]) -> Iterator[Problem]:
    """Yield a problem for each id that stands twice, also when only case differs."""
    first: dict[str, Path] = {}
    for path in files:
        other = first.setdefault(path.stem.casefold(), path)
        if other is not path:
            yield Problem(
                shown_path(path),
                1,
                f'the id "{path.stem}" is already used by {shown_path(other)}. Choose another name for this file.',
                "repeated-id",
            )


@cache
def _vocabulary_fields(model: type[Entry]) -> dict[str, Any]:
    return marked(model, VocabularyMark)


def _terms(document: Document, entry: Entry, vocabularies: Mapping[str, Vocabulary]) -> Iterator[Problem]:
    for name, mark in _vocabulary_fields(type(entry)).items():
        vocabulary = vocabularies[mark.name]
        value = getattr(entry, name)
        terms = value if isinstance(value, tuple) else (value,)
        for number, term in enumerate(terms):
            key = (name, number) if isinstance(value, tuple) else (name,)
            if term not in vocabulary:
                yield document.problem(
                    key,
                    f"{quote(term)} is not in vocabularies/{mark.name}.yml. Choose one that is, or propose it there."
                    f"{vocabulary.suggestion(term)}",
                    "unknown-term",
                )
            elif term in terms[:number]:
                yield document.problem(key, f"{quote(term)} stands twice in {quote(name)}. Keep one.", "repeated-term")


def _references(document: Document, entry: Entry, known_ids: Mapping[str, str]) -> Iterator[Problem]:
    if document.path.stem != entry.id:
        yield document.problem(
            ("id",), f'the id is "{entry.id}" but the file is called {document.path.name}. Make them equal.', "id"
        )
    for number, other in enumerate(entry.see_also):
        if other == entry.id:
            yield document.problem(("see_also", number), "the entry refers to itself. Delete this id.", "unknown-id")
        elif other not in known_ids:
            yield document.problem(
                ("see_also", number),
                f"there is no entry {quote(other)}. Correct the id or delete it.{did_you_mean(other, known_ids)}",
                "unknown-id",
            )


def _address_fields(document: Document, entry: Entry) -> Iterator[Problem]:
    if entry.has_address:
        if entry.held_by is None:
            yield document.problem(
                ("address",),
                'who holds the page is missing. Add "held_by: publisher" or "held_by: repository".',
                "missing-field",
            )
        if entry.leads_to is None and entry.kind != "evidence":
            yield document.problem(
                ("address",),
                'what the address leads to is missing. Add "leads_to: document", "leads_to: landing-page" '
                'or "leads_to: describing-page".',
                "missing-field",
            )
        return
    for name in ("leads_to", "held_by", "checked"):
        if getattr(entry, name) is not None:
            yield document.problem(
                (name,), f'there is no address, so "{name}" says nothing. Delete the line.', "address-none"
            )


def _title_fields(document: Document, entry: Entry) -> Iterator[Problem]:
    is_english = same_language(entry.title_language, DEFAULT)
    if is_english and entry.title_en is not None:
        yield document.problem(("title_en",), 'the title is English already. Delete "title_en".', "title-language")
    elif not is_english and entry.title_en is None:
        yield document.problem(
            ("title",), 'the title is not English. Add "title_en" with an English title.', "title-language"
        )


def _shared_addresses(read: list[Read]) -> Iterator[Problem]:
    """A page may describe several things; a document is one thing and has one entry among those of its sort."""
    first: dict[tuple[str, str], Document] = {}
    for document, entry in read:
        if not entry.has_address or entry.leads_to not in ("document", None):
            continue
        sort = entry.kind if entry.kind in ("examples", "evidence") else "materials"
        other = first.setdefault((sort, entry.address), document)
        if other is not document:
            yield document.problem(
                ("address",),
                f"{shown_path(other.path)} has the same address. Keep one of the two entries.",
                "repeated-address",
            )
