"""Tables for spreadsheets: one for each kind of entry and language, with headings and values in that language.

As CSV here; workbook.py makes one XLSX file a language from the same rows.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from catalogue.locales import country_name, language_name
from catalogue.models import Citation, Entry, Finding, Material, Program

from .source import Source, one_line

Labels = Callable[..., str]
"""(vocabulary, *terms) → their labels."""

_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
"""A spreadsheet reads it as the number it is, also with a minus sign."""


@dataclass(frozen=True)
class Rows:
    """The table of one kind in one language."""

    columns: Mapping[str, str]
    """{name: heading}, in order."""
    cells: list[Mapping[str, str]]
    """For each entry {name: text}; numbers and days are texts, too."""


def rows_of(source: Source, kind: str, lang: str) -> Rows:
    """Return the rows of one kind; all have the same columns."""
    words = source.catalogue.interface[lang]
    cells = [dict(_cells(source, entry, lang)) for entry in source.catalogue.of_kind(kind)]
    keys = {key.partition("_")[2]: key for key in words if key.startswith(("fact_", "column_"))}
    names = dict.fromkeys(name for row in cells for name in row)
    return Rows({name: words[keys.get(name, name)] for name in names}, list(cells))


def table(rows: Rows) -> bytes:
    """Return a table as CSV: UTF-8 with the mark by which Excel knows it, commas, CRLF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([safe(heading) for heading in rows.columns.values()])
    writer.writerows([safe(row[name]) for name in rows.columns] for row in rows.cells)
    return text.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: a leading apostrophe makes it text."""
    text = one_line(text)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _cells(source: Source, entry: Entry, lang: str) -> Iterator[tuple[str, str]]:
    """Yield (column, text) of one row; all entries of a kind have the same columns."""
    catalogue = source.catalogue
    words = catalogue.words(entry, lang)
    comma = "; "

    def labels(vocabulary: str, *terms: str) -> str:
        return comma.join(catalogue.vocabularies[vocabulary].label(term, lang) for term in terms)

    yield "id", entry.id
    yield "title", words.title.text
    yield "title_as_published", entry.title
    yield "summary", words.texts[entry.lead].text
    yield "use_for", words.texts["use_for"].text if "use_for" in words.texts else ""
    texts = {name: said.text for name, said in words.texts.items()}
    texts["modules"] = comma.join(said.text for said in words.lists.get("modules", ()))
    texts["figures"] = comma.join(f"{what}: {amount}" for what, amount in words.figures)
    yield from _of_kind(entry, texts, labels)
    yield "languages", comma.join(language_name(tag, lang) for tag in entry.languages)
    yield "countries", comma.join(country_name(code, lang) for code in entry.countries)
    yield "conditions", labels("conditions", *entry.conditions)
    yield "settings", labels("settings", *entry.settings)
    yield "delivery_modes", labels("delivery_modes", *entry.delivery_modes)
    yield "audience", labels("audience", *entry.audience)
    yield "chapters", labels("chapters", *entry.chapters)
    yield "steps", labels("steps", *entry.steps)
    yield "core_functions", labels("core_functions", *entry.core_functions)
    yield "format", labels("formats", entry.format)
    yield "license", labels("licenses", entry.license)
    yield "address", entry.address if entry.has_address else ""
    yield "checked", entry.checked.isoformat() if entry.checked else ""
    yield "added", entry.added.isoformat()
    yield "page", source.page(entry, lang)


def _of_kind(entry: Entry, texts: Mapping[str, str], labels: Labels) -> Iterator[tuple[str, str]]:
    if isinstance(entry, Material):
        yield "publisher", entry.publisher
        yield "authors", "; ".join(entry.authors)
        yield "year", _number(entry.year)
        yield "duration_hours", _number(entry.duration_hours)
        yield "modules", texts["modules"]
        yield "levels", labels("levels", *getattr(entry, "levels", ()))
        yield "pages", _number(entry.pages)
        yield "size_bytes", _number(entry.size_bytes)
    elif isinstance(entry, Program):
        yield "organization", entry.organization
        yield "population", texts["population"]
        yield "city", entry.city or ""
        yield "region", entry.region or ""
        yield "latitude", _number(entry.place.latitude)
        yield "longitude", _number(entry.place.longitude)
        yield "figures", texts["figures"]
    elif isinstance(entry, Finding):
        yield "figure", texts["figure"]
        yield "caution", texts.get("caution", "")
        yield "result", labels("results", entry.result)
        yield "design", texts["design"]
        yield from _citation(entry.citation)


def _citation(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "authors", citation.authors or ""
    yield "year", _number(citation.year)
    yield "article", citation.title or ""
    yield "journal", ", ".join(part for part in (citation.journal, citation.detail) if part)
    yield "doi", citation.doi or ""
    yield "pmid", citation.pmid or ""


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"
