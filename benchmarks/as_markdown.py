"""Turns the article of a page of ours into Markdown that says the same, for generators that read Markdown.

Our HTML is regular (attributes are escaped, elements are closed), so a small parser is enough. What
Markdown has no words for (drawings, tables, forms) stays HTML, which every generator copies as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from textwrap import indent

_TOKEN = re.compile(r"<!--.*?-->|<[^>]+>|[^<]+", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_SPECIAL = re.compile(r"([\\`*_\[\]<>{}#|])")
_VOID = {"br", "img", "input", "hr", "meta", "link", "source"}
_MARKED = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*"}
_INLINE = {*_MARKED, "a", "abbr", "br", "code", "img", "kbd", "small", "span", "sub", "sup", "time"}
_OPEN = {"article", "aside", "div", "footer", "header", "nav", "section"}
"""Elements that only hold others."""


@dataclass
class Node:
    """An element, with the place of its HTML in the page; text is a node without a tag."""

    tag: str
    start: int
    end: int = 0
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)


def as_markdown(html: str, link: Callable[[str], str]) -> str:
    """Return the Markdown of an article; `link` turns the addresses of its links into those to write."""
    return "\n\n".join(_Writer(html, link).blocks(_tree(html)))


def _tree(html: str) -> Node:
    root = Node("div", 0, len(html))
    stack = [root]
    for token in _TOKEN.finditer(html):
        text, tag = token[0], _TAG.match(token[0])
        if text.startswith("<!"):
            continue
        if tag is None:
            stack[-1].children.append(Node("", token.start(), token.end(), unescape(text)))
        elif tag[1]:
            stack.pop().end = token.end()
        else:
            node = Node(tag[2], token.start(), token.end(), attributes=dict(_ATTRIBUTE.findall(text)))
            stack[-1].children.append(node)
            if tag[2] not in _VOID and not text.endswith("/>"):
                stack.append(node)
    return root


class _Writer:
    def __init__(self, html: str, link: Callable[[str], str]) -> None:
        self.html, self.link = html, link

    def blocks(self, node: Node) -> Iterator[str]:
        """Yield the blocks of Markdown inside an element; what stands between them is a paragraph."""
        line: list[Node] = []
        for child in [*node.children, Node("end", 0)]:
            if not child.tag or child.tag in _INLINE:
                line.append(child)
                continue
            if text := self._inline(line):
                yield text
            line = []
            if child.tag != "end":
                yield from self._block(child)

    def _block(self, node: Node) -> Iterator[str]:
        if node.tag in _OPEN:
            yield from self.blocks(node)
        elif re.fullmatch("h[1-6]", node.tag):
            anchor = f" {{ #{node.attributes['id']} }}" if "id" in node.attributes else ""
            yield "#" * int(node.tag[1]) + f" {self._inline(node.children)}{anchor}"
        elif node.tag == "p":
            if text := self._inline(node.children):
                yield text
        elif node.tag in ("ul", "ol"):
            items = ["\n\n".join(self.blocks(item)) for item in node.children if item.tag == "li"]
            gap = "\n\n" if any("\n" in item for item in items) else "\n"
            mark = "-   " if node.tag == "ul" else "1.  "
            yield gap.join(mark + indent(item, "    ").lstrip() for item in items)
        elif node.tag == "dl":
            yield from self._terms(node)
        else:
            raw = re.sub(r"\s*\n\s*", "\n", self.html[node.start : node.end])
            yield f"<div>\n{raw}\n</div>"

    def _terms(self, node: Node) -> Iterator[str]:
        parts = [part for child in node.children for part in (child.children if child.tag == "div" else [child])]
        term = ""
        for part in parts:
            if part.tag == "dt":
                term = self._inline(part.children)
            elif part.tag == "dd":
                yield f"{term}\n:   " + indent("\n\n".join(self.blocks(part)), "    ").lstrip()

    def _inline(self, nodes: list[Node]) -> str:
        return " ".join("".join(map(self._word, nodes)).split())

    def _word(self, node: Node) -> str:
        if not node.tag:
            return _SPECIAL.sub(r"\\\1", node.text)
        inside = self._inline(node.children)
        if node.tag == "a":
            return f"[{inside}]({self.link(unescape(node.attributes.get('href', '')))})"
        if node.tag in _MARKED:
            return f"{_MARKED[node.tag]}{inside}{_MARKED[node.tag]}" if inside else ""
        if node.tag in ("span", "small"):
            return f" {inside} "
        return inside or self.html[node.start : node.end]
