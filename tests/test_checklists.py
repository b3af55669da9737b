"""Checklists: what is wrong with one is told by line; its words come in each language; its pages say it all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from site_builder import LANGUAGES, PROJECT, in_language, interface
from tiny_catalogue import page

from catalogue import load_catalogue
from catalogue.checklist_words import CHECKLIST_FILES
from catalogue.models import BY_SCHEME
from web.site import Site

pytest_plugins = ["site_fixtures"]

AT = "resources/checklists/first-steps.yml"
ES = "resources/translations/es/checklists/first-steps.yml"
TEXT = """\
id: first-steps
title: First steps
purpose: Before you begin.
chapter: program-development
groups:
  - id: people
    title: People
    items:
      - id: named-person
        text: A named person coordinates the program.
        why: Work of everybody is work of nobody.
        who: program-managers
        links: ["tool:role-sheet"]
      - id: payment
        text: Will you pay your peer supporters?
        why: Payment changes who applies.
        who: program-managers
        answer: true
added: 2026-11-22
"""
SPANISH = """\
title: Primeros pasos
purpose: Antes de comenzar.
groups:
  people: Personas
items:
  named-person:
    text: Una persona con nombre coordina el programa.
    why: El trabajo de todos es el trabajo de nadie.
  payment:
    text: ¿Pagará a sus pares de apoyo?
    why: El pago cambia quién se presenta.
"""
GUIDE = "docs/en/guide/program-development.md"
KINDS = ":, ".join(BY_SCHEME) + ":"


def faulty(old: str, new: str) -> dict[str, str]:
    """Return the checklist with one passage changed."""
    assert TEXT.count(old) == 1
    return {AT: TEXT.replace(old, new)}


def test_sound_checklist(catalogue):
    """A sound checklist is read, with its items in order."""
    found = catalogue({AT: TEXT, ES: SPANISH}).checklists["first-steps"]
    assert [item.id for item in found.items] == ["named-person", "payment"]
    assert [item.answer for item in found.items] == [False, True]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "id: payment",
            "id: named-person",
            '14: the item id "named-person" was already used in line 9. '
            "Choose another; the older one keeps its id. [repeated-id]",
        ),
        (
            "tool:role-sheet",
            "tool:role-shet",
            "13: there is no resources/tools/role-shet.yml. Correct the id or add the entry. "
            'Did you mean "role-sheet"? [unknown-id]',
        ),
        (
            "tool:role-sheet",
            "tols:role-sheet",
            '13: "tols:role-sheet" is not a link here. Write it like "tool:some-id", with one of '
            f'{KINDS}. Did you mean "tool"? [unknown-scheme]',
        ),
        (
            '["tool:role-sheet"]',
            '["tool:role-sheet", "tool:role-sheet", "tool:role-sheet", "tool:role-sheet"]',
            "13: there are 4 links, but at most 3 fit. Keep the most useful. [too-many-links]",
        ),
        (
            "chapter: program-development",
            "chapter: program-developmnt",
            '4: "program-developmnt" is not in vocabularies/chapters.yml. Choose one that is, or examples-in-practice '
            'or primary-care. Did you mean "program-development"? [unknown-term]',
        ),
        (
            "chapter: program-development\n",
            "chapter: program-development\nsteps: [define-role]\n",
            '5: "define-role" is not in vocabularies/steps.yml. Choose one that is, or propose it there. '
            'Did you mean "define-roles"? [unknown-term]',
        ),
        (
            "        who: program-managers\n        links",
            "        who: program-manager\n        links",
            '12: "program-manager" is not in vocabularies/audience.yml. Choose one that is, or propose it there. '
            'Did you mean "program-managers"? [unknown-term]',
        ),
        (
            "id: first-steps",
            "id: first-step",
            '1: the id is "first-step" but the file is called first-steps.yml. Make them equal. [id]',
        ),
        (
            "        why: Work of everybody is work of nobody.\n",
            "",
            '9: "groups", item 1, "items", item 1, "why" is missing. Add it; _template.yml shows how. [missing-field]',
        ),
    ],
)
def test_faults(problems, old, new, expected):
    """Each fault of a checklist is told at its line, with the way to mend it."""
    assert problems(faulty(old, new)) == [f"{AT}:{expected}"]


def test_group_without_items(problems):
    """A group without items is told."""
    text = TEXT[: TEXT.index("    items:")] + "    items: []\nadded: 2026-11-22\n"
    assert problems({AT: text}) == [f'{AT}:8: "groups", item 1, "items" is empty. Give at least one. [empty]']


def test_unknown_heading(problems):
    """A heading that the chapter does not have is told with the closest one."""
    files = faulty("chapter: program-development\n", "chapter: program-development\nheading: rols\n")
    files[GUIDE] = page("# Title\n\n## Roles { #roles }\n")
    expected = (
        f"{AT}:5: docs/en/guide/program-development.md has no heading {{ #rols }}. Correct the id. "
        'Did you mean "roles"? [unknown-id]'
    )
    assert problems(files) == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "[x](checklist:first-step)",
            "5: there is no resources/checklists/first-step.yml. Correct the id or add the checklist. "
            'Did you mean "first-steps"? [unknown-id]',
        ),
        (
            "::: checklist first-step",
            "5: there is no resources/checklists/first-step.yml. Correct the id or add the checklist. "
            'Did you mean "first-steps"? [unknown-id]',
        ),
        ("::: list", '5: ":::" puts a checklist into the page. Write "::: checklist some-id". [checklist-line]'),
        (
            "::: checklist first-steps\ntext",
            '5: "::: checklist" needs an empty line before and after it. Add them. [checklist-line]',
        ),
        (
            "::: checklist first-steps\n\n::: checklist first-steps",
            '7: the checklist "first-steps" already stands in line 5. Keep one. [checklist-line]',
        ),
    ],
)
def test_faults_in_the_guide(problems, line, expected):
    """A chapter that cites or holds a checklist wrongly is told so."""
    assert problems({AT: TEXT, GUIDE: page(f"{line}\n")}) == [f"{GUIDE}:{expected}"]


def test_sound_mentions(problems):
    """A chapter may cite a checklist and hold it; what stands in a code block is left alone."""
    body = "[x](checklist:first-steps)\n\n::: checklist first-steps\n\n```\n::: checklist some-id\n```\n"
    assert problems({AT: TEXT, GUIDE: page(body)}) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "  payment:\n",
            "  paymnt:\n",
            '9: the English checklist has no item "paymnt". Correct the id or delete it. Did you mean "payment"? '
            "[unknown-id]",
        ),
        (
            "  people: Personas",
            "  peple: Personas",
            '4: the English checklist has no group "peple". Correct the id or delete it. Did you mean "people"? '
            "[unknown-id]",
        ),
        (
            "    why: El pago",
            "    wy: El pago",
            '11: "wy" holds no words of an item. Delete it or correct its name. Did you mean "why"? [unknown-field]',
        ),
        (
            "purpose:",
            "porpose:",
            '2: "porpose" holds no words of a checklist. Delete it or correct its name. Did you mean "purpose"? '
            "[unknown-field]",
        ),
    ],
)
def test_faults_of_translations(problems, old, new, expected):
    """Words for something that the English checklist does not have are told."""
    assert problems({AT: TEXT, ES: SPANISH.replace(old, new)}) == [f"{ES}:{expected}"]


def test_translation_without_checklist(problems):
    """A translation whose checklist is gone is told."""
    expected = f"{ES}:1: there is no checklist resources/checklists/first-steps.yml. Rename this file or delete it. "
    assert problems({ES: SPANISH}) == [expected + "[unknown-id]"]


def test_missing_words(catalogue):
    """An item without translation is counted and shown in English, and says so."""
    short = SPANISH[: SPANISH.index("  payment:")]
    found = catalogue({AT: TEXT, ES: short})
    states = {
        name for lang, kind, name, state in found.untranslated() if kind == "checklists/first-steps" and lang == "es"
    }
    assert states == {"items.payment.text", "items.payment.why"}
    words = found.checklist_words(found.checklists["first-steps"], "es")
    assert str(words.texts["items.named-person.text"]) == "Una persona con nombre coordina el programa."
    assert words.texts["items.payment.text"].tag == "en"
    assert words.is_fallback


def test_outdated_words(catalogue, tmp_path):
    """Words made from another English are outdated until somebody changes them; marks are written by --fix."""
    found = catalogue({AT: TEXT, ES: SPANISH})
    english = {one.id: one.english() for one in found.checklists.values()}
    assert [path.name for path in CHECKLIST_FILES.mark(Path("resources/translations"), english)] == ["first-steps.yml"]
    marked = Path(ES).read_text(encoding="utf-8")
    assert re.search(r"(?m)^  items\.payment\.why: [0-9a-f]{8} [0-9a-f]{8}$", marked)
    assert CHECKLIST_FILES.mark(Path("resources/translations"), english) == []
    changed = english | {"first-steps": english["first-steps"] | {"title": "Second steps"}}
    assert CHECKLIST_FILES.mark(Path("resources/translations"), changed) == []


lang_by_lang = pytest.mark.parametrize("lang", LANGUAGES)


@lang_by_lang
def test_page_without_script(small, lang):
    """A checklist is a complete list in each language, with boxes to tick by hand and no dead buttons."""
    found = small.page(in_language("checklists/first-meeting/", lang))
    items = found.select(".check")
    assert [item["data-item"] for item in items] == ["date-set", "chair", "chairs"]
    assert len(found.select(".check__box")) == 3
    assert "<b>" in items[2].get_text()
    for control in found.select("main input, main button, main textarea"):
        assert control.find_parent("template") or control.find_parent(hidden=True), control


@lang_by_lang
def test_lists_of_checklists(small, lang):
    """The home page, the index, the chapter and a cited entry lead to the checklist."""
    for path in ("", "checklists/", "guide/organizational-readiness/", "tools/planning-sheet/"):
        links = small.page(in_language(path, lang)).select('main a[href$="checklists/first-meeting/"]')
        assert links, path


def test_scripts_only_where_needed(small):
    """Scripts come with checklists and My plan at once, on chapters later; the styles of a chapter's list at once."""

    with_scripts = {path for path in small.pages_in("en") if "checklist-store" in small.text(path)}
    assert with_scripts == {"checklists/", "checklists/first-meeting/", "my-plan/"}
    with_styles = {path for path in small.pages_in("en") if "checklists.css" in small.text(path)}
    assert with_styles == {*with_scripts, "guide/organizational-readiness/"}
    assert "docx" not in re.findall(r'<script src="([^"]*)"', small.text("my-plan/"))


def test_line_below_a_section():
    """A section leads to its checklist, unless the chapter holds it whole."""
    read = load_catalogue(PROJECT / "resources", PROJECT / "docs")
    site = Site(read, "", "", PROJECT / "overrides/fragments")
    pages = site.checklists["es"]
    line = BeautifulSoup(pages.of_heading("organizational-readiness", "coordinator", "../../../"), "html.parser")
    assert line.a["href"] == "../../../es/checklists/coordinator/"
    assert line.get_text().startswith(interface("es")["say_checklist"])
    assert not pages.of_heading("organizational-readiness", "assess-readiness", "")
    assert not pages.of_heading("evaluation", "coordinator", "")


@lang_by_lang
def test_translation_status(small, lang):
    """The page about translations counts the checklists as it counts the entries."""
    text = small.page(in_language("contribute/translation-status/", lang)).select_one("article").get_text()
    wanted = interface(lang)["status_count"].format(
        what=interface(lang)["checklists"], total=1, complete=1, missing=0, outdated=0
    )
    assert text.count(wanted) == (2 if lang == "en" else 1)


def test_embedded_ids(small):
    """No id stands twice on a chapter that holds a checklist."""
    ids = [element["id"] for element in small.page("guide/organizational-readiness/").select("[id]")]
    assert len(ids) == len(set(ids))


@lang_by_lang
def test_words_of_the_scripts(small, lang):
    """The scripts find their words in the language of the page."""
    section = small.page(in_language("checklists/first-meeting/", lang)).select_one(".checklist")
    said = json.loads(section["data-words"])
    assert said["cleared"] == interface(lang)["say_cleared"]
    scripts = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "overrides/assets/js").glob("*.js"))
    for key in re.findall(r'\bsay\("(\w+)"', scripts):
        assert key in said


def test_real_ids_are_unique_and_complete():
    """Every checklist of the site has a translation file in each language."""
    names = {path.name for path in (PROJECT / "resources/checklists").glob("[!_]*.yml")}
    for lang in ("es", "zh"):
        folder = PROJECT / "resources/translations" / lang / "checklists"
        assert {path.name for path in folder.glob("*.yml")} == names
