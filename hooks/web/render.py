"""The Jinja environment for what comes from entries: everything is escaped unless it is known to be HTML.

MkDocs' own environment has autoescape off and prints nothing for a misspelt variable; neither may
happen to text that strangers write.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from catalogue import marked_text
from catalogue.locales import TAGS
from catalogue.words import Said


class _Environment(Environment):
    """Looks into a dict first: `t.title` is a key, and Jinja's own way is to fail as an attribute before it looks."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def make_environment(folder: Path) -> Environment:
    """Return an environment for the templates in `folder` (overrides/fragments)."""
    environment = _Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["lang"] = lang_attribute
    environment.filters["fill"] = fill
    environment.filters["rich"] = rich
    environment.filters["paragraphs"] = lambda said: marked_text.paragraphs(said.text)
    return environment


def lang_attribute(said: Said, lang: str) -> Markup:
    """Return ` lang="…"` when a text is not in the page's language, else nothing."""
    return Markup() if said.tag == TAGS[lang] else Markup(' lang="{}"').format(said.tag)


def fill(words: str, **values: Any) -> Markup:
    """Return interface words with their places filled: "{count} entries" → "12 entries"; all is escaped."""
    return escape(words).format(**{name: escape(value) for name, value in values.items()})


def rich(text: str) -> Markup:
    """Return a text of a material with its `**…**` as <strong>; all else is escaped."""
    pieces = marked_text.pieces(text)
    return Markup().join(Markup("<strong>{}</strong>").format(piece) if strong else piece for piece, strong in pieces)


def counted(words: Mapping[str, str], key: str, count: int) -> str:
    """Return the singular or plural words of `key` (`key_one`, `key_other`) with the number filled in."""
    return words[f"{key}_one" if count == 1 else f"{key}_other"].format(count=f"{count:,}")


def shown_size(size: int) -> str:
    """Return the size of a file as readers see it: "2.3 MB", "45 kB"."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(size // 1000, 1)} kB"
