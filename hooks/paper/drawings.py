"""Drawings and colors of the site, made fit for paper. Both come from the style sheets of the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import lxml.etree  # type: ignore[import-untyped]

FONTS = '"Source Sans 3","Noto Sans SC",sans-serif'

_ROOT = re.compile(r":root \{(.*?)\}", re.DOTALL)
_COLOR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")
_RULE = re.compile(r"^((?:\.drawing__[\w-]+(?:,\s*)?)+) \{([^}]*)\}", re.MULTILINE)
_FOR_PAINT = re.compile(r"(?:fill|stroke)[\w-]*:[^;]*;")
_SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)
_FILL = re.compile(r"\.([\w-]+)\{fill: (#[0-9a-f]{6});")
_NS = "{http://www.w3.org/2000/svg}"
_LINK = re.compile(r"</?a\b[^>]*>")


def read_colors(style_sheet: Path) -> dict[str, str]:
    """Return the colors of the light scheme: {"brand": "#0b5563"}."""
    root = _ROOT.search(style_sheet.read_text(encoding="utf-8"))
    if root is None:
        raise ValueError(f"{style_sheet} has no :root")
    return dict(_COLOR.findall(root[1]))


def read_drawing_style(style_sheet: Path, colors: Mapping[str, str]) -> str:
    """Return the rules for drawings with the colors filled in, since SVG on paper knows no custom properties."""
    rules = []
    for selector, declarations in _RULE.findall(style_sheet.read_text(encoding="utf-8")):
        painted = "".join(_FOR_PAINT.findall(declarations))
        if painted:
            rules.append(f"{' '.join(selector.split())}{{{_VARIABLE.sub(lambda match: colors[match[1]], painted)}}}")
    return f"text{{font-family:{FONTS}}}" + "".join(rules)


def on_paper(html: str, style: str) -> str:
    """Return the SVG of a drawing with its style inside, without links."""
    found = _SVG.search(html)
    if found is None:
        raise ValueError("the drawing holds no <svg>")
    svg = _LINK.sub("", found[0])
    return svg.replace(">", f' xmlns="http://www.w3.org/2000/svg"><style>{style}</style>', 1)


def apart(svg: str) -> dict[str, Any]:
    """Return a drawing as its shapes and its texts: {"svg", "width", "height", "texts"}.

    typst sets text inside SVG in the default weight of a variable font, which here is the thinnest, so the
    template sets it instead. A text is {"t", "x", "y", "size", "bold", "middle", "color"} in the drawing's units.
    """
    root = lxml.etree.fromstring(svg)
    _, _, width, height = map(float, root.get("viewBox").split())
    fills = dict(_FILL.findall(svg))
    texts = [one for element in root.iter(f"{_NS}text") for one in _texts(element, fills)]
    for element in list(root.iter(f"{_NS}text")):
        element.getparent().remove(element)
    shapes = lxml.etree.tostring(root, encoding="unicode")
    return {"svg": shapes, "width": width, "height": height, "texts": texts}


def _texts(element: Any, fills: Mapping[str, str]) -> list[dict[str, Any]]:
    style = {
        "size": float(element.get("font-size")),
        "bold": element.get("font-weight") == "700",
        "middle": element.get("text-anchor") == "middle",
        "color": fills[element.get("class")],
    }
    lines = [element, *element] if element.get("x") else list(element)
    return [
        {"t": line.text.strip(), "x": float(line.get("x")), "y": float(line.get("y")), **style}
        for line in lines
        if line.get("x") and line.text
    ]
