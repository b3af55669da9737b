"""The glossary: every term complete, and words to avoid found in the guide."""

from __future__ import annotations

from test_guide import ENGLISH
from tiny_catalogue import page

GLOSSARY = "resources/vocabularies/glossary.yml"
TERM = """\
peer-support:
  en: peer support
  es: apoyo entre pares
  zh: 同伴支持
  zh_variants: [朋辈支援]
  zh_avoid: [同辈支持]
  en_definition: Help from a peer.
  es_definition: Ayuda de un par.
  zh_definition: 来自同伴的帮助。
"""
CHINESE = "docs/zh/guide/introduction.md"


def test_term_is_read(catalogue):
    """A term has its label, definition, accepted variants and words to avoid in each language."""
    term = catalogue({GLOSSARY: TERM}).glossary["peer-support"]
    assert term.labels["zh"] == "同伴支持"
    assert term.definitions["es"] == "Ayuda de un par."
    assert (term.variants["zh"], term.avoid["zh"], term.avoid["en"]) == (("朋辈支援",), ("同辈支持",), ())


def test_term_without_definition(problems):
    """A term that lacks a language is told where it stands."""
    assert problems({GLOSSARY: TERM.replace("  es_definition: Ayuda de un par.\n", "")}) == [
        f'{GLOSSARY}:1: "peer-support" has no "es_definition". Add a line "es_definition: …". [label]'
    ]


def test_term_with_unknown_field(problems):
    """A misspelt field is told with what was probably meant."""
    assert problems({GLOSSARY: TERM.replace("zh_variants", "zh_variant")}) == [
        f'{GLOSSARY}:5: "zh_variant" is not a field of a term. Correct its name. Did you mean "zh_variants"? '
        "[unknown-field]"
    ]


def test_avoided_word_in_a_page(problems):
    """A word that the glossary says to avoid is told with the right one."""
    files = {GLOSSARY: TERM, ENGLISH: page("# Title\n"), CHINESE: page("# 标题\n\n同辈支持很好。\n")}
    assert problems(files)[-1] == (
        f'{CHINESE}:7: "同辈支持" is not the term of this guide. Write "同伴支持". [avoided-term]'
    )


def test_avoided_word_in_an_address(problems):
    """Only words that readers read count, not ids and addresses."""
    files = {GLOSSARY: TERM, ENGLISH: page("# Title\n"), CHINESE: page("# 标题 { #同辈支持 }\n")}
    assert [problem for problem in problems(files) if "avoided-term" in problem] == []
