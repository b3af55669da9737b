"""XML as text: elements whose attributes and texts are escaped, so that what is made is always well formed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

Child = str | None | Iterable["Child"]
"""Text, which is escaped; an element; nothing; or several of these."""

NOTHING = Markup()
DECLARATION = Markup('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')


def element(name: str, attributes: Mapping[str, object], *children: Child) -> Markup:
    """Return an element; an attribute whose value is None is left out."""
    pieces = ["<", name]
    for key, value in attributes.items():
        if value is not None:
            pieces += (" ", key, '="', str(value) if isinstance(value, int) else escape(value), '"')
    opened = len(pieces)
    _collect(children, pieces)
    if len(pieces) == opened:
        pieces.append("/>")
    else:
        pieces.insert(opened, ">")
        pieces += ("</", name, ">")
    return Markup("".join(pieces))  # noqa: S704 (each piece was escaped or is an element)


def joined(children: Child) -> Markup:
    """Return children, one after the other, as one text."""
    pieces: list[str] = []
    _collect(children, pieces)
    return Markup("".join(pieces))  # noqa: S704 (as above)


def _collect(children: Child, pieces: list[str]) -> None:
    """Add children to `pieces`, escaped. A document has thousands: joining them as Markup takes three times as long."""
    if isinstance(children, str):
        if children:
            pieces.append(children if isinstance(children, Markup) else escape(children))
    elif children is not None:
        for child in children:
            _collect(child, pieces)


def w(name: str, /, *children: Child, **attributes: object) -> Markup:
    """Return an element of WordprocessingML, with attributes in its name space: w("jc", val="center")."""
    return element(f"w:{name}", {f"w:{key}": value for key, value in attributes.items()}, *children)
