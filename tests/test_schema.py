"""The JSON Schemas with which editors complete and check: equal to the models, and true of every entry."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from tiny_catalogue import PROJECT

from catalogue import load_catalogue
from catalogue.models import BY_KIND
from catalogue.schema import schema, schema_text, write_schemas
from catalogue.vocabularies import read_vocabularies


@pytest.fixture(scope="module")
def real():
    """Return the catalogue of the project."""
    return load_catalogue(PROJECT / "resources")


@pytest.fixture(scope="module")
def vocabularies():
    """Return the vocabularies of the project."""
    return read_vocabularies(PROJECT / "resources" / "vocabularies")


@pytest.mark.parametrize("kind", BY_KIND)
def test_schema_file_is_up_to_date(vocabularies, kind):
    """The file that editors read says what the models say; `make check FIX=1` writes it anew."""
    text = (PROJECT / "resources" / "schema" / f"{kind}.json").read_text(encoding="utf-8")
    assert schema_text(BY_KIND[kind], vocabularies) == text


def test_no_other_schema_files():
    """There is one schema for each kind and none for anything else."""
    names = {path.name for path in (PROJECT / "resources" / "schema").iterdir()}
    assert {f"{kind}.json" for kind in (*BY_KIND, "checklists", "materials")} == names


@pytest.mark.parametrize("kind", BY_KIND)
def test_schema_is_a_schema(kind):
    """Each file is a correct JSON Schema."""
    text = (PROJECT / "resources" / "schema" / f"{kind}.json").read_text(encoding="utf-8")
    Draft202012Validator.check_schema(json.loads(text))


@pytest.mark.parametrize("kind", BY_KIND)
def test_every_real_entry_fits_its_schema(real, vocabularies, kind):
    """An editor finds no fault with any entry that the check accepts."""
    validator = Draft202012Validator(schema(BY_KIND[kind], vocabularies))
    entries = real.of_kind(kind)
    assert entries
    faults = [
        f"{entry.id}: {fault.message}"
        for entry in entries
        for fault in validator.iter_errors(entry.model_dump(mode="json", exclude_defaults=True))
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "../../x"),
        ("id", "Role"),
        ("address", "javascript:alert(1)"),
        ("other_addresses", ["ftp://x.org"]),
        ("conditions", ["diabetis"]),
        ("conditions", []),
        ("format", "PDF"),
        ("leads_to", "elsewhere"),
        ("year", 1066),
        ("year", "2014"),
        ("title", ""),
        ("autors", ["A. Author"]),
    ],
)
def test_schema_finds_faults(vocabularies, name, value):
    """What the check would refuse is marked while somebody types."""
    entry = {
        "id": "role-sheet",
        "title": "Role sheet",
        "publisher": "Example Clinic",
        "address": "none",
        "chapters": ["introduction"],
        "audience": ["program-managers"],
        "conditions": ["diabetes"],
        "summary": "A sheet.",
        "added": "2026-11-21",
    }
    validator = Draft202012Validator(schema(BY_KIND["tools"], vocabularies))
    assert list(validator.iter_errors(entry)) == []
    assert len(list(validator.iter_errors(entry | {name: value}))) == 1


def test_schemas_are_written_once(vocabularies, tmp_path):
    """Only schemas that changed are written."""
    folder = tmp_path / "schema"
    assert [path.name for path in write_schemas(folder, vocabularies)] == [
        f"{kind}.json" for kind in (*BY_KIND, "checklists", "materials")
    ]
    (folder / "tools.json").write_text("{}", encoding="utf-8")
    assert write_schemas(folder, vocabularies) == [folder / "tools.json"]
    assert (folder / "tools.json").read_text(encoding="utf-8") == schema_text(BY_KIND["tools"], vocabularies)
