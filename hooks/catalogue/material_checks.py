"""Reads the materials and asks of each what its model cannot: ids, references, tables that add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from .authored import link_problems, place_problems, read_authored, repeated, term_problems
from .guide import Guide
from .material_words import HEAD
from .materials import Block, CardsBlock, ChoiceBlock, Column, ListBlock, Material, ScaleBlock, TableBlock, TotalBlock
from .problems import Problem, did_you_mean, quote
from .reader import Document, Key
from .vocabularies import Vocabulary

PAGES = ("es", "zh", "primary-care", "other")
"""Names that pages beside the materials have: /materials/es/."""

_TOKEN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*|\d+(?:\.\d+)?|[-+*/()]|\S")


def read_materials(
    folder: Path, known_ids: Mapping[str, str], vocabularies: Mapping[str, Vocabulary], guide: Guide
) -> tuple[dict[str, Material], list[Problem]]:
    """Read every material of `folder`; return those that are sound in themselves, and the problems."""
    read, problems = read_authored(folder, Material)
    for document, material in read:
        if material.id in PAGES:
            said = f"{quote(material.id)} is the address of another page. Rename the material and its file."
            problems.append(document.problem(("id",), said, "id"))
        problems += place_problems(document, material.chapter, material.heading, vocabularies, guide)
        for name in ("steps", "audience", "conditions"):
            problems += term_problems(document, name, getattr(material, name), vocabularies[name])
        problems += link_problems(document, ("sources",), material.sources, known_ids)
        problems += _sections(document, material)
    return {material.id: material for _, material in read}, problems


def _sections(document: Document, material: Material) -> Iterator[Problem]:
    seen: dict[str, Key] = {name: (name,) for name in HEAD}
    for number, section in enumerate(material.sections):
        key: Key = ("sections", number)
        yield from repeated(document, seen, section.id, (*key, "id"), "section")
        blocks: dict[str, Key] = {}
        tables = {block.id for block in section.blocks if isinstance(block, TableBlock) and sums(block)}
        for place, block in enumerate(section.blocks):
            here: Key = (*key, "blocks", place)
            yield from repeated(document, blocks, block.id, (*here, "id"), "block")
            yield from _inner_ids(document, block, here)
            if isinstance(block, TableBlock):
                yield from _table(document, block, here)
            elif isinstance(block, TotalBlock):
                for at, table in enumerate(block.of):
                    if table not in tables:
                        said = f"{quote(table)} is no table of this section with a total of money. Correct the id."
                        said += did_you_mean(table, tables)
                        yield document.problem((*here, "of", at), said, "unknown-id")


def sums(table: TableBlock) -> bool:
    """Say whether a table has a total that a `total` block can add."""
    return table.total and any(column.type == "money" for column in table.columns)


def _inner_ids(document: Document, block: Block, key: Key) -> Iterator[Problem]:
    """Names below a block are shared by whatever stands in it: columns and rows, points and items."""
    lists: tuple[str, ...] = ()
    if isinstance(block, ListBlock | CardsBlock):
        lists = ("items",)
    elif isinstance(block, ChoiceBlock):
        lists = ("options",)
    elif isinstance(block, ScaleBlock):
        lists = ("points", "items")
    elif isinstance(block, TableBlock):
        lists = ("columns", "rows")
    seen: dict[str, Key] = {}
    for name in lists:
        for number, one in enumerate(getattr(block, name)):
            yield from repeated(document, seen, one.id, (*key, name, number, "id"), name.removesuffix("s"))


def _table(document: Document, table: TableBlock, key: Key) -> Iterator[Problem]:
    columns = {column.id: column for column in table.columns}
    if not table.rows and not table.empty:
        said = 'the table has no rows. Add "empty: 6" for six blank ones, or rows with words.'
        yield document.problem(key, said, "empty")
    for number, column in enumerate(table.columns):
        here: Key = (*key, "columns", number)
        if (column.type == "choice") != bool(column.options):
            said = 'a column has options if its type is "choice", and only then. Correct the one or the other.'
            yield document.problem(here, said, "column")
        seen: dict[str, Key] = {}
        for at, option in enumerate(column.options):
            yield from repeated(document, seen, option.id, (*here, "options", at, "id"), "option")
        if column.formula is not None:
            yield from _formula(document, column, columns, (*here, "formula"))
    for number, row in enumerate(table.rows):
        for name in row.cells:
            if name not in columns:
                said = f"the table has no column {quote(name)}. Correct the id.{did_you_mean(name, columns)}"
                yield document.problem((*key, "rows", number, "cells", name), said, "unknown-id")
    if table.total and not any(column.type in ("number", "money") for column in table.columns):
        said = 'a total needs a column of the type "number" or "money". Add the type or delete "total".'
        yield document.problem((*key, "total"), said, "column")


def tokens(formula: str) -> list[str]:
    """Cut a formula into ids, numbers and signs: "unit-cost * 12" → ["unit-cost", "*", "12"]."""
    return _TOKEN.findall(formula)


def _formula(document: Document, column: Column, columns: Mapping[str, Column], key: Key) -> Iterator[Problem]:
    numeric = [one.id for one in columns.values() if one.type in ("number", "money") and one.id != column.id]
    for token in tokens(column.formula or ""):
        if token[0].isalpha() and token not in numeric:
            said = f"{quote(token)} is no other column of numbers in this table. Correct the id."
            yield document.problem(key, said + did_you_mean(token, numeric), "formula")
    if not _adds_up(tokens(column.formula or "")):
        said = f'{quote(column.formula or "")} cannot be computed. Write it like "unit-cost * quantity".'
        yield document.problem(key, said, "formula")


def _adds_up(parts: list[str]) -> bool:
    """Say whether values and signs take turns and brackets close."""
    depth, value_wanted = 0, True
    for part in parts:
        if part == "(" and value_wanted:
            depth += 1
        elif part == ")" and not value_wanted and depth:
            depth -= 1
        elif (part[0].isalnum()) == value_wanted and part not in "()":
            if not part[0].isalnum() and part not in "+-*/":
                return False
            value_wanted = not value_wanted
        else:
            return False
    return not value_wanted and not depth
