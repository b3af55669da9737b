"""Breaks text into lines for drawings, because text in SVG does not wrap.

Which font a reader has is not known, so widths are those of the wider common ones (Noto Sans, Arial); the drawings
leave room around the text for the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

LINE_HEIGHT = 1.32
"""Times the size of the letters."""

_WIDTHS = {
    0.29: " .,:;'’!|ijl",
    0.39: "Jfrt-()[]Iíï",
    0.54: "ckszvxy?¿",
    0.58: "aegáéLST0123456789",
    0.72: "ACDGHKNOQRUVXYÓÚ&",
    0.80: "w",
    0.95: "mMW",
}
"""Widths of Latin letters for letters of size 1; others are 0.63 wide, Chinese characters 1."""

_WIDTH_OF = {character: width for width, characters in _WIDTHS.items() for character in characters}
_BOLD = 1.09
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_IS_WIDE = re.compile(f"[{_WIDE}]")

# A word is what may not be cut: a run of letters, or one Chinese character with the marks that must
# not stand at the beginning (，。？) or the end (（) of a line; with the blank or the hint behind it.
_OPENING, _CLOSING = "（“《", "，。、；：？！）”》"
_WORD = re.compile(f"[{_OPENING}]*(?:[^\\s|{_WIDE}]+|[{_WIDE}])[{_CLOSING}]*[ |]?")


HINT = "|"
"""In a text without blanks: here a line had better end. It is not shown."""


@dataclass(frozen=True)
class TextLines:
    """A text as it stands in a drawing."""

    lines: tuple[str, ...]
    """Each ends in a blank where the text has one, so that joined they read as written."""
    size: float
    bold: bool

    @property
    def step(self) -> float:
        """From one line to the next."""
        return round(self.size * LINE_HEIGHT, 1)

    @property
    def height(self) -> float:
        """Of all lines."""
        return round(self.step * len(self.lines), 1)


@cache
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide `text` is on one line."""
    wide = len(_IS_WIDE.findall(text))
    latin = sum(_WIDTH_OF.get(character, 0.63) for character in _IS_WIDE.sub("", text))
    return size * (wide + latin * (_BOLD if bold else 1))


@cache
def break_lines(text: str, width: float, size: float = 13, *, bold: bool = False) -> TextLines:
    """Break `text` into as few lines as fit into `width`, of lengths as even as can be.

    Raises ValueError when a single word is wider.
    """
    words = _WORD.findall(text)
    for word in words:
        if _width_of(word, size, bold) > width:
            raise ValueError(
                f'"{shown(word)}" is wider than the figure has room for. '
                "Choose a shorter word in resources/vocabularies/figures.yml."
            )
    # best[i]: how to set the words from i on: (number of lines, unevenness, end of the first line)
    best: dict[int, tuple[int, float, int]] = {len(words): (0, 0.0, 0)}
    for start in reversed(range(len(words))):
        choices = []
        for end in range(start + 1, len(words) + 1):
            line = "".join(words[start:end])
            slack = width - _width_of(line, size, bold)
            if slack < 0:
                break
            count, uneven, _ = best[end]
            ease = _ease(line) * width * size if end < len(words) else 0
            choices.append((count + 1, uneven + slack**2 - ease, end))
        best[start] = min(choices)
    lines, at = [], 0
    while at < len(words):
        end = best[at][2]
        lines.append(shown("".join(words[at:end]), keep_end=True))
        at = end
    return TextLines(tuple(lines), size, bold)


def shown(text: str, *, keep_end: bool = False) -> str:
    """Return `text` as readers see it, without hints where to break it."""
    text = text.replace(HINT, "")
    return text if keep_end else text.strip()


def _width_of(line: str, size: float, bold: bool) -> float:
    return text_width(shown(line), size, bold=bold)


def _ease(line: str) -> float:
    """Say how welcome a break after `line` is."""
    if line.endswith(HINT):
        return 6
    last = line.rstrip()[-1]
    return 1.5 if last in ".?!。？！，；：" else 0.5 if last in ",;:、" else 0
