"""The map in a browser: what narrows it, its tips, and that the choice stands in the address."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import served
from reader import DESKTOP, PHONE
from site_builder import built, lay_out

pytest_plugins = ["site_fixtures"]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Where a tiny site with two programs stands."""
    folder: Path = lay_out(tmp_path_factory.mktemp("sites") / "map")
    source = (folder / "resources/examples/valley-walkers.yml").read_text(encoding="utf-8")
    for old, new in (
        ("id: valley-walkers", "id: far-callers"), ("title: Valley Walkers", "title: Far Callers"),
        ("latitude: 9.9", "latitude: -33.9"), ("longitude: -84.1", "longitude: 18.4"), ("[CR]", "[ZA]"),
        ("[type-2-diabetes]", "[hiv]"), ("[peer-coach]", "[telephone]"),
    ):  # fmt: skip
        source = source.replace(old, new)
    (folder / "resources/examples/far-callers.yml").write_text(source, encoding="utf-8")
    with served(built(folder).folder) as where:
        yield where


def shown(page) -> list[str]:
    """Return the ids of the programs in the list that can be seen."""
    return page.locator("[data-program]:visible").evaluate_all("items => items.map(item => item.dataset.program)")


def test_narrowing(reader, address):
    """A choice hides the other points and items, stands in the address, and the back button takes it back."""
    page = reader(address).open("map/")
    page.get_by_label("Condition").select_option("hiv")
    assert page.url.endswith("/map/?condition=hiv")
    assert shown(page) == ["far-callers"]
    assert page.locator(".map__point:not(.map__point--out)").count() == 1
    assert page.locator(".map__status").inner_text() == "1 of 2 programs shown"
    choices = page.get_by_label("How support is given").locator("option")
    assert choices.all_inner_texts() == ["All ways", "Peer coach or mentor (0)", "Telephone (1)"]
    assert choices.nth(1).is_disabled()
    page.go_back()
    assert shown(page) == ["valley-walkers", "far-callers"]


def test_address_of_a_choice(reader, address):
    """An address with a choice opens with it; one that is not on offer changes nothing."""
    visit = reader(address)
    assert shown(visit.open("map/?condition=diabetes&delivery=peer-coach")) == ["valley-walkers"]
    assert shown(visit.open("map/?condition=nonsense")) == ["valley-walkers", "far-callers"]


def test_tip(reader, address):
    """The Tab key reaches a point, whose name appears and can be put away with Escape; Enter opens the program."""
    page = reader(address).open("map/")
    page.locator(".map__skip a").focus()
    page.keyboard.press("Tab")
    tip = page.locator(".map__tip")
    assert tip.inner_text() == "Valley Walkers (Costa Rica)"
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/examples/valley-walkers/")


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("path", ["map/", "es/map/", "zh/map/", "es/"])
def test_fits(reader, address, path, width):
    """The map never makes a page wider than the window."""
    page = reader(address, width).open(path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
