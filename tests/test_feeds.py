"""Atom feeds of new and recently checked entries: valid, in three languages, and known to the pages of kinds."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from site_builder import KINDS, LANGUAGES, SITE_URL, in_language, interface
from tiny_catalogue import TOOL_FILE, changed, tool

from paper.feeds import LENGTH, feed
from paper.source import Source
from web.paths import entry_path
from web.paths import in_language as language_path

pytest_plugins = ["site_fixtures"]

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DATE = r"\d{4}-\d\d-\d\dT00:00:00Z"
SITE = "https://site.example/"


def read(catalogue, kind: str, lang: str) -> ElementTree.Element:
    """Return the feed of a catalogue, parsed."""
    return ElementTree.fromstring(feed(Source(catalogue, SITE, language_path, entry_path), kind, lang))


def check(root: ElementTree.Element) -> None:
    """Ask what RFC 4287 asks: one id, title and update each, an author, one link to itself, no id twice."""
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1, name
        assert element.findtext(f"{ATOM}id").startswith("https://")
        assert re.fullmatch(DATE, element.findtext(f"{ATOM}updated"))
        assert len(element.findall(f"{ATOM}link[@rel='alternate']")) == 1
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert [link.get("href") for link in root.findall(f"{ATOM}link[@rel='self']")] == [root.findtext(f"{ATOM}id")]
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) <= LENGTH


@pytest.mark.parametrize("lang", LANGUAGES)
def test_published_feeds(small, lang):
    """Each kind has a valid feed in each language, whose entries lead to pages of that language."""
    for kind in KINDS:
        name = in_language(f"feeds/{kind}.xml", lang)
        root = ElementTree.fromstring(small.text(name))
        check(root)
        assert root.get(LANG) == LANGUAGES[lang]
        assert root.findtext(f"{ATOM}id") == SITE_URL + name
        pages = [link.get("href").removeprefix(SITE_URL) for link in root.findall(f"{ATOM}entry/{ATOM}link")]
        assert sorted(pages) == sorted(in_language(f"{kind}/{entry}/", lang) for entry in small.items(f"{kind}/"))
        assert set(pages) <= set(small.pages)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_of_kinds_name_their_feed(small, lang):
    """A browser finds the feed on the page of a kind, and a reader a link; no other page names one."""
    words = interface(lang)
    for path in small.pages_in(lang):
        page = small.page(path)
        links = [link.attrs for link in page.select('head link[type="application/atom+xml"]')]
        kind = path.removeprefix(in_language("", lang)).rstrip("/")
        if kind not in KINDS:
            assert links == [], path
            continue
        href = "../" * path.count("/") + in_language(f"feeds/{kind}.xml", lang)
        title = words["feed_title"].format(kind=words[f"kind_{kind}"], site=words["site_name"])
        assert links == [{"rel": ["alternate"], "type": "application/atom+xml", "title": title, "href": href}]
        shown = {link.get_text(): link["href"] for link in page.select(".list-files a")}
        table = "../" * path.count("/") + f"data/{kind}-{lang}.csv"
        workbook = "../" * path.count("/") + f"data/catalogue-{lang}.xlsx"
        assert shown == {words["list_table"]: table, words["list_workbook"]: workbook, words["list_feed"]: href}


def test_order_and_dates(catalogue):
    """What was checked last stands first; the feed is as new as its newest entry."""
    other = changed(tool()[TOOL_FILE], "id: plan-sheet", "address: https://www.who.int/plan", "checked: 2026-12-24")
    root = read(catalogue({"resources/tools/plan-sheet.yml": other}), "tools", "es")
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        f"{SITE}es/tools/plan-sheet/",
        f"{SITE}es/tools/role-sheet/",
    ]
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == ["2026-12-24T00:00:00Z", "2026-11-21T00:00:00Z"]
    assert [entry.findtext(f"{ATOM}published") for entry in entries] == ["2026-11-21T00:00:00Z"] * 2
    assert root.findtext(f"{ATOM}updated") == "2026-12-24T00:00:00Z"
    assert entries[0].find(f"{ATOM}summary").get(LANG) == "en"


def test_feeds_are_short(catalogue):
    """A feed holds the newest entries, not all."""
    more = {
        f"resources/tools/sheet-{number}.yml": changed(
            tool()[TOOL_FILE], f"id: sheet-{number}", f"title: Sheet {number}", f"address: https://www.who.int/{number}"
        )
        for number in range(60)
    }
    assert len(read(catalogue(more), "tools", "en").findall(f"{ATOM}entry")) == LENGTH


def test_hostile_text(catalogue):
    """Text that looks like XML stays text."""
    text = '</title><script>alert(1)</script> & "quotes" ]]>'
    root = read(catalogue(tool(f"title: '{text}'", f"summary: '{text}'")), "tools", "en")
    check(root)
    entry = root.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == entry.findtext(f"{ATOM}summary") == text


def test_a_kind_without_entries(catalogue):
    """A feed without entries is still one."""
    check(read(catalogue(), "handouts", "zh"))
