"""Links of the guide into the catalogue: what is cited where, and what is told when a link leads nowhere."""

from __future__ import annotations

import pytest
from tiny_catalogue import page

from catalogue.citations import Citation

AT = "docs/en/guide/introduction.md"
KINDS = "tool:, training:, handout:, example:, evidence:, checklist:, material:, term: or https:"


def guide(body: str):
    """Return one page of the guide whose body begins in line 5."""
    return {AT: page(body)}


def test_citation(catalogue):
    """An entry knows the page and the heading under which the guide speaks of it."""
    body = (
        "# Introduction\n\nSee [the sheet](tool:role-sheet).\n\n## First steps { #first }\n\n"
        '- [clubs](evidence:ev-clubs "A finding") and [clinic](example:river-clinic)\n\n### Without id\n\n'
        "[again](tool:role-sheet)\n"
    )
    name = "guide/introduction.md"
    expected = [
        Citation("role-sheet", name, "Title", "", "Title"),
        Citation("ev-clubs", name, "Title", "first", "First steps"),
        Citation("river-clinic", name, "Title", "first", "First steps"),
        Citation("role-sheet", name, "Title", "", "Without id"),
    ]
    assert catalogue(guide(body)).citations == {"en": expected, "es": [], "zh": []}


def test_citations_of_each_language(catalogue):
    """Pages of each language are read, in the order of their names."""
    files = {
        "docs/es/b.md": page("[b](tool:role-sheet)\n", "Be"),
        "docs/es/a.md": page("[a](tool:role-sheet)\n", "A"),
        "docs/zh/a.md": page("[a](tool:role-sheet)\n", "甲"),
    }
    expected = {
        "en": [],
        "es": [Citation("role-sheet", "a.md", "A", "", ""), Citation("role-sheet", "b.md", "Be", "", "")],
        "zh": [Citation("role-sheet", "a.md", "甲", "", "")],
    }
    assert expected == catalogue(files).citations


@pytest.mark.parametrize(
    ("link", "folder", "guess"),
    [
        ("tool:role-sheets", "tools", ' Did you mean "role-sheet"?'),
        ("training:role-sheets", "training", ""),
        ("evidence:ev-club", "evidence", ' Did you mean "ev-clubs"?'),
        ("example:", "examples", ""),
        ("tool:../../x", "tools", ""),
    ],
)
def test_unknown_entry(problems, link, folder, guess):
    """A link to an entry that does not exist is told at its line, with the closest id of its kind."""
    target = link.partition(":")[2]
    expected = [
        f"{AT}:7: there is no resources/{folder}/{target}.yml. Correct the id or add the entry.{guess} [unknown-id]",
    ]
    assert expected == problems(guide(f"# One\n\nText [x]({link}) text.\n"))


def test_wrong_kind(problems):
    """A link with the word of another kind is told with the right one."""
    expected = [f'{AT}:5: "river-clinic" is among the examples. Write "example:river-clinic". [unknown-id]']
    assert expected == problems(guide("[clinic](tool:river-clinic)\n"))


@pytest.mark.parametrize(
    ("scheme", "guess"),
    [
        ("tools", ' Did you mean "tool"?'),
        ("exmaple", ' Did you mean "example"?'),
        ("javascript", ""),
        ("data", ""),
        ("ftp", ""),
        ("file", ""),
    ],
)
def test_unknown_scheme(problems, scheme, guess):
    """A link of a kind that does not exist, or that is dangerous, is told with those that do."""
    expected = [f'{AT}:5: "{scheme}:" is not a kind of link. Use {KINDS}.{guess} [unknown-scheme]']
    assert expected == problems(guide(f"[x]({scheme}:role-sheet)\n"))


def test_unknown_term(problems):
    """A link to a term that the glossary does not have is told with the closest one."""
    expected = [
        f'{AT}:5: there is no term "peer-suporter" in vocabularies/glossary.yml. Correct the id or add the term. '
        'Did you mean "peer-supporter"? [unknown-id]',
    ]
    assert expected == problems(guide("[x](term:peer-suporter)\n"))


@pytest.mark.parametrize(
    "link",
    [
        "term:peer-supporter",
        "https://www.who.int/",
        "http://www.who.int/",
        "mailto:a@b.org",
        "tel:+123",
        "evaluation.md",
        "#purpose",
        "../index.md#top",
        "/es/",
        "a_b.md:3",
    ],
)
def test_other_links(catalogue, link):
    """Links to terms, to the web and to other pages are fine and cite no entry."""
    assert catalogue(guide(f"[x]({link})\n")).citations["en"] == []


@pytest.mark.parametrize(
    "body",
    [
        "`[x](tool:nothing)`\n",
        "Text `code` and `[x](tool:nothing)` more `code`\n",
        "``[x](tool:nothing)``\n",
        "`` `[x](tool:nothing)` ``\n",
        "```\n[x](tool:nothing)\n```\n",
        "~~~ markdown\n[x](tool:nothing)\n~~~\n",
        "1. Item\n\n    ```\n    [x](tool:nothing)\n    ```\n",
    ],
)
def test_links_inside_code(problems, body):
    """What is shown as code is no link."""
    assert problems(guide(body)) == []


@pytest.mark.parametrize(
    "body", ["`code` [x](tool:nothing) `code`\n", "`` a ` b `` [x](tool:nothing)\n", "A ` alone [x](tool:nothing)\n"]
)
def test_link_beside_code(problems, body):
    """A link between two pieces of code is a link."""
    expected = [f"{AT}:5: there is no resources/tools/nothing.yml. Correct the id or add the entry. [unknown-id]"]
    assert expected == problems(guide(body))


def test_link_after_code(problems):
    """Behind the end of a block of code, links count again, and lines are counted on."""
    expected = [f"{AT}:9: there is no resources/tools/nothing.yml. Correct the id or add the entry. [unknown-id]"]
    assert expected == problems(guide("```\n# no heading\n```\n\n[x](tool:nothing)\n"))


def test_several_links_in_one_line(problems):
    """Every wrong link of a line is told."""
    expected = [
        f"{AT}:5: there is no resources/tools/aaa.yml. Correct the id or add the entry. [unknown-id]",
        f"{AT}:5: there is no resources/tools/zzz.yml. Correct the id or add the entry. [unknown-id]",
    ]
    assert expected == problems(guide("[z](tool:zzz) [ok](tool:role-sheet) [a](tool:aaa)\n"))


def test_link_to_an_entry_with_problems(problems):
    """A link to an entry that has faults of its own is no second fault."""
    expected = [
        "resources/tools/role-sheet.yml:1: the file is empty. Fill it in; _template.yml shows how. [empty-file]"
    ]
    assert expected == problems({"resources/tools/role-sheet.yml": ""} | guide("[x](tool:role-sheet)\n"))


@pytest.mark.parametrize("text", ["# Introduction\n", "", "\n---\ntitle: x\n---\n", "---\ntitle: x\ndescription: y\n"])
def test_no_front_matter(problems, text):
    """A page that does not begin with its title and description is told which lines to add."""
    expected = [
        f'{AT}:1: the page must begin with "---", "title: …", "description: …", "---". Add these lines. [front-matter]',
    ]
    assert expected == problems({AT: text})


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ("title: x", ["description"]),
        ("description: x", ["title"]),
        ("title:\ndescription: x", ["title"]),
        ("title: [x]\ndescription: x", ["title"]),
        ("kicker: x", ["description", "title"]),
    ],
)
def test_incomplete_front_matter(problems, rows, missing):
    """Title and description are both wanted."""
    expected = [f'{AT}:2: "{name}" is missing between the "---" lines. Add it. [front-matter]' for name in missing]
    assert expected == problems({AT: f"---\n{rows}\n---\n# One\n"})


def test_unreadable_front_matter(problems):
    """Front matter that cannot be read, which MkDocs passes over in silence, is told at its line."""
    expected = [
        f'{AT}:3: a colon inside text needs quotes around the text: name: "first: second". [yaml-syntax]',
    ]
    assert expected == problems({AT: "---\ndescription: x\ntitle: Peers: who\n---\n# One\n"})


def test_page_from_windows(catalogue):
    """A page with Windows line ends and a byte order mark reads like any other."""
    text = page("# One\n\n[x](tool:role-sheet)\n").replace("\n", "\r\n")
    expected = [Citation("role-sheet", "guide/introduction.md", "Title", "", "Title")]
    assert expected == catalogue({AT: b"\xef\xbb\xbf" + text.encode()}).citations["en"]


def test_page_with_a_tab_and_an_invisible_character(problems):
    """Pages are held to the same rules of characters as entries."""
    expected = [
        f"{AT}:5: there is a tab in this line. Replace it with spaces. [tab]",
        f"{AT}:6: there is an invisible character (U+202E) in this line. "
        "Delete the line and type it again without pasting. [invisible-character]",
    ]
    assert expected == problems(guide("a\tb\nc\u202ed\n"))


def test_page_in_latin_1(problems):
    """A page in an old encoding is told."""
    expected = [
        "docs/es/a.md:5: the file is not saved as UTF-8 text. "
        "In your editor choose “Save with encoding” and then UTF-8. [not-utf8]",
    ]
    assert expected == problems({"docs/es/a.md": page("Introducción\n").encode("latin-1")})


def test_long_page(problems):
    """A page may be longer than an entry, but not without limit."""
    assert problems(guide("x" * 100_000)) == []


def test_page_over_the_limit(problems):
    """A page of more than 256 kB is told."""
    size = 300_000 + len(page(""))
    expected = [
        f"{AT}:1: the file has {size:,} bytes, more than the 262,144 allowed. "
        "Keep one entry to a file and link to long texts instead of copying them. [too-large]",
    ]
    assert expected == problems(guide("x" * 300_000))
