"""axe-core finds nothing serious: a floor, not a ceiling; test_keyboard.py asks for what it cannot see."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest
from reader import DESKTOP, PHONE
from site_builder import in_language

pytest_plugins = ["site_fixtures"]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

RUN = """() => axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations
  .filter(one => one.impact === "serious" || one.impact === "critical")
  .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`)))"""

SMALL = (
    "",
    "guide/organizational-readiness/",
    "tools/",
    "tools/job-description/",
    "examples/valley-walkers/",
    "evidence/ev-small-trial/",
    "browse/",
    "browse/condition/diabetes/",
    "map/",
    "materials/es/",
    "training/",
    "compare/",
    "compare/peer-coach/",
    "gaps/",
    "404.html",
)
LOOK_ALIKE = (
    "guide/in-english/",
    "tools/unlinked-manual/",
    "tools/hostile-words/",
    "training/weekend-course/",
    "handouts/walking-sheet/",
    "glossary/",
    "contribute/translation-status/",
    "about/",
    "new/",
    "browse/language/ar/",
)
"""Pages built like the others, so that one look at each is enough."""

REAL = (
    "",
    "guide/introduction/",
    "guide/how-to-use/",
    "examples/",
    "training/",
    "compare/",
    "browse/country/",
    "about/",
)

VIEWS = (("en", "light", DESKTOP), ("es", "dark", PHONE), ("zh", "light", PHONE), ("zh", "dark", DESKTOP))
"""Each language, scheme and width with each other at least once."""


def serious(page) -> list[str]:
    """Return what axe finds on a page that is a serious or critical barrier."""
    page.evaluate(AXE)
    return page.evaluate(RUN)


@pytest.mark.parametrize(("lang", "scheme", "width"), VIEWS)
def test_every_kind_of_page(reader, small_address, lang, scheme, width):
    """No kind of page keeps anybody out: three languages, light and dark, phone and desktop."""
    visit = reader(small_address, width, scheme)
    found = {path: serious(visit.open(in_language(path, lang))) for path in SMALL}
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize(("lang", "scheme", "width"), [("en", "dark", PHONE), ("es", "light", DESKTOP)])
def test_real_pages(reader, real_address, lang, scheme, width):
    """The same holds for long pages of the real site."""
    visit = reader(real_address, width, scheme)
    found = {path: serious(visit.open(in_language(path, lang))) for path in REAL}
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_pages_like_them(reader, small_address):
    """Nor do pages that are built like those, each seen in one language and scheme."""
    found = {}
    for number, path in enumerate(LOOK_ALIKE):
        lang, scheme, width = VIEWS[number % len(VIEWS)]
        found[path] = serious(reader(small_address, width, scheme).open(in_language(path, lang)))
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_open_menu(reader, small_address):
    """Nor does the open menu of a phone."""
    page = reader(small_address, PHONE, "dark").open("zh/tools/")
    page.locator(".menu-button").click()
    assert serious(page) == []


def test_axe_sees_barriers(reader, small_address):
    """What axe is asked for it does find: here a picture without words and pale letters."""
    page = reader(small_address).open("about/")
    page.evaluate("document.querySelector('article').append(new Image())")
    page.evaluate("document.querySelector('h1').attributeStyleMap.set('color', '#ddd')")
    assert sorted(fault.split(":")[0] for fault in serious(page)) == ["color-contrast", "image-alt"]
