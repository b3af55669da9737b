"""The words of checklists in other languages: `resources/translations/<lang>/checklists/<id>.yml`.

They are keyed by the ids of groups and items, so that reordering the English moves nothing. Inside
the program each text has one flat name, "items.some-id.why"; under it stands its mark in `made_from`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .locales import DEFAULT, TAGS
from .problems import CatalogueError, Problem, did_you_mean, quote, shown_path
from .reader import Document, Key, read_document
from .translations import MADE_FROM, TARGETS, is_current
from .words import Said, Translation, short_hash

FOLDER = "checklists"
_ITEM_FIELDS = ("text", "why")
_TOP = ("title", "purpose", "groups", "items", "made_from")
_WRITTEN = '"made_from" is written by "make check FIX=1". Delete it.'


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
    texts = {}
    for name, text in english.items():
        translated = None if lang == DEFAULT else translation.get(name)
        tag = TAGS[lang] if translated or lang == DEFAULT else TAGS[DEFAULT]
        texts[name] = Said(str(translated or text), tag, tag != TAGS[lang])
    return ChecklistWords(texts)


English = Mapping[str, Mapping[str, str]]
"""{id of a checklist: its English words by flat name}"""


def read_checklist_translations(
    folder: Path, english: English, known_ids: Iterable[str]
) -> tuple[dict[str, dict[str, Translation]], list[Problem]]:
    """Read `folder`/<lang>/checklists for every target language.

    `known_ids` are the ids of all checklists, those with problems of their own included.
    Returns {lang: {id: Translation}} and the problems.
    """
    found: dict[str, dict[str, Translation]] = {lang: {} for lang in TARGETS}
    problems: list[Problem] = []
    known = set(known_ids)
    for lang in TARGETS:
        for path in _files(folder, lang):
            if path.stem not in known:
                said = f"there is no checklist resources/{FOLDER}/{path.stem}.yml. Rename this file or delete it."
                problems.append(Problem(shown_path(path), 1, said + did_you_mean(path.stem, known), "unknown-id"))
            elif path.stem in english:
                try:
                    found[lang][path.stem], faults = _check(read_document(path), english[path.stem])
                    problems += faults
                except CatalogueError as error:
                    problems += error.problems
        for checklist, texts in english.items():
            found[lang].setdefault(checklist, Translation(missing=tuple(texts)))
    return found, problems


def _files(folder: Path, lang: str) -> list[Path]:
    return sorted((folder / lang / FOLDER).glob("*.yml"))


def _check(document: Document, english: Mapping[str, str]) -> tuple[Translation, list[Problem]]:
    problems = list(_shape_faults(document, english))
    given = {name: text for _, name, text in _flat(document.data) if text.strip()}
    marks = document.data.get("made_from", {})
    if not isinstance(marks, dict):
        problems.append(document.problem(("made_from",), _WRITTEN, "made-from"))
        marks = {}
    texts = {name: given[name] for name in english if name in given}
    missing = tuple(name for name in english if name not in given)
    outdated = tuple(name for name, text in texts.items() if not is_current(english[name], text, marks.get(name)))
    return Translation(texts, missing, outdated), problems


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


def mark_checklists(folder: Path, english: English) -> list[Path]:
    """Write `made_from` into every translation of a checklist where it is absent or no longer fits.

    A text that is outdated keeps its mark: only changing its words makes it current again.
    Returns the files that changed.
    """
    written = []
    for lang in TARGETS:
        for path in _files(folder, lang):
            source = english.get(path.stem)
            if source is None:
                continue
            data = read_document(path).data
            given = {name: text for _, name, text in _flat(data) if text.strip() and name in source}
            old = data.get("made_from")
            marks = old if isinstance(old, dict) else {}
            new = {
                name: f"{short_hash(source[name])} {short_hash(text)}"
                if is_current(source[name], text, marks.get(name))
                else marks[name]
                for name, text in given.items()
            }
            if new and new != marks:
                kept = MADE_FROM.sub("", path.read_text(encoding="utf-8")).rstrip("\n")
                block = "".join(f"  {name}: {mark}\n" for name, mark in new.items())
                path.write_text(f"{kept}\nmade_from:\n{block}", encoding="utf-8", newline="\n")
                written.append(path)
    return written
