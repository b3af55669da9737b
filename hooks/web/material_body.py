"""A material as its template wants it: its sections and blocks, each with the words of one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catalogue import materials as m
from catalogue.words import Said

Texts = Mapping[str, Said]
View = dict[str, Any]

COLUMN_STEP = 5
"""Widths of columns are told to the style sheet in steps of so many percent: no style stands in a page."""


def sections(material: m.Material, texts: Texts) -> Iterator[View]:
    """Yield {id, title, new_page, blocks} of each section; a title may be None."""
    for section in material.sections:
        yield {
            "id": section.id,
            "title": texts[section.id] if section.title else None,
            "new_page": section.new_page,
            "blocks": [_block(block, f"{section.id}.{block.id}", texts) for block in section.blocks],
        }


def _block(block: m.Block, name: str, texts: Texts) -> View:
    """Return what a block shows: its kind, its label if it has one, and its parts."""
    view: View = {"kind": block.kind, "id": name.replace(".", "-"), "label": texts.get(name)}
    if isinstance(block, m.ListBlock):
        return view | {"style": block.style, "items": _each(block.items, name, texts)}
    if isinstance(block, m.FieldBlock):
        return view | {"type": block.type, "rows": block.rows, "hint": texts.get(f"{name}.hint")}
    if isinstance(block, m.ChoiceBlock):
        return view | {"many": block.many, "other": block.other, "options": _each(block.options, name, texts)}
    if isinstance(block, m.ScaleBlock):
        return view | {
            "wordy": False,
            "points": _each(block.points, name, texts),
            "items": _each(block.items, name, texts),
        }
    if isinstance(block, m.TableBlock):
        return view | _table(block, name, texts)
    if isinstance(block, m.BoxBlock):
        return view | {"tone": block.tone, "text": texts[f"{name}.text"]}
    if isinstance(block, m.CardsBlock):
        cards = [{"title": texts[f"{name}.{card.id}"], "text": texts[f"{name}.{card.id}.text"]} for card in block.items]
        return view | {"items": cards}
    return view


def _each(items: Sequence[m.Choosable], name: str, texts: Texts) -> list[Said]:
    return [texts[f"{name}.{item.id}"] for item in items]


def _table(table: m.TableBlock, name: str, texts: Texts) -> View:
    whole = sum(column.width for column in table.columns)
    return {
        "columns": [
            {
                "title": texts[f"{name}.{column.id}"],
                "options": _each(column.options, f"{name}.{column.id}", texts),
                "share": max(1, round(100 * column.width / whole / COLUMN_STEP)),
            }
            for column in table.columns
        ],
        "rows": [[texts.get(f"{name}.{row.id}.{column.id}") for column in table.columns] for row in table.rows],
        "wordy": any(len(row.cells) > 1 for row in table.rows),
        "empty": table.empty,
        "total": table.total,
    }
