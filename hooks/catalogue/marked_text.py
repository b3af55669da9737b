"""Texts of checklists and materials: paragraphs between empty lines, and `**…**` as the only markup."""

from __future__ import annotations

import re

_STRONG = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def paragraphs(text: str) -> list[str]:
    """Return what stands between empty lines, each on one line."""
    return [" ".join(piece.split()) for piece in _EMPTY_LINE.split(text) if piece.strip()]


def pieces(text: str) -> list[tuple[str, bool]]:
    """Return (text, whether it is strong) piece by piece: "two **big** steps" → two, big, steps."""
    # re.split puts what was marked at odd places.
    return [(piece, bool(number % 2)) for number, piece in enumerate(_STRONG.split(text)) if piece]


def unmarked(text: str) -> str:
    """Return a text on one line, without marks."""
    return " ".join(_STRONG.sub(r"\1", text).split())
