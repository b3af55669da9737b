"""Texts of checklists and materials as runs: plain text in which `**…**` is the only markup."""

from __future__ import annotations

from typing import Any

from catalogue import marked_text
from catalogue.locales import TAGS
from catalogue.words import Said

from .tree import Node


def runs_of(said: Said, lang: str) -> list[dict[str, Any]]:
    """Return the runs of a text; they name its language when it is not `lang`."""
    tag = {} if said.tag == TAGS[lang] else {"lang": said.tag}
    pieces = marked_text.pieces(" ".join(said.text.split()))
    return [{"t": text, **({"b": True} if strong else {}), **tag} for text, strong in pieces]


def paragraphs_of(said: Said, lang: str) -> list[Node]:
    """Return a paragraph for each piece between empty lines."""
    pieces = marked_text.paragraphs(said.text)
    return [{"k": "para", "runs": runs_of(Said(piece, said.tag), lang)} for piece in pieces]


def words_of(said: Said) -> str:
    """Return a text without marks, for labels."""
    return marked_text.unmarked(said.text)
