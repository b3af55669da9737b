"""The whole guide, the glossary and the lists of materials in one language as documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from catalogue.collation import sort_key
from catalogue.locales import LANGUAGES, TAGS, language_name
from catalogue.models import Entry

from .chapters import Chapters
from .documents import Stamp, document, said_run
from .drawings import on_paper
from .source import last_change
from .tree import Document, Node

COVER = "stages"
"""The figure on the cover of the guide."""

BOOKLETS = {"es": ("es",), "zh": ("zh-Hans", "zh-Hant")}
"""{name of the page with the list: languages of the materials}"""


def guide(making: Chapters, chapters: Sequence[Document], glossary_book: Document) -> Document:
    """Return the guide: every chapter, then the glossary, to which its terms lead."""
    words, lang = making.words, making.lang
    page = making.source_page("guide/index.md")
    picture = making.catalogue.figures[COVER].texts[lang]["description"]
    fields = ("id", "kicker", "title", "lead", "url", "body")
    return {
        **document("guide", lang, words, Stamp.newest([])),
        **_newest(chapters),
        "id": "guide",
        "title": words["site_name"],
        "lead": [{"t": str(page.front_matter.data["description"])}],
        "url": making.pages.page("guide/index.md", lang),
        "source": words["site_name"],
        "license": words["paper_license_guide"].format(site=words["site_name"]),
        "path": str(page.path),
        "picture": {"svg": on_paper(making.pages.drawing(COVER, lang), making.drawing_style), "alt": picture},
        "body": [{"k": "chapter", **{name: one[name] for name in fields}} for one in (*chapters, glossary_book)],
    }


def glossary(making: Chapters, chapters: Sequence[Document]) -> Document:
    """Return the glossary: each term with its definition and its names in the other languages."""
    words, lang = making.words, making.lang
    page = making.source_page("glossary.md")
    terms = sorted(making.catalogue.glossary.values(), key=lambda term: sort_key(term.labels[lang], lang))
    items = []
    for term in terms:
        others: list[dict[str, Any]] = []
        for other in LANGUAGES:
            if other != lang:
                others += [{"t": " · "}] if others else []
                others.append({"t": term.labels[other], "lang": TAGS[other]})
        body: list[Node] = [{"k": "para", "runs": [{"t": term.definitions[lang]}]}]
        if term.variants[lang]:
            also = words["list_comma"].join(term.variants[lang])
            body.append({"k": "para", "role": "note", "runs": [{"t": f"{words['glossary_also']} {also}"}]})
        body.append({"k": "para", "role": "note", "runs": others})
        items.append({"id": term.id, "term": [{"t": term.labels[lang]}], "body": body})
    return {
        **document("glossary", lang, words, Stamp.newest([])),
        **_newest(chapters),
        "id": "glossary",
        "title": page.title,
        "kicker": words["site_name"],
        "lead": making.lead("glossary.md"),
        "url": making.pages.page("glossary.md", lang),
        "source": words["site_name"],
        "path": str(page.path),
        "body": [{"k": "defs", "items": items}],
    }


def booklet(making: Chapters, language: str) -> Document:
    """Return the list of materials in `language`, a key of BOOKLETS, for readers of the site in `making.lang`."""
    words, lang = making.words, making.lang
    name = f"materials/{language}.md"
    body: list[Node] = []
    shown: list[Entry] = []
    tags = BOOKLETS[language]
    for tag in tags:
        if len(tags) > 1:
            body.append({"k": "heading", "level": 2, "id": tag, "runs": [{"t": language_name(tag, lang)}]})
        for number, (heading, entries) in enumerate(making.pages.curated(tag, lang)):
            level, place = (3, f"{tag}-{number}") if len(tags) > 1 else (2, f"group-{number}")
            body.append({"k": "heading", "level": level, "id": place, "runs": [{"t": heading}]})
            body.append({"k": "resources", "title": "", "items": [_item(making, entry) for entry in entries]})
            shown += entries
    return document(
        "booklet", lang, words, Stamp.newest(map(last_change, shown)),
        id=f"materials-{language}",
        title=making.source_page(name).title,
        kicker=words["site_name"],
        lead=making.lead(name),
        url=making.pages.page(name, lang),
        source=words["site_name"],
        license=words["paper_license_guide"].format(site=words["site_name"]),
        path=str(making.source_page(name).path),
        body=body,
    )  # fmt: skip


def _item(making: Chapters, entry: Entry) -> dict[str, Any]:
    said = making.catalogue.words(entry, making.lang)
    title: list[dict[str, Any]] = [said_run(said.title, making.lang)]
    if said.published_title:
        title += [{"t": " · "}, said_run(said.published_title, making.lang)]
    return {
        "title": title,
        "text": [said_run(said.texts[entry.lead], making.lang)],
        "meta": making.pages.facts(entry, making.lang),
        "href": making.pages.entry(entry, making.lang),
        "address": entry.address if entry.has_address else making.words["paper_no_address"],
    }


def _newest(chapters: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return version and date of the chapter that changed last."""
    newest = max(chapters, key=lambda one: str(one["day"]))
    return {name: newest[name] for name in ("version", "date", "day")}
