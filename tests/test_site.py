"""The pages of the built site: they exist in every language, say which one it is, and know each other."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree

import pytest
from site_builder import KINDS, LANGUAGES, PROJECT, SITE_URL, in_language, interface

pytest_plugins = ["site_fixtures"]

SOURCES = PROJECT / "tests" / "sites" / "small"
NOT_FOUND = ("404.html", "es/404.html", "zh/404.html")
FALLBACK = "guide/in-english/"
SEARCH = ("search/", "es/search/", "zh/search/")
"""The pages of results, which search engines should not list."""

lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)


def alternates(page) -> dict[str, str]:
    """Return {hreflang: address} of a page."""
    return {link["hreflang"]: link["href"] for link in page.select('head link[rel="alternate"][hreflang]')}


def language_of(path: str) -> str:
    """Return the language in whose part of the site a page lies."""
    first = path.split("/")[0]
    return first if first in LANGUAGES else "en"


@lang_by_lang
def test_every_hand_written_page_exists(small, lang):
    """Each page of the guide stands in each language, also the one that only English has."""
    wanted = set()
    for path in (SOURCES / "docs" / "en").rglob("*.md"):
        name = path.relative_to(SOURCES / "docs" / "en").with_suffix("").as_posix()
        name = "" if name == "index" else name.removesuffix("/index") + "/"
        wanted.add(in_language(name, lang))
    assert len(wanted) == 21
    assert wanted - set(small.pages) == set()


@lang_by_lang
def test_every_entry_has_a_page(small, lang):
    """Each entry stands in each language, translated or not."""
    wanted = {
        in_language(f"{kind}/{path.stem}/", lang)
        for kind in KINDS
        for path in (SOURCES / "resources" / kind).glob("*.yml")
    }
    assert len(wanted) == 10
    assert wanted - set(small.pages) == set()


def test_languages_have_the_same_pages(small):
    """Whoever changes the language never falls into a hole."""
    english = small.pages_in("en")
    assert small.pages_in("es") == [f"es/{page}" for page in english]
    assert small.pages_in("zh") == [f"zh/{page}" for page in english]


def test_one_main_heading(small):
    """Each page has exactly one h1, with words in it."""
    for path in [*small.pages, *NOT_FOUND]:
        headings = small.page(path).find_all("h1")
        assert [bool(heading.get_text(strip=True)) for heading in headings] == [True], path


@lang_by_lang
def test_titles_are_unique(small, lang):
    """No two pages of a language have the same title, and each ends with the name of the site."""
    titles = Counter(small.page(path).title.get_text() for path in small.pages_in(lang))
    assert [title for title, count in titles.items() if count > 1] == []
    ending = interface(lang)["title_separator"] + interface(lang)["site_name"]
    assert [title for title in titles if not title.endswith(ending) or title == ending] == []


def test_descriptions(small):
    """Each page tells search engines in at most 200 characters what it is about."""
    for path in small.pages:
        texts = [meta["content"] for meta in small.page(path).select('meta[name="description"]')]
        assert len(texts) == 1, path
        assert 0 < len(texts[0]) <= 200, path


def test_language_of_pages(small):
    """<html lang> is the page's language; Chinese says that it is the simplified one."""
    for path in [*small.pages, *NOT_FOUND]:
        assert small.page(path).html["lang"] == LANGUAGES[language_of(path)], path


def test_canonical_address(small):
    """Each page names its own absolute address, a page that is not translated that of the English one."""
    for path in small.pages:
        links = [link["href"] for link in small.page(path).select('link[rel="canonical"]')]
        own = FALLBACK if path.endswith(FALLBACK) else path
        assert links == [SITE_URL + own], path


def test_alternates_are_mutual(small):
    """hreflang is absolute, leads to pages that exist, and those pages say the same."""
    for path in small.pages:
        if path.endswith(FALLBACK):
            continue
        english = path if language_of(path) == "en" else path.split("/", 1)[1]
        expected = {tag: SITE_URL + in_language(english, lang) for lang, tag in LANGUAGES.items()}
        expected["x-default"] = SITE_URL + english
        assert alternates(small.page(path)) == expected, path
        assert {address.removeprefix(SITE_URL) for address in expected.values()} <= set(small.pages), path


def test_alternates_leave_out_what_is_not_translated(small):
    """Search engines are not told of a Spanish page whose text is English."""
    expected = {"en": SITE_URL + FALLBACK, "x-default": SITE_URL + FALLBACK}
    for lang in LANGUAGES:
        assert alternates(small.page(in_language(FALLBACK, lang))) == expected, lang


def test_site_map(small):
    """sitemap.xml has each page once, with the alternates that the page itself gives."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.fromstring(small.text("sitemap.xml"))
    found = {}
    for url in root.findall("s:url", names):
        address = url.findtext("s:loc", namespaces=names)
        assert address not in found
        found[address] = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", names)}
    wanted = {
        SITE_URL + path: alternates(small.page(path))
        for path in small.pages
        if not small.page(path).select('meta[name="robots"]')
    }
    assert len(wanted) == len(small.pages) - 2 - len(SEARCH)
    assert found == wanted


def test_robots(small):
    """robots.txt lets everybody in and names the sitemap."""
    assert small.text("robots.txt") == f"User-agent: *\nAllow: /\n\nSitemap: {SITE_URL}sitemap.xml\n"


def test_language_switch(small):
    """The switch stays on the page one is on, names each language in itself, and marks the present one."""
    for path in small.pages:
        page = small.page(path)
        english = path if language_of(path) == "en" else path.split("/", 1)[1]
        root = "../" * path.count("/") or "./"
        links = [
            (link["href"], link["lang"], link["hreflang"], link.get("aria-current"), link.get_text())
            for link in page.select(".languages a")
        ]
        assert links == [
            (root + in_language(english, lang), tag, tag, "true" if lang == language_of(path) else None, name)
            for (lang, tag), name in zip(LANGUAGES.items(), ("English", "Español", "简体中文"), strict=True)
        ], path


@pytest.mark.parametrize("lang", ["es", "zh"])
def test_page_not_translated(small, lang):
    """A page that only English has says so, marks its text as English and stays out of search engines."""
    page = small.page(in_language(FALLBACK, lang))
    assert [note.get_text() for note in page.select("main > .note")] == [interface(lang)["page_not_translated"]]
    assert page.find("main").find("article")["lang"] == "en"
    assert [meta["content"] for meta in page.select('meta[name="robots"]')] == ["noindex"]
    assert page.select_one("article a")["href"] == f"../../../{lang}/tools/planning-sheet/"


def test_translated_pages_have_no_notice(small):
    """The notice stands on pages without translation and nowhere else; only they and the search are hidden."""
    with_notice = [path for path in small.pages if small.page(path).select("main > .note")]
    hidden = [path for path in small.pages if small.page(path).select('meta[name="robots"]')]
    assert with_notice == [path for path in hidden if path not in SEARCH] == [f"es/{FALLBACK}", f"zh/{FALLBACK}"]
    assert set(SEARCH) < set(hidden)


@lang_by_lang
def test_main_menu(small, lang):
    """The menu has the same sections on each page and marks the one the reader is in."""
    sections = ["guide", "checklists", "downloads", "tools", "training", "handouts", "examples", "evidence"]
    sections += ["glossary", "browse", "about"]
    for path in small.pages_in(lang):
        links = small.page(path).select("#menu a")
        root = "../" * path.count("/") or "./"
        own = path.removeprefix(in_language("", lang))
        assert [link["href"] for link in links] == [root + in_language(f"{name}/", lang) for name in sections], path
        here = [name for name, link in zip(sections, links, strict=True) if link.has_attr("aria-current")]
        part = own.split("/")[0].replace("my-plan", "checklists")
        part = "downloads" if part == "materials" and own not in ("materials/", "materials/es/") else part
        assert here == [name for name in sections if part == name], path


@lang_by_lang
def test_chapters_and_neighbours(small, lang):
    """A chapter lists all chapters with its own headings, and leads to the one before and the one after."""
    page = small.page(in_language("guide/introduction/", lang))
    root = "../../" if lang == "en" else "../../../"
    chapters = [f"guide/{name}" for name in ("", "introduction/", "organizational-readiness/", "in-english/")]
    listed = [link["href"] for link in page.select(".chapters a") if not link["href"].startswith("#")]
    assert listed == [root + in_language(chapter, lang) for chapter in chapters]
    assert [link["href"] for link in page.select(".chapters a") if link["href"].startswith("#")] == ["#what-it-is-not"]
    around = {link["rel"][0]: link["href"] for link in page.select(".neighbours a")}
    assert around == {"prev": root + in_language(chapters[0], lang), "next": root + in_language(chapters[2], lang)}


def test_source_of_each_page(small):
    """The foot of each page leads to the file it was made from."""
    for path, file in {
        "es/guide/introduction/": "docs/es/guide/introduction.md",
        f"es/{FALLBACK}": "docs/en/guide/in-english.md",
        "zh/tools/": "docs/zh/tools/index.md",
        "zh/tools/job-description/": "resources/tools/job-description.yml",
    }.items():
        link = small.page(path).select_one(".page-source a[rel~=external]")
        assert link["href"] == f"https://git.peer-support-guide.example/site/blob/main/{file}"


@lang_by_lang
def test_not_found(small, lang):
    """404 pages speak the reader's language, the one at the root all three; their links work from everywhere."""
    page = small.page(in_language("404.html", lang))
    shown = list(LANGUAGES) if lang == "en" else [lang]
    headings = [heading.get_text() for heading in page.select("article :is(h1, h2)")]
    assert headings == [interface(one)["not_found_title"] for one in shown]
    assert [section["lang"] for section in page.select("article section")] == [LANGUAGES[one] for one in shown]
    assert [meta["content"] for meta in page.select('meta[name="robots"]')] == ["noindex"]
    for element in page.select("[href], [src]"):
        address = element.get("href") or element.get("src")
        assert re.match(r"/(?!/)|https://|#content$", address), address
