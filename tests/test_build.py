"""How a build goes: what it says when something is wrong, what it leaves alone, and that it always gives the same."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from site_builder import BuiltSite, build, built, command, environment, replace, write
from site_links import broken_links

pytest_plugins = ["site_fixtures"]

ENTRY = "resources/tools/planning-sheet.yml"
PAGE = "docs/en/guide/in-english.md"


def snapshot(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Return {file: (bytes, time of the last change, inode)} of a folder."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def contents(folder: Path) -> dict[str, bytes]:
    """Return {file: bytes} of a folder."""
    return {name: content for name, (content, _, _) in snapshot(folder).items()}


def names(folder: Path) -> set[str]:
    """Return what stands beside the site."""
    return {path.name for path in folder.iterdir()}


BROKEN = {
    "an entry with a misspelt term": (
        ENTRY,
        "conditions: [diabetes]",
        "conditions: [diabets]",
        f'{ENTRY}:12: "diabets" is not in vocabularies/conditions.yml. Choose one that is, or propose it there. '
        'Did you mean "diabetes"? [unknown-term]\n1 problem in 1 file. Nothing was built.',
    ),
    "an entry that is no YAML": (
        ENTRY,
        "summary: A sheet",
        "summary: Note: a sheet",
        f'{ENTRY}:13: a colon inside text needs quotes around the text: name: "first: second". [yaml-syntax]\n'
        "1 problem in 1 file. Nothing was built.",
    ),
    "a chapter that cites an entry that does not exist": (
        PAGE,
        "(tool:planning-sheet)",
        "(tool:planing-sheet)",
        f"{PAGE}:8: there is no resources/tools/planing-sheet.yml. Correct the id or add the entry. "
        'Did you mean "planning-sheet"? [unknown-id]\n1 problem in 1 file. Nothing was built.',
    ),
    "a link to a page that does not exist": (
        PAGE,
        "(tool:planning-sheet)",
        "(nowhere.md)",
        "es/guide/in-english/ links to nowhere.md, which is not part of the site.\n"
        "guide/in-english/ links to nowhere.md, which is not part of the site.\n"
        "zh/guide/in-english/ links to nowhere.md, which is not part of the site.\n"
        "3 broken links. Nothing was published.",
    ),
    "a link to a heading that does not exist": (
        PAGE,
        "(tool:planning-sheet)",
        "(introduction.md#nothing)",
        "es/guide/in-english/ links to ../introduction/#nothing, which has no such heading.\n"
        "guide/in-english/ links to ../introduction/#nothing, which has no such heading.\n"
        "zh/guide/in-english/ links to ../introduction/#nothing, which has no such heading.\n"
        "3 broken links. Nothing was published.",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_build_that_fails_changes_nothing(workshop, case):
    """A mistake is named in one report, the build ends with status 1 and the published site stays as it was."""
    file, right, wrong, report = BROKEN[case]
    before, beside = snapshot(workshop / "site"), names(workshop)
    replace(workshop, file, right, wrong)
    done = build(workshop)
    assert done.returncode == 1
    assert done.stderr.removeprefix("ERROR   -  \n").strip() == report
    assert done.stdout.strip() == "Aborted with a BuildError!"
    assert snapshot(workshop / "site") == before
    assert names(workshop) == beside


def test_every_mistake_is_named_at_once(workshop):
    """Two entries and a chapter are wrong: one build tells all three, sorted."""
    replace(workshop, ENTRY, "conditions: [diabetes]", "conditions: [diabets]")
    replace(workshop, "resources/handouts/walking-sheet.yml", "format: pdf", "format: pfd")
    replace(workshop, PAGE, "(tool:planning-sheet)", "(tool:nothing)")
    report = build(workshop).stderr.strip().split("\n")[1:]
    assert [line.split(": ")[0] for line in report[:-1]] == [
        f"{PAGE}:8",
        "resources/handouts/walking-sheet.yml:7",
        f"{ENTRY}:12",
    ]
    assert report[-1] == "3 problems in 3 files. Nothing was built."


def test_an_unknown_insert_stops_the_build(workshop):
    """A page that asks for a list that does not exist is named."""
    before = snapshot(workshop / "site")
    write(workshop, PAGE, (workshop / PAGE).read_text(encoding="utf-8") + "\n<!-- catalogue: nothing -->\n")
    done = build(workshop)
    assert done.returncode == 1
    assert f'{PAGE}:1: there is no insert "nothing". Use one of list, topics, ' in done.stderr
    assert snapshot(workshop / "site") == before


def copy_sources(folder: Path, to: Path) -> Path:
    """Copy the tiny site without what was built from it."""
    return Path(shutil.copytree(folder, to, ignore=shutil.ignore_patterns("site", "__pycache__")))


def start_and_kill(folder: Path) -> None:
    """Start a build and kill it, with the processes it started, when it has written its first pages."""
    begun = folder / ".site.building" / "index.html"
    process = subprocess.Popen(
        command("build", "--strict", "--quiet"),
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while process.poll() is None and not begun.exists():
        time.sleep(0.001)
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait(60) == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="Windows has no process groups")
def test_a_build_that_is_killed_changes_nothing(workshop):
    """When the machine stops in the middle of a build, the site stays, and the next build tidies up."""
    before, beside = snapshot(workshop / "site"), names(workshop)
    start_and_kill(workshop)
    assert snapshot(workshop / "site") == before
    assert names(workshop) == beside | {".site.building"}
    built(workshop)
    assert snapshot(workshop / "site") == before
    assert names(workshop) == beside


def test_a_swap_that_was_interrupted_is_mended(workshop):
    """When the machine stopped between the two renames, the next build finds the old site again."""
    before, beside = snapshot(workshop / "site"), names(workshop)
    (workshop / "site").rename(workshop / ".site.previous")
    shutil.copytree(workshop / ".site.previous", workshop / ".site.building")
    replace(workshop, PAGE, "(tool:planning-sheet)", "(nowhere.md)")
    assert build(workshop).returncode == 1
    assert snapshot(workshop / "site") == before
    assert names(workshop) == beside


def test_unchanged_files_stay(workshop):
    """A second build writes only what changed: the rest keeps its date, so that a mirror copies little."""
    before = snapshot(workshop / "site")
    replace(workshop, "resources/handouts/walking-sheet.yml", "One page that invites", "One sheet that invites")
    built(workshop)
    after = snapshot(workshop / "site")
    assert set(after) == set(before)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {
        "handouts/walking-sheet/index.html",
        "handouts/index.html",
        "index.html",
        "data/catalogue.json",
        "data/handouts-en.csv",
        "feeds/handouts.xml",
        "assets/search/en.js",
        "materials/es/index.html",
        "handouts/filters.json",
        "data/catalogue-en.xlsx",
        "new/index.html",
        *(
            f"browse/{facet}/index.html"
            for facet in (
                "audience/participants",
                "chapter/program-implementation",
                "condition/hypertension",
                "format/pdf",
                "language/en",
                "language/es",
                "language/zh-hans",
                "setting/community",
            )
        ),
    }


def test_what_is_removed_disappears(workshop):
    """When an entry and its translations are deleted, its pages go, and the facets that only it had."""
    for path in workshop.glob("resources/**/unlinked-manual.yml"):
        path.unlink()
    units = workshop / "resources" / "vocabularies" / "training_units.yml"
    units.write_text(units.read_text(encoding="utf-8").replace(", unlinked-manual", ""), encoding="utf-8")
    site = built(workshop)
    assert [name for name in site.files if "unlinked-manual" in name or "browse/format/book" in name] == []
    assert broken_links(site, "/") == []


def test_builds_are_the_same_to_the_byte(sources, tmp_path):
    """Two folders, two days and two orders of hashing give the same site."""
    first, second = (copy_sources(sources, tmp_path / name) for name in ("first", "second"))
    built(first, PYTHONHASHSEED="1", SOURCE_DATE_EPOCH="1767225600")
    built(second, PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="1767225600")
    assert contents(first / "site") == contents(second / "site")
    assert contents(first / "site") == contents(sources / "site")


def test_from_another_folder(workshop, tmp_path, sources):
    """A build gives the same wherever it was started."""
    shutil.rmtree(workshop / "site")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = build(workshop, "--config-file", str(workshop / "mkdocs.yml"), cwd=elsewhere)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert contents(workshop / "site") == contents(sources / "site")
    assert list(elsewhere.iterdir()) == []


def test_below_a_path(workshop):
    """The site works below a path, as on most free hosts: all links resolve, all addresses carry the path."""
    site = built(workshop, SITE_URL="https://example.org/guide/")
    assert broken_links(site, "/guide/") == []
    assert broken_links(site, "/") != []  # the 404 pages know where they stand
    page = site.page("es/tools/planning-sheet/")
    assert page.select_one('link[rel="canonical"]')["href"] == "https://example.org/guide/es/tools/planning-sheet/"
    for path in (*site.pages, "404.html", "es/404.html", "zh/404.html", "sitemap.xml", "robots.txt"):
        assert "peer-support-guide.example/" not in site.text(path).replace("git.peer-support-guide.example/", ""), path
    assert "https://example.org/guide/zh/tools/" in site.text("sitemap.xml")


def test_without_search_and_open_data(workshop):
    """A build that leaves their hooks out of mkdocs.yml makes neither, and no page leads to what is not there."""
    for hook in ("data_files", "search"):
        replace(workshop, "base.yml", f"  - hooks/{hook}.py", "  #")
    site = built(workshop)
    assert [name for name in site.files if name.startswith(("data/tools", "feeds/", "assets/search/"))] == []
    assert [path for path in site.pages if "feeds/" in site.text(path) or "/data/tools-" in site.text(path)] == []
    assert broken_links(site, "/") == []


def test_another_site_folder(workshop, sources):
    """With `--site-dir` the site goes elsewhere, and the one that was there stays."""
    before, beside = snapshot(workshop / "site"), names(workshop)
    assert build(workshop, "--site-dir", str(workshop / "public")).returncode == 0
    assert contents(workshop / "public") == contents(sources / "site")
    assert snapshot(workshop / "site") == before
    assert names(workshop) == beside | {"public"}


def test_unused_files_of_the_theme_stay_out(sources):
    """Of the theme's files only its one style sheet is published."""
    theme = [
        name for name in BuiltSite(sources / "site").files if name.startswith(("assets/stylesheets", "assets/java"))
    ]
    assert len(theme) == 1
    assert theme[0].startswith("assets/stylesheets/main.")
