"""Turns pydantic's errors into sentences that a person without Python can act on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from .problems import Problem, did_you_mean, quote
from .reader import Document, Key

_OWN_CODES = {"id", "address", "private-address", "copy-farm", "unknown-language", "unknown-country"}


def explain(document: Document, model: type[BaseModel], error: ErrorDetails) -> Problem:
    """Return the problem that `error` stands for, at the line of the value at fault."""
    key = _without_tags(error["loc"])
    kind = error["type"]
    if kind in _OWN_CODES:
        return document.problem(key, f"{_name(key)}: {error['msg']}", kind)
    say = _SENTENCES.get(kind)
    if say is None:
        return document.problem(key, f"{_name(key)}: {error['msg']}. Compare it with _template.yml.", "value")
    text, code = say(_name(key), error, _fields(model, key))
    return document.problem(key, text, code)


def _without_tags(loc: tuple[int | str, ...]) -> Key:
    """Leave out what pydantic puts between the number of a block and its field: the block's kind."""
    at = loc.index("blocks") + 2 if "blocks" in loc else len(loc)
    return (*loc[:at], *loc[at + 1 :])


def _name(key: tuple[Any, ...]) -> str:
    """("figures", 0, "what") → "figures, item 1, what"."""
    if not key:
        return "the entry"
    return ", ".join(f"item {part + 1}" if isinstance(part, int) else quote(part) for part in key)


def _written(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    return "a group of lines" if isinstance(value, dict) else quote(value)


def _fields(model: type[BaseModel], key: tuple[Any, ...]) -> list[str]:
    """Return the names allowed where the last part of `key` stands."""
    models = [model]
    for part in key[:-1]:
        if isinstance(part, int):
            continue
        fields = [one.model_fields[part] for one in models if part in one.model_fields]
        models = [nested for field in fields for nested in _nested_models(field.annotation)]
    return list(dict.fromkeys(name for one in models for name in one.model_fields))


def _nested_models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _nested_models(inner)


def _missing(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    return f"{name} is missing. Add it; _template.yml shows how.", "missing-field"


def _unknown(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    wrong = str(error["loc"][-1])
    return f"{name} is not a field here. Correct its name or delete it.{did_you_mean(wrong, fields)}", "unknown-field"


def _list(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    written = error["input"]
    example = f"[{quote(written)[1:-1]}]" if isinstance(written, str) and written else "[first, second]"
    return f"{name} must be a list. Write it in square brackets: {example}.", "wrong-type"


def _empty_list(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    return f"{name} is empty. Give at least one.", "empty"


def _empty_text(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    return f"{name} is empty. Fill it in or delete the line.", "empty"


def _too_long(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    return f"{name} has more than {error['ctx']['max_length']} characters. Shorten it.", "too-long"


def _text(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    return f"{name} must be one text, not a list or group. Write it on one line.", "wrong-type"


def _group(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    return f"{name} must be a group of lines. Indent them below it; _template.yml shows how.", "wrong-type"


def _number(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    return f"{name} must be a number, not {_written(error['input'])}. Write it in digits.", "wrong-type"


def _range(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    limits = [
        f"{word} {error['ctx'][limit]:g}"
        for limit, word in (("ge", "at least"), ("le", "at most"), ("gt", "more than"), ("lt", "less than"))
        if limit in error["ctx"]
    ]
    return f"{name} is {quote(error['input'])}, but must be {' and '.join(limits)}. Correct it.", "out-of-range"


def _date(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    return f"{name} must be a date, not {_written(error['input'])}. Write it like 2026-11-21.", "wrong-type"


def _yes_no(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    return f"{name} must be true or false, not {_written(error['input'])}. Write one of the two.", "wrong-type"


def _choice(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    allowed = [part.strip("'") for part in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    return (
        f"{name} is {_written(error['input'])}, but must be one of: {', '.join(allowed)}. Choose one."
        f"{did_you_mean(str(error['input']), allowed)}",
        "unknown-term",
    )


def _pattern(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    example = {"doi": "10.1186/s12889-015-1798-y", "pmid": "16051929"}.get(str(error["loc"][-1]), "")
    return f"{name} is {quote(error['input'])}. Write it like {example}.", "wrong-form"


def _kind(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    allowed = [part.strip("'") for part in error["ctx"]["expected_tags"].split(", ")]
    written = error["ctx"]["tag"]
    return (
        f"{name} is of the kind {quote(written)}, but must be of one of: {', '.join(allowed)}. Choose one."
        f"{did_you_mean(written, allowed)}",
        "unknown-term",
    )


def _no_kind(name: str, error: ErrorDetails, fields: list[str]) -> tuple[str, str]:
    return f'{name} has no "kind". Add it; _template.yml shows the kinds.', "missing-field"


_SENTENCES: Mapping[str, Callable[[str, ErrorDetails, list[str]], tuple[str, str]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "tuple_type": _list,
    "list_type": _list,
    "too_short": _empty_list,
    "string_too_short": _empty_text,
    "string_too_long": _too_long,
    "string_type": _text,
    "model_type": _group,
    "model_attributes_type": _group,
    "int_parsing": _number,
    "int_type": _number,
    "int_from_float": _number,
    "int_parsing_size": _number,
    "finite_number": _number,
    "float_parsing": _number,
    "float_type": _number,
    "greater_than": _range,
    "greater_than_equal": _range,
    "less_than": _range,
    "less_than_equal": _range,
    "date_from_datetime_parsing": _date,
    "date_parsing": _date,
    "date_type": _date,
    "date_from_datetime_inexact": _date,
    "bool_parsing": _yes_no,
    "bool_type": _yes_no,
    "literal_error": _choice,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _no_kind,
    "string_pattern_mismatch": _pattern,
}
