"""The filters of the pages of kinds: what the script loads, and what stands on the page without it."""

from __future__ import annotations

import gzip
import json

import pytest
from site_builder import KINDS, LANGUAGES, in_language, interface
from tiny_catalogue import PROJECT

from catalogue import load_catalogue
from catalogue.models import BY_KIND
from web.filter_data import FILTERS, filter_file
from web.lists import Lists
from web.render import make_environment

pytest_plugins = ["site_fixtures"]

lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)
NAMES = [
    "condition", "audience", "language", "region", "length", "level", "step", "setting", "country", "chapter", "format",
    "license", "link",
]  # fmt: skip


def data(site, kind: str, lang: str) -> dict:
    """Return what the filters of a kind load."""
    return json.loads((site.folder / in_language(f"{kind}/filters.json", lang)).read_text(encoding="utf-8"))


def test_names_are_a_contract():
    """The names of the filters stand in addresses that people keep: none is renamed or taken away."""
    assert [facet.name for facet in FILTERS] == NAMES


@lang_by_lang
def test_entries(small, lang):
    """The data have the entries of the list in its order, with the same title, lead and facts."""
    for kind in KINDS:
        items = small.page(in_language(f"{kind}/", lang)).select(".items > .item")
        wanted = [
            [item.a["href"].rstrip("/").rsplit("/", 1)[1], item.a.get_text(), item.a.get("lang", ""),
             item.select_one(".item__lead").get_text(), item.select_one(".item__lead").get("lang", ""),
             item.select_one(".item__facts").get_text()]
            for item in items
        ]  # fmt: skip
        assert [entry[:6] for entry in data(small, kind, lang)["entries"]] == wanted


@lang_by_lang
def test_values(small, lang):
    """The values of a filter are those of the facet pages: the same names in addresses, the same labels."""
    pages = {}
    for value in small.page(in_language("browse/", lang)).select(".values a"):
        name, key = value["href"].rstrip("/").rsplit("/", 2)[1:]
        pages[name, key] = value.get_text()
    for kind in KINDS:
        for name, values in data(small, kind, lang)["filters"]:
            assert values
            for key, label in values:
                if name not in ("license", "link"):
                    assert pages[name, key] == label


def test_values_tell_entries_apart(small):
    """A value that every entry has would change nothing and is not offered."""
    loaded = data(small, "tools", "en")
    for number, (name, values) in enumerate(loaded["filters"]):
        for place in range(len(values)):
            count = sum(place in entry[6][number] for entry in loaded["entries"])
            assert 0 < count < len(loaded["entries"]), (name, values[place])
    link = next(number for number, (name, _) in enumerate(loaded["filters"]) if name == "link")
    assert [entry[0] for entry in loaded["entries"] if not entry[6][link]] == ["unlinked-manual"]


@lang_by_lang
def test_page(small, lang):
    """The page offers exactly the filters that the data hold, hidden until there is script, and says each in words."""
    words = interface(lang)
    for kind in KINDS:
        box = small.page(in_language(f"{kind}/", lang)).select_one(".filters")
        assert box.has_attr("hidden")
        names = [name for name, _ in data(small, kind, lang)["filters"]]
        assert [details["data-filter"] for details in box.select(".filter")] == names
        for details in box.select(".filter"):
            name = details["data-filter"]
            assert details.summary.get_text() == details["data-any"] == words[f"filter_any_{name}"]
            assert details["data-chosen"] == words[f"filter_chosen_{name}"]
            assert details.legend.get_text() == words[f"facet_{name}"]


def test_only_pages_of_kinds_load_filters(small):
    """The script of the filters burdens no other page."""
    with_script = {path for path in small.pages if small.page(path).select('script[src$="filters.js"]')}
    kinds = {in_language(f"{kind}/", lang) for kind in KINDS for lang in LANGUAGES}
    assert with_script == kinds


def test_weight():
    """The script has less than 6 kB, and no kind in any language loads more than 60 kB (gzip)."""
    script = (PROJECT / "overrides" / "assets" / "js" / "filters.js").read_bytes()
    assert len(gzip.compress(script, mtime=0)) < 6_000
    catalogue = load_catalogue(PROJECT / "resources", PROJECT / "docs")
    environment = make_environment(PROJECT / "overrides" / "fragments")
    for lang in LANGUAGES:
        lists = Lists(catalogue, lang, environment)
        for kind in BY_KIND:
            size = len(gzip.compress(filter_file(catalogue, kind, lang, lists), mtime=0))
            assert size < 60_000, (kind, lang, size)
