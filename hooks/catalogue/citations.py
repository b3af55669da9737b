"""Finds where the guide's Markdown cites the catalogue: `[job description](tool:peer-supporter-job-description)`.

It runs with the other checks, before any page is made: so an unknown id is told with all other
problems, and an entry's page can say which chapters speak of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .locales import LANGUAGES
from .models import BY_SCHEME
from .problems import CatalogueError, Problem, did_you_mean, quote, shown_path
from .reader import parse_document, read_text

LINK = re.compile(r"\]\(([A-Za-z][A-Za-z0-9+.-]*):([^)\s]*)(?:\s+\"[^\"]*\")?\)")
"""A Markdown link with a scheme."""

_WEB = {"http", "https", "mailto", "tel"}
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{[^}]*?#([\w-]+)[^}]*\})?\s*$")
_FENCE = re.compile(r"^\s*(```|~~~)")
_CODE = re.compile(r"`[^`]*`")
_FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)

MAX_BYTES = 256 * 1024
"""The largest page of the guide."""


@dataclass(frozen=True)
class Citation:
    """One mention of an entry in a hand-written page."""

    entry: str
    page: str
    """Path below docs/<lang>/: "guide/introduction.md"."""
    page_title: str
    anchor: str
    """Id of the nearest heading above, "" when there is none."""
    heading: str


def read_citations(docs: Path, known_ids: Mapping[str, str]) -> tuple[dict[str, list[Citation]], list[Problem]]:
    """Read every Markdown file of `docs`/<lang>.

    `known_ids` maps id to kind. Returns {lang: citations in order} and the problems.
    """
    found: dict[str, list[Citation]] = {}
    problems: list[Problem] = []
    for lang in LANGUAGES:
        found[lang] = []
        for path in sorted((docs / lang).rglob("*.md")):
            page = path.relative_to(docs / lang).as_posix()
            try:
                text = read_text(path, MAX_BYTES)
                title = _title(path, text)
            except CatalogueError as error:
                problems += error.problems
                continue
            for line, scheme, target, citation in _links(text, page, title):
                fault = _fault(scheme, target, known_ids)
                if fault:
                    problems.append(Problem(shown_path(path), line, *fault))
                elif citation:
                    found[lang].append(citation)
    return found, problems


def _title(path: Path, text: str) -> str:
    """Return the title that the front matter gives.

    MkDocs passes over front matter that it cannot read and then names the page after its file,
    so it is read strictly here. Raises CatalogueError.
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        raise CatalogueError(
            [
                Problem(
                    shown_path(path),
                    1,
                    'the page must begin with "---", "title: …", "description: …", "---".',
                    "front-matter",
                )
            ]
        )
    document = parse_document(path, "\n" + match.group(1))
    problems = [
        document.problem((), f'"{name}" is missing between the "---" lines. Add it.', "front-matter")
        for name in ("title", "description")
        if not isinstance(document.data.get(name), str) or not document.data[name]
    ]
    if problems:
        raise CatalogueError(problems)
    return str(document.data["title"])


def _links(text: str, page: str, title: str) -> Iterator[tuple[int, str, str, Citation | None]]:
    anchor = heading = ""
    fenced = False
    for number, line in enumerate(text.split("\n"), 1):
        if _FENCE.match(line):
            fenced = not fenced
        if fenced:
            continue
        if match := _HEADING.match(line):
            heading, anchor = match.group(2), match.group(3) or ""
            if len(match.group(1)) == 1:
                heading, anchor = title, ""
        for match in LINK.finditer(_CODE.sub("", line)):
            scheme, target = match.groups()
            citation = Citation(target, page, title, anchor, heading) if scheme in BY_SCHEME else None
            yield number, scheme, target, citation


def _fault(scheme: str, target: str, known_ids: Mapping[str, str]) -> tuple[str, str] | None:
    if scheme in _WEB:
        return None
    if scheme not in BY_SCHEME:
        return (
            f"{quote(scheme + ':')} is not a kind of link. Use {': '.join(BY_SCHEME)}: or https:."
            f"{did_you_mean(scheme, BY_SCHEME)}",
            "unknown-scheme",
        )
    kind = BY_SCHEME[scheme].kind
    if known_ids.get(target) == kind:
        return None
    if target in known_ids:
        right = _scheme_of(known_ids[target])
        return f'{quote(target)} is among the {known_ids[target]}. Write "{right}:{target}".', "unknown-id"
    same_kind: Collection[str] = [i for i, k in known_ids.items() if k == kind]
    return (
        f"there is no resources/{kind}/{target}.yml. Correct the id or add the entry.{did_you_mean(target, same_kind)}",
        "unknown-id",
    )


def _scheme_of(kind: str) -> str:
    return next(scheme for scheme, model in BY_SCHEME.items() if model.kind == kind)
