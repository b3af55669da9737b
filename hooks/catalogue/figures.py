"""The words of the figures: `resources/vocabularies/figures.yml`, each text in every language.

The drawings are templates (overrides/fragments/figures/) and hold no words, so one drawing serves all languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .locales import LANGUAGES
from .problems import CatalogueError, Problem, did_you_mean, quote, shown_path
from .reader import Document, read_document


def _fields(parts: str, labels: str = "") -> tuple[str, ...]:
    """Return the fields of a figure: each part has a name and a text, a label stands alone."""
    named = [field for part in parts.split() for field in (part, f"{part}_text")]
    return ("title", "description", *labels.split(), *named)


FIELDS: Mapping[str, tuple[str, ...]] = {
    "socio-ecological-model": _fields(
        "policy physical_environment community organizational interpersonal intrapersonal"
    ),
    "four-functions": _fields("daily_management emotional_social clinical_linkage ongoing_support", "center"),
    "cycle": _fields("plan implement evaluate", "people_served peer_supporters organization"),
    "stages": _fields("organizational_readiness program_development program_implementation evaluation sustainability"),
    "training-path": _fields("length topics activities issues practice refresher", "before during"),
    "re-aim": _fields("reach effectiveness adoption implementation maintenance", "people settings both"),
}
"""The fields that each drawing asks for."""


@dataclass(frozen=True)
class Figure:
    """The words of one drawing."""

    id: str
    texts: Mapping[str, Mapping[str, str]]
    """{lang: {field: text}}"""


def read_figures(path: Path) -> dict[str, Figure]:
    """Read the words of all figures. Raises CatalogueError with all problems."""
    try:
        document = read_document(path)
    except FileNotFoundError:
        said = "the file is missing. Restore it from the repository."
        raise CatalogueError([Problem(shown_path(path), 1, said, "missing-file")]) from None
    problems = list(_faults(document))
    if problems:
        raise CatalogueError(problems)
    return {
        figure_id: Figure(
            figure_id, {lang: {field: texts[lang] for field, texts in fields.items()} for lang in LANGUAGES}
        )
        for figure_id, fields in document.data.items()
    }


def _faults(document: Document) -> Iterator[Problem]:
    for figure_id, fields in FIELDS.items():
        given = document.data.get(figure_id)
        if not isinstance(given, dict):
            said = f"the words of the figure {quote(figure_id)} are missing. Add them as the other figures have them."
            yield document.problem((figure_id,), said, "label")
            continue
        yield from _unknown(document, (figure_id,), given, fields)
        for field in fields:
            yield from _text_faults(document, figure_id, field, given.get(field))
    yield from _unknown(document, (), document.data, tuple(FIELDS))


def _text_faults(document: Document, figure_id: str, field: str, texts: Any) -> Iterator[Problem]:
    key = (figure_id, field)
    if not isinstance(texts, dict):
        said = f'{quote(figure_id)} has no "{field}". Add "{field}:" with en, es and zh below it.'
        yield document.problem(key, said, "label")
        return
    yield from _unknown(document, key, texts, LANGUAGES)
    for lang in LANGUAGES:
        if not isinstance(texts.get(lang), str) or not texts[lang].strip():
            said = f'"{field}" of {quote(figure_id)} has no text in "{lang}". Add a line "{lang}: …".'
            yield document.problem((*key, lang), said, "label")


def _unknown(
    document: Document, key: tuple[str, ...], given: Mapping[str, Any], known: tuple[str, ...]
) -> Iterator[Problem]:
    for name in given:
        if name not in known:
            said = f"no figure uses {quote(name)}. Delete it or correct its name.{did_you_mean(name, known)}"
            yield document.problem((*key, name), said, "unknown-field")
