"""The hand-written pages as text: front matter, body, and whether a translation is current.

A translated page says in its front matter which English it was made from: `translation_of` holds a
short hash of the English page and the day on which it was marked, written by `make check FIX=1`;
`reviewed_by` names the native speaker who has read it and when.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .locales import DEFAULT, LANGUAGES
from .problems import CatalogueError, Problem, shown_path
from .reader import Document, parse_document, read_text
from .words import short_hash

MAX_BYTES = 256 * 1024
"""The largest page of the guide."""

_FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)


@dataclass(frozen=True)
class GuidePage:
    """One Markdown file of docs/<lang>/."""

    lang: str
    name: str
    """Path below docs/<lang>/: "guide/introduction.md"."""
    path: Path
    title: str
    body: str
    """The Markdown after the front matter."""
    body_line: int
    """The line of the file on which the body begins."""
    front_matter: Document

    @cached_property
    def fingerprint(self) -> str:
        """A short hash that changes when words, headings or links change."""
        return short_hash(f"{self.title} {self.front_matter.data['description']} {self.body}")

    @property
    def made_from(self) -> tuple[str, str] | None:
        """For a translation: (hash of the English page, day of the mark), when it is marked."""
        mark = str(self.front_matter.data.get("translation_of", "")).split()
        return (mark[0], mark[1]) if len(mark) == 2 else None

    @property
    def reviewed_by(self) -> str:
        """The native speaker who has read the translation, and when; "" when nobody has."""
        return str(self.front_matter.data.get("reviewed_by", ""))


Guide = dict[str, dict[str, GuidePage]]
"""{lang: {name: page}}"""


def read_guide(docs: Path) -> tuple[Guide, list[Problem]]:
    """Read every Markdown file of `docs`/<lang>; return the pages and what is wrong with files as such."""
    found: Guide = {lang: {} for lang in LANGUAGES}
    problems: list[Problem] = []
    for lang in LANGUAGES:
        for path in sorted((docs / lang).rglob("*.md")):
            name = path.relative_to(docs / lang).as_posix()
            try:
                found[lang][name] = _read_page(lang, name, path)
            except CatalogueError as error:
                problems += error.problems
    return found, problems


def _read_page(lang: str, name: str, path: Path) -> GuidePage:
    """Read one page. MkDocs passes over front matter that it cannot read; here it is a problem."""
    text = read_text(path, MAX_BYTES)
    match = _FRONT_MATTER.match(text)
    if match is None:
        said = 'the page must begin with "---", "title: …", "description: …", "---". Add these lines.'
        raise CatalogueError([Problem(shown_path(path), 1, said, "front-matter")])
    document = parse_document(path, "\n" + match.group(1))
    problems = [
        document.problem((), f'"{field}" is missing between the "---" lines. Add it.', "front-matter")
        for field in ("title", "description")
        if not isinstance(document.data.get(field), str) or not document.data[field]
    ]
    if problems:
        raise CatalogueError(problems)
    body_line = text.count("\n", 0, match.end()) + 1
    return GuidePage(lang, name, path, document.data["title"], text[match.end() :], body_line, document)


def page_state(guide: Guide, lang: str, name: str) -> str:
    """Say how a page stands in a language: "source", "current", "outdated", "unmarked" or "missing"."""
    if lang == DEFAULT:
        return "source"
    page, source = guide[lang].get(name), guide[DEFAULT].get(name)
    if page is None or source is None:
        return "missing"
    if page.made_from is None:
        return "unmarked"
    return "current" if page.made_from[0] == source.fingerprint else "outdated"


def mark_pages(guide: Guide) -> list[Path]:
    """Write `translation_of` into translated pages that have none yet; return those files.

    To mark a page anew after bringing it up to date, its translator deletes the line first.
    """
    today = datetime.date.today().isoformat()
    written = []
    for lang in LANGUAGES:
        for name, page in guide[lang].items():
            if page_state(guide, lang, name) != "unmarked":
                continue
            text = page.path.read_text(encoding="utf-8")
            mark = f"translation_of: {guide[DEFAULT][name].fingerprint} {today}\n"
            page.path.write_text(text.replace("\n---\n", f"\n{mark}---\n", 1), encoding="utf-8", newline="\n")
            written.append(page.path)
    return written
