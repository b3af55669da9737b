"""Web addresses: what readers can open passes unchanged, what misleads or endangers them does not."""

from __future__ import annotations

import pytest
from tiny_catalogue import PROGRAM, PROGRAM_FILE, TOOL_FILE, changed, tool

from catalogue.addresses import MAX_LENGTH, address_problem

AT = f'{TOOL_FILE}:4: "address":'
BEGINNING = "is not a web address. Begin it with https:// (or http://). [address]"
CHARACTER = "holds a blank, a quotation mark or a bracket. Copy it from the browser's address bar. [address]"
UNREADABLE = "cannot be read as a web address. Copy it from the browser's address bar. [address]"
PRIVATE = "leads into a private network. Give an address that everybody can open. [private-address]"


def address(text: str):
    """Return the tool of the tiny catalogue with this address."""
    return tool(f"address: '{text}'")


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,hello",
        "ftp://ftp.who.int/sheet.pdf",
        "file:///etc/passwd",
        "//www.who.int/",
        "/sheet.pdf",
        "www.who.int",
        "mailto:someone@who.int",
        "https://",
        "https:///www.who.int",
        "https:www.who.int",
        "",
    ],
)
def test_address_that_is_none(problems, written):
    """Only what begins like a web page can be opened; scripts and data in an address cannot."""
    assert [f'{AT} "{written}" {BEGINNING}'] == problems(address(written))


@pytest.mark.parametrize(
    "character", [" ", '"', "<", ">", "\\", "^", "`", "{", "|", "}", "\u00a0", "\u3000", "\u200c", "\u200d"]
)
def test_address_with_a_character_that_no_address_has(problems, character):
    """Blanks, quotation marks, brackets and invisible joiners are told, wherever they stand."""
    shown = " " if character in "\u00a0\u3000" else character
    expected = [f'{AT} "https://www.who.int/a{shown}b" {CHARACTER}']
    assert expected == problems(address(f"https://www.who.int/a{character}b"))


@pytest.mark.parametrize(
    "written", ["https://www.who.int:99999/", "https://www.who.int:port/", "https://[::1", "https://www.%77ho.int/"]
)
def test_address_that_cannot_be_read(problems, written):
    """An impossible port, an open bracket or a disguised host name is told."""
    assert [f'{AT} "{written}" {UNREADABLE}'] == problems(address(written))


@pytest.mark.parametrize(
    "written", ["https://user:password@www.who.int/", "https://user@www.who.int/", "https://www.who.int@evil.org/"]
)
def test_address_with_a_user_name(problems, written):
    """A name or password before the host is told; it may be a secret or a disguise."""
    expected = [f'{AT} "{written}" holds a user name. Delete what stands before the @. [address]']
    assert expected == problems(address(written))


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8000",
        "intranet",
        "127.0.0.1",
        "127.1",
        "0x7f.0.0.0x1",
        "2130706433",
        "１２７.0.0.1",
        "127。0。0。1",
        "10.0.0.8",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "[::1]",
        "[fd00::1]",
        "[::ffff:10.0.0.1]",
        "printer.local",
        "wiki.internal",
        "nas.lan",
        "guide.test",
        "guide.example",
        "www.who.int.",
        "LOCALHOST",
    ],
)
def test_address_in_a_private_network(problems, host):
    """Addresses that only some computers can open are told, in each of their spellings."""
    assert [f'{AT} "http://{host}/" {PRIVATE}'] == problems(address(f"http://{host}/"))


@pytest.mark.parametrize(
    "host", ["www.scribd.com", "WWW.Scribd.com", "docplayer.es", "www.researchgate.net", "pdfcoffee.com"]
)
def test_address_of_a_copy_farm(problems, host):
    """Pages that keep copies of other people's documents are told, with two ways out."""
    expected = [
        f'{AT} "https://{host}/role" leads to {host.lower()}, which keeps copies of other people\'s documents. '
        'Give the publisher\'s own page, or write "address: none". [copy-farm]',
    ]
    assert expected == problems(address(f"https://{host}/role"))


def test_address_that_is_too_long(problems):
    """A very long address is told, shown by its beginning."""
    start = "https://www.who.int/"
    expected = [
        f'{AT} "{start}{"x" * 39}…" has more than 500 characters. Use the page\'s short address. [address]',
    ]
    assert expected == problems(address(start + "x" * (MAX_LENGTH + 1 - len(start))))


@pytest.mark.parametrize(
    "written",
    [
        "https://www.who.int/",
        "http://archive.org/web/2010/http://www.who.int/x.pdf",
        "https://www.WHO.int/Sheet_(1).pdf?lang=es&x=%20y#page=2",
        "https://例子.中国/指南",
        "https://www.who.int:8443/",
        "https://8.8.8.8/",
        "https://www.123.org/",
        "https://www.who.int/a'b~c*d!e,f;g@h",
        "https://www.who.int/" + "x" * (MAX_LENGTH - 20),
    ],
)
def test_sound_address_is_kept_as_written(written):
    """Addresses that everybody can open have no problem, whatever their script or punctuation."""
    assert address_problem(written) is None


def test_address_keeps_its_spelling(catalogue):
    """An address is never rewritten: the capital letters and the missing last slash stay."""
    entry = catalogue(tool("address: https://www.WHO.int")).entries["role-sheet"]
    assert entry.address == "https://www.WHO.int"


def test_other_addresses_are_checked_too(problems):
    """Each further address is told by its number and its own line."""
    expected = [
        f'{TOOL_FILE}:14: "other_addresses", item 2: "javascript:alert(1)" {BEGINNING}',
        f'{TOOL_FILE}:15: "other_addresses", item 3: "none" {BEGINNING}',
    ]
    added = "other_addresses:\n  - https://www.who.int/es\n  - javascript:alert(1)\n  - none"
    assert expected == problems(tool(added))


def test_address_of_a_figure_is_checked_too(problems):
    """The source of a figure is held to the same rules."""
    figure = "    value: 20 million\n    source_address: http://localhost/"
    expected = [
        f'{PROGRAM_FILE}:18: "figures", item 1, "source_address": "http://localhost/" {PRIVATE}',
    ]
    assert expected == problems({PROGRAM_FILE: changed(PROGRAM).replace("    value: 20 million", figure)})
