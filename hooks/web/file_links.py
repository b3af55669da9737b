"""Links to files that readers download: what each is, on which paper, how long and how heavy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, get_args

from markupsafe import Markup

from catalogue.downloads import Download, Format
from catalogue.locales import LANGUAGES, TAGS, language_name

from .render import counted, shown_size

if TYPE_CHECKING:
    from .site import Site

Subject = tuple[str, str]
"""(kind, id) of what a file holds, as in the record `Download`."""

FORMATS: tuple[Format, ...] = get_args(Format)
"""In the order in which readers want them."""


class FileIndex:
    """All files by what they hold. The empty index is that of a site without files."""

    def __init__(self, downloads: Iterable[Download]) -> None:
        self._files: dict[Subject, list[Download]] = {}
        for download in downloads:
            self._files.setdefault(download.subject, []).append(download)
        for files in self._files.values():
            files.sort(key=lambda file: FORMATS.index(file.format))  # stable: the paper of the country stays first

    def of(self, subject: Subject, lang: str = "") -> list[Download]:
        """Return the files of a subject, those of one language if it is named."""
        return [file for file in self._files.get(subject, ()) if lang in ("", file.lang)]

    def ids(self, kind: str) -> list[str]:
        """Return the ids of the subjects of a kind that have files, in the order of the files."""
        return [subject[1] for subject in self._files if subject[0] == kind]

    def subjects(self) -> list[Subject]:
        """Return everything that has files."""
        return list(self._files)


class FileLinks:
    """Makes the links of one language."""

    def __init__(self, site: Site, lang: str) -> None:
        self.site = site
        self.lang = lang
        self.words: Mapping[str, str] = site.catalogue.interface[lang]

    @property
    def index(self) -> FileIndex:
        """The files of the site, which are known only when the pages are made."""
        return self.site.file_index

    def own(self, subject: Subject) -> list[dict[str, Any]]:
        """Return the links to the files of a subject in the reader's language."""
        return [self.link(file) for file in self.index.of(subject, self.lang)]

    def others(self, subject: Subject) -> list[dict[str, Any]]:
        """Return [{name, tag, files}] for the other languages that have files of a subject."""
        return [
            {"name": language_name(TAGS[lang].partition("-")[0], self.lang), "tag": TAGS[lang], "files": files}
            for lang in LANGUAGES
            if lang != self.lang and (files := [self.link(file) for file in self.index.of(subject, lang)])
        ]

    def link(self, file: Download) -> dict[str, Any]:
        """Return what a template needs to know of a file; `facts` is "Letter, 2 pages, 84 kB"."""
        facts = [
            self.words[f"plan_{file.paper}"] if file.paper else "",
            counted(self.words, "pages", file.pages) if file.pages else "",
            shown_size(file.size),
        ]
        return {
            "path": file.path,
            "format": self.words[f"file_{file.format}"],
            "facts": self.words["list_comma"].join(filter(None, facts)),
            "kind": f"{file.format}-{file.paper}" if file.paper else file.format,
            "size": file.size,
            "tag": TAGS[file.lang],
        }

    def kind_name(self, file: Download) -> str:
        """Return what distinguishes files of a subject: "PDF, Letter", "Word"."""
        paper = self.words[f"plan_{file.paper}"] if file.paper else ""
        return self.words["list_comma"].join(filter(None, (self.words[f"file_{file.format}"], paper)))

    def buttons(self, subject: Subject, root: str) -> Markup:
        """Return the line of links to the files of a subject, or nothing."""
        files = self.own(subject)
        if not files:
            return Markup()
        template = self.site.environment.get_template("file_links.html")
        return Markup(template.render(t=self.words, root=root, files=files))  # noqa: S704  (the environment escapes)

    def preview(self, subject: Subject, *, landscape: bool = False) -> dict[str, Any] | None:
        """Return {path, width, height} of the picture of a first page; None when there is none.

        Width and height give the picture's shape, so that the page does not jump when it arrives.
        """
        for file in self.index.of(subject, self.lang):
            if file.preview:
                long, short = (297, 210) if file.paper == "a4" else (279, 216)
                width, height = (long, short) if landscape else (short, long)
                return {"path": file.preview, "width": width, "height": height}
        return None
