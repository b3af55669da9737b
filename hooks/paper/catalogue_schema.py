"""catalogue.schema.json: what each field of catalogue.json means. It follows from the models."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from catalogue.field_types import Vocabulary
from catalogue.locales import LANGUAGES
from catalogue.models import KINDS, Entry, marked
from catalogue.words import word_fields

from .catalogue_json import VERSION, facts_left_out
from .field_notes import FIELDS, WORDS
from .source import LICENSE, Source

_TEXT = {"type": "string"}
_LIST_OF_TEXT = {"type": "array", "items": _TEXT}
_KINDS_OF_WORDS: dict[str, Any] = {
    "modules": _LIST_OF_TEXT,
    "not_translated": _LIST_OF_TEXT,
    "figures": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"what": _TEXT, "amount": _TEXT},
            "required": ["what", "amount"],
            "additionalProperties": False,
        },
    },
}


def catalogue_schema(source: Source) -> dict[str, Any]:
    """Return the JSON Schema of catalogue.json."""
    _, generated = models_json_schema(
        [(model, "serialization") for model in KINDS], ref_template="#/$defs/{model}", title=None
    )
    parts: dict[str, Any] = generated["$defs"]
    for model in KINDS:
        parts[model.__name__] = _entry(model, parts[model.__name__])
        parts[f"{model.__name__}Words"] = _words(model)
    parts["Figure"]["properties"].pop("what")  # stands in `words`
    for name in ("Citation", "Figure", "Difference", "Years", "Place"):
        parts[name] = _described(parts[name])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{source.site_url}data/catalogue.schema.json",
        "title": "The catalogue of the Peer Support Guide",
        "description": f"Version {VERSION}. What is not known is left out. License: {LICENSE}",
        "type": "object",
        "properties": {
            "$schema": _note("Address of this file.", _TEXT),
            "version": _note(
                "The first number grows when a field goes or changes its meaning, the second when one is added.",
                {"type": "string", "pattern": rf"^{VERSION.split('.')[0]}\.\d+$"},
            ),
            "license": _note("License of these texts and data; linked materials have their own.", {"const": LICENSE}),
            "attribution": _note("How to name the source.", _TEXT),
            "languages": _note("Reading languages of the site and their BCP 47 tags.", _by_language(_TEXT)),
            "updated": _note("The day on which an entry was last added or checked.", {**_TEXT, "format": "date"}),
            "vocabularies": _note(
                "The ids that entries use, each with its label in every language.",
                {
                    "type": "object",
                    "required": sorted(source.catalogue.vocabularies),
                    "additionalProperties": {"type": "object", "additionalProperties": _by_language(_TEXT)},
                },
            ),
            "entries": _note(
                "All entries, one kind after the other, by id.",
                {"type": "array", "items": {"oneOf": [{"$ref": f"#/$defs/{model.__name__}"} for model in KINDS]}},
            ),
        },
        "required": ["$schema", "version", "license", "attribution", "languages", "vocabularies", "entries"],
        "additionalProperties": False,
        "$defs": parts,
    }


def _note(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, **schema}


def _by_language(schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict.fromkeys(LANGUAGES, schema),
        "required": list(LANGUAGES),
        "additionalProperties": False,
    }


def _entry(model: type[Entry], generated: dict[str, Any]) -> dict[str, Any]:
    for name in facts_left_out(model):
        generated["properties"].pop(name)
    found = _described(generated)
    properties = found["properties"]
    for name, mark in marked(model, Vocabulary).items():
        target = properties[name]["items"] if properties[name].get("type") == "array" else properties[name]
        target["description"] = f"An id of vocabularies.{mark.name}."
    properties["address"]["pattern"] = "^https?://"
    found["properties"] = {
        "id": properties.pop("id"),
        "kind": _note(FIELDS["kind"], {"const": model.kind}),
        "page_addresses": _note(FIELDS["page_addresses"], _by_language({**_TEXT, "pattern": "^https?://"})),
        **properties,
        "words": _note(FIELDS["words"], _by_language({"$ref": f"#/$defs/{model.__name__}Words"})),
    }
    found["required"] = [
        name for name in found["properties"]
        if name in ("id", "kind", "page_addresses", "words") or (name in found["required"] and name != "address")
    ]  # fmt: skip
    return found


def _words(model: type[Entry]) -> dict[str, Any]:
    names = [*word_fields(model), "not_translated"]
    required = [name for name in names if name in model.model_fields and model.model_fields[name].is_required()]
    return {
        "type": "object",
        "properties": {name: _note(WORDS[name], _KINDS_OF_WORDS.get(name, _TEXT)) for name in names},
        "required": required,
        "additionalProperties": False,
    }


def _described(generated: dict[str, Any]) -> dict[str, Any]:
    """Return a model's schema with a sentence on each field, and without null: what is not known is left out."""
    properties = {}
    for name, schema in generated["properties"].items():
        kept = {key: value for key, value in schema.items() if key not in ("title", "default", "anyOf", "description")}
        for choice in schema.get("anyOf", ()):
            kept |= choice if choice != {"type": "null"} else {}
        properties[name] = _note(FIELDS[name], kept)
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in generated.get("required", ()) if name in properties],
        "additionalProperties": False,
    }
