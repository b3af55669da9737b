"""Finds where the guide's Markdown cites the catalogue: `[job description](tool:peer-supporter-job-description)`.

It runs with the other checks, before any page is made: so an unknown id is told with all other
problems, and an entry's page can say which chapters speak of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from .guide import Guide, GuidePage
from .models import BY_SCHEME
from .problems import Problem, did_you_mean, quote, shown_path

LINK = re.compile(r"\]\(([A-Za-z][A-Za-z0-9+.-]*):([^)\s]*)(?:\s+\"[^\"]*\")?\)")
"""A Markdown link with a scheme."""

_WEB = {"http", "https", "mailto", "tel"}
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{[^}]*?#([\w-]+)[^}]*\})?\s*$")
_FENCE = re.compile(r"^\s*(```|~~~)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")

TERM = "term"
"""The scheme of links to the glossary: `[peer supporter](term:peer-supporter)`."""


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


def read_citations(
    guide: Guide, known_ids: Mapping[str, str], terms: Collection[str]
) -> tuple[dict[str, list[Citation]], list[Problem]]:
    """Look at every link of the guide.

    `known_ids` maps the id of an entry to its kind; `terms` are the ids of the glossary.
    Returns {lang: citations in order} and the problems.
    """
    found: dict[str, list[Citation]] = {}
    problems: list[Problem] = []
    for lang, pages in guide.items():
        found[lang] = []
        for page in pages.values():
            for line, scheme, target, citation in _links(page):
                fault = _fault(scheme, target, known_ids, terms)
                if fault:
                    problems.append(Problem(shown_path(page.path), line, *fault))
                elif citation:
                    found[lang].append(citation)
    return found, problems


def _links(page: GuidePage) -> Iterator[tuple[int, str, str, Citation | None]]:
    anchor = heading = ""
    fenced = False
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        if _FENCE.match(line):
            fenced = not fenced
        if fenced:
            continue
        if match := _HEADING.match(line):
            heading, anchor = match.group(2), match.group(3) or ""
            if len(match.group(1)) == 1:
                heading, anchor = page.title, ""
        for match in LINK.finditer(_CODE.sub("", line)):
            scheme, target = match.groups()
            citation = Citation(target, page.name, page.title, anchor, heading) if scheme in BY_SCHEME else None
            yield number, scheme, target, citation


def _fault(scheme: str, target: str, known_ids: Mapping[str, str], terms: Collection[str]) -> tuple[str, str] | None:
    if scheme in _WEB or (scheme == TERM and target in terms):
        return None
    if scheme == TERM:
        return (
            f"there is no term {quote(target)} in vocabularies/glossary.yml. Correct the id or add the term."
            f"{did_you_mean(target, terms)}",
            "unknown-id",
        )
    if scheme not in BY_SCHEME:
        return (
            f"{quote(scheme + ':')} is not a kind of link. Use {':, '.join(BY_SCHEME)}:, {TERM}: or https:."
            f"{did_you_mean(scheme, [*BY_SCHEME, TERM])}",
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
