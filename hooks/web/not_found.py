"""The pages shown when an address leads nowhere: one in each language, and one at the root that serves all."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from catalogue.locales import DEFAULT, LANGUAGES, TAGS

from .paths import in_language
from .site import Site
from .views import NOINDEX, page_values


def not_found_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Yield (file name, HTML). Their links are absolute, since nobody knows the address they are shown at."""
    root = urlsplit(site.site_url).path
    for lang in LANGUAGES:
        shown = LANGUAGES if lang == DEFAULT else (lang,)
        body = Markup().join(_part(site, root, one, heading=one == lang) for one in shown)
        words = site.catalogue.interface[lang]
        values = page_values(
            lang,
            "404.html",
            str(escape(words["not_found_title"])),
            str(escape(words["not_found_lead"])),
            str(body),
            robots=NOINDEX,
        )
        yield in_language("404.html", lang), site.shells[lang, "browse"].fill(values | {"root": root})


def _part(site: Site, root: str, lang: str, *, heading: bool) -> Markup:
    words = site.catalogue.interface[lang]
    return Markup(
        '<section lang="{tag}"><{h}>{title}</{h}><p class="lead">{lead}</p><ul>'
        '<li><a href="{home}">{home_text}</a></li><li><a href="{home}guide/">{guide_text}</a></li>'
        '<li><a href="{home}browse/">{browse_text}</a></li></ul></section>'
    ).format(
        tag=TAGS[lang],
        h="h1" if heading else "h2",
        title=words["not_found_title"],
        lead=words["not_found_lead"],
        home=root + in_language("", lang),
        home_text=words["home"],
        guide_text=words["guide"],
        browse_text=words["browse"],
    )
