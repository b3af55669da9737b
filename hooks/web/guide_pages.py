"""What is added to hand-written pages: links to entries, lists for steps, and inserts such as an index."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup

from catalogue.locales import same_language
from catalogue.models import BY_SCHEME
from catalogue.vocabularies import Term

from .facets import FACETS
from .paths import entry_path, facet_path, in_language, page_path, to_root
from .render import counted
from .site import Site

ITEMS_PER_STEP = 6
"""How many entries stand below a heading; a link leads to all of them."""

LANGUAGES_SHOWN = 8
"""How many languages of materials the home page names."""

_ENTRY_LINK = re.compile(rf'href="({"|".join(BY_SCHEME)}):([^"]*)"')
_HEADING = re.compile(r'<h([1-6]) id="([^"]+)"')
_INSERT = re.compile(r"<!-- catalogue: ([\w-]+) -->")


class GuidePages:
    """Finishes the HTML of hand-written pages in one language."""

    def __init__(self, site: Site, lang: str) -> None:
        self.site = site
        self.lang = lang
        self.words: Mapping[str, str] = site.catalogue.interface[lang]
        self.steps: Mapping[str, Term] = site.catalogue.vocabularies["steps"].terms

    def finish(self, markdown: str, html: str) -> str:
        """Return the article of the page whose source is docs/<lang>/`markdown`.

        Raises ValueError for an insert that does not exist.
        """
        root = to_root(in_language(page_path(markdown), self.lang))
        html = _ENTRY_LINK.sub(lambda match: f'href="{root}{self._entry(match.group(2))}"', html)
        html = self._add_step_lists(markdown, html, root)
        return _INSERT.sub(lambda match: self._insert(match.group(1), markdown, root), html)

    def _entry(self, entry_id: str) -> str:
        return in_language(entry_path(self.site.catalogue.entries[entry_id]), self.lang)

    def _add_step_lists(self, markdown: str, html: str, root: str) -> str:
        chapter = markdown.removeprefix("guide/").removesuffix(".md")
        headings = [(match.start(), int(match.group(1)), match.group(2)) for match in _HEADING.finditer(html)]
        pieces: list[str] = []
        at = 0
        for number, (_, level, anchor) in enumerate(headings):
            step = self.steps.get(anchor)
            if step is None or step.chapter != chapter:
                continue
            end = next((start for start, other, _ in headings[number + 1 :] if other <= level), len(html))
            pieces += [html[at:end], self.step_list(markdown, anchor, root)]
            at = end
        return "".join([*pieces, html[at:]])

    def step_list(self, markdown: str, step: str, root: str) -> str:
        """Return "Resources for this step": what the section cites, then what else serves the step."""
        catalogue = self.site.catalogue
        cited = {
            citation.entry: None
            for citation in catalogue.citations[self.lang]
            if citation.page == markdown and citation.anchor == step
        }
        entries = [catalogue.entries[entry_id] for entry_id in cited]
        entries = [entry for entry in entries if entry.kind not in ("evidence", "examples")]
        everything = self.site.facets.entries("step", step)
        for entry in sorted(everything, key=lambda entry: (not entry.has_address, self.lang not in entry.languages)):
            if len(entries) >= ITEMS_PER_STEP:
                break
            if entry not in entries:
                entries.append(entry)
        return self.site.environment.get_template("step_list.html").render(
            t=self.words,
            root=root,
            label=self.words["step_list_label"].format(step=self.steps[step].labels[self.lang]),
            items=self.site.lists[self.lang].items(entries[:ITEMS_PER_STEP], root),
            all_path=in_language(facet_path("step", step), self.lang),
            all_text=counted(self.words, "step_list_all", len(everything)),
        )

    def _insert(self, name: str, markdown: str, root: str) -> str:
        maker = self._inserts().get(name)
        if maker is None:
            raise ValueError(f'there is no insert "{name}". Use one of {", ".join(self._inserts())}.')
        return str(maker(markdown, root))

    def _inserts(self) -> Mapping[str, Callable[[str, str], str]]:
        return {
            "list": lambda markdown, root: self.site.indexes[self.lang].kind_list(markdown.split("/")[0]),
            "topics": lambda markdown, root: self.site.indexes[self.lang].facet_values(
                root, ("chapter", "step", "condition")
            ),
            "languages": self._languages,
            "stages": self._stages,
            "newest": self._newest,
            "counts": self._counts,
        }

    def _stages(self, markdown: str, root: str) -> str:
        """The stages of a program as a small picture that is also the menu."""
        catalogue = self.site.catalogue
        stages = [
            {
                "label": term.labels[self.lang],
                "path": in_language(f"guide/{term.id}/", self.lang),
                "steps": [
                    {"label": step.labels[self.lang], "path": in_language(f"guide/{term.id}/#{step.id}", self.lang)}
                    for step in self.steps.values()
                    if step.chapter == term.id
                ],
            }
            for term in catalogue.vocabularies["chapters"].terms.values()
            if f"guide/{term.id}/" in self.site.guide_paths
        ]
        return self.site.environment.get_template("stages.html").render(t=self.words, root=root, stages=stages)

    def _languages(self, markdown: str, root: str) -> str:
        """The languages with the most entries, and a link to all of them."""
        facet = next(facet for facet in FACETS if facet.name == "language")
        count = self.site.facets.count
        most = sorted(self.site.facets.values(facet, self.lang), key=lambda value: -count("language", value))
        return self.site.environment.get_template("languages.html").render(
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

    def _newest(self, markdown: str, root: str) -> str:
        """The entries added or checked last; of those of one day, what the reader can open and read first."""
        entries = sorted(
            self.site.catalogue.entries.values(),
            key=lambda entry: (
                -(entry.checked or entry.added).toordinal(),
                not entry.has_address,
                not any(same_language(tag, self.lang) for tag in entry.languages),
                entry.leads_to != "document",
                entry.id,
            ),
        )[:5]
        return Markup('<ul class="items">{}</ul>').format(self.site.lists[self.lang].items(entries, root))

    def _counts(self, markdown: str, root: str) -> str:
        catalogue = self.site.catalogue
        countries = {code for entry in catalogue.of_kind("examples") for code in entry.countries}
        text = self.words["counts"].format(
            programs=len(catalogue.of_kind("examples")),
            countries=len(countries),
            materials=sum(len(catalogue.of_kind(kind)) for kind in ("tools", "training", "handouts")),
            findings=len(catalogue.of_kind("evidence")),
        )
        return Markup("<p>{}</p>").format(text)
