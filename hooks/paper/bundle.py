"""Everything of one language in one ZIP: folders by purpose, names that people understand, a page with the contents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from catalogue import Catalogue
from catalogue.downloads import Download
from catalogue.locales import TAGS
from catalogue.materials import PURPOSES

from .archive import archive
from .epub_style import with_colors
from .fonts import licenses
from .tree import Document
from .xhtml import h

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST_NAME = 80
_STYLE = """
body { background: var(--ground); color: var(--ink); font: 1.05rem/1.55 system-ui, sans-serif; }
main { margin: 2rem auto; max-width: 44rem; padding: 0 1rem; }
h1, h2 { color: var(--brand); line-height: 1.25; }
h2 { border-top: 1px solid var(--rule); margin-top: 2rem; padding-top: 1rem; }
ul { list-style: none; padding: 0; }
li { margin: 0.7rem 0; }
a { color: var(--brand); margin-inline-end: 0.8rem; }
.small { color: var(--muted); }
"""


@dataclass(frozen=True)
class Packed:
    """A file and what it holds."""

    download: Download
    document: Document
    data: bytes


def zip_bytes(
    catalogue: Catalogue, lang: str, files: Sequence[Packed], address: str, colors: Mapping[str, str]
) -> bytes:
    """Return the archive of `files`, all of one language.

    `address` is that of the page of downloads, where newer files will be; `colors` as {"brand": "#0b5563"}.
    """
    bundle = _Bundle(catalogue, lang, files)
    folders = bundle.folders()
    page = bundle.contents(folders, address, colors)
    content: dict[str, bytes] = {f"{bundle.words['paper_sheet_first']}.html": page.encode()}
    for folder, things in folders.items():
        for thing in things:
            content |= {f"{folder}/{name}": packed.data for name, packed in thing.files.items()}
    last = bundle.numbered(len(folders) + 1, bundle.words["paper_zip_licenses"])
    content |= {f"{last}/{name}": text for name, text in licenses().items()}
    return archive(content)


@dataclass(frozen=True)
class _Thing:
    """A form, a chapter, a book: what has one title and one or more files."""

    title: str
    stem: str
    files: dict[str, Packed]
    """{name in its folder: the file}."""


_Folders = dict[str, list[_Thing]]


@dataclass(frozen=True)
class _Bundle:
    catalogue: Catalogue
    lang: str
    files: Sequence[Packed]

    @property
    def words(self) -> Mapping[str, str]:
        return self.catalogue.interface[self.lang]

    def numbered(self, number: int, name: str) -> str:
        """Return a name with its number before it, which keeps the order in every list of files."""
        return f"{number:02}.{'' if self.lang == 'zh' else ' '}{name}"

    def folders(self) -> _Folders:
        """Sort the files into folders, in the order of the page; what has no file has no folder."""
        groups = [(name, files) for name, files in self._groups() if files]
        return {
            self.numbered(number, name): self._things(name, files) for number, (name, files) in enumerate(groups, 1)
        }

    def _things(self, folder: str, files: Sequence[Packed]) -> list[_Thing]:
        in_order = folder == self.words["paper_zip_chapters"]
        found: dict[tuple[str, str], _Thing] = {}
        for one in files:
            subject, title = one.download.subject, one.document["title"]
            if subject not in found:
                stem = _file_name(self.numbered(len(found) + 1, title) if in_order else title)
                same = sum(stem.casefold() == thing.stem.casefold() for thing in found.values())
                found[subject] = _Thing(title, f"{stem} ({same + 1})" if same else stem, {})
            thing = found[subject]
            thing.files[f"{thing.stem}{' (A4)' if _is_twin(one) else ''}.{one.download.format}"] = one
        return list(found.values())

    def _groups(self) -> Iterator[tuple[str, list[Packed]]]:
        kinds = {
            ("guide", "glossary", "catalogue"): "downloads_guide",
            ("chapters",): "paper_zip_chapters",
        }
        for wanted, key in kinds.items():
            yield self.words[key], [one for one in self.files if one.download.subject[0] in wanted]
        materials = [one for one in self.files if one.download.subject[0] == "materials"]
        for purpose in PURPOSES:
            of_purpose = [
                one for one in materials if self.catalogue.materials[one.download.subject[1]].purpose == purpose
            ]
            yield self.words[f"paper_purpose_{purpose}"], of_purpose
        yield self.words["checklists"], [one for one in self.files if one.download.subject[0] == "checklists"]

    def contents(self, folders: _Folders, address: str, colors: Mapping[str, str]) -> str:
        """Return the page with the contents: it needs no net, no script and no other file."""
        words = self.words
        title = words[f"downloads_everything_{self.lang}"]
        newest = max(self.files, key=lambda one: one.document["day"]).document
        body = [
            h("h1", title),
            h("p", words["downloads_lead"]),
            h("p", words["paper_edition"].format(version=newest["version"], date=newest["date"]), class_="small"),
            h("p", words["paper_zip_newer"], Markup("<br>"), h("a", address, href=address)),
            [self._folder(folder, things) for folder, things in folders.items()],
            h("h2", words["paper_zip_licenses"]),
            h("p", words["paper_license_guide"].format(site=words["site_name"])),
            h("p", words["paper_zip_fonts"]),
        ]
        head = h(
            "head",
            h("meta", charset="utf-8"),
            h("meta", name="viewport", content="width=device-width, initial-scale=1"),
            h("title", f"{title}{words['title_separator']}{words['site_name']}"),
            h("style", with_colors(_STYLE, colors)),
        )
        return f"<!doctype html>\n{h('html', head, h('body', h('main', body)), lang=TAGS[self.lang])}\n"

    def _folder(self, folder: str, things: Sequence[_Thing]) -> Markup:
        items = [
            h("li", thing.title, Markup("<br>"), [self._link(folder, thing, name) for name in thing.files])
            for thing in things
        ]
        return h("section", h("h2", folder), h("ul", items))

    def _link(self, folder: str, thing: _Thing, name: str) -> Markup:
        packed = thing.files[name]
        said = self.words[f"file_{packed.download.format}"] + (" A4" if _is_twin(packed) else "")
        count = packed.download.pages
        if count is not None:
            pages = self.words["pages_one" if count == 1 else "pages_other"].format(count=count)
            said += f"{self.words['list_comma']}{pages}"
        whole = f"{thing.title}{self.words['list_comma']}{said}"  # for those who hear the links one by one
        return h("a", said, href=quote(f"{folder}/{name}"), aria_label=whole)


def _is_twin(packed: Packed) -> bool:
    """Say whether a file is the same as another on the paper of other countries."""
    return packed.download.path.endswith("-a4.pdf")


def _file_name(title: str) -> str:
    """Return a title without the signs that some systems refuse in names of files."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", title.replace(": ", " - ")).split())
    return plain[:_LONGEST_NAME].rstrip(" .")
