"""Pages of forms and sheets, the page of downloads, and links to files wherever they stand."""

from __future__ import annotations

import json
import re

import pytest
from site_builder import LANGUAGES, SITE_URL, in_language, interface, label
from site_links import broken_links

from catalogue.downloads import Download
from web.file_links import FileIndex
from web.render import shown_size

pytest_plugins = ["site_fixtures"]

lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)
FORM = "materials/sign-up-form/"
SHEET = "materials/english-only-sheet/"
CHAPTER = "guide/organizational-readiness/"
FILE = re.compile(r"downloads/[\w-]+\.(pdf|docx|xlsx|epub|zip)$")


def files_on(page) -> list:
    """Return the links of a page to files."""
    return [link for link in page.select("a[href]") if FILE.search(link["href"])]


def names(links) -> list[str]:
    """Return the file names that links lead to."""
    return [link["href"].rsplit("/", 1)[1] for link in links]


def words_of(element) -> str:
    """Return the text of an element with single blanks."""
    return " ".join(element.get_text().split())


def structured(page) -> list[dict]:
    """Return what a page says of itself to search engines."""
    return json.loads(page.select_one('script[type="application/ld+json"]').string)["@graph"]


def group(page, name):
    """Return the part of the page of downloads with an id."""
    return page.select_one(f'.files[data-group="{name}"]')


# Links to files ------------------------------------------------------------------------------------


@lang_by_lang
def test_every_file_is_there_with_its_size(with_files, lang):
    """Each link to a file leads to one, and the size it states is that of the file."""
    seen = set()
    for path in with_files.pages_in(lang):
        for link in files_on(with_files.page(path)):
            name = re.sub(r"^(\.\./|\./)*", "", link["href"])
            size = (with_files.folder / name).stat().st_size
            assert re.search(rf"(?<![\d.]){shown_size(size)}\)?$", words_of(link)), (path, words_of(link))
            seen.add(name)
    made = {name for name in with_files.files if FILE.search(name)}
    assert {name for name in made if name.startswith(in_language("downloads/", lang))} <= seen
    assert len(seen) >= 12


def test_no_link_leads_nowhere(with_files):
    """Pages, headings, files and pictures that anything links to are there."""
    assert broken_links(with_files, "/") == []


def test_without_files(small):
    """A site that was built without files has the same pages and no link to a file."""
    assert [path for path in small.pages if files_on(small.page(path))] == []
    for lang in LANGUAGES:
        page = small.page(in_language("downloads/", lang))
        assert [one["data-group"] for one in page.select(".files")] == ["recruit", "participants"]
        assert [link["href"] for link in page.select(".files .item__title")]
        assert page.select(".finder select[name=format], .selection [name=kind]") == []
    assert small.page(FORM).select("img") == []


def test_same_pages_with_and_without_files(small, with_files):
    """Whether files are made or not, the addresses are the same."""
    assert with_files.pages == small.pages


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (CHAPTER, "guide-organizational-readiness"),
        ("guide/", "peer-support-guide"),
        ("glossary/", "glossary"),
        ("materials/es/", "materials-in-spanish"),
        ("checklists/first-meeting/", "first-meeting"),
    ],
)
@lang_by_lang
def test_files_of_a_page(with_files, path, name, lang):
    """A page leads to the files that hold it, in its own language, each said with format and size."""
    links = with_files.page(in_language(path, lang)).select(".file-links a")
    here = [link for link in links if link["href"].rsplit("/", 1)[1].startswith(name)]
    assert here
    for link in here:
        assert f"/{in_language('downloads/', lang)}" in f"/{link['href'].lstrip('./')}"
        assert link.strong.get_text() in ("PDF", "Word", "EPUB")


def test_files_stand_below_the_lead(with_files):
    """On a chapter they come after the title and its first paragraph, and once."""
    page = with_files.page(CHAPTER)
    assert len(page.select("article > .file-links")) == 1
    assert page.select_one("h1").find_next_sibling("p").find_next_sibling()["class"] == ["file-links"]


def test_order_of_files():
    """Files of one thing stand in the order in which readers want them; the paper of the country stays first."""
    thing = ("materials", "log")
    made = [("xlsx", None), ("docx", None), ("pdf", "letter"), ("pdf", "a4")]
    files = [Download(f"es/downloads/{f}{p}", "es", f, thing, 9, p) for f, p in made]
    index = FileIndex([*files, Download("downloads/log", "en", "pdf", thing, 9, "letter")])
    found = [(file.format, file.paper) for file in index.of(thing, "es")]
    assert found == [("pdf", "letter"), ("pdf", "a4"), ("docx", None), ("xlsx", None)]
    assert len(index.of(thing)) == 5
    assert index.of(("materials", "other"), "es") == []


@pytest.mark.parametrize(
    ("size", "shown"),
    [(1, "1 kB"), (84_999, "84 kB"), (999_999, "999 kB"), (1_000_000, "1.0 MB"), (2_345_678, "2.3 MB")],
)
def test_shown_size(size, shown):
    """Below a megabyte readers see kilobytes: on a phone the difference counts."""
    assert shown_size(size) == shown


# The page of a form or sheet -----------------------------------------------------------------------


@lang_by_lang
def test_buttons_of_a_sheet(with_files, lang):
    """The files in the reader's language stand first with format, paper, pages; other languages are named."""
    page = with_files.page(in_language(FORM, lang))
    words = interface(lang)
    papers = {"en": ["letter"], "es": ["letter", "a4"], "zh": ["a4"]}[lang]
    comma = words["list_comma"]
    expected = [comma.join((words["file_pdf"], words[f"plan_{paper}"], words["pages_other"].format(count=2)))
                for paper in papers]  # fmt: skip
    expected += [words["file_docx"], words["file_xlsx"]]
    shown = [words_of(link) for link in page.select(".file-links a")]
    assert [text[: text.rindex(comma)] for text in shown] == expected
    others = page.select(".file-others a")
    tags = [tag for other, tag in LANGUAGES.items() if other != lang]
    assert list(dict.fromkeys(link["hreflang"] for link in others)) == tags


@lang_by_lang
def test_preview(with_files, lang):
    """The picture of the first page has a size, words for who cannot see it, and waits until it is needed."""
    picture = with_files.page(in_language(FORM, lang)).select_one(".material__preview img")
    title = with_files.page(in_language(FORM, lang)).h1.get_text()
    assert picture["alt"] == interface(lang)["material_preview"].format(title=title)
    assert picture["loading"] == "lazy"
    assert (int(picture["width"]), int(picture["height"])) == ((210, 297) if lang == "zh" else (216, 279))


def test_the_sheet_itself(small):
    """Every kind of block can be read: what is to fill in is drawn, and text is never markup but for **."""
    sheet = small.page(FORM).select_one(".sheet")
    assert [heading.get_text() for heading in sheet.select("h3")] == ["About you", "For staff"]
    assert str(sheet.select_one("section p")) == (
        "<p>There are <strong>no</strong> &lt;b&gt;wrong&lt;/b&gt; answers.</p>"
    )
    fields = {words_of(field.p): len(field.select(".sheet__line")) for field in sheet.select(".sheet__field")}
    assert fields == {"Name": 1, "Why do you want to help? Two sentences.": 4, "All together": 1}
    lists = [[words_of(item) for item in found.select("li")] for found in sheet.select("ul, ol")]
    assert lists == [["English", "Spanish", "Other:"], ["A pen", "Time"], ["Listen"]]
    scale, costs = sheet.select("table")
    assert [words_of(cell) for cell in scale.select("th")] == ["Not at all", "Fully", "Is kind"]
    assert len(scale.select("tbody td")) == 2
    assert [words_of(cell) for cell in costs.select("thead th")] == ["What", "HowCash / Card", "Price"]
    assert [words_of(row) for row in costs.select("tbody tr")] == ["Bus", "", "", "", "", ""]
    assert words_of(costs.tfoot) == "Total"
    assert [table.caption.get_text() for table in (scale, costs)] == ["How far do you agree?", "Costs"]
    assert words_of(sheet.select_one(".admonition.caution")) == "Take care Ask first."
    assert [words_of(card) for card in sheet.select(".sheet__card")] == ["Maria She is new.", "Li He is shy."]
    assert [bool(one.select("h3")) for one in sheet.select(".sheet__section--new-page")] == [True]
    for region in sheet.select("[role=region]"):
        assert region["tabindex"] == "0"
        assert sheet.select_one(f"#{region['aria-labelledby']}")


@lang_by_lang
def test_words_of_the_sheet(small, lang):
    """The sheet stands in the reader's language: title, use, sections, cells."""
    said = {
        "en": ("Sign-up form", "Give it to each person.", "About you", "Bus"),
        "es": ("Formulario de inscripción", "Entréguelo a cada persona.", "Sobre usted", "Autobús"),
        "zh": ("报名表", "发给每个人。", "关于您", "公交车"),
    }[lang]
    page = small.page(in_language(FORM, lang))
    use = page.select_one("#use").find_next_sibling("p")
    cell = page.select(".sheet table")[1].select_one("tbody td")
    assert (page.h1.get_text(), use.get_text(), page.select_one(".sheet h3").get_text(), cell.get_text()) == said
    assert page.select("article [lang]") == []
    assert page.select(".note--translation") == []


@pytest.mark.parametrize("lang", ["es", "zh"])
def test_sheet_without_translation(small, lang):
    """A sheet that is not translated says so, and its English words are marked as English."""
    page = small.page(in_language(SHEET, lang))
    assert page.select_one(".note--translation").get_text() == interface(lang)["not_translated"]
    for element in (page.h1, page.select_one(".lead"), page.select_one(".sheet section p")):
        assert element["lang"] == "en"


@lang_by_lang
def test_where_a_sheet_belongs(small, lang):
    """The page leads to the heading of the guide, the step, the checklists of that step, and the sources."""
    page = small.page(in_language(FORM, lang))
    words = interface(lang)
    rows = {words_of(row.dt): row.dd for row in page.select(".facts > div")}
    root = "../../" if lang == "en" else "../../../"
    linked = {key: [a["href"] for a in rows[words[key]].select("a")] for key in (
        "facet_chapter", "fact_steps", "material_checklists", "material_sources")}  # fmt: skip
    assert linked == {
        "facet_chapter": [root + in_language(f"{CHAPTER}#buy-in", lang)],
        "fact_steps": [root + in_language("browse/step/buy-in/", lang)],
        "material_checklists": [root + in_language("checklists/first-meeting/", lang)],
        "material_sources": [root + in_language("tools/planning-sheet/", lang)],
    }
    assert words_of(rows[words["fact_conditions"]]) == label("conditions", "diabetes", lang)
    assert words_of(rows[words["fact_license"]]) == "CC BY 4.0"
    assert "resources/materials/sign-up-form.yml" in page.select_one(".page-source a")["href"]
    trail = page.select(".kicker a")
    assert [link["href"] for link in trail] == [
        root + in_language("downloads/", lang), root + in_language("downloads/#recruit", lang)
    ]  # fmt: skip


@lang_by_lang
def test_what_search_engines_are_told(with_files, lang):
    """A sheet is a learning resource with a license, its files, and a place below the downloads."""
    page = with_files.page(in_language(FORM, lang))
    resource, trail = structured(page)
    assert resource["@type"] == ["LearningResource", "DigitalDocument"]
    assert resource["name"] == page.h1.get_text()
    assert resource["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert resource["inLanguage"] == LANGUAGES[lang]
    for file in resource["encoding"]:
        path = with_files.folder / file["contentUrl"].removeprefix(SITE_URL)
        assert str(path.stat().st_size) == file["contentSize"]
    assert len(resource["encoding"]) == len(page.select(".file-links a"))
    assert [one["position"] for one in trail["itemListElement"]] == [1, 2, 3]
    assert trail["itemListElement"][2]["item"] == SITE_URL + in_language(FORM, lang)


# The page of downloads -----------------------------------------------------------------------------


@lang_by_lang
def test_groups(with_files, lang):
    """What holds everything stands first, then sheets by purpose, checklists, chapters; each can be jumped to."""
    page = with_files.page(in_language("downloads/", lang))
    groups = [one["data-group"] for one in page.select(".files")]
    assert groups == ["sets", "recruit", "participants", "checklists", "chapters"]
    jumps = [link["href"] for link in page.select("nav .values a")]
    assert jumps[: len(groups)] == [f"#{name}" for name in groups]
    assert all(page.select_one(f"h2{jump}") for jump in jumps)
    sets = [words_of(one) for one in group(page, "sets").select(".item__title")]
    words = interface(lang)
    keys = (f"downloads_everything_{lang}", "downloads_guide", "downloads_glossary", "downloads_booklet_es")
    assert sets == [words[key] for key in keys]


@lang_by_lang
def test_own_language_first(with_files, lang):
    """Every file of the list is in the reader's language, unless the line says in which one it is."""
    page = with_files.page(in_language("downloads/", lang))
    foreign = []
    for item in page.select(".files .item"):
        own = [f"/{in_language('downloads/', lang)}" in link["href"].replace("..", "") for link in files_on(item)]
        if not all(own) or (lang == "en" and any(re.search(r"-(es|zh)\.", link["href"]) for link in files_on(item))):
            foreign.append(words_of(item.select_one(".item__facts")))
    english = {"es": "solo en inglés", "zh": "只有英语版"}
    assert [facts.split(" · ")[0] for facts in foreign] == ([] if lang == "en" else [english[lang]])


def test_what_other_languages_lack(with_files):
    """The page says which of its files another language does not have."""
    said = [words_of(line) for line in with_files.page("downloads/").select("#languages + ul > li")]
    assert len(said) == 2
    assert all("not there: Sheet in English" in line for line in said)
    spanish = [words_of(line) for line in with_files.page("es/downloads/").select("#languages + ul > li")]
    assert [("no está" in line) for line in spanish] == [False, True]


@lang_by_lang
def test_facts_of_a_file(with_files, lang):
    """Each thing of the list has its language, date and license; each file its format, pages and size."""
    item = group(with_files.page(in_language("downloads/", lang)), "recruit").select_one(".item")
    dates = {"en": "November 22, 2026", "es": "22 de noviembre de 2026", "zh": "2026年11月22日"}
    own = {"en": "English", "es": "Español", "zh": "简体中文"}
    assert words_of(item.select_one(".item__facts")) == f"{own[lang]} · {dates[lang]} · CC BY 4.0"
    assert interface(lang)["pages_other"].format(count=2) in words_of(item.select_one(".file__links a"))


def test_everything_is_reached(with_files):
    """From the list one comes to the page of each sheet and checklist, and from every page to the list."""
    page = with_files.page("downloads/")
    linked = {link["href"].removeprefix("../") for link in page.select(".files .item__title[href]")}
    assert {FORM, SHEET, "checklists/first-meeting/", CHAPTER, "guide/", "glossary/"} <= linked
    for path in with_files.pages_in("zh"):
        root = "../" * path.count("/")
        assert f"{root}zh/downloads/" in [link["href"] for link in with_files.page(path).select(".site-footer a")], path


# The guide -----------------------------------------------------------------------------------------


@lang_by_lang
def test_sheets_in_the_guide(small, lang):
    """A chapter's link to a sheet leads to its page; below its step the sheet stands first, marked as ours."""
    page = small.page(in_language(CHAPTER, lang))
    root = "../../" if lang == "en" else "../../../"
    address = root + in_language(FORM, lang)
    assert page.select_one(f'article > p a[href="{address}"]')
    first, *rest = page.select(".step-list .item")
    assert first.select_one("a")["href"] == address
    assert page.select_one(".step-list__ours").get_text() == interface(lang)["material_ours"]
    assert [item for item in rest if "item--ours" in item["class"]] == []


def test_formats_in_the_guide(with_files):
    """Below a step a sheet says in which formats it can be had."""
    facts = words_of(with_files.page(CHAPTER).select_one(".item--ours .item__facts"))
    assert facts == "PDF, Word, Excel"
