"""What the build does with files for paper: it makes what has changed, keeps the rest, and stops with a clear word."""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace

import pytest
from paper_documents import shelf, wanted
from pdf_reading import named, typesetter

from catalogue import CatalogueError
from paper import tree
from paper.build import build_downloads
from paper.cache import Cache, Made, key_of
from paper.chapters import Chapters
from paper.shelf import Shelf


@dataclass(frozen=True)
class FewSheets(Shelf):
    """A shelf with one checklist in three languages."""

    def wanted(self):
        """Return its PDFs and Word files."""
        return [one for one in wanted() if one.subject == ("checklists", "are-we-ready")]


class Remembering(Cache):
    """A cache that knows what was put into it."""

    def __init__(self, folder):
        super().__init__(folder)
        self.made = []

    def put(self, key, made):
        """Keep a file, and remember it."""
        self.made.append(key)
        super().put(key, made)


def few():
    """Return the shelf with few sheets."""
    real = shelf()
    return FewSheets(real.catalogue, real.pages, real.resources, real.style_sheets)


def build(folder, sheets=None):
    """Build into a cache folder; return (what is offered, keys of what was made)."""
    cache = Remembering(folder)
    return build_downloads(sheets or few(), cache, parallel=False), cache.made


def test_what_has_not_changed_is_not_made_again(tmp_path):
    """The second build makes nothing and offers the same."""
    first, made = build(tmp_path)
    assert len(made) == 4 + 3 + 3  # PDFs, Word files, archives
    second, made_again = build(tmp_path)
    assert made_again == []
    assert second.records == first.records


def test_every_file_is_what_its_record_says(tmp_path):
    """Names end in the language; sizes are those of the files; each language has its archive; Spanish has A4, too."""
    offered, _ = build(tmp_path)
    assert {record.path for record in offered.records if record.format == "pdf"} == {
        "downloads/are-we-ready-en.pdf",
        "es/downloads/are-we-ready-es.pdf",
        "es/downloads/are-we-ready-es-a4.pdf",
        "zh/downloads/are-we-ready-zh.pdf",
    }
    for record in offered.records:
        assert offered.files[record.path].stat().st_size == record.size
        if record.preview:
            assert offered.files[record.preview].read_bytes().startswith(b"\x89PNG")
            assert offered.files[record.preview].stat().st_size < 15_000
    archives = [record for record in offered.records if record.format == "zip"]
    assert [record.lang for record in archives] == ["en", "es", "zh"]


def test_what_is_no_longer_wanted_goes(tmp_path):
    """A file of a source that is gone, and what a killed build left, are removed from the cache."""
    cache = Cache(tmp_path)
    cache.put("0" * 32, Made(b"old"))
    (tmp_path / "1234.7.part").write_bytes(b"half")
    build(tmp_path)
    assert cache.get("0" * 32) is None
    assert not list(tmp_path.glob("*.part"))


def test_a_file_that_is_half_there_is_made_again(tmp_path):
    """A record without its file, or a file without its record, counts for nothing."""
    cache = Cache(tmp_path)
    cache.put("a" * 32, Made(b"data", 1, b"picture"))
    assert cache.get("a" * 32) is not None
    cache.preview("a" * 32).unlink()
    assert cache.get("a" * 32) is None
    (tmp_path / ("b" * 32)).write_bytes(b"data")
    assert cache.get("b" * 32) is None


def test_the_key_follows_words_and_format_but_not_the_folder():
    """Two checkouts of the project share a key; another word has another."""
    document = named("are-we-ready-en.pdf").document
    key = key_of("pdf", document, "letter")
    assert key == key_of("pdf", document | {"path": "/elsewhere/are-we-ready.yml"}, "letter")
    assert len({key, key_of("pdf", document | {"title": "Other"}, "letter"), key_of("pdf", document, "a4")}) == 3
    assert key != key_of("docx", document, "letter")


def changed(change):
    """Return a checklist's tree with something changed in it."""
    document = copy.deepcopy(named("are-we-ready-en.pdf").document)
    change(document)
    return document


def glyph(document):
    """Put a hieroglyph into an item."""
    document["body"][1]["items"][0]["runs"] = [{"t": "Leaders have agreed to the \U00013000 program"}]


def unknown_node(document):
    """Put a node that nobody draws."""
    document["body"].append({"k": "song", "runs": [{"t": "Leaders have agreed"}]})


def twice(document):
    """Give two boxes one id."""
    document["body"][1]["items"][1]["id"] = document["body"][1]["items"][0]["id"]


def without_words(document):
    """Put a figure without words for those who cannot see it."""
    document["body"].append({"k": "figure", "svg": "<svg/>", "alt": " ", "caption": [{"t": "People behind"}]})


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (glyph, 15, "the fonts of the printed sheets have no “\U00013000”"),
        (unknown_node, 15, "there is no node 'song'"),
        (twice, 1, "is drawn twice"),
        (without_words, 12, "no text for those who cannot see it"),
    ],
)
def test_what_cannot_be_set_is_told_with_its_line(change, line, said):
    """The message names the file, the line and what to do."""
    with pytest.raises(CatalogueError) as stopped:
        typesetter().pdf(changed(change), "letter")
    (problem,) = stopped.value.problems
    assert problem.path == "resources/checklists/are-we-ready.yml"
    assert problem.line == line
    assert said.replace("“", '"').replace("”", '"') in problem.text
    assert problem.text.endswith(".")


def test_a_card_that_is_too_long_stops_the_build():
    """Nobody wants to cut out half a sentence."""
    document = copy.deepcopy(named("role-play-cards-en.pdf").document)
    cards = next(block for block in document["body"] if block["k"] == "cards")
    cards["items"][0]["body"] *= 12
    with pytest.raises(CatalogueError, match="too long; shorten the longest"):
        typesetter().pdf(document, "letter")


def test_unknown_markup_is_told_with_its_line():
    """A new extension of Markdown cannot vanish from paper unseen."""
    real = shelf()
    name = "guide/introduction.md"
    page = real.catalogue.guide["en"][name]

    class Pages:
        def __getattr__(self, attribute):
            return getattr(real.pages, attribute)

        def html(self, text):
            return real.pages.html(text).replace("<h2", "<p><kbd>Peers are people</kbd></p><h2", 1)

    making = Chapters(real.catalogue, Pages(), "en", "")
    with pytest.raises(CatalogueError) as stopped:
        making.chapter(name, 1)
    (problem,) = stopped.value.problems
    assert "<kbd> has no form on paper yet" in problem.text
    assert problem.path.endswith("docs/en/guide/introduction.md")
    assert page.title


def test_nothing_is_kept_of_what_failed(tmp_path):
    """All faults come at once; a failed file is not in the cache, so the next build tries again."""

    @dataclass(frozen=True)
    class Faulty(FewSheets):
        def wanted(self):
            return [replace(one, document=changed(glyph) | {"lang": one.document["lang"]}) for one in super().wanted()]

    with pytest.raises(CatalogueError, match="Nothing was built"):
        build(tmp_path, Faulty(*(getattr(few(), name) for name in ("catalogue", "pages", "resources", "style_sheets"))))
    assert not list(tmp_path.glob("*.part"))
    assert len(list(tmp_path.glob("*.json"))) == 3  # the Word files, whose reader chooses the font


def test_trees_of_the_real_site_are_whole():
    """Every document that is set passes the check of the tree, in all languages."""
    for one in wanted():
        tree.check(one.document)
