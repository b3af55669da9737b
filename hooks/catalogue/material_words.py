"""The words of materials in other languages: `resources/translations/<lang>/materials/<id>.yml`.

Below `words` each text stands under its flat name, "some-section.some-block.some-item".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .problems import Problem, did_you_mean, quote
from .reader import Document, Key
from .word_files import WordFiles

HEAD = ("title", "summary", "use")
"""The texts that stand beside `words`."""

_TOP = (*HEAD, "words", "made_from")


def _flat(data: Mapping[str, Any]) -> Iterator[tuple[Key, str, str]]:
    """Yield (key, flat name, text) of every text that stands where a text belongs."""
    for name in HEAD:
        if isinstance(data.get(name), str):
            yield (name,), name, data[name]
    words = data.get("words")
    for name, text in words.items() if isinstance(words, dict) else ():
        if isinstance(text, str):
            yield ("words", name), name, text


def _shape_faults(document: Document, english: Mapping[str, str]) -> Iterator[Problem]:
    for name, value in document.data.items():
        if name not in _TOP:
            said = f"{quote(name)} holds no words of a material. Delete it or correct its name."
            yield document.problem((name,), said + did_you_mean(name, _TOP), "unknown-field")
        elif name in HEAD and not isinstance(value, str):
            yield document.problem((name,), f"{quote(name)} must be one text. Write it on one line.", "wrong-type")
    words = document.data.get("words", {})
    if not isinstance(words, dict):
        said = '"words" must be a group of lines "some-section.some-block: …". Indent them below it.'
        yield document.problem(("words",), said, "wrong-type")
        return
    for name, text in words.items():
        if name not in english or name in HEAD:
            said = f"the English material has no text {quote(name)}. Correct the name or delete it."
            yield document.problem(("words", name), said + did_you_mean(name, english), "unknown-id")
        elif not isinstance(text, str):
            said = f"{quote(name)} must be one text. Write it on one line."
            yield document.problem(("words", name), said, "wrong-type")


MATERIAL_FILES = WordFiles("materials", "material", _flat, _shape_faults)
"""Reads and marks the translations of materials."""
