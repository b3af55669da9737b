"""The search box and the page of results, as readers use them: keys, composing, phones, files, a strict policy."""

from __future__ import annotations

import bz2
import re
from base64 import b64encode
from random import Random

import pytest
from conftest import served
from reader import DESKTOP, PHONE
from site_builder import LANGUAGES, PROJECT, in_language
from test_accessibility import serious
from test_search_answers import ANSWERS

from catalogue import load_catalogue

pytest_plugins = ["site_fixtures"]

FINDS = {
    "en": ("how to choose peer supporters", "guide/program-development/#select-supporters"),
    "es": ("como elegir pares", "guide/program-development/#select-supporters"),
    "zh": ("如何選擇同伴支持者", "guide/program-development/#select-supporters"),
}
"""One question for each language: without accents, in traditional characters."""

HIDDEN_WORD = "zebrafish"

lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)


def ask(visit, text: str):
    """Type into the box and wait for results; return their locator."""
    box = visit.page.get_by_test_id("search-input")
    box.click()
    box.press_sequentially(text)
    results = visit.page.get_by_test_id("search-result")
    results.first.wait_for()
    return results


def best(results, wanted: str):
    """Return the result that leads to `wanted`; it must be among the first three."""
    found = [result for result in results.all()[:3] if address(result).endswith(wanted)]
    assert found, [address(result) for result in results.all()[:3]]
    return found[0]


def address(result) -> str:
    """Return where a result leads."""
    return result.get_by_role("link").first.get_attribute("href")


@lang_by_lang
def test_question_is_answered(reader, real_address, lang):
    """The right section is among the first three; it opens; nothing failed, was blocked or left the site."""
    visit = reader(real_address)
    visit.open(in_language("tools/", lang))
    question, wanted = FINDS[lang]
    first = best(ask(visit, question), in_language(wanted, lang))
    assert first.locator("mark").count() > 0
    first.get_by_test_id("search-result-title").click()
    visit.page.wait_for_url(f"**/{in_language(wanted, lang)}")
    assert visit.faults == []


@lang_by_lang
def test_results_are_in_the_language_of_the_page(reader, real_address, lang):
    """Whatever is found leads to a page in the reader's language."""
    visit = reader(real_address)
    visit.open(in_language("", lang))
    results = ask(visit, "diabetes" if lang != "zh" else "糖尿病")
    addresses = [address(result).removeprefix("./").removeprefix("../") for result in results.all()]
    others = tuple(f"{other}/" for other in LANGUAGES if other not in (lang, "en"))
    assert len(addresses) >= 6
    assert all(one.startswith(in_language("", lang)) and not one.startswith(others) for one in addresses), addresses


def test_bytes_until_the_first_result(reader, real_address):
    """Nothing of the search is loaded before it is used; then at most 130 kB arrive."""
    for lang in LANGUAGES:
        visit = reader(real_address)
        visit.open(in_language("guide/", lang))
        visit.wait()
        assert not [url for url in visit.requests if "assets/search/" in url or "minisearch" in url]
        before = visit.bytes
        ask(visit, FINDS[lang][0])
        visit.wait()
        assert 40_000 < visit.bytes - before <= 130_000, lang


UNPACK = """async (packed) => {
  await window.PeerSupportSearch.start();
  return packed.map(window.PeerSupportSearch.unpack);
}"""


def test_texts_are_unpacked(reader, real_address):
    """What Python packs the browser unpacks: nothing, long and short runs, several blocks, all kinds of letters."""
    draw = Random(1)
    texts = ["", "a", "aaaa", "a" * 5, "a" * 259 + "b" + "c" * 300, "é中😀" * 200, "".join(map(chr, range(1, 3000)))]
    texts += ["".join(draw.choices("abc ", k=size)) for size in (99_000, 250_000)]
    packed = [b64encode(bz2.compress(text.encode(), level)).decode() for text in texts for level in (1, 9)]
    page = reader(real_address).open("about/")
    assert page.evaluate(UNPACK, packed) == [text for text in texts for _ in range(2)]


@lang_by_lang
def test_checklists_are_found_by_their_items(reader, real_address, lang):
    """The words of an item lead to its checklist."""
    read = load_catalogue(PROJECT / "resources")
    wanted = {}
    for checklist in read.checklists.values():
        words = read.checklist_words(checklist, lang)
        wanted |= {words.texts[f"items.{item.id}.text"].text: f"checklists/{checklist.id}/" for item in checklist.items}
    page = reader(real_address).open(in_language("about/", lang))
    answers = page.evaluate(ANSWERS, list(wanted))
    missed = [text for (text, path), paths in zip(wanted.items(), answers, strict=True) if path not in paths]
    assert len(missed) <= len(wanted) / 20, missed


def test_words_go_nowhere(reader, real_address):
    """No request carries what was typed, not even on the way to all results."""
    visit = reader(real_address)
    visit.open("")
    ask(visit, f"burnout {HIDDEN_WORD}")
    visit.page.locator(".search__all").click()
    visit.page.get_by_test_id("search-result").first.wait_for()
    assert HIDDEN_WORD in visit.page.url
    assert [url for url in visit.requests if HIDDEN_WORD in url.split("#")[0]] == []
    assert visit.faults == []


@pytest.mark.parametrize("key", ["/", "s"])
def test_shortcuts(reader, real_address, key):
    """/ and s lead into the box, and are ordinary letters once there."""
    visit = reader(real_address)
    page = visit.open("guide/introduction/")
    page.keyboard.press(key)
    box = page.get_by_test_id("search-input")
    assert box.evaluate("element => element === document.activeElement")
    assert box.input_value() == ""
    page.keyboard.press(key)
    assert box.input_value() == key
    page.keyboard.press("Escape")  # results may cover the page
    page.locator("h1").click()
    page.keyboard.press(f"Control+{key}")
    assert not box.evaluate("element => element === document.activeElement")


def test_arrows_enter_and_escape(reader, real_address):
    """Arrows walk through the results, Enter opens one, Escape closes and gives the box back."""
    visit = reader(real_address)
    visit.open("")
    results = ask(visit, "supervision")
    page = visit.page
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert results.nth(1).get_by_role("link").evaluate("element => element === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    box = page.get_by_test_id("search-input")
    assert box.evaluate("element => element === document.activeElement")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert not results.first.is_visible()
    assert box.evaluate("element => element === document.activeElement")
    box.press("Enter")
    page.wait_for_url("**/search/#q=supervision")
    page.go_back()
    wanted = address(ask(visit, "supervision").first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{wanted.removeprefix('./')}")


def test_composing(reader, real_address):
    """Keys that a Chinese reader presses while composing neither search nor move nor open anything."""
    visit = reader(real_address)
    page = visit.open("zh/")
    box = page.get_by_test_id("search-input")
    box.click()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "pei xun", "selectionStart": 7, "selectionEnd": 7})
    visit.wait()
    assert page.get_by_test_id("search-result").count() == 0
    box.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    session.send("Input.insertText", {"text": "培训"})
    page.get_by_test_id("search-result").first.wait_for()
    assert box.input_value() == "培训"
    assert page.url.endswith("/zh/")


def test_results_are_announced(reader, real_address):
    """The number of results is said to those who do not see them."""
    visit = reader(real_address)
    visit.open("es/")
    ask(visit, "agotamiento")
    status = visit.page.locator(".search [role=status]").inner_text()
    assert re.fullmatch(r"\d+ resultados?", status)


def test_phone(reader, real_address):
    """On a phone the search covers the screen; Close brings the page back; nothing is wider than the screen."""
    visit = reader(real_address, PHONE)
    page = visit.open("guide/introduction/")
    ask(visit, "burnout")
    box = page.locator("form.search").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, PHONE, 760)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    covered = "element => element.closest('[inert]') !== null"
    assert page.locator("main").evaluate(covered)
    page.locator(".search__close").click()
    assert page.get_by_test_id("search-result").first.is_hidden()
    assert not page.locator("main").evaluate(covered)


@pytest.mark.parametrize("width", [960, 1100, DESKTOP, 1920])
@lang_by_lang
def test_results_stay_on_the_screen(reader, real_address, lang, width):
    """However wide the window and long the name of the site, the results below the box are on the screen."""
    visit = reader(real_address, width)
    visit.open(in_language("about/", lang))
    ask(visit, FINDS[lang][0])
    box = visit.page.locator(".search__panel").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize(
    ("lang", "scheme", "width"),
    [("en", "light", DESKTOP), ("es", "dark", PHONE), ("zh", "dark", DESKTOP), ("zh", "light", PHONE)],
)
def test_no_barriers(reader, real_address, lang, scheme, width):
    """axe finds nothing in the box with results, on the page of results, and when nothing was found."""
    visit = reader(real_address, width, scheme)
    visit.open(in_language("", lang))
    ask(visit, FINDS[lang][0])
    assert serious(visit.page) == []
    visit.open(in_language("search/#q=diabetes", lang))
    visit.page.get_by_test_id("search-result").first.wait_for()
    assert serious(visit.page) == []
    visit.page.get_by_test_id("search-input").fill("qwxzqwxz")
    visit.page.locator(".search-nothing").wait_for()
    assert serious(visit.page) == []


def test_page_of_results(reader, real_address):
    """Choices narrow the list, stand in the address and are there again after reloading."""
    visit = reader(real_address)
    page = visit.open("search/?q=diabetes")
    results = page.get_by_test_id("search-result")
    results.first.wait_for()
    page.get_by_label("Kind", exact=True).select_option("evidence")
    page.get_by_label("Condition", exact=True).select_option("diabetes")
    assert {result.get_attribute("data-kind") for result in results.all()} == {"evidence"}
    assert "q=diabetes" in page.url and "kind=evidence" in page.url and "condition=diabetes" in page.url
    texts = results.all_inner_texts()
    page.reload()
    results.first.wait_for()
    assert results.all_inner_texts() == texts
    page.get_by_role("button", name="Remove all filters").click()
    assert "kind" not in page.url
    page.get_by_role("button", name="Show more results").click()
    assert results.count() == 40
    assert visit.faults == []


def test_nothing_found(reader, real_address):
    """Without an answer, readers get ways to go on, and no scripts of other languages before that."""
    visit = reader(real_address)
    page = visit.open("")
    page.get_by_test_id("search-input").fill("qwxzqwxz")
    nothing = page.locator(".search-nothing")
    nothing.wait_for()
    links = {link.get_attribute("href") for link in nothing.get_by_role("link").all()}
    assert {"./browse/", "./contribute/"} <= links
    assert visit.faults == []


def test_other_languages_are_marked(reader, real_address):
    """What only another language has is shown as such, and its texts are loaded only then."""
    visit = reader(real_address)
    page = visit.open("")
    ask(visit, "burnout")
    assert not [url for url in visit.requests if "assets/search/zh.js" in url]
    page.get_by_test_id("search-input").fill("安徽")
    foreign = page.locator(".search-elsewhere").get_by_test_id("search-result")
    foreign.first.wait_for()
    assert foreign.first.get_attribute("lang") == "zh-Hans"
    assert "zh/" in address(foreign.first)
    assert page.locator(".search-elsewhere h2").first.inner_text() == "In Chinese"


def test_typing_error(reader, real_address):
    """A word with a slip of the finger is read as the word that was meant, and the reader is told."""
    visit = reader(real_address)
    visit.open("")
    assert address(ask(visit, "job descripton").first).endswith("guide/program-development/#job-description")
    assert "description" in visit.page.locator(".search__panel .search-note").inner_text()


def test_opened_as_a_file(reader, real):
    """In a folder on a memory stick the search works, and its results lead to files."""
    visit = reader(f"file://{real.folder}/")
    visit.open("zh/guide/index.html")
    wanted = "../../zh/guide/program-development/index.html#select-supporters"
    first = best(ask(visit, "如何选择同伴支持者"), wanted)
    first.get_by_role("link").click()
    visit.page.wait_for_url("**/program-development/index.html#select-supporters")
    assert visit.faults == []


def test_below_a_folder(reader, real):
    """The site may stand below a folder of its host."""
    with served(real.folder.parent) as host:
        visit = reader(f"{host}{real.folder.name}/")
        visit.open("es/about/")
        ask(visit, "supervisión").first.get_by_role("link").click()
        visit.page.wait_for_url(f"{host}{real.folder.name}/es/**")
        assert visit.faults == []


def test_without_script(reader, real_address):
    """Without script there is no box that does nothing, but a link to browse."""
    visit = reader(real_address, java_script_enabled=False)
    page = visit.open("guide/introduction/")
    assert page.get_by_test_id("search-input").is_hidden()
    assert page.locator("noscript a, .search-link").first.is_visible()
