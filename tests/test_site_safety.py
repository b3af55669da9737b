"""What must never be in the built site: broken links, text that acts as HTML, anything inline or from elsewhere."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from urllib.parse import urlsplit

import pytest
from bs4 import Comment, Doctype
from site_builder import KINDS, SITE_URL, BuiltSite, in_language
from site_links import broken_links

pytest_plugins = ["site_fixtures"]

TITLE = '<script>alert(1)</script> "quotes" <b>bold</b> 👩‍👧 שלום مرحبا'
SUMMARY = (
    "Summary %ROOT% @@body@@ {{ 7*7 }} {count} {% raw %} <!-- catalogue: counts --> [x](javascript:alert(5)) " + TITLE
)
PUBLISHER = "</script><img src=x onerror=alert(2)> & Sons"
REPOSITORY = "https://git.peer-support-guide.example/"


@cache
def html_files(site: BuiltSite) -> list[str]:
    """Return every HTML file of the site, the 404 pages included."""
    return sorted(name for name in site.files if name.endswith(".html"))


def test_every_link_leads_somewhere(small):
    """Each link inside the site, each anchor, style sheet, script and picture of each page exists."""
    assert broken_links(small, "/") == []


def test_nothing_inline(small):
    """No script, style or handler stands in the HTML itself, so that the policy can forbid them all."""
    for name in html_files(small):
        page = small.page(name)
        for script in page.find_all("script"):
            assert script.get("type") == "application/ld+json" or (script["src"] and not script.string), name
        assert page.find_all(["style", "base", "object", "embed", "iframe"]) == [], name
        assert all(form.get("role") == "search" for form in page.find_all("form")), name
        for element in page.find_all(True):
            risky = [key for key in element.attrs if key.startswith("on") or key in ("style", "srcdoc")]
            assert risky == [], f"{name}: {element}"


def test_policy_stands_first(small):
    """The Content-Security-Policy comes before all that it governs and allows nothing inline or foreign."""
    for name in html_files(small):
        first, second = small.page(name).head.find_all(True, limit=2)
        assert first.attrs == {"charset": "utf-8"}, name
        assert second["http-equiv"] == "Content-Security-Policy", name
        rules = dict(rule.strip().split(" ", 1) for rule in second["content"].split(";"))
        assert rules["default-src"] == "'none'", name
        assert rules["script-src"] == rules["style-src"] == "'self'", name
        assert not re.search(r"unsafe|https?:|\*", second["content"]), name


def test_other_hosts(small):
    """Nothing is loaded from another host; a link that leaves the site says so with rel=external."""
    own = urlsplit(SITE_URL).netloc
    for name in html_files(small):
        for element in small.page(name).select("[href], [src], [srcset], [action], [data]"):
            for key in ("href", "src", "srcset", "action", "data"):
                address = urlsplit(element.get(key, ""))
                if not address.scheme and not address.netloc:
                    continue
                assert address.scheme in ("http", "https"), f"{name}: {element}"
                if element.name == "a":
                    assert "external" in element["rel"], f"{name}: {element}"
                else:
                    assert (element.name, address.netloc) == ("link", own), f"{name}: {element}"


@pytest.mark.parametrize("lang", ["en", "es", "zh"])
def test_hostile_text_is_text(small, lang):
    """What a stranger wrote into an entry appears letter by letter and is never taken for HTML."""
    page = small.page(in_language("tools/hostile-words/", lang))
    article = page.find("article")
    assert article.h1.get_text() == TITLE
    assert article.select_one(".lead").get_text() == SUMMARY
    assert article.select_one(".facts dd").get_text() == PUBLISHER
    assert page.title.get_text().startswith(TITLE)
    assert page.select_one('meta[property="og:title"]')["content"] == TITLE
    assert article.find_all(["script", "b", "img", "svg"]) == []
    assert article.find(string=lambda text: isinstance(text, Comment)) is None
    assert article.select_one("a.button")["href"] == "https://www.iana.org/?a=1&b=%22'onclick=alert(4)"


@pytest.mark.parametrize("page", ["tools/", "zh/tools/", "es/browse/condition/hiv/", "browse/format/pdf/"])
def test_hostile_text_in_lists(small, page):
    """In lists, too, hostile text stays text, also where the list has marks of its own."""
    item = small.page(page).select_one('.item:has(a[href$="/tools/hostile-words/"])')
    assert item.select_one(".item__title").get_text() == TITLE
    assert item.select_one(".item__lead").get_text() == SUMMARY
    assert PUBLISHER in item.select_one(".item__facts").get_text()
    assert {element.name for element in item.find_all(True)} == {"a", "p"}


def test_no_hostile_elements_anywhere(small):
    """Across the whole site no element came out of an entry's text, and no address runs anything."""
    for name in html_files(small):
        page = small.page(name)
        assert page.find_all(["img", "b"]) == [], name
        assert [link["href"] for link in page.find_all("a", href=re.compile(r"^\s*(javascript|data):", re.I))] == []
        assert not page.find(string=lambda text: isinstance(text, Comment) and not isinstance(text, Doctype)), name


def test_structured_data_cannot_be_left(small):
    """Text with </script> in it stays inside the description for search engines."""
    page = small.page("tools/hostile-words/")
    blocks = page.select('script[type="application/ld+json"]')
    assert len(blocks) == 1
    assert "<" not in blocks[0].string
    data = json.loads(blocks[0].string)
    assert (data["name"], data["description"], data["publisher"]["name"]) == (TITLE, SUMMARY, PUBLISHER)


def test_weight_of_entry_pages(small):
    """The page of an entry has at most 30 kB of HTML, 7 kB as it travels."""
    for path in small.pages:
        if re.fullmatch(rf"(?:es/|zh/)?(?:{'|'.join(KINDS)})/[\w-]+/", path):
            html = small.text(path).encode()
            assert len(html) <= 30_000, path
            assert len(gzip.compress(html, mtime=0)) <= 7_000, path


def test_size_does_not_depend_on_the_catalogue(small):
    """No page but lists names other entries than its neighbours: the menu holds none of them."""
    for path in small.pages:
        for part in small.page(path).select(".site-header, .chapters, .site-footer"):
            entries = [link["href"] for link in part.find_all("a") if re.search(r"/[\w-]+-[\w-]+/$", link["href"])]
            menu = [link for link in entries if re.search(rf"(?:{'|'.join(KINDS)})/[\w-]+/$", link)]
            switch = [link["href"] for link in part.select(".languages a")]
            assert set(menu) <= set(switch), path
