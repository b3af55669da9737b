"""Checklists: what a team ticks off, `resources/checklists/<id>.yml`.

A checklist is no entry: it has no address of its own elsewhere, and its words lie deeper. Items are
known by ids that are never renamed, since readers' browsers keep ticks and notes under them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from .checklist_words import ChecklistWords, checklist_words
from .citations import headings, link_fault
from .explain import explain
from .guide import Guide
from .locales import DEFAULT
from .models import BY_SCHEME, Date, Id, Line, Model, Text
from .models import Vocabulary as VocabularyMark
from .problems import CatalogueError, Problem, did_you_mean, quote, shown_path
from .reader import Document, Key, read_document
from .vocabularies import Vocabulary
from .words import Translation

KIND = "checklists"
"""Folder and first part of the address."""

MAX_LINKS = 3
OTHER_PAGES = ("examples-in-practice", "primary-care")
"""Pages of the guide that are no chapters of a program's life but may have checklists, too."""

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


class Checklist(Model):
    """One checklist."""

    id: Id
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
_Read = tuple[Document, Checklist]


def checklist_files(folder: Path) -> list[Path]:
    """Return what lies in the folder of checklists, templates and hidden files apart."""
    return sorted(path for path in folder.glob("*") if not path.name.startswith(("_", ".")))


def read_checklists(
    folder: Path, known_ids: Mapping[str, str], vocabularies: Mapping[str, Vocabulary], guide: Guide
) -> tuple[Checklists, list[Problem]]:
    """Read every checklist of `folder`; return those that are sound in themselves, and the problems."""
    problems: list[Problem] = []
    read: list[_Read] = []
    for path in checklist_files(folder):
        if path.suffix != ".yml" or not path.is_file() or path.is_symlink():
            said = "only checklists, named like some-name.yml, lie in this folder. Move it."
            problems.append(Problem(shown_path(path), 1, said, "file-name"))
            continue
        try:
            read.append(_read(path))
        except CatalogueError as error:
            problems += error.problems
    for document, checklist in read:
        problems += _ids(document, checklist)
        problems += _place(document, checklist, vocabularies, guide)
        problems += _items(document, checklist, known_ids, vocabularies)
    return {checklist.id: checklist for document, checklist in read}, problems


def _read(path: Path) -> _Read:
    document = read_document(path)
    try:
        return document, Checklist.model_validate(document.data)
    except ValidationError as error:
        # pydantic calls a list too short, too, when all that is in it is faulty: that says nothing new.
        everything = error.errors(include_url=False)
        deep = {fault["loc"][:end] for fault in everything for end in range(len(fault["loc"]))}
        faults = [fault for fault in everything if fault["type"] != "too_short" or fault["loc"] not in deep]
        raise CatalogueError(explain(document, Checklist, fault) for fault in faults) from None


def _ids(document: Document, checklist: Checklist) -> Iterator[Problem]:
    if document.path.stem != checklist.id:
        said = f'the id is "{checklist.id}" but the file is called {document.path.name}. Make them equal.'
        yield document.problem(("id",), said, "id")
    groups: dict[str, Key] = {}
    items: dict[str, Key] = {}
    for number, group in enumerate(checklist.groups):
        yield from _repeated(document, groups, group.id, ("groups", number, "id"), "group")
        for place, item in enumerate(group.items):
            yield from _repeated(document, items, item.id, ("groups", number, "items", place, "id"), "item")


def _repeated(document: Document, seen: dict[str, Key], one: str, key: Key, what: str) -> Iterator[Problem]:
    first = seen.setdefault(one, key)
    if first != key:
        yield document.problem(
            key,
            f"the {what} id {quote(one)} was already used in line {document.line(first)}. "
            "Choose another; the older one keeps its id.",
            "repeated-id",
        )


def _place(
    document: Document, checklist: Checklist, vocabularies: Mapping[str, Vocabulary], guide: Guide
) -> Iterator[Problem]:
    chapters = (*vocabularies["chapters"].terms, *OTHER_PAGES)
    if checklist.chapter not in chapters:
        yield document.problem(
            ("chapter",),
            f"{quote(checklist.chapter)} is not in vocabularies/chapters.yml. "
            f"Choose one that is, or {' or '.join(OTHER_PAGES)}.{did_you_mean(checklist.chapter, chapters)}",
            "unknown-term",
        )
    elif checklist.heading is not None and guide[DEFAULT]:
        page = guide[DEFAULT].get(f"guide/{checklist.chapter}.md")
        anchors = headings(page) if page else ()
        if checklist.heading not in anchors:
            yield document.problem(
                ("heading",),
                f"docs/{DEFAULT}/guide/{checklist.chapter}.md has no heading {{ #{checklist.heading} }}. "
                f"Correct the id.{did_you_mean(checklist.heading, anchors)}",
                "unknown-id",
            )
    for number, step in enumerate(checklist.steps):
        if step not in vocabularies["steps"]:
            yield _unknown_term(document, ("steps", number), step, vocabularies["steps"])


def _items(
    document: Document, checklist: Checklist, known_ids: Mapping[str, str], vocabularies: Mapping[str, Vocabulary]
) -> Iterator[Problem]:
    for number, group in enumerate(checklist.groups):
        for place, item in enumerate(group.items):
            key: Key = ("groups", number, "items", place)
            if item.who not in vocabularies["audience"]:
                yield _unknown_term(document, (*key, "who"), item.who, vocabularies["audience"])
            if len(item.links) > MAX_LINKS:
                said = f"there are {len(item.links)} links, but at most {MAX_LINKS} fit. Keep the most useful."
                yield document.problem((*key, "links"), said, "too-many-links")
            for at, link in enumerate(item.links):
                if fault := _link_fault(link, known_ids):
                    yield document.problem((*key, "links", at), *fault)


def _unknown_term(document: Document, key: Key, term: str, vocabulary: Vocabulary) -> Problem:
    return document.problem(
        key,
        f"{quote(term)} is not in vocabularies/{vocabulary.name}.yml. Choose one that is, or propose it there."
        f"{vocabulary.suggestion(term)}",
        "unknown-term",
    )


def _link_fault(link: str, known_ids: Mapping[str, str]) -> tuple[str, str] | None:
    scheme, colon, target = link.partition(":")
    if not colon or scheme not in BY_SCHEME:
        return (
            f'{quote(link)} is not a link here. Write it like "tool:some-id", with one of '
            f"{':, '.join(BY_SCHEME)}:.{did_you_mean(scheme, BY_SCHEME) if colon else ''}",
            "unknown-scheme",
        )
    return link_fault(scheme, target, known_ids)
