"""Using the site with the Tab key alone, on a narrow window as on a magnified screen, and nothing out of sight."""

from __future__ import annotations

import pytest
from reader import DESKTOP, PHONE
from site_builder import LANGUAGES, in_language, interface

pytest_plugins = ["site_fixtures"]

KINDS_OF_PAGES = (
    "",
    "guide/",
    "guide/introduction/",
    "guide/organizational-readiness/",
    "guide/in-english/",
    "tools/",
    "tools/hostile-words/",
    "tools/job-description/",
    "training/weekend-course/",
    "handouts/walking-sheet/",
    "examples/valley-walkers/",
    "evidence/ev-small-trial/",
    "browse/",
    "browse/condition/",
    "browse/condition/diabetes/",
    "glossary/",
    "about/",
    "contribute/",
    "contribute/translation-status/",
    "404.html",
)


def test_first_stops_on_a_phone(reader, small_address):
    """The first stops are the link to the text, the name of the site and the menu button; then the search."""
    visit = reader(small_address, PHONE)
    visit.open("tools/job-description/")
    stops = [visit.tab() for _ in range(3)]
    assert [stop["name"] for stop in stops] == ["skip-link", "brand", "menu-button"]
    assert [stop["seen"] for stop in stops] == [True, True, True]
    assert visit.tab()["tag"] == "input", "the search"
    assert visit.tab()["text"] == "English"


def test_skip_link(reader, small_address):
    """Enter on the first link leads past the menu into the text."""
    visit = reader(small_address, PHONE)
    visit.open("guide/introduction/")
    visit.tab()
    visit.page.keyboard.press("Enter")
    assert visit.focused()["tag"] == "main"
    stop = visit.tab()
    assert visit.page.evaluate("document.querySelector('main').contains(document.activeElement)"), stop


def test_menu_by_keyboard(reader, small_address):
    """Enter opens the menu, Tab walks through it, Escape closes it and gives the focus back to the button."""
    visit = reader(small_address, PHONE)
    page = visit.open("zh/tools/")
    button, menu = page.locator(".menu-button"), page.locator("#menu")
    assert (button.get_attribute("aria-expanded"), menu.is_visible()) == ("false", False)
    button.focus()
    page.keyboard.press("Enter")
    assert (button.get_attribute("aria-expanded"), menu.is_visible()) == ("true", True)
    links = menu.get_by_role("link")
    texts = links.all_inner_texts()
    assert len(texts) == 11
    assert [visit.tab()["text"] for _ in texts] == texts
    page.keyboard.press("Escape")
    assert (button.get_attribute("aria-expanded"), menu.is_visible()) == ("false", False)
    assert visit.focused()["name"] == "menu-button"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/guide/")


def test_menu_on_a_wide_window(reader, small_address):
    """Where there is room the menu is open and there is no button for it."""
    page = reader(small_address, DESKTOP).open("")
    assert not page.locator(".menu-button").is_visible()
    assert all(link.is_visible() for link in page.locator("#menu a").all())


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("path", ["", "guide/organizational-readiness/", "es/tools/", "browse/", "zh/404.html"])
def test_focus_is_always_seen(reader, small_address, path, width):
    """From the first to the last stop of a page the focused element is on the screen, with a ring around it."""
    visit = reader(small_address, width)
    page = visit.open(path)
    stops = 0
    while (stop := visit.tab())["tag"] != "body":
        assert stop["seen"], stop["html"]
        ring = page.evaluate(
            "(style => style.outlineStyle + ' ' + style.outlineWidth)(getComputedStyle(document.activeElement))"
        )
        assert ring == "solid 3px", stop["html"]
        stops += 1
        assert stops < 300
    assert stops > 10


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_wider_than_a_phone(reader, small_address, lang):
    """On a phone no page of any kind has to be pushed sideways."""
    visit = reader(small_address, PHONE)
    for path in KINDS_OF_PAGES:
        page = visit.open(in_language(path, lang))
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE, path
    assert visit.faults == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_real_guide_fits_a_phone(reader, real, real_address, lang):
    """Nor does any hand-written page of the real site."""
    visit = reader(real_address, PHONE)
    pages = [path for path in real.pages_in(lang) if path.removeprefix(in_language("", lang)).startswith("guide/")]
    assert len(pages) > 10
    for path in (
        *pages,
        *(in_language(path, lang) for path in ("", "about/", "glossary/", "tools/", "browse/country/")),
    ):
        page = visit.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE, path
    assert visit.faults == []


def test_targets_are_large_enough(reader, small_address):
    """What stands in the header can be hit with a thumb: at least 24 pixels each way."""
    page = reader(small_address, PHONE).open("")
    page.locator(".menu-button").click()
    for element in page.locator(".site-header :is(a, button):visible").all():
        box = element.bounding_box()
        assert box, element.inner_text()
        assert min(box["width"], box["height"]) >= 24, element.inner_text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_buttons_have_names(reader, small_address, lang):
    """Buttons and landmarks are named in the language of the page."""
    page = reader(small_address, PHONE).open(in_language("guide/introduction/", lang))
    words = interface(lang)
    assert page.get_by_role("button", name=words["menu"], exact=True).count() == 1
    assert page.get_by_role("button", name=words["dark_scheme"], exact=True).count() == 1
    assert page.get_by_role("navigation", name=words["languages_label"], exact=True).count() == 1
    assert page.get_by_role("navigation", name=words["chapters_label"], exact=True).count() == 1
    assert page.get_by_role("link", name=words["skip_to_content"], exact=True).count() == 1
