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

CHECKLIST = "checklist"
"""The scheme of links to checklists; `::: checklist some-id` puts a whole one into a page."""

MATERIAL = "material"
"""The scheme of links to materials: `[application form](material:supporter-application-form)`."""

_OURS = (*BY_SCHEME, CHECKLIST, MATERIAL, TERM)
_BLOCK = re.compile(r"^:::(?: *checklist +(\S+))?.*$")


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
    guide: Guide,
    known_ids: Mapping[str, str],
    terms: Collection[str],
    checklists: Collection[str] = (),
    materials: Collection[str] = (),
) -> tuple[dict[str, list[Citation]], list[Problem]]:
    """Look at every link of the guide.

    `known_ids` maps the id of an entry to its kind; `terms`, `checklists` and `materials` are the other ids that
    links may name.
    Returns {lang: citations in order} and the problems.
    """
    found: dict[str, list[Citation]] = {}
    problems: list[Problem] = []
    for lang, pages in guide.items():
        found[lang] = []
        for page in pages.values():
            for line, scheme, target, citation in _links(page):
                fault = link_fault(scheme, target, known_ids, terms, checklists, materials)
                if fault:
                    problems.append(Problem(shown_path(page.path), line, *fault))
                elif citation:
                    found[lang].append(citation)
            problems += _block_faults(page, checklists)
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


def headings(page: GuidePage) -> tuple[str, ...]:
    """Return the ids that are written out for the headings of a page."""
    matches = (_HEADING.match(line) for line in page.body.split("\n"))
    return tuple(match.group(3) for match in matches if match and match.group(3))


def embedded_checklists(page: GuidePage) -> Iterator[tuple[int, str, bool]]:
    """Yield (line, id or "", whether it stands between empty lines) of every line that begins with `:::`."""
    lines = ["", *page.body.split("\n"), ""]
    fenced = False
    for number, line in enumerate(lines[1:-1], 1):
        if _FENCE.match(line):
            fenced = not fenced
        if not fenced and (match := _BLOCK.match(line)):
            alone = not lines[number - 1].strip() and not lines[number + 1].strip()
            yield page.body_line + number - 1, match.group(1) or "", alone


def _block_fault(
    target: str, alone: bool, line: int, first: int, checklists: Collection[str]
) -> tuple[str, str] | None:
    if not target:
        return '":::" puts a checklist into the page. Write "::: checklist some-id".', "checklist-line"
    if not alone:
        return '"::: checklist" needs an empty line before and after it. Add them.', "checklist-line"
    if first != line:
        return f"the checklist {quote(target)} already stands in line {first}. Keep one.", "checklist-line"
    return link_fault(CHECKLIST, target, {}, (), checklists)


def _block_faults(page: GuidePage, checklists: Collection[str]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for line, target, alone in embedded_checklists(page):
        first = seen.setdefault(target, line)
        fault = _block_fault(target, alone, line, first, checklists)
        if fault:
            yield Problem(shown_path(page.path), line, *fault)


def link_fault(
    scheme: str,
    target: str,
    known_ids: Mapping[str, str],
    terms: Collection[str] = (),
    checklists: Collection[str] = (),
    materials: Collection[str] = (),
) -> tuple[str, str] | None:
    """Say what is wrong with the link `scheme:target`, or nothing."""
    if scheme in (CHECKLIST, MATERIAL):
        ids = checklists if scheme == CHECKLIST else materials
        if target in ids:
            return None
        return (
            f"there is no resources/{scheme}s/{target}.yml. Correct the id or add the {scheme}."
            f"{did_you_mean(target, ids)}",
            "unknown-id",
        )
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
            f"{quote(scheme + ':')} is not a kind of link. Use {':, '.join(_OURS)}: or https:."
            f"{did_you_mean(scheme, _OURS)}",
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
