"""Atom feeds: the entries of one kind that were added or checked last, in one language (RFC 4287)."""

from __future__ import annotations

import datetime
from xml.sax.saxutils import escape, quoteattr

from catalogue.locales import TAGS
from catalogue.models import Entry

from .source import LICENSE, Source, last_change

LENGTH = 50
"""Entries in a feed; whoever wants all takes the tables."""


def feed(source: Source, kind: str, lang: str) -> bytes:
    """Return the feed of one kind. Ids are the addresses of pages, which stay; dates are days, at midnight UTC."""
    words = source.catalogue.interface[lang]
    own = source.site_url + source.in_language(f"feeds/{kind}.xml", lang)
    newest = sorted(
        source.catalogue.of_kind(kind), key=lambda entry: (-last_change(entry).toordinal(), entry.id)
    )[:LENGTH]  # fmt: skip
    title = words["feed_title"].format(kind=words[f"kind_{kind}"], site=words["site_name"])
    updated = last_change(newest[0]) if newest else datetime.date(2026, 1, 1)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{TAGS[lang]}">',
        f"<id>{escape(own)}</id>",
        f"<title>{escape(title)}</title>",
        f"<updated>{_moment(updated)}</updated>",
        f"<author><name>{escape(words['site_name'])}</name></author>",
        f"<rights>CC BY 4.0: {LICENSE}</rights>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(_page(source, f"{kind}/", lang))}/>',
        f'<link rel="related" type="text/html" href={quoteattr(_page(source, "new/", lang))}/>',
        *(_entry(source, entry, lang) for entry in newest),
        "</feed>\n",
    ]
    return "\n".join(lines).encode()


def _page(source: Source, path: str, lang: str) -> str:
    return source.site_url + source.in_language(path, lang)


def _entry(source: Source, entry: Entry, lang: str) -> str:
    words = source.catalogue.words(entry, lang)
    page = source.page(entry, lang)
    lead = words.texts[entry.lead]
    return (
        f"<entry><id>{escape(page)}</id>"
        f'<title xml:lang="{words.title.tag}">{escape(words.title.text)}</title>'
        f'<link rel="alternate" type="text/html" href={quoteattr(page)}/>'
        f"<published>{_moment(entry.added)}</published><updated>{_moment(last_change(entry))}</updated>"
        f'<summary xml:lang="{lead.tag}">{escape(lead.text)}</summary></entry>'
    )


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
