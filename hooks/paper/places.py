"""programs.geojson: the programs as points for maps (RFC 7946), with words in all languages."""

from __future__ import annotations

from typing import Any

from catalogue.locales import LANGUAGES
from catalogue.models import Program

from .source import LICENSE, Source


def places(source: Source) -> dict[str, Any]:
    """Return the programs as a FeatureCollection; license and source stand beside the features."""
    programs = [entry for entry in source.catalogue.of_kind("examples") if isinstance(entry, Program)]
    return {
        "type": "FeatureCollection",
        "license": LICENSE,
        "attribution": source.attribution,
        "features": [_feature(source, program) for program in programs],
    }


def _feature(source: Source, program: Program) -> dict[str, Any]:
    words = {lang: source.catalogue.words(program, lang) for lang in LANGUAGES}
    properties: dict[str, Any] = {"organization": program.organization, "point_of": program.place.point_of}
    for lang in LANGUAGES:
        properties[f"title_{lang}"] = words[lang].title.text
        properties[f"summary_{lang}"] = words[lang].texts["summary"].text
        properties[f"page_{lang}"] = source.page(program, lang)
    for name in ("countries", "conditions", "settings", "delivery_modes", "languages"):
        properties[name] = list(getattr(program, name))
    if program.has_address:
        properties["address"] = program.address
    return {
        "type": "Feature",
        "id": program.id,
        "geometry": {"type": "Point", "coordinates": [program.place.longitude, program.place.latitude]},
        "properties": properties,
    }
