"""Draws the figures of the guide as inline SVG.

The drawing is overrides/fragments/figures/<id>.svg, one for all languages; its words are in
resources/vocabularies/figures.yml.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import Environment

from catalogue.figures import Figure

from .text_lines import break_lines

WIDTH = 340
"""Of every drawing, in its own units: at 360 px a unit is about a pixel."""

LINKED = ("stages",)
"""Figures whose parts are links; the others are one picture to those who hear them."""


def draw(
    environment: Environment, figures: Mapping[str, Figure], name: str, lang: str, to: Callable[[str], str]
) -> str:
    """Return the HTML of the figure `name` for readers of `lang`; `to` turns the id of a chapter into an address.

    Raises ValueError when there is no such figure, or a word does not fit.
    """
    if name not in figures:
        raise ValueError(f'there is no figure "{name}". Use one of {", ".join(figures)}.')
    return environment.get_template(f"figures/{name}.svg").render(
        id=name,
        w=figures[name].texts[lang],
        width=WIDTH,
        role="group" if name in LINKED else "img",
        break_lines=break_lines,
        to=to,
    )
