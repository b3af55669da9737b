"""A minimal sound catalogue of three entries, and the means to break one thing in it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]

TOOL_FILE = "resources/tools/role-sheet.yml"
TOOL = """\
id: role-sheet
title: Role sheet
publisher: Example Clinic
address: https://www.who.int/role-sheet
leads_to: document
held_by: publisher
chapters: [program-development]
audience: [program-managers]
conditions: [diabetes]
summary: A sheet that says what a peer supporter does.
added: 2026-11-21
"""

PROGRAM_FILE = "resources/examples/river-clinic.yml"
PROGRAM = """\
id: river-clinic
title: River Clinic
organization: River Clinic
place:
  latitude: 41.9
  longitude: -87.6
  point_of: Chicago
address: https://www.who.int/river-clinic
leads_to: landing-page
held_by: publisher
chapters: [introduction]
conditions: [diabetes]
population: Adults with diabetes
summary: Volunteers meet people at the clinic.
figures:
  - what: people who heard of it
    value: 20 million
added: 2026-11-21
"""

FINDING_FILE = "resources/evidence/ev-clubs.yml"
FINDING = """\
id: ev-clubs
title: Clubs help people stay in care
address: https://pubmed.ncbi.nlm.nih.gov/1
held_by: repository
chapters: [introduction]
conditions: [diabetes]
topic: retention
design: randomized trial
result: favours
finding: More people stayed in care.
figure: 80% against 70%
citation:
  authors: A. Author
  year: 2020
added: 2026-11-21
"""

Files = Mapping[str, str | bytes | None]
"""{path: text or bytes}; None deletes the file."""


def changed(entry: str, *fields: str, without: str = "") -> str:
    """Return `entry` with each of `fields` ("name: value") in place of its line, new ones at the end."""
    rows = [row for row in entry.splitlines() if not without or not row.startswith(f"{without}:")]
    for field in fields:
        name = field.partition(":")[0]
        at = next((number for number, row in enumerate(rows) if row.startswith(f"{name}:")), len(rows))
        rows[at : at + 1] = [field]
    return "\n".join(rows) + "\n"


def tool(*fields: str, without: str = "") -> Files:
    """Return the tool of the tiny catalogue with some fields changed."""
    return {TOOL_FILE: changed(TOOL, *fields, without=without)}


def program(*fields: str, without: str = "") -> Files:
    """Return the program of the tiny catalogue with some fields changed."""
    return {PROGRAM_FILE: changed(PROGRAM, *fields, without=without)}


def finding(*fields: str, without: str = "") -> Files:
    """Return the finding of the tiny catalogue with some fields changed."""
    return {FINDING_FILE: changed(FINDING, *fields, without=without)}


def page(body: str, title: str = "Title") -> str:
    """Return a page of the guide; its body begins in line 5."""
    return f"---\ntitle: {title}\ndescription: What it says.\n---\n{body}"


def lay_out(folder: Path, files: Files) -> None:
    """Write the tiny catalogue into `folder`, then `files` over it."""
    chosen = shutil.ignore_patterns("picks.yml", "training_units.yml")  # they name entries of the real catalogue
    shutil.copytree(PROJECT / "resources" / "vocabularies", folder / "resources" / "vocabularies", ignore=chosen)
    for path in (PROJECT / "resources" / "translations").glob("*/interface.yml"):
        copy = folder / path.relative_to(PROJECT)
        copy.parent.mkdir(parents=True)
        shutil.copy2(path, copy)
    write(folder, {TOOL_FILE: TOOL, PROGRAM_FILE: PROGRAM, FINDING_FILE: FINDING} | dict(files))


def write(folder: Path, files: Files) -> None:
    """Write `files` below `folder`, byte for byte."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
