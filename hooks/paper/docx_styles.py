"""The styles, lists and settings of Word files: what an author sees under the names of Word's own styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from .elements import DECLARATION, NOTHING, w

LATIN, HAN = "Calibri", "Microsoft YaHei"
"""What Word has on every machine."""

SPELLING = {"en": "en-US", "es": "es-MX", "zh": "en-US"}
"""The language in which Word checks Latin text; Chinese has its own mark, always zh-CN."""

NAMESPACES = Markup(
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)

BULLETS = 1
"""Number of the list with bullets; numbered lists follow, each with a number of its own."""


@dataclass(frozen=True)
class Sizes:
    """Sizes in points, by what a sheet is for: read in the hand or from across a room."""

    text: float = 10.5
    title: float = 22
    lead: float = 11.5
    heading: float = 13.5
    center: bool = False

    @property
    def in_table(self) -> float:
        """The size of text in tables and beside lines to write on."""
        return min(self.text, 13) - 0.5


SIZES = {
    "poster": Sizes(text=12.5, title=30, lead=14, heading=15),
    "certificate": Sizes(text=14, title=38, lead=15, heading=15, center=True),
}
"""By layout; any other has the usual sizes."""


def fonts(**more: str) -> Markup:
    """Return the fonts of a style or a run; without those for Chinese, Word would take the theme's."""
    return w("rFonts", **more, ascii=LATIN, hAnsi=LATIN, eastAsia=HAN, cs=LATIN)


def styles(lang: str, colors: Mapping[str, str], sizes: Sizes) -> str:
    """Return word/styles.xml."""
    body = NOTHING.join((_defaults(lang, sizes), *_paragraphs(colors, sizes), *_characters(colors), *_tables(colors)))
    return DECLARATION + Markup("<w:styles {}>{}</w:styles>").format(NAMESPACES, body)


def _defaults(lang: str, sizes: Sizes) -> Markup:
    language = w("lang", val=SPELLING[lang], eastAsia="zh-CN", bidi="ar-SA")
    run = w("rPr", fonts(), _size(sizes.text), language)
    spacing = w("spacing", after=80, line=264 if lang == "zh" else 254, lineRule="auto")
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", w("pPr", spacing)))


def _size(points: float) -> Markup:
    half = round(points * 2)
    return w("sz", val=half) + w("szCs", val=half)


def _color(colors: Mapping[str, str], name: str) -> Markup:
    return w("color", val=colors[name].lstrip("#"))


def _paragraph(
    style_id: str, name: str, *, run: Markup = NOTHING, paragraph: Markup = NOTHING, then: str = "Normal"
) -> Markup:
    own = style_id == "Normal"
    return w(
        "style",
        w("name", val=name),
        None if own else w("basedOn", val="Normal"),
        w("next", val=then),
        w("qFormat"),
        w("pPr", paragraph) if paragraph else None,
        w("rPr", fonts(), run),
        type="paragraph",
        styleId=style_id,
        default=1 if own else None,
    )


def _paragraphs(colors: Mapping[str, str], sizes: Sizes) -> list[Markup]:
    bold = w("b") + w("bCs")
    brand, accent, muted = (_color(colors, name) for name in ("brand", "accent", "muted"))
    center = w("jc", val="center") if sizes.center else NOTHING
    keep = w("keepNext") + w("keepLines")
    found = [
        _paragraph("Normal", "Normal", paragraph=center),
        _paragraph("Kicker", "Kicker", run=bold + accent + _size(9.5), paragraph=w("keepNext"), then="Title"),
        _paragraph(
            "Title", "Title", run=bold + brand + _size(sizes.title), then="Subtitle",
            paragraph=keep + w("spacing", before=0, after=60, line=240, lineRule="auto"),
        ),
        _paragraph("Subtitle", "Subtitle", run=muted + _size(sizes.lead), paragraph=w("spacing", after=160)),
    ]  # fmt: skip
    for level, (points, before) in enumerate(((sizes.heading, 260), (sizes.text + 1.5, 180), (sizes.text + 0.5, 140))):
        paragraph = keep + w("spacing", before=before, after=60) + w("outlineLvl", val=level)
        run = bold + brand + _size(points)
        found.append(_paragraph(f"Heading{level + 1}", f"heading {level + 1}", run=run, paragraph=paragraph))
    left = w("jc", val="left")
    tight = w("spacing", before=30, after=30, line=240, lineRule="auto")
    item = w("spacing", after=40)
    rule = w("pBdr", w("top", val="single", sz=4, space=4, color=colors["rule"].lstrip("#")))
    small = muted + _size(sizes.text - 1.5)
    others: list[tuple[str, str, Markup, Markup]] = [
        ("ListBullet", "List Bullet", NOTHING, item + left),
        ("ListNumber", "List Number", NOTHING, item + left),
        ("CheckItem", "Check Item", NOTHING, item + w("ind", left=400, hanging=400) + left),
        ("Label", "Label", bold, w("keepNext") + w("spacing", before=140, after=40)),
        ("Hint", "Hint", small, tight + center),
        ("Note", "Note", small, w("spacing", before=120)),
        ("Caption", "caption", bold + brand + _size(sizes.text), keep + w("spacing", before=160, after=60)),
        ("Quote", "Quote", w("i") + w("iCs"), w("ind", left=400, right=400)),
        ("TableText", "Table Text", _size(sizes.in_table), tight + center),
        ("TableHead", "Table Head", bold + _size(sizes.in_table - 0.5), tight + center),
        ("CardTitle", "Card Title", bold + brand + _size(sizes.heading), w("keepLines") + w("spacing", after=80)),
        ("Footer", "footer", muted + _size(8), rule + tight + left),
    ]
    found += [
        _paragraph(style_id, name, run=run, paragraph=paragraph, then=style_id)
        for style_id, name, run, paragraph in others
    ]
    return found


def _characters(colors: Mapping[str, str]) -> list[Markup]:
    marks = {
        ("Strong", "Strong"): w("b") + w("bCs"),
        ("Emphasis", "Emphasis"): w("i") + w("iCs"),
        ("PlaceholderText", "Placeholder Text"): _color(colors, "muted"),
        ("Hyperlink", "Hyperlink"): _color(colors, "brand") + w("u", val="single"),
    }
    return [
        w("style", w("name", val=name), w("qFormat"), w("rPr", run), type="character", styleId=style_id)
        for (style_id, name), run in marks.items()
    ]


def _tables(colors: Mapping[str, str]) -> list[Markup]:
    line, brand = colors["line"].lstrip("#"), colors["brand"].lstrip("#")
    margins = w(
        "tblCellMar",
        *(w(side, w=width, type="dxa") for side, width in (("top", 30), ("left", 90), ("bottom", 30), ("right", 90))),
    )
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    grid = w("tblBorders", *(w(side, val="single", sz=4, space=0, color=line) for side in sides))
    head = w(
        "tblStylePr",
        w("rPr", w("b"), w("bCs"), w("color", val=colors["on-brand"].lstrip("#"))),
        w("tcPr", w("shd", val="clear", color="auto", fill=brand)),
        type="firstRow",
    )  # fmt: skip
    normal = w(
        "style", w("name", val="Normal Table"), w("tblPr", margins), type="table", styleId="TableNormal", default=1
    )
    guide = w(
        "style",
        w("name", val="Guide Table"), w("basedOn", val="TableNormal"), w("qFormat"), w("tblPr", grid), head,
        type="table", styleId="GuideTable",
    )  # fmt: skip
    return [normal, guide]


def numbering(numbered: int) -> str:
    """Return word/numbering.xml for bullets and as many numbered lists, each of which begins at 1."""
    lists = [w("num", w("abstractNumId", val=0), numId=BULLETS)]
    for number in range(numbered):
        start = w("lvlOverride", w("startOverride", val=1), ilvl=0)
        lists.append(w("num", w("abstractNumId", val=1), start, numId=BULLETS + 1 + number))
    body = NOTHING.join((_levels(0, "bullet", ("•", "–", "•")), _levels(1, "decimal", ("%1.", "%2.", "%3.")), *lists))
    return DECLARATION + Markup("<w:numbering {}>{}</w:numbering>").format(NAMESPACES, body)


def _levels(number: int, form: str, marks: tuple[str, ...]) -> Markup:
    levels = [
        w(
            "lvl",
            w("start", val=1), w("numFmt", val=form), w("lvlText", val=mark), w("lvlJc", val="left"),
            w("pPr", w("ind", left=360 * (level + 1), hanging=300)), w("rPr", fonts()),
            ilvl=level,
        )
        for level, mark in enumerate(marks)
    ]  # fmt: skip
    return w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)


def settings(lang: str) -> str:
    """Return word/settings.xml: without the mode of compatibility, Word would open the file as one of 2007."""
    mode = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    body = NOTHING.join(
        (
            w("defaultTabStop", val=720),
            w("characterSpacingControl", val="compressPunctuation" if lang == "zh" else "doNotCompress"),
            w("compat", mode),
            w("themeFontLang", val=SPELLING[lang], eastAsia="zh-CN"),
            w("decimalSymbol", val="."),
            w("listSeparator", val=","),
        )
    )
    return DECLARATION + Markup("<w:settings {}>{}</w:settings>").format(NAMESPACES, body)
