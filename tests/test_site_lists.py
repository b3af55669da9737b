"""Lists of entries: below the steps of the guide, by kind and by facet; what they hold and in which order."""

from __future__ import annotations

import re

import pytest
from site_builder import LANGUAGES, in_language, interface, label

pytest_plugins = ["site_fixtures"]

lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)
CHAPTER = "guide/organizational-readiness/"


def count_of(words: str) -> int:
    """Return the number in "12 entries"."""
    return int(re.search(r"\d+", words).group())


def step_items(page) -> list[str]:
    """Return the ids of the entries below a step; the project's own materials are not among them."""
    links = page.select(".step-list .item:not(.item--ours) .item__title")
    return [link["href"].rstrip("/").rsplit("/", 1)[1] for link in links]


@pytest.mark.parametrize(
    ("lang", "ids"),
    [
        ("en", ["planning-sheet", "job-description", "untranslated-checklist", "unlinked-manual"]),
        ("es", ["planning-sheet", "job-description", "untranslated-checklist", "unlinked-manual"]),
        ("zh", ["planning-sheet", "untranslated-checklist", "job-description", "unlinked-manual"]),
    ],
)
def test_resources_for_a_step(small, lang, ids):
    """Below a step stand what its text cites, then what the reader can read, and last what has no link."""
    page = small.page(in_language(CHAPTER, lang))
    assert step_items(page) == ids
    words = interface(lang)
    more = page.select_one(".step-list__all a")
    root = "../../" if lang == "en" else "../../../"
    assert more["href"] == root + in_language("browse/step/buy-in/", lang)
    assert more.get_text() == words["step_list_all_other"].format(count=4)


@lang_by_lang
def test_step_list_closes_its_section(small, lang):
    """The list stands at the end of the section of its step, its subsections included, and nowhere else."""
    page = small.page(in_language(CHAPTER, lang))
    lists = page.select(".step-list")
    assert len(lists) == 1
    assert lists[0].find_previous_sibling("h2")["id"] == "buy-in"
    assert lists[0].find_previous_sibling("h3")["id"] == "talk"
    assert lists[0].find_next_sibling()["id"] == "next"
    assert lists[0]["aria-label"] == interface(lang)["step_list_label"].format(step=label("steps", "buy-in", lang))
    chapters = {in_language(CHAPTER, other) for other in LANGUAGES}
    assert {path for path in small.pages if small.page(path).select(".step-list")} == chapters


def test_step_lists_are_short(long_lists):
    """A step that sixty entries serve shows six of them and leads to all."""
    page = long_lists.page(CHAPTER)
    assert len(step_items(page)) == 6
    assert step_items(page)[0] == "planning-sheet"
    assert page.select_one(".step-list__all").get_text() == "See all 64 resources for this step"


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        (
            "tools/",
            [
                "planning-sheet",  # Épi planning sheet: É as E
                "hoja-de-metas",  # Goal sheet
                "unlinked-manual",  # Manual without a link
                "job-description",  # Peer supporter job description
                "untranslated-checklist",  # Readiness checklist
                "hostile-words",  # <script>: without the bracket
            ],
        ),
        (
            "es/tools/",
            [
                "job-description",  # Descripción …
                "hoja-de-metas",  # Hoja de metas
                "unlinked-manual",  # Manual sin enlace
                "planning-sheet",  # Ñandú: after all of N, before R
                "untranslated-checklist",  # Readiness checklist
                "hostile-words",
            ],
        ),
        (
            "zh/tools/",
            [
                "untranslated-checklist",  # Latin letters first
                "hostile-words",
                "planning-sheet",  # 计划表 jì
                "unlinked-manual",  # 没有链接的手册 méi
                "hoja-de-metas",  # 目标表 mù
                "job-description",  # 同伴支持者职位说明 tóng
            ],
        ),
    ],
)
def test_sorted_by_title(small, path, ids):
    """A list is in the order of the titles that its readers see, Chinese by pinyin."""
    assert small.items(path) == ids


@lang_by_lang
def test_facet_counts(small, lang):
    """Each value of each facet says how many entries it has, and its page has exactly those; none is empty."""
    browse = small.page(in_language("browse/", lang))
    seen = 0
    for value in browse.select(".values li"):
        path = value.a["href"].removeprefix("../" if lang == "en" else "../../")
        wanted = int(value.select_one(".values__count").get_text())
        page = small.page(path)
        assert wanted == len(small.items(path)) == count_of(page.select_one(".count").get_text()) > 0, path
        assert page.h1.get_text() == value.a.get_text()
        seen += 1
    pages = [path for path in small.pages_in(lang) if re.search(r"browse/\w+/[\w-]+/$", path)]
    assert seen == len(pages) == 44


def test_each_facet_has_its_page(small):
    """The page of one facet offers the same values, in the same order, as the page of all."""
    sections = small.page("browse/").select(".facet")
    names = [section.h2["id"] for section in sections]
    assert names == ["chapter", "step", "condition", "audience", "setting", "delivery", "region", "country",
                     "language", "format",
                     "length", "level"]  # fmt: skip
    for name, section in zip(names, sections, strict=True):
        own = small.page(f"browse/{name}/").select_one(".values")
        assert own.get_text("|", strip=True) == section.select_one(".values").get_text("|", strip=True)


@lang_by_lang
def test_wider_condition(small, lang):
    """Whoever looks for diabetes also finds what is about type 1 or type 2."""
    wide = small.items(in_language("browse/condition/diabetes/", lang))
    assert set(wide) == {"planning-sheet", "hoja-de-metas", "job-description", "valley-walkers"}
    for narrow in ("type-1-diabetes", "type-2-diabetes"):
        found = set(small.items(in_language(f"browse/condition/{narrow}/", lang)))
        assert found
        assert found < set(wide)
    assert "planning-sheet" not in small.items(in_language("browse/condition/type-2-diabetes/", lang))


def test_every_entry_is_in_a_list(small):
    """Without search or script each entry can be reached from the list of its kind."""
    for lang in LANGUAGES:
        for kind, count in {"tools": 6, "training": 1, "handouts": 1, "examples": 1, "evidence": 1}.items():
            path = in_language(f"{kind}/", lang)
            assert len(small.items(path)) == count
            assert count_of(small.page(path).select_one(".count").get_text()) == count


def test_short_lists_have_no_pages(small):
    """A list of at most fifty entries is one page."""
    assert [path for path in small.pages if "/page/" in path or small.page(path).select(".paging")] == []


@lang_by_lang
def test_long_lists_are_cut(long_lists, lang):
    """Sixty-six tools make two pages of at most fifty, in one order, with each tool on one of them."""
    first = in_language("tools/", lang)
    second = in_language("tools/page/2/", lang)
    assert (len(long_lists.items(first)), len(long_lists.items(second))) == (50, 16)
    assert len({*long_lists.items(first), *long_lists.items(second)}) == 66
    assert in_language("tools/page/3/", lang) not in long_lists.pages
    words = interface(lang)
    count = words["entries_other"].format(count=66)
    for number, path in ((1, first), (2, second)):
        page = long_lists.page(path)
        said = words["count_part"].format(count=count, part=number, parts=2)
        assert page.select_one(".count").get_text() == said
        root = "../" * path.count("/")
        assert [(link["href"], link.get("aria-current")) for link in page.select(".paging a")] == [
            (root + first, "page" if number == 1 else None),
            (root + second, "page" if number == 2 else None),
        ]
    assert long_lists.page(second).title.get_text() != long_lists.page(first).title.get_text()


def test_long_facets_are_cut(long_lists):
    """The page of a facet's value is cut in the same way."""
    first, second = "browse/condition/diabetes/", "browse/condition/diabetes/page/2/"
    assert (len(long_lists.items(first)), len(long_lists.items(second))) == (50, 14)
    assert long_lists.page(second).h1.get_text() == "Diabetes, page 2"
    assert long_lists.page(second).select_one('.paging a[aria-current="page"]').get_text() == "Page 2"


def test_pages_stay_light(long_lists, small):
    """With sixty more entries the page of an entry has not grown by a byte."""
    for path in ("tools/job-description/", "zh/examples/valley-walkers/", "guide/introduction/"):
        assert long_lists.text(path) == small.text(path)


@lang_by_lang
def test_home_page(small, lang):
    """The home page counts the catalogue, shows the newest five entries and the languages of materials."""
    page = small.page(in_language("", lang))
    words = interface(lang)
    assert page.select_one("article > p").get_text() == words["counts"].format(
        programs=1, countries=1, materials=8, findings=1
    )
    assert [link["href"].rsplit("/", 2)[1] for link in page.select("#new + .items .item__title")] == [
        "job-description",
        "ev-small-trial",
        "valley-walkers",
        "walking-sheet",
        "weekend-course",
    ]
    assert page.select_one("#languages + .values a").get_text() == {"en": "English", "es": "inglés", "zh": "英语"}[lang]
    assert [heading["id"] for heading in page.select(".facet h2")] == ["chapter", "step", "condition"]
