"""Groups entries by the readers they were made for, each entry once."""

from __future__ import annotations

from typing import NamedTuple

from catalogue import Catalogue
from catalogue.locales import same_language
from catalogue.models import BY_KIND, Entry

ORDER = ("participants", "peer-supporters", "trainers", "program-managers", "clinicians", "policy-makers")
"""Those nearest to the people served come first; audiences that are not named here follow."""

_OF_PROGRAMS = ("examples", "evidence")
"""Kinds that are not made for anybody in particular."""

_LEADS_TO = ("document", "landing-page", "describing-page", None)


class Group(NamedTuple):
    """Entries for one audience, or of a kind that is not made for anybody in particular."""

    id: str
    heading: str
    entries: list[Entry]


def by_audience(catalogue: Catalogue, entries: list[Entry], lang: str) -> list[Group]:
    """Return materials under the audience that their entry names first, then programs and findings."""
    vocabulary, words = catalogue.vocabularies["audience"], catalogue.interface[lang]
    order = [*ORDER, *(term for term in vocabulary.terms if term not in ORDER)]
    found: dict[str, list[Entry]] = {key: [] for key in [*order, *BY_KIND]}
    for entry in usable_first(catalogue, entries, lang):
        found[entry.audience[0] if entry.audience and entry.kind not in _OF_PROGRAMS else entry.kind].append(entry)
    return [
        Group(key, vocabulary.label(key, lang) if key in vocabulary else words[f"kind_{key}"], members)
        for key, members in found.items()
        if members
    ]


def usable_first(catalogue: Catalogue, entries: list[Entry], lang: str) -> list[Entry]:
    """Return entries in the order of their use: what opens at once, then what the reader can read, then by title."""
    return sorted(
        catalogue.by_title(entries, lang),
        key=lambda entry: (
            not entry.has_address,
            _LEADS_TO.index(entry.leads_to),
            not any(same_language(tag, lang) for tag in entry.languages),
        ),
    )
