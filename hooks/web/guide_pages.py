"""What is added to hand-written pages: links to entries and terms, lists for steps, and inserts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from catalogue.citations import CHECKLIST, MATERIAL, TERM
from catalogue.locales import same_language
from catalogue.models import BY_SCHEME, Entry
from catalogue.vocabularies import Term

from .inserts import Inserts
from .paths import checklist_path, entry_path, facet_path, in_language, material_path, page_path, to_root
from .render import counted
from .site import Kept, Site

ITEMS_PER_STEP = 6
"""How many entries stand below a heading; a link leads to all of them."""

_ENTRY_LINK = re.compile(rf'href="({"|".join(BY_SCHEME)}):([^"]*)"')
_TERM_LINK = re.compile(rf'<a href="{TERM}:([^"]*)">(.*?)</a>', re.DOTALL)
_CHECKLIST_LINK = re.compile(rf'href="{CHECKLIST}:([^"]*)"')
_MATERIAL_LINK = re.compile(rf'href="{MATERIAL}:([^"]*)"')
_CHECKLIST_BLOCK = re.compile(r"<p>::: *checklist +([\w-]+)\s*</p>")
_HEADING = re.compile(r'<h([1-6]) id="([^"]+)"')
_HEAD = re.compile(r"<h1.*?</h1>\s*(?:<p>.*?</p>)?", re.DOTALL)
"""The title of a page with its lead."""
_INSERT = re.compile(r"<!-- catalogue: ([\w-]+)(?: ([\w-]+))? -->")

_TERM = Markup(
    '<span class="term"><a href="{address}" aria-describedby="term-{id}">{text}</a>'
    '<span class="term__definition" role="tooltip" id="term-{id}">{definition}</span></span>'
)


_SUBJECTS = {
    "guide/index.md": ("guide", ""),
    "glossary.md": ("glossary", ""),
    "materials/es.md": ("catalogue", "es"),
    "materials/zh.md": ("catalogue", "zh"),
}
"""What the files of a page hold, when that is not a chapter."""


class GuidePages:
    """Finishes the HTML of hand-written pages in one language."""

    def __init__(self, site: Site, lang: str) -> None:
        self.site = site
        self.lang = lang
        self.words: Mapping[str, str] = site.catalogue.interface[lang]
        self.steps: Mapping[str, Term] = site.catalogue.vocabularies["steps"].terms
        self.inserts = Inserts(site, lang)

    def finish(self, markdown: str, html: str) -> str:
        """Return the article of the page whose source is docs/<lang>/`markdown`.

        Raises ValueError for an insert that does not exist.
        """
        path = in_language(page_path(markdown), self.lang)
        body = self._finished(markdown, html, to_root(path))
        if self.site.kept is not None:
            self.site.kept[path] = Kept(self.lang, markdown, html, body)
        return body

    def _finished(self, markdown: str, html: str, root: str) -> str:
        html = _ENTRY_LINK.sub(lambda match: f'href="{root}{self._entry(match.group(2))}"', html)
        html = _CHECKLIST_LINK.sub(
            lambda match: f'href="{root}{in_language(checklist_path(match[1]), self.lang)}"', html
        )
        html = _MATERIAL_LINK.sub(lambda match: f'href="{root}{in_language(material_path(match[1]), self.lang)}"', html)
        html = self._link_terms(html, root)
        html = self._add_lists(markdown, html, root)
        checklists = self.site.checklists[self.lang]
        html = _CHECKLIST_BLOCK.sub(lambda match: str(checklists.embedded(match[1], root)), html)
        if markdown.startswith("guide/"):
            html += str(checklists.of_chapter(markdown.removeprefix("guide/").removesuffix(".md"), root))
        html = _HEAD.sub(lambda match: match[0] + self._file_links(markdown, root), html, count=1)
        return _INSERT.sub(lambda match: self.inserts.make(match[1], match[2] or "", markdown, root), html)

    def _file_links(self, markdown: str, root: str) -> str:
        """Return the links to the files that hold a page, or what it is about."""
        subject = _SUBJECTS.get(markdown, ("", ""))
        if markdown.startswith("guide/") and not subject[0]:
            subject = ("chapters", markdown.removeprefix("guide/").removesuffix(".md"))
        return str(self.site.file_links[self.lang].buttons(subject, root))

    def _entry(self, entry_id: str) -> str:
        return in_language(entry_path(self.site.catalogue.entries[entry_id]), self.lang)

    def _link_terms(self, html: str, root: str) -> str:
        """Lead terms to the glossary; the first use of each shows its definition on hover and focus."""
        seen: set[str] = set()

        def link(match: re.Match[str]) -> str:
            term_id, text = match.groups()
            address = f"{root}{in_language('glossary/', self.lang)}#{term_id}"
            if term_id in seen:
                return f'<a href="{address}">{text}</a>'
            seen.add(term_id)
            definition = self.site.catalogue.glossary[term_id].definitions[self.lang]
            return str(_TERM.format(address=address, id=term_id, text=Markup(text), definition=definition))  # noqa: S704

        return _TERM_LINK.sub(link, html)

    def _add_lists(self, markdown: str, html: str, root: str) -> str:
        chapter = markdown.removeprefix("guide/").removesuffix(".md")
        headings = [(match.start(), int(match.group(1)), match.group(2)) for match in _HEADING.finditer(html)]
        ends: list[tuple[int, int, str]] = []
        pieces: list[str] = []
        at = 0
        for number, (_, level, anchor) in enumerate(headings):
            step = self.steps.get(anchor)
            lists = str(self.site.checklists[self.lang].of_heading(chapter, anchor, root))
            if step is not None and step.chapter == chapter:
                lists += self.step_list(markdown, anchor, root)
            if lists:
                end = next((start for start, other, _ in headings[number + 1 :] if other <= level), len(html))
                ends.append((end, -number, lists))
        # Where a section and its last part end together, that of the part comes first.
        for end, _, lists in sorted(ends):
            pieces += [html[at:end], lists]
            at = end
        return "".join([*pieces, html[at:]])

    def _can_read(self, entry: Entry) -> bool:
        return any(same_language(tag, self.lang) for tag in entry.languages)

    def step_entries(self, markdown: str, step: str) -> list[Entry]:
        """Return what stands below the heading of a step: what the section cites, then what else serves the step."""
        catalogue = self.site.catalogue
        cited = {
            citation.entry: None
            for citation in catalogue.citations[self.lang]
            if citation.page == markdown and citation.anchor == step
        }
        entries = [catalogue.entries[entry_id] for entry_id in cited]
        entries = [entry for entry in entries if entry.kind not in ("evidence", "examples")]
        everything = self.site.facets.entries("step", step)
        for entry in sorted(everything, key=lambda entry: (not entry.has_address, not self._can_read(entry))):
            if len(entries) >= ITEMS_PER_STEP:
                break
            if entry not in entries:
                entries.append(entry)
        return entries[:ITEMS_PER_STEP] if everything else []

    def step_list(self, markdown: str, step: str, root: str) -> str:
        """Return "Resources for this step": the project's own forms and sheets, then entries."""
        count = self.site.facets.count("step", step)
        materials = self.site.materials[self.lang].of_step(step, self.steps[step].chapter or "")
        if not count and not materials:
            return ""
        entries = self.step_entries(markdown, step)
        return self.site.environment.get_template("step_list.html").render(
            t=self.words,
            lang=self.lang,
            root=root,
            label=self.words["step_list_label"].format(step=self.steps[step].labels[self.lang]),
            materials=materials,
            items=self.site.lists[self.lang].items(entries, root),
            all_path=in_language(facet_path("step", step), self.lang) if count else "",
            all_text=counted(self.words, "step_list_all", count),
        )


_WORDS_PER_MINUTE = {"en": 220, "es": 220}
_CHARACTERS_PER_MINUTE = 350


def reading_minutes(text: str, lang: str) -> int:
    """Return about how many minutes the text of a page takes to read, at least 1.

    Chinese is counted in characters, the other languages in words.
    """
    if lang == "zh":
        count, speed = len(re.findall(r"[\u3400-\u9fff]", text)), _CHARACTERS_PER_MINUTE
    else:
        count, speed = len(re.sub(r"\]\([^)]*\)|<!--.*?-->", " ", text).split()), _WORDS_PER_MINUTE[lang]
    return max(1, round(count / speed))
