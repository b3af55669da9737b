"""The words of buttons and headings: `resources/translations/<lang>/interface.yml`."""

from __future__ import annotations

import re
from pathlib import Path

from .locales import DEFAULT, LANGUAGES
from .problems import CatalogueError, Problem, did_you_mean, quote, shown_path
from .reader import Document, read_document

_SLOT = re.compile(r"\{(\w+)\}")


def read_interface(folder: Path) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    """Read the interface words of every language: one flat mapping each, the same keys in all.

    Returns {lang: {key: words}} and the problems.
    """
    found: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    for lang in LANGUAGES:
        path = folder / lang / "interface.yml"
        try:
            documents[lang] = read_document(path)
        except CatalogueError as error:
            problems += error.problems
        except FileNotFoundError:
            problems.append(Problem(shown_path(path), 1, "the file is missing. Restore it.", "missing-file"))
    source = documents.get(DEFAULT)
    for lang, document in documents.items():
        found[lang] = {key: value for key, value in document.data.items() if isinstance(value, str)}
        if source is not None:
            problems += _compare(document, source)
    return found, problems


def _compare(document: Document, source: Document) -> list[Problem]:
    problems = []
    for key, value in document.data.items():
        if not isinstance(value, str):
            problems.append(
                document.problem((key,), f"{quote(key)} must be one text. Write it on one line.", "wrong-type")
            )
        elif key not in source.data:
            problems.append(
                document.problem(
                    (key,),
                    f"{quote(key)} is not in the English file. Delete it or correct its name."
                    f"{did_you_mean(key, source.data)}",
                    "unknown-field",
                )
            )
        elif set(_SLOT.findall(value)) != set(_SLOT.findall(str(source.data[key]))):
            slots = ", ".join(f"{{{slot}}}" for slot in sorted(set(_SLOT.findall(str(source.data[key]))))) or "none"
            problems.append(
                document.problem((key,), f"{quote(key)} must hold the same places as the English: {slots}.", "slots")
            )
    for key in source.data:
        if key not in document.data:
            problems.append(document.problem((), f"{quote(key)} is missing. Add it; the English file has it.", "label"))
    return problems
