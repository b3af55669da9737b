"""The world map of programs: its projection, its points and its list by country."""

from __future__ import annotations

import gzip
import json

import pytest
from site_builder import LANGUAGES, built, in_language, interface, lay_out, replace, write

from web.projection import LAND, draw_land, equal_earth, place

pytest_plugins = ["site_fixtures"]

lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """The tiny site with three more programs: one at the same place, one elsewhere, one in two countries."""
    folder = lay_out(tmp_path_factory.mktemp("sites") / "crowded")
    source = (folder / "resources/examples/valley-walkers.yml").read_text(encoding="utf-8")
    others = {
        "hill-walkers": {"Valley Walkers": "Hill Walkers"},
        "far-callers": {
            "Valley Walkers": "Far Callers", "latitude: 9.9": "latitude: -33.9", "longitude: -84.1": "longitude: 18.4",
            "countries: [CR]": "countries: [ZA]", "[type-2-diabetes]": "[hiv]", "[peer-coach]": "[telephone]",
        },
        "two-lands": {
            "Valley Walkers": "Two Lands", "latitude: 9.9": "latitude: 51.5", "countries: [CR]": "countries: [GB, CR]",
        },
    }  # fmt: skip
    for entry_id, changes in others.items():
        write(folder, f"resources/examples/{entry_id}.yml", source.replace("valley-walkers", entry_id))
        for old, new in changes.items():
            replace(folder, f"resources/examples/{entry_id}.yml", old, new)
    return built(folder)


@pytest.mark.parametrize(
    ("longitude", "latitude", "x", "y"),
    [(0, 0, 0, 0), (180, 0, 2.7066, 0), (0, 90, 0, 1.3173), (0, -90, 0, -1.3173), (-180, 45, -2.3197, 0.8602)],
)
def test_equal_earth(longitude, latitude, x, y):
    """The projection puts the equator, the poles and the date line where its authors have them."""
    assert equal_earth(longitude, latitude) == pytest.approx((x, y), abs=0.0003)


def test_equal_areas():
    """A field at 60 degrees is drawn as large as one of the same true size at the equator."""

    def drawn(south: float, north: float) -> float:
        (x1, y1), (x2, y2) = equal_earth(1, south), equal_earth(1, north)
        return (x1 + x2) / 2 * (y2 - y1)

    assert drawn(59.5, 60.5) / drawn(-0.5, 0.5) == pytest.approx(0.5, abs=0.001)


def test_places_on_the_map():
    """North is up, east is right, and the middle of the map is the meridian of Greenwich."""
    assert place(0, 0, 1000)[0] == 500.0
    assert place(180, 0, 1000)[0] == 1000.0
    assert place(31.2, 30.0, 1000)[1] < place(18.4, -33.9, 1000)[1]
    assert place(-77.0, 38.9, 1000)[0] < place(116.4, 39.9, 1000)[0]


def test_land_file():
    """The land is small, has no Antarctic, and no outline runs across the date line."""
    rings = json.loads(LAND.read_text(encoding="utf-8"))
    assert len(LAND.read_bytes()) < 20_000
    for flat in rings:
        longitudes, latitudes = flat[0::2], flat[1::2]
        assert -1800 <= min(longitudes) <= max(longitudes) <= 1800
        assert -580 <= min(latitudes) <= max(latitudes) <= 837
        steps = [abs(one - other) for one, other in zip(longitudes, longitudes[1:], strict=False)]
        assert max(steps) < 900


def test_smaller_drawings_are_lighter():
    """The small map is drawn with fewer points and in the same proportions."""
    large, small = draw_land(1000), draw_land(500)
    assert len(small.land) < len(large.land)
    assert small.height == pytest.approx(large.height / 2, abs=1)


@lang_by_lang
def test_points_are_links(small, lang):
    """The point of a program leads to its page and says its name and country."""
    page = small.page(in_language("map/", lang))
    (point,) = page.select(".map__point")
    root = "../" if lang == "en" else "../../"
    assert point["href"] == root + in_language("examples/valley-walkers/", lang)
    name = {"en": "Valley Walkers (Costa Rica)", "es": "Caminantes del Valle (Costa Rica)"}
    assert point.title.get_text() == name.get(lang, point.title.get_text())
    assert point.find("title") == point.find()
    assert page.select_one(".map__svg")["aria-label"] == interface(lang)["map_label"]


def test_programs_of_one_place(crowded):
    """Programs of one place share a point, which leads to them in the list."""
    page = crowded.page("map/")
    points = {point["data-programs"]: point for point in page.select(".map__point")}
    assert list(points) == ["hill-walkers valley-walkers", "two-lands", "far-callers"]
    shared = points["hill-walkers valley-walkers"]
    assert shared.title.get_text() == "2 programs: Hill Walkers; Valley Walkers"
    place_in_list = page.find(id=shared["href"].removeprefix("#"))
    assert [item["data-program"] for item in place_in_list.select("[data-program]")] == [
        "hill-walkers",
        "valley-walkers",
    ]


def test_list_by_country(crowded):
    """Below the map every program stands under each of its countries, in the order of their names."""
    page = crowded.page("map/")
    found = {
        country.h3.get_text(): [item["data-program"] for item in country.select("[data-program]")]
        for country in page.select(".map__country")
    }
    assert found == {
        "Costa Rica": ["hill-walkers", "valley-walkers", "two-lands"],
        "South Africa": ["far-callers"],
        "United Kingdom": ["two-lands"],
    }
    assert page.select_one(".map__country h3 a")["href"] == "../browse/country/cr/"
    assert page.select_one(".map__status").get_text() == "4 of 4 programs shown"


@lang_by_lang
def test_filters_are_links(crowded, lang):
    """Without script, a condition or a way of support leads to its list; wider terms are among them."""
    page = crowded.page(in_language("map/", lang))
    found = {
        choice["data-filter"]: {link["data-value"]: link["href"] for link in choice.select("a")}
        for choice in page.select(".map__filter")
    }
    root = "../" if lang == "en" else "../../"
    assert {name: set(links) for name, links in found.items()} == {
        "condition": {"diabetes", "type-2-diabetes", "hiv"},
        "delivery": {"peer-coach", "telephone"},
    }
    assert found["delivery"]["telephone"] == root + in_language("browse/delivery/telephone/", lang)
    item = page.select_one('[data-program="valley-walkers"]')
    assert item["data-condition"].split() == ["type-2-diabetes", "diabetes"]
    assert item["data-delivery"] == "peer-coach"


@lang_by_lang
def test_small_map(crowded, lang):
    """The home page shows every place and how many countries there are, as one link to the map."""
    link = crowded.page(in_language("", lang)).select_one(".map-small a")
    assert link.get_text() == interface(lang)["map_small"].format(programs=4, countries=3)
    assert link["href"].endswith(in_language("map/", lang))
    assert link.select_one(".map__dot")["d"].count("M") == 3


def test_weight(crowded):
    """The map is light, and nothing in it is styled inside the page."""
    html = crowded.text("map/")
    assert len(gzip.compress(html.encode())) < 20_000
    assert " style=" not in html
    assert "<style" not in html
