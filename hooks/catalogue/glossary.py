"""The glossary: each term in every language, with its definition, accepted variants and what to avoid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .guide import Guide
from .locales import LANGUAGES
from .problems import CatalogueError, Problem, did_you_mean, quote, shown_path
from .reader import Document, read_document

MAX_BYTES = 256 * 1024
"""The glossary is one file: translators want to see terms beside one another."""

_TEXTS = tuple(f"{lang}{ending}" for lang in LANGUAGES for ending in ("", "_definition"))
_LISTS = tuple(f"{lang}{ending}" for lang in LANGUAGES for ending in ("_variants", "_avoid"))


_NOT_WORDS = re.compile(r"\]\([^)]*\)|\{[^}]*\}|`[^`]*`|<!--.*?-->")
"""Addresses, heading ids, code and inserts: what readers do not read."""


@dataclass(frozen=True)
class GlossaryTerm:
    """One term."""

    id: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    variants: Mapping[str, tuple[str, ...]]
    avoid: Mapping[str, tuple[str, ...]]
    """Words that the guide does not use for it."""


def read_glossary(path: Path) -> dict[str, GlossaryTerm]:
    """Read the glossary. Raises CatalogueError with all problems."""
    try:
        document = read_document(path, MAX_BYTES)
    except FileNotFoundError:
        said = "the file is missing. Restore it from the repository."
        raise CatalogueError([Problem(shown_path(path), 1, said, "missing-file")]) from None
    problems = [problem for term_id, fields in document.data.items() for problem in _faults(document, term_id, fields)]
    if problems:
        raise CatalogueError(problems)
    return {term_id: _term(term_id, fields) for term_id, fields in document.data.items()}


def _faults(document: Document, term_id: str, fields: Any) -> Iterator[Problem]:
    if not isinstance(fields, dict):
        yield document.problem((term_id,), f"{quote(term_id)} has no fields. Add en, es and zh below it.", "label")
        return
    for name in _TEXTS:
        if not isinstance(fields.get(name), str) or not fields[name]:
            yield document.problem((term_id,), f'{quote(term_id)} has no "{name}". Add a line "{name}: …".', "label")
    for name, value in fields.items():
        if name not in (*_TEXTS, *_LISTS):
            yield document.problem(
                (term_id, name),
                f"{quote(name)} is not a field of a term. Correct its name.{did_you_mean(name, (*_TEXTS, *_LISTS))}",
                "unknown-field",
            )
        elif name in _LISTS and not (
            isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)
        ):
            yield document.problem((term_id, name), f"{quote(name)} must be a list: [first, second].", "wrong-type")


def _term(term_id: str, fields: Mapping[str, Any]) -> GlossaryTerm:
    return GlossaryTerm(
        term_id,
        {lang: fields[lang] for lang in LANGUAGES},
        {lang: fields[f"{lang}_definition"] for lang in LANGUAGES},
        {lang: tuple(fields.get(f"{lang}_variants", ())) for lang in LANGUAGES},
        {lang: tuple(fields.get(f"{lang}_avoid", ())) for lang in LANGUAGES},
    )


def check_wording(guide: Guide, glossary: Mapping[str, GlossaryTerm]) -> Iterator[Problem]:
    """Yield a problem wherever the guide uses a word that the glossary says to avoid."""
    for lang, pages in guide.items():
        avoided = {word: term for term in glossary.values() for word in term.avoid[lang]}
        for page in pages.values():
            for number, line in enumerate(page.body.split("\n"), page.body_line):
                words = _NOT_WORDS.sub("", line).casefold()
                for word, term in avoided.items():
                    if word.casefold() in words:
                        yield Problem(
                            shown_path(page.path),
                            number,
                            f"{quote(word)} is not the term of this guide. Write {quote(term.labels[lang])}.",
                            "avoided-term",
                        )
