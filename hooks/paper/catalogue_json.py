"""catalogue.json: every entry with its facts and its words in all languages."""

from __future__ import annotations

from typing import Any

from catalogue.locales import LANGUAGES, TAGS
from catalogue.models import Entry
from catalogue.words import Words, word_fields

from .source import LICENSE, Source

VERSION = "1.1"
"""The first number grows when a field goes or changes its meaning, the second when one is added."""


def facts_left_out(model: type[Entry]) -> set[str]:
    """Return the fields that stand among the words alone; titles as published and numbers are facts as well."""
    return set(word_fields(model)) - {"title", "figures"}


def catalogue_json(source: Source) -> dict[str, Any]:
    """Return the whole catalogue as it stands in catalogue.json."""
    catalogue = source.catalogue
    updated = source.updated
    return {
        "$schema": f"{source.site_url}data/catalogue.schema.json",
        "version": VERSION,
        "license": LICENSE,
        "attribution": source.attribution,
        "languages": TAGS,
        **({"updated": updated.isoformat()} if updated else {}),
        "vocabularies": {
            name: {term.id: dict(term.labels) for term in vocabulary.terms.values()}
            for name, vocabulary in sorted(catalogue.vocabularies.items())
        },
        "entries": [_entry(source, entry) for entry in catalogue.entries.values()],
    }


def _entry(source: Source, entry: Entry) -> dict[str, Any]:
    facts = entry.model_dump(mode="json", exclude_none=True, exclude=facts_left_out(type(entry)))
    facts.pop("id")
    if not entry.has_address:
        facts.pop("address")
    for figure in facts.get("figures", ()):
        figure.pop("what")
    return {
        "id": entry.id,
        "kind": entry.kind,
        "page_addresses": {lang: source.page(entry, lang) for lang in LANGUAGES},
        **facts,
        "words": {lang: _words(source.catalogue.words(entry, lang), lang) for lang in LANGUAGES},
    }


def _words(words: Words, lang: str) -> dict[str, Any]:
    """Return the words of an entry; `not_translated` names those that are in another language."""
    found: dict[str, Any] = {"title": words.title.text}
    found |= {name: said.text for name, said in words.texts.items()}
    found |= {name: [said.text for said in items] for name, items in words.lists.items()}
    if words.figures:
        found["figures"] = [{"what": what.text, "amount": amount.text} for what, amount in words.figures]
    other = [name for name, said in {"title": words.title, **words.texts}.items() if said.tag != TAGS[lang]]
    other += [name for name, items in words.lists.items() if any(said.fallback for said in items)]
    other += ["figures"] if any(what.fallback for what, _ in words.figures) else []
    return found | ({"not_translated": other} if other else {})
