"""The record of a file that readers download. `paper` makes the files, `web` links to them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

Format = Literal["pdf", "docx", "xlsx", "epub", "zip"]
Paper = Literal["letter", "a4"]


@dataclass(frozen=True, slots=True)
class Download:
    """One file of one language."""

    path: str
    """From the site's root: "es/downloads/peer-support-guide-es.pdf"."""
    lang: str
    format: Format
    subject: tuple[str, str]
    """(kind, id) of what it holds: ("materials", "contact-log"), ("checklists", …), ("chapters", …),
    ("catalogue", "es") for the booklet of materials in Spanish; ("guide", ""), ("glossary", ""), ("everything", "")."""
    size: int
    """Bytes."""
    paper: Paper | None = None
    """The paper of a PDF."""
    pages: int | None = None
    preview: str | None = None
    """A small picture of the first page, from the site's root."""
    date: datetime.date | None = None
    """The day that stands in its footer; that of its contents, never of the build."""
