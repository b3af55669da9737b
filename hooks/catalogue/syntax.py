"""Says what libyaml found wrong in words that help somebody who does not know YAML."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from .problems import Problem, shown_path

_AT_ERROR = {
    "mapping values are not allowed": ('a colon inside text needs quotes around the text: name: "first: second".'),
    "did not find expected key": (
        "the line does not fit what stands above it. Check quotation marks and the spaces before it."
    ),
    "cannot start any token": (
        "a text begins with a character that means something in YAML. Put quotation marks around the text."
    ),
    "did not find expected <document start>": "text follows that belongs to nothing. Delete it or indent it.",
    "found undefined tag handle": 'a YAML tag is used. Delete the part that begins with "!".',
    "did not find expected alphabetic or numeric": ("a text begins with & or *. Put quotation marks around the text."),
}
"""What libyaml says → what helps; the line is where libyaml stopped."""

_AT_CONTEXT = {
    "found unexpected end of stream": "a quotation mark is opened here and never closed. Close it, or delete it.",
    "could not find expected ':'": 'a line has no colon after its name. Write "name: value".',
    "did not find expected ',' or ']'": (
        "a list is opened with [, but a comma or the ] is missing. Write it like [first, second]."
    ),
}
"""The same; but the line at fault is where the thing began that was never ended."""

_INDENTED = re.compile(r" +[a-z_]+:(\s|$)")


def reworded(path: Path, text: str, error: yaml.YAMLError) -> Problem:
    """Return the problem that `error` stands for; libyaml's own words are kept when we know none better."""
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or error)
    words = next((words for part, words in _AT_ERROR.items() if part in said), None)
    if words is None:
        words = next((words for part, words in _AT_CONTEXT.items() if part in said), None)
        if words is not None:
            mark = getattr(error, "context_mark", None) or mark
    if words is None:
        words = f"this cannot be read as YAML ({said}). Compare the line with _template.yml."
    line = min(mark.line + 1, text.rstrip("\n").count("\n") + 1) if mark is not None else 1
    if words == _AT_ERROR["mapping values are not allowed"] and _INDENTED.match(text.split("\n")[line - 1]):
        words = "the line is indented, so it belongs to the text above. Delete the spaces before it."
    return Problem(shown_path(path), line, words, "yaml-syntax")
