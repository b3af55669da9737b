"""Inserts: what a hand-written page asks for with `<!-- catalogue: name -->`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from markupsafe import Markup

from catalogue.collation import sort_key
from catalogue.guide import page_state
from catalogue.locales import DEFAULT, LANGUAGES, OWN_NAMES, TAGS
from catalogue.words import Translation

from .compare_charts import CompareCharts
from .curated import Curated
from .facets import FACETS
from .figures import draw
from .gaps import Gaps
from .newest import Newest
from .paths import facet_path, in_language, page_path
from .render import shown_size
from .site import Site
from .training import TrainingSection
from .world_map import WorldMap

LANGUAGES_SHOWN = 8
"""How many languages of materials the home page names."""


class Inserts:
    """Makes the inserts of one language. Each maker takes what follows the name, the page and the way to the root."""

    def __init__(self, site: Site, lang: str) -> None:
        self.site = site
        self.lang = lang
        self.words: Mapping[str, str] = site.catalogue.interface[lang]
        self._makers: dict[str, Callable[[str, str, str], str]] = {
            "list": self._list,
            "topics": self._topics,
            "languages": self._languages,
            "stages": self._stages,
            "newest": self._newest,
            "counts": self._counts,
            "map": self._map,
            "checklists": lambda argument, markdown, root: site.checklists[lang].home(root),
            "picks": lambda argument, markdown, root: Curated(site, lang).picks(argument, root),
            "others": lambda argument, markdown, root: Curated(site, lang).others(argument, root),
            "other-languages": lambda argument, markdown, root: Curated(site, lang).other_languages(root),
            "compare": lambda argument, markdown, root: CompareCharts(site, lang).make(argument, root),
            "gaps": lambda argument, markdown, root: Gaps(site, lang).make(argument, root),
            "curriculum": lambda argument, markdown, root: TrainingSection(site, lang).curriculum(root),
            "lengths": lambda argument, markdown, root: TrainingSection(site, lang).lengths(root),
            "figure": self._figure,
            "glossary": self._glossary,
            "translation-status": self._translation_status,
            "data-files": self._data_files,
        }

    def make(self, name: str, argument: str, markdown: str, root: str) -> str:
        """Return the HTML of the insert `<!-- catalogue: name argument -->` on the page docs/<lang>/`markdown`.

        Raises ValueError when there is none of that name.
        """
        if name not in self._makers:
            raise ValueError(f'there is no insert "{name}". Use one of {", ".join(self._makers)}.')
        return str(self._makers[name](argument, markdown, root))

    def _render(self, template: str, **values: Any) -> Markup:
        text = self.site.environment.get_template(template).render(t=self.words, lang=self.lang, **values)
        return Markup(text)  # noqa: S704  (the environment escapes)

    def _list(self, argument: str, markdown: str, root: str) -> Markup:
        with_files = bool(self.site.data_files)
        return self.site.indexes[self.lang].kind_list(markdown.split("/")[0], with_files=with_files)

    def _topics(self, argument: str, markdown: str, root: str) -> Markup:
        return self.site.indexes[self.lang].facet_values(root, ("chapter", "step", "condition"))

    def _stages(self, argument: str, markdown: str, root: str) -> Markup:
        """The stages of a program as a small picture that is also the menu."""
        vocabularies = self.site.catalogue.vocabularies
        stages = [
            {
                "label": term.labels[self.lang],
                "path": in_language(f"guide/{term.id}/", self.lang),
                "steps": [
                    {"label": step.labels[self.lang], "path": in_language(f"guide/{term.id}/#{step.id}", self.lang)}
                    for step in vocabularies["steps"].terms.values()
                    if step.chapter == term.id
                ],
            }
            for term in vocabularies["chapters"].terms.values()
            if f"guide/{term.id}/" in self.site.guide_paths
        ]
        return self._render("stages.html", root=root, stages=stages)

    def _languages(self, argument: str, markdown: str, root: str) -> Markup:
        """The languages with the most entries, and a link to all of them."""
        facet = next(facet for facet in FACETS if facet.name == "language")
        count = self.site.facets.count
        most = sorted(self.site.facets.values(facet, self.lang), key=lambda value: -count("language", value))
        return self._render(
            "languages.html",
            root=root,
            values=[
                {
                    "label": facet.label(self.site.catalogue, value, self.lang),
                    "path": in_language(facet_path("language", value), self.lang),
                    "count": count("language", value),
                }
                for value in most[:LANGUAGES_SHOWN]
            ],
            all_path=in_language(facet_path("language"), self.lang),
            all_text=self.words["all_languages"].format(count=len(most)),
        )

    def _newest(self, argument: str, markdown: str, root: str) -> Markup:
        newest = Newest(self.site, self.lang)
        return newest.page(root) if argument == "page" else newest.few(root)

    def _counts(self, argument: str, markdown: str, root: str) -> Markup:
        catalogue = self.site.catalogue
        countries = {code for entry in catalogue.of_kind("examples") for code in entry.countries}
        text = self.words["counts"].format(
            programs=len(catalogue.of_kind("examples")),
            countries=len(countries),
            materials=sum(len(catalogue.of_kind(kind)) for kind in ("tools", "training", "handouts")),
            findings=len(catalogue.of_kind("evidence")),
        )
        return Markup("<p>{}</p>").format(text)

    def _data_files(self, argument: str, markdown: str, root: str) -> Markup:
        """Files of the open data with their sizes; of tables and feeds those in the reader's language."""
        pattern = {
            "tables": rf"data/(?P<kind>\w+)-{self.lang}\.csv",
            "workbook": rf"data/catalogue-{self.lang}\.xlsx(?P<kind>)",
            "feeds": rf"{in_language('feeds/', self.lang)}(?P<kind>\w+)\.xml",
        }.get(argument, rf"data/{argument}\.[\w.]+(?P<kind>)")
        files = [
            {
                "path": path,
                "label": self.words[f"kind_{match['kind']}"] if match["kind"] else path.rpartition("/")[2],
                "size": shown_size(len(content)),
            }
            for path, content in self.site.data_files.items()
            if (match := re.fullmatch(pattern, path))
        ]
        return self._render("data_files.html", root=root, files=files)

    def _map(self, argument: str, markdown: str, root: str) -> Markup:
        world = WorldMap(self.site, self.lang)
        return world.full(root) if argument == "full" else world.small(root)

    def _figure(self, argument: str, markdown: str, root: str) -> str:
        figures = self.site.catalogue.figures
        return draw(self.site.environment, figures, argument, self.lang, lambda chapter: self._chapter(chapter, root))

    def _chapter(self, chapter: str, root: str) -> str:
        return root + in_language(f"guide/{chapter}/", self.lang)

    def _glossary(self, argument: str, markdown: str, root: str) -> Markup:
        terms = sorted(
            self.site.catalogue.glossary.values(), key=lambda term: sort_key(term.labels[self.lang], self.lang)
        )
        others = [lang for lang in LANGUAGES if lang != self.lang]
        return self._render(
            "glossary.html",
            terms=[
                {
                    "id": term.id,
                    "label": term.labels[self.lang],
                    "definition": term.definitions[self.lang],
                    "also": term.variants[self.lang],
                    "others": [{"tag": TAGS[other], "label": term.labels[other]} for other in others],
                }
                for term in terms
            ],
        )

    def _translation_status(self, argument: str, markdown: str, root: str) -> Markup:
        """What is translated into the reader's language; on English pages, into every other."""
        shown = [lang for lang in LANGUAGES if lang != DEFAULT] if self.lang == DEFAULT else [self.lang]
        return self._render("translation_status.html", root=root, languages=[self._language(lang) for lang in shown])

    def _language(self, lang: str) -> dict[str, Any]:
        guide = self.site.catalogue.guide
        pages = []
        for name, source in guide[DEFAULT].items():
            page = guide[lang].get(name, source)
            state = page_state(guide, lang, name)
            if state == "current" and page.reviewed_by:
                state = "reviewed"
            pages.append(
                {
                    "path": in_language(page_path(name), lang),
                    "title": page.title,
                    "tag": TAGS[page.lang] if page.lang != self.lang else "",
                    "state": self.words[f"status_{state}"],
                    "edit": "" if state == "reviewed" else f"{self.site.repo_url}/edit/main/docs/{lang}/{name}",
                }
            )
        catalogue = self.site.catalogue
        counts = [
            self._count_texts(self.words[key], translations[lang].values())
            for key, translations in (
                ("status_entries", catalogue.translations),
                ("checklists", catalogue.checklist_translations),
                ("kind_materials", catalogue.material_translations),
            )
            if translations[lang]
        ]
        return {"name": OWN_NAMES[lang], "tag": TAGS[lang], "pages": pages, "counts": counts}

    def _count_texts(self, what: str, translations: Collection[Translation]) -> str:
        """Say of how many entries or checklists all texts, or not all, have a current translation."""
        missing = sum(bool(translation.missing) for translation in translations)
        outdated = sum(bool(translation.outdated) for translation in translations)
        complete = sum(not translation.missing and not translation.outdated for translation in translations)
        return self.words["status_count"].format(
            what=what, total=len(translations), complete=complete, missing=missing, outdated=outdated
        )
