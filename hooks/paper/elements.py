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
    head = name + "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value is not None)
    inside = joined(children)
    return Markup(f"<{head}>{inside}</{name}>" if inside else f"<{head}/>")  # noqa: S704 (escaped above)


def joined(children: Child) -> Markup:
    """Return children, one after the other, as one text."""
    if children is None:
        return NOTHING
    if isinstance(children, str):
        return escape(children)
    return NOTHING.join(joined(child) for child in children)


def w(name: str, /, *children: Child, **attributes: object) -> Markup:
    """Return an element of WordprocessingML, with attributes in its name space: w("jc", val="center")."""
    return element(f"w:{name}", {f"w:{key}": value for key, value in attributes.items()}, *children)
