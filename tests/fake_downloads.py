"""Stands in for hooks/downloads.py in sites of the tests: files of any content where the real build makes PDFs."""

from __future__ import annotations

import base64
from pathlib import Path

from mkdocs.plugins import event_priority

from catalogue.downloads import Download
from web import session

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PAPERS = {"en": ("letter",), "es": ("letter", "a4"), "zh": ("a4",)}
ONLY_IN = {"english-only-sheet": "en"}
"""{id: the one language that has files of it}"""


def records(catalogue, chapters):
    """Return a record for every file that the real build would make."""
    found = []
    for lang, papers in PAPERS.items():
        for subject, name, formats, pages in things(catalogue, chapters, lang):
            for format in formats:
                for paper in papers if format == "pdf" else (None,):
                    size = 61_234 + 1_000 * len(found)
                    found.append(record(lang, subject, name, format, size, paper, pages if paper else None))
    return found


def things(catalogue, chapters, lang):
    """Yield (subject, name, formats, pages) of whatever there are files of."""
    for kind in ("materials", "checklists"):
        for one, thing in getattr(catalogue, kind).items():
            if ONLY_IN.get(one, lang) == lang:
                more = ("xlsx",) if getattr(thing, "spreadsheet", False) else ()
                yield (kind, one), one, ("pdf", "docx", *more), 2
    for chapter in chapters:
        yield ("chapters", chapter), f"guide-{chapter}", ("pdf",), 9
    yield ("guide", ""), "peer-support-guide", ("pdf", "epub"), 120
    yield ("glossary", ""), "glossary", ("pdf",), 4
    yield ("catalogue", "es"), "materials-in-spanish", ("pdf",), 30
    yield ("everything", ""), "everything", ("zip",), None


def record(lang, subject, name, format, size, paper, pages):
    """Return one record, named as the real build names its files."""
    folder = "downloads/" if lang == "en" else f"{lang}/downloads/"
    twin = "-a4" if paper == "a4" and lang == "es" else ""
    picture = f"{folder}{name}-{lang}.png" if paper and subject[0] == "materials" else None
    return Download(f"{folder}{name}-{lang}{twin}.{format}", lang, format, subject, size, paper, pages, picture)


def on_config(config):
    """Tell the site of the files."""
    if not config.plugins["i18n"].building:
        guide = sorted(Path(config.docs_dir, "en", "guide").glob("*.md"))
        chapters = [path.stem for path in guide if path.stem != "index"]
        session.current().downloads = records(session.current().catalogue, chapters)
    return config


@event_priority(-110)
def on_post_build(config):
    """Write them."""
    if config.plugins["i18n"].building:
        return
    for file in session.current().downloads:
        path = Path(config.site_dir) / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.path.encode().ljust(file.size, b" "))
        if file.preview:
            (Path(config.site_dir) / file.preview).write_bytes(PICTURE)
