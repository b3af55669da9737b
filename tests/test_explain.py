"""The words for faults of values; test_models shows each with the field it is about."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError, field_validator

from catalogue.explain import explain
from catalogue.reader import parse_document


class Even(BaseModel):
    """A model with a rule that the project has no words for."""

    number: int

    @field_validator("number")
    @classmethod
    def _check(cls, value: int) -> int:
        if value % 2:
            raise ValueError("an odd number")
        return value


def test_rule_without_words_of_our_own():
    """A rule that was added without words for it is still told with line, field and a place to look."""
    document = parse_document(Path("entry.yml"), "\nnumber: 3\n")
    with pytest.raises(ValidationError) as raised:
        Even.model_validate(document.data)
    expected = 'entry.yml:2: "number": Value error, an odd number. Compare it with _template.yml. [value]'
    assert expected == str(explain(document, Even, raised.value.errors()[0]))


def test_rule_about_a_whole_entry():
    """A fault that belongs to no field is told at the beginning of the entry."""
    document = parse_document(Path("entry.yml"), "\nnumber: 3\n")
    with pytest.raises(ValidationError) as raised:
        Even.model_validate("three")
    expected = (
        "entry.yml:2: the entry must be a group of lines. Indent them below it; _template.yml shows how. [wrong-type]"
    )
    assert expected == str(explain(document, Even, raised.value.errors()[0]))
