"""The words of an entry in a reader's language, and which language they really are.

A translation stands in `resources/translations/<lang>/<kind>/<id>.yml`: the entry's word fields and,
last, `made_from`, which `make check FIX=1` writes. For each field it holds two short hashes, of the
English words the translation was made from and of the translation itself. While the first still fits
the English, the translation is current. When the English has changed since, it is outdated, until
the translator changes the text: then the second hash no longer fits and FIX=1 writes both anew.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from .field_types import Translated
from .locales import DEFAULT, TAGS, same_language
from .models import Entry, Figure, marked

_UNMEANT = re.compile(r"[^\w%.|+-]+")
"""Blanks, commas, quotation marks: what may change without a change of meaning."""

Value = str | Sequence[str] | Sequence[Mapping[str, str]]
"""A text, a list of texts, or for `figures` a list with the words of each."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the language it is really in."""

    text: str
    tag: str
    """BCP 47, as the `lang` attribute wants it."""
    fallback: bool = False
    """True when the reader asked for another language."""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Words:
    """What an entry says to a reader of one language."""

    title: Said
    published_title: Said | None
    """The title as printed, when that is not what the reader sees as title."""
    texts: Mapping[str, Said]
    """The other word fields: summary or finding, use_for, population …"""
    lists: Mapping[str, Sequence[Said]]
    """The fields that are lists of texts: modules."""
    figures: Sequence[tuple[Said, Said]] = ()
    """For each figure: what it counts, and the amount with its unit."""

    @property
    def is_fallback(self) -> bool:
        """Whether any of the texts is not in the reader's language."""
        listed = (said for items in self.lists.values() for said in items)
        return any(said.fallback for said in (*self.texts.values(), *listed, *(what for what, _ in self.figures)))


@dataclass(frozen=True)
class Translation:
    """One translation file, checked against its entry."""

    texts: Mapping[str, Value] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()

    def get(self, name: str) -> Any:
        """Return the current translation of a field, or None."""
        return None if name in self.outdated else self.texts.get(name)


NO_TRANSLATION = Translation()


@cache
def word_fields(model: type[Entry]) -> tuple[str, ...]:
    """Return the names of the fields that hold words to translate, in the order of the model."""
    return tuple(marked(model, Translated))


def english(entry: Entry) -> dict[str, Value]:
    """Return the English words of an entry, field by field; absent fields are left out."""
    found: dict[str, Value] = {}
    for name in word_fields(type(entry)):
        value = getattr(entry, name)
        if name == "title":
            value = entry.title if entry.title_language == DEFAULT else entry.title_en or entry.title
        if value and isinstance(value, tuple):
            value = [{"what": item.what, "amount": item.amount} if isinstance(item, Figure) else item for item in value]
        if value:
            found[name] = value
    return found


def wanted(entry: Entry, lang: str) -> dict[str, Value]:
    """Return the English words that a translation into `lang` should cover.

    A title that was published in `lang` needs no translation.
    """
    texts = english(entry)
    if same_language(entry.title_language, lang):
        texts.pop("title", None)
    return texts


def short_hash(value: Value) -> str:
    """Return 8 hexadecimal digits that change when the words change, not when only spacing or case does."""
    items = [value] if isinstance(value, str) else value
    return _hash(" | ".join(item if isinstance(item, str) else f"{item['what']} | {item['amount']}" for item in items))


@cache
def _hash(text: str) -> str:
    normal = _UNMEANT.sub("", text.casefold())
    return hashlib.sha256(normal.encode()).hexdigest()[:8]


def said_texts(source: Mapping[str, str], lang: str, translation: Translation) -> dict[str, Said]:
    """Return the English texts of `source` in the words of `translation` where they are current, by the same names."""
    texts = {}
    for name, text in source.items():
        translated = None if lang == DEFAULT else translation.get(name)
        tag = TAGS[lang] if translated or lang == DEFAULT else TAGS[DEFAULT]
        texts[name] = Said(str(translated or text), tag, tag != TAGS[lang])
    return texts


def words(entry: Entry, lang: str, translation: Translation = NO_TRANSLATION) -> Words:
    """Return the words of `entry` for a reader of `lang`, each with the language it really is in."""
    own = TAGS[lang]
    source = english(entry)
    texts: dict[str, Said] = {}
    lists: dict[str, list[Said]] = {}
    figures: list[tuple[Said, Said]] = []
    for name, value in source.items():
        if name == "title":
            continue
        translated = value if lang == DEFAULT else translation.get(name)
        shown: Any
        shown, tag = (translated, own) if translated else (value, TAGS[DEFAULT])
        fallback = tag != own
        if isinstance(shown, str):
            texts[name] = Said(shown, tag, fallback)
        elif name == "figures":
            figures = [(Said(item["what"], tag, fallback), Said(item["amount"], tag, fallback)) for item in shown]
        else:
            lists[name] = [Said(item, tag, fallback) for item in shown]
    title, published = _titles(entry, lang, translation)
    return Words(title, published, texts, lists, figures)


def _titles(entry: Entry, lang: str, translation: Translation) -> tuple[Said, Said | None]:
    printed = Said(entry.title, entry.title_language)
    if same_language(entry.title_language, lang):
        return Said(entry.title, TAGS[lang]), None
    if lang == DEFAULT:
        return (Said(entry.title_en, TAGS[lang]), printed) if entry.title_en else (printed, None)
    if translated := translation.get("title"):
        return Said(str(translated), TAGS[lang]), printed
    if entry.title_en:
        return Said(entry.title_en, TAGS[DEFAULT], True), printed
    return Said(entry.title, entry.title_language, True), None
