"""Materials: the forms, sheets and plans that the project itself writes, `resources/materials/<id>.yml`.

A material is a row of sections, a section a row of blocks, and a block's `kind` says what it is.
Nothing here knows how a block looks: the page, the PDF, the Word file and the spreadsheet all follow
from the same blocks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints

from .authored import Authored
from .field_types import Date, Id, Line, Text
from .field_types import Vocabulary as VocabularyMark
from .models import Model
from .words import Said, Translation, said_texts

KIND = "materials"
"""Folder and first part of the address."""

Purpose = Literal["plan", "recruit", "train", "support", "supervise", "evaluate", "participants"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
"""What materials are for, in the order in which a program needs them."""

Layout = Literal["form", "sheet", "cards", "poster", "certificate"]

_Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
_Summary = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=240)]
_Rows = Annotated[int, Field(ge=1, le=40)]
Named = Iterator[tuple[str, str]]
"""(name below the block, "" for the block's own; English text)"""


class Choosable(Model):
    """One of several: an item of a list, an option, a point of a scale."""

    id: Id
    text: Text


class TextBlock(Model):
    """Paragraphs."""

    id: Id
    kind: Literal["text"]
    text: Text

    def texts(self) -> Named:
        """Yield the English words."""
        yield "", self.text


class ListBlock(Model):
    """A list; with the style "checks", boxes to tick."""

    id: Id
    kind: Literal["list"]
    style: Literal["bullets", "numbers", "checks"]
    label: Line | None = None
    items: tuple[Choosable, ...] = Field(min_length=1)

    def texts(self) -> Named:
        """Yield the English words."""
        if self.label:
            yield "", self.label
        yield from _each(self.items)


class FieldBlock(Model):
    """Something to fill in."""

    id: Id
    kind: Literal["field"]
    label: Line
    hint: Line | None = None
    type: Literal["line", "lines", "date", "number", "phone", "signature"]
    rows: _Rows = 3
    """Writing lines of the type "lines"."""

    def texts(self) -> Named:
        """Yield the English words."""
        yield "", self.label
        if self.hint:
            yield "hint", self.hint


class ChoiceBlock(Model):
    """A question with answers to tick: one, or `many`."""

    id: Id
    kind: Literal["choice"]
    label: Line
    many: bool = False
    other: bool = False
    """Adds an answer of one's own."""
    options: tuple[Choosable, ...] = Field(min_length=2)

    def texts(self) -> Named:
        """Yield the English words."""
        yield "", self.label
        yield from _each(self.options)


class ScaleBlock(Model):
    """Statements, each rated on the same points."""

    id: Id
    kind: Literal["scale"]
    label: Line
    points: tuple[Choosable, ...] = Field(min_length=2, max_length=7)
    items: tuple[Choosable, ...] = Field(min_length=1)

    def texts(self) -> Named:
        """Yield the English words."""
        yield "", self.label
        yield from _each((*self.points, *self.items))


class Column(Model):
    """A column of a table."""

    id: Id
    title: Line
    type: Literal["text", "date", "number", "money", "choice"] = "text"
    width: Annotated[float, Field(ge=0.2, le=10)] = 1
    """Relative to the other columns."""
    formula: Annotated[str, StringConstraints(pattern=r"^[a-z0-9+*/(). -]+$", max_length=120)] | None = None
    """Ids of columns with + - * / between them: "unit-cost * quantity"."""
    options: tuple[Choosable, ...] = ()
    """The answers of the type "choice"."""


class Row(Model):
    """A row that is filled in beforehand, as far as it is."""

    id: Id
    cells: dict[str, Text] = Field(min_length=1)
    """{id of a column: text}; the other cells are left to fill in."""


class TableBlock(Model):
    """A table: rows with words, blank rows, or both."""

    id: Id
    kind: Literal["table"]
    label: Line
    columns: tuple[Column, ...] = Field(min_length=2, max_length=9)
    rows: tuple[Row, ...] = ()
    empty: Annotated[int, Field(ge=0, le=40)] = 0
    """Blank rows after the others."""
    total: bool = False
    """Adds a row with sums; see `summed`."""

    @property
    def summed(self) -> tuple[str, ...]:
        """The ids of the columns that the total adds: the computed ones, or all of numbers and money if none is.

        Sums of unit prices or of months, beside a computed column, would say nothing.
        """
        numeric = [column for column in self.columns if column.type in ("number", "money")]
        computed = [column for column in numeric if column.formula]
        return tuple(column.id for column in computed or numeric)

    def texts(self) -> Named:
        """Yield the English words."""
        yield "", self.label
        for column in self.columns:
            yield column.id, column.title
            for option in column.options:
                yield f"{column.id}.{option.id}", option.text
        for row in self.rows:
            for column_id, text in row.cells.items():
                yield f"{row.id}.{column_id}", text


class TotalBlock(Model):
    """The sum over the totals of tables in the same section."""

    id: Id
    kind: Literal["total"]
    label: Line
    of: tuple[str, ...] = Field(min_length=1)
    """Ids of tables with a total; their last column of money is what is added."""

    def texts(self) -> Named:
        """Yield the English words."""
        yield "", self.label


class BoxBlock(Model):
    """A text that stands apart."""

    id: Id
    kind: Literal["box"]
    tone: Literal["example", "caution", "try"]
    title: Line | None = None
    text: Text

    def texts(self) -> Named:
        """Yield the English words."""
        if self.title:
            yield "", self.title
        yield "text", self.text


class Card(Model):
    """One card to cut out."""

    id: Id
    title: Line
    text: Text


class CardsBlock(Model):
    """Cards to cut out, four to a page."""

    id: Id
    kind: Literal["cards"]
    items: tuple[Card, ...] = Field(min_length=1)

    def texts(self) -> Named:
        """Yield the English words."""
        for card in self.items:
            yield card.id, card.title
            yield f"{card.id}.text", card.text


Block = TextBlock | ListBlock | FieldBlock | ChoiceBlock | ScaleBlock | TableBlock | TotalBlock | BoxBlock | CardsBlock


class Section(Model):
    """Blocks that belong together."""

    id: Id
    title: Line | None = None
    new_page: bool = False
    blocks: tuple[Annotated[Block, Field(discriminator="kind")], ...] = Field(min_length=1)


class Material(Authored):
    """One material."""

    title: _Title
    summary: _Summary
    """What it is and for whom."""
    use: Text
    """How to use it, when, and what to change."""
    purpose: Purpose
    layout: Layout
    landscape: bool = False
    spreadsheet: bool = False
    """Whether it is offered as XLSX, too."""
    chapter: str
    """The page of the guide that it belongs to: "program-development"."""
    heading: str | None = None
    """The id of a heading on that page."""
    steps: Annotated[tuple[str, ...], VocabularyMark("steps")] = ()
    audience: Annotated[tuple[str, ...], VocabularyMark("audience")] = Field(min_length=1)
    conditions: Annotated[tuple[str, ...], VocabularyMark("conditions")] = ()
    """None: it serves with any condition."""
    sources: tuple[str, ...] = ()
    """The entries that its facts come from: "evidence:some-id"."""
    sections: tuple[Section, ...] = Field(min_length=1)
    added: Date

    def english(self) -> dict[str, str]:
        """Return the English words by the names that translations use: "some-section.some-block.some-item"."""
        found = {"title": self.title, "summary": self.summary, "use": self.use}
        for section in self.sections:
            if section.title:
                found[section.id] = section.title
            for block in section.blocks:
                for name, text in block.texts():
                    found[".".join(filter(None, (section.id, block.id, name)))] = text
        return found

    def words(self, lang: str, translation: Translation) -> dict[str, Said]:
        """Return the words for a reader of `lang` by flat name, each saying which language it really is in."""
        return said_texts(self.english(), lang, translation)


def _each(items: tuple[Choosable, ...]) -> Named:
    for item in items:
        yield item.id, item.text
