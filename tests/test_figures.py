"""The figures of the guide: one drawing, three languages, nothing cut and nothing on top of anything else."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from tiny_catalogue import PROJECT

from catalogue.figures import FIELDS, read_figures
from catalogue.locales import LANGUAGES
from catalogue.vocabularies import read_vocabularies
from web.figures import WIDTH, draw
from web.render import make_environment
from web.text_lines import break_lines, shown, text_width

FILE = "resources/vocabularies/figures.yml"
FIGURES = read_figures(PROJECT / FILE)
ENVIRONMENT = make_environment(PROJECT / "overrides" / "fragments")
STYLES = (PROJECT / "overrides" / "assets" / "css" / "site.css").read_text(encoding="utf-8")
PLACES = {
    "socio-ecological-model": "introduction",
    "four-functions": "introduction",
    "cycle": "strategic-thinking",
    "stages": "content-at-a-glance",
    "training-path": "program-development",
    "re-aim": "evaluation",
}

each_drawing = pytest.mark.parametrize(("name", "lang"), [(name, lang) for name in PLACES for lang in LANGUAGES])


class Box(NamedTuple):
    """A rectangle of a drawing, or the room that a line of text takes."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def html(name: str, lang: str) -> str:
    return draw(ENVIRONMENT, FIGURES, name, lang, lambda chapter: f"../{chapter}/")


def drawing(name: str, lang: str) -> ElementTree.Element:
    """Return the parsed <figure>; that it can be parsed is part of what is tested."""
    return ElementTree.fromstring(html(name, lang))


def said(element: ElementTree.Element) -> str:
    return "".join(element.itertext()).strip()


def lines(figure: ElementTree.Element) -> list[Box]:
    """Return the room of every line of text, from the widths by which lines were broken."""
    found = []
    for text in figure.iter("text"):
        size, bold, anchor = float(text.get("font-size")), text.get("font-weight") == "700", text.get("text-anchor")
        for line in [text, *text]:
            if line.get("x") is None or not line.text:
                continue
            width = text_width(line.text, size, bold=bold)
            left = float(line.get("x")) - (width / 2 if anchor == "middle" else 0)
            baseline = float(line.get("y"))
            found.append(Box(left, baseline - 0.8 * size, left + width, baseline + 0.2 * size, line.text))
    return found


def shapes(figure: ElementTree.Element) -> list[Box]:
    """Return boxes and circles (as the square that fits into them) that may hold text."""
    found = []
    for shape in figure.find("svg").iter("rect"):
        if not (shape.get("class") or "").startswith("drawing__"):
            continue  # part of an icon
        x, y, width, height = (float(shape.get(side)) for side in ("x", "y", "width", "height"))
        found.append(Box(x, y, x + width, y + height))
    for shape in figure.find("svg").iter("circle"):
        if shape.get("class") in ("drawing__core", "drawing__ring"):
            x, y, r = (float(shape.get(side)) for side in ("cx", "cy", "r"))
            found.append(Box(x - r, y - r, x + r, y + r))
    return found


@each_drawing
def test_said_to_those_who_cannot_see_it(name, lang):
    """A figure has a title and a description, and is one picture unless its parts are links."""
    svg = drawing(name, lang).find("svg")
    title, description = svg.find("title"), svg.find("desc")
    words = FIGURES[name].texts[lang]
    assert [title.text, description.text] == [words["title"], words["description"]]
    assert svg.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert svg.get("role") == ("group" if list(svg.iter("a")) else "img")
    assert said(drawing(name, lang).find("figcaption")) == words["title"]


@each_drawing
def test_all_words_appear(name, lang):
    """Every text of the vocabulary stands in the drawing as written, whatever lines it is broken into."""
    actual = {said(text) for text in drawing(name, lang).iter("text")}
    words = FIGURES[name].texts[lang]
    expected = {shown(text) for field, text in words.items() if field not in ("title", "description")}
    assert expected <= actual


@each_drawing
def test_no_style_in_the_page(name, lang):
    """The site forbids styles inside pages; colors are given by classes that the style sheet knows."""
    for element in drawing(name, lang).iter():
        assert element.tag not in ("style", "script")
        assert not {"style", "fill", "stroke", "color"} & set(element.attrib)
        for used in (element.get("class") or "").split():
            assert f".{used}" in STYLES or used == "drawing"


@each_drawing
def test_no_text_is_cut(name, lang):
    """No line is wider than the drawing or than the box it stands in."""
    figure = drawing(name, lang)
    width, height = (float(side) for side in figure.find("svg").get("viewBox").split()[2:])
    assert width == WIDTH
    for line in lines(figure):
        middle = (line.left + line.right) / 2, (line.top + line.bottom) / 2
        around = [shape for shape in shapes(figure) if shape.holds(*middle)]
        for box in [*around, Box(0, 0, width, height)]:
            assert box.left <= line.left, line.text
            assert box.top <= line.top, line.text
            assert line.right <= box.right, line.text
            assert line.bottom <= box.bottom, line.text


@each_drawing
def test_no_text_on_top_of_text(name, lang):
    """No two lines touch."""
    for one, other in combinations(lines(drawing(name, lang)), 2):
        beside = one.right <= other.left or other.right <= one.left
        below = one.bottom <= other.top or other.bottom <= one.top
        assert beside or below, f"{one.text} / {other.text}"


@each_drawing
def test_large_enough_to_read(name, lang):
    """On a phone a unit is about a pixel: no letters are smaller than 13."""
    assert min(float(text.get("font-size")) for text in drawing(name, lang).iter("text")) >= 13


@pytest.mark.parametrize("lang", LANGUAGES)
def test_stages_lead_to_their_chapters(lang):
    """Each stage is a link to its chapter, under the chapter's name; nothing else in a figure is a link."""
    chapters = read_vocabularies(PROJECT / "resources" / "vocabularies")["chapters"]
    actual = {
        link.get("href"): [said(text) for text in link.iter("text")] for link in drawing("stages", lang).iter("a")
    }
    assert set(actual) == {f"../{chapter}/" for chapter in chapters.terms} - {
        "../introduction/",
        "../strategic-thinking/",
    }
    for address, texts in actual.items():
        assert chapters.label(address.strip("./"), lang) in texts
    assert not [name for name in PLACES if name != "stages" and list(drawing(name, lang).iter("a"))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_functions_have_their_names(lang):
    """The four functions are called what the rest of the site calls them."""
    functions = read_vocabularies(PROJECT / "resources" / "vocabularies")["core_functions"]
    words = FIGURES["four-functions"].texts[lang]
    for function in functions.terms:
        assert shown(words[function.replace("-", "_")]) == functions.label(function, lang)


@each_drawing
def test_each_has_its_place_in_the_guide(name, lang):
    """Each figure stands once in its chapter, in every language."""
    chapter = (PROJECT / "docs" / lang / "guide" / f"{PLACES[name]}.md").read_text(encoding="utf-8")
    assert chapter.count(f"<!-- catalogue: figure {name} -->") == 1


def test_every_figure_is_tested():
    """The list of places above is complete."""
    assert set(PLACES) == set(FIELDS) == set(FIGURES)


def test_colors_come_from_one_place():
    """The style sheet of the figures names no color of its own."""
    assert not re.search(r"#[0-9a-f]{3,8}\b|\b(rgb|hsl)\(|:\s*(white|black)\b", STYLES)


def vocabulary(old: str, new: str) -> dict[str, str]:
    """Return the words of the figures with one passage changed."""
    text = (PROJECT / FILE).read_text(encoding="utf-8")
    assert text.count(old) == 1
    return {FILE: text.replace(old, new)}


def line_of(passage: str) -> int:
    text = (PROJECT / FILE).read_text(encoding="utf-8")
    return text[: text.index(passage)].count("\n") + 1


PLAN = "  plan:\n    en: Plan\n    es: Planificar\n    zh: 计划\n"


def test_missing_language(problems):
    """A text that a language lacks is told where the other languages have it."""
    expected = [f'{FILE}:{line_of(PLAN)}: "plan" of "cycle" has no text in "es". Add a line "es: …". [label]']
    assert problems(vocabulary(PLAN, PLAN.replace("    es: Planificar\n", ""))) == expected


def test_missing_text(problems):
    """A text that the drawing asks for and no language has is told where the figure begins."""
    line = line_of("cycle:\n  title:")
    expected = [f'{FILE}:{line}: "cycle" has no "plan". Add "plan:" with en, es and zh below it. [label]']
    assert problems(vocabulary(PLAN, "")) == expected


def test_text_that_no_drawing_uses(problems):
    """A text that no drawing asks for is told with the closest one that is."""
    expected = [
        f'{FILE}:{line_of(PLAN) + 4}: no figure uses "plan_txt". Delete it or correct its name. '
        'Did you mean "plan_text"? [unknown-field]',
        f'{FILE}:{line_of("cycle:" + chr(10))}: "cycle" has no "plan_text". Add "plan_text:" with en, es and zh below '
        "it. [label]",
    ]
    assert problems(vocabulary("  plan_text:\n", "  plan_txt:\n")) == sorted(expected, key=_line)


def _line(message: str) -> int:
    return int(message.split(":")[1])


def test_missing_figure(problems):
    """A figure whose words are gone is told, and so is one that nobody draws."""
    line = line_of("cycle:\n  title:")
    expected = [
        f'{FILE}:{line_of("socio-ecological-model:")}: the words of the figure "cycle" are missing. '
        "Add them as the other figures have them. [label]",
        f'{FILE}:{line}: no figure uses "cycles". Delete it or correct its name. Did you mean "cycle"? [unknown-field]',
    ]
    assert problems(vocabulary("\ncycle:\n", "\ncycles:\n")) == expected


def test_missing_file(problems):
    """The file itself may not be missing."""
    expected = [f"{FILE}:1: the file is missing. Restore it from the repository. [missing-file]"]
    assert problems({FILE: None}) == expected


def test_figure_that_does_not_exist():
    """A page that asks for an unknown figure learns which there are."""
    with pytest.raises(
        ValueError, match=r'^there is no figure "circle"\. Use one of socio-ecological-model, .*re-aim\.$'
    ):
        html("circle", "en")


def test_word_that_does_not_fit():
    """A word that is wider than its room stops the build instead of running out of its box."""
    with pytest.raises(ValueError, match=r'^"Implementación" is wider than the figure has room for\. Choose a shorter'):
        break_lines("Implementación del programa", 60)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Plan", 100, ["Plan"]),
        ("one two three four", 70, ["one two ", "three four"]),
        ("弄清需求，选定目标", 80, ["弄清需求，", "选定目标"]),
        ("在别人心里难受时|陪着说说话", 130, ["在别人心里难受时", "陪着说说话"]),
        ("覆盖范围（Reach）", 80, ["覆盖范围", "（Reach）"]),
    ],
)
def test_lines(text, width, expected):
    """Lines end at blanks, between Chinese characters, best after a mark; no line begins with a closing mark."""
    assert list(break_lines(text, width).lines) == expected


def test_drawings_hold_no_words():
    """What a drawing says comes from the vocabulary: between its tags stand no words of its own."""
    for path in Path(PROJECT / "overrides" / "fragments" / "figures").glob("*.svg"):
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r">[^<]*[^\W\d_][^<]*<", text), path.name
