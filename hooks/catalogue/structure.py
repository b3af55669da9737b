"""Compares a translated page with the English one: same headings, links, boxes and inserts, in the same order.

Only pages that say they are translations of the English as it is now are compared, so that nobody
who changes the English is stopped by translations that have yet to follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from .guide import Guide, GuidePage, page_state
from .locales import DEFAULT
from .problems import Problem, quote, shown_path

_PARTS = (
    (
        "heading",
        re.compile(r"^(#{1,6}) .*?(\{ ?#[\w-]+ ?\})?$", re.MULTILINE),
        lambda match: f"{match[1]} … {match[2] or ''}".strip(),
    ),
    ("link", re.compile(r"\]\(([^)\s]+)\)"), lambda match: match[1]),
    ("box", re.compile(r"^!!! (\w+)", re.MULTILINE), lambda match: f"!!! {match[1]}"),
    ("insert", re.compile(r"<!-- (catalogue: [^>\n]+) -->"), lambda match: match[1]),
    ("checklist", re.compile(r"^::: *(.+)$", re.MULTILINE), lambda match: f"::: {match[1]}"),
    ("table row", re.compile(r"^\|.*\|$", re.MULTILINE), lambda match: str(match[0].count("|") - 1) + " cells"),
    ("list item", re.compile(r"^ *(?:-|\d+\.) ", re.MULTILINE), lambda match: "item"),
)


def check_structure(guide: Guide) -> Iterator[Problem]:
    """Yield, for each part of a page, the first place where a translation departs from the English."""
    for lang, pages in guide.items():
        for name, page in pages.items():
            if lang != DEFAULT and page_state(guide, lang, name) in ("current", "unmarked"):
                yield from _compare(guide[DEFAULT][name], page)


def _compare(source: GuidePage, page: GuidePage) -> Iterator[Problem]:
    for part, pattern, shape in _PARTS:
        wanted = list(_found(source, pattern, shape))
        given = list(_found(page, pattern, shape))
        if part == "link":  # word order differs between languages, so links may change places
            wanted, given = sorted(wanted, key=_text), sorted(given, key=_text)
        for number, (one, other) in enumerate(zip_longest(wanted, given), 1):
            if one is not None and other is not None and one[1] == other[1]:
                continue
            line = _line(page, other[0]) if other is not None else page.body_line
            where = shown_path(source.path) + (f":{_line(source, one[0])}" if one is not None else "")
            yield Problem(
                shown_path(page.path),
                line,
                f"{part} {number} is {quote(other[1]) if other else 'missing'}, but in {where} it is "
                f"{quote(one[1]) if one else 'not there'}. Make them equal.",
                "structure",
            )
            break


def _found(page: GuidePage, pattern: re.Pattern[str], shape: object) -> Iterator[tuple[int, str]]:
    """Yield (place in the text, what stands there) of every match."""
    for match in pattern.finditer(page.body):
        yield match.start(), shape(match)  # type: ignore[operator]


def _line(page: GuidePage, place: int) -> int:
    return page.body_line + page.body.count("\n", 0, place)


def _text(found: tuple[int, str]) -> str:
    return found[1]
