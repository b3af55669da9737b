"""An address once published stays, or leads to the page that took its place."""

from __future__ import annotations

import pytest
from published_urls import addresses, lost, published
from site_builder import LANGUAGES, SITE_URL, build, built, in_language, interface, write
from site_links import broken_links
from tiny_catalogue import PROJECT

from catalogue import load_catalogue

pytest_plugins = ["site_fixtures"]


def test_no_address_is_lost():
    """Each published address is still there or has a redirect."""
    catalogue = load_catalogue(PROJECT / "resources", PROJECT / "docs")
    gone = lost(published(), addresses(catalogue), {redirect.old for redirect in catalogue.redirects})
    assert gone == [], "Lead each to another page in resources/redirects.yml."


def test_the_list_is_in_order():
    """The list has each address once, sorted, so that it merges without thought."""
    known = published()
    assert known == sorted(set(known))
    assert {"/", "tools/", "browse/condition/hiv/", "data/catalogue.json", "feeds/tools.xml"} < set(known)
    assert len(known) >= 1200


def test_an_address_that_is_lost():
    """A page that went is named, unless it is led elsewhere."""
    assert lost(["/", "about/", "tools/old/"], {"", "about/"}, set()) == ["tools/old/"]
    assert lost(["/", "about/", "tools/old/"], {"", "about/"}, {"tools/old/"}) == []


def test_addresses_are_those_of_the_site(small, sources):
    """What is listed without building is what a build makes."""
    now = addresses(load_catalogue(sources / "resources", sources / "docs"))
    assert sorted(path for path in now if not path or path.endswith("/")) == small.pages_in("en")
    files = {name for name in small.files if name.startswith(("data/", "feeds/", "es/feeds/", "zh/feeds/"))}
    assert {path for path in now if path and not path.endswith("/")} == {f for f in files if not f.endswith(".html")}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "/tools/old/: tools/role-sheet/",
            '"/tools/old/" is not the path of a page. Write it without language and without a slash before it, '
            "with one at the end, as in tools/old-name/.",
        ),
        (
            "es/tools/old/: tools/role-sheet/",
            '"es/tools/old/" is not the path of a page. Write it without language and without a slash before it, '
            "with one at the end, as in tools/old-name/.",
        ),
        (
            "tools/old/: https://example.org/",
            '"https://example.org/" is not the path of a page. Write it without language and without a slash before '
            "it, with one at the end, as in tools/old-name/.",
        ),
        ("tools/old/: tools/old/", '"tools/old/" leads to itself. Delete the line.'),
    ],
)
def test_redirects_are_read_strictly(problems, line, message):
    """What is no path is refused with its line."""
    found = problems({"resources/redirects.yml": f"# moved\n{line}\n"})
    assert found == [f"resources/redirects.yml:2: {message} [redirect]"]


def test_redirects_to_redirects(problems):
    """A page that moved twice is led to its last place at once."""
    found = problems({"resources/redirects.yml": "tools/a/: tools/b/\ntools/b/: tools/role-sheet/\n"})
    assert found == [
        'resources/redirects.yml:1: "tools/b/" has moved, too, to "tools/role-sheet/". Lead "tools/a/" there at once. '
        "[redirect]"
    ]


def test_redirects_twice(problems):
    """An old address that leads to two pages is refused."""
    found = problems({"resources/redirects.yml": "tools/a/: tools/role-sheet/\ntools/a/: tools/\n"})
    assert found == [
        'resources/redirects.yml:2: "tools/a/" stands here a second time; it was first given in line 1. Keep one. '
        "[repeated-key]"
    ]


def test_no_redirects(catalogue):
    """A file with nothing but comments, or none, means that nothing has moved."""
    assert catalogue({"resources/redirects.yml": "# None yet.\n"}).redirects == []
    assert catalogue({"resources/redirects.yml": None}).redirects == []


def test_redirect_pages(workshop):
    """In each language a small page stands at the old address, leads on by itself and stays out of search engines."""
    write(workshop, "resources/redirects.yml", "tools/old-sheet/: tools/planning-sheet/\n")
    site = built(workshop)
    for lang in LANGUAGES:
        old, new = in_language("tools/old-sheet/", lang), in_language("tools/planning-sheet/", lang)
        page = site.page(old)
        relative = "../" * old.count("/") + new
        assert page.select_one('meta[http-equiv="refresh"]')["content"] == f"0; url={relative}"
        assert page.select_one('link[rel="canonical"]')["href"] == SITE_URL + new
        assert page.select_one('meta[name="robots"]')["content"] == "noindex"
        assert page.html["lang"] == LANGUAGES[lang]
        words = interface(lang)
        assert page.h1.get_text() == words["moved_title"]
        assert [(a["href"], a.get_text()) for a in page.select("article a")] == [(relative, words["moved_link"])]
        assert f"<loc>{SITE_URL}{old}</loc>" not in site.text("sitemap.xml")
    assert broken_links(site, "/") == []


def test_redirects_that_cannot_be(workshop):
    """A redirect to a page that does not exist, or from one that does, stops the build."""
    write(workshop, "resources/redirects.yml", "tools/old/: tools/nothing/\nabout/: tools/\n")
    done = build(workshop)
    assert done.returncode == 1
    assert 'resources/redirects.yml:1: "tools/nothing/" is not part of the site. Correct it.' in done.stderr
    assert 'resources/redirects.yml:2: "about/" is a page of the site. Delete the line.' in done.stderr
