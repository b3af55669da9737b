"""Materials: what is wrong with one is told by line, and its words come in each language."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_catalogue import PROJECT, page

from catalogue import load_catalogue
from catalogue.locales import LANGUAGES
from catalogue.material_checks import PAGES
from catalogue.material_words import MATERIAL_FILES
from catalogue.schema import material_schema_text

AT = "resources/materials/cost-sheet.yml"
ES = "resources/translations/es/materials/cost-sheet.yml"
TEXT = """\
id: cost-sheet
title: Cost sheet
summary: A sheet for costs.
use: Fill it in.
purpose: plan
layout: form
chapter: program-development
audience: [program-managers]
sources: ["tool:role-sheet"]
sections:
  - id: costs
    title: Costs
    blocks:
      - id: running
        kind: table
        label: Running costs
        columns:
          - {id: what, title: What}
          - {id: how, title: How, type: choice, options: [{id: cash, text: Cash}]}
          - {id: price, title: Price, type: money}
          - {id: times, title: Times, type: number}
          - {id: sum, title: Sum, type: money, formula: price * times}
        rows:
          - {id: bus, cells: {what: Bus}}
        empty: 2
        total: true
      - {id: all, kind: total, label: All, of: [running]}
      - {id: why, kind: field, label: Why?, hint: In a line., type: line}
added: 2026-11-22
"""
SPANISH = """\
title: Hoja de costos
summary: Una hoja para los costos.
use: Complétela.
words:
  costs: Costos
  costs.running: Costos corrientes
  costs.running.what: Qué
  costs.running.how: Cómo
  costs.running.how.cash: En efectivo
  costs.running.price: Precio
  costs.running.times: Veces
  costs.running.sum: Suma
  costs.running.bus.what: Autobús
  costs.all: Todo
  costs.why: ¿Por qué?
  costs.why.hint: En una línea.
"""
GUIDE = "docs/en/guide/program-development.md"


def test_sound_material(catalogue):
    """A sound material is read; every English text has a name, in the order of the page."""
    found = catalogue({AT: TEXT, ES: SPANISH}).materials["cost-sheet"]
    assert list(found.english())[3:] == [
        line.strip().partition(":")[0] for line in SPANISH.split("words:\n")[1].splitlines()
    ]


FAULTS = [
    ("id: cost-sheet", "id: es", '1: "es" is the address of another page. Rename the material and its file. [id]'),
    (
        "purpose: plan",
        "purpose: plann",
        '5: "purpose" is "plann", but must be one of: plan, recruit, train, support, supervise, evaluate, '
        'participants. Choose one. Did you mean "plan"? [unknown-term]',
    ),
    (
        "kind: field",
        "kind: feild",
        '28: "sections", item 1, "blocks", item 3 is of the kind "feild", but must be of one of: text, list, field, '
        'choice, scale, table, total, box, cards. Choose one. Did you mean "field"? [unknown-term]',
    ),
    (
        ", kind: field",
        "",
        '28: "sections", item 1, "blocks", item 3 has no "kind". Add it; _template.yml shows the kinds. '
        "[missing-field]",
    ),
    (
        "hint: In a line.",
        "hints: In a line.",
        '28: "sections", item 1, "blocks", item 3, "hints" is not a field here. Correct its name or delete it. '
        'Did you mean "hint"? [unknown-field]',
    ),
    (
        "id: why",
        "id: all",
        '28: the block id "all" was already used in line 27. Choose another; the older one keeps its id. [repeated-id]',
    ),
    (
        "id: bus",
        "id: what",
        '24: the row id "what" was already used in line 18. Choose another; the older one keeps its id. [repeated-id]',
    ),
    (
        "- id: costs",
        "- id: title",
        '11: the section id "title" was already used in line 2. Choose another; the older one keeps its id. '
        "[repeated-id]",
    ),
    (
        "{what: Bus}",
        "{wat: Bus}",
        '24: the table has no column "wat". Correct the id. Did you mean "what"? [unknown-id]',
    ),
    (
        "type: choice, options",
        "options",
        '19: a column has options if its type is "choice", and only then. Correct the one or the other. [column]',
    ),
    (
        "price * times",
        "price * tims",
        '22: "tims" is no other column of numbers in this table. Correct the id. Did you mean "times"? [formula]',
    ),
    (
        "price * times",
        "price * (times",
        '22: "price * (times" cannot be computed. Write it like "unit-cost * quantity". [formula]',
    ),
    (
        "price * times",
        "sum * times",
        '22: "sum" is no other column of numbers in this table. Correct the id. [formula]',
    ),
    (
        "of: [running]",
        "of: [runing]",
        '27: "runing" is no table of this section with a total of money. Correct the id. Did you mean "running"? '
        "[unknown-id]",
    ),
    (
        "tool:role-sheet",
        "tool:role-shet",
        "9: there is no resources/tools/role-shet.yml. Correct the id or add the entry. "
        'Did you mean "role-sheet"? [unknown-id]',
    ),
    (
        "audience: [program-managers]",
        "audience: [program-manager]",
        '8: "program-manager" is not in vocabularies/audience.yml. Choose one that is, or propose it there. '
        'Did you mean "program-managers"? [unknown-term]',
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS)
def test_faults(problems, old, new, expected):
    """Each fault of a material is told at its line, with the way to mend it."""
    assert TEXT.count(old) == 1
    found = problems({AT.replace("cost-sheet", "es") if new == "id: es" else AT: TEXT.replace(old, new)})
    assert found == [f"{AT.replace('cost-sheet', 'es') if new == 'id: es' else AT}:{expected}"]


def test_table_without_rows(problems):
    """A table that would be drawn without a row is told."""
    text = TEXT.replace("        rows:\n          - {id: bus, cells: {what: Bus}}\n        empty: 2\n", "")
    expected = f'{AT}:14: the table has no rows. Add "empty: 6" for six blank ones, or rows with words. [empty]'
    assert problems({AT: text}) == [expected]


def test_total_of_words(problems):
    """A table of words has nothing to add up, and a total over it neither."""
    text = TEXT.replace("type: money", "type: text").replace("type: number", "type: text")
    text = text.replace(", formula: price * times", "")
    assert problems({AT: text}) == [
        f'{AT}:26: a total needs a column of the type "number" or "money". Add the type or delete "total". [column]',
        f'{AT}:27: "running" is no table of this section with a total of money. Correct the id. [unknown-id]',
    ]


def test_citation_in_the_guide(problems):
    """A chapter may cite a material; one that is not there is told with the closest one."""
    sound = page("[sheet](material:cost-sheet)\n")
    assert problems({AT: TEXT, GUIDE: sound}) == []
    expected = (
        f"{GUIDE}:5: there is no resources/materials/cost-shet.yml. Correct the id or add the material. "
        'Did you mean "cost-sheet"? [unknown-id]'
    )
    assert problems({AT: TEXT, GUIDE: sound.replace("cost-sheet", "cost-shet")}) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "costs.why.hint",
            "costs.why.hnt",
            '16: the English material has no text "costs.why.hnt". Correct the name or delete it. '
            'Did you mean "costs.why.hint"? [unknown-id]',
        ),
        (
            "summary: Una",
            "sumary: Una",
            '2: "sumary" holds no words of a material. Delete it or correct its name. Did you mean "summary"? '
            "[unknown-field]",
        ),
        ("use: Complétela.", "use: [Complétela.]", '3: "use" must be one text. Write it on one line. [wrong-type]'),
        (
            "costs.all: Todo",
            "costs.all: [Todo]",
            '14: "costs.all" must be one text. Write it on one line. [wrong-type]',
        ),
    ],
)
def test_faults_of_translations(problems, old, new, expected):
    """Words for something that the English material does not have are told."""
    assert problems({AT: TEXT, ES: SPANISH.replace(old, new)}) == [f"{ES}:{expected}"]


def test_missing_words(catalogue):
    """A text without translation is counted and shown in English, and says so."""
    found = catalogue({AT: TEXT, ES: SPANISH.replace("  costs.all: Todo\n", "")})
    missing = [name for lang, one, name, _ in found.untranslated() if (lang, one) == ("es", "materials/cost-sheet")]
    assert missing == ["costs.all"]
    words = found.material_words(found.materials["cost-sheet"], "es")
    assert (words["costs.all"].text, words["costs.all"].tag, words["costs.all"].fallback) == ("All", "en", True)
    assert (words["costs"].text, words["costs"].tag, words["costs"].fallback) == ("Costos", "es", False)


def test_marks(catalogue):
    """FIX=1 marks what is translated; a text whose English changes afterwards is outdated, and no other."""
    english = {"cost-sheet": catalogue({AT: TEXT, ES: SPANISH}).materials["cost-sheet"].english()}
    assert [path.name for path in MATERIAL_FILES.mark(Path("resources/translations"), english)] == ["cost-sheet.yml"]
    marked = Path(ES).read_text(encoding="utf-8")
    found = catalogue({AT: TEXT.replace("label: Why?", "label: What for?"), ES: marked})
    assert found.material_translations["es"]["cost-sheet"].outdated == ("costs.why",)


def test_schema_file_is_up_to_date():
    """The file that editors read says what the model says."""
    text = (PROJECT / "resources" / "schema" / "materials.json").read_text(encoding="utf-8")
    assert material_schema_text(load_catalogue(PROJECT / "resources").vocabularies) == text


def test_pages_beside_the_materials():
    """No material can take the address of a page in docs/<lang>/materials/."""
    pages = {path.stem for lang in LANGUAGES for path in (PROJECT / "docs" / lang / "materials").glob("*.md")}
    assert pages - {"index"} <= set(PAGES)
