"""The tree: what a document says, before anyone draws it. typst, Word and EPUB all draw the same tree.

A document and its nodes are plain dictionaries that JSON can hold, so that a tree is also the key of
the cache and goes to typst as data. `check` asks of every node whether it is one of those below, with
the fields it must have and may have; whoever draws may rely on that.

Inline text is a list of runs: {"t": text} with, as needed, "b" (strong), "i" (emphasis), "code",
"href" (an absolute address), "to" (a place in the guide, "chapter" or "chapter#heading": a document
that holds it leads there, any other to "href"), "lang" (a tag, when not the document's language).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Run = Mapping[str, Any]
Node = dict[str, Any]
Document = dict[str, Any]

DOCUMENT = (
    "kind lang title lead url source version date day license path body",
    "id kicker use handed layout landscape picture",
)
"""Required and possible fields of a document.

kind       checklist, material, chapter, guide, glossary or booklet
lang       language of the site: en, es or zh
title, kicker   text; `lead` is runs (may be empty), `use` is blocks
url        absolute address of the page; the QR code and the footer name it
source     the footer's first words: site and chapter; `license` a sentence
version, date, day   of the content, never of the clock; `date` as readers write it, `day` as 2026-11-22
path       the source file, for messages
id         within the guide: the chapter's id
layout     of a material: form, sheet, cards, poster or certificate; `landscape` true or absent
handed     true when those who get it need not read how to use it: a PDF leaves `use` out
picture    {"svg", "alt"} of the cover
body       blocks; in the guide, one "chapter" node a chapter
"""

BLOCKS: Mapping[str, tuple[str, str]] = {
    "heading": ("level id runs", "number"),
    "para": ("runs", "role"),
    "list": ("ordered items", "start"),
    "checks": ("items", "column"),
    "table": ("id caption head rows", "widths types ids options formulas empty total total_label summed"),
    "box": ("tone title body", ""),
    "quote": ("body", ""),
    "defs": ("items", ""),
    "figure": ("svg alt caption", ""),
    "field": ("id type label", "hint rows"),
    "choice": ("id label many options", "other"),
    "scale": ("id label points items", ""),
    "cards": ("items", ""),
    "resources": ("title items", ""),
    "total": ("id label of", ""),
    "page-break": ("", ""),
    "chapter": ("id kicker title lead url body", ""),
}
"""Required and possible fields of each block besides "k".

heading    level 2 to 4 (the title of the document is level 1); id may be ""; number for checklists' groups
para       role: "label" for a line that introduces what follows, "note" for small print
list       items: [[blocks]]
checks     boxes to tick: items {id, runs, note?: runs, who?: text, answer?: true}; column: head of the free column
table      id "" in chapters; caption runs; head [runs]; rows [[runs]], an empty list of runs is a blank cell;
           widths relative; types text, date, number, money or choice; ids of the columns; options {column: [text]};
           formulas {column: formula}; empty blank rows; total true, with total_label and
           summed, the ids of the columns that it adds
box        tone example, caution, try, questions or points; title text
defs       items {id?, term: runs, body: [blocks]}
figure     svg text, alt text, caption runs
field      type line, lines, date, number, phone or signature; label and hint text; rows of "lines"
choice     options {id, runs}; other: text of the answer of one's own
scale      points [text]; items {id, runs}
cards      items {title: text, body: [blocks]}
resources  title text; items {title: runs, meta: text, href, text?: runs, address?: text as printed}
total      of [ids of tables]; label text
chapter    as a document; lead runs
"""

_ITEMS = {
    "checks": ("id runs", "note who answer"),
    "defs": ("term body", "id"),
    "choice": ("id runs", ""),
    "scale": ("id runs", ""),
    "cards": ("title body", ""),
    "resources": ("title meta href", "text address"),
}
_RUN = ("t", "b i code href to lang")
_CHOICES: Mapping[str, tuple[Any, ...]] = {
    "level": (2, 3, 4),
    "tone": ("example", "caution", "try", "questions", "points"),
    "type": ("line", "lines", "date", "number", "phone", "signature"),
    "role": ("label", "note"),
}
_ABSOLUTE = re.compile(r"(https?://|mailto:|tel:)\S+")


class TreeError(ValueError):
    """A tree that nobody could draw. `words` is a text near the fault, for finding the line."""

    def __init__(self, said: str, words: str = "") -> None:
        super().__init__(said)
        self.words = words


def check(document: Mapping[str, Any]) -> None:
    """Raise TreeError unless every node of the document is known and whole."""
    _fields(document, DOCUMENT, f"the document {document.get('title', '')!r}")
    _runs(document["lead"])
    if "picture" in document and not document["picture"]["alt"].strip():
        raise TreeError("the picture of the cover has no text for those who cannot see it")
    for blocks in (document["body"], document.get("use", [])):
        _blocks(blocks)


def labels(document: Mapping[str, Any]) -> set[str]:
    """Return every place of the document that a run may lead "to"."""
    found = set()
    chapters = document["body"] if document["kind"] == "guide" else [document]
    for chapter in chapters:
        if "id" in chapter:
            found.add(chapter["id"])
            for block in walk(chapter["body"]):
                items = block["items"] if block["k"] == "defs" else [block] if block["k"] == "heading" else []
                found |= {f"{chapter['id']}#{item['id']}" for item in items if item.get("id")}
    return found


def without_dead_ends(value: Any, known: set[str]) -> Any:
    """Return a copy of a document or a part of it whose runs lead only "to" places in `known`."""
    if isinstance(value, Mapping):
        return {name: without_dead_ends(part, known) for name, part in value.items() if name != "to" or part in known}
    if isinstance(value, list):
        return [without_dead_ends(part, known) for part in value]
    return value


def text_of(runs: Sequence[Run]) -> str:
    """Return runs as plain text."""
    return "".join(run["t"] for run in runs)


def walk(blocks: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield every block, also those inside lists, boxes, definitions, cards and chapters."""
    for block in blocks:
        yield block
        yield from walk(block.get("body", ()))
        if block["k"] == "list":
            for item in block["items"]:
                yield from walk(item)
        elif block["k"] in ("defs", "cards"):
            for item in block["items"]:
                yield from walk(item["body"])


def texts(value: Any) -> Iterator[str]:
    """Yield every text that a reader of the document sees, in order; figures, ids and addresses are left out."""
    if isinstance(value, Mapping):
        if "t" in value:
            yield value["t"]
            return
        for name, part in value.items():
            if name in _SEEN or not isinstance(part, str):
                yield from texts(part) if name not in _UNSEEN else ()
    elif isinstance(value, str):
        yield value
    elif isinstance(value, Sequence):
        for part in value:
            yield from texts(part)


_SEEN = {
    "title",
    "kicker",
    "subtitle",
    "label",
    "hint",
    "column",
    "total_label",
    "meta",
    "who",
    "other",
    "caption",
    "address",
}
_UNSEEN = {"types", "ids", "formulas", "of", "summed", "widths"}


def _blocks(blocks: Any) -> None:
    if not isinstance(blocks, Sequence) or isinstance(blocks, str):
        raise TreeError(f"blocks are wanted, not {blocks!r}")
    for block in blocks:
        _block(block)


def _block(block: Mapping[str, Any]) -> None:
    kind = str(block.get("k"))
    if kind not in BLOCKS:
        raise TreeError(f"there is no node {kind!r}", _words(block))
    _fields(block, BLOCKS[kind], f"a node {kind!r}", also=("k",))
    for name in ("runs", "lead", "caption"):
        _runs(block.get(name, ()))
    for name, allowed in _CHOICES.items():
        if name in block and block[name] not in allowed:
            raise TreeError(f"a node {kind!r} has the {name} {block[name]!r}", _words(block))
    if kind == "figure" and not block["alt"].strip():
        raise TreeError("a figure has no text for those who cannot see it", _words(block))
    _blocks(block.get("body", ()))
    if kind == "table":
        _table(block)
    elif kind == "list":
        for item in block["items"]:
            _blocks(item)
    else:
        _items(block)


def _items(block: Mapping[str, Any]) -> None:
    kind = block["k"]
    for item in block.get("options" if kind == "choice" else "items", ()):
        _fields(item, _ITEMS[kind], f"an item of {kind!r}")
        for name in ("runs", "note", "term", "text"):
            if name in item:
                _runs(item[name])
        if kind == "resources":
            _runs(item["title"])
        if "body" in item:
            _blocks(item["body"])


def _table(table: Mapping[str, Any]) -> None:
    columns = len(table["head"])
    for row in (table["head"], *table["rows"]):
        if len(row) != columns:
            said = f"a row of a table has {len(row)} cells, its head {columns}"
            raise TreeError(said, " ".join(text_of(cell) for cell in row))
        for cell in row:
            _runs(cell)
    for name in ("widths", "types", "ids"):
        if name in table and len(table[name]) != columns:
            raise TreeError(f"a table has {columns} columns, but {len(table[name])} {name}", _words(table))


def _runs(runs: Any) -> None:
    if not isinstance(runs, Sequence) or isinstance(runs, str):
        raise TreeError(f"runs are wanted, not {runs!r}")
    for run in runs:
        _fields(run, _RUN, "a run of text")
        if "href" in run and not _ABSOLUTE.fullmatch(run["href"]):
            raise TreeError(f"{run['href']!r} is not an absolute address", run["t"])


def _fields(node: Mapping[str, Any], fields: tuple[str, str], what: str, also: tuple[str, ...] = ()) -> None:
    required, possible = (names.split() for names in fields)
    if missing := [name for name in required if name not in node]:
        raise TreeError(f"{what} lacks {', '.join(missing)}", _words(node))
    if unknown := [name for name in node if name not in (*required, *possible, *also)]:
        raise TreeError(f"{what} has {', '.join(unknown)}, which nobody draws", _words(node))


def _words(node: Mapping[str, Any]) -> str:
    return next((text for text in texts(node) if text.strip()), "")
