"""A checklist as a document: a sheet to tick, on one page or two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from catalogue import Catalogue
from catalogue.checklists import KIND, Checklist
from catalogue.locales import DEFAULT

from .documents import Stamp, document
from .pages import Pages
from .plain import runs_of, words_of
from .tree import Document, Node


def checklist_tree(catalogue: Catalogue, pages: Pages, resources: Path, checklist: Checklist, lang: str) -> Document:
    """Return the checklist in one language. Each group is a numbered heading and its boxes."""
    words = catalogue.interface[lang]
    texts = catalogue.checklist_words(checklist, lang).texts
    body: list[Node] = []
    for number, group in enumerate(checklist.groups, 1):
        heading = runs_of(texts[f"groups.{group.id}"], lang)
        body.append({"k": "heading", "level": 2, "id": group.id, "number": number, "runs": heading})
        items = []
        for item in group.items:
            box: dict[str, Any] = {
                "id": item.id,
                "runs": runs_of(texts[f"items.{item.id}.text"], lang),
                "note": runs_of(texts[f"items.{item.id}.why"], lang),
                "who": catalogue.vocabularies["audience"].label(item.who, lang),
            }
            items.append(box | {"answer": True} if item.answer else box)
        body.append({"k": "checks", "column": words["check_columns"], "items": items})
    return document(
        "checklist", lang, words, Stamp.newest([checklist.added]),
        id=checklist.id,
        title=words_of(texts["title"]),
        kicker=words["paper_checklist"],
        lead=runs_of(texts["purpose"], lang),
        url=pages.address(f"{KIND}/{checklist.id}/", lang),
        source=words["paper_source_chapter"].format(
            site=words["site_name"], chapter=chapter_title(catalogue, checklist.chapter, lang)
        ),
        path=str(resources / KIND / f"{checklist.id}.yml"),
        body=body,
    )  # fmt: skip


def chapter_title(catalogue: Catalogue, chapter: str, lang: str) -> str:
    """Return the title of a page of the guide as its readers know it."""
    name = f"guide/{chapter}.md"
    page = catalogue.guide[lang].get(name) or catalogue.guide[DEFAULT].get(name)
    return page.title if page else catalogue.vocabularies["chapters"].label(chapter, lang)
