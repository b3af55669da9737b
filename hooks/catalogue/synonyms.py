"""Synonyms for the search: words that mean the same to somebody who looks for something, in all languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from .locales import LANGUAGES
from .problems import CatalogueError, Problem, did_you_mean, quote, shown_path
from .reader import Document, read_document

Synonyms = Mapping[str, Mapping[str, tuple[str, ...]]]
"""{id: {lang: words}}; under "near" the ids of groups whose words are tried, too, but count for less"""

NEAR = "near"


def read_synonyms(path: Path) -> Synonyms:
    """Read `resources/vocabularies/synonyms.yml`. Raises CatalogueError with all problems."""
    try:
        document = read_document(path)
    except FileNotFoundError:
        said = "the file is missing. Restore it from the repository."
        raise CatalogueError([Problem(shown_path(path), 1, said, "missing-file")]) from None
    problems = [*_faults(document), *_repeated(document)]
    if problems:
        raise CatalogueError(problems)
    return {
        group: {key: tuple(words[key]) for key in (*LANGUAGES, NEAR) if key in words}
        for group, words in document.data.items()
    }


def _faults(document: Document) -> Iterator[Problem]:
    for group, words in document.data.items():
        if not isinstance(words, dict):
            text = f"{quote(group)} has no words. Add a line like en: [first, second] below it."
            yield document.problem((group,), text, "label")
            continue
        for lang, listed in words.items():
            if lang == NEAR and isinstance(listed, list):
                yield from _near_faults(document, group, listed)
            elif lang not in LANGUAGES:
                text = f"{quote(lang)} is not a language of this site. Correct it.{did_you_mean(lang, LANGUAGES)}"
                yield document.problem((group, lang), text, "unknown-field")
            elif not isinstance(listed, list) or not all(isinstance(word, str) and word.strip() for word in listed):
                text = f"{quote(lang)} must be a list of words: [first, second]."
                yield document.problem((group, lang), text, "wrong-type")
        if sum(len(listed) for key, listed in words.items() if key != NEAR and isinstance(listed, list)) < 2:
            text = f"{quote(group)} has one word only. Add another that means the same, or delete the group."
            yield document.problem((group,), text, "label")


def _near_faults(document: Document, group: str, listed: list[object]) -> Iterator[Problem]:
    for number, other in enumerate(listed):
        if other not in document.data or other == group:
            text = f"{quote(str(other))} is not another group of this file. Correct the id."
            others = [one for one in document.data if one != group]
            yield document.problem((group, NEAR, number), text + did_you_mean(str(other), others), "unknown-id")


def _repeated(document: Document) -> Iterator[Problem]:
    """A word in two groups would join what the groups keep apart."""
    seen: dict[tuple[str, str], str] = {}
    for group, words in document.data.items():
        for lang, listed in words.items() if isinstance(words, dict) else ():
            for number, word in enumerate(listed if isinstance(listed, list) and lang != NEAR else ()):
                key = (str(lang), str(word).casefold())
                if key in seen:
                    text = f"{quote(word)} stands in {quote(seen[key])} already. Keep it in one group, or join the two."
                    yield document.problem((group, lang, number), text, "repeated-term")
                seen.setdefault(key, group)
