"""Reads the translations of entries, checks them, counts what is missing and marks what is current."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .locales import DEFAULT, LANGUAGES
from .models import Entry
from .problems import CatalogueError, Problem, did_you_mean, quote, shown_path
from .reader import Document, read_document
from .words import Translation, Value, english, short_hash, wanted, word_fields

TARGETS = tuple(lang for lang in LANGUAGES if lang != DEFAULT)
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*(million|millones|millón|thousand|mil\b|百万|万|亿)?", re.IGNORECASE)
MADE_FROM = re.compile(r"(?m)^made_from:.*\n?(?: .*\n?|\n)*")
_READ_ELSEWHERE = ("checklists", "materials")
_MONTH = re.compile(r"\d{1,2}月")  # English and Spanish write months in words
_SCALE = {
    "million": 1e6,
    "millones": 1e6,
    "millón": 1e6,
    "百万": 1e6,
    "thousand": 1e3,
    "mil": 1e3,
    "万": 1e4,
    "亿": 1e8,
}

ReadTranslations = tuple[dict[str, dict[str, Translation]], list[Problem]]
"""{lang: {id: Translation}}, and the problems."""


def read_translations(folder: Path, entries: Mapping[str, Entry], known_ids: Mapping[str, str]) -> ReadTranslations:
    """Read `folder`/<lang>/<kind>/<id>.yml for every target language.

    `known_ids` maps every id to its kind, entries with problems of their own included.
    """
    found: dict[str, dict[str, Translation]] = {lang: {} for lang in TARGETS}
    problems: list[Problem] = []
    for lang in TARGETS:
        for path in translation_files(folder / lang):
            kind, entry_id = path.parent.name, path.stem
            if known_ids.get(entry_id) != kind:
                problems.append(
                    Problem(
                        shown_path(path),
                        1,
                        f"there is no entry resources/{kind}/{entry_id}.yml. Rename this file or delete it."
                        f"{did_you_mean(entry_id, (i for i, k in known_ids.items() if k == kind))}",
                        "unknown-id",
                    )
                )
                continue
            if entry_id not in entries:
                continue
            try:
                document = read_document(path)
            except CatalogueError as error:
                problems += error.problems
                continue
            translation, faults = _check(document, entries[entry_id], lang)
            problems += faults
            found[lang][entry_id] = translation
        for entry_id, entry in entries.items():
            if entry_id not in found[lang]:
                found[lang][entry_id] = Translation(missing=tuple(wanted(entry, lang)))
    return found, problems


def translation_files(folder: Path) -> list[Path]:
    """Return the translation files of entries below resources/translations/<lang>; `word_files` reads the others."""
    return sorted(path for path in folder.glob("*/*.yml") if path.parent.name not in _READ_ELSEWHERE)


def _check(document: Document, entry: Entry, lang: str) -> tuple[Translation, list[Problem]]:
    known = word_fields(type(entry))
    problems = [
        document.problem(
            (name,),
            f"{quote(name)} holds no words of this entry. Delete it or correct its name.{did_you_mean(name, known)}",
            "unknown-field",
        )
        for name in document.data
        if name not in known and name != "made_from"
    ]
    made_from = document.data.get("made_from", {})
    if not isinstance(made_from, dict):
        problems.append(
            document.problem(("made_from",), '"made_from" is written by "make check FIX=1". Delete it.', "made-from")
        )
        made_from = {}
    texts: dict[str, Value] = {}
    missing, outdated = [], []
    source = english(entry)
    for name, value in wanted(entry, lang).items():
        translated = document.data.get(name)
        if not translated or (isinstance(translated, str) and not translated.strip()):
            missing.append(name)
            continue
        shape_fault = _shape_fault(name, translated, value)
        if shape_fault:
            problems.append(document.problem((name,), shape_fault, "wrong-type"))
            continue
        texts[name] = translated
        if not is_current(value, translated, made_from.get(name)) or not _same_length(value, translated):
            outdated.append(name)
        elif name in ("figures", "figure"):
            problems += _number_problems(document, name, value, translated)
    for name in document.data:
        if name in known and name not in source:
            problems.append(
                document.problem(
                    (name,), f"the English entry has no {quote(name)}. Delete it here or add it there.", "unknown-field"
                )
            )
    return Translation(texts, tuple(missing), tuple(outdated)), problems


def is_current(source: Value, translated: Value, mark: Any) -> bool:
    """Say whether a translation was made from `source` as it is now.

    Without a mark, or when the translation was changed after the mark was written, it is taken as current.
    """
    if not isinstance(mark, str):
        return True
    of_source, _, of_translation = mark.partition(" ")
    return of_source == short_hash(source) or of_translation != short_hash(translated)


def _shape_fault(name: str, translated: Any, source: Any) -> str | None:
    if isinstance(source, str):
        return None if isinstance(translated, str) else f"{quote(name)} must be one text. Write it on one line."
    if isinstance(source[0], str):
        if isinstance(translated, list) and all(isinstance(item, str) and item.strip() for item in translated):
            return None
        return f"{quote(name)} must be a list of texts: [first, second]. Keep the order of the entry."
    if isinstance(translated, list) and all(
        isinstance(item, dict)
        and set(item) == {"what", "amount"}
        and all(isinstance(text, str) and text.strip() for text in item.values())
        for item in translated
    ):
        return None
    return f'{quote(name)} must be a list, each item with "what" and "amount". Keep the order of the entry.'


def _same_length(value: Value, translated: Value) -> bool:
    return isinstance(value, str) or len(value) == len(translated)


def _number_problems(document: Document, name: str, value: Value, translated: Value) -> Iterator[Problem]:
    pairs: list[tuple[tuple[str | int, ...], str, str]] = []
    if isinstance(value, str):
        pairs.append(((name,), value, str(translated)))
    else:
        figures: Any = zip(value, translated, strict=True)
        pairs += [((name, number), one["amount"], other["amount"]) for number, (one, other) in enumerate(figures)]
    for key, one, other in pairs:
        wanted_numbers, given = _numbers(one), _numbers(other)
        if wanted_numbers != given:
            lost = ", ".join((wanted_numbers - given).elements()) or "none"
            extra = ", ".join((given - wanted_numbers).elements()) or "none"
            yield document.problem(
                key,
                f"the numbers differ from the English: missing {lost}; not in the English {extra}. Correct them.",
                "numbers-differ",
            )


def _numbers(text: str) -> Counter[str]:
    """Return the numbers of a text, written out: "1.5 million" and "150万" are the same number."""
    return Counter(
        f"{float(digits) * _SCALE.get(scale.casefold(), 1):.12g}"
        for digits, scale in _NUMBER.findall(_MONTH.sub("", text.replace(",", "")))
    )


def mark_translations(folder: Path, entries: Mapping[str, Entry]) -> list[Path]:
    """Write `made_from` into every translation file where it is absent or no longer fits; return those files.

    A translation that is outdated keeps its mark: only changing its words makes it current again.
    """
    written = []
    for lang in TARGETS:
        for path in translation_files(folder / lang):
            entry = entries.get(path.stem)
            if entry is None or entry.kind != path.parent.name:
                continue
            data = read_document(path).data
            made_from = data.get("made_from")
            marks = made_from if isinstance(made_from, dict) else {}
            new = {}
            for name, source in wanted(entry, lang).items():
                translated = data.get(name)
                if not translated:
                    continue
                new[name] = (
                    f"{short_hash(source)} {short_hash(translated)}"
                    if is_current(source, translated, marks.get(name))
                    else marks[name]
                )
            if new and new != marks:
                write_marks(path, new)
                written.append(path)
    return written


def write_marks(path: Path, marks: Mapping[str, str]) -> None:
    """Put `marks` at the end of a translation file, in the place of those that were there."""
    kept = MADE_FROM.sub("", path.read_text(encoding="utf-8")).rstrip("\n")
    block = "".join(f"  {name}: {mark}\n" for name, mark in marks.items())
    path.write_text(f"{kept}\nmade_from:\n{block}", encoding="utf-8", newline="\n")
