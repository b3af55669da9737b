"""What is wrong with the input, said so that a person without Python can mend it.

Every check of the catalogue yields `Problem`s; nothing is raised until all are known.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it stands, what it is and how to mend it."""

    path: str
    """As a person types it, with forward slashes, seen from the current folder."""
    line: int
    """Counted from 1; the first line of the file when something is absent."""
    text: str
    """"What is wrong. How to mend it.", without the path and the code."""
    code: str
    """A short name; the heading of the same name in the contributors' guide explains it."""

    def __str__(self) -> str:
        return _printable(f"{self.path}:{self.line}: {self.text} [{self.code}]")

    def as_annotation(self) -> str:
        """The same as GitHub Actions shows it beside the line of a pull request."""
        path = self.path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
        message = f"{self.text} [{self.code}]".replace("%", "%25")
        return _printable(f"::error file={path},line={self.line}::{message}")


class CatalogueError(Exception):
    """The input has problems; `str()` of it is the whole report."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """Return all problems, sorted, one a line, and a last line that counts them."""
    found = sorted(set(problems))
    files = len({problem.path for problem in found})
    last = (
        f"{len(found)} problem{'' if len(found) == 1 else 's'} "
        f"in {files} file{'' if files == 1 else 's'}. Nothing was built."
    )
    return "\n".join([*map(str, found), last])


def _printable(line: str) -> str:
    """Keep names of files and fields from breaking the line, steering the terminal or being no UTF-8."""
    return re.sub("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", "?", line)


def shown_path(path: Path) -> str:
    """Return `path` seen from the current folder, or whole when it lies elsewhere."""
    try:
        return (path.parent.resolve() / path.name).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def quote(text: object, limit: int = 60) -> str:
    """Return what somebody wrote in quotation marks, on one line and cut to `limit` characters."""
    flat = " ".join(str(text).split())
    if len(flat) > limit:
        flat = flat[: limit - 1] + "…"
    return f'"{flat}"'


def did_you_mean(wrong: str, candidates: Iterable[str]) -> str:
    """Return ` Did you mean "…"?` with the closest candidate, or nothing when none is close."""
    by_fold = {candidate.casefold(): candidate for candidate in candidates}
    close = difflib.get_close_matches(wrong.casefold(), by_fold, n=1, cutoff=0.7)
    return f' Did you mean "{by_fold[close[0]]}"?' if close else ""
