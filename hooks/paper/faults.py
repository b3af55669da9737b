"""Says where in the sources a text stands that cannot be put on paper. Lines are looked for only then."""

from __future__ import annotations

from pathlib import Path

from catalogue.problems import CatalogueError, Problem, shown_path

CODE = "paper"
"""The heading in the contributors' guide that explains these messages."""


def fault(path: str, words: str, said: str) -> CatalogueError:
    """Return the problem `said` ("What is wrong. How to mend it.") at the line of the file that holds `words`."""
    file = Path(path)
    return CatalogueError([Problem(shown_path(file), line_of(file, words), said, CODE)])


def line_of(file: Path, words: str) -> int:
    """Return the line on which `words` begin, 1 when they are not found as they stand.

    Markdown and YAML break lines and mark words; so fewer and fewer of the first words are looked for.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except OSError:
        return 1
    wanted = words.split()
    for count in range(min(len(wanted), 8), 0, -1):
        at = text.find(" ".join(wanted[:count]))
        if at >= 0:
            return text.count("\n", 0, at) + 1
    return 1
