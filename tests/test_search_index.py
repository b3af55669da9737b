"""The texts that the search finds: everything a reader may look for, in the page's language, and no more."""

from __future__ import annotations

import bz2
import gzip
import json
import re
from base64 import b64decode

import pytest
from site_builder import LANGUAGES, PROJECT
from test_materials import AT
from test_materials import TEXT as MATERIAL
from tiny_catalogue import page

from catalogue import load_catalogue
from web.search_index import SearchTexts, traditional


def data(catalogue, lang: str) -> dict:
    """Return what the script of a language hands over, unpacked."""
    return unpacked(SearchTexts(catalogue, lang))


def unpacked(texts: SearchTexts) -> dict:
    """Return what a script holds, which is letters, digits and three marks in one text: nothing in it can end it."""
    packed = re.fullmatch(r'PeerSupportSearch\.take\("([A-Za-z0-9+/=]+)"\)\n', texts.script().decode())[1]
    return json.loads(bz2.decompress(b64decode(packed)))


@pytest.fixture(scope="module")
def real():
    """The catalogue of this project."""
    return load_catalogue(PROJECT / "resources", PROJECT / "docs")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_is_there(real, lang):
    """Each entry, sheet and term, and each page of the guide with its anchors, can be found."""
    found = data(real, lang)
    entries = {row[0] for rows in found["entries"].values() for row in rows}
    assert entries == set(real.entries)
    sheets = {kind: {row[0] for row in rows} for kind, rows in found["sheets"].items()}
    assert sheets == {"checklists": set(real.checklists), "materials": set(real.materials)}
    assert [term[0] for term in found["terms"]] == list(real.glossary)
    pages = {row[0]: [part[0] for part in row[3]] for row in found["pages"]}
    assert "select-supporters" in pages["guide/program-development/"]
    assert found["lang"] == lang


def test_texts_are_in_the_readers_language(real):
    """A text without a translation says which language it is in."""
    rows = data(real, "es")["entries"]["tools"]
    assert all(len(row) in (8, 10) for row in rows)
    titles = {row[0]: row[1] for row in data(real, "zh")["entries"]["evidence"]}
    assert re.search(r"[\u4e00-\u9fff]", titles["ev-simmons-2015-rapsid"])


def test_sections_lead_to_headings(real):
    """Questions of a chapter's list stand with the heading that answers them."""
    pages = {row[0]: row[3] for row in data(real, "en")["pages"]}
    parts = {part[0]: part for part in pages["guide/program-development/"]}
    assert "How do we choose among the people who come forward?" in parts["select-supporters"]


def test_terms_beyond_the_cut_are_kept(catalogue):
    """What a section names after the part that travels is still found, if the glossary has it."""
    text = "Nothing to see. " * 40 + "Watch for burnout."
    name = "docs/en/guide/introduction.md"
    read = catalogue({name: page(f"## Hours {{ #hours }}\n\n{text}\n")})
    found = data(read, "en")
    (row,) = [row for row in found["pages"] if row[0] == "guide/introduction/"]
    part = next(part for part in row[3] if part[0] == "hours")
    assert "burnout" not in part[2]
    assert "burnout" in [found["terms"][number][0] for number in part[3]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_items_of_checklists_are_there(real, lang):
    """Each checklist is found by the words of each of its items, with the page of all and the reader's plan."""
    found = data(real, lang)
    rows = {row[0]: row for row in found["sheets"]["checklists"]}
    assert set(rows) == set(real.checklists)
    for checklist in real.checklists.values():
        words = real.checklist_words(checklist, lang)
        for item in checklist.items:
            assert words.texts[f"items.{item.id}.text"].text in rows[checklist.id][5]
    assert {"checklists/", "my-plan/"} <= {row[0] for row in found["pages"]}


def test_materials_are_there(catalogue):
    """A material that the project has written is found by its title, its summary and the titles of its sections."""
    (row,) = data(catalogue({AT: MATERIAL}), "es")["sheets"]["materials"]
    assert row[:3] == ["cost-sheet", "Cost sheet", "A sheet for costs."]
    assert row[4:] == ["Costs", "", "en", "en"]


def test_synonyms_name_those_near(catalogue):
    """Groups of synonyms travel with the numbers of those that are near."""
    text = "promotora:\n  en: [promotora]\n  es: [promotora]\n  near: [peer]\npeer:\n  en: [peer, mate]\n"
    read = catalogue({"resources/vocabularies/synonyms.yml": text})
    assert data(read, "en")["synonyms"] == [[["promotora", "promotora"], [1]], [["peer", "mate"], []]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_are_light(real, lang):
    """The texts of a language leave room for the scripts, and for more entries, within 130 kB as they travel."""
    assert len(gzip.compress(SearchTexts(real, lang).script(), mtime=0)) < 108_000


def test_hostile_words_stay_words(catalogue):
    """Words that look like a script cannot end the script they travel in."""
    broken = "Ends </script>, \u2028 and \"); alert('x')"
    read = catalogue()
    texts = SearchTexts(read, "en")
    texts.words = {**texts.words, "search_title": broken}
    assert unpacked(texts)["words"]["title"] == broken


def test_traditional_characters(real):
    """The Chinese texts bring along the traditional forms of the characters they use."""
    assert ("導", "导") in traditional()
    table = dict(zip(*data(real, "zh")["traditional"], strict=True))
    assert (table["導"], table["憂"]) == ("导", "忧")
    assert "traditional" not in data(real, "en")
