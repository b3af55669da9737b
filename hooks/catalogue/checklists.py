"""Checklists: what a team ticks off, `resources/checklists/<id>.yml`.

A checklist is no entry: it has no address of its own elsewhere, and its words lie deeper. Items are
known by ids that are never renamed, since readers' browsers keep ticks and notes under them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from .authored import Authored, link_problems, place_problems, read_authored, repeated, term_problems, unknown_term
from .checklist_words import ChecklistWords, checklist_words
from .field_types import Date, Id, Line, Text
from .field_types import Vocabulary as VocabularyMark
from .guide import Guide
from .models import Model
from .problems import Problem
from .reader import Document, Key
from .vocabularies import Vocabulary
from .words import Translation

KIND = "checklists"
"""Folder and first part of the address."""

MAX_LINKS = 3

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
_Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class Item(Model):
    """One thing to do, to settle or to answer."""

    id: Id
    text: _Text
    why: Line
    who: Annotated[str, VocabularyMark("audience")]
    """Who usually does it."""
    answer: bool = False
    """An open question: the page shows a field for the answer."""
    links: tuple[str, ...] = ()
    """What helps with it: "tool:some-id"."""


class Group(Model):
    """Items that belong together."""

    id: Id
    title: Line
    items: tuple[Item, ...] = Field(min_length=1)


class Checklist(Authored):
    """One checklist."""

    title: _Title
    purpose: Text
    chapter: str
    """The page of the guide that it belongs to: "program-development"."""
    heading: str | None = None
    """The id of a heading on that page."""
    steps: Annotated[tuple[str, ...], VocabularyMark("steps")] = ()
    groups: tuple[Group, ...] = Field(min_length=1)
    added: Date

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in order."""
        return tuple(item for group in self.groups for item in group.items)

    def english(self) -> dict[str, str]:
        """Return the English words by the names that translations use: "items.some-id.text"."""
        found = {"title": self.title, "purpose": self.purpose}
        for group in self.groups:
            found[f"groups.{group.id}"] = group.title
            for item in group.items:
                found[f"items.{item.id}.text"] = item.text
                found[f"items.{item.id}.why"] = item.why
        return found

    def words(self, lang: str, translation: Translation) -> ChecklistWords:
        """Return the words for a reader of `lang`, each saying which language it really is in."""
        return checklist_words(self.english(), lang, translation)


Checklists = dict[str, Checklist]


def read_checklists(
    folder: Path, known_ids: Mapping[str, str], vocabularies: Mapping[str, Vocabulary], guide: Guide
) -> tuple[Checklists, list[Problem]]:
    """Read every checklist of `folder`; return those that are sound in themselves, and the problems."""
    read, problems = read_authored(folder, Checklist)
    for document, checklist in read:
        problems += _ids(document, checklist)
        problems += place_problems(document, checklist.chapter, checklist.heading, vocabularies, guide)
        problems += term_problems(document, "steps", checklist.steps, vocabularies["steps"])
        problems += _items(document, checklist, known_ids, vocabularies)
    return {checklist.id: checklist for document, checklist in read}, problems


def _ids(document: Document, checklist: Checklist) -> Iterator[Problem]:
    groups: dict[str, Key] = {}
    items: dict[str, Key] = {}
    for number, group in enumerate(checklist.groups):
        yield from repeated(document, groups, group.id, ("groups", number, "id"), "group")
        for place, item in enumerate(group.items):
            yield from repeated(document, items, item.id, ("groups", number, "items", place, "id"), "item")


def _items(
    document: Document, checklist: Checklist, known_ids: Mapping[str, str], vocabularies: Mapping[str, Vocabulary]
) -> Iterator[Problem]:
    for number, group in enumerate(checklist.groups):
        for place, item in enumerate(group.items):
            key: Key = ("groups", number, "items", place)
            if item.who not in vocabularies["audience"]:
                yield unknown_term(document, (*key, "who"), item.who, vocabularies["audience"])
            if len(item.links) > MAX_LINKS:
                said = f"there are {len(item.links)} links, but at most {MAX_LINKS} fit. Keep the most useful."
                yield document.problem((*key, "links"), said, "too-many-links")
            yield from link_problems(document, (*key, "links"), item.links, known_ids)
