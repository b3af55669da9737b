"""Writes a site with made-up entries: our project, and the same pages for other generators.

`python benchmarks/workload.py FOLDER ENTRIES [RIVAL ...]`. build.py runs it as a process of its own:
a child's peak memory counts what its parent held when it was started, so the one that measures
must stay small. The same number of entries always gives the same texts.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "es", "zh")
KINDS = {"tools": 9, "training": 3, "handouts": 3, "examples": 3, "evidence": 2}
"""Of 20 entries, how many are of which kind: much as in the real catalogue."""
SPOKEN = ["en", "es", "zh-Hans", "zh-Hant", "fr", "pt-BR", "de", "ar", "vi", "sw", "id", "hi", "ja", "ko", "ru", "tr"]
COUNTRIES = [
    "US",
    "CN",
    "GB",
    "AU",
    "MX",
    "ES",
    "ZA",
    "CA",
    "HK",
    "IN",
    "DE",
    "BR",
    "UG",
    "KE",
    "PE",
    "AR",
    "FR",
    "CL",
    "CO",
    "NG",
    "TH",
    "PK",
    "JP",
    "NL",
    "IE",
    "CM",
    "TZ",
    "ID",
    "VN",
    "PH",
]
FORMATS = ["pdf", "html", "video", "slides", "doc", "course", "spreadsheet", "book", "article"]
DRAWN = {
    "chapters": ("chapters", 1, 3), "steps": ("steps", 1, 4), "core_functions": ("core_functions", 0, 2),
    "audience": ("audience", 1, 2), "conditions": ("conditions", 1, 2), "settings": ("settings", 1, 2),
    "delivery_modes": ("delivery_modes", 1, 3),
}  # fmt: skip
"""Field: its vocabulary, and how many terms an entry has at least and at most."""
LENGTHS = {
    "tools": {"title": 7, "summary": 45, "use_for": 28},
    "examples": {"title": 7, "summary": 42, "population": 8, "use_for": 22},
    "evidence": {"title": 6, "finding": 34, "design": 3, "caution": 12, "use_for": 20},
}
"""Words of each field: about 80 for an entry and language. Trainings and handouts are like tools."""
WHOLE, BARE = "mkdocs.yml", "bare.yml"
"""The settings of our project: all of it, and without what no other generator here makes (`_LEFT_OUT`)."""
_LEFT_OUT = re.compile(r"(?m)^  - hooks/(?:data_files|search)\.py.*\n")
"""The hooks that make the open data with the feeds, and the texts of the search."""
UNITS = {"en": " people", "es": " personas", "zh": "人"}


@dataclass
class Entry:
    """One made-up entry: its facts, and its words in every language."""

    kind: str
    id: str
    facts: dict[str, Any] = field(default_factory=dict)
    words: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where its page stands, without the language: "tools/some-name-00012/"."""
        return f"{self.kind}/{self.id}/"


class Words:
    """Writes sentences from the words of the guide, each as likely as it is there, which is as Zipf's law has it."""

    def __init__(self, lang: str, random: Random) -> None:
        self.lang, self.random = lang, random
        texts = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs" / lang).rglob("*.md")))
        pattern = r"[\u4e00-\u9fff]" if lang == "zh" else r"[^\W\d_]{2,}"
        plain = (re.sub(r"\]\([^)]*\)|\{[^}]*\}|<!--.*?-->", " ", text) for text in texts)
        counts = Counter(word for text in plain for word in re.findall(pattern, text.lower()))
        self.words, self.weights = list(counts), list(accumulate(counts.values()))

    def some(self, count: int) -> str:
        """Return `count` words without a full stop; a Chinese word counts as 1.6 characters."""
        count = round(count * 1.6) if self.lang == "zh" else count
        words = self.random.choices(self.words, cum_weights=self.weights, k=count)
        return "".join(words) if self.lang == "zh" else " ".join(words).capitalize()

    def text(self, count: int) -> str:
        """Return sentences of at most 14 words, `count` words together."""
        stop, blank = ("。", "") if self.lang == "zh" else (".", " ")
        return blank.join(self.some(min(14, count - start)) + stop for start in range(0, count, 14))


def make_entries(number: int) -> list[Entry]:
    """Return `number` entries."""
    random = Random(number)
    words = {lang: Words(lang, random) for lang in LANGUAGES}
    terms = {name: list(vocabulary(source)) for name, (source, _, _) in DRAWN.items()}
    entries: list[Entry] = []
    for position, kind in enumerate(random.choices(list(KINDS), weights=list(KINDS.values()), k=number)):
        said = {lang: _words(kind, words[lang]) for lang in LANGUAGES}
        _add_numbers(kind, said, words, random)
        slug = re.sub(r"[^a-z]+", "-", said["en"]["title"].lower())[:50].strip("-")
        entry = Entry(kind, f"{slug}-{position:05d}", words=said)
        entry.facts = _facts(entry, terms, words["en"], random)
        if entries and random.random() < 0.3:
            entry.facts["see_also"] = [random.choice(entries).id]
        entries.append(entry)
    return entries


def vocabulary(name: str) -> dict[str, dict[str, str]]:
    """Return {term: {language: label}} of a real vocabulary."""
    loaded: dict[str, dict[str, str]] = yaml.safe_load((ROOT / f"resources/vocabularies/{name}.yml").read_text("utf-8"))
    return loaded


def _words(kind: str, words: Words) -> dict[str, Any]:
    lengths = LENGTHS.get(kind, LENGTHS["tools"])
    short = {"title", "population", "design"}
    return {name: words.some(count) if name in short else words.text(count) for name, count in lengths.items()}


def _add_numbers(kind: str, said: dict[str, dict[str, Any]], words: dict[str, Words], random: Random) -> None:
    """Add what must say the same numbers in every language."""
    if kind == "evidence":
        percent = random.randint(5, 95)
        for lang in LANGUAGES:
            said[lang]["figure"] = f"{words[lang].some(5)} {percent}% {words[lang].some(3)}"
    if kind == "examples":
        for value in random.sample(range(20, 900), k=3):
            for lang in LANGUAGES:
                figure = {"what": words[lang].some(5), "amount": f"{value}{UNITS[lang]}"}
                said[lang].setdefault("figures", []).append(figure)


def _facts(entry: Entry, terms: dict[str, list[str]], words: Words, random: Random) -> dict[str, Any]:
    """Return the facts of an entry; a term that stands early in its vocabulary is drawn more often."""
    left_out = {"examples": {"steps", "audience"}, "evidence": {"steps", "audience", "core_functions"}}
    facts: dict[str, Any] = {
        "address": f"https://www.health-{entry.id[-5:]}.org/{entry.id}",
        "held_by": "publisher", "format": _draw(FORMATS, 1, 1, random)[0], "added": "2026-11-21",
        "languages": _draw(SPOKEN, 1, 2, random), "countries": _draw(COUNTRIES, 1, 1, random),
    }  # fmt: skip
    for name, (_, least, most) in DRAWN.items():
        if name not in left_out.get(entry.kind, {"delivery_modes"}):
            facts[name] = _draw(terms[name], least, most, random)
    if entry.kind != "evidence":
        facts["leads_to"] = "document"
    citation = {
        "authors": words.some(6),
        "year": random.randint(1995, 2026),
        "title": words.some(12),
        "journal": words.some(3),
    }
    if entry.kind == "evidence":
        return facts | {"topic": words.some(2), "result": "favours", "citation": citation}
    if entry.kind == "examples":
        place = {"latitude": random.randint(-40, 60), "longitude": random.randint(-120, 140), "point_of": words.some(1)}
        return facts | {"organization": words.some(4), "place": place, "publication": citation}
    return facts | {"publisher": words.some(4), "year": random.randint(1995, 2026)}


def _draw(terms: list[str], least: int, most: int, random: Random) -> list[str]:
    weights = list(accumulate(1 / (rank + 8) for rank in range(len(terms))))
    return list(dict.fromkeys(random.choices(terms, cum_weights=weights, k=random.randint(least, most))))


def write_project(folder: Path, entries: list[Entry]) -> None:
    """Write our project with `entries` in place of the real ones, and check it."""
    naming = ("checklists", "materials", "picks.yml", "training_units.yml")  # they name real entries
    unwanted = shutil.ignore_patterns("__pycache__", *naming, *KINDS)
    for name in ("hooks", "overrides", "resources"):
        shutil.copytree(ROOT / name, folder / name, ignore=unwanted)
    shutil.copytree(ROOT / "docs", folder / "docs")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / WHOLE).write_text(settings, encoding="utf-8")
    (folder / BARE).write_text(_LEFT_OUT.sub("", settings), encoding="utf-8")
    for path in (folder / "docs").rglob("*.md"):
        path.write_text(without_citations(path.read_text(encoding="utf-8")), encoding="utf-8")
    for entry in entries:
        _write_yaml(folder / f"resources/{entry.path[:-1]}.yml", {"id": entry.id} | _english(entry) | entry.facts)
        for lang in LANGUAGES[1:]:
            _write_yaml(folder / f"resources/translations/{lang}/{entry.path[:-1]}.yml", entry.words[lang])
    subprocess.run(
        [sys.executable, "hooks/check_catalogue.py", "--fix"], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )


def without_citations(markdown: str) -> str:
    """Return Markdown whose links to real entries are plain text, without the checklists that stand in it."""
    markdown = re.sub(r"(?m)^::: .*\n\n?", "", markdown)
    return re.sub(r"\[([^\]]*)\]\((?!https?:|mailto:|tel:)[a-z]+:[^)]*\)", r"\1", markdown)


def _english(entry: Entry) -> dict[str, Any]:
    words = dict(entry.words["en"])
    if "figures" in words:
        split = ((figure, *figure["amount"].split()) for figure in words["figures"])
        words["figures"] = [{"what": figure["what"], "value": value, "unit": unit} for figure, value, unit in split]
    return words


def _write_yaml(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100)
    path.write_text(text, encoding="utf-8")


def build(folder: Path, config: str, output: Path) -> None:
    """Build a project of ours into `output`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config, "--site-dir", str(output)]
    subprocess.run(command, cwd=folder, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PAPER": "0"})


def main() -> None:
    """Write what the command line asks for."""
    from rivals import RIVALS, pages

    folder, number, rivals = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    entries = make_entries(number)
    write_project(folder / "ours", entries)
    if rivals:
        build(folder / "ours", BARE, folder / "content")
        found = pages(folder / "content")
        shutil.rmtree(folder / "content")
    for rival in rivals:
        RIVALS[rival](folder / rival, found)


if __name__ == "__main__":
    main()
