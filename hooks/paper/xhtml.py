"""Draws the nodes of a document as XHTML, for e-books."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from .elements import NOTHING, Child, element, joined
from .tree import Node, Run, TreeError, text_of

_LINE_END = "\N{LINE SEPARATOR}"
_BOXES = {"caution": ("section", "doc-notice", "notice"), "try": ("aside", "doc-tip", "tip")}
"""{tone: (element, role, epub:type)}; boxes of other tones are plain asides."""


def h(name: str, /, *children: Child, **attributes: object) -> Markup:
    """Return an element of XHTML: h("p", "text", class_="lead"); epub_type is epub:type, aria_label aria-label."""
    named = {key.rstrip("_").replace("epub_", "epub:").replace("_", "-"): value for key, value in attributes.items()}
    return element(name, named, *children)


@dataclass
class Xhtml:
    """Draws the blocks of one file; collects the figures that stand in it."""

    places: Collection[str]
    """Where links within the book may lead: "chapter" and "chapter#heading"."""
    glossary: str
    """The chapter with the terms."""
    figures: list[str] = field(default_factory=list)
    """SVG drawings, in order; the file of the first is figure-1.svg. Shared by all files of a book."""
    boxes: int = 0

    def draw(self, nodes: Sequence[Node]) -> Iterator[Markup]:
        """Draw nodes one after the other. Raises TreeError for one that e-books have no form for."""
        drawers: Mapping[str, Callable[[Node], Markup]] = {
            "heading": self._heading,
            "para": self._para,
            "list": self._list,
            "table": self._table,
            "box": self._box,
            "quote": lambda node: h("blockquote", self.draw(node["body"])),
            "defs": self._defs,
            "figure": self._figure,
            "resources": self._resources,
        }
        for node in nodes:
            if node["k"] not in drawers:
                raise TreeError(f"e-books have no form for a node {node['k']!r}", str(node.get("label", "")))
            yield drawers[node["k"]](node)

    def runs(self, runs: Sequence[Run]) -> Markup:
        """Draw inline text."""
        return joined(map(self._run, runs))

    def _run(self, run: Run) -> Markup:
        inside = h("br").join(map(joined, run["t"].split(_LINE_END)))
        for mark, name in (("code", "code"), ("i", "em"), ("b", "strong")):
            if run.get(mark):
                inside = h(name, inside)
        lang = run.get("lang")
        to = run.get("to", "")
        if to in self.places:
            chapter, _, anchor = to.partition("#")
            address = f"{chapter}.xhtml" + (f"#{anchor}" if anchor else "")
            if chapter == self.glossary:
                return h("a", inside, href=address, lang=lang, epub_type="glossref", role="doc-glossref")
            return h("a", inside, href=address, lang=lang)
        if "href" in run:
            return h("a", inside, href=run["href"], lang=lang)
        return h("span", inside, lang=lang) if lang else inside

    def _heading(self, node: Node) -> Markup:
        return h(f"h{node['level']}", self.runs(node["runs"]), id=node["id"] or None)

    def _para(self, node: Node) -> Markup:
        return h("p", self.runs(node["runs"]), class_=node.get("role"))

    def _list(self, node: Node) -> Markup:
        items = [h("li", self._item(item)) for item in node["items"]]
        return h("ol" if node["ordered"] else "ul", items, start=node.get("start"))

    def _item(self, blocks: Sequence[Node]) -> Child:
        """Draw the content of an item; a single paragraph needs no element of its own."""
        if len(blocks) == 1 and blocks[0]["k"] == "para":
            return self.runs(blocks[0]["runs"])
        return list(self.draw(blocks))

    def _table(self, node: Node) -> Markup:
        caption = h("caption", self.runs(node["caption"])) if node["caption"] else None
        head = h("tr", [h("th", self.runs(cell), scope="col") for cell in node["head"]])
        rows = [h("tr", [h("td", self.runs(cell)) for cell in row]) for row in node["rows"]]
        return h("table", caption, h("thead", head), h("tbody", rows))

    def _box(self, node: Node) -> Markup:
        name, role, kind = _BOXES.get(node["tone"], ("aside", None, None))
        self.boxes += 1
        title = f"box-{self.boxes}"
        return h(
            name,
            h("p", node["title"], class_="box-title", id=title) if node["title"] else None,
            list(self.draw(node["body"])),
            class_=f"box {node['tone']}",
            role=role,
            epub_type=kind,
            aria_labelledby=title if node["title"] else None,
        )

    def _defs(self, node: Node) -> Markup:
        inside = [self._definition(item) for item in node["items"]]
        return h("dl", inside, epub_type="glossary" if any("id" in item for item in node["items"]) else None)

    def _definition(self, item: Any) -> Child:
        term = h("dfn", self.runs(item["term"]))
        kinds = ("glossterm", "glossdef") if "id" in item else (None, None)
        body = h("dd", list(self.draw(item["body"])), epub_type=kinds[1])
        return [h("dt", term, id=item.get("id"), epub_type=kinds[0]), body]

    def _figure(self, node: Node) -> Markup:
        self.figures.append(node["svg"])
        picture = h("img", src=f"figure-{len(self.figures)}.svg", alt=node["alt"])
        return h("figure", picture, h("figcaption", self.runs(node["caption"])))

    def _resources(self, node: Node) -> Markup:
        items = []
        for item in node["items"]:
            lang = next((run["lang"] for run in item["title"] if "lang" in run), None)
            link = h("a", text_of(item["title"]), href=item["href"], lang=lang)
            items.append(h("li", link, [h("br"), h("small", item["meta"])] if item["meta"] else NOTHING))
        self.boxes += 1
        title = f"box-{self.boxes}"
        return h(
            "section", h("p", node["title"], class_="label", id=title), h("ul", items),
            class_="resources", aria_labelledby=title,
        )  # fmt: skip
