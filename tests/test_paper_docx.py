"""Word files: every checklist and material, whole, with real styles and with controls that a form needs."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from functools import cache
from typing import Any

import docx
import pytest
from lxml import etree
from paper_documents import catalogue, documents, shelf

from paper import tree
from paper.archive import archive
from paper.docx_file import docx_bytes
from paper.widths import shares, wide_enough

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LANGUAGES = ("en", "es", "zh")
LETTER, A4 = ("12240", "15840"), ("11906", "16838")
LONGEST = 64
"""Word takes a file for broken in which the name of a control is longer."""

MADE: dict[str, list[tuple[dict[str, Any], bytes]]] = {}


def made(lang: str) -> list[tuple[dict[str, Any], bytes]]:
    """Return (document, Word file) of every checklist and material in a language."""
    if lang not in MADE:
        MADE[lang] = [(document, written(document)) for document in documents("docx", lang)]
    return MADE[lang]


def written(document: dict[str, Any]) -> bytes:
    """Return the Word file of a document."""
    return docx_bytes(document, catalogue().interface[document["lang"]], shelf().colors)


@cache
def parts(data: bytes) -> dict[str, etree._Element]:
    """Read a Word file: {name of the part: its XML}. Tests only look at it."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: etree.fromstring(file.read(name)) for name in file.namelist()}


def values(root: etree._Element, name: str, attribute: str = "val") -> list[str]:
    """Return an attribute of every element of a name."""
    return [found.get(f"{W}{attribute}") for found in root.iter(f"{W}{name}")]


def shown(root: etree._Element) -> str:
    """Return everything that a reader can find in a part, without blanks: also what lists to choose from offer."""
    texts = [text.text or "" for text in root.iter(f"{W}t")]
    return re.sub(r"\s", "", "".join(texts) + "".join(values(root, "listItem", "displayText")))


def faults(data: bytes) -> list[str]:
    """Say what is wrong with a Word file, whatever it holds."""
    found = []
    try:
        part = parts(data)
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        return [f"cannot be read: {error}"]
    body = part["word/document.xml"]
    styles = part["word/styles.xml"]
    ids = Counter(values(body, "id"))
    found += [f"control {one} is there {count} times" for one, count in ids.items() if count > 1]
    found += [f"long name {name}" for name in values(body, "alias") if len(name) > LONGEST]
    known = set(values(styles, "style", "styleId"))
    used = {style for kind in ("pStyle", "rStyle", "tblStyle") for style in values(body, kind)}
    found += [f"style {style} is not there" for style in used - known]
    for name, root in part.items():
        bare = [fonts for fonts in root.iter(f"{W}rFonts") if not fonts.get(f"{W}eastAsia")]
        found += [f"{name} has fonts without Chinese"] * bool(bare)
    plain = [style.get(f"{W}styleId") for style in styles.iter(f"{W}style") if style.get(f"{W}type") == "paragraph"]
    fonted = [style.getparent().getparent().get(f"{W}styleId") for style in styles.iter(f"{W}rFonts")]
    found += [f"style {style} has no fonts" for style in set(plain) - set(fonted)]
    for table in body.iter(f"{W}tbl"):
        grid = table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "GuideTable"
        if grid and table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
            found.append("a table whose head is not marked")
    levels = [1 if style == "Title" else 1 + int(style[-1]) for style in values(body, "pStyle") if style in HEADS]
    found += ["headings skip a level"] * any(
        after > before + 1 for before, after in zip(levels, levels[1:], strict=False)
    )
    found += ["the title is not there once, first"] * (levels[:1] != [1] or levels.count(1) != 1)
    targets = {relation.get("Id") for relation in part["word/_rels/document.xml.rels"]}
    found += [
        f"link {link} leads nowhere"
        for link in (e.get(f"{R}id") for e in body.iter(f"{W}hyperlink"))
        if link not in targets
    ]
    numbers = set(values(part["word/numbering.xml"], "num", "numId"))
    found += [f"list {number} is not there" for number in values(body, "numId") if number not in numbers]
    return found


HEADS = ("Title", "Heading1", "Heading2", "Heading3")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_file_is_sound(lang):
    """There is a file of each checklist and material, and nothing is wrong with any."""
    assert len(made(lang)) == len(catalogue().checklists) + len(catalogue().materials)
    assert {document["id"]: found for document, data in made(lang) if (found := faults(data))} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_lost(lang):
    """Every text of a document stands in its Word file."""
    missing = []
    for document, data in made(lang):
        there = shown(parts(data)["word/document.xml"])
        wanted = [document["title"], document["kicker"], *tree.texts([document["lead"], document["body"]])]
        wanted += tree.texts(document.get("use", []))
        missing += [(document["id"], text) for text in wanted if re.sub(r"\s", "", text) not in there]
    assert missing == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_boxes_to_tick(lang):
    """Each item of a checklist is a box that Word can tick, unticked, and says what it is."""
    for document, data in made(lang):
        body = parts(data)["word/document.xml"]
        boxes = [box.getparent() for box in body.iter(f"{W14}checkbox")]
        names = [box.find(f"{W}alias").get(f"{W}val") for box in boxes]
        items = [
            tree.text_of(item["runs"])
            for node in tree.walk(document["body"])
            if node["k"] == "checks"
            for item in node["items"]
        ]
        cells = [
            len(node["points"]) * len(node["items"]) for node in tree.walk(document["body"]) if node["k"] == "scale"
        ]
        wanted = [item if len(item) <= LONGEST else f"{item[: LONGEST - 1]}…" for item in items]
        assert Counter(wanted) <= Counter(names), document["id"]
        assert len(names) >= len(items) + sum(cells), document["id"]
        assert all(box.find(f"{W14}checkbox/{W14}checked").get(f"{W14}val") == "0" for box in boxes)
        if document["kind"] == "checklist":
            assert len(names) == len(items)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fields(lang):
    """Each question is a control of its kind: a calendar, a list with all options, a field for text."""
    for document, data in made(lang):
        body = parts(data)["word/document.xml"]
        nodes = list(tree.walk(document["body"]))
        tables = [node for node in nodes if node["k"] == "table"]
        blank = Counter(
            node["types"][column]
            for node in tables
            for row in [*node["rows"], *[[[]] * len(node["head"])] * node["empty"]]
            for column, cell in enumerate(row)
            if not cell
        )
        dates = sum(node["k"] == "field" and node["type"] == "date" for node in nodes)
        dates += document["kind"] == "checklist"
        assert len(list(body.iter(f"{W}date"))) == dates + blank["date"], document["id"]
        lists = [[item.get(f"{W}value") for item in found] for found in body.iter(f"{W}dropDownList", f"{W}comboBox")]
        for node in tables:
            for options in node["options"].values():
                assert options in lists, document["id"]
        assert len(lists) >= blank["choice"]
        single = [node for node in nodes if node["k"] == "choice" and not node["many"]]
        assert len(lists) <= blank["choice"] + len(single)
        written_in = [
            node["label"]
            for node in nodes
            if node["k"] == "field" and node["type"] in ("line", "lines", "number", "phone")
        ]
        names = [text.getparent().find(f"{W}alias").get(f"{W}val") for text in body.iter(f"{W}text")]
        assert {label[: LONGEST - 1] for label in written_in} <= {name[: LONGEST - 1] for name in names}


@pytest.mark.parametrize(("lang", "paper"), [("en", LETTER), ("es", LETTER), ("zh", A4)])
def test_paper(lang, paper):
    """The page is that of the reader's country, lying where the material asks for it."""
    for document, data in made(lang):
        size = next(parts(data)["word/document.xml"].iter(f"{W}pgSz"))
        lying = bool(document.get("landscape"))
        assert (size.get(f"{W}w"), size.get(f"{W}h")) == (paper[::-1] if lying else paper)
        assert (size.get(f"{W}orient") == "landscape") == lying


@pytest.mark.parametrize(
    ("lang", "tag", "latin"), [("en", "en", "en-US"), ("es", "es", "es-MX"), ("zh", "zh-Hans", "en-US")]
)
def test_language_and_properties(lang, tag, latin):
    """Word knows title, source, language and day of each file; the day is that of its words, not of the build."""
    for document, data in made(lang):
        core = docx.Document(io.BytesIO(data)).core_properties
        assert (core.title, core.language, core.identifier) == (document["title"], tag, document["url"])
        assert core.author == catalogue().interface[lang]["site_name"]
        assert core.created.date().isoformat() == core.modified.date().isoformat() == document["day"]
        default = next(parts(data)["word/styles.xml"].iter(f"{W}lang"))
        assert (default.get(f"{W}val"), default.get(f"{W}eastAsia")) == (latin, "zh-CN")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_footer(lang):
    """Each page names source, version, address and license, and its number."""
    for document, data in made(lang):
        part = parts(data)
        footer, there = part["word/footer.xml"], shown(part["word/footer.xml"])
        for text in (document["source"], document["version"], document["date"], document["license"], document["url"]):
            assert re.sub(r"\s", "", text) in there
        assert values(footer, "fldSimple", "instr") == ["PAGE", "NUMPAGES"]
        targets = {relation.get("Id"): relation.get("Target") for relation in part["word/_rels/footer.xml.rels"]}
        assert [targets[link.get(f"{R}id")] for link in footer.iter(f"{W}hyperlink")] == [document["url"]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_same_bytes(lang):
    """The same document makes the same file, whose dates are not of today; it is small enough for a phone."""
    for document, data in made(lang)[::7]:
        assert written(document) == data
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert max(len(data) for _, data in made(lang)) < 60_000


def sheet(*body: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return a small material."""
    return {
        "kind": "material", "lang": "en", "title": "Sheet", "kicker": "To plan", "lead": [], "layout": "form",
        "url": "https://site.example/sheet/", "source": "Guide", "version": "2026.11", "date": "November 22, 2026",
        "day": "2026-11-22", "license": "CC BY 4.0", "path": "sheet.yml", "body": list(body), **fields,
    }  # fmt: skip


def para(text: str, **run: Any) -> dict[str, Any]:
    """Return a paragraph."""
    return {"k": "para", "runs": [{"t": text, **run}]}


HOSTILE = "<w:t> & \"quotes\" 'single' ]]> {braces} %s 中文"


def test_any_text_stays_text():
    """What looks like markup is written as it stands, wherever it is."""
    field = {"k": "field", "id": "f", "type": "line", "label": HOSTILE, "hint": HOSTILE}
    choice = {
        "k": "choice",
        "id": "c",
        "label": HOSTILE,
        "many": False,
        "options": [{"id": "o", "runs": [{"t": HOSTILE}]}],
    }
    data = written(
        sheet(para(HOSTILE, href="https://site.example/?a=1&b=2"), field, choice, title=HOSTILE, license=HOSTILE)
    )
    assert faults(data) == []
    assert shown(parts(data)["word/document.xml"]).count(re.sub(r"\s", "", HOSTILE)) >= 6
    assert docx.Document(io.BytesIO(data)).core_properties.title == HOSTILE


def test_marks_of_text():
    """Strong, emphasis, links and other languages reach Word; a separator is a new line."""
    runs = [
        {"t": "strong", "b": True},
        {"t": "leaning", "i": True},
        {"t": "link", "href": "https://a.example/"},
        {"t": "中文", "lang": "zh-Hans"},
        {"t": "one\u2028two"},
    ]
    body = parts(written(sheet({"k": "para", "runs": runs})))["word/document.xml"]
    run = {"".join(text.text for text in found.iter(f"{W}t")): found for found in body.iter(f"{W}r")}
    assert run["strong"].find(f"{W}rPr/{W}b") is not None
    assert run["leaning"].find(f"{W}rPr/{W}i") is not None
    assert run["link"].getparent().tag == f"{W}hyperlink"
    assert run["中文"].find(f"{W}rPr/{W}lang").get(f"{W}eastAsia") == "zh-CN"
    assert len(list(run["onetwo"].iter(f"{W}br"))) == 1


def test_quotation_marks_in_chinese():
    """Signs that both scripts have are set in the Chinese font in a Chinese file, in the Latin one in others."""

    def hints(lang: str) -> list[str]:
        body = parts(written(sheet(para("他说：“好……”"), lang=lang)))["word/document.xml"]
        return values(body, "rFonts", "hint")

    assert hints("zh") == ["eastAsia"]
    assert hints("en") == []


def test_long_choices_are_boxes():
    """Few short answers are a list to choose from, which shows them; long ones are boxes, each on a line of its own."""

    def controls(*texts: str) -> tuple[int, int]:
        options = [{"id": str(number), "runs": [{"t": text}]} for number, text in enumerate(texts)]
        node = {"k": "choice", "id": "c", "label": "Question?", "many": False, "options": options}
        body = parts(written(sheet(node)))["word/document.xml"]
        return len(list(body.iter(f"{W}dropDownList"))), len(list(body.iter(f"{W14}checkbox")))

    assert controls("Yes", "No") == (1, 0)
    assert controls("A long answer that takes its time " * 2, "Another long answer, as long as that one") == (0, 2)


def test_posters_show_nothing_but_themselves():
    """A poster begins with its call; what it is and how to use it stand on a page after it."""
    heading = {"k": "heading", "level": 2, "id": "call", "runs": [{"t": "You can help"}]}
    data = written(sheet(heading, para("Come."), layout="poster", lead=[{"t": "A flyer."}], use=[para("Print it.")]))
    assert faults(data) == []
    there = shown(parts(data)["word/document.xml"])
    assert there.startswith("Youcanhelp")
    assert there.index("Come.") < there.index("Aflyer.") < there.index("Printit.")


def test_sheets_for_participants_can_be_handed_out():
    """How to use a sheet that participants get stands on a page after it; with any other, before it."""

    def order(**fields: Any) -> list[int]:
        document = sheet(para("Body."), lead=[{"t": "Lead."}], use=[para("Use.")], **fields)
        there = shown(parts(written(document))["word/document.xml"])
        return [there.index(text) for text in ("Lead.", "Body.", "Use.")]

    assert order(handed=True) == sorted(order(handed=True))
    assert order() != sorted(order())


def test_numbered_lists_begin_anew():
    """Each numbered list counts from 1."""
    item = [[para("first")], [para("second")]]
    numbered = {"k": "list", "ordered": True, "items": item}
    part = parts(written(sheet(numbered, {"k": "list", "ordered": False, "items": item}, numbered)))
    used = values(part["word/document.xml"], "numId")
    assert used[0] == used[1] != used[4] == used[5]
    starts = {
        n.get(f"{W}numId"): n.find(f"{W}lvlOverride/{W}startOverride")
        for n in part["word/numbering.xml"].iter(f"{W}num")
    }
    assert all(starts[number] is not None for number in (used[0], used[4]))
    assert starts[used[2]] is None


def test_unknown_node():
    """A node that Word files have no form for stops the build instead of vanishing."""
    with pytest.raises(tree.TreeError, match="figure"):
        written(sheet({"k": "figure", "svg": "<svg/>", "alt": "x", "caption": []}))


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        ("word/document.xml", b"<w:tblHeader/>", b"", "a table whose head is not marked"),
        ("word/document.xml", b'<w:id w:val="1002"/>', b'<w:id w:val="1001"/>', "control 1001 is there 2 times"),
        ("word/document.xml", b'w:val="Heading1"', b'w:val="Heading3"', "headings skip a level"),
        ("word/document.xml", b'w:val="TableText"', b'w:val="Elsewhere"', "style Elsewhere is not there"),
        ("word/document.xml", b'r:id="link', b'r:id="lost', "link lost"),
        ("word/styles.xml", b' w:eastAsia="Microsoft YaHei"', b"", "word/styles.xml has fonts without Chinese"),
        ("word/document.xml", b"</w:body>", b"", "cannot be read"),
    ],
)  # fmt: skip
def test_damage_is_found(part, old, new, said):
    """What looks for faults finds those that were put in."""
    whole = next(data for document, data in made("en") if document["id"] == "supporter-application-form")
    assert faults(whole) == []
    with zipfile.ZipFile(io.BytesIO(whole)) as file:
        contents = {name: file.read(name) for name in file.namelist()}
    assert old in contents[part]
    contents[part] = contents[part].replace(old, new)
    assert any(fault.startswith(said) for fault in faults(archive(contents)))


def test_columns():
    """Widths add up to the page, and a narrow column becomes wide enough for its words at the cost of the others."""
    assert sum(shares(9866, (1, 1, 1))) == 9866
    assert wide_enough([100, 500, 400], [300, 100, 100]) == [300, 386, 314]
    assert wide_enough([100, 500], [50, 100]) == [100, 500]
    assert wide_enough([100, 200], [300, 200]) == [100, 200]
