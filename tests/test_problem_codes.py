"""Every code that a message ends with is explained on the page "When the check complains", in every language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tiny_catalogue import PROJECT, tool

from catalogue.locales import LANGUAGES

SOURCES = sorted(path for room in ("catalogue", "paper") for path in (PROJECT / "hooks" / room).glob("*.py"))
MAKERS = {"Problem", "problem", "refuse", "_add", "_stop"}
"""What makes a problem; the code is the last thing it is given."""
TEXT_AND_CODE = "tuple[str, str]"
"""What functions return that say a problem's text and code."""


def page(lang: str) -> Path:
    """Return the page that explains the codes."""
    return PROJECT / "docs" / lang / "contribute" / "problems.md"


def headings(lang: str) -> list[tuple[str, str]]:
    """Return the words and the id of each heading that explains a code."""
    return re.findall(r"(?m)^### (.*?)(?: \{ #([\w-]+) \})?$", page(lang).read_text(encoding="utf-8"))


def codes_in(tree: ast.AST) -> Iterator[str]:
    """Yield the codes written in a module; a code that is handed on was found where it comes from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            if getattr(node.func, "id", getattr(node.func, "attr", "")) in MAKERS:
                yield from _text(node.args[-1])
        elif isinstance(node, ast.FunctionDef) and node.returns and TEXT_AND_CODE in ast.unparse(node.returns):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and isinstance(inner.value, ast.Tuple):
                    yield from _text(inner.value.elts[-1])
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_OWN_CODES":
            yield from ast.literal_eval(node.value)


def _text(node: ast.expr) -> list[str]:
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def used_codes() -> set[str]:
    """Return every code that the check of the catalogue can print."""
    return {code for path in SOURCES for code in codes_in(ast.parse(path.read_text(encoding="utf-8")))}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_code_is_explained(lang):
    """Whoever looks up the word in brackets finds it on the page, and the page explains no word that never comes."""
    used = used_codes()
    explained = {anchor for _, anchor in headings(lang)}
    where = page(lang).relative_to(PROJECT).as_posix()
    actual = [
        f'{where} does not explain "{code}". Add "### {code} {{ #{code} }}".' for code in sorted(used - explained)
    ]
    actual += [f'{where} explains "{code}", which no message has. Delete it.' for code in sorted(explained - used)]
    assert actual == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_headings_are_the_codes(lang):
    """Each heading is the code itself, with the same id, and comes once."""
    found = headings(lang)
    assert [(words, anchor) for words, anchor in found if words != anchor] == []
    assert sorted(set(found)) == sorted(found)


def test_codes_are_found_in_every_form():
    """A code is found in a problem, in a text with its code, and among the codes of fields."""
    source = """
_OWN_CODES = {"one"}
def fault() -> tuple[str, str] | None:
    return "It is wrong. Mend it.", "two"
document.problem(key, "It is wrong. Mend it.", "three")
Problem(path, 1, text, "four")
Problem(path, 1, *fault())
print("Nothing was built.", "five")
"""
    assert sorted(codes_in(ast.parse(source))) == ["four", "one", "three", "two"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_example_is_a_real_message(problems, lang):
    """The message that the page takes apart is what the check prints."""
    (message,) = problems(tool("conditions: [hypertensoin]"))
    example = f"```text\n{message}\n1 problem in 1 file. Nothing was built.\n```\n"
    assert example in page(lang).read_text(encoding="utf-8")
