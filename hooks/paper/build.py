"""Makes all files of the downloads that are not in the cache, and says what there is."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from catalogue.downloads import Download
from catalogue.problems import CatalogueError, Problem, shown_path

from .cache import Cache, Made, key_of
from .docx_file import docx_bytes
from .pages import Pages
from .pdf import Typesetter
from .shelf import FOLDER, Shelf, Wanted

PREVIEW_WIDTH = 240
"""Pixels."""

_SHARPER = 3
"""Times wider than shown is the picture drawn: small letters become gray lines, not dots."""

_WEIGHTS = {"guide": 0, "catalogue": 1, "chapters": 2, "glossary": 2}
"""What takes long is begun first, so that the processors end together."""

ShareOut = Callable[..., list[Any]]
"""`web.workers.share_out`: shares tasks among processes."""


@dataclass(frozen=True)
class Downloads:
    """What a build has to offer."""

    records: list[Download]
    files: Mapping[str, Path]
    """{path from the site's root: the file in the cache}"""


def build_downloads(shelf: Shelf, pages: Pages, cache: Cache, share_out: ShareOut, *, parallel: bool) -> Downloads:
    """Make what is missing. Raises CatalogueError with all that cannot be put on paper."""
    wanted = shelf.wanted()
    _check_names(wanted)
    keys = {one.name: key_of(one.document, one.format, one.paper) for one in wanted}
    missing = [one for one in wanted if cache.get(keys[one.name]) is None]
    missing.sort(key=lambda one: _WEIGHTS.get(one.subject[0], 9))
    making = _Making(Typesetter(shelf.colors, shelf.catalogue.interface))

    def work(one: Wanted) -> list[Problem]:
        try:
            cache.put(keys[one.name], making.make(one))
        except CatalogueError as error:
            return error.problems
        return []

    problems = [problem for found in share_out(missing, work, parallel=parallel) for problem in found]
    if problems:
        raise CatalogueError(problems)
    offered = Downloads([], {})
    for one in wanted:
        _offer(offered, one, keys[one.name], cache, pages)
    cache.keep_only(set(keys.values()))
    return offered


@dataclass(frozen=True)
class _Making:
    typesetter: Typesetter

    def make(self, one: Wanted) -> Made:
        if one.format == "pdf":
            return self._pdf(one)
        lang = one.document["lang"]
        return Made(docx_bytes(one.document, self.typesetter.words[lang], self.typesetter.colors))

    def _pdf(self, one: Wanted) -> Made:
        paper = str(one.paper)
        pdf = self.typesetter.pdf(one.document, paper)
        preview = None
        if one.has_preview:
            drawn = self.typesetter.picture(one.document, paper, pdf.density, PREVIEW_WIDTH * _SHARPER)
            preview = _small(drawn)
        return Made(pdf.data, pdf.pages, preview)


def _small(picture: bytes) -> bytes:
    """Return a picture at the size it is shown, in few colors: less than 15 kB."""
    with Image.open(io.BytesIO(picture)) as drawn:
        height = round(drawn.height * PREVIEW_WIDTH / drawn.width)
        shown = drawn.convert("RGB").resize((PREVIEW_WIDTH, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    shown.quantize(16, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _offer(offered: Downloads, one: Wanted, key: str, cache: Cache, pages: Pages) -> None:
    kept = cache.get(key)
    if kept is None:
        raise RuntimeError(f"{one.name} was made and is gone")
    lang = one.document["lang"]
    path = pages.in_language(FOLDER + one.name, lang)
    picture = pages.in_language(f"{FOLDER}previews/{one.stem}-{lang}.png", lang)
    files: dict[str, Path] = offered.files  # type: ignore[assignment]
    files[path] = cache.file(key)
    if kept.has_preview:
        files[picture] = cache.preview(key)
    offered.records.append(
        Download(
            path,
            lang,
            one.format,
            one.subject,
            kept.size,
            one.paper,
            kept.pages,
            picture if one.format == "pdf" else None,
            datetime.date.fromisoformat(one.document["day"]),
        )  # fmt: skip
    )


def _check_names(wanted: Sequence[Wanted]) -> None:
    """Raise CatalogueError when two documents would have files of one name."""
    first: dict[str, Wanted] = {}
    for one in wanted:
        other = first.setdefault(one.name, one)
        if other is not one:
            said = (
                f"a file for printing, {one.name}, would also be made of {shown_path(Path(other.document['path']))}. "
            )
            raise CatalogueError(
                [Problem(shown_path(Path(one.document["path"])), 1, f"{said}Choose another id.", "paper")]
            )
