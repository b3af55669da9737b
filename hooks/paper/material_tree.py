"""A material as a document: each block of its file is a node of the tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue import Catalogue
from catalogue import materials as m
from catalogue.words import Said

from .checklist_tree import chapter_title
from .documents import Stamp, document, said_run
from .pages import Pages
from .plain import paragraphs_of, runs_of, words_of
from .tree import Document, Node

_GIVEN_AWAY = ("poster", "certificate")
"""Layouts that show nothing but themselves: how to use them stands on their page and in the Word file."""


def material_tree(catalogue: Catalogue, pages: Pages, resources: Path, material: m.Material, lang: str) -> Document:
    """Return the material in one language."""
    words = catalogue.interface[lang]
    texts = catalogue.material_words(material, lang)
    making = _Blocks(words, texts, lang)
    body: list[Node] = []
    for section in material.sections:
        if section.new_page:
            body.append({"k": "page-break"})
        if section.title:
            runs = runs_of(texts[section.id], lang)
            body.append({"k": "heading", "level": 2, "id": section.id, "runs": runs})
        for block in section.blocks:
            body += making.block(f"{section.id}.{block.id}", block)
    if material.sources and material.layout not in _GIVEN_AWAY:
        body.append({"k": "para", "role": "note", "runs": _sources(catalogue, pages, material, lang)})
    fields: dict[str, Any] = {"landscape": True} if material.landscape else {}
    if material.purpose == "participants":
        fields["handed"] = True
    return document(
        "material", lang, words, Stamp.newest([material.added]),
        id=material.id,
        title=words_of(texts["title"]),
        kicker=words[f"paper_purpose_{material.purpose}"],
        lead=runs_of(texts["summary"], lang),
        use=paragraphs_of(texts["use"], lang),
        layout=material.layout,
        url=pages.address(f"{m.KIND}/{material.id}/", lang),
        source=words["paper_source_chapter"].format(
            site=words["site_name"], chapter=chapter_title(catalogue, material.chapter, lang)
        ),
        path=str(resources / m.KIND / f"{material.id}.yml"),
        body=body,
        **fields,
    )  # fmt: skip


def _sources(catalogue: Catalogue, pages: Pages, material: m.Material, lang: str) -> list[dict[str, Any]]:
    words = catalogue.interface[lang]
    runs: list[dict[str, Any]] = [{"t": words["paper_sources"]}]
    for number, link in enumerate(material.sources):
        entry = catalogue.entries[link.partition(":")[2]]
        title = said_run(catalogue.words(entry, lang).title, lang)
        runs += [{"t": words["paper_semicolon"]}] if number else []
        runs.append(title | {"href": pages.entry(entry, lang)})
    return runs


@dataclass(frozen=True)
class _Blocks:
    words: Mapping[str, str]
    texts: Mapping[str, Said]
    lang: str

    def block(self, name: str, block: m.Block) -> list[Node]:
        """Return the nodes of one block; `name` is "section.block"."""
        made: list[Node] = getattr(self, f"_{block.kind}")(name, block)
        return made

    def _runs(self, name: str) -> list[dict[str, Any]]:
        return runs_of(self.texts[name], self.lang)

    def _label(self, name: str) -> str:
        return words_of(self.texts[name])

    def _each(self, name: str, items: Sequence[m.Choosable]) -> list[dict[str, Any]]:
        return [{"id": f"{name}.{item.id}", "runs": self._runs(f"{name}.{item.id}")} for item in items]

    def _text(self, name: str, block: m.TextBlock) -> list[Node]:
        return paragraphs_of(self.texts[name], self.lang)

    def _list(self, name: str, block: m.ListBlock) -> list[Node]:
        nodes: list[Node] = [{"k": "para", "role": "label", "runs": self._runs(name)}] if block.label else []
        items = self._each(name, block.items)
        if block.style == "checks":
            return [*nodes, {"k": "checks", "items": items}]
        paragraphs = [[{"k": "para", "runs": item["runs"]}] for item in items]
        return [*nodes, {"k": "list", "ordered": block.style == "numbers", "items": paragraphs}]

    def _field(self, name: str, block: m.FieldBlock) -> list[Node]:
        node: Node = {"k": "field", "id": name, "type": block.type, "label": self._label(name)}
        if block.hint:
            node["hint"] = self._label(f"{name}.hint")
        if block.type == "lines":
            node["rows"] = block.rows
        return [node]

    def _choice(self, name: str, block: m.ChoiceBlock) -> list[Node]:
        node: Node = {
            "k": "choice", "id": name, "label": self._label(name), "many": block.many,
            "options": self._each(name, block.options),
        }  # fmt: skip
        return [node | {"other": self.words["paper_other"]} if block.other else node]

    def _scale(self, name: str, block: m.ScaleBlock) -> list[Node]:
        points = [self._label(f"{name}.{point.id}") for point in block.points]
        items = self._each(name, block.items)
        return [{"k": "scale", "id": name, "label": self._label(name), "points": points, "items": items}]

    def _table(self, name: str, block: m.TableBlock) -> list[Node]:
        rows = [
            [self._runs(f"{name}.{row.id}.{column.id}") if column.id in row.cells else [] for column in block.columns]
            for row in block.rows
        ]
        node: Node = {
            "k": "table", "id": name,
            "caption": self._runs(name),
            "head": [self._runs(f"{name}.{column.id}") for column in block.columns],
            "rows": rows,
            "ids": [column.id for column in block.columns],
            "widths": [column.width for column in block.columns],
            "types": [column.type for column in block.columns],
            "options": {
                column.id: [self._label(f"{name}.{column.id}.{option.id}") for option in column.options]
                for column in block.columns
                if column.options
            },
            "formulas": {column.id: column.formula for column in block.columns if column.formula},
            "empty": block.empty,
        }  # fmt: skip
        if block.total:
            node |= {"total": True, "total_label": self.words["paper_total"], "summed": list(block.summed)}
        return [node]

    def _total(self, name: str, block: m.TotalBlock) -> list[Node]:
        section = name.partition(".")[0]
        of = [f"{section}.{table}" for table in block.of]
        return [{"k": "total", "id": name, "label": self._label(name), "of": of}]

    def _box(self, name: str, block: m.BoxBlock) -> list[Node]:
        title = self._label(name) if block.title else ""
        body = paragraphs_of(self.texts[f"{name}.text"], self.lang)
        return [{"k": "box", "tone": block.tone, "title": title, "body": body}]

    def _cards(self, name: str, block: m.CardsBlock) -> list[Node]:
        items = [
            {
                "title": self._label(f"{name}.{card.id}"),
                "body": paragraphs_of(self.texts[f"{name}.{card.id}.text"], self.lang),
            }
            for card in block.items
        ]
        return [{"k": "cards", "items": items}]
