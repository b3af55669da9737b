"""The check of links inside the site."""

from __future__ import annotations

from web.link_check import Link, LinkCheck, faults, ids_in, links_in

STAMPED = frozenset({"tools/a/", "es/tools/a/"})


def test_links_and_ids_of_a_page():
    """Links to elsewhere are left out; a query is no part of an address."""
    html = (
        '<h2 id="facts" class="x">F</h2><a class="y" href="../b/?q=1#c">b</a><a href="#facts">f</a>'
        '<img src="../x.svg"><a href="https://example.org/">e</a><a href="//example.org/">e</a>'
        '<a href="mailto:a@example.org">m</a><li data-id="no">'
    )
    assert links_in(html) == {("../b/", "c"), ("", "facts"), ("../x.svg", "")}
    assert ids_in(html) == {"facts"}


def test_what_leads_to_stamped_pages_is_settled_at_once():
    """All else is kept open, with the page on which it stands."""
    check = LinkCheck(STAMPED)
    check.page("es/tools/a/", [("../../../tools/a/", ""), ("../../../es/tools/a/", "facts"), ("", "content")])
    assert check.open == []
    check.page("tools/a/", [("../../guide/", "step"), ("../../tools/b/", "")])
    check.page("guide/", [("", "step")], hand_written=True)
    assert check.open == [
        Link("tools/a/", "../../guide/", "step"),
        Link("tools/a/", "../../tools/b/", ""),
        Link("guide/", "", "step"),
    ]


def test_faults():
    """A page, a heading and a file that are not there are named with the page that links to them."""
    links = [
        Link("tools/a/", "../../guide/", "step"),
        Link("tools/a/", "../../guide/", "stop"),
        Link("tools/a/", "../b/", ""),
        Link("tools/a/", "../../assets/x.css", ""),
        Link("", "assets/y.css", ""),
        Link("", "", "stop"),
        Link("guide/", "../tools/a/", "facts"),
    ]
    ids = {"": {"start"}, "guide/": {"step"}}
    assert list(faults(links, STAMPED | set(ids), {"assets/x.css"}, ids)) == [
        "tools/a/ links to ../../guide/#stop, which has no such heading.",
        "tools/a/ links to ../b/, which is not part of the site.",
        "the home page links to assets/y.css, which is not part of the site.",
        "the home page links to #stop, which has no such heading.",
    ]
