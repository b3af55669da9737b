"""Questions across fields and files: ids, references, vocabularies, addresses, titles, names of files."""

from __future__ import annotations

import pytest
from tiny_catalogue import FINDING, PROGRAM, TOOL, TOOL_FILE, changed, finding, program, tool

AT = TOOL_FILE


@pytest.mark.parametrize(
    ("written", "guess"),
    [
        ("diabetis", "diabetes"),
        ("Diabetes", "diabetes"),
        ("High blood pressure", "hypertension"),
        ("presión arterial alta", "hypertension"),
        ("高血压", "hypertension"),
        ("2型糖尿病", "type-2-diabetes"),
    ],
)
def test_unknown_term_with_a_guess(problems, written, guess):
    """A condition that is written almost right, or by its name in any language, is told with its id."""
    expected = [
        f'{AT}:9: "{written}" is not in vocabularies/conditions.yml. Choose one that is, or propose it there. '
        f'Did you mean "{guess}"? [unknown-term]',
    ]
    assert expected == problems(tool(f"conditions: [{written}]"))


@pytest.mark.parametrize(
    ("name", "vocabulary", "line"),
    [
        ("chapters", "chapters", 7),
        ("audience", "audience", 8),
        ("conditions", "conditions", 9),
        ("steps", "steps", 12),
        ("core_functions", "core_functions", 12),
        ("settings", "settings", 12),
        ("delivery_modes", "delivery_modes", 12),
    ],
)
def test_unknown_term(problems, name, vocabulary, line):
    """Each list of ids is held to its vocabulary, whose file is named."""
    expected = [
        f'{AT}:{line}: "qqq" is not in vocabularies/{vocabulary}.yml. Choose one that is, or propose it there. '
        "[unknown-term]",
    ]
    assert expected == problems(tool(f"{name}: [qqq]"))


@pytest.mark.parametrize(("name", "vocabulary"), [("format", "formats"), ("license", "licenses")])
def test_unknown_term_of_a_single_choice(problems, name, vocabulary):
    """A field that takes one id is held to its vocabulary as well."""
    expected = [
        f'{AT}:12: "qqq" is not in vocabularies/{vocabulary}.yml. Choose one that is, or propose it there. '
        "[unknown-term]",
    ]
    assert expected == problems(tool(f"{name}: qqq"))


def test_unknown_result(problems):
    """The result of a study is one of the known ones."""
    expected = [
        'resources/evidence/ev-clubs.yml:9: "favors" is not in vocabularies/results.yml. '
        'Choose one that is, or propose it there. Did you mean "favours"? [unknown-term]',
    ]
    assert expected == problems(finding("result: favors"))


def test_unknown_terms_have_their_own_lines(problems):
    """In a list of several lines, the line of the item is told."""
    expected = [
        f'{AT}:11: "cancers" is not in vocabularies/conditions.yml. Choose one that is, or propose it there. '
        'Did you mean "cancer"? [unknown-term]',
    ]
    assert expected == problems(tool("conditions:\n  - diabetes\n  - cancers"))


def test_repeated_term(problems):
    """The same condition given twice is told."""
    expected = [f'{AT}:9: "diabetes" stands twice in "conditions". Keep one. [repeated-term]']
    assert expected == problems(tool("conditions: [diabetes, cancer, diabetes]"))


def test_id_that_differs_from_the_file_name(problems):
    """The id and the name of the file must be the same."""
    expected = [f'{AT}:1: the id is "roll-sheet" but the file is called role-sheet.yml. Make them equal. [id]']
    assert expected == problems(tool("id: roll-sheet"))


def test_id_that_differs_from_the_file_name_by_case(problems):
    """A file named in capital letters is told, since some computers see no difference."""
    expected = [
        'resources/tools/Role-Sheet.yml:1: the id is "role-sheet" but the file is called Role-Sheet.yml. '
        "Make them equal. [id]",
    ]
    assert expected == problems({AT: None, "resources/tools/Role-Sheet.yml": TOOL})


def test_same_id_in_two_kinds(problems):
    """An id is used once in the whole catalogue; the second file is told about the first."""
    address = "https://www.who.int/other"
    expected = [
        'resources/training/role-sheet.yml:1: the id "role-sheet" is already used by resources/tools/role-sheet.yml. '
        "Choose another name for this file. [repeated-id]",
    ]
    assert expected == problems({"resources/training/role-sheet.yml": changed(TOOL, f"address: {address}")})


def test_ids_that_differ_by_case_only(problems):
    """Two files whose names differ only by case would overwrite each other on many computers."""
    expected = [
        'resources/handouts/ROLE-sheet.yml:1: the id "ROLE-sheet" is already used by resources/tools/role-sheet.yml. '
        "Choose another name for this file. [repeated-id]",
        'resources/handouts/ROLE-sheet.yml:1: the id is "role-sheet" but the file is called ROLE-sheet.yml. '
        "Make them equal. [id]",
    ]
    text = changed(TOOL, "address: https://www.who.int/other")
    assert expected == problems({"resources/handouts/ROLE-sheet.yml": text})


def test_reference_to_nothing(problems):
    """An id under see_also that no entry has is told with the closest one."""
    expected = [
        f'{AT}:14: there is no entry "rivers-clinic". Correct the id or delete it. Did you mean "river-clinic"? '
        "[unknown-id]",
    ]
    assert expected == problems(tool("see_also:\n  - ev-clubs\n  - rivers-clinic"))


def test_reference_to_itself(problems):
    """An entry that refers to itself is told."""
    expected = [f"{AT}:12: the entry refers to itself. Delete this id. [unknown-id]"]
    assert expected == problems(tool("see_also: [role-sheet]"))


def test_reference_to_an_entry_with_problems(problems):
    """A reference to an entry that has faults of its own is no second fault."""
    expected = [f'{AT}:2: "title" is empty. Fill it in or delete the line. [empty]']
    assert expected == problems(tool("title:") | finding("see_also: [role-sheet]"))


def test_same_address_in_two_entries(problems):
    """One document has one entry; the second is told about the first."""
    twin = changed(TOOL, "id: twin")
    expected = [
        "resources/training/twin.yml:4: resources/tools/role-sheet.yml has the same address. "
        "Keep one of the two entries. [repeated-address]",
    ]
    assert expected == problems({"resources/training/twin.yml": twin})


def test_same_address_of_two_findings(problems):
    """Two findings of one paper are told."""
    expected = [
        "resources/evidence/ev-twin.yml:3: resources/evidence/ev-clubs.yml has the same address. "
        "Keep one of the two entries. [repeated-address]",
    ]
    assert expected == problems({"resources/evidence/ev-twin.yml": changed(FINDING, "id: ev-twin")})


@pytest.mark.parametrize("leads_to", ["landing-page", "describing-page"])
def test_same_page_for_several_things(problems, leads_to):
    """A page that offers or describes several things may stand in several entries."""
    twin = changed(TOOL, "id: twin", f"leads_to: {leads_to}")
    assert problems({"resources/tools/twin.yml": twin} | tool(f"leads_to: {leads_to}")) == []


def test_same_address_for_a_program_and_its_finding(problems):
    """A program and the finding of its paper may lead to the same page."""
    paper = "https://pubmed.ncbi.nlm.nih.gov/1"
    assert problems(program(f"address: {paper}", "leads_to: document")) == []


def test_missing_holder(problems):
    """An address needs to say who holds the page."""
    expected = [
        f'{AT}:4: who holds the page is missing. Add "held_by: publisher" or "held_by: repository". [missing-field]',
    ]
    assert expected == problems(tool(without="held_by"))


def test_missing_kind_of_page(problems):
    """An address needs to say whether it leads to the text itself."""
    expected = [
        f'{AT}:4: what the address leads to is missing. Add "leads_to: document", "leads_to: landing-page" '
        'or "leads_to: describing-page". [missing-field]',
    ]
    assert expected == problems(tool(without="leads_to"))


def test_finding_needs_no_kind_of_page(problems):
    """A finding always leads to its paper and need not say so, but its holder is wanted."""
    expected = [
        "resources/evidence/ev-clubs.yml:3: who holds the page is missing. "
        'Add "held_by: publisher" or "held_by: repository". [missing-field]',
    ]
    assert expected == problems(finding(without="held_by"))


def test_no_address_with_facts_about_it(problems):
    """Without an address there is nothing to say about it."""
    expected = [
        f'{AT}:5: there is no address, so "leads_to" says nothing. Delete the line. [address-none]',
        f'{AT}:6: there is no address, so "held_by" says nothing. Delete the line. [address-none]',
        f'{AT}:12: there is no address, so "checked" says nothing. Delete the line. [address-none]',
    ]
    assert expected == problems(tool("address: none", "checked: 2026-11-21"))


def test_no_address(catalogue):
    """An entry may do without address, and two such entries are no twins."""
    text = TOOL.replace("leads_to: document\nheld_by: publisher\n", "").replace(
        "https://www.who.int/role-sheet", "none"
    )
    actual = catalogue({AT: text, "resources/tools/twin.yml": changed(text, "id: twin")})
    assert [entry.has_address for entry in actual.of_kind("tools")] == [False, False]


def test_foreign_title_without_english(problems):
    """A title that is not English needs an English one beside it."""
    expected = [f'{AT}:2: the title is not English. Add "title_en" with an English title. [title-language]']
    assert expected == problems(tool("title: Hoja de funciones", "title_language: es"))


def test_english_title_twice(problems):
    """An English title needs no second one."""
    expected = [f'{AT}:12: the title is English already. Delete "title_en". [title-language]']
    assert expected == problems(tool("title_en: Role sheet"))


def test_british_title(problems):
    """British English is English: no second title is wanted, and one is told."""
    assert problems(tool("title_language: en-GB")) == []


def test_british_title_twice(problems):
    """A second English title is told for regional English too."""
    expected = [f'{AT}:13: the title is English already. Delete "title_en". [title-language]']
    assert expected == problems(tool("title_language: en-GB", "title_en: Role sheet"))


@pytest.mark.parametrize("name", ["role.yaml", "role.yml.txt", "role", "notes.md", "role.YML"])
def test_file_with_another_ending(problems, name):
    """A file that is no entry is told instead of being passed over."""
    expected = [
        f"resources/tools/{name}:1: only entries, named like some-name.yml, lie in this folder. Move it. [file-name]",
    ]
    assert expected == problems({f"resources/tools/{name}": TOOL})


def test_folder_among_entries(problems):
    """A folder inside the folder of a kind is told, since nothing in it would be read."""
    expected = [
        "resources/tools/more.yml:1: only entries, named like some-name.yml, lie in this folder. Move it. [file-name]",
    ]
    assert expected == problems({"resources/tools/more.yml/role.yml": TOOL})


def test_link_to_a_file_elsewhere(problems, tmp_path):
    """A symbolic link could show files from outside the catalogue and is told."""
    folder = tmp_path / "resources" / "training"
    folder.mkdir(parents=True)
    (folder / "sheet.yml").symlink_to("/etc/passwd")
    expected = [
        "resources/training/sheet.yml:1: only entries, named like some-name.yml, lie in this folder. Move it. "
        "[file-name]",
    ]
    assert expected == problems()


def test_templates_and_hidden_files_are_no_entries(catalogue):
    """Files that begin with an underscore or a dot are passed over."""
    files = {"resources/tools/_template.yml": "x", "resources/tools/.keep": "", "resources/tools/.DS_Store": b"\xff"}
    assert [entry.id for entry in catalogue(files).of_kind("tools")] == ["role-sheet"]


def test_entries_in_order(catalogue):
    """Entries come in the order of kinds and names."""
    other = changed(PROGRAM, "id: a-clinic", "address: https://www.who.int/a")
    actual = catalogue({"resources/examples/a-clinic.yml": other})
    assert list(actual.entries) == ["role-sheet", "a-clinic", "river-clinic", "ev-clubs"]
