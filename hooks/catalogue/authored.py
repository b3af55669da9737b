"""What checklists and materials, which the project itself writes, have in common when they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from .citations import headings, link_fault
from .explain import explain
from .field_types import Id
from .guide import Guide
from .locales import DEFAULT
from .models import BY_SCHEME, Model
from .problems import CatalogueError, Problem, did_you_mean, quote, shown_path
from .reader import Document, Key, read_document
from .vocabularies import Vocabulary

OTHER_PAGES = ("examples-in-practice", "primary-care")
"""Pages of the guide that are no chapters of a program's life but may have checklists and materials, too."""


class Authored(Model):
    """What the project writes: known by an id."""

    id: Id


_M = TypeVar("_M", bound=Authored)


def authored_files(folder: Path) -> list[Path]:
    """Return what lies in a folder of checklists or materials, templates and hidden files apart."""
    return sorted(path for path in folder.glob("*") if not path.name.startswith(("_", ".")))


def read_authored(folder: Path, model: type[_M]) -> tuple[list[tuple[Document, _M]], list[Problem]]:
    """Read every file of `folder` as a `model`; return those that are sound in themselves, and the problems."""
    problems: list[Problem] = []
    read: list[tuple[Document, _M]] = []
    for path in authored_files(folder):
        if path.suffix != ".yml" or not path.is_file() or path.is_symlink():
            said = f"only {folder.name}, named like some-name.yml, lie in this folder. Move it."
            problems.append(Problem(shown_path(path), 1, said, "file-name"))
            continue
        try:
            document, one = _read(path, model)
        except CatalogueError as error:
            problems += error.problems
            continue
        if path.stem != one.id:
            said = f'the id is "{one.id}" but the file is called {path.name}. Make them equal.'
            problems.append(document.problem(("id",), said, "id"))
        read.append((document, one))
    return read, problems


def _read(path: Path, model: type[_M]) -> tuple[Document, _M]:
    document = read_document(path)
    try:
        return document, model.model_validate(document.data)
    except ValidationError as error:
        # pydantic calls a list too short, too, when all that is in it is faulty: that says nothing new.
        everything = error.errors(include_url=False)
        deep = {fault["loc"][:end] for fault in everything for end in range(len(fault["loc"]))}
        faults = [fault for fault in everything if fault["type"] != "too_short" or fault["loc"] not in deep]
        raise CatalogueError(explain(document, model, fault) for fault in faults) from None


def repeated(document: Document, seen: dict[str, Key], one: str, key: Key, what: str) -> Iterator[Problem]:
    """Yield a problem when the id `one` is already in `seen`; remember it otherwise."""
    first = seen.setdefault(one, key)
    if first != key:
        yield document.problem(
            key,
            f"the {what} id {quote(one)} was already used in line {document.line(first)}. "
            "Choose another; the older one keeps its id.",
            "repeated-id",
        )


def place_problems(
    document: Document, chapter: str, heading: str | None, vocabularies: Mapping[str, Vocabulary], guide: Guide
) -> Iterator[Problem]:
    """Yield a problem when the guide has no such chapter, or the chapter no such heading."""
    chapters = (*vocabularies["chapters"].terms, *OTHER_PAGES)
    if chapter not in chapters:
        yield document.problem(
            ("chapter",),
            f"{quote(chapter)} is not in vocabularies/chapters.yml. "
            f"Choose one that is, or {' or '.join(OTHER_PAGES)}.{did_you_mean(chapter, chapters)}",
            "unknown-term",
        )
    elif heading is not None and guide[DEFAULT]:
        page = guide[DEFAULT].get(f"guide/{chapter}.md")
        anchors = headings(page) if page else ()
        if heading not in anchors:
            yield document.problem(
                ("heading",),
                f"docs/{DEFAULT}/guide/{chapter}.md has no heading {{ #{heading} }}. "
                f"Correct the id.{did_you_mean(heading, anchors)}",
                "unknown-id",
            )


def term_problems(document: Document, name: str, terms: Sequence[str], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield a problem for each of the ids in the list `name` that its vocabulary does not have."""
    for number, term in enumerate(terms):
        if term not in vocabulary:
            yield unknown_term(document, (name, number), term, vocabulary)


def unknown_term(document: Document, key: Key, term: str, vocabulary: Vocabulary) -> Problem:
    """Return the problem of an id that its vocabulary does not have."""
    return document.problem(
        key,
        f"{quote(term)} is not in vocabularies/{vocabulary.name}.yml. Choose one that is, or propose it there."
        f"{vocabulary.suggestion(term)}",
        "unknown-term",
    )


def link_problems(
    document: Document, key: Key, links: Iterable[str], known_ids: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a problem for each of the `links` at `key`, "tool:some-id", that leads nowhere."""
    for number, link in enumerate(links):
        if fault := _link_fault(link, known_ids):
            yield document.problem((*key, number), *fault)


def _link_fault(link: str, known_ids: Mapping[str, str]) -> tuple[str, str] | None:
    scheme, colon, target = link.partition(":")
    if not colon or scheme not in BY_SCHEME:
        return (
            f'{quote(link)} is not a link here. Write it like "tool:some-id", with one of '
            f"{':, '.join(BY_SCHEME)}:.{did_you_mean(scheme, BY_SCHEME) if colon else ''}",
            "unknown-scheme",
        )
    return link_fault(scheme, target, known_ids)
