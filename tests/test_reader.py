"""Reading a file: what cannot be read is told by line, what can be read stays as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_catalogue import TOOL, TOOL_FILE, changed, tool

from catalogue.reader import MAX_BYTES, MAX_DEPTH, MAX_VALUES, parse_document

AT = TOOL_FILE


def values(text: str) -> dict[str, object]:
    """Return what the reader takes from a file with this text."""
    return parse_document(Path("entry.yml"), text).data


def test_problems_when_everything_is_sound(problems):
    """The tiny catalogue that all other tests break has no problems itself."""
    assert problems() == []


def test_repeated_key(problems):
    """A field that stands twice is told with both lines, instead of the last one winning in silence."""
    expected = [
        f'{AT}:12: "title" stands here a second time; it was first given in line 2. Keep one. [repeated-key]',
    ]
    assert expected == problems({AT: TOOL + "title: Another title\n"})


def test_repeated_key_in_a_group(problems):
    """A field that stands twice inside a group is told as well."""
    expected = [f'{AT}:14: "year" stands here a second time; it was first given in line 13. Keep one. [repeated-key]']
    assert expected == problems({AT: TOOL + "citation:\n  year: 2020\n  year: 2021\n"})


def test_tab(problems):
    """Each line with a tab is told, also when the tab stands inside text."""
    expected = [
        f"{AT}:2: there is a tab in this line. Replace it with spaces. [tab]",
        f"{AT}:13: there is a tab in this line. Replace it with spaces. [tab]",
    ]
    assert expected == problems(tool("title: Role\tsheet", "authors:\n\t- A. Author"))


@pytest.mark.parametrize("mark", ['"', "'"])
def test_unclosed_quote(problems, mark):
    """A quotation mark without its partner is told where it stands and not where the file ends."""
    expected = [f"{AT}:2: a quotation mark is opened here and never closed. Close it, or delete it. [yaml-syntax]"]
    assert expected == problems(tool(f"title: {mark}Role sheet"))


def test_colon_inside_text(problems):
    """A title with a colon, the most common slip, is told with the way to write it."""
    expected = [
        f'{AT}:2: a colon inside text needs quotes around the text: name: "first: second". [yaml-syntax]',
    ]
    assert expected == problems(tool("title: Roles: a sheet"))


def test_indented_line(problems):
    """A field with a blank before it is told as what it is and not as a colon too many."""
    expected = [
        f"{AT}:3: the line is indented, so it belongs to the text above. Delete the spaces before it. [yaml-syntax]",
    ]
    assert expected == problems({AT: TOOL.replace("publisher:", " publisher:")})


def test_text_after_a_closed_quote(problems):
    """Text that goes on behind a closing quotation mark is told."""
    expected = [
        f"{AT}:2: the line does not fit what stands above it. Check quotation marks and the spaces before it. "
        "[yaml-syntax]",
    ]
    assert expected == problems(tool('title: "Role" sheet'))


@pytest.mark.parametrize("character", ["@", "`", "%"])
def test_text_that_begins_with_a_special_character(problems, character):
    """Text that begins with a character of YAML's own is told with the remedy."""
    expected = [
        f"{AT}:2: a text begins with a character that means something in YAML. Put quotation marks around the text. "
        "[yaml-syntax]",
    ]
    assert expected == problems(tool(f"title: {character}Role"))


@pytest.mark.parametrize("character", ["&", "*"])
def test_text_that_begins_with_and_or_star(problems, character):
    """Text that begins with & or * and a blank is told with the remedy."""
    expected = [f"{AT}:2: a text begins with & or *. Put quotation marks around the text. [yaml-syntax]"]
    assert expected == problems(tool(f"title: {character} Role"))


def test_unknown_tag_handle(problems):
    """A tag with a prefix of its own is told."""
    expected = [f'{AT}:2: a YAML tag is used. Delete the part that begins with "!". [yaml-syntax]']
    assert expected == problems(tool("title: !role!sheet Role"))


def test_line_without_colon(problems):
    """A line that is no field is told where it stands and not one line later."""
    expected = [f'{AT}:2: a line has no colon after its name. Write "name: value". [yaml-syntax]']
    assert expected == problems({AT: TOOL.replace("title: Role sheet", "title Role sheet")})


def test_list_that_is_never_closed(problems):
    """A list without its closing bracket is told where it begins."""
    expected = [
        f"{AT}:7: a list is opened with [, but a comma or the ] is missing. Write it like [first, second]. "
        "[yaml-syntax]",
    ]
    assert expected == problems(tool("chapters: [program-development"))


def test_list_without_comma(problems):
    """A list whose items stand in quotes without a comma between them is told by the same words."""
    expected = [
        f"{AT}:12: a list is opened with [, but a comma or the ] is missing. Write it like [first, second]. "
        "[yaml-syntax]",
    ]
    assert expected == problems(tool('authors: ["A. Author" "B. Author"]'))


def test_text_after_the_end(problems):
    """Text behind the end mark of YAML is told."""
    expected = [f"{AT}:13: text follows that belongs to nothing. Delete it or indent it. [yaml-syntax]"]
    assert expected == problems({AT: TOOL + "...\nmore\n"})


def test_syntax_we_have_no_words_for(problems):
    """What libyaml alone can name is told in its words, with the line and a place to look."""
    expected = [
        f"{AT}:2: this cannot be read as YAML (found unknown escape character). Compare the line with _template.yml. "
        "[yaml-syntax]",
    ]
    assert expected == problems(tool(r'title: "C:\Role"'))


def test_syntax_error_in_a_last_line_without_line_end(problems):
    """A fault in the very last line is told there, also when no line end follows."""
    expected = [
        f"{AT}:12: a text begins with a character that means something in YAML. Put quotation marks around the text. "
        "[yaml-syntax]",
    ]
    assert expected == problems({AT: TOOL + "use_for: @home"})


def test_latin_1(problems):
    """A file saved in an old Western encoding is told at the first line that is not UTF-8."""
    expected = [
        f"{AT}:3: the file is not saved as UTF-8 text. "
        "In your editor choose “Save with encoding” and then UTF-8. [not-utf8]",
    ]
    assert expected == problems({AT: changed(TOOL, "publisher: Clínica Río").encode("latin-1")})


def test_utf_16(problems):
    """A file saved as UTF-16, which some editors call Unicode, is told."""
    expected = [
        f"{AT}:1: the file is not saved as UTF-8 text. "
        "In your editor choose “Save with encoding” and then UTF-8. [not-utf8]",
    ]
    assert expected == problems({AT: TOOL.encode("utf-16")})


def test_windows_line_ends_and_byte_order_mark(catalogue):
    """A file from Windows, with its line ends and its mark at the beginning, reads like any other."""
    text = changed(TOOL, "summary: |\n  One.\n  Two.")
    actual = catalogue({AT: "\ufeff".encode() + text.replace("\n", "\r\n").encode()})
    assert actual.entries["role-sheet"].summary == "One.\nTwo."


def test_windows_line_ends_keep_the_lines(problems):
    """Problems in a file with Windows line ends name the same lines as elsewhere."""
    expected = [f"{AT}:3: there is a tab in this line. Replace it with spaces. [tab]"]
    assert expected == problems({AT: changed(TOOL, "publisher: A\tB").replace("\n", "\r\n")})


def test_megabyte(problems):
    """A file of one megabyte is refused before it is read."""
    text = TOOL + "# " + "x" * (1_000_000 - len(TOOL) - 2)
    expected = [
        f"{AT}:1: the file has 1,000,000 bytes, more than the 65,536 allowed. "
        "Keep one entry to a file and link to long texts instead of copying them. [too-large]",
    ]
    assert expected == problems({AT: text})


def test_size_at_the_limit(problems):
    """A file of exactly the largest size is read."""
    assert problems({AT: TOOL + "# " + "x" * (MAX_BYTES - len(TOOL) - 2)}) == []


def test_size_over_the_limit(problems):
    """A file that is one byte larger is refused."""
    expected = [
        f"{AT}:1: the file has 65,537 bytes, more than the 65,536 allowed. "
        "Keep one entry to a file and link to long texts instead of copying them. [too-large]",
    ]
    assert expected == problems({AT: TOOL + "# " + "x" * (MAX_BYTES - len(TOOL) - 1)})


def test_anchor(problems):
    """A YAML anchor is refused by its name."""
    expected = [f'{AT}:2: "&sheet" is a YAML anchor. Delete it. [anchor]']
    assert expected == problems(tool("title: &sheet Role sheet"))


def test_alias(problems):
    """A YAML alias is refused by its name."""
    expected = [f'{AT}:12: "*sheet" is a YAML alias. Write the text out in full. [alias]']
    assert expected == problems(tool("use_for: *sheet"))


def test_alias_bomb(problems):
    """A few lines that would unfold to billions of words are refused at the first anchor."""
    bomb = 'a: &a ["ha", "ha"]\n' + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    expected = [f'{AT}:1: "&a" is a YAML anchor. Delete it. [anchor]']
    assert expected == problems({AT: bomb})


def test_alias_to_itself(problems):
    """A list that holds itself is refused."""
    expected = [f'{AT}:12: "&loop" is a YAML anchor. Delete it. [anchor]']
    assert expected == problems(tool("authors: &loop [*loop]"))


def test_tag_that_runs_a_program(problems):
    """A tag that asks Python to run a program is refused and runs nothing."""
    expected = [
        f'{AT}:2: "tag:yaml.org,2002:python/object/apply:os.system" is a YAML tag. '
        'Delete the part that begins with "!". [tag]',
    ]
    assert expected == problems(tool('title: !!python/object/apply:os.system ["touch hacked"]'))
    assert not Path("hacked").exists()


def test_tag_that_includes_a_file(problems):
    """A tag on plain text is refused as well."""
    expected = [f'{AT}:2: "!include" is a YAML tag. Delete the part that begins with "!". [tag]']
    assert expected == problems(tool("title: !include /etc/passwd"))


def test_second_document(problems):
    """A second document in one file is told where it begins."""
    expected = [f'{AT}:12: a second document begins with "---". Keep one entry to a file. [second-document]']
    assert expected == problems({AT: TOOL + "---\n" + TOOL})


def test_document_mark_at_the_beginning(problems):
    """The mark with which many YAML files begin is fine."""
    assert problems({AT: "---\n" + TOOL}) == []


def test_deep_nesting(problems):
    """Five thousand lists inside one another are refused after a few."""
    expected = [f"{AT}:12: lists stand inside lists more than 10 deep. Flatten them. [too-deep]"]
    assert expected == problems(tool(f"authors: {'[' * 5_000}{']' * 5_000}"))


def test_depth_at_the_limit():
    """As many levels as are allowed can be read."""
    inner = MAX_DEPTH - 1
    assert values(f"a: {'[' * inner}x{']' * inner}") == {"a": [[[[[[[[["x"]]]]]]]]]}


def test_too_many_values(problems):
    """A file with more values than any entry needs is refused where it has too many."""
    items = "".join(f"  - {number}\n" for number in range(MAX_VALUES + 500))
    expected = [f"{AT}:2001: the file holds more than 2,000 values. Split it. [too-many-values]"]
    assert expected == problems({AT: "authors:\n" + items})


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u202e", "U+202E"),
        ("\u202a", "U+202A"),
        ("\u2066", "U+2066"),
        ("\u200f", "U+200F"),
        ("\u061c", "U+061C"),
        ("\u200b", "U+200B"),
        ("\u2060", "U+2060"),
        ("\ufeff", "U+FEFF"),
        ("\u00ad", "U+00AD"),
        ("\u2028", "U+2028"),
        ("\u0085", "U+0085"),
        ("\x00", "U+0000"),
        ("\x1b", "U+001B"),
    ],
)
def test_invisible_character(problems, character, name):
    """A character that nobody sees, or that turns text around, is told by its number."""
    expected = [
        f"{AT}:2: there is an invisible character ({name}) in this line. "
        "Delete the line and type it again without pasting. [invisible-character]",
    ]
    assert expected == problems(tool(f"title: Role{character} sheet"))


@pytest.mark.parametrize(
    ("escape", "name"),
    [
        (r"\u202e", "U+202E"),
        (r"\u200b", "U+200B"),
        (r"\0", "U+0000"),
        (r"\x00", "U+0000"),
        (r"\e", "U+001B"),
        (r"\N", "U+0085"),
        (r"\L", "U+2028"),
        (r"\U0000FEFF", "U+FEFF"),
    ],
)
def test_invisible_character_written_as_escape(problems, escape, name):
    """The same character written as an escape inside double quotes does not get in either."""
    expected = [
        f"{AT}:2: there is an invisible character ({name}) in this line. "
        "Delete the line and type it again without pasting. [invisible-character]",
    ]
    assert expected == problems(tool(f'title: "Role{escape} sheet"'))


def test_invisible_character_in_a_name(problems):
    """An invisible character in the name of a field is told for what it is."""
    expected = [
        f"{AT}:12: there is an invisible character (U+200B) in this line. "
        "Delete the line and type it again without pasting. [invisible-character]",
    ]
    assert expected == problems({AT: TOOL + '"use\\u200b_for": Use it.\n'})


def test_escape_without_double_quotes(catalogue):
    """Outside double quotes an escape is just the letters it is made of."""
    assert catalogue(tool(r"title: Role \u202e sheet")).entries["role-sheet"].title == r"Role \u202e sheet"


def test_empty_file(problems):
    """An empty file is told."""
    expected = [f"{AT}:1: the file is empty. Fill it in; _template.yml shows how. [empty-file]"]
    assert expected == problems({AT: ""})


def test_file_of_comments(problems):
    """A file that holds nothing but comments is empty."""
    expected = [f"{AT}:1: the file is empty. Fill it in; _template.yml shows how. [empty-file]"]
    assert expected == problems({AT: "# to be written\n"})


def test_file_that_is_a_list(problems):
    """A file that begins with a list is told how a file begins."""
    expected = [f'{AT}:1: the file must begin with "name: value" lines, not with a list. [not-a-mapping]']
    assert expected == problems({AT: "- role-sheet\n"})


def test_file_that_is_a_sentence(problems):
    """A file that holds mere text is told how a file begins."""
    expected = [f'{AT}:1: the file must begin with "name: value" lines. Copy _template.yml. [not-a-mapping]']
    assert expected == problems({AT: "A sheet that says what a peer supporter does\n"})


@pytest.mark.parametrize("name", ["[title]", "{title: x}"])
def test_name_that_is_no_text(problems, name):
    """A list or group in the place of a name is told."""
    expected = [f'{AT}:12: a list or group stands where a name belongs. Write "name: value". [not-text-key]']
    assert expected == problems({AT: TOOL + f"{name}: Role\n"})


def test_several_faults_in_one_file(problems):
    """Faults that can be told apart are told together, in the order of their lines."""
    expected = [
        f"{AT}:2: there is an invisible character (U+202E) in this line. "
        "Delete the line and type it again without pasting. [invisible-character]",
        f'{AT}:12: "title" stands here a second time; it was first given in line 2. Keep one. [repeated-key]',
        f'{AT}:13: "&name" is a YAML anchor. Delete it. [anchor]',
    ]
    assert expected == problems({AT: changed(TOOL, r'title: "\u202eRole"') + "title: Role\nuse_for: &name Use it\n"})


@pytest.mark.parametrize(
    "written", ["no", "NO", "on", "off", "yes", "true", "null", "~", "1.10", "0123", "0x1F", "12:30", "12:30:45", "1e3"]
)
def test_text_that_other_yaml_readers_change(written):
    """Norway's code, times, versions and numbers with a leading zero stay the text that was written."""
    assert {"value": written, "values": [written]} == values(f"value: {written}\nvalues: [{written}]\n")


def test_date_stays_text():
    """A date is text until a model asks for a date."""
    assert values("added: 2026-11-21\n") == {"added": "2026-11-21"}


def test_merge_key_is_a_name_like_others():
    """The sign with which YAML merges groups means nothing here."""
    assert values("<<: {a: b}\n") == {"<<": {"a": "b"}}


def test_title_like_norway_in_the_catalogue(catalogue):
    """A title that YAML takes for a truth value reaches readers as it was written."""
    assert catalogue(tool("title: No")).entries["role-sheet"].title == "No"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        'He said "hello" & <b>left</b>',
        "Peer support 👩\u200d⚕️ for all",
        "דף תפקיד ו نقش",
        "می\u200cخواهم",
        "{{ config }} {% raw %}",
        "a\\b",
    ],
)
def test_hostile_and_foreign_text_comes_through_literally(catalogue, text):
    """Markup, quotation marks, emoji and words from right to left are text like any other."""
    quoted = "'" + text.replace("'", "''") + "'"
    assert text == catalogue(tool(f"title: {quoted}")).entries["role-sheet"].title


def test_every_value_knows_its_line():
    """Fields, items of lists and fields of groups all know their line; what is absent has that of what it lacks in."""
    document = parse_document(Path("x.yml"), "\nid: a\nlist:\n  - one\n  - two\ngroup:\n  inner: [x,\n    y]\n")
    keys = [(), ("id",), ("list",), ("list", 0), ("list", 1), ("group", "inner", 1), ("group", "absent"), ("absent",)]
    assert [document.line(key) for key in keys] == [2, 2, 3, 4, 5, 8, 6, 2]
