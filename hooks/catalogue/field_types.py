"""The kinds of values that fields of entries have: ids, texts, addresses, languages, countries, dates.

The reader hands over text only; pydantic turns it into numbers and dates and asks these checks.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from .addresses import address_problem
from .locales import is_country, is_language
from .problems import quote


@dataclass(frozen=True)
class Vocabulary:
    """Marks a field whose values are ids of `resources/vocabularies/<name>.yml`."""

    name: str


class Translated:
    """Marks a field that holds English words for readers."""


def _check_id(value: str) -> str:
    if len(value) > 80 or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value) or _DEVICE.match(value):
        raise PydanticCustomError(
            "id",
            f"{quote(value)} cannot be an id. Use lower-case letters, digits and single hyphens, "
            "at most 80 of them, as in peer-supporter-job-description.",
        )
    return value


_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|index|page)$")
"""Names that Windows keeps for devices, and names that the site's own addresses use."""


def _check_address(value: str) -> str:
    if problem := address_problem(value):
        text, code = problem
        raise PydanticCustomError(code, f"{quote(value)} {text}")
    return value


def _check_own_address(value: str) -> str:
    return value if value == "none" else _check_address(value)


def _check_language(value: str) -> str:
    if not is_language(value):
        raise PydanticCustomError(
            "unknown-language",
            f"{quote(value)} is not a language code. Use codes like en, es, pt-BR, zh-Hans (simplified Chinese) "
            "or zh-Hant (traditional Chinese).",
        )
    return value


def _check_country(value: str) -> str:
    if not is_country(value):
        raise PydanticCustomError(
            "unknown-country", f"{quote(value)} is not a country code. Use two capital letters, like US, MX or CN."
        )
    return value


def _check_date(value: Any) -> Any:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(value), re.ASCII):  # pydantic counts bare numbers from 1970
        raise PydanticCustomError("date_parsing", "no date")
    return value


Id = Annotated[str, AfterValidator(_check_id)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Words = Annotated[Text, Translated()]
LineOfWords = Annotated[Line, Translated()]
Address = Annotated[str, AfterValidator(_check_address)]
OwnAddress = Annotated[str, AfterValidator(_check_own_address)]
Language = Annotated[str, AfterValidator(_check_language)]
Country = Annotated[str, AfterValidator(_check_country)]
Date = Annotated[datetime.date, BeforeValidator(_check_date)]
Year = Annotated[int, Field(ge=1900, le=2100)]
