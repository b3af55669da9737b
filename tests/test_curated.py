"""The curated pages: what was chosen stands first, the rest by reader, each with its direct link."""

from __future__ import annotations

import pytest
from site_builder import LANGUAGES, in_language, interface, label

pytest_plugins = ["site_fixtures"]

lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)
PAGE = "materials/es/"


@lang_by_lang
def test_picks_stand_first(small, lang):
    """What was chosen by hand comes first, with its published title and the link that opens it."""
    page = small.page(in_language(PAGE, lang))
    (item,) = page.find(id="best").find_next_sibling("ul").select(".item")
    root = "../../" if lang == "en" else "../../../"
    assert item.select_one(".item__title")["href"] == root + in_language("tools/hoja-de-metas/", lang)
    assert [cite.get_text() for cite in item.select("cite")] == ([] if lang == "es" else ["Hoja de metas"])
    link = item.select_one(".curated__open")
    assert link["href"].startswith("https://")
    assert "{" not in link.get_text()


@lang_by_lang
def test_the_rest_by_reader(small, lang):
    """What else is in that language stands once, under the readers it was made for first; no pick again."""
    page = small.page(in_language(PAGE, lang))
    headings = page.find(id="readers").find_next_siblings("h3")
    found = {
        heading["id"]: [
            link["href"].rstrip("/").rsplit("/", 1)[1]
            for link in heading.find_next_sibling("ul").select(".item__title")
        ]
        for heading in headings
    }
    assert "hoja-de-metas" not in [one for ids in found.values() for one in ids]
    assert found == {"es-participants": ["walking-sheet"], "es-program-managers": ["job-description"]}
    assert headings[0].get_text() == label("audience", "participants", lang)
    assert page.select_one(".curated__jump a")["href"] == "#es-participants"


@lang_by_lang
def test_way_to_all(small, lang):
    """A link leads to every entry in the language, programs and findings among them."""
    page = small.page(in_language(PAGE, lang))
    link = page.select("article p > a")[-1]
    assert link["href"].endswith(in_language("browse/language/es/", lang))
    count = len(small.items(in_language("browse/language/es/", lang)))
    assert link.get_text() == interface(lang)["curated_all_other"].format(count=count)


def test_other_languages(small):
    """Every language without a list of its own is named with its count and leads to its entries by reader."""
    links = small.page("materials/").find(id="others").find_next_sibling("ul").select("a")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("Arabic", "../browse/language/ar/"),
        ("Brazilian Portuguese", "../browse/language/pt-br/"),
        ("Hebrew", "../browse/language/he/"),
    ]
    page = small.page("browse/language/he/")
    assert [heading.get_text() for heading in page.select("article h2")] == ["Clinicians"]
    assert small.items("browse/language/he/") == ["hostile-words"]


@lang_by_lang
def test_page_of_another_language(small, lang):
    """The page of a language without a list of its own groups its entries by reader, each with its direct link."""
    page = small.page(in_language("browse/language/ar/", lang))
    items = page.select("article h2 + ul.curated > .item")
    assert items
    for item in items:
        own = small.page(in_language(item.a["href"].split("../")[-1].removeprefix(f"{lang}/"), lang))
        button = own.select_one(".button")
        assert [link["href"] for link in item.select(".curated__open")] == ([button["href"]] if button else [])
