"""JSON Schemas of the entries, so that an editor completes and checks while somebody types.

They follow from the models and the vocabularies; `make check FIX=1` writes them anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .authored import OTHER_PAGES
from .checklists import KIND as CHECKLISTS
from .checklists import MAX_LINKS, Checklist
from .field_types import Vocabulary as VocabularyMark
from .materials import KIND as MATERIALS
from .materials import Material
from .models import BY_SCHEME, KINDS, Entry, marked
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
    properties["archived_address"]["anyOf"][0]["pattern"] = "^https?://"
    return found


def schema_text(model: type[Entry], vocabularies: Mapping[str, Vocabulary]) -> str:
    """Return the schema as it stands in its file."""
    return json.dumps(schema(model, vocabularies), ensure_ascii=False, indent=2) + "\n"


def checklist_schema_text(vocabularies: Mapping[str, Vocabulary]) -> str:
    """Return the schema of checklists as it stands in its file."""
    found = Checklist.model_json_schema()
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    item, group = found["$defs"]["Item"]["properties"], found["$defs"]["Group"]["properties"]
    for part in (found["properties"], group, item):
        part["id"]["pattern"] = "^[a-z0-9]+(-[a-z0-9]+)*$"
    found["properties"]["steps"]["items"]["enum"] = list(vocabularies["steps"].terms)
    found["properties"]["chapter"]["enum"] = [*vocabularies["chapters"].terms, *OTHER_PAGES]
    item["who"]["enum"] = list(vocabularies["audience"].terms)
    item["links"]["items"]["pattern"] = f"^({'|'.join(BY_SCHEME)}):[a-z0-9-]+$"
    item["links"]["maxItems"] = MAX_LINKS
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def material_schema_text(vocabularies: Mapping[str, Vocabulary]) -> str:
    """Return the schema of materials as it stands in its file."""
    found = Material.model_json_schema()
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    for part in (found, *found["$defs"].values()):
        part["properties"]["id"]["pattern"] = "^[a-z0-9]+(-[a-z0-9]+)*$"
    properties = found["properties"]
    for name in ("steps", "audience", "conditions"):
        properties[name]["items"]["enum"] = list(vocabularies[name].terms)
    properties["chapter"]["enum"] = [*vocabularies["chapters"].terms, *OTHER_PAGES]
    properties["sources"]["items"]["pattern"] = f"^({'|'.join(BY_SCHEME)}):[a-z0-9-]+$"
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path, vocabularies: Mapping[str, Vocabulary]) -> list[Path]:
    """Write every schema to `folder`/<kind>.json; return the files that changed."""
    folder.mkdir(exist_ok=True)
    written = []
    texts = {model.kind: schema_text(model, vocabularies) for model in KINDS}
    texts[CHECKLISTS] = checklist_schema_text(vocabularies)
    texts[MATERIALS] = material_schema_text(vocabularies)
    for kind, text in texts.items():
        path = folder / f"{kind}.json"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written
