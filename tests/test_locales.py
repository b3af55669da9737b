"""Languages and countries: which codes are known, and what readers of each language call them."""

from __future__ import annotations

import pytest
from tiny_catalogue import TOOL_FILE, tool

from catalogue.locales import (
    DEFAULT,
    LANGUAGES,
    OWN_NAMES,
    TAGS,
    country_name,
    is_country,
    is_language,
    language_name,
    same_language,
)

CODES = "Use codes like en, es, pt-BR, zh-Hans (simplified Chinese) or zh-Hant (traditional Chinese)."


@pytest.mark.parametrize("code", ["xx", "EN", "english", "zh", "zh_Hans", "en-us", "pt-XX", "und", "", "e", "es-es-es"])
def test_unknown_language(problems, code):
    """A language code that nobody knows, or one that is too vague, is told with examples."""
    expected = [f'{TOOL_FILE}:12: "languages", item 2: "{code}" is not a language code. {CODES} [unknown-language]']
    assert expected == problems(tool(f'languages: [en, "{code}"]'))


def test_unknown_title_language(problems):
    """The language of the title is held to the same codes."""
    expected = [f'{TOOL_FILE}:12: "title_language": "Spanish" is not a language code. {CODES} [unknown-language]']
    assert expected == problems(tool("title_language: Spanish", "title_en: Role sheet"))


@pytest.mark.parametrize("code", ["XX", "us", "USA", "Mexico", "EU", "ZZ", "UN", "", "U5"])
def test_unknown_country(problems, code):
    """A country code that is none, or that stands for more than a country, is told with examples."""
    expected = [
        f'{TOOL_FILE}:12: "countries", item 1: "{code}" is not a country code. '
        "Use two capital letters, like US, MX or CN. [unknown-country]",
    ]
    assert expected == problems(tool(f'countries: ["{code}"]'))


def test_norway(catalogue):
    """Norway's country and language codes are codes and not the word no."""
    entry = catalogue(tool("countries: [NO]", "languages: [no]")).entries["role-sheet"]
    assert (entry.countries, entry.languages) == (("NO",), ("no",))


@pytest.mark.parametrize("tag", ["en", "es", "pt-BR", "zh-Hans", "zh-Hant", "zh-Hant-HK", "es-419", "prs", "ht", "yue"])
def test_known_language(tag):
    """Common codes, with script or region or without, are known."""
    assert is_language(tag) is True


@pytest.mark.parametrize("code", ["US", "MX", "CN", "TW", "HK", "GB", "XK"])
def test_known_country(code):
    """Codes of countries and areas are known."""
    assert is_country(code) is True


@pytest.mark.parametrize(
    ("tag", "lang", "expected"),
    [
        ("en", "es", "inglés"),
        ("pt-BR", "en", "Brazilian Portuguese"),
        ("pt-BR", "es", "portugués de Brasil"),
        ("zh-Hans", "en", "Simplified Chinese"),
        ("zh-Hant", "zh", "繁体中文"),
        ("zh-Hant-HK", "en", "Chinese (Traditional, Hong Kong SAR China)"),
        ("ru-UA", "zh", "俄语（乌克兰）"),
        ("prs", "zh", "达里语"),
        ("prs", "es", "dari"),
    ],
)
def test_language_name(tag, lang, expected):
    """Each reader sees the name of a language in their own."""
    assert expected == language_name(tag, lang)


def test_language_name_of_no_tag():
    """What is no language tag has no name."""
    with pytest.raises(ValueError, match="^not a tag is not a language tag$"):
        language_name("not a tag", "en")


@pytest.mark.parametrize(
    ("code", "lang", "expected"), [("MX", "en", "Mexico"), ("MX", "es", "México"), ("MX", "zh", "墨西哥")]
)
def test_country_name(code, lang, expected):
    """Each reader sees the name of a country in their own language."""
    assert expected == country_name(code, lang)


@pytest.mark.parametrize(
    ("tag", "lang", "expected"),
    [
        ("en", "en", True),
        ("en-GB", "en", True),
        ("es-MX", "es", True),
        ("zh-Hans", "zh", True),
        ("zh-Hant", "zh", False),
        ("pt", "es", False),
        ("en", "es", False),
        ("est", "es", False),
    ],
)
def test_same_language(tag, lang, expected):
    """Regional English is English; traditional Chinese is not what readers of simplified Chinese asked for."""
    assert expected is same_language(tag, lang)


def test_every_reading_language_is_described():
    """Each language of the site has a tag and a name of its own, and the first one is the default."""
    assert (set(LANGUAGES), set(LANGUAGES), LANGUAGES[0]) == (set(TAGS), set(OWN_NAMES), DEFAULT)
