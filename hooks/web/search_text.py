"""Plain text for the search: a Markdown page cut at its headings, and texts cut to a length."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_HEADING = re.compile(r"^(#{1,6}) +(.*?)(?: *\{ *#([\w-]+) *\})? *$", re.MULTILINE)
_QUESTION = re.compile(r"^ *- \[([^\]]+)\]\(#([\w-]+)\) *$", re.MULTILINE)
_NO_TEXT = re.compile(
    r"<!--.*?-->"  # comments and inserts
    r"|\{ *[:#.][^}]*\}"  # attributes
    r"|^:::.*$"  # a checklist that stands in the page: its items are found by themselves
    r"|^ *(?:[-*+]|\d+\.) +|^ *:  +|^\[[^\]]+\]: .*$"  # marks of lists, definitions and references
    r"|^ *\|?[-:| ]+\|?$|\||<[^>]+>|^ *>+ ?",
    re.MULTILINE | re.DOTALL,
)
_BOX = re.compile(r'^ *(?:!!!|\?\?\?\+?) +([\w-]+)[\w -]*(?:"(.*)")?$', re.MULTILINE)
_MARKS = re.compile(r"\]\([^)]*\)|[\[\]*`]")
_CHINESE_SPACE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) | (?=[\u3000-\u9fff\uff00-\uffef])")
_ENDS = re.compile(r"[.!?;:,](?=\s)|[。！？；，、：]")


@dataclass
class Section:
    """A heading of a page and what stands below it."""

    anchor: str
    """"" for what stands above the first heading with an anchor."""
    heading: str
    text: str
    questions: list[str] = field(default_factory=list)
    """Questions of the page's list "This chapter answers" that lead here."""


def sections(markdown: str) -> list[Section]:
    """Return the sections of a page; the first is the page itself.

    Text below a heading without an anchor belongs to the section above: nothing could lead to it.
    """
    found = [Section("", "", "")]
    at = 0
    for match in _HEADING.finditer(markdown):
        found[-1].text += " " + markdown[at : match.start()]
        at = match.end()
        if match[3]:
            found.append(Section(match[3], plain(match[2]), ""))
        elif len(match[1]) > 1:
            found[-1].text += f" {match[2]}"
    found[-1].text += " " + markdown[at:]
    by_anchor = {section.anchor: section for section in found}
    for question, anchor in _QUESTION.findall(markdown):
        if anchor in by_anchor:
            by_anchor[anchor].questions.append(plain(question))
    for section in found:
        section.text = plain(_QUESTION.sub("", section.text))
    return found


def plain(markdown: str) -> str:
    """Return Markdown as the text that a reader sees, on one line."""
    titled = _BOX.sub(lambda match: "" if match[1] == "questions" else f" {match[2] or ''} ", markdown)
    text = " ".join(_MARKS.sub("", _NO_TEXT.sub(" ", titled)).split())
    return _CHINESE_SPACE.sub("", text)


def cut(text: str, limit: int) -> str:
    """Return the beginning of `text`, about `limit` characters, ending where a clause or a word ends."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    ends = [match.end() for match in _ENDS.finditer(head)]
    if ends and ends[-1] > limit * 0.6:
        kept = head[: ends[-1]]
        return kept if kept[-1] in ".!?。！？" else kept.rstrip(",;:，；、：") + "…"
    return (head.rpartition(" ")[0] or head) + "…"
