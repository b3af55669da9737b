"""HTML, as the site's Markdown makes it, turned into blocks and runs of the tree.

Every element is either known here or stops the build: a new extension of Markdown cannot vanish
from paper unseen. Links and inserts are asked of a `Guidance`, which knows the page they stand on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import lxml.html  # type: ignore[import-untyped]
from lxml.html import HtmlComment as Comment
from lxml.html import HtmlElement

from .tree import Node

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018\u2019\u201c\u201d\u2026\u2014"
_BREAK = re.compile(rf"(?<=[{_WIDE}])\s*\n\s*(?=[{_WIDE}])")
_BLANKS = re.compile(r"[ \t\r\n]+")
_CHECKLIST = re.compile(r"::: *checklist +([\w-]+)\s*$")
_INSERT = re.compile(r"^ *catalogue: ([\w-]+)(?: ([\w-]+))? *$")
_STYLES = {"strong": {"b": True}, "b": {"b": True}, "em": {"i": True}, "i": {"i": True}, "code": {"code": True}}


class UnknownMarkupError(ValueError):
    """Something that no node of the tree stands for; `words` stand near it in the source."""

    def __init__(self, said: str, words: str) -> None:
        super().__init__(said)
        self.words = words


class Guidance(Protocol):
    """What the page knows that its HTML does not."""

    def link(self, href: str) -> dict[str, str]:
        """Return "href" and "to" of a link."""

    def insert(self, name: str, argument: str) -> list[Node]:
        """Return what `<!-- catalogue: name argument -->` stands for."""

    def checklist(self, checklist_id: str) -> list[Node]:
        """Return what `::: checklist some-id` stands for."""


def blocks_of(html: str, guidance: Guidance, tag: str = "") -> list[Node]:
    """Return the blocks of an article; its `h1`, which repeats the title, is left out.

    `tag` is the language of the text when that is not the language of the document.
    """
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    return _Reader(guidance, {"lang": tag} if tag else {}).blocks(root)


class _Reader:
    def __init__(self, guidance: Guidance, base: dict[str, Any]) -> None:
        self.guidance = guidance
        self.base = base
        self.makers: dict[str, Callable[[HtmlElement], list[Node]]] = {
            "p": self._paragraph, "ul": self._list, "ol": self._list, "dl": self._definitions,
            "table": self._table, "blockquote": self._quote, "div": self._box,
            "h1": lambda element: [], "h2": self._heading, "h3": self._heading, "h4": self._heading,
        }  # fmt: skip

    def blocks(self, parent: HtmlElement) -> list[Node]:
        """Return the blocks inside an element; text that stands loose among them is a paragraph."""
        found: list[Node] = []
        loose: list[Any] = []

        def close() -> None:
            if runs := _trimmed([run for piece in loose for run in piece]):
                found.append({"k": "para", "runs": runs})
            loose.clear()

        if parent.text:
            loose.append(self._text(parent.text, {}))
        for child in parent:
            if isinstance(child, Comment):
                close()
                found += self._insert(child)
            elif child.tag in self.makers:
                close()
                found += self.makers[child.tag](child)
            else:
                loose.append(list(self._inline(child, {})))
            if child.tail:
                loose.append(self._text(child.tail, {}))
        close()
        return found

    def runs(self, element: HtmlElement) -> list[dict[str, Any]]:
        """Return the inline text of an element."""
        pieces = list(self._text(element.text or "", {}))
        for child in element:
            pieces += self._inline(child, {})
            pieces += self._text(child.tail or "", {})
        return _trimmed(pieces)

    def _text(self, text: str, style: dict[str, Any]) -> list[dict[str, Any]]:
        flat = _BLANKS.sub(" ", _BREAK.sub("", text))
        return [{"t": flat, **self.base, **style}] if flat else []

    def _inline(self, element: HtmlElement, style: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if isinstance(element, Comment):
            raise UnknownMarkupError("a comment stands inside a line of text. Give it a line of its own", "<!--")
        if element.tag == "br":
            yield from self._text("\u2028", style)
            return
        if element.tag == "a":
            style = style | self.guidance.link(element.get("href", ""))
        elif element.tag in _STYLES:
            style = style | _STYLES[element.tag]
        else:
            raise UnknownMarkupError(f"<{element.tag}> has no form on paper yet", _words(element))
        yield from self._text(element.text or "", style)
        for child in element:
            yield from self._inline(child, style)
            yield from self._text(child.tail or "", style)

    def _insert(self, comment: Comment) -> list[Node]:
        match = _INSERT.match(comment.text or "")
        if match is None:
            return []  # a note between authors
        return self.guidance.insert(match[1], match[2] or "")

    def _paragraph(self, element: HtmlElement) -> list[Node]:
        if match := _CHECKLIST.match(element.text_content()):
            return self.guidance.checklist(match[1])
        runs = self.runs(element)
        return [{"k": "para", "runs": runs}] if runs else []

    def _heading(self, element: HtmlElement) -> list[Node]:
        level = int(element.tag[1])
        return [{"k": "heading", "level": level, "id": element.get("id", ""), "runs": self.runs(element)}]

    def _list(self, element: HtmlElement) -> list[Node]:
        node: Node = {"k": "list", "ordered": element.tag == "ol", "items": [self.blocks(item) for item in element]}
        if element.get("start"):
            node["start"] = int(element.get("start"))
        return [node]

    def _quote(self, element: HtmlElement) -> list[Node]:
        return [{"k": "quote", "body": self.blocks(element)}]

    def _box(self, element: HtmlElement) -> list[Node]:
        classes = element.get("class", "").split()
        if classes[:1] != ["admonition"]:
            raise UnknownMarkupError("<div> has no form on paper yet", _words(element))
        title = element.find("p[@class='admonition-title']")
        if title is None:
            raise UnknownMarkupError('the box has no title. Write !!! example "Title"', _words(element))
        element.remove(title)
        return [{"k": "box", "tone": classes[1], "title": title.text_content(), "body": self.blocks(element)}]

    def _definitions(self, element: HtmlElement) -> list[Node]:
        items: list[Node] = []
        for child in element:
            if child.tag == "dt":
                items.append({"term": self.runs(child), "body": []})
            else:
                items[-1]["body"] += self.blocks(child)
        return [{"k": "defs", "items": items}]

    def _table(self, element: HtmlElement) -> list[Node]:
        rows = [[self.runs(cell) for cell in row] for row in element.iter("tr")]
        return [{"k": "table", "id": "", "caption": [], "head": rows[0], "rows": rows[1:]}]


def _trimmed(runs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Join runs of one style and drop blanks at both ends."""
    joined: list[dict[str, Any]] = []
    for run in runs:
        if joined and {**joined[-1], "t": ""} == {**run, "t": ""}:
            joined[-1]["t"] += run["t"]
        else:
            joined.append(dict(run))
    if joined:
        joined[0]["t"] = joined[0]["t"].lstrip()
        joined[-1]["t"] = joined[-1]["t"].rstrip()
    return [run for run in joined if run["t"]]


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
