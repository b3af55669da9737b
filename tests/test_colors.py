"""The colors: one place knows them, both dark blocks are equal, and text can be read on what lies below it."""

from __future__ import annotations

import re

import pytest
from site_builder import PROJECT

ASSETS = PROJECT / "overrides" / "assets"
COLORS = ASSETS / "css" / "colors.css"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b", re.IGNORECASE)
_FUNCTION = re.compile(r"\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(", re.IGNORECASE)
_NAMED = re.compile(r":[^;{}]*(?<![\w-])(?:white|black|red|green|blue|gr[ae]y|orange|yellow|silver)(?![\w-])", re.I)


def css(path) -> str:
    """Return a style sheet without its comments."""
    return _COMMENT.sub("", path.read_text(encoding="utf-8"))


def block(selector: str) -> dict[str, str]:
    """Return {name: value} of the one block with a selector, its colors as custom properties."""
    bodies = re.findall(rf"(?:^|[}}{{])\s*{re.escape(selector)}\s*{{([^}}]*)}}", css(COLORS))
    bodies = [body for body in bodies if "--ground" in body]
    assert len(bodies) == 1, selector
    return dict(re.findall(r"([\w-]+):\s*([^;]+);", bodies[0]))


SCHEMES = {
    "light": ":root",
    "dark, chosen": ':root[data-scheme="dark"]',
    "dark, by the system": ":root:not([data-scheme])",
    "print": ":root,\n  :root[data-scheme]",
}


def luminance(color: str) -> float:
    """Return the relative luminance of #rrggbb, as WCAG 2 defines it."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors: 1 for equal ones, 21 for black on white."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_right():
    """Black on white has 21, #767676 on white just 4.54."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


def test_both_dark_blocks_are_equal():
    """Whoever chooses dark by hand sees the same as those whose system asks for it."""
    assert block(SCHEMES["dark, chosen"]) == block(SCHEMES["dark, by the system"])
    assert block(SCHEMES["dark, chosen"]).keys() == block(SCHEMES["light"]).keys()


@pytest.mark.parametrize("ground", ["ground", "tint"])
@pytest.mark.parametrize("ink", ["ink", "muted", "brand", "accent"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read(scheme, ink, ground):
    """Each color of text stands out from each ground by 4.5 : 1."""
    colors = block(SCHEMES[scheme])
    assert contrast(colors[f"--{ink}"], colors[f"--{ground}"]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark, chosen"])
def test_buttons_can_be_read(scheme):
    """What is written on a button stands out from it by 4.5 : 1."""
    colors = block(SCHEMES[scheme])
    assert contrast(colors["--on-brand"], colors["--brand"]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_lines_can_be_seen(scheme):
    """Lines that carry meaning, and what is drawn in the colors of text, stand out by 3 : 1."""
    colors = block(SCHEMES[scheme])
    for shape in ("line", "brand", "accent"):
        assert contrast(colors[f"--{shape}"], colors["--ground"]) >= 3, shape


def test_only_one_file_knows_colors():
    """No other style sheet and no drawing of a template holds a color: they use the names."""
    others = [path for path in sorted(ASSETS.rglob("*.css")) if path != COLORS and "vendor" not in path.parts]
    assert ASSETS / "css" / "site.css" in others
    for path in others:
        text = css(path)
        # An id in a selector may look like a color, so only what follows a colon within braces counts.
        values = " ".join(re.findall(r"[\w-]+\s*:\s*([^;{}]+);", text))
        for pattern in (_HEX, _FUNCTION):
            assert pattern.findall(values) == [], path.name
        assert _NAMED.findall(text) == [], path.name


def test_templates_hold_no_colors():
    """HTML and drawings take their colors from the style sheets, too, so that both schemes fit them."""
    for path in sorted((PROJECT / "overrides").rglob("*")):
        if path.suffix in (".html", ".svg") and path.name != "favicon.svg" and "vendor" not in path.parts:
            text = path.read_text(encoding="utf-8")
            assert re.findall(r"(?:fill|stroke|color)[=:]\s*[\"']?\s*(?:#[0-9a-fA-F]{3}|rgb|hsl)", text) == [], (
                path.name
            )
