"""The publications that entries of different kinds name in fields of different names."""

from __future__ import annotations

from .models import Citation, Entry, Finding, Material, Program


def all_citations(entry: Entry) -> list[Citation]:
    """Return every publication that an entry names, the main one first."""
    if isinstance(entry, Finding):
        return [entry.citation, *entry.other_citations]
    if isinstance(entry, Program):
        return [*([entry.publication] if entry.publication else []), *entry.other_publications]
    if isinstance(entry, Material) and entry.citation:
        return [entry.citation]
    return []
