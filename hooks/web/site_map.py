"""sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from .paths import in_language
from .views import ALTERNATES


def site_map(site_url: str, paths: Iterable[str]) -> str:
    """Return sitemap.xml with every page in every language, each naming all of them.

    `paths` are without language. No dates are given: a date that is only the day of the build would mislead.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for path in sorted(paths):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{alternate.tag}" '
            f'href="{escape(site_url + in_language(path, alternate.lang))}"/>'
            for alternate in ALTERNATES
        )
        links += f'<xhtml:link rel="alternate" hreflang="x-default" href="{escape(site_url + path)}"/>'
        lines += [
            f"<url><loc>{escape(site_url + in_language(path, alternate.lang))}</loc>{links}</url>"
            for alternate in ALTERNATES
        ]
    lines.append("</urlset>\n")
    return "\n".join(lines)


def robots(site_url: str) -> str:
    """Return robots.txt, which names the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"
