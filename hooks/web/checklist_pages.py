"""Checklists as pages: the index by chapter, one page for each, My plan, and lists of them elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from catalogue import Catalogue
from catalogue.authored import OTHER_PAGES
from catalogue.checklists import KIND, Checklist, Item
from catalogue.citations import embedded_checklists
from catalogue.locales import DEFAULT

from .entry_pages import shortened, source_line
from .index_pages import ListPage
from .paths import checklist_path, entry_path, in_language, to_root
from .render import counted
from .views import page_values

INDEX = f"{KIND}/"
PLAN = "my-plan/"
FILE_PAGE = "contribute/checklist-file/"
"""The hand-written page about the file that readers save."""

PLAN_SECTION = "my-plan"
"""The shell of My plan, which loads more scripts than a checklist."""

STYLESHEETS = ("assets/css/checklists.css",)
PLAN_STYLESHEETS = (*STYLESHEETS, "assets/css/my-plan.css")
SCRIPTS = ("assets/js/checklist-store.js", "assets/js/checklist-files.js", "assets/js/checklists.js")
PLAN_SCRIPTS = (*SCRIPTS[:2], "assets/js/my-plan-texts.js", "assets/js/my-plan.js")
SECTIONS = {KIND: (KIND, STYLESHEETS, SCRIPTS), PLAN_SECTION: (KIND, PLAN_STYLESHEETS, PLAN_SCRIPTS)}
"""{shell: (section of the menu, more style sheets, more scripts)}"""


def citing(catalogue: Catalogue) -> dict[str, list[Checklist]]:
    """Return {entry id: the checklists that link to it}."""
    found: dict[str, list[Checklist]] = {}
    for checklist in catalogue.checklists.values():
        linked = {link.partition(":")[2]: None for item in checklist.items for link in item.links}
        for entry_id in linked:
            found.setdefault(entry_id, []).append(checklist)
    return found


class ChecklistPages:
    """Makes what shows checklists, in one language."""

    def __init__(
        self, catalogue: Catalogue, lang: str, environment: Environment, guide_paths: frozenset[str],
        site_url: str, repo_url: str, file_links: Callable[[tuple[str, str], str], Markup],
    ) -> None:  # fmt: skip
        self.catalogue = catalogue
        self.lang = lang
        self.words: Mapping[str, str] = catalogue.interface[lang]
        self.environment = environment
        self.guide_paths = guide_paths
        self.site_url = site_url
        self.repo_url = repo_url
        self._file_links = file_links
        self._said = self._say(key for key in self.words if key.startswith("say_"))
        totals = {checklist.id: len(checklist.items) for checklist in catalogue.checklists.values()}
        self._totals = json.dumps(totals, separators=(",", ":"))
        self._citing = citing(catalogue)

    def pages(self) -> Iterator[ListPage]:
        """Yield the index, every checklist and My plan."""
        yield self._index()
        for checklist in self.catalogue.checklists.values():
            yield self._page(checklist)
        yield self._plan()

    def paths(self) -> Iterator[str]:
        """Yield the path of every page that `pages` makes."""
        yield INDEX
        yield from map(checklist_path, self.catalogue.checklists)
        yield PLAN

    def embedded(self, checklist_id: str, root: str) -> Markup:
        """Return a whole checklist for a page of the guide."""
        checklist = self.catalogue.checklists[checklist_id]
        return self._render(
            "checklist.html", root=root, embedded=True, prefix=f"{checklist_id}-", heading="h4",
            **self._values(checklist, root),
        )  # fmt: skip

    def of_chapter(self, chapter: str, root: str) -> Markup:
        """Return the list of a chapter's checklists, or nothing."""
        found = [one for one in self.catalogue.checklists.values() if one.chapter == chapter]
        if not found:
            return Markup()
        return self._render("checklist_list.html", root=root, items=self._items(found))

    def of_heading(self, chapter: str, heading: str, root: str) -> Markup:
        """Return a line that leads to the checklists of one heading, less those that the chapter holds whole."""
        page = self.catalogue.guide[DEFAULT].get(f"guide/{chapter}.md")
        whole = {name for _, name, _ in embedded_checklists(page)} if page else set()
        found = [
            one
            for one in self.catalogue.checklists.values()
            if (one.chapter, one.heading) == (chapter, heading) and one.id not in whole
        ]
        return self._render("checklist_line.html", root=root, items=self._items(found)) if found else Markup()

    def home(self, root: str) -> Markup:
        """Return where to begin, and, for the script to show, every checklist with the reader's progress."""
        first = {name for page in self.catalogue.guide[DEFAULT].values() for _, name, _ in embedded_checklists(page)}
        lists = [item for chapter in self.chapters() for item in self._items(chapter["lists"])]
        said = self._say(("say_progress", "say_progress_na", "say_all"))
        return self._render("checklist_home.html", root=root, items=lists, first=first, said=said)

    def of_entry(self, entry_id: str) -> list[dict[str, Any]]:
        """Return the checklists that link to an entry."""
        return self._items(self._citing.get(entry_id, []))

    def _say(self, keys: Iterable[str]) -> str:
        """Return the words of the scripts under these keys, as JSON."""
        said = {key.removeprefix("say_"): self.words[key] for key in keys}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    def _render(self, template: str, **values: Any) -> Markup:
        shared = {
            "t": self.words, "lang": self.lang, "said": self._said, "totals": self._totals,
            "file_path": in_language(FILE_PAGE, self.lang) if FILE_PAGE in self.guide_paths else "",
            "plan_path": in_language(PLAN, self.lang), "index_path": in_language(INDEX, self.lang),
        }  # fmt: skip
        text = self.environment.get_template(template).render(**shared | values)
        return Markup(text)  # noqa: S704  (the environment escapes)

    def chapters(self) -> list[dict[str, Any]]:
        """Return the chapters that have checklists, in the order of the guide."""
        order = [*self.catalogue.vocabularies["chapters"].terms, *OTHER_PAGES]
        by_chapter: dict[str, list[Checklist]] = {chapter: [] for chapter in order}
        for checklist in self.catalogue.checklists.values():
            by_chapter[checklist.chapter].append(checklist)
        return [self.chapter(chapter) | {"lists": found} for chapter, found in by_chapter.items() if found]

    def chapter(self, chapter: str) -> dict[str, Any]:
        """Return {id, title, path} of a page of the guide; the path is empty when there is none."""
        path = f"guide/{chapter}/"
        name = f"guide/{chapter}.md"
        page = self.catalogue.guide[self.lang].get(name) or self.catalogue.guide[DEFAULT].get(name)
        terms = self.catalogue.vocabularies["chapters"].terms
        title = page.title if page else terms[chapter].labels[self.lang] if chapter in terms else chapter
        return {
            "id": chapter,
            "title": title,
            "path": in_language(path, self.lang) if path in self.guide_paths else "",
        }

    def _items(self, checklists: Sequence[Checklist]) -> list[dict[str, Any]]:
        """Return what lists say of checklists."""
        return [
            {
                "id": checklist.id,
                "path": in_language(checklist_path(checklist.id), self.lang),
                "title": words.title,
                "purpose": words.purpose,
                "count": counted(self.words, "items", len(checklist.items)),
                "items": " ".join(item.id for item in checklist.items),
            }
            for checklist in checklists
            for words in [self.catalogue.checklist_words(checklist, self.lang)]
        ]

    def _values(self, checklist: Checklist, root: str) -> dict[str, Any]:
        words = self.catalogue.checklist_words(checklist, self.lang)
        chapter = self.chapter(checklist.chapter)
        if chapter["path"] and checklist.heading:
            chapter["path"] += f"#{checklist.heading}"
        return {
            "id": checklist.id,
            "path": in_language(checklist_path(checklist.id), self.lang),
            "file_links": self._file_links((KIND, checklist.id), root),
            "words": words,
            "chapter": chapter,
            "groups": [
                {
                    "id": group.id,
                    "title": words.texts[f"groups.{group.id}"],
                    "items": [self._item(item, words.texts) for item in group.items],
                }
                for group in checklist.groups
            ],
        }

    def _item(self, item: Item, texts: Mapping[str, Any]) -> dict[str, Any]:
        entries = [self.catalogue.entries[link.partition(":")[2]] for link in item.links]
        return {
            "id": item.id,
            "text": texts[f"items.{item.id}.text"],
            "why": texts[f"items.{item.id}.why"],
            "who": self.catalogue.vocabularies["audience"].label(item.who, self.lang),
            "answer": item.answer,
            "links": [
                {
                    "path": in_language(entry_path(entry), self.lang),
                    "title": self.catalogue.words(entry, self.lang).title,
                }
                for entry in entries
            ],
        }

    def _page(self, checklist: Checklist) -> ListPage:
        path = checklist_path(checklist.id)
        root = to_root(in_language(path, self.lang))
        words = self.catalogue.checklist_words(checklist, self.lang)
        body = self._render(
            "checklist.html", root=root, embedded=False, prefix="", heading="h2",
            address=self.site_url + in_language(path, self.lang), **self._values(checklist, root),
        )  # fmt: skip
        source = source_line(self.words, self.repo_url, f"resources/{path.rstrip('/')}.yml", checklist.title)
        title = self.words["title_in_title"].format(outer=self.words["checklists"], inner=words.title)
        values = page_values(
            self.lang, path, str(escape(title)), str(escape(shortened(words.purpose.text))), str(body),
            source=str(source),
        )  # fmt: skip
        return ListPage(path, KIND, values)

    def _index(self) -> ListPage:
        root = to_root(in_language(INDEX, self.lang))
        chapters = [chapter | {"lists": self._items(chapter["lists"])} for chapter in self.chapters()]
        body = self._render("checklist_index.html", root=root, chapters=chapters)
        return self._list_page(INDEX, KIND, "checklists", body)

    def _plan(self) -> ListPage:
        root = to_root(in_language(PLAN, self.lang))
        chapters = [
            chapter | {"lists": [self._values(one, root) for one in chapter["lists"]]} for chapter in self.chapters()
        ]
        body = self._render("my_plan.html", root=root, chapters=chapters)
        return self._list_page(PLAN, PLAN_SECTION, "my_plan", body)

    def _list_page(self, path: str, section: str, key: str, body: Markup) -> ListPage:
        title, lead = escape(self.words[key]), escape(self.words[f"{key}_lead"])
        return ListPage(path, section, page_values(self.lang, path, str(title), str(lead), str(body)))
