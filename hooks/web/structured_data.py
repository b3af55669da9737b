"""schema.org descriptions of entries, for search engines and libraries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from catalogue.models import Citation, Entry, Finding, Material, Program
from catalogue.words import Words

LICENSE_URLS = {
    "public-domain": "https://creativecommons.org/publicdomain/mark/1.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-NC-SA-4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "CC-BY-NC-SA-3.0-IGO": "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/",
    "OGL-UK-3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}


def structured_data(entry: Entry, words: Words, page: str) -> Markup:
    """Return the <script> element with the JSON-LD of an entry whose page is at the absolute address `page`."""
    data: dict[str, Any] = {"@context": "https://schema.org", "@type": "LearningResource", "mainEntityOfPage": page}
    if isinstance(entry, Finding):
        data |= _article(entry.citation) | {"abstract": words.texts["finding"].text}
    elif isinstance(entry, Program):
        data |= _program(entry, words)
    elif isinstance(entry, Material):
        data |= _material(entry, words)
    if entry.has_address:
        data["url"] = entry.address
    if entry.languages and not isinstance(entry, Program):
        data["inLanguage"] = list(entry.languages)
    if entry.license in LICENSE_URLS:
        data["license"] = LICENSE_URLS[entry.license]
    return script(data)


def script(data: Mapping[str, Any]) -> Markup:
    """Return the <script> element that holds structured data.

    It is data: a browser does not run it, and `<` is escaped so that no text can end the element.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup('<script type="application/ld+json">' + text + "</script>")  # noqa: S704  (escaped above)


def _material(entry: Material, words: Words) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": entry.title,
        "description": words.texts["summary"].text,
        "publisher": {"@type": "Organization", "name": entry.publisher},
    }
    if words.published_title is not None:
        data["alternateName"] = words.title.text
    if entry.kind == "training":
        data["learningResourceType"] = "training"
    if entry.authors:
        data["author"] = [{"@type": "Person", "name": name} for name in entry.authors]
    if entry.year:
        data["datePublished"] = str(entry.year)
    if entry.duration_hours:
        data["timeRequired"] = f"PT{entry.duration_hours:g}H"
    return data


def _program(entry: Program, words: Words) -> dict[str, Any]:
    return {
        "@type": "Organization",
        "name": entry.title,
        "description": words.texts["summary"].text,
        "parentOrganization": {"@type": "Organization", "name": entry.organization},
        "areaServed": list(entry.countries),
        "location": {
            "@type": "Place",
            "name": entry.place.point_of,
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": entry.place.latitude,
                "longitude": entry.place.longitude,
            },
        },
    }


def _article(citation: Citation) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "ScholarlyArticle", "name": citation.title or citation.journal}
    if citation.authors:
        data["author"] = citation.authors
    if citation.year:
        data["datePublished"] = str(citation.year)
    if citation.journal:
        data["isPartOf"] = {"@type": "Periodical", "name": citation.journal}
    links = citation_links(citation)
    if links:
        data["sameAs"] = [address for _, address in links]
    return data


def citation_links(citation: Citation) -> list[tuple[str, str]]:
    """Return [(label, address)] for the identifiers of a citation."""
    found = []
    if citation.doi:
        found.append((f"doi:{citation.doi}", f"https://doi.org/{citation.doi}"))
    if citation.pmid:
        found.append((f"PubMed {citation.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{citation.pmid}/"))
    return found
