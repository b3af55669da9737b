"""What the makers of inserts have in common: the site, the reader's language, and how a template is filled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from .site import Site


class Maker:
    """Makes parts of hand-written pages in one language."""

    def __init__(self, site: Site, lang: str) -> None:
        self.site = site
        self.lang = lang
        self.words: Mapping[str, str] = site.catalogue.interface[lang]

    def render(self, template: str, **values: Any) -> Markup:
        """Return a template of overrides/fragments, filled; it knows the words (`t`) and the language (`lang`)."""
        text = self.site.environment.get_template(template).render(t=self.words, lang=self.lang, **values)
        return Markup(text)  # noqa: S704  (the environment escapes)
