"""The filters of the pages of kinds in a real browser: the address, the counts, the back button, the keyboard."""

from __future__ import annotations

import pytest
from reader import DESKTOP, PHONE
from site_builder import LANGUAGES, in_language, interface

pytest_plugins = ["site_fixtures"]

TITLES = ".items > .item > .item__title"


def ids(page) -> list[str]:
    """Return the ids of the entries in the list."""
    return [link.get_attribute("href").rstrip("/").rsplit("/", 1)[-1] for link in page.query_selector_all(TITLES)]


def open_filter(page, name: str):
    """Open a filter, behind "More filters" if it is there, and return it when its values have arrived."""
    details = page.locator(f'[data-filter="{name}"]')
    if not details.is_visible():
        page.locator(".filters__more > summary").click()
    details.locator("> summary").click()
    details.locator("input").first.wait_for()
    return details


def counts(details) -> dict[str, tuple[int, bool]]:
    """Return {value: (count, whether it can be chosen)} of an open filter."""
    return {
        label.locator("input").get_attribute("value"): (
            int(label.locator(".values__count").inner_text()), label.locator("input").is_enabled(),
        )
        for label in details.locator("label").all()
    }  # fmt: skip


def test_loaded_on_demand(reader, small_address):
    """A visit loads no data for filters until one is opened, and then once."""
    visit = reader(small_address)
    page = visit.open("tools/")
    visit.wait()
    assert [url for url in visit.requests if "filters.json" in url] == []
    open_filter(page, "condition")
    open_filter(page, "audience")
    assert len([url for url in visit.requests if "filters.json" in url]) == 1
    assert visit.faults == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_choosing(reader, small_address, lang):
    """A choice narrows the list, says how many remain, and stands in the address and in the sentence."""
    visit = reader(small_address)
    page = visit.open(in_language("tools/", lang))
    words = interface(lang)
    whole = ids(page)
    details = open_filter(page, "condition")
    count, _ = counts(details)["diabetes"]
    details.locator('input[value="diabetes"]').check()
    assert visit.path == in_language("tools/?condition=diabetes", lang)
    assert len(ids(page)) == count < len(whole) == 6
    assert [entry for entry in whole if entry in ids(page)] == ids(page)
    said = words["filter_count_other"].format(count=count, total=6)
    assert page.locator('.filters [role="status"]').inner_text() == said
    label = {"en": "Diabetes", "es": "Diabetes", "zh": "糖尿病"}[lang]
    assert details.locator("summary").inner_text() == words["filter_chosen_condition"].format(values=label)
    assert not page.locator("article > .count").is_visible()
    page.locator(".filters__clear").first.click()
    assert visit.path == in_language("tools/", lang)
    assert ids(page) == whole
    assert page.locator("article > .count").is_visible()
    assert visit.faults == []


@pytest.mark.parametrize("path", ["tools/?condition=diabetes&condition=hiv&link=yes", "tools/?link=yes"])
def test_address(reader, small_address, path):
    """An address that somebody sent shows what they saw; names and values that do not exist do no harm."""
    visit = reader(small_address)
    page = visit.open(f"{path}&color=red&condition=nothing")
    page.locator('.filters [role="status"]').filter(has_text="of").wait_for()
    assert "unlinked-manual" not in ids(page)
    assert ("untranslated-checklist" in ids(page)) == ("condition" not in path)
    assert page.locator('[data-filter="link"] > summary').inner_text() == "with a link"
    assert visit.faults == []


def test_back(reader, small_address):
    """The back button takes back one choice after the other, and forward brings them again."""
    visit = reader(small_address)
    page = visit.open("tools/")
    details = open_filter(page, "condition")
    steps = [ids(page)]
    for value in ("diabetes", "hiv"):
        details.locator(f'input[value="{value}"]').check()
        steps.append(ids(page))
    assert visit.path == "tools/?condition=diabetes&condition=hiv"
    page.go_back()
    assert (visit.path, ids(page)) == ("tools/?condition=diabetes", steps[1])
    assert not details.locator('input[value="hiv"]').is_checked()
    page.go_back()
    assert (visit.path, ids(page)) == ("tools/", steps[0])
    page.go_forward()
    assert ids(page) == steps[1]


def test_no_dead_ends(reader, small_address):
    """After any choice each value says truly what remains, and one that would leave nothing cannot be chosen."""
    visit = reader(small_address)
    page = visit.open("tools/?language=he")
    details = open_filter(page, "condition")
    offered = counts(details)
    assert offered["hiv"] == (1, True)
    assert offered["diabetes"] == (0, False)
    details.locator('input[value="hiv"]').check()
    assert ids(page) == ["hostile-words"]
    assert visit.faults == []


def test_keyboard_and_size(reader, small_address):
    """A filter can be opened, chosen and closed with keys alone, and each target is at least 44 pixels high."""
    visit = reader(small_address, PHONE)
    page = visit.open("tools/")
    page.locator('[data-filter="condition"] > summary').focus()
    page.keyboard.press("Enter")
    page.locator('[data-filter="condition"] input').first.wait_for()
    assert visit.tab()["tag"] == "input"
    page.keyboard.press("Space")
    page.wait_for_url("**/tools/?condition=*")
    for target in page.locator(".filters summary:visible, .filters label:visible, .filters button:visible").all():
        assert target.bounding_box()["height"] >= 43.9, target.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("(box => box.scrollWidth <= box.clientWidth)(document.querySelector('.filter__values'))")
    page.keyboard.press("Escape")
    assert visit.focused()["tag"] == "summary"
    assert page.locator(".filter[open]").count() == 0


def test_without_script(reader, small_address):
    """Without script the plain links stay and no filter is seen."""
    visit = reader(small_address, DESKTOP, java_script_enabled=False)
    page = visit.open("tools/?condition=hiv")
    assert page.locator(".narrow a").count() == 9
    assert not page.locator(".filters").is_visible()
    assert len(ids(page)) == 6


def test_data_that_do_not_come(reader, small_address):
    """When the data cannot be loaded, the page says so and points to the links."""
    visit = reader(small_address)
    visit.page.route("**/filters.json", lambda route: route.abort())
    page = visit.open("es/tools/")
    page.locator('[data-filter="condition"] > summary').click()
    page.locator('.filters [role="status"]').filter(has_text="enlaces").wait_for()
    assert page.locator('.filters [role="status"]').inner_text() == interface("es")["filter_failed"]


def test_long_lists(long_lists, reader, browser):
    """Of many matches fifty are shown at once, and a button shows the rest."""
    from conftest import served

    with served(long_lists.folder) as address:
        page = reader(address).open("tools/?condition=diabetes")
        page.locator(".item .filters__clear").wait_for()
        assert len(ids(page)) == 50
        page.locator(".item .filters__clear").click()
        assert len(ids(page)) == 63
        assert not page.locator("article > .paging").is_visible()
