"""Programs compared: a page for each way of giving support, plan beside outcome, and charts with their tables."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from site_builder import LANGUAGES, SITE_URL, in_language, interface, label
from tiny_catalogue import PROJECT

from catalogue import load_catalogue
from web.charts import Bar, Span, Table, bars, matrix, spans
from web.compare_charts import CompareCharts
from web.site import Site

pytest_plugins = ["site_fixtures"]

lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)
CHARTS = ("training", "results", "hba1c", "coverage")


@pytest.fixture(scope="module")
def real() -> Site:
    """The real catalogue, ready to make inserts of."""
    catalogue = load_catalogue(PROJECT / "resources")
    return Site(catalogue, SITE_URL, "https://git.example/site", PROJECT / "overrides" / "fragments")


def insert(site: Site, name: str, lang: str = "en") -> BeautifulSoup:
    """Return one insert of the page that compares."""
    return BeautifulSoup(str(CompareCharts(site, lang).make(name, "../")), "html.parser")


@lang_by_lang
def test_ways_of_support(small, lang):
    """Each way of giving support leads to its page, each condition of it to the rows of that condition."""
    table = small.page(in_language("compare/", lang)).find(id="programs").find_next_sibling("table")
    (row,) = table.select("tbody tr")
    root = "../" if lang == "en" else "../../"
    address = root + in_language("compare/peer-coach/", lang)
    assert [link["href"] for link in row.select("a")] == [address, f"{address}#type-2-diabetes"]
    assert row.th.a.get_text() == label("delivery_modes", "peer-coach", lang)
    assert label("settings", "community", lang) in row.select("td")[1].get_text()


@lang_by_lang
def test_figures_of_a_program(small, lang):
    """A figure stands in the column of its measure with its source beside it; one that was only planned says so."""
    page = small.page(in_language("compare/peer-coach/", lang))
    words = interface(lang)
    (row,) = page.find(id="type-2-diabetes").find_next_sibling("table").select("tbody tr")
    reach, means, outcome = row.select("td")
    assert len(reach.select("li")) == 2
    assert [mark.get_text() for mark in reach.select(".compare__planned")] == [words["compare_is_planned"]]
    assert [link["href"] for link in means.select("a.source")] == ["https://www.paho.org/training"]
    assert outcome.select_one("span.source").get_text() == "report of 2015"
    assert [cell["data-label"] for cell in row.select("td")] == [
        words["compare_reach"], words["compare_means"], words["compare_outcome"],
    ]  # fmt: skip


def test_every_figure_has_its_source(real):
    """No figure of a program that is compared lacks an address or a name of where it stands."""
    for program in real.catalogue.of_kind("examples"):
        for figure in program.figures:
            assert figure.source_address or figure.source, program.id


def test_plan_and_outcome(real):
    """Plan and outcome of the same measure stand in one row; a figure that tells both needs no second."""
    rows = insert(real, "planned").select("tbody tr")
    assert len(rows) >= 5
    for row in rows:
        cells = row.select("td")
        assert len(cells) == 2 or cells[0]["colspan"] == "2"
        assert all(cell.select("li") for cell in cells)
    for program in real.catalogue.of_kind("examples"):
        marked = {(figure.measure, figure.basis) for figure in program.figures}
        for measure, basis in marked:
            assert basis != "achieved" or (measure, "planned") in marked, program.id


@pytest.mark.parametrize("name", CHARTS)
@lang_by_lang
def test_charts(real, name, lang):
    """A chart has a title and a description in the reader's language, text as text, no script and no fixed color."""
    chart = insert(real, name, lang)
    svg = chart.svg
    told = svg["aria-labelledby"].split()
    words = interface(lang)
    assert svg["role"] == "img"
    assert [chart.find(id=one).name for one in told] == ["title", "desc"]
    assert chart.find(id=told[0]).get_text() == words[f"chart_{name}"]
    assert "{" not in svg.get_text()
    assert svg.select("text")
    assert not re.search(r"style=|fill=|stroke=|<script|<image|\son\w+=", str(svg))
    assert chart.select("details.chart__data table tbody tr")


@pytest.mark.parametrize("name", CHARTS)
@lang_by_lang
def test_charts_stay_inside(real, name, lang):
    """Nothing is drawn outside the picture."""
    svg = insert(real, name, lang).svg
    width, height = map(float, svg["viewbox"].split()[2:])
    for circle in svg.select("circle"):
        assert float(circle["cx"]) >= float(circle["r"])
        assert float(circle["cx"]) + float(circle["r"]) <= width + 0.1
        assert float(circle["cy"]) + float(circle["r"]) <= height + 0.1
    for box in svg.select("rect"):
        assert float(box["width"]) <= width
        assert float(box["y"]) + float(box["height"]) <= height + 0.1


def test_differences_stand_in_their_figures(real):
    """A difference that is drawn, and the ends of its interval, stand in the figure in words."""
    drawn = [one for one in real.catalogue.of_kind("evidence") if one.difference]
    assert len(drawn) >= 5
    for one in drawn:
        for number in (one.difference.value, one.difference.low, one.difference.high):
            assert number is None or f"{abs(number):.2f}" in one.figure, one.id
        if one.difference.low is not None:
            assert one.difference.low <= one.difference.value <= one.difference.high


def test_null_results_are_drawn_or_listed(real):
    """Every finding that tells of HbA1c is in the picture or in the list below it, with its caution."""
    page = insert(real, "hba1c")
    shown = {link["href"].rstrip("/").rsplit("/", 1)[1] for link in page.select("th a")}
    about = [one for one in real.catalogue.of_kind("evidence") if "HbA1c" in one.finding + one.figure]
    assert {one.id for one in about} <= shown
    assert {"ev-smith-2011-ireland-null", "ev-free-state-null"} <= shown
    said = page.get_text()
    assert all(one.caution in said for one in about if one.caution)


def test_geometry():
    """Bars are in proportion; zero, estimates and intervals lie on one axis; a dot is there where something is."""
    short, long = bars([Bar("a", 10, "10"), Bar("b", 40, "40")]).parts
    assert long["length"] == pytest.approx(4 * short["length"], abs=0.5)
    chart = spans([Span("a", -0.5, -0.75, -0.25, False), Span("b", 0.25, None, None, True)], better="x", worse="y")
    first, second = chart.parts
    assert first["line"][0] < first["value"] < first["line"][1] < chart.more["zero"] < second["value"]
    assert second["line"] is None
    assert first["value"] - first["line"][0] == pytest.approx(second["value"] - chart.more["zero"], abs=0.2)
    cells = matrix(Table(["r"], ["x", "y", "z"], [[4, 0, 1]])).parts[0]["cells"]
    assert cells[0]["r"] > cells[2]["r"] > cells[1]["r"]
