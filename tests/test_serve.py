"""The preview: `mkdocs serve` shows what is edited, and survives what is broken."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from site_builder import command, environment, replace

pytest_plugins = ["site_fixtures"]

ENTRY = "resources/tools/planning-sheet.yml"
PATIENCE = 60
"""Seconds to wait for what takes one or two; nothing is asserted of how long it took."""


class Preview:
    """A running `mkdocs serve`."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.folder = folder
        self.log = log
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}/"
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command("serve", "--dev-addr", self.address.removeprefix("http://").rstrip("/")),
                cwd=folder,
                env=environment(SITE_URL=self.address),
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        """Return what the server has printed so far."""
        return self.log.read_text(encoding="utf-8")

    def page(self, path: str) -> str:
        """Return a page as it is served now, "" when it is not served."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, ConnectionError):
            return ""

    def wait_until(self, what: Callable[[], bool]) -> None:
        """Wait until something has come true; fail with what the server said when it does not."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if what():
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        pytest.fail(f"The preview did not get there (it ended with {self.process.poll()}):\n{self.said()}")


@pytest.fixture
def preview(workshop, tmp_path) -> Iterator[Preview]:
    """The preview of a copy of the tiny site."""
    running = Preview(workshop, tmp_path / "serve.log")
    try:
        running.wait_until(lambda: "Épi planning sheet" in running.page("tools/planning-sheet/"))
        yield running
    finally:
        running.process.terminate()
        running.process.wait(PATIENCE)


def test_preview(preview):
    """An edited entry is seen; a broken one is named with its line and costs nothing; mended, it is seen again."""
    page = "tools/planning-sheet/"
    replace(preview.folder, ENTRY, "A sheet to plan", "A form to plan")
    preview.wait_until(lambda: "A form to plan" in preview.page(page))

    replace(preview.folder, ENTRY, "conditions: [diabetes]", "conditions: [diabets]")
    preview.wait_until(lambda: "The preview goes on with the last good catalogue." in preview.said())
    assert f'{ENTRY}:12: "diabets" is not in vocabularies/conditions.yml.' in preview.said()
    assert "A form to plan" in preview.page(page)
    assert "A form to plan" in preview.page("browse/condition/diabetes/")

    replace(preview.folder, ENTRY, "conditions: [diabets]", "conditions: [hypertension]")
    preview.wait_until(lambda: "A form to plan" in preview.page("browse/condition/hypertension/"))
    assert "A form to plan" not in preview.page("browse/condition/diabetes/")

    replace(preview.folder, "docs/es/about.md", "Hecho para las pruebas.", "Hecho para probar.")
    preview.wait_until(lambda: "Hecho para probar." in preview.page("es/about/"))


def test_an_edited_entry_takes_the_short_way(preview):
    """After edits of entries MkDocs builds nothing, and every file is as it is when MkDocs builds everything."""
    site = Path(re.search(r"'en' documentation to directory: (\S+)", preview.said())[1])
    builds = preview.said().count("Building documentation...")
    replace(preview.folder, ENTRY, "title: Épi planning sheet", "title: Zebra sheet")
    preview.wait_until(lambda: "Zebra sheet" in preview.page("tools/"))
    spanish = "resources/translations/es/tools/planning-sheet.yml"
    replace(preview.folder, spanish, "title: Ñandú, hoja de planificación", "title: Hoja de cebra")
    preview.wait_until(lambda: "Hoja de cebra" in preview.page("es/tools/planning-sheet/"))
    short = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    assert preview.said().count("Building documentation...") == builds

    (preview.folder / "mkdocs.yml").touch()
    preview.wait_until(lambda: preview.said().count("Documentation built in") == builds + 1)
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == short


def test_preview_leaves_the_published_site_alone(preview):
    """The preview builds in a folder of its own: site/ stays as it was."""
    published = (preview.folder / "site/tools/planning-sheet/index.html").read_bytes()
    replace(preview.folder, ENTRY, "A sheet to plan", "A form to plan")
    preview.wait_until(lambda: "A form to plan" in preview.page("tools/planning-sheet/"))
    assert (preview.folder / "site/tools/planning-sheet/index.html").read_bytes() == published
    assert not (preview.folder / ".site.building").exists()
