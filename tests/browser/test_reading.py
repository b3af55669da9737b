"""Reading the site as people do: on a phone and at a desk, in three languages, in the dark and on paper."""

from __future__ import annotations

import pytest
from reader import DESKTOP, PHONE
from site_builder import LANGUAGES, in_language, interface

pytest_plugins = ["site_fixtures"]

widths = pytest.mark.parametrize("width", [PHONE, DESKTOP])
lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)

BACKGROUND = "getComputedStyle(document.body).backgroundColor"
SCHEME = "document.documentElement.dataset.scheme"


@widths
def test_from_home_to_a_tool_in_three_languages(reader, small_address, width):
    """From home to a tool, then the same in Spanish and Chinese: nothing fails, nothing comes from elsewhere."""
    visit = reader(small_address, width)
    page = visit.open("")
    if width == PHONE:
        page.get_by_role("button", name=interface("en")["menu"]).click()
    page.locator("#menu").get_by_role("link", name="Tools", exact=True).click()
    assert visit.path == "tools/"
    page.get_by_role("link", name="Peer supporter job description").click()
    assert visit.path == "tools/job-description/"
    for name, path, tag in (
        ("Español", "es/tools/job-description/", "es"),
        ("简体中文", "zh/tools/job-description/", "zh-Hans"),
        ("English", "tools/job-description/", "en"),
    ):
        page.get_by_role("link", name=name).click()
        visit.wait()
        assert (visit.path, page.locator("html").get_attribute("lang")) == (path, tag)
    assert visit.faults == []


@pytest.mark.parametrize("path", ["", "guide/organizational-readiness/", "tools/", "browse/", "zh/guide/introduction/"])
def test_first_visit_is_light(reader, real_address, path):
    """A first visit to a page of the real site takes at most 75 kB and 9 requests, and nothing goes wrong."""
    visit = reader(real_address)
    visit.open(path)
    visit.wait()
    assert visit.faults == []
    assert 3 <= len(visit.requests) <= 9
    assert 10_000 <= visit.bytes <= 75_000


def test_faults_are_noted(reader, small_address):
    """The list of faults that other tests find empty does fill: here with what the policy blocks."""
    visit = reader(small_address)
    page = visit.open("")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://www.iana.org/logo.png'}))")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    with page.expect_response("**/nowhere.png"):
        page.evaluate("document.body.append(Object.assign(new Image(), {src: 'nowhere.png'}))")
    assert page.evaluate("window.ran") is None
    assert any("www.iana.org" in fault for fault in visit.faults)
    assert any("inline script" in fault for fault in visit.faults)
    assert f"404: {small_address}nowhere.png" in visit.faults


@lang_by_lang
def test_nothing_hostile_runs(reader, small_address, lang):
    """Where a stranger's text is shown no script runs, not even without the policy that would stop it."""
    for path in ("tools/hostile-words/", "tools/", "browse/condition/hiv/"):
        visit = reader(small_address, bypass_csp=True)
        page = visit.open(in_language(path, lang))
        page.locator("h1").hover()
        page.mouse.move(200, 400)
        visit.wait()
        assert visit.faults == []


@lang_by_lang
def test_address_that_leads_nowhere(reader, small_address, lang):
    """Deep below an address that does not exist the 404 page has its looks, and its links work."""
    visit = reader(small_address)
    page = visit.open(in_language("tools/no-such/thing/", lang))
    assert visit.faults[0].startswith("404: ")
    assert [fault for fault in visit.faults[1:] if "404 (Not Found)" not in fault] == []
    assert page.locator("h1").inner_text() == interface(lang)["not_found_title"]
    assert page.locator("link[rel=stylesheet]").count() == page.evaluate("document.styleSheets.length")
    assert page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)")
    page.get_by_role("main").get_by_role("link", name=interface(lang)["browse"]).first.click()
    assert visit.path == in_language("browse/", lang)


@widths
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_javascript(reader, small_address, width, scheme):
    """Without JavaScript the menu, the languages and all lists are there, and the system's wish for dark is met."""
    visit = reader(small_address, width, scheme, java_script_enabled=False)
    page = visit.open("tools/")
    for selector, count in (("#menu a", 11), (".languages a", 3), (".item__title", 6)):
        links = page.locator(selector)
        assert links.count() == count
        assert all(link.is_visible() for link in links.all()), selector
    assert not page.locator(".menu-button").is_visible()
    assert not page.locator(".scheme-button").is_visible()
    page.locator("#menu a").first.click()
    page.get_by_role("main").get_by_role("link", name="Organizational readiness").click()
    assert page.locator(".chapters details").get_attribute("open") is not None
    page.locator(".step-list .item:not(.item--ours) .item__title").first.click()
    assert visit.path == "tools/planning-sheet/"
    assert visit.faults == []
    with_script = reader(small_address, width, scheme).open("tools/planning-sheet/")
    assert page.evaluate(BACKGROUND) == with_script.evaluate(BACKGROUND)


def test_schemes_differ(reader, small_address):
    """Dark is darker than light, with script and without."""
    shades = {
        (scheme, script): reader(small_address, scheme=scheme, java_script_enabled=script).open("").evaluate(BACKGROUND)
        for scheme in ("light", "dark")
        for script in (True, False)
    }
    assert shades["light", True] == shades["light", False] != shades["dark", True] == shades["dark", False]


@pytest.mark.parametrize(("system", "other"), [("light", "dark"), ("dark", "light")])
def test_scheme_button(reader, small_address, system, other):
    """The button changes the colors, says so to screen readers, and the choice holds on the next pages."""
    visit = reader(small_address, scheme=system)
    page = visit.open("")
    button = page.locator(".scheme-button")
    before = page.evaluate(BACKGROUND)
    assert (page.evaluate(SCHEME), button.get_attribute("aria-pressed")) == (system, str(system == "dark").lower())
    button.click()
    for again in (page.reload, lambda: visit.open("zh/tools/")):
        assert (page.evaluate(SCHEME), button.get_attribute("aria-pressed")) == (other, str(other == "dark").lower())
        assert page.evaluate(BACKGROUND) != before
        again()
    assert page.evaluate(SCHEME) == other
    button.click()
    page.reload()
    assert page.evaluate(SCHEME) == system
    assert visit.faults == []


def test_blocked_storage(reader, small_address):
    """Where the browser forbids to keep anything, menu and colors work all the same, until the next page."""
    blocked = (
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    visit = reader(small_address, PHONE, start=blocked)
    page = visit.open("guide/introduction/")
    page.locator(".scheme-button").click()
    assert page.evaluate(SCHEME) == "dark"
    page.locator(".menu-button").click()
    assert page.locator("#menu a").first.is_visible()
    page.reload()
    assert page.evaluate(SCHEME) == "light"
    assert visit.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["guide/organizational-readiness/", "es/tools/job-description/"])
def test_print(reader, small_address, path, scheme):
    """On paper there is the text, black on white, with the addresses of links, and no menu or button."""
    page = reader(small_address, scheme=scheme).open(path)
    page.emulate_media(media="print")
    for selector in (
        "#menu",
        ".languages",
        ".scheme-button",
        ".chapters",
        ".page-source a",
        ".skip-link",
        ".neighbours a",
    ):
        assert [element for element in page.locator(selector).all() if element.is_visible()] == [], selector
    assert page.locator("h1").is_visible()
    assert page.locator("article h1 + p").is_visible()
    assert page.evaluate(BACKGROUND) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    external = [link for link in page.locator("article a[href^=http]").all() if link.is_visible()]
    for link in external:
        shown = link.evaluate("element => getComputedStyle(element, '::after').content")
        assert link.get_attribute("href") in shown.replace('" "', "").replace('"', "")
    assert len(external) == (0 if "guide" in path else 3)  # the material, its archived copy, its other address
