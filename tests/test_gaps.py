"""What is missing, with the way to propose it; and what is new."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup
from site_builder import LANGUAGES, SITE_URL, in_language, interface, label
from tiny_catalogue import PROJECT

from catalogue import load_catalogue
from web.gaps import Gaps, proposal_address
from web.site import Site

pytest_plugins = ["site_fixtures"]

lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)
FORM = PROJECT / ".github" / "ISSUE_TEMPLATE" / "resource.yml"


@pytest.fixture(scope="module")
def real() -> Site:
    """The real catalogue, ready to make inserts of."""
    catalogue = load_catalogue(PROJECT / "resources")
    return Site(catalogue, SITE_URL, "https://git.example/site", PROJECT / "overrides" / "fragments")


def rows(site: Site, name: str, lang: str = "en") -> dict[str, list[str]]:
    """Return {first cell's link text: texts of the other cells} of one table of gaps."""
    page = BeautifulSoup(str(Gaps(site, lang).make(name, "../")), "html.parser")
    return {
        (row.th.a or row.th).get_text(): [cell.get_text() for cell in row.select("td[data-label]")]
        for row in page.select("tbody tr")
    }


def test_the_form_exists():
    """The proposal opens a form of this repository, and fills in fields that it has."""
    query = parse_qs(urlsplit(proposal_address("https://git.example/site", topics="HIV", languages="中文")).query)
    form = yaml.safe_load(FORM.read_text(encoding="utf-8"))
    ids = {field["id"] for field in form["body"] if "id" in field}
    assert query.pop("template") == [FORM.name]
    assert query == {"topics": ["HIV"], "languages": ["中文"]}
    assert set(query) <= ids


def test_languages(real):
    """For each language the conditions without a material are those that no material of that language has."""
    vocabulary = real.catalogue.vocabularies["conditions"]
    found = rows(real, "languages")
    assert list(found)[:3] == ["English", "Spanish", "Simplified Chinese"]
    materials = [entry for entry in real.catalogue.entries.values() if entry.kind in ("tools", "training", "handouts")]
    for name, tag in (("Spanish", "es"), ("Traditional Chinese", "zh-Hant")):
        covered = {
            term for entry in materials if tag in entry.languages for term in vocabulary.with_parents(entry.conditions)
        }
        missing = [vocabulary.label(term, "en") for term in vocabulary.terms if term not in covered]
        assert found[name] == [", ".join(missing)]


def test_conditions(real):
    """Every condition but “any” has its row, also one of which there is nothing."""
    vocabulary = real.catalogue.vocabularies["conditions"]
    found = rows(real, "conditions", "es")
    assert set(found) == {vocabulary.label(term, "es") for term in vocabulary.terms if term != "general"}
    programs = [entry for entry in real.catalogue.of_kind("examples") if "asthma" in entry.conditions]
    assert {code for entry in programs for code in entry.countries} == {"JO"}
    assert found["Asma"][1] == "Jordania"


def test_countries(real):
    """A country has a row when the catalogue has something from it; all others are named once, none in both."""
    page = BeautifulSoup(str(Gaps(real, "en").make("countries", "../")), "html.parser")
    found = [row.th.a.get_text() for row in page.select("tbody tr")]
    others = page.details.p.get_text().split(", ")
    assert len(found) == len(set(found))
    assert not set(found) & set(others)
    assert {"Zambia", "Mexico"} <= set(found)
    assert {"Fiji", "Iceland"} <= set(others)
    assert not {"Antarctica", "Canary Islands", "Ascension Island"} & set(others)


@lang_by_lang
def test_page(small, lang):
    """Each row ends in the way to propose something; the words of the reader's language name what is asked for."""
    page = small.page(in_language("gaps/", lang))
    for heading in ("languages", "conditions", "countries"):
        table = page.find(id=heading).find_next_sibling("table")
        assert table.select("tbody tr")
        for row in table.select("tbody tr"):
            assert "template=resource.yml" in row.select("td")[-1].a["href"]
    (country,) = page.find(id="countries").find_next_sibling("table").select("tbody tr:has(a[href*='/cr/'])")
    assert country.select_one("td").get_text() == label("conditions", "type-2-diabetes", lang)


@lang_by_lang
def test_new(small, lang):
    """What is new stands by kind and day, the latest first, with the feed of each kind; the home page leads there."""
    page = small.page(in_language("new/", lang))
    words = interface(lang)
    assert [heading["id"] for heading in page.select("article h2")] == [
        "tools", "training", "handouts", "examples", "evidence",
    ]  # fmt: skip
    tools = [link["href"].rstrip("/").rsplit("/", 1)[1] for link in page.select("#tools ~ ul a.item__title")]
    dates = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (PROJECT / "tests/sites/small/resources/tools").glob("*.yml")
    ]
    latest = max(max(entry["added"], entry.get("checked", entry["added"])) for entry in dates)
    first = next(entry for entry in dates if entry["id"] == tools[0])
    assert max(first["added"], first.get("checked", first["added"])) == latest
    feed = page.find(id="training").find_next_sibling("p").a
    assert feed["href"].endswith(in_language("feeds/training.xml", lang))
    heading = page.find(id="training").find_next_sibling("h3").get_text()
    assert heading.startswith(words["newest_added"].split("{")[0])
    assert "2026" in heading
