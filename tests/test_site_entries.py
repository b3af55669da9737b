"""What the page of an entry says, in each language and for each kind."""

from __future__ import annotations

import json
from urllib.parse import urljoin

import pytest
from site_builder import LANGUAGES, SITE_URL, in_language, interface, label

pytest_plugins = ["site_fixtures"]

lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)


def facts(page) -> dict[str, str]:
    """Return the rows of the facts list as text."""
    return {row.dt.get_text(): row.dd.get_text() for row in page.select(".facts > div")}


def links(page, selector: str) -> list[tuple[str, str]]:
    """Return (address, text) of the links that a selector finds."""
    return [(link["href"], link.get_text()) for link in page.select(selector)]


def after(page, anchor: str):
    """Return what follows the heading with an id, or None when there is no such heading."""
    heading = page.find("h2", id=anchor)
    return heading and heading.find_next_sibling()


@pytest.mark.parametrize(
    ("path", "text", "said", "leads_to"),
    [
        (
            "tools/job-description/",
            "Open it at iana.org",
            "English, Spanish, Brazilian Portuguese · PDF · 4 pages · 250 kB · iana.org",
            "document",
        ),
        (
            "zh/tools/job-description/",
            "在iana.org打开",
            "英语、西班牙语、巴西葡萄牙语 · PDF · 4页 · 250 kB · iana.org",
            "document",
        ),
        (
            "tools/planning-sheet/",
            "Go to the page of Department of Examples",
            "English · Web page · icann.org",
            "landing-page",
        ),
        (
            "es/tools/untranslated-checklist/",
            "Descrito en w3.org",
            "inglés, chino simplificado · Documento de Word · w3.org",
            "describing-page",
        ),
        ("examples/valley-walkers/", "Described at paho.org", "Web page · paho.org", "describing-page"),
        (
            "evidence/ev-small-trial/",
            "Read the study at pubmed.ncbi.nlm.nih.gov",
            "English · Article · pubmed.ncbi.nlm.nih.gov",
            None,
        ),
    ],
)
def test_button(small, path, text, said, leads_to):
    """Before a reader clicks, the page says which languages and format wait there, and what the link leads to."""
    action = small.page(path).select_one(".action")
    if leads_to:
        lang = path[:2] if path[2] == "/" else "en"
        said += " · " + interface(lang)["leads_to"].format(what=label("leads_to", leads_to, lang))
    assert (action.a.get_text(), action.select_one(".action__facts").get_text()) == (text, said)
    assert action.a["rel"] == ["external", "noopener"]


def test_own_language_first(small):
    """A material in many languages names the reader's own first."""
    for path, first in {
        "handouts/walking-sheet/": "English, Simplified Chinese, Spanish · ",
        "es/handouts/walking-sheet/": "español, chino simplificado, inglés · ",
        "zh/handouts/walking-sheet/": "简体中文、西班牙语、英语 · ",
    }.items():
        said = small.page(path).select_one(".action__facts").get_text()
        assert said.startswith(first), said


@lang_by_lang
def test_listed_without_a_link(small, lang):
    """An entry without lawful address has no button and says whom to ask; lists mark it, too."""
    words = interface(lang)
    page = small.page(in_language("tools/unlinked-manual/", lang))
    asked = words["no_link_ask"].format(holder="Society of Lost Papers")
    assert page.select_one(".action--none").get_text() == f"{words['no_link']} {asked}"
    assert page.select(".button") == []
    assert page.select('article a[rel~="external"]') == []
    assert page.select(".action__health") == []
    item = small.page(in_language("tools/", lang)).select_one('.item:has(a[href$="/unlinked-manual/"])')
    assert item.select_one(".item__facts").get_text().endswith(f" · {words['no_link_short']}")


@pytest.mark.parametrize("lang", ["es", "zh"])
def test_entry_not_translated(small, lang):
    """Where an entry has no translation, a notice says so and each English text is marked as English."""
    page = small.page(in_language("tools/untranslated-checklist/", lang)).find("article")
    assert page.select_one(".note--translation").get_text() == interface(lang)["not_translated"]
    english = {element.get_text(): element.get("lang") for element in page.select("h1, .lead, #use + p")}
    assert english == {
        "Readiness checklist": "en",
        "A checklist that nobody has translated yet.": "en",
        "Tick it off before you begin.": "en",
    }
    item = small.page(in_language("tools/", lang)).select_one('.item:has(a[href$="/untranslated-checklist/"])')
    assert [element.get("lang") for element in item.find_all(True)] == ["en", "en", None]


def test_translated_entries_have_no_notice(small):
    """The notice stands on entries and sheets without translation and on no other page."""
    found = [path for path in small.pages if small.page(path).select(".note--translation")]
    untranslated = ("materials/english-only-sheet/", "tools/hostile-words/", "tools/untranslated-checklist/")
    assert found == [f"{lang}/{path}" for lang in ("es", "zh") for path in untranslated]


def test_translated_entry_has_no_english_left(small):
    """Of a fully translated entry nothing but names and printed titles is marked as another language."""
    page = small.page("es/examples/valley-walkers/").find("article")
    marked = [(element.name, element["lang"]) for element in page.select("[lang]")]
    assert marked == [("cite", "en"), ("li", "en")]
    assert [row.get_text(" ", strip=True) for row in page.select(".figures > div")] == [
        "120 personas personas que participaron fuente",
        "79% de ellas caminaron durante un año report of 2015",
        "200 personas personas que esperaban (previsto) report of 2015",
        "3 horas capacitación de los pares fuente",
    ]


@pytest.mark.parametrize(
    ("path", "title", "published", "tag"),
    [
        ("tools/hoja-de-metas/", "Goal sheet", "Hoja de metas", "es"),
        ("es/tools/hoja-de-metas/", "Hoja de metas", None, None),
        ("zh/tools/hoja-de-metas/", "目标表", "Hoja de metas", "es"),
        ("tools/job-description/", "Peer supporter job description", None, None),
        ("es/tools/job-description/", "Descripción del puesto de par", "Peer supporter job description", "en"),
    ],
)
def test_published_title(small, path, title, published, tag):
    """A reader sees a title in their own language and, when it was printed under another, that one, too."""
    page = small.page(path)
    assert (page.h1.get_text(), page.h1.get("lang")) == (title, None)
    cited = page.select_one(".published cite")
    assert (cited and cited.get_text(), cited and cited["lang"]) == (published, tag)


@lang_by_lang
def test_health_of_the_link(small, lang):
    """Beside the link stands when it was checked, an archived copy where one is known, and how to report it."""
    words = interface(lang)
    said = small.page(in_language("tools/job-description/", lang)).select_one(".action__health")
    archived, report = said.select("a")
    assert archived["href"] == "https://web.archive.org/web/2020/https://www.example.org/"
    assert "title=Broken%20link" in report["href"]
    assert "resources/tools/job-description.yml" in report["href"]
    assert words["address_checked"].split("{")[0] in said.get_text()
    assert "2026" in said.get_text()
    plain = small.page(in_language("tools/planning-sheet/", lang)).select_one(".action__health")
    assert words["never_checked"] in plain.get_text()
    assert len(plain.select("a")) == 1


@lang_by_lang
def test_instead_of_a_missing_link(small, lang):
    """An entry without a link names near ones that can be opened, of its own kind; one with a link does not."""
    page = small.page(in_language("tools/unlinked-manual/", lang))
    found = [link["href"].rstrip("/").rsplit("/", 1)[1] for link in after(page, "instead").select(".item__title")]
    assert found
    assert "unlinked-manual" not in found
    for one in found:
        assert small.page(in_language(f"tools/{one}/", lang)).select(".button"), one
    assert small.page(in_language("tools/planning-sheet/", lang)).find(id="instead") is None


@lang_by_lang
def test_neighbours_within_a_step(small, lang):
    """Previous and next lead through all entries that serve a step first, in the order of their titles."""
    entries = {
        path: page.select_one('article nav.neighbours a[rel="next"]')
        for path in small.pages_in(lang)
        if (page := small.page(path)).select_one('article nav.neighbours a[href*="/browse/step/buy-in/"]')
    }
    (last,) = [path for path, link in entries.items() if link is None]
    starts = [path for path in entries if not small.page(path).select_one('article nav.neighbours a[rel="prev"]')]
    at, seen = starts[0], starts[:1]
    assert len(starts) == 1
    while (link := entries[at]) is not None:
        at = urljoin(f"/{at}", link["href"])[1:]
        seen.append(at)
    assert seen[-1] == last
    assert sorted(seen) == sorted(entries)
    assert len(seen) > 2
    titles = [small.page(path).h1.get_text() for path in seen]
    ordered = [link.get_text() for link in small.page(in_language("browse/step/buy-in/", lang)).select(".item__title")]
    assert titles == [title for title in ordered if title in titles]


def test_facts(small):
    """The facts of a tool stand in a fixed order; those with a page of their own are links."""
    page = small.page("tools/job-description/")
    assert list(facts(page).items()) == [
        ("Publisher", "Department of Examples"),
        ("Authors", "Ana Díaz, Wei Li"),
        ("Year", "2020"),
        ("Languages", "English, Spanish, Brazilian Portuguese"),
        ("Countries", "United States"),
        ("Conditions", "Type 2 diabetes"),
        ("Settings", "Primary care"),
        ("Made for", "Program managers"),
        ("Chapters of the guide", "Organizational readiness, Program development"),
        ("Steps", "Win support, Define roles"),
        ("Core functions", "Ongoing support"),
        ("License", "CC BY 4.0"),
        ("Also at", "rfc-editor.org/…"),
    ]
    assert ("../../browse/condition/type-2-diabetes/", "Type 2 diabetes") in links(page, ".facts a")


def test_facts_of_other_kinds(small):
    """A training tells its length and modules, a program its place and years, a finding its result and design."""
    course = facts(small.page("zh/training/weekend-course/"))
    assert (course["时长"], course["模块"]) == ("12.5小时", "倾听、提问")
    program = facts(small.page("examples/valley-walkers/"))
    assert (program["Place"], program["When"]) == ("San José", "2012–2015")
    assert program["For whom"] == "Adults with type 2 diabetes"
    finding = facts(small.page("es/evidence/ev-small-trial/"))
    assert finding["Tipo de estudio"] == "ensayo aleatorizado"


def test_finding_shows_its_caution(small):
    """Wherever the figures of a finding stand, what to be careful about stands right below them."""
    page = small.page("zh/evidence/ev-small-trial/")
    figure = after(page, "figure")
    assert figure.get_text() == "12个月时仍在就诊者为80%，对照组为70%"
    assert figure.find_next_sibling().select_one("p:last-child").get_text() == "一项小型试验。"


def test_citation(small):
    """A study is cited in full, with links to its DOI and to PubMed."""
    cited = after(small.page("evidence/ev-small-trial/"), "citation").li
    assert cited.get_text() == (
        "Nkosi T, Li W. Staying in care with peers. Journal of Examples, 2019; 12(3): 45-67. "
        "doi:10.1000/small PubMed 1234567"
    )
    assert [link["href"] for link in cited.find_all("a")] == [
        "https://doi.org/10.1000/small",
        "https://pubmed.ncbi.nlm.nih.gov/1234567/",
    ]


def test_see_also_and_related(small):
    """An entry names those it belongs with, and those of the same condition; none of them twice."""
    page = small.page("zh/tools/job-description/")
    assert links(after(page, "see-also"), ".item__title") == [("../../../zh/tools/planning-sheet/", "计划表")]
    assert after(page, "related") is None
    page = small.page("tools/untranslated-checklist/")
    assert links(after(page, "related"), ".item__title") == [("../../tools/unlinked-manual/", "Manual without a link")]


@pytest.mark.parametrize(
    ("path", "places"),
    [
        (
            "evidence/ev-small-trial/",
            [
                ("../../guide/introduction/", "Introduction"),
                ("../../guide/organizational-readiness/#buy-in", "Organizational readiness: Win support"),
            ],
        ),
        (
            "es/training/weekend-course/",
            [("../../../es/guide/introduction/#what-it-is-not", "Introducción: Lo que no es")],
        ),
        ("zh/tools/unlinked-manual/", []),
    ],
)
def test_where_the_guide_cites_it(small, path, places):
    """An entry leads back to each heading of the guide under which it is mentioned, in the reader's language."""
    cited = after(small.page(path), "guide")
    assert (links(cited, "a") if cited else []) == places


@pytest.mark.parametrize(
    ("path", "kind", "some"),
    [
        ("tools/job-description/", "LearningResource", {"license": "https://creativecommons.org/licenses/by/4.0/"}),
        ("zh/tools/hoja-de-metas/", "LearningResource", {"name": "Hoja de metas", "alternateName": "目标表"}),
        ("training/weekend-course/", "LearningResource", {"timeRequired": "PT12.5H"}),
        ("es/handouts/walking-sheet/", "LearningResource", {"inLanguage": ["zh-Hans", "es", "en"]}),
        ("examples/valley-walkers/", "Organization", {"name": "Valley Walkers", "areaServed": ["CR"]}),
        (
            "es/evidence/ev-small-trial/",
            "ScholarlyArticle",
            {"abstract": "Más personas con un par seguían en atención después de un año."},
        ),
    ],
)
def test_structured_data(small, path, kind, some):
    """Search engines and libraries get each entry as data of the right type, naming the page it describes."""
    blocks = small.page(path).select('head script[type="application/ld+json"]')
    assert len(blocks) == 1
    data = json.loads(blocks[0].string)
    assert (data["@context"], data["@type"]) == ("https://schema.org", kind)
    assert data["mainEntityOfPage"] == SITE_URL + path
    assert {key: data[key] for key in some} == some


def test_structured_data_only_for_entries(small):
    """A chapter or a list describes no entry."""
    for path in ("", "guide/introduction/", "tools/", "browse/condition/diabetes/"):
        assert small.page(path).select('script[type="application/ld+json"]') == [], path
