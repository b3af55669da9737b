"""The order of titles, as readers of each language look for them."""

from __future__ import annotations

import unicodedata

import pytest
from tiny_catalogue import TOOL, changed, tool

from catalogue.collation import sort_key


def ordered(titles: list[str], lang: str) -> list[str]:
    """Return the titles as a reader of `lang` finds them, whatever their order was."""
    backwards = list(reversed(titles))
    return sorted(backwards, key=lambda title: sort_key(title, lang))


@pytest.mark.parametrize(
    ("lang", "titles"),
    [
        ("en", ["apple", "Banana", "cherry"]),
        ("en", ["Café guide", "Cafeteria", "Cage"]),
        ("en", ['"Active" living', "Bread", "(Clinic) notes", "¿Diet?"]),
        ("en", ["A guide", "Aguide", "A-guide two"]),
        ("en", ["10 steps", "4 steps", "Steps"]),
        ("es", ["año", "apoyo", "Árbol", "azúcar"]),
        ("es", ["nube", "nzz", "ñame", "ñu", "oso"]),
        ("es", ["canoa", "caña", "cañón", "capa"]),
        ("es", ["¡Actívese!", "Manual", "¿Qué es la diabetes?", "Salud"]),
        ("zh", ["2型糖尿病", "Peer", "癌症", "高血压", "同伴支持", "中国"]),
        ("zh", ["妈", "麻", "马", "骂"]),
        ("zh", ["《癌症》", "【高血压】", "“同伴”"]),
        ("zh", ["apple", "Banana", "爱"]),
    ],
)
def test_order(lang, titles):
    """Case, accents and punctuation do not matter; ñ follows n; Chinese goes by sound and tone."""
    assert titles == ordered(titles, lang)


def test_spanish_n_with_tilde_in_two_parts():
    """An ñ that is stored as n and a tilde, as in names copied from a Mac, is sorted like any other."""
    parts = unicodedata.normalize("NFD", "ñame")
    assert ["nube", "nzz", parts, "oso"] == ordered(["nube", "nzz", parts, "oso"], "es")


def test_english_reader_and_spanish_letter():
    """For a reader of English ñ is an n."""
    assert ordered(["nube", "ñame", "oso"], "en") == ["ñame", "nube", "oso"]


def test_entries_by_title(catalogue):
    """Entries are listed by the title that the reader sees, not by id."""
    files = tool("title: Zebra") | {
        "resources/tools/zz.yml": changed(TOOL, "id: zz", "title: Apple", "address: https://www.who.int/zz"),
        "resources/translations/es/tools/role-sheet.yml": "title: Abeja\n",
        "resources/translations/es/tools/zz.yml": "title: Zapato\n",
    }
    actual = catalogue(files)
    tools = actual.of_kind("tools")
    expected = {"en": ["zz", "role-sheet"], "es": ["role-sheet", "zz"]}
    assert expected == {lang: [entry.id for entry in actual.by_title(tools, lang)] for lang in ("en", "es")}


def test_entries_with_the_same_title(catalogue):
    """Entries with the same title are ordered by id, so that every build gives the same list."""
    names = ["m", "a", "z"]
    files = {f"resources/tools/{n}.yml": changed(TOOL, f"id: {n}", f"address: https://www.who.int/{n}") for n in names}
    actual = catalogue(files)
    expected = ["a", "m", "role-sheet", "z"]
    assert expected == [entry.id for entry in actual.by_title(actual.of_kind("tools")[::-1], "zh")]
