"""The questions that readers come with: each is answered by two links, or one filter, in every language."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from site_builder import LANGUAGES, SITE_URL, in_language
from tiny_catalogue import PROJECT

from catalogue import load_catalogue
from catalogue.locales import country_name
from catalogue.regions import REGION_OF, label, regions_of
from web.curated import Curated
from web.filter_data import filter_file
from web.site import Site

lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture(scope="module")
def real() -> Site:
    """The real catalogue, ready to make lists of."""
    catalogue = load_catalogue(PROJECT / "resources", PROJECT / "docs")
    return Site(catalogue, SITE_URL, "https://git.example/site", PROJECT / "overrides" / "fragments")


def filtered(site: Site, kind: str, lang: str, query: str) -> list[str]:
    """Return the ids of the entries that the filters of a kind leave, as the script reads an address."""
    data = json.loads(filter_file(site.catalogue, kind, lang, site.lists[lang]))
    wanted = parse_qs(query, strict_parsing=True)
    numbers = {name: number for number, (name, _) in enumerate(data["filters"])}
    keys = [[key for key, _ in values] for _, values in data["filters"]]
    chosen = {numbers[name]: {keys[numbers[name]].index(value) for value in values} for name, values in wanted.items()}
    return [
        entry[0] for entry in data["entries"] if all(set(entry[6][number]) & some for number, some in chosen.items())
    ]


def shortcuts(site: Site, lang: str, name: str) -> dict[str, int]:
    """Return {address: count} of the links by which a curated page narrows a kind."""
    page = BeautifulSoup(str(Curated(site, lang).others(name, "../../")), "html.parser")
    return {
        link["href"]: int(link.find_next_sibling(class_="values__count").get_text())
        for link in page.select(".curated__shortcut a")
    }


@lang_by_lang
def test_shortcuts_lead_to_what_they_say(real, lang):
    """Each link of a curated page leads to as many entries as it counts."""
    for name in ("es", "zh-Hans", "zh-Hant", "primary-care"):
        found = shortcuts(real, lang, name)
        assert found
        for address, count in found.items():
            parts = urlsplit(address)
            kind = parts.path.rstrip("/").rsplit("/", 1)[1]
            assert parts.path.endswith(in_language(f"{kind}/", lang))
            assert len(filtered(real, kind, lang, parts.query)) == count, address


@lang_by_lang
def test_diabetes_handouts_in_chinese(real, lang):
    """Home → Materials in Chinese → Diabetes: handouts, nearly all of them for the people served."""
    address = next(one for one in shortcuts(real, lang, "zh-Hans") if "condition=diabetes&" in one)
    found = filtered(real, "handouts", lang, urlsplit(address).query)
    assert len(found) >= 5
    for_participants = [one for one in found if "participants" in real.catalogue.entries[one].audience]
    assert 2 * len(for_participants) > len(found)


@lang_by_lang
def test_a_role_described_in_spanish(real, lang):
    """Home → Materials in Spanish: a statement of the role is among the first, and a link leads to all on roles."""
    assert "cepvvs-consejeria-de-pares" in real.catalogue.selections.picks["es"]
    assert any("step=define-roles&language=es" in one for one in shortcuts(real, lang, "es"))


@lang_by_lang
def test_training_of_under_twelve_hours(real, lang):
    """Training → one filter."""
    found = [real.catalogue.entries[one] for one in filtered(real, "training", lang, "length=up-to-12-hours")]
    assert len(found) >= 5
    assert all(entry.duration_hours <= 12 for entry in found)


@lang_by_lang
def test_who_has_done_this_in_africa(real, lang):
    """Program examples → one filter; most programs say with figures what came of it."""
    found = [real.catalogue.entries[one] for one in filtered(real, "examples", lang, "region=africa")]
    assert len(found) >= 20
    assert all("africa" in regions_of(entry.countries) for entry in found)
    told = [entry for entry in found if any(figure.measure in ("result", "uptake") for figure in entry.figures)]
    assert 2 * len(told) > len(found)


def test_regions(real):
    """Every country of the catalogue lies in one region; regions have their names in every language."""
    codes = {code for entry in real.catalogue.entries.values() for code in entry.countries}
    assert codes - set(REGION_OF) == set()
    assert all(country_name(code, "en") and re.fullmatch("[A-Z]{2}", code) for code in REGION_OF)
    assert (REGION_OF["ZA"], REGION_OF["MX"], REGION_OF["TR"], REGION_OF["RU"], REGION_OF["FJ"]) == (
        "africa", "americas", "asia", "europe", "oceania",
    )  # fmt: skip
    assert regions_of(("ZA", "KE", "US", "AQ")) == ("africa", "americas")
    assert [label("africa", lang) for lang in LANGUAGES] == ["Africa", "África", "非洲"]
