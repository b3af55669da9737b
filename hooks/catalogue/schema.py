"""JSON Schemas of the entries, so that an editor completes and checks while somebody types.

They follow from the models and the vocabularies; `make check FIX=1` writes them anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .models import KINDS, Entry, marked
from .models import Vocabulary as VocabularyMark
from .vocabularies import Vocabulary


def schema(model: type[Entry], vocabularies: Mapping[str, Vocabulary]) -> dict[str, Any]:
    """Return the JSON Schema of one kind, with the ids of the vocabularies as choices."""
    found = model.model_json_schema()
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["title"] = model.scheme
    properties = found["properties"]
    for name, mark in marked(model, VocabularyMark).items():
        target = properties[name]["items"] if properties[name].get("type") == "array" else properties[name]
        target["enum"] = list(vocabularies[mark.name].terms)
    properties["id"]["pattern"] = "^[a-z0-9]+(-[a-z0-9]+)*$"
    properties["address"]["pattern"] = "^(none|https?://.+)$"
    properties["other_addresses"]["items"]["pattern"] = "^https?://"
    return found


def schema_text(model: type[Entry], vocabularies: Mapping[str, Vocabulary]) -> str:
    """Return the schema as it stands in its file."""
    return json.dumps(schema(model, vocabularies), ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path, vocabularies: Mapping[str, Vocabulary]) -> list[Path]:
    """Write the schema of each kind to `folder`/<kind>.json; return the files that changed."""
    folder.mkdir(exist_ok=True)
    written = []
    for model in KINDS:
        path = folder / f"{model.kind}.json"
        text = schema_text(model, vocabularies)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written
