"""What makers of inserts and of pages have in common: site, language, and how a template is filled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from .site import Site


class Maker:
    """Makes pages, or parts of them, in one language."""

    def __init__(self, site: Site, lang: str) -> None:
        self.site = site
        self.lang = lang
        self.words: Mapping[str, str] = site.catalogue.interface[lang]

    def render(self, template: str, **values: Any) -> Markup:
        """Return a template of overrides/fragments, filled; it knows the words (`t`) and the language (`lang`)."""
        text = self.site.environment.get_template(template).render(t=self.words, lang=self.lang, **values)
        return Markup(text)  # noqa: S704  (the environment escapes)
