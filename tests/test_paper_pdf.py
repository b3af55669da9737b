"""The PDFs: what people who print them, fill them in, hear them or keep them for years rely on."""

from __future__ import annotations

import re

import pikepdf
import pytest
import zxingcpp
from paper_documents import catalogue, wanted
from pdf_reading import elements, faults, fields, lines, made, named, opened, pictures, squeezed, text

from paper import tree
from paper.forms import box_labels

SHEETS = [
    f"{stem}-{lang}.pdf"
    for stem in (
        "are-we-ready",  # a checklist
        "supporter-application-form",  # fields and choices
        "participant-satisfaction-form",  # scales
        "budget-worksheet",  # wide tables, landscape
        "role-play-cards",
        "diabetes-self-care-handout",
    )
    for lang in ("en", "es", "zh")
]
DISPLAYED = [
    f"{stem}-{lang}.pdf" for stem in ("recruitment-flyer", "certificate-of-completion") for lang in ("en", "zh")
]
READ = [
    "guide-introduction-es.pdf",
    "guide-program-development-zh.pdf",
    "glossary-en.pdf",
    "materials-in-chinese-es.pdf",
]
ALL = [*SHEETS, "are-we-ready-es-a4.pdf", *DISPLAYED, *READ, "peer-support-guide-zh.pdf"]

NOT_FIRST = set("，。、；：？！）》〉」』】〕”’％…—·～")
NOT_LAST = set("（《〈「『【〔“‘")
"""What may not stand at the beginning and at the end of a Chinese line."""


@pytest.mark.parametrize("name", ALL)
def test_every_rule_of_accessible_and_lasting_pdfs_is_kept(name):
    """PDF/UA-1 and PDF/A-2a, all rules that the checker knows."""
    assert faults(made(name).data) == []


@pytest.mark.parametrize("name", ALL)
def test_a_reader_program_knows_language_and_title(name):
    """A screen reader chooses its voice by the language; the window shows the title, not the file's name."""
    pdf, document = opened(made(name).data), named(name).document
    assert str(pdf.Root.Lang).split("-")[0] == document["lang"]
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == document["title"]


@pytest.mark.parametrize("name", ALL)
def test_no_word_is_lost(name):
    """Every text of the tree stands in the PDF."""
    document = named(name).document
    said = squeezed(text(made(name).data))
    shown = {key: document[key] for key in ("title", "body")}
    if document.get("layout") in ("poster", "certificate") or document["kind"] == "booklet":
        shown.pop("title")
    if document["kind"] == "checklist":
        shown["body"] = [_without_who(block) for block in shown["body"]]
    leaves = [leaf for leaf in tree.texts(shown) if leaf.strip() and leaf != document["path"]]
    assert [leaf for leaf in leaves if not _is_said(squeezed(leaf), said)] == []
    assert len(leaves) > 3


def _is_said(leaf, said):
    """Say whether a text stands there, in capitals perhaps, or parted by the foot of a page."""
    if leaf in said or leaf.upper() in said:
        return True
    return any(leaf[:cut] in said and leaf[cut:] in said for cut in range(1, len(leaf)))


def _without_who(block):
    """A sheet leaves room for a name; who usually does it stands on the page."""
    if block["k"] != "checks":
        return block
    return block | {"items": [{key: item[key] for key in ("runs", "note")} for item in block["items"]]}


@pytest.mark.parametrize("name", ALL)
def test_fonts_are_inside_as_subsets(name):
    """The sheet looks the same on every machine and stays small."""
    found = set()
    for sheet in opened(made(name).data).pages:
        for font in sheet.Resources.get("/Font", {}).values():
            descendant = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            assert {"/FontFile2", "/FontFile3"} & set(descendant.FontDescriptor.keys())
            found.add(str(font.BaseFont))
    assert found
    assert all(re.match(r"/[A-Z]{6}\+", font) for font in found)


@pytest.mark.parametrize("name", [*SHEETS, "are-we-ready-es-a4.pdf"])
def test_every_box_can_be_ticked(name):
    """Each drawn box is a form field with a name of its own, the item's words to hear, and a look for both states."""
    pdf, labels = opened(made(name).data), box_labels(named(name).document["body"])
    boxes = fields(pdf)
    assert sorted(str(box.TU) for box in boxes) == sorted(labels.values())
    assert len({str(box.T) for box in boxes}) == len(boxes)
    assert all({"/Yes", "/Off"} == set(box.AP.N.keys()) for box in boxes)
    assert sum(element.S == "/Form" for element in elements(pdf)) == len(boxes)
    assert all("/A" not in box for box in boxes)
    assert all(sheet.get("/Tabs") == "/S" for sheet in pdf.pages if "/Annots" in sheet)


@pytest.mark.parametrize("lang", ["en", "es", "zh"])
def test_checklists_are_one_sheet(lang):
    """A team ticks one leaf of paper; each checklist has one title and as many boxes as items."""
    for one in wanted():
        if one.subject[0] == "checklists" and one.name.endswith(f"-{lang}.pdf"):
            assert made(one.name).pages <= 2, one.name
            names = [str(element.S) for element in elements(opened(made(one.name).data))]
            assert names.count("/H1") == 1
            items = catalogue().checklists[one.subject[1]].items
            assert names.count("/Form") == len(items)


@pytest.mark.parametrize("name", ALL)
def test_links_lead_somewhere(name):
    """A link is an absolute address or a place in the same file; no mark of a box is left."""
    for sheet in opened(made(name).data).pages:
        for annotation in sheet.get("/Annots", []):
            action = annotation.get("/A", {})
            if "/URI" in action:
                assert re.match(r"https?://", str(action.URI))
                assert annotation.get("/Contents")


@pytest.mark.parametrize("name", [*SHEETS, "guide-introduction-es.pdf", "peer-support-guide-zh.pdf"])
def test_the_qr_code_leads_to_the_page(name):
    """A phone that looks at the printed sheet finds the page it was made of."""
    document = named(name).document
    found = [code.text for picture in pictures(made(name).data, 150)[:1] for code in zxingcpp.read_barcodes(picture)]
    assert found == [document["url"]]


@pytest.mark.parametrize("name", ALL)
def test_source_and_license_are_said(name):
    """Who holds the sheet in hand knows where it comes from, of when it is and that it may be copied."""
    document, said = named(name).document, squeezed(text(made(name).data))
    for words in (document["source"], document["version"], document["date"], document["license"]):
        assert squeezed(words) in said


@pytest.mark.parametrize("name", ["guide-introduction-es.pdf", "peer-support-guide-zh.pdf"])
def test_bookmarks_are_the_headings(name):
    """The list beside the text in a reader program is the list of headings, in their order."""
    document = named(name).document
    chapters = document["body"] if document["kind"] == "guide" else [document]
    wanted_titles = []
    for chapter in chapters:
        wanted_titles.append(chapter["title"])
        wanted_titles += [
            tree.text_of(block["runs"]) for block in tree.walk(chapter["body"]) if block["k"] == "heading"
        ]
    with opened(made(name).data).open_outline() as outline:
        waiting, found = list(outline.root), []
        while waiting:
            item = waiting.pop(0)
            found.append(item.title)
            waiting = list(item.children) + waiting
    assert found == wanted_titles


@pytest.mark.parametrize("name", [name for name in ALL if "-zh" in name])
def test_chinese_lines_begin_and_end_as_they_may(name):
    """No line begins with a closing mark or ends with an opening one."""
    found = [line for line in lines(made(name).data) if len(line) > 8]
    assert len(found) >= 4
    assert [line for line in found if line[0] in NOT_FIRST - set("…—·")] == []
    assert [line for line in found if line[-1] in NOT_LAST] == []


@pytest.mark.parametrize("name", [*SHEETS, *READ])
def test_ink_stays_on_the_paper(name):
    """No page is empty, and nothing is printed where printers cannot print."""
    for picture in pictures(made(name).data, 40):
        gray = picture.convert("L")
        left, top, right, bottom = gray.point(lambda value: 255 if value < 250 else 0).getbbox()
        edge = 40 * 8 / 25.4  # 8 mm
        assert left >= edge
        assert top >= edge
        assert right <= gray.width - edge
        assert bottom <= gray.height - edge


@pytest.mark.parametrize("name", ALL)
def test_files_are_small(name):
    """A phone with a slow connection gets them."""
    limits = {"checklist": 200, "material": 200, "chapter": 400, "glossary": 400, "booklet": 400, "guide": 3000}
    assert len(made(name).data) < limits[named(name).document["kind"]] * 1000


def test_papers_are_those_of_the_country():
    """Letter in English, Letter and A4 in Spanish, A4 in Chinese; wide tables lie on their side."""
    names = ("are-we-ready-en", "are-we-ready-es", "are-we-ready-es-a4", "are-we-ready-zh", "budget-worksheet-zh")
    pdfs = [opened(made(f"{name}.pdf").data) for name in names]
    sizes = [[round(float(edge)) for edge in pdf.pages[0].MediaBox[2:]] for pdf in pdfs]
    assert sizes == [[612, 792], [612, 792], [595, 842], [595, 842], [842, 595]]


def test_the_handout_for_people_with_diabetes_is_one_leaf():
    """A promotora prints one leaf, both sides, and her phone loads less than 200 kB."""
    for name in ("diabetes-self-care-handout-es.pdf", "diabetes-self-care-handout-es-a4.pdf"):
        assert made(name).pages == 2
        assert len(made(name).data) < 200_000


def test_the_same_input_gives_the_same_bytes():
    """Nothing depends on the clock, on chance or on what was set before."""
    from pdf_reading import typesetter

    for name in ("are-we-ready-zh.pdf", "guide-introduction-es.pdf"):
        one = named(name)
        again = type(typesetter())(typesetter().colors, typesetter().words)
        assert again.pdf(one.document, str(one.paper)).data == made(name).data


def _drop(pdf, *path):
    node = pdf.Root
    for key in path[:-1]:
        node = node[key]
    del node[path[-1]]


def _first(pdf, kind):
    return next(element for element in elements(pdf) if kind == element.S)


def _unname_field(pdf):
    del fields(pdf)[0].TU


def _unform(pdf):
    _first(pdf, "/Form").S = pikepdf.Name.Div


def _skip_level(pdf):
    _first(pdf, "/H2").S = pikepdf.Name.H4


def _unembed(pdf):
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    descriptor = font.DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


def _no_text(pdf):
    del next(iter(pdf.pages[0].Resources.Font.values())).ToUnicode


def _no_alt(pdf):
    del _first(pdf, "/Figure").Alt


def _no_tabs(pdf):
    del pdf.pages[0].Tabs


def _hide_title(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _unmark(pdf):
    pdf.Root.MarkInfo.Marked = False


def _no_identification(pdf):
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfuaid:part"]


DAMAGE = {
    "no language": lambda pdf: _drop(pdf, "/Lang"),
    "not marked": _unmark,
    "no structure": lambda pdf: _drop(pdf, "/StructTreeRoot"),
    "figure without words": _no_alt,
    "title not shown": _hide_title,
    "font not inside": _unembed,
    "no way from signs to letters": _no_text,
    "heading level left out": _skip_level,
    "no order of tabs": _no_tabs,
    "field outside its tag": _unform,
    "field without a name": _unname_field,
    "not called accessible": _no_identification,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_checker_sees_damage(damage, tmp_path):
    """What the tests above call sound is worth something: each fault planted in a sound file is found."""
    pdf = opened(made("are-we-ready-en.pdf").data)
    DAMAGE[damage](pdf)
    pdf.save(tmp_path / "damaged.pdf")
    assert faults((tmp_path / "damaged.pdf").read_bytes())
