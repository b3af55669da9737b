"""The archive of everything in a language: names that people understand, and a page that leads to each file."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from paper_documents import catalogue, shelf, wanted

from catalogue.downloads import Download
from catalogue.locales import TAGS
from catalogue.materials import PURPOSES
from paper.archive import EARLIEST
from paper.bundle import Packed, zip_bytes

LANGUAGES = ("en", "es", "zh")
ADDRESS = "https://site.example/downloads/"
FORBIDDEN = set('<>:"\\|?*')
"""Windows refuses them in names of files."""


def packed(name: str, lang: str, form: Any, subject: tuple[str, str], document: dict[str, Any], **more: Any) -> Packed:
    """Return a file for an archive, whose content is its name."""
    return Packed(Download(f"downloads/{name}", lang, form, subject, len(name), **more), document, name.encode())


@cache
def files(lang: str) -> tuple[Packed, ...]:
    """Return every file that the real site wants in a language."""
    return tuple(
        packed(
            one.name,
            lang,
            one.format,
            one.subject,
            one.document,
            paper=one.paper,
            pages=2 if one.format == "pdf" else None,
        )
        for one in wanted()
        if one.document["lang"] == lang
    )


def archived(lang: str, chosen: tuple[Packed, ...]) -> bytes:
    """Return the archive of some files."""
    return zip_bytes(catalogue(), lang, chosen, ADDRESS, shelf().colors)


@cache
def everything(lang: str) -> zipfile.ZipFile:
    """Return the archive of everything in a language, opened."""
    return zipfile.ZipFile(io.BytesIO(archived(lang, files(lang))))


def contents(file: zipfile.ZipFile) -> BeautifulSoup:
    """Return the page with the contents, which is the first file."""
    return BeautifulSoup(file.read(file.namelist()[0]), "html.parser")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_is_there(lang):
    """Each file is in the archive once, beside nothing but the page with the contents and the fonts' licenses."""
    file = everything(lang)
    inside = [file.read(name) for name in file.namelist()]
    assert sorted(one.data for one in files(lang)) == sorted(one for one in inside if len(one) < 200)
    others = [name for name, data in zip(file.namelist(), inside, strict=True) if len(data) >= 200]
    assert others[0] == f"{catalogue().interface[lang]['paper_sheet_first']}.html"
    assert len(others) == 3
    assert all("SIL OPEN FONT LICENSE" in file.read(name).decode().upper() for name in others[1:])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names(lang):
    """Names can be unpacked on any system; folders stand in the order of the work, each named in the language."""
    names = everything(lang).namelist()
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert not FORBIDDEN & set(name), name
        assert not any(part.endswith((" ", ".")) or len(part) > 100 for part in name.split("/")), name
    folders = list(dict.fromkeys(name.split("/")[0] for name in names if "/" in name))
    assert folders == sorted(folders)
    words = catalogue().interface[lang]
    for folder, purpose in zip(folders[2:], PURPOSES, strict=False):
        assert folder.endswith(words[f"paper_purpose_{purpose}"])
    assert ("" if lang == "zh" else " ") + words["checklists"] in folders[-2]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_files_are_named_by_their_titles(lang):
    """A form is found by its title, with the ending of its format; the second paper says which it is."""
    names = {name.rpartition("/")[2] for name in everything(lang).namelist()}
    title = catalogue().material_words(catalogue().materials["contact-log"], lang)["title"].text
    assert {f"{title}.pdf", f"{title}.docx", f"{title}.xlsx"} <= names
    assert (f"{title} (A4).pdf" in names) == (lang == "es")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_leads_to_each_file(lang):
    """The page links each file once, says each link whole to those who hear it, and needs nothing from the net."""
    page = contents(everything(lang))
    links = [link for link in page.find_all("a") if link["href"] != ADDRESS]
    pointed = [unquote(link["href"]) for link in links]
    assert sorted(pointed) == sorted(name for name in everything(lang).namelist()[1:] if not name.endswith(".txt"))
    assert len({link["aria-label"] for link in links if "A4" not in link.text}) >= len(catalogue().materials)
    assert page.html["lang"] == TAGS[lang]
    assert page.title.text
    assert len(page.find_all("h1")) == 1
    assert page.find_all(["script", "img", "link", "iframe"]) == []
    assert list(page.find_all(style=True)) == []
    assert "var(" not in page.style.text


def test_same_bytes():
    """The same files make the same archive; what is compressed already is only stored."""
    data = archived("en", files("en")[:9])
    assert archived("en", files("en")[:9]) == data
    for entry in zipfile.ZipFile(io.BytesIO(data)).infolist():
        assert entry.date_time == EARLIEST
        stored = entry.filename.endswith((".pdf", ".docx", ".xlsx", ".epub"))
        assert (entry.compress_type == zipfile.ZIP_STORED) == stored


def test_titles_may_be_equal_and_strange():
    """Two things of one title both stay; what systems refuse in names is left out; nothing becomes markup."""
    document = {
        "title": "Who/what: <b>why</b>?",
        "day": "2026-11-22",
        "version": "2026.11",
        "date": "November 22, 2026",
    }
    ids = list(catalogue().checklists)[:2]
    chosen = tuple(packed(f"{one}.pdf", "en", "pdf", ("checklists", one), document, pages=1) for one in ids)
    file = zipfile.ZipFile(io.BytesIO(archived("en", chosen)))
    names = [name.rpartition("/")[2] for name in file.namelist() if name.endswith(".pdf")]
    assert names == ["Who what - b why b.pdf", "Who what - b why b (2).pdf"]
    page = contents(file)
    assert page.find_all("b") == []
    assert [link.text for link in page.find_all("a")][1:] == ["PDF, 1 page", "PDF, 1 page"]
    assert [heading.text for heading in page.find_all("h2")] == ["01. Checklists", "Licenses"]
