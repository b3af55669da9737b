"""Texts of checklists and materials as runs: plain text in which `**…**` is the only markup."""

from __future__ import annotations

import re
from typing import Any

from catalogue.locales import TAGS
from catalogue.words import Said

from .tree import Node

_STRONG = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


def runs_of(said: Said, lang: str) -> list[dict[str, Any]]:
    """Return the runs of a text; they name its language when it is not `lang`."""
    tag = {} if said.tag == TAGS[lang] else {"lang": said.tag}
    pieces = _STRONG.split(" ".join(said.text.split()))
    return [
        {"t": text, **({"b": True} if number % 2 else {}), **tag}  # re.split puts what was marked at odd places
        for number, text in enumerate(pieces)
        if text
    ]


def paragraphs_of(said: Said, lang: str) -> list[Node]:
    """Return a paragraph for each piece between empty lines."""
    pieces = [piece for piece in _PARAGRAPHS.split(said.text) if piece.strip()]
    return [{"k": "para", "runs": runs_of(Said(piece, said.tag), lang)} for piece in pieces]


def words_of(said: Said) -> str:
    """Return a text without marks, for labels."""
    return " ".join(_STRONG.sub(r"\1", said.text).split())
