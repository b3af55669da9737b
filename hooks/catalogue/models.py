"""What an entry is: one frozen model for each kind.

Each field says, in its annotation, which vocabulary its ids come from and whether it holds words to
translate. The JSON Schemas, the checks, the translations and the pages all follow from these annotations.
"""

from __future__ import annotations

import math
import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from .field_types import (
    Address,
    Country,
    Date,
    Id,
    Language,
    Line,
    LineOfWords,
    OwnAddress,
    Text,
    Translated,
    Vocabulary,
    Words,
    Year,
)  # fmt: skip


class Model(BaseModel):
    """Base of all models: nothing unknown is accepted, nothing changes afterwards."""

    # Deferred: a model that is only part of another need not be built by itself, which saves a tenth of a check.
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


class Citation(Model):
    """A published article or book. What is absent is not known."""

    authors: Line | None = None
    year: Year | None = None
    title: Line | None = None
    title_is_descriptive: bool = False
    """The title describes the paper and is not the printed one: shown without italics."""
    journal: Line | None = None
    detail: Line | None = None
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    pmid: Annotated[str, StringConstraints(pattern=r"^\d{1,9}$")] | None = None


Measure = Literal["people", "supporters", "training", "contact", "uptake", "result", "cost"]
"""Whom a program reached, who gave the support, how they were trained, how much contact there was, how many took it up
and stayed, what came of it, and what it cost."""


class Figure(Model):
    """A number that a program reported, and where it stands."""

    what: LineOfWords
    value: Line
    unit: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    source: Line | None = None
    source_address: Address | None = None
    measure: Measure | None = None
    """What kind of number it is; the page that compares programs has a column for each."""
    basis: Literal["planned", "achieved", "planned-and-achieved"] | None = None
    """Whether it was meant to happen, came of a plan that stands beside it, or tells both. Most say neither."""

    @property
    def hours(self) -> float | None:
        """The number of hours, when the amount begins with one: "32 hours (four 8-hour workshops)" → 32."""
        found = re.match(r"(\d+(?:\.\d+)?) hours?\b", self.amount, re.ASCII)
        return float(found[1]) if found else None

    @property
    def amount(self) -> str:
        """The value with its unit, as a reader sees it: "199 people", "79%"."""
        unit = re.sub(r"^percent\b", "%", self.unit)
        return f"{self.value}{unit}" if unit.startswith("%") else f"{self.value} {unit}".strip()


class Difference(Model):
    """How far apart two groups were at the end, or several trials pooled, in the outcome's own unit."""

    outcome: Literal["hba1c"]
    """HbA1c, in percentage points; below zero is better with peer support."""
    value: float
    low: float | None = None
    high: float | None = None
    """The 95% confidence interval, where the source tells it."""
    pooled: bool = False
    """Of several trials together."""


class Years(Model):
    """When a program ran."""

    start: Year | None = None
    end: Year | None = None
    published: Year | None = None


class Place(Model):
    """A rounded point for the map, and what it is the point of."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
    point_of: Line


class Entry(Model):
    """What every kind of entry has."""

    kind: ClassVar[str]
    """Folder, first part of the address and plural name: "tools"."""
    scheme: ClassVar[str]
    """What stands before the colon when the guide cites an entry: "tool"."""

    id: Id
    title: Annotated[Line, Translated()]
    title_language: Language = "en"
    title_en: Line | None = None
    title_en_official: bool = False
    address: OwnAddress
    leads_to: Literal["document", "landing-page", "describing-page"] | None = None
    held_by: Literal["publisher", "repository"] | None = None
    other_addresses: tuple[Address, ...] = ()
    archived_address: Address | None = None
    """A copy in a public web archive, for the day on which the page itself is gone."""
    format: Annotated[str, Vocabulary("formats")] = "unknown"
    languages: tuple[Language, ...] = ()
    chapters: Annotated[tuple[str, ...], Vocabulary("chapters")] = Field(min_length=1)
    steps: Annotated[tuple[str, ...], Vocabulary("steps")] = ()
    core_functions: Annotated[tuple[str, ...], Vocabulary("core_functions")] = ()
    audience: Annotated[tuple[str, ...], Vocabulary("audience")] = ()
    conditions: Annotated[tuple[str, ...], Vocabulary("conditions")] = Field(min_length=1)
    settings: Annotated[tuple[str, ...], Vocabulary("settings")] = ()
    delivery_modes: Annotated[tuple[str, ...], Vocabulary("delivery_modes")] = ()
    countries: tuple[Country, ...] = ()
    license: Annotated[str, Vocabulary("licenses")] = "unknown"
    use_for: Annotated[Text | None, Translated()] = None
    see_also: tuple[Id, ...] = ()
    original_reference: Line | None = None
    """The link or passage of the original guide, or of the foundation's page, that this entry answers to."""
    added: Date
    checked: Date | None = None
    """When the address was last opened and seen to be right; absent means never."""

    @property
    def has_address(self) -> bool:
        """Whether there is a lawful address to link to."""
        return self.address != "none"

    @property
    def lead(self) -> str:
        """The name of the field that says in a sentence or two what the entry is."""
        return "summary"

    @property
    def holder(self) -> str | None:
        """Who stands behind it: publisher or organization."""
        return None


class Material(Entry):
    """A tool, a training or a handout: something a program takes and uses."""

    summary: Words
    publisher: Line
    authors: tuple[Line, ...] = ()
    year: Year | None = None
    pages: Annotated[int, Field(ge=1)] | None = None
    size_bytes: Annotated[int, Field(ge=1)] | None = None
    duration_hours: Annotated[float, Field(gt=0)] | None = None
    modules: Annotated[tuple[Line, ...], Translated()] = ()
    audience: Annotated[tuple[str, ...], Vocabulary("audience")] = Field(min_length=1)
    citation: Citation | None = None

    @property
    def length(self) -> str:
        """The group of lengths in which the original guide compares trainings; "" when the hours are not known."""
        return length_of(self.duration_hours)

    @property
    def holder(self) -> str | None:
        return self.publisher


class Tool(Material):
    """A form, guide, manual, checklist or other aid."""

    kind: ClassVar[str] = "tools"
    scheme: ClassVar[str] = "tool"


class Training(Material):
    """A curriculum, course or training manual."""

    levels: Annotated[tuple[str, ...], Vocabulary("levels")] = ()

    kind: ClassVar[str] = "training"
    scheme: ClassVar[str] = "training"


class Handout(Material):
    """A sheet or booklet to hand to people who receive support."""

    kind: ClassVar[str] = "handouts"
    scheme: ClassVar[str] = "handout"


class Program(Entry):
    """A program in practice: where, for whom, how, with which figures."""

    kind: ClassVar[str] = "examples"
    scheme: ClassVar[str] = "example"

    summary: Words
    organization: Line
    population: Words
    city: Line | None = None
    region: Line | None = None
    setting_detail: Line | None = None
    languages_basis: Line | None = None
    years: Years | None = None
    place: Place
    figures: Annotated[tuple[Figure, ...], Translated()] = ()
    publication: Citation | None = None
    other_publications: tuple[Citation, ...] = ()
    peers_for_progress_grant: Literal["confirmed", "probable"] | None = None
    source_conflicts: Text | None = None
    """What sources disagree on, and which of them is printed."""

    @property
    def holder(self) -> str | None:
        return self.organization


class Finding(Entry):
    """One finding of a published study; null and adverse results stand beside the good ones."""

    kind: ClassVar[str] = "evidence"
    scheme: ClassVar[str] = "evidence"

    finding: Words
    figure: Words
    design: LineOfWords
    topic: Line
    result: Annotated[str, Vocabulary("results")]
    caution: Annotated[Text | None, Translated()] = None
    """Printed wherever the figure is printed."""
    difference: Difference | None = None
    """Only a difference between groups that stands in `figure`; a change within one group is none."""
    citation: Citation
    other_citations: tuple[Citation, ...] = ()

    @property
    def lead(self) -> str:
        return "finding"


LENGTHS: dict[str, float] = {"up-to-12-hours": 12, "13-to-30-hours": 30, "over-30-hours": math.inf}
"""The groups of lengths and the longest training of each, in hours."""


def length_of(hours: float | None) -> str:
    """Return the group of lengths to which a training of so many hours belongs; "" when they are not known."""
    return next(name for name, longest in LENGTHS.items() if hours <= longest) if hours else ""


KINDS: tuple[type[Entry], ...] = (Tool, Training, Handout, Program, Finding)
BY_KIND: dict[str, type[Entry]] = {model.kind: model for model in KINDS}
BY_SCHEME: dict[str, type[Entry]] = {model.scheme: model for model in KINDS}


def marked(model: type[BaseModel], mark: type[Any]) -> dict[str, Any]:
    """Return the fields of `model` whose annotation carries `mark`, with that mark."""
    found = {}
    for name, field in model.model_fields.items():
        for metadata in field.metadata:
            if isinstance(metadata, mark) or metadata is mark:
                found[name] = metadata
    return found
