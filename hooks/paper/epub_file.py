"""The guide as an e-book: EPUB 3, that epubcheck accepts without a warning, the same bytes in each build."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from catalogue.locales import TAGS

from .archive import archive
from .elements import DECLARATION, Child, element
from .epub_style import style_sheet
from .tree import Document, Node, text_of
from .xhtml import Xhtml, h

_NAMESPACES = {"xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops"}
_CONTAINER = Markup(
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
_TYPES = {"xhtml": "application/xhtml+xml", "svg": "image/svg+xml", "png": "image/png", "css": "text/css"}
_FEATURES = (
    "alternativeText",
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
    "unlocked",
)


def epub_bytes(document: Document, cover: bytes, words: Mapping[str, str], colors: Mapping[str, str]) -> bytes:
    """Return the e-book of the guide: a file a chapter, with `cover` (PNG) before them.

    `words` are those of the interface in the document's language, `colors` as {"brand": "#0b5563"}.
    Raises TreeError for a node that e-books have no form for.
    """
    book = _Book(document, words)
    pages = {
        "cover.xhtml": book.cover(),
        "title.xhtml": book.title_page(),
        "nav.xhtml": book.contents(),
        **{f"{chapter['id']}.xhtml": book.chapter(chapter) for chapter in book.chapters},
    }
    others = {f"figure-{number}.svg": svg.encode() for number, svg in enumerate(book.drawing.figures, 1)}
    others |= {"cover.png": cover, "style.css": style_sheet(colors).encode()}
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": _CONTAINER.encode(),
        "EPUB/package.opf": book.package(list(pages), list(others)).encode(),
        **{f"EPUB/{name}": page.encode() for name, page in pages.items()},
        **{f"EPUB/{name}": content for name, content in others.items()},
    }
    return archive(files, stored=("mimetype",))


@dataclass
class _Book:
    document: Document
    words: Mapping[str, str]
    drawing: Xhtml = field(init=False)

    def __post_init__(self) -> None:
        places = {place for chapter in self.chapters for place in _places(chapter)}
        self.drawing = Xhtml(places, glossary="glossary")

    @property
    def chapters(self) -> Sequence[Node]:
        return [node for node in self.document["body"] if node["k"] == "chapter"]

    @property
    def tag(self) -> str:
        return TAGS[self.document["lang"]]

    def _page(self, title: str, *body: Child, **attributes: object) -> str:
        head = h("head", h("meta", charset="utf-8"), h("title", title), h("link", rel="stylesheet", href="style.css"))
        language = {"lang": self.tag, "xml:lang": self.tag}
        return (
            DECLARATION
            + Markup("<!DOCTYPE html>\n")
            + element("html", {**_NAMESPACES, **language}, head, h("body", *body, **attributes))
        )

    def cover(self) -> str:
        alt = self.words["paper_book_cover"].format(title=self.document["title"])
        picture = h("img", src="cover.png", alt=alt, role="doc-cover")
        return self._page(self.document["title"], h("section", picture, epub_type="cover"), class_="cover")

    def title_page(self) -> str:
        document, words = self.document, self.words
        edition = words["paper_edition"].format(version=document["version"], date=document["date"])
        blank = "" if document["lang"] == "zh" else " "
        online = [words["paper_online"], blank, h("a", document["url"], href=document["url"])]
        return self._page(
            document["title"],
            h(
                "section",
                h("h1", document["title"]),
                h("p", self.drawing.runs(document["lead"]), class_="lead") if document["lead"] else None,
                h("p", edition),
                h("p", online),
                h("p", document["license"]),
                epub_type="titlepage",
            ),
        )

    def chapter(self, chapter: Node) -> str:
        kind, role = (
            ("glossary", "doc-glossary") if chapter["id"] == self.drawing.glossary else ("chapter", "doc-chapter")
        )
        return self._page(
            chapter["title"],
            h(
                "section",
                h("p", chapter["kicker"], class_="kicker") if chapter["kicker"] else None,
                h("h1", chapter["title"], id="title"),
                h("p", self.drawing.runs(chapter["lead"]), class_="lead") if chapter["lead"] else None,
                list(self.drawing.draw(chapter["body"])),
                epub_type=kind,
                role=role,
                aria_labelledby="title",
            ),
        )

    def contents(self) -> str:
        title = self.words["paper_contents"]
        entries = [h("li", h("a", self.document["title"], href="title.xhtml"))]
        for chapter in self.chapters:
            name = f"{chapter['id']}.xhtml"
            inner = [
                h("li", h("a", text_of(node["runs"]), href=f"{name}#{node['id']}"))
                for node in chapter["body"]
                if node["k"] == "heading" and node["level"] == 2 and node["id"]
            ]
            entries.append(h("li", h("a", chapter["title"], href=name), h("ol", inner) if inner else None))
        toc = h("nav", h("h1", title), h("ol", entries), epub_type="toc", role="doc-toc", id="toc", aria_label=title)
        return self._page(title, toc, self._landmarks(title))

    def _landmarks(self, contents: str) -> Markup:
        first = self.chapters[0]
        marks = [
            ("cover", "cover.xhtml", self.words["paper_book_front"]),
            ("toc", "nav.xhtml", contents),
            ("bodymatter", f"{first['id']}.xhtml", self.words["paper_book_start"]),
        ]
        marks += [
            ("glossary", f"{chapter['id']}.xhtml", chapter["title"])
            for chapter in self.chapters
            if chapter["id"] == self.drawing.glossary
        ]
        items = [h("li", h("a", text, href=name, epub_type=kind)) for kind, name, text in marks]
        return h(
            "nav", h("ol", items), epub_type="landmarks", hidden="hidden", aria_label=self.words["paper_book_landmarks"]
        )

    def package(self, pages: Sequence[str], others: Sequence[str]) -> str:
        ids = {name: name.replace(".", "-") for name in (*pages, *others)}
        properties = {"nav.xhtml": "nav", "cover.png": "cover-image"}
        items = [
            element("item", {
                "id": ids[name], "href": name, "media-type": _TYPES[name.rpartition(".")[2]],
                "properties": properties.get(name),
            })
            for name in ids
        ]  # fmt: skip
        spine = [element("itemref", {"idref": ids[name]}) for name in pages]
        attributes = {
            "xmlns": "http://www.idpf.org/2007/opf", "version": "3.0", "unique-identifier": "id",
            "xml:lang": self.tag, "dir": "ltr",
        }  # fmt: skip
        names = {"xmlns:dc": "http://purl.org/dc/elements/1.1/"}
        return DECLARATION + element(
            "package", attributes,
            element("metadata", names, list(self._metadata())),
            element("manifest", {}, items),
            element("spine", {}, spine),
        )  # fmt: skip

    def _metadata(self) -> Iterator[Markup]:
        document = self.document
        yield element("dc:identifier", {"id": "id"}, uuid.uuid5(uuid.NAMESPACE_URL, document["url"]).urn)
        yield element("dc:title", {}, document["title"])
        yield element("dc:language", {}, self.tag)
        yield element("dc:creator", {}, self.words["site_name"])
        yield element("dc:description", {}, text_of(document["lead"]))
        yield element("dc:date", {}, document["day"])
        yield element("dc:rights", {}, document["license"])
        yield element("dc:source", {}, document["url"])
        yield _meta("dcterms:modified", f"{document['day']}T00:00:00Z")
        for mode in ("textual", "visual"):
            yield _meta("schema:accessMode", mode)
        for enough in ("textual", "textual,visual"):
            yield _meta("schema:accessModeSufficient", enough)
        for feature in _FEATURES:
            yield _meta("schema:accessibilityFeature", feature)
        yield _meta("schema:accessibilityHazard", "none")
        yield _meta("schema:accessibilitySummary", self.words["paper_book_access"])
        yield element("meta", {"name": "cover", "content": "cover-png"})  # readers of EPUB 2 look there


def _meta(name: str, value: str) -> Markup:
    return element("meta", {"property": name}, value)


def _places(chapter: Node) -> Iterator[str]:
    """Yield where links may lead in a chapter: itself, its headings and its terms."""
    yield chapter["id"]
    for node in chapter["body"]:
        for item in (node, *node.get("items", ())):
            if isinstance(item, dict) and item.get("id"):
                yield f"{chapter['id']}#{item['id']}"
