"""The pages of the forms and sheets that the project itself writes: what each is, its files, and itself to read."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from markupsafe import Markup, escape

from catalogue.downloads import Download
from catalogue.locales import TAGS
from catalogue.materials import KIND, PURPOSES, Material
from catalogue.words import Said

from .entry_pages import shortened, source_line
from .facets import BY_FIELD
from .file_links import FileLinks
from .index_pages import ListPage
from .maker import Maker
from .material_body import sections
from .paths import DOWNLOADS, checklist_path, entry_path, facet_path, in_language, material_path, to_root
from .structured_data import LICENSE_URLS, script
from .views import page_values

if TYPE_CHECKING:
    from .site import Site

LICENSE = "CC-BY-4.0"
"""Of our own texts and data, by its id in vocabularies/licenses.yml."""

_BABEL = {"zh": "zh_Hans"}
_LINK = Markup('<a href="{}"{}>{}</a>')


class MaterialPages(Maker):
    """Makes what shows materials, in one language."""

    def __init__(self, site: Site, lang: str, files: FileLinks) -> None:
        super().__init__(site, lang)
        self.catalogue = site.catalogue
        self.files = files

    def pages(self) -> Iterator[ListPage]:
        """Yield the page of every material."""
        for material in self.catalogue.materials.values():
            yield self._page(material)

    def paths(self) -> Iterator[str]:
        """Yield the path of every page that `pages` makes."""
        yield from map(material_path, self.catalogue.materials)

    def of_step(self, step: str, chapter: str) -> list[dict[str, Any]]:
        """Return {path, title, formats} of the materials for a step, those of its chapter first."""
        found = [material for material in self.catalogue.materials.values() if step in material.steps]
        found.sort(key=lambda one: (one.chapter != chapter, one.heading != step, PURPOSES.index(one.purpose)))
        return [self._item(material) for material in found]

    def _item(self, material: Material) -> dict[str, Any]:
        files = self.files.index.of((KIND, material.id), self.lang)
        formats = dict.fromkeys(self.words[f"file_{file.format}"] for file in files)
        return {
            "path": in_language(material_path(material.id), self.lang),
            "title": self.catalogue.material_words(material, self.lang)["title"],
            "formats": self.words["list_comma"].join(formats),
        }

    def _page(self, material: Material) -> ListPage:
        path = material_path(material.id)
        own = in_language(path, self.lang)
        root = to_root(own)
        texts = self.catalogue.material_words(material, self.lang)
        subject = (KIND, material.id)
        body = self.site.environment.get_template("material.html").render(
            t=self.words,
            lang=self.lang,
            root=root,
            downloads_path=in_language(DOWNLOADS, self.lang),
            purpose=material.purpose,
            title=texts["title"],
            summary=texts["summary"],
            use=texts["use"],
            fallback=any(said.fallback for said in texts.values()),
            buttons=self.files.buttons(subject, root),
            others=self.files.others(subject),
            preview=self.files.preview(subject, landscape=material.landscape),
            layout=material.layout,
            landscape=material.landscape,
            sections=list(sections(material, texts)),
            facts=self._facts(material, root),
            address=self.site.site_url + own,
        )
        source = source_line(self.words, self.site.repo_url, f"resources/{KIND}/{material.id}.yml", material.title)
        values = page_values(
            self.lang, path, str(escape(texts["title"].text)),
            str(escape(shortened(texts["summary"].text))), body,
            head=str(self._structured_data(material, texts, own)), source=str(source),
        )  # fmt: skip
        return ListPage(path, KIND, values)

    def _facts(self, material: Material, root: str) -> list[tuple[str, Markup]]:
        """Return the rows of the facts: (label, values as HTML), leaving out what there is none of."""
        rows: list[tuple[str, Markup]] = []

        def add(label: str, values: Sequence[Markup | str]) -> None:
            if values:
                rows.append((self.words[label], Markup(self.words["list_comma"]).join(values)))  # noqa: S704

        add("facet_chapter", [self._chapter(material, root)])
        for name in ("steps", "audience", "conditions"):
            add(f"fact_{name}", [self._facet(name, value, root) for value in getattr(material, name)])
        add("material_checklists", [self._checklist(one, root) for one in self._checklists(material)])
        add("material_sources", [self._entry(link, root) for link in material.sources])
        add("fact_license", [self.catalogue.vocabularies["licenses"].label(LICENSE, self.lang)])
        add("column_added", [shown_date(material.added, self.lang)])
        return rows

    def _link(self, root: str, path: str, said: Said | str) -> Markup:
        tag = Markup(' lang="{}"').format(said.tag) if isinstance(said, Said) and said.tag != TAGS[self.lang] else ""
        return _LINK.format(root + in_language(path, self.lang), tag, said)

    def _chapter(self, material: Material, root: str) -> Markup | str:
        chapter = self.site.checklists[self.lang].chapter(material.chapter)
        if not chapter["path"]:
            return str(chapter["title"])
        anchor = f"#{material.heading}" if material.heading else ""
        return self._link(root, f"guide/{material.chapter}/{anchor}", chapter["title"])

    def _facet(self, name: str, value: str, root: str) -> Markup | str:
        """Return the link to a facet's page, or its label where no entry has the value: then there is no page."""
        facet = BY_FIELD[name]
        label = self.catalogue.vocabularies[name].label(value, self.lang)
        return self._link(root, facet_path(facet, value), label) if self.site.facets.count(facet, value) else label

    def _checklists(self, material: Material) -> list[str]:
        return [one.id for one in self.catalogue.checklists.values() if set(one.steps) & set(material.steps)]

    def _checklist(self, checklist: str, root: str) -> Markup:
        words = self.catalogue.checklist_words(self.catalogue.checklists[checklist], self.lang)
        return self._link(root, checklist_path(checklist), words.title)

    def _entry(self, link: str, root: str) -> Markup:
        entry = self.catalogue.entries[link.partition(":")[2]]
        return self._link(root, entry_path(entry), self.catalogue.words(entry, self.lang).title)

    def _structured_data(self, material: Material, texts: Mapping[str, Said], own: str) -> Markup:
        site, address = self.site.site_url, self.site.site_url + own
        title = texts["title"].text
        purpose = self.words[f"paper_purpose_{material.purpose}"]
        downloads = site + in_language(DOWNLOADS, self.lang)
        trail = [(self.words["downloads"], downloads), (purpose, f"{downloads}#{material.purpose}"), (title, address)]
        return script(
            {
                "@context": "https://schema.org",
                "@graph": [
                    {
                        "@type": ["LearningResource", "DigitalDocument"],
                        "name": title,
                        "description": texts["summary"].text,
                        "learningResourceType": material.layout,
                        "inLanguage": TAGS[self.lang],
                        "license": LICENSE_URLS[LICENSE],
                        "isAccessibleForFree": True,
                        "datePublished": material.added.isoformat(),
                        "publisher": {"@type": "Organization", "name": self.words["site_name"], "url": site},
                        "mainEntityOfPage": address,
                        "encoding": [
                            media_object(file, site) for file in self.files.index.of((KIND, material.id), self.lang)
                        ],
                    },
                    {
                        "@type": "BreadcrumbList",
                        "itemListElement": [
                            {"@type": "ListItem", "position": number, "name": name, "item": item}
                            for number, (name, item) in enumerate(trail, 1)
                        ],
                    },
                ],
            }
        )


_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "epub": "application/epub+zip",
    "zip": "application/zip",
}


def media_object(file: Download, site_url: str) -> dict[str, Any]:
    """Return the schema.org description of a file."""
    return {
        "@type": "MediaObject",
        "contentUrl": site_url + file.path,
        "encodingFormat": _MEDIA_TYPES[file.format],
        "contentSize": str(file.size),
        "inLanguage": TAGS[file.lang],
    }


def shown_date(day: datetime.date, lang: str) -> str:
    """Return a day as readers write it: "November 22, 2026"."""
    return format_date(day, format="long", locale=_BABEL.get(lang, lang))
