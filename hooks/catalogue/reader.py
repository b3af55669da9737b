"""Reads one YAML file strictly: text stays text, and every value knows its line.

Ordinary YAML loaders turn `no` into False, keep the last of two equal keys without a word and
expand aliases without limit. Contributors' files are untrusted and their authors are not
programmers, so this reader walks libyaml's events itself and refuses whatever can surprise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .problems import CatalogueError, Problem, quote, shown_path
from .syntax import reworded

MAX_BYTES = 64 * 1024
MAX_DEPTH = 10
MAX_VALUES = 2_000

Key = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Control characters, zero-width spaces, line and paragraph separators, marks and overrides of
# direction. Zero-width joiners (U+200C, U+200D) stay: Persian spelling and emoji need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


@dataclass
class Document:
    """The values of one file and the line on which each stands."""

    path: Path
    data: dict[str, Any]
    lines: dict[Key, int] = field(default_factory=dict)

    def line(self, key: Key) -> int:
        """Return the line of `key`, or of the nearest thing around it that exists."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)

    def problem(self, key: Key, text: str, code: str) -> Problem:
        """Return a problem that points at `key`."""
        return Problem(shown_path(self.path), self.line(key), text, code)


def read_document(path: Path, max_bytes: int = MAX_BYTES) -> Document:
    """Read a YAML file that holds one mapping and at most `max_bytes` bytes.

    Raises CatalogueError with every problem that can be told apart in one reading.
    """
    return parse_document(path, read_text(path, max_bytes))


def parse_document(path: Path, text: str) -> Document:
    """Read YAML text that was taken from `path`; see `read_document`."""
    document = Document(path, {})
    walker = _Walker(document)
    try:
        next_event = _Loader(text).get_event
        while (event := next_event()) is not None:
            walker.take(event)
    except yaml.YAMLError as error:
        walker.problems.append(reworded(path, text, error))
    except _UnreadableError:
        pass
    if not document.data and not walker.problems:
        walker.problems.append(
            document.problem((), "the file is empty. Fill it in; _template.yml shows how.", "empty-file")
        )
    if walker.problems:
        raise CatalogueError(walker.problems)
    return document


def read_text(path: Path, max_bytes: int = MAX_BYTES) -> str:
    """Read a UTF-8 text file without invisible characters and tabs.

    Raises CatalogueError when it is none, or is larger than `max_bytes`.
    """

    def refuse(line: int, what: str, code: str) -> CatalogueError:
        return CatalogueError([Problem(shown_path(path), line, what, code)])

    with open(path, "rb") as file:  # noqa: PTH123  (there are thousands of files)
        raw = file.read(max_bytes + 1)
    if len(raw) > max_bytes:
        raise refuse(
            1,
            f"the file has {path.stat().st_size:,} bytes, more than the {max_bytes:,} allowed. "
            "Keep one entry to a file and link to long texts instead of copying them.",
            "too-large",
        )
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise refuse(
            line,
            "the file is not saved as UTF-8 text. In your editor choose “Save with encoding” and then UTF-8.",
            "not-utf8",
        ) from None
    if "\t" not in text and not _INVISIBLE.search(text):
        return text
    found = []
    for number, line_text in enumerate(text.split("\n"), 1):
        if "\t" in line_text:
            found.append(
                Problem(shown_path(path), number, "there is a tab in this line. Replace it with spaces.", "tab")
            )
        if hidden := _INVISIBLE.search(line_text):
            found.append(Problem(shown_path(path), number, _invisible(hidden.group()), "invisible-character"))
    if found:
        raise CatalogueError(found)
    return text


def _invisible(character: str) -> str:
    return (
        f"there is an invisible character (U+{ord(character):04X}) in this line. "
        "Delete the line and type it again without pasting."
    )


class _UnreadableError(Exception):
    """What follows cannot be understood any more."""


class _Walker:
    """Builds plain dicts and lists of text from libyaml's events."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lines = document.lines
        self.problems: list[Problem] = []
        self.stack: list[tuple[Any, Key]] = []
        self.key: str | None = None
        self.values = 0
        self.documents = 0

    def take(self, event: Any) -> None:
        """Take one event; problems are collected, `_UnreadableError` is raised where going on makes no sense."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._refuse_marks(event)
            self._open(event, {} if kind is yaml.MappingStartEvent else [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.stack.pop()
        elif kind is yaml.AliasEvent:
            self._stop(event, f'"*{event.anchor}" is a YAML alias. Write the text out in full.', "alias")
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._stop(event, 'a second document begins with "---". Keep one entry to a file.', "second-document")

    def _stop(self, event: Any, text: str, code: str) -> None:
        self._add(event, text, code)
        raise _UnreadableError

    def _add(self, event: Any, text: str, code: str) -> None:
        self.problems.append(Problem(shown_path(self.document.path), event.start_mark.line + 1, text, code))

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._stop(event, f'"&{event.anchor}" is a YAML anchor. Delete it.', "anchor")
        if event.tag is not None:
            self._stop(event, f'{quote(event.tag)} is a YAML tag. Delete the part that begins with "!".', "tag")

    def _open(self, event: Any, container: Any) -> None:
        if not self.stack:
            if not isinstance(container, dict):
                self._stop(event, 'the file must begin with "name: value" lines, not with a list.', "not-a-mapping")
            self.lines[()] = event.start_mark.line + 1
            self.document.data = container
            self.stack.append((container, ()))
            return
        if isinstance(self.stack[-1][0], dict) and self.key is None:
            self._stop(event, 'a list or group stands where a name belongs. Write "name: value".', "not-text-key")
        outer, where = self.stack[-1]
        where = (*where, len(outer) if self.key is None else self.key)
        self._place(event, container)
        if len(self.stack) >= MAX_DEPTH:
            self._stop(event, f"lists stand inside lists more than {MAX_DEPTH} deep. Flatten them.", "too-deep")
        self.stack.append((container, where))

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        text = event.value
        # Only text in double quotes can hold escapes; all else was looked at before it was parsed.
        if event.style == '"' and (hidden := _INVISIBLE.search(text)):
            self._add(event, _invisible(hidden.group()), "invisible-character")
        if not self.stack:
            if text or event.style:
                self._stop(event, 'the file must begin with "name: value" lines. Copy _template.yml.', "not-a-mapping")
            return
        container, where = self.stack[-1]
        if self.key is not None or type(container) is list:
            self._place(event, text)
            return
        here = (*where, text)
        if text in container:
            first = self.lines[here]
            self._add(
                event,
                f"{quote(text)} stands here a second time; it was first given in line {first}. Keep one.",
                "repeated-key",
            )
        self.key = text
        self.lines[here] = event.start_mark.line + 1

    def _place(self, event: Any, value: Any) -> None:
        """Put a value under the name before it, or at the end of its list."""
        self.values += 1
        if self.values > MAX_VALUES:
            self._stop(event, f"the file holds more than {MAX_VALUES:,} values. Split it.", "too-many-values")
        container, where = self.stack[-1]
        if self.key is not None:
            container[self.key] = value
            self.key = None
        else:
            self.lines[(*where, len(container))] = event.start_mark.line + 1
            container.append(value)
