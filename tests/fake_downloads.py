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

    def add(lang, subject, name, format, paper=None, pages=None, preview=False):
        folder = "downloads/" if lang == "en" else f"{lang}/downloads/"
        twin = "-a4" if paper == "a4" and lang == "es" else ""
        picture = f"{folder}{name}-{lang}.png" if preview else None
        size = 61_234 + 1_000 * len(found)
        path = f"{folder}{name}-{lang}{twin}.{format}"
        found.append(Download(path, lang, format, subject, size, paper, pages, picture))

    for lang, papers in PAPERS.items():
        for format in ("pdf", "docx"):
            for paper in papers if format == "pdf" else (None,):
                for kind in ("materials", "checklists"):
                    for one in getattr(catalogue, kind):
                        if ONLY_IN.get(one, lang) == lang:
                            add(lang, (kind, one), one, format, paper, 2 if paper else None, paper is not None)
        for one, material in catalogue.materials.items():
            if material.spreadsheet:
                add(lang, ("materials", one), one, "xlsx")
        for chapter in chapters:
            add(lang, ("chapters", chapter), f"guide-{chapter}", "pdf", papers[0], 9)
        add(lang, ("guide", ""), "peer-support-guide", "pdf", papers[0], 120)
        add(lang, ("guide", ""), "peer-support-guide", "epub")
        add(lang, ("glossary", ""), "glossary", "pdf", papers[0], 4)
        add(lang, ("catalogue", "es"), "materials-in-spanish", "pdf", papers[0], 30)
        add(lang, ("everything", ""), "everything", "zip")
    return found


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
