"""The page of all results: search/, in each language. It is empty until the reader's browser fills it."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment
from markupsafe import escape

from .paths import in_language, to_root
from .views import page_values

PATH = "search/"


def search_page(words: Mapping[str, str], lang: str, environment: Environment) -> dict[str, str]:
    """Return what fills the shell for the page of results. Search engines should not list it."""
    body = environment.get_template("search.html").render(
        t=words, root=to_root(in_language(PATH, lang)), browse_path=in_language("browse/", lang)
    )
    return page_values(
        lang,
        PATH,
        str(escape(words["search_title"])),
        str(escape(words["search_lead"])),
        body,
        robots='<meta name="robots" content="noindex">',
    )
