"""What an entry says to a reader: each text tells the language it is really in."""

from __future__ import annotations

import pytest
from tiny_catalogue import PROGRAM, PROGRAM_FILE, tool

from catalogue.words import Said, short_hash

ES_TOOL = "resources/translations/es/tools/role-sheet.yml"
ZH_TOOL = "resources/translations/zh/tools/role-sheet.yml"
SUMMARY = "A sheet that says what a peer supporter does."
SPANISH = ("title: Hoja de funciones", "title_language: es", "title_en: Role sheet")


def said(found, lang: str, entry: str = "role-sheet"):
    """Return the words of an entry for a reader of `lang`."""
    return found.words(found.entries[entry], lang)


def test_english_for_an_english_reader(catalogue):
    """A reader of English reads the entry as it was written."""
    words = said(catalogue(), "en")
    assert (words.title, words.published_title) == (Said("Role sheet", "en"), None)
    assert words.texts == {"summary": Said(SUMMARY, "en")}
    assert words.is_fallback is False


def test_translation_for_a_spanish_reader(catalogue):
    """A reader of Spanish reads the translation, and the printed title beside it."""
    words = said(catalogue({ES_TOOL: "title: Hoja\nsummary: Una hoja.\n"}), "es")
    assert (words.title, words.published_title) == (Said("Hoja", "es"), Said("Role sheet", "en"))
    assert words.texts == {"summary": Said("Una hoja.", "es")}
    assert words.is_fallback is False


def test_chinese_says_that_it_is_simplified(catalogue):
    """Chinese texts are marked as simplified Chinese."""
    words = said(catalogue({ZH_TOOL: "title: 职责表\nsummary: 一张表。\n"}), "zh")
    assert words.title == Said("职责表", "zh-Hans")
    assert words.texts == {"summary": Said("一张表。", "zh-Hans")}


@pytest.mark.parametrize("lang", ["es", "zh"])
def test_english_where_a_translation_is_missing(catalogue, lang):
    """Without translation the English is shown, marked as English and as not what was asked for."""
    words = said(catalogue(), lang)
    assert words.title == Said("Role sheet", "en", True)
    assert words.texts == {"summary": Said(SUMMARY, "en", True)}
    assert words.is_fallback is True


def test_half_a_translation(catalogue):
    """Each text stands for itself: what is translated is shown so, the rest in English."""
    words = said(catalogue(tool("use_for: Use it.") | {ES_TOOL: "title: Hoja\nuse_for: Úsela.\n"}), "es")
    assert words.title == Said("Hoja", "es")
    assert words.texts == {"summary": Said(SUMMARY, "en", True), "use_for": Said("Úsela.", "es")}
    assert words.is_fallback is True


def test_outdated_translation_is_not_shown(catalogue):
    """A translation of words that have changed since gives way to the English."""
    words = said(
        catalogue({ES_TOOL: f"summary: Vieja.\nmade_from:\n  summary: 00000000 {short_hash('Vieja.')}\n"}), "es"
    )
    assert words.texts == {"summary": Said(SUMMARY, "en", True)}


def test_spanish_title_for_a_spanish_reader(catalogue):
    """A title that was printed in the reader's language is the title."""
    words = said(catalogue(tool(*SPANISH)), "es")
    assert (words.title, words.published_title) == (Said("Hoja de funciones", "es"), None)


def test_spanish_title_for_an_english_reader(catalogue):
    """A reader of English gets the English title, and the printed one marked as Spanish."""
    words = said(catalogue(tool(*SPANISH)), "en")
    assert (words.title, words.published_title) == (Said("Role sheet", "en"), Said("Hoja de funciones", "es"))


def test_spanish_title_for_a_chinese_reader(catalogue):
    """A reader of Chinese gets the English title as a fallback, and the printed one."""
    words = said(catalogue(tool(*SPANISH)), "zh")
    assert (words.title, words.published_title) == (Said("Role sheet", "en", True), Said("Hoja de funciones", "es"))


def test_spanish_title_translated_into_chinese(catalogue):
    """With a translation, a reader of Chinese gets it, and the printed title."""
    words = said(catalogue(tool(*SPANISH) | {ZH_TOOL: "title: 职责表\n"}), "zh")
    assert (words.title, words.published_title) == (Said("职责表", "zh-Hans"), Said("Hoja de funciones", "es"))


def test_regional_title(catalogue):
    """A title in Mexican Spanish is Spanish for readers of Spanish."""
    words = said(catalogue(tool("title: Hoja", "title_language: es-MX", "title_en: Sheet")), "es")
    assert (words.title, words.published_title) == (Said("Hoja", "es"), None)


def test_british_title(catalogue):
    """A title in British English is the title in English, and a fallback in its own language elsewhere."""
    found = catalogue(tool("title_language: en-GB"))
    assert said(found, "en").title == Said("Role sheet", "en")
    assert said(found, "es").title == Said("Role sheet", "en-GB", True)


def test_figures(catalogue):
    """Figures are translated as a list, what they count and how much."""
    path = "resources/translations/zh/examples/river-clinic.yml"
    found = catalogue({path: "figures:\n  - what: 知道的人\n    amount: 2000万\n"})
    expected = {
        "en": [(Said("people who heard of it", "en"), Said("20 million", "en"))],
        "es": [(Said("people who heard of it", "en", True), Said("20 million", "en", True))],
        "zh": [(Said("知道的人", "zh-Hans"), Said("2000万", "zh-Hans"))],
    }
    assert expected == {lang: list(said(found, lang, "river-clinic").figures) for lang in ("en", "es", "zh")}


def test_figures_alone_make_a_fallback(catalogue):
    """When only the figures are not translated, the page still owes its reader a notice."""
    path = "resources/translations/es/examples/river-clinic.yml"
    found = catalogue({path: "title: Río\npopulation: Personas\nsummary: Visitas.\n"})
    assert said(found, "es", "river-clinic").is_fallback is True


def test_no_figures(catalogue):
    """A program without figures has none in any language."""
    entry = PROGRAM.replace("figures:\n  - what: people who heard of it\n    value: 20 million\n", "")
    found = catalogue({PROGRAM_FILE: entry})
    assert [list(said(found, lang, "river-clinic").figures) for lang in ("en", "es", "zh")] == [[], [], []]


@pytest.mark.parametrize(
    "text", ["<b>Hoja</b> & \"más\" 'aún'", "{{ config }}", "Apoyo 👩\u200d⚕️", "דף تفقید", "</script><script>alert(1)"]
)
def test_hostile_text_in_a_translation(catalogue, text):
    """Words of a translation come through letter by letter."""
    quoted = text.replace("'", "''")
    assert said(catalogue({ES_TOOL: f"title: '{quoted}'\n"}), "es").title == Said(text, "es")


def test_said_reads_as_its_text():
    """A text with its language can be written like any text."""
    assert str(Said("Hoja", "es")) == "Hoja"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A sheet.", "a  SHEET\n.", True),
        ("a sheet, then", "a sheet then", True),
        ("80%", "80", False),
        ("1.5", "15", False),
        ("-3", "3", False),
        ("同伴支持", "同伴支援", False),
    ],
)
def test_short_hash(one, other, same):
    """Spacing, case and commas do not count; words, numbers and their signs do."""
    assert same is (short_hash(one) == short_hash(other))
