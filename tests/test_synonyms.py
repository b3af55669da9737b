"""Synonyms for the search: groups of words, each word in one group."""

from __future__ import annotations

SYNONYMS = "resources/vocabularies/synonyms.yml"


def test_groups_are_read(catalogue):
    """A group may lack a language."""
    read = catalogue({SYNONYMS: "burnout:\n  en: [burnout]\n  zh: [倦怠]\n"}).synonyms
    assert read == {"burnout": {"en": ("burnout",), "zh": ("倦怠",)}}


def test_faults_name_their_lines(problems):
    """A wrong language, a word that is no list, a group of one word and a word in two groups are told together."""
    text = (
        "one:\n  en: [lonely]\ntwo:\n  eng: [a, b]\n  es: c\n"
        "three:\n  en: [first, second]\nfour:\n  en:\n    - Second\n    - third\n"
    )
    assert problems({SYNONYMS: text}) == [
        f'{SYNONYMS}:1: "one" has one word only. Add another that means the same, or delete the group. [label]',
        f'{SYNONYMS}:4: "eng" is not a language of this site. Correct it. Did you mean "en"? [unknown-field]',
        f'{SYNONYMS}:5: "es" must be a list of words: [first, second]. [wrong-type]',
        f'{SYNONYMS}:10: "Second" stands in "three" already. Keep it in one group, or join the two. [repeated-term]',
    ]


def test_group_without_words(problems):
    """A group that holds no lists is told how it should look."""
    assert problems({SYNONYMS: "one: two\n"}) == [
        f'{SYNONYMS}:1: "one" has no words. Add a line like en: [first, second] below it. [label]'
    ]


def test_near_groups(problems):
    """A group that is said to be near must be another one of the file."""
    text = "lonely:\n  en: [lonely, alone]\n  near: [friend, lonely]\nfriends:\n  en: [friend, mate]\n"
    said = "is not another group of this file. Correct the id."
    assert problems({SYNONYMS: text}) == [
        f'{SYNONYMS}:3: "friend" {said} Did you mean "friends"? [unknown-id]',
        f'{SYNONYMS}:3: "lonely" {said} [unknown-id]',
    ]
