"""BibTeX and RIS: the publications that entries cite, for citation managers; each publication once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple
from urllib.parse import quote

from catalogue.locales import DEFAULT
from catalogue.models import Citation, Entry
from catalogue.publications import all_citations

from .source import LICENSE, Source, one_line

_AUTHOR = re.compile(r"(?P<family>[^\W\d_][\w'’. -]*) (?P<given>[A-Z]{1,4})(?: (?P<suffix>Jr|Sr|I{2,3}))?")
_ET_AL = re.compile(r",?\s+et al\.?(?=,|$)")
_BIBTEX = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_"}
    | {"\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}"}
    | {"~": r"{\textasciitilde}", "^": r"{\textasciicircum}"}
)
_DETAIL = re.compile(r"(?P<volume>\w+)?(?:\((?P<number>[^()]+)\))?: ?(?P<pages>[\w.-]+)")


@dataclass
class Reference:
    """A publication and the entries that cite it."""

    key: str
    citation: Citation
    entries: list[Entry] = field(default_factory=list)


class Author(NamedTuple):
    """A person, or a group or list of people as printed."""

    name: str
    """The family name when there are initials, else the whole."""
    initials: str = ""
    suffix: str = ""


def references(source: Source) -> list[Reference]:
    """Return every publication once, by the entry that cites it first."""
    found: dict[object, Reference] = {}
    keys = set(source.catalogue.entries)
    for entry in source.catalogue.entries.values():
        free = [entry.id]
        for citation in all_citations(entry):
            identity = _identity(citation)
            if identity not in found:
                key = free.pop() if free else _new_key(entry.id, keys)
                found[identity] = Reference(key, citation)
            if entry not in found[identity].entries:
                found[identity].entries.append(entry)
    return sorted(found.values(), key=lambda reference: reference.key)


def _new_key(entry_id: str, taken: set[str]) -> str:
    key = next(key for number in count(2) if (key := f"{entry_id}-{number}") not in taken)
    taken.add(key)
    return key


def bibtex(source: Source) -> bytes:
    """Return the publications as BibTeX in UTF-8; what stands before the first @ is a comment."""
    head = f"{one_line(source.attribution)}. License of this list: {LICENSE}\n".replace("@", "(at)")
    return "\n".join([head, *(_bibtex_entry(source, reference) for reference in references(source))]).encode()


def ris(source: Source) -> bytes:
    """Return the publications as RIS: a tag and a value a line, CRLF."""
    lines = [line for reference in references(source) for line in _ris_lines(source, reference)]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _identity(citation: Citation) -> object:
    """What makes two citations the same publication."""
    if citation.doi:
        return citation.doi.casefold()
    return citation.pmid or citation


def _authors(citation: Citation) -> tuple[list[Author], bool]:
    """Return the authors, and whether more follow; what cannot be told apart stays as it is printed."""
    printed = one_line(citation.authors or "").rstrip(".")
    shorter = _ET_AL.sub("", printed)
    parts = [part.strip() for part in shorter.split(",") if part.strip()]
    if not parts or not _AUTHOR.fullmatch(parts[0]):
        parts = [shorter] if shorter else []
    found = []
    for part in parts:
        match = _AUTHOR.fullmatch(part)
        initials = " ".join(f"{letter}." for letter in match["given"]) if match else ""
        found.append(Author(match["family"], initials, match["suffix"] or "") if match else Author(part))
    return found, shorter != printed


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.title:
        yield (
            "title",
            f"[{citation.title.rstrip('.')}]" if citation.title_is_descriptive else citation.title.rstrip("."),
        )
    if citation.journal:
        yield "journal", citation.journal
    if citation.year:
        yield "year", str(citation.year)
    match = _DETAIL.fullmatch(citation.detail or "")
    if match:
        yield from ((name, text) for name, text in match.groupdict().items() if text)
    elif citation.detail:
        yield "note", citation.detail


def _bibtex_entry(source: Source, reference: Reference) -> str:
    citation = reference.citation
    lines = [f"@{'article' if citation.journal else 'misc'}{{{reference.key},"]
    people, more = _authors(citation)
    if people:
        names = [_tex_name(person) for person in people] + (["others"] if more else [])
        lines.append(f"  author = {{{' and '.join(names)}}},")
    for name, text in _fields(citation):
        text = _tex(text)
        lines.append(f"  {name} = {{{{{text}}}}}," if name == "title" else f"  {name} = {{{text}}},")
    if citation.doi:
        lines.append(f"  doi = {{{quote(citation.doi, safe=_IN_DOI)}}},")
    if citation.pmid:
        lines.append(f"  pmid = {{{citation.pmid}}},")
    lines.append(f"  url = {{{_address(source, reference)}}},")
    lines.append(f"  annote = {{{' '.join(source.page(entry, DEFAULT) for entry in reference.entries)}}},")
    return "\n".join([*lines, "}\n"])


_IN_DOI = "/:;()<>[]+,=@!*'._-"
_RIS_TAGS = {"title": "TI", "journal": "JO", "year": "PY", "volume": "VL", "number": "IS", "pages": "SP", "note": "N1"}


def _ris_lines(source: Source, reference: Reference) -> Iterator[str]:
    citation = reference.citation
    yield f"TY  - {'JOUR' if citation.journal else 'GEN'}"
    yield f"ID  - {reference.key}"
    people, more = _authors(citation)
    for person in [*people, *([Author("et al.")] if more else [])]:
        yield f"AU  - {', '.join(filter(None, person))}"
    for name, text in _fields(citation):
        yield f"{_RIS_TAGS[name]}  - {_ris(text)}"
    if citation.doi:
        yield f"DO  - {quote(citation.doi, safe=_IN_DOI)}"
    if citation.pmid:
        yield f"AN  - {citation.pmid}"
    yield f"UR  - {_address(source, reference)}"
    for entry in reference.entries:
        yield f"N1  - {source.page(entry, DEFAULT)}"
    yield "ER  - "


def _address(source: Source, reference: Reference) -> str:
    """Return where the publication itself can be found, else the page of the entry that cites it."""
    citation = reference.citation
    if citation.doi:
        return f"https://doi.org/{quote(citation.doi, safe='/:;().-_')}"
    if citation.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{citation.pmid}/"
    return source.page(reference.entries[0], DEFAULT)


def _tex_name(author: Author) -> str:
    """Family, suffix, initials; a name in braces is one that BibTeX must not take apart."""
    if not author.initials:
        return f"{{{_tex(author.name)}}}"
    return ", ".join(_tex(part) for part in (author.name, author.suffix, author.initials) if part)


def _tex(text: str) -> str:
    return unicodedata.normalize("NFC", one_line(text)).translate(_BIBTEX)


def _ris(text: str) -> str:
    return unicodedata.normalize("NFC", one_line(text))
