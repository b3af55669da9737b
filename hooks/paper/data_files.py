"""All files of the open data and all feeds: {path from the site's root: content}."""

from __future__ import annotations

from catalogue.locales import LANGUAGES
from catalogue.models import BY_KIND

from .catalogue_json import catalogue_json
from .catalogue_schema import catalogue_schema
from .feeds import feed
from .places import places
from .references import bibtex, ris
from .source import Source, json_bytes
from .tables import rows_of, table
from .workbook import workbook


def data_files(source: Source) -> dict[str, bytes]:
    """Return every file, in the order in which the page about them names them."""
    files = {
        "data/catalogue.json": json_bytes(catalogue_json(source)),
        "data/catalogue.schema.json": json_bytes(catalogue_schema(source), indent=2),
    }
    for lang in LANGUAGES:
        rows = {kind: rows_of(source, kind, lang) for kind in BY_KIND}
        files[f"data/catalogue-{lang}.xlsx"] = workbook(source, rows, lang)
        files |= {f"data/{kind}-{lang}.csv": table(rows[kind]) for kind in BY_KIND}
    files["data/references.bib"] = bibtex(source)
    files["data/references.ris"] = ris(source)
    files["data/programs.geojson"] = json_bytes(places(source))
    for lang in LANGUAGES:
        for kind in BY_KIND:
            files[source.in_language(f"feeds/{kind}.xml", lang)] = feed(source, kind, lang)
    return files
