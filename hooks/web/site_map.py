"""sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from .paths import in_language
from .views import ALTERNATES


def site_map(site_url: str, pages: Mapping[str, Sequence[str]]) -> str:
    """Return sitemap.xml with every page in each of its languages, each naming all of them.

    `pages` maps a path without language to its languages.
    No dates are given: a date that is only the day of the build would mislead.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for path in sorted(pages):
        alternates = [alternate for alternate in ALTERNATES if alternate.lang in pages[path]]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{alternate.tag}" '
            f'href="{escape(site_url + in_language(path, alternate.lang))}"/>'
            for alternate in alternates
        )
        links += f'<xhtml:link rel="alternate" hreflang="x-default" href="{escape(site_url + path)}"/>'
        lines += [
            f"<url><loc>{escape(site_url + in_language(path, alternate.lang))}</loc>{links}</url>"
            for alternate in alternates
        ]
    lines.append("</urlset>\n")
    return "\n".join(lines)


def robots(site_url: str) -> str:
    """Return robots.txt, which names the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"
