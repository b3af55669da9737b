"""The words an entry may choose from: conditions, steps, settings and so on.

Each `resources/vocabularies/<name>.yml` maps an id to its label in every language, side by side,
so that whoever adds a term sees at once which language still lacks it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .locales import LANGUAGES
from .problems import CatalogueError, Problem, did_you_mean, quote, shown_path
from .reader import Document, read_document

NAMES = (
    "audience", "chapters", "conditions", "core_functions", "delivery_modes", "formats", "leads_to", "levels",
    "licenses", "results", "settings", "steps",
)  # fmt: skip


@dataclass(frozen=True)
class Term:
    """One word of a vocabulary."""

    id: str
    labels: Mapping[str, str]
    parent: str | None = None
    """The wider term: whoever looks for `diabetes` also finds `type-2-diabetes`."""
    chapter: str | None = None
    """For steps: the chapter of the guide that treats it."""


@dataclass(frozen=True)
class Vocabulary:
    """The terms of one file, in the order in which readers see them."""

    name: str
    terms: Mapping[str, Term] = field(default_factory=dict)

    def __contains__(self, term_id: object) -> bool:
        return term_id in self.terms

    def label(self, term_id: str, lang: str) -> str:
        """Return the label of `term_id` in `lang`."""
        return self.terms[term_id].labels[lang]

    def with_parents(self, term_ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return the terms and every wider term of them, each once."""
        return tuple(dict.fromkeys(term for term_id in term_ids for term in self._upwards[term_id]))

    @cached_property
    def _upwards(self) -> dict[str, tuple[str, ...]]:
        """{term: itself and every wider term}; a circle of wider terms ends where it began."""
        found = {}
        for term_id in self.terms:
            above: dict[str, None] = {}
            step: str | None = term_id
            while step is not None and step not in above:
                above[step] = None
                step = self.terms[step].parent
            found[term_id] = tuple(above)
        return found

    def suggestion(self, wrong: str) -> str:
        """Return ` Did you mean "…"?`, looking at ids and at labels in every language."""
        by_label = {label.casefold(): term.id for term in self.terms.values() for label in term.labels.values()}
        if exact := by_label.get(wrong.casefold()):
            return f' Did you mean "{exact}"?'
        return did_you_mean(wrong, self.terms)


def read_vocabularies(folder: Path) -> dict[str, Vocabulary]:
    """Read every vocabulary below `folder`.

    Raises CatalogueError with the problems of all files.
    """
    found: dict[str, Vocabulary] = {}
    problems: list[Problem] = []
    for name in NAMES:
        try:
            document = read_document(folder / f"{name}.yml")
        except CatalogueError as error:
            problems += error.problems
            continue
        except FileNotFoundError:
            problems.append(
                Problem(
                    shown_path(folder), 1, f"{name}.yml is missing. Restore it from the repository.", "missing-file"
                )
            )
            continue
        terms, faults = _terms(document)
        problems += faults
        found[name] = Vocabulary(name, terms)
    if problems:
        raise CatalogueError(problems)
    return found


def _terms(document: Document) -> tuple[dict[str, Term], list[Problem]]:
    terms: dict[str, Term] = {}
    problems: list[Problem] = []
    for term_id, values in document.data.items():
        if not isinstance(values, dict):
            problems.append(
                document.problem((term_id,), f"{quote(term_id)} has no labels. Add en, es and zh below it.", "label")
            )
            continue
        for lang in LANGUAGES:
            if not isinstance(values.get(lang), str) or not values[lang]:
                problems.append(
                    document.problem(
                        (term_id,), f'{quote(term_id)} has no label in "{lang}". Add a line "{lang}: …".', "label"
                    )
                )
        for key in values:
            if key not in (*LANGUAGES, "parent", "chapter"):
                problems.append(
                    document.problem(
                        (term_id, key),
                        f"{quote(key)} is not a field of a term. Delete it."
                        f"{did_you_mean(key, (*LANGUAGES, 'parent', 'chapter'))}",
                        "unknown-field",
                    )
                )
        parent = values.get("parent")
        if parent is not None and (not isinstance(parent, str) or parent not in document.data):
            problems.append(
                document.problem(
                    (term_id, "parent"),
                    f"the wider term {quote(parent)} is not in this file. Add it or correct its name."
                    f"{did_you_mean(str(parent), document.data)}",
                    "unknown-term",
                )
            )
        terms[term_id] = Term(
            term_id, {lang: values.get(lang, term_id) for lang in LANGUAGES}, parent, values.get("chapter")
        )
    return terms, problems
