"""The check of the catalogue as a command: `python hooks/check_catalogue.py [FOLDER]`."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path

from .checklist_words import CHECKLIST_FILES
from .guide import mark_pages
from .load import Catalogue, load_catalogue
from .material_words import MATERIAL_FILES
from .problems import CatalogueError
from .schema import write_schemas
from .translations import mark_translations


def main() -> int:
    """Check a folder, print its problems or what is not translated; return 1 when there are problems."""
    parser = argparse.ArgumentParser(
        description="Check the catalogue: print every problem, or count what is not translated.",
    )
    parser.add_argument("folder", nargs="?", default="resources", type=Path, help="default: resources/")
    parser.add_argument(
        "--fix", action="store_true", help="mark new and changed translations as current, write the schemas anew"
    )
    parser.add_argument("--list", action="store_true", help="name every text that is not translated")
    options = parser.parse_args()
    docs = options.folder.resolve().parent / "docs"
    try:
        catalogue = load_catalogue(options.folder, docs if docs.is_dir() else None, parallel=True)
        if options.fix:
            marked = mark_translations(options.folder / "translations", catalogue.entries)
            for files, authored in ((CHECKLIST_FILES, catalogue.checklists), (MATERIAL_FILES, catalogue.materials)):
                english = {one.id: one.english() for one in authored.values()}
                marked += files.mark(options.folder / "translations", english)
            marked += mark_pages(catalogue.guide)
            written = write_schemas(options.folder / "schema", catalogue.vocabularies)
            print(
                f"Marked {_count(len(marked), 'translation', 'translations')} as current, "
                f"wrote {_count(len(written), 'schema', 'schemas')}."
            )
            catalogue = load_catalogue(options.folder, docs if docs.is_dir() else None, parallel=True)
    except CatalogueError as error:
        print(error)
        if os.environ.get("GITHUB_ACTIONS"):
            print("\n".join(problem.as_annotation() for problem in error.problems))
        return 1
    print(summary(catalogue, options.folder, names=options.list))
    return 0


def summary(catalogue: Catalogue, folder: Path, *, names: bool) -> str:
    """Say how many entries there are and how many texts lack a current translation; with `names`, which."""
    counted = [_count(len(catalogue.entries), "entry", "entries")]
    if catalogue.checklists:
        counted.append(_count(len(catalogue.checklists), "checklist", "checklists"))
    if catalogue.materials:
        counted.append(_count(len(catalogue.materials), "material", "materials"))
    lines = [f"{', '.join(counted)}, no problems."]
    untranslated = list(catalogue.untranslated())
    if names:
        lines += [
            f"{folder.as_posix()}/translations/{lang}/{entry}.yml: {field} is {state}"
            for lang, entry, field, state in untranslated
        ]
        lines += [f"docs/{lang}/{page}: the page is {state}" for lang, page, state in catalogue.untranslated_pages()]
    counts = Counter((lang, state) for lang, _, _, state in untranslated)
    pages = Counter((lang, state) for lang, _, state in catalogue.untranslated_pages())
    lines += [
        f"{lang}: {_count(counts[lang, 'missing'], 'text', 'texts')} missing, {counts[lang, 'outdated']} outdated; "
        f"{_count(pages[lang, 'missing'], 'page', 'pages')} missing, {pages[lang, 'outdated']} outdated"
        for lang in catalogue.translations
    ]
    return "\n".join(lines)


def _count(number: int, one: str, other: str) -> str:
    return f"{number} {one if number == 1 else other}"
