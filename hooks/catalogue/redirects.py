"""Addresses that have changed: `resources/redirects.yml` leads from the old path of a page to its new one.

Paths are those of the English page, without a slash before them: `tools/old-name/: tools/new-name/`
stands for the page in every language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from .locales import LANGUAGES
from .problems import CatalogueError, Problem, quote, shown_path
from .reader import Document, read_document

_PATH = re.compile(r"([a-z0-9-]+/)+")
_EMPTY = "empty-file"
"""A file that holds only comments has no redirects; the reader's word for it."""


@dataclass(frozen=True)
class Redirect:
    """One page that has moved."""

    old: str
    new: str
    where: str
    """The file and line that say so, for messages."""


def read_redirects(path: Path) -> tuple[list[Redirect], list[Problem]]:
    """Read the redirects and return them with the problems; without the file there are none."""
    if not path.exists():
        return [], []
    try:
        document = read_document(path)
    except CatalogueError as error:
        return [], [problem for problem in error.problems if problem.code != _EMPTY]
    problems = [problem for old, new in document.data.items() for problem in _check(document, old, new)]
    shown = shown_path(path)
    return [Redirect(old, str(new), f"{shown}:{document.line((old,))}") for old, new in document.data.items()], problems


def _check(document: Document, old: str, new: object) -> list[Problem]:
    def wrong(text: str) -> Problem:
        return document.problem((old,), text, "redirect")

    faults = [
        wrong(
            f"{quote(path)} is not the path of a page. Write it without language and without a slash before it, "
            "with one at the end, as in tools/old-name/."
        )
        for path in (old, new)
        if not isinstance(path, str) or not _PATH.fullmatch(path) or path.split("/")[0] in LANGUAGES
    ]
    if not faults and new == old:
        faults.append(wrong(f"{quote(old)} leads to itself. Delete the line."))
    elif not faults and new in document.data:
        faults.append(
            wrong(f"{quote(new)} has moved, too, to {quote(document.data[new])}. Lead {quote(old)} there at once.")
        )
    return faults
