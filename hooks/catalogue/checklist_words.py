"""The words of checklists in other languages: `resources/translations/<lang>/checklists/<id>.yml`.

They are keyed by the ids of groups and items, so that reordering the English moves nothing. Inside
the program each text has one flat name, "items.some-id.why"; under it stands its mark in `made_from`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .problems import Problem, did_you_mean, quote
from .reader import Document, Key
from .word_files import WordFiles
from .words import Said, Translation, said_texts

_ITEM_FIELDS = ("text", "why")
_TOP = ("title", "purpose", "groups", "items", "made_from")


@dataclass(frozen=True)
class ChecklistWords:
    """What a checklist says to a reader of one language."""

    texts: Mapping[str, Said]
    """By flat name: "title", "groups.some-id", "items.some-id.text"."""

    @property
    def title(self) -> Said:
        """The title of the checklist."""
        return self.texts["title"]

    @property
    def purpose(self) -> Said:
        """When to use it, and with whom."""
        return self.texts["purpose"]

    @property
    def is_fallback(self) -> bool:
        """Whether any of the texts is not in the reader's language."""
        return any(said.fallback for said in self.texts.values())


def checklist_words(english: Mapping[str, str], lang: str, translation: Translation) -> ChecklistWords:
    """Return `english` in the words of `translation` where they are current."""
    return ChecklistWords(said_texts(english, lang, translation))


def _flat(data: Mapping[str, Any]) -> Iterator[tuple[Key, str, str]]:
    """Yield (key, flat name, text) of every text that stands where a text belongs."""
    for name in ("title", "purpose"):
        if isinstance(data.get(name), str):
            yield (name,), name, data[name]
    groups, items = data.get("groups"), data.get("items")
    for group, text in groups.items() if isinstance(groups, dict) else ():
        if isinstance(text, str):
            yield ("groups", group), f"groups.{group}", text
    for item, fields in items.items() if isinstance(items, dict) else ():
        for field, text in fields.items() if isinstance(fields, dict) else ():
            if isinstance(text, str):
                yield ("items", item, field), f"items.{item}.{field}", text


def _shape_faults(document: Document, english: Mapping[str, str]) -> Iterator[Problem]:
    data = document.data
    for name, value in data.items():
        if name not in _TOP:
            said = f"{quote(name)} holds no words of a checklist. Delete it or correct its name."
            yield document.problem((name,), said + did_you_mean(name, _TOP), "unknown-field")
        elif name in ("title", "purpose") and not isinstance(value, str):
            yield document.problem((name,), f"{quote(name)} must be one text. Write it on one line.", "wrong-type")
        elif name in ("groups", "items") and not isinstance(value, dict):
            said = f'{quote(name)} must be a group of lines "some-id: …". Indent them below it.'
            yield document.problem((name,), said, "wrong-type")
    known = {name: tuple(one.split(".")[1] for one in english if one.startswith(f"{name}.")) for name in _PARTS}
    for name, what in _PARTS.items():
        part = data.get(name)
        for one, value in part.items() if isinstance(part, dict) else ():
            if one not in known[name]:
                said = f"the English checklist has no {what} {quote(one)}. Correct the id or delete it."
                yield document.problem((name, one), said + did_you_mean(one, known[name]), "unknown-id")
            elif name == "groups" and not isinstance(value, str):
                yield document.problem(
                    (name, one), f"{quote(one)} must be one text. Write it on one line.", "wrong-type"
                )
            elif name == "items":
                yield from _item_faults(document, one, value)


_PARTS = {"groups": "group", "items": "item"}


def _item_faults(document: Document, item: str, value: object) -> Iterator[Problem]:
    if not isinstance(value, dict):
        said = f'{quote(item)} must have the lines "text: …" and "why: …". Indent them below it.'
        yield document.problem(("items", item), said, "wrong-type")
        return
    for field, text in value.items():
        if field not in _ITEM_FIELDS:
            said = f"{quote(field)} holds no words of an item. Delete it or correct its name."
            yield document.problem(("items", item, field), said + did_you_mean(field, _ITEM_FIELDS), "unknown-field")
        elif not isinstance(text, str):
            said = f"{quote(field)} must be one text. Write it on one line."
            yield document.problem(("items", item, field), said, "wrong-type")


CHECKLIST_FILES = WordFiles("checklists", "checklist", _flat, _shape_faults)
"""Reads and marks the translations of checklists."""
