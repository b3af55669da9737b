"""Word files of checklists and materials, written as WordprocessingML: the same bytes in each build, a few kB each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from catalogue.locales import TAGS

from .archive import archive
from .docx_blocks import Blocks
from .docx_styles import NAMESPACES, numbering, settings, styles
from .docx_text import MARGIN, Writing
from .elements import DECLARATION, element, w
from .tree import Document, Node, Run

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
GIVEN_AWAY = ("poster", "certificate")
"""Layouts that show nothing but themselves."""

_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "numbering": "numbering",
    "footer": "footer",
}
"""{part below word/: its content type}."""


def docx_bytes(document: Document, words: Mapping[str, str], colors: Mapping[str, str]) -> bytes:
    """Return the Word file of a checklist or a material.

    `words` are those of the interface in the document's language, `colors` as {"brand": "#0b5563"}.
    Raises TreeError for a node that Word files have no form for.
    """
    writing = Writing(document, words, colors)
    body = _body(writing)
    in_body = dict(writing.links)
    footer = _footer(writing)
    in_footer = {document["url"]: writing.links[document["url"]]}
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("r1", f"{_OFFICE}/officeDocument", "word/document.xml", None),
            ("r2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", None),
        ),
        "docProps/core.xml": _core_properties(writing),
        "word/document.xml": body,
        "word/_rels/document.xml.rels": _relationships(
            *((name, f"{_OFFICE}/{name}", f"{name}.xml", None) for name in _PARTS if name != "document"),
            *_links(in_body),
        ),
        "word/_rels/footer.xml.rels": _relationships(*_links(in_footer)),
        "word/styles.xml": styles(writing.lang, colors, writing.sizes),
        "word/settings.xml": settings(writing.lang),
        "word/numbering.xml": numbering(writing.numbered),
        "word/footer.xml": footer,
    }
    return archive({name: part.encode() for name, part in parts.items()})


def _body(writing: Writing) -> str:
    document = writing.document
    blocks = Blocks(writing)
    nodes = list(document["body"])
    if document.get("layout") in GIVEN_AWAY:
        inside = [*_headline(writing, nodes), *blocks.draw(nodes), *_about(writing, blocks, document["lead"])]
    elif document.get("handed"):
        inside = [*_head(writing), *blocks.draw(nodes), *_about(writing, blocks)]
    else:
        inside = [*_head(writing), *_use(writing, blocks), *blocks.draw(nodes)]
    if document["kind"] == "checklist":
        inside += blocks.draw(_end_of_checklist(writing.words))
    whole = w("body", *inside, _section(writing))
    return DECLARATION + Markup("<w:document {}>{}</w:document>").format(NAMESPACES, whole)


def _head(writing: Writing) -> Iterator[Markup]:
    document = writing.document
    if document.get("kicker"):
        yield writing.paragraph("Kicker", writing.text(document["kicker"]))
    yield writing.paragraph("Title", writing.text(document["title"]))
    if document["lead"]:
        yield writing.paragraph("Subtitle", writing.runs(document["lead"]))


def _use(writing: Writing, blocks: Blocks) -> Iterator[Markup]:
    if writing.document.get("use"):
        title = writing.words["paper_use"]
        yield from blocks.box({"k": "box", "tone": "try", "title": title, "body": writing.document["use"]})


def _headline(writing: Writing, nodes: list[Node]) -> Iterator[Markup]:
    """Begin a poster with the call in its first heading, which is taken from `nodes`; a certificate with its title."""
    if writing.document["layout"] == "poster" and nodes and nodes[0]["k"] == "heading":
        yield writing.paragraph("Title", writing.runs(nodes.pop(0)["runs"]))
    else:
        yield writing.paragraph("Title", writing.text(writing.document["title"]))


def _about(writing: Writing, blocks: Blocks, lead: Sequence[Run] = ()) -> Iterator[Markup]:
    """Say on a page after the sheet what it is and how to use it: the sheet itself is given away."""
    document = writing.document
    yield from blocks.draw([{"k": "page-break"}])
    yield writing.paragraph("Kicker", writing.text(f"{document['kicker']} · {document['title']}"))
    if lead:
        yield writing.paragraph("Normal", writing.runs(lead))
    yield from _use(writing, blocks)


def _end_of_checklist(words: Mapping[str, str]) -> list[Node]:
    """Return what the sheet and the page of each checklist end with, too: notes, name and date."""
    return [
        {"k": "field", "id": "notes", "type": "lines", "label": words["check_notes_heading"], "rows": 4},
        {"k": "field", "id": "by", "type": "line", "label": words["check_completed_by"]},
        {"k": "field", "id": "date", "type": "date", "label": words["check_date"]},
    ]


def _section(writing: Writing) -> Markup:
    width, height = writing.paper
    frame = None
    if writing.sizes.center:
        sides = ("top", "left", "bottom", "right")
        line = {"val": "double", "sz": 12, "space": 12, "color": writing.color("brand")}
        frame = w("pgBorders", *(w(side, **line) for side in sides), offsetFrom="text")
    return w(
        "sectPr",
        element("w:footerReference", {"w:type": "default", "r:id": "footer"}),
        w("pgSz", w=width, h=height, orient="landscape" if width > height else None),
        w("pgMar", top=850, right=MARGIN, bottom=MARGIN, left=MARGIN, header=500, footer=480, gutter=0),
        frame,
        w("vAlign", val="center") if writing.sizes.center else None,
    )


def _footer(writing: Writing) -> str:
    """Name the source, the version, the page, the address and the license."""
    document, words = writing.document, writing.words
    edition = words["paper_edition"].format(version=document["version"], date=document["date"])
    before, middle, after = words["paper_page"].replace("{pages}", "{page}").split("{page}")
    pages = (writing.text(before), _field("PAGE"), writing.text(middle), _field("NUMPAGES"), writing.text(after))
    first = writing.paragraph(
        "Footer",
        writing.text(f"{document['source']} · {edition}"), w("r", w("tab")), *pages,
        more=w("tabs", w("tab", val="right", pos=writing.width)),
    )  # fmt: skip
    second = writing.paragraph(
        "Footer",
        writing.link(document["url"], writing.text(document["url"], style="Hyperlink")),
        writing.text(f" · {document['license']}"),
        more=w("pBdr", w("top", val="nil")),
    )
    return DECLARATION + Markup("<w:ftr {}>{}</w:ftr>").format(NAMESPACES, first + second)


def _field(instruction: str) -> Markup:
    return w("fldSimple", w("r", w("t", "1")), instr=instruction)


def _core_properties(writing: Writing) -> str:
    document = writing.document
    days = [
        element(f"dcterms:{when}", {"xsi:type": "dcterms:W3CDTF"}, f"{document['day']}T00:00:00Z")
        for when in ("created", "modified")
    ]
    names = {
        "cp": f"{_PACKAGE}/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    return DECLARATION + element(
        "cp:coreProperties",
        {f"xmlns:{name}": address for name, address in names.items()},
        element("dc:title", {}, document["title"]),
        element("dc:creator", {}, writing.words["site_name"]),
        element("dc:description", {}, document["license"]),
        element("dc:identifier", {}, document["url"]),
        element("dc:language", {}, TAGS[writing.lang]),
        *days,
        element("cp:version", {}, document["version"]),
    )


def _content_types() -> str:
    types = [
        element(
            "Default", {"Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"}
        ),
        element("Default", {"Extension": "xml", "ContentType": "application/xml"}),
        element("Override", {"PartName": "/docProps/core.xml", "ContentType": _CORE}),
        *(
            element("Override", {"PartName": f"/word/{name}.xml", "ContentType": f"{_WORD}.{kind}+xml"})
            for name, kind in _PARTS.items()
        ),
    ]
    return DECLARATION + element("Types", {"xmlns": f"{_PACKAGE}/content-types"}, *types)


def _links(links: Mapping[str, str]) -> list[tuple[str, str, str, str | None]]:
    return [(name, f"{_OFFICE}/hyperlink", href, "External") for href, name in links.items()]


def _relationships(*relations: tuple[str, str, str, str | None]) -> str:
    inside = [
        element("Relationship", {"Id": name, "Type": kind, "Target": target, "TargetMode": mode})
        for name, kind, target, mode in relations
    ]
    return DECLARATION + element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, *inside)
