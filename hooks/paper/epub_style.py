"""The look of e-books: little, so that readers' own fonts, sizes and colors of the page stay."""

from __future__ import annotations

import re
from collections.abc import Mapping

_STYLE = """\
body { line-height: 1.5; margin: 0 4%; }
h1, h2, h3, h4 { color: var(--brand); line-height: 1.25; margin: 1.6em 0 0.5em; break-after: avoid; hyphens: none; }
h1 { font-size: 1.7em; margin-top: 0.4em; }
h2 { font-size: 1.3em; }
h3 { font-size: 1.1em; }
h4 { font-size: 1em; }
p, ul, ol, dl { margin: 0.6em 0; }
li { margin: 0.3em 0; }
a { color: var(--brand); }
a[role="doc-glossref"] { color: inherit; text-decoration: underline dotted; }
.kicker, .label, .box-title, caption { color: var(--accent); font-weight: bold; }
.kicker { margin-bottom: 0; }
.lead { font-size: 1.1em; }
.note, small { font-size: 0.9em; }
.box { border-inline-start: 0.3em solid var(--brand); margin: 1em 0; padding: 0.2em 1em; break-inside: avoid; }
.caution { border-color: var(--accent); }
.questions, .points { border-color: var(--line); }
.resources { border-top: 1px solid var(--line); margin: 1.2em 0; }
blockquote { margin: 1em 1.5em; font-style: italic; }
table { border-collapse: collapse; margin: 1em 0; width: 100%; }
caption { margin-bottom: 0.4em; text-align: start; }
th, td { border: 1px solid var(--line); padding: 0.3em 0.5em; text-align: start; vertical-align: top; }
th { background: var(--brand); color: var(--on-brand); }
dt { font-weight: bold; margin-top: 1em; }
dfn { font-style: normal; }
dd { margin: 0.2em 0 0 1.2em; }
figure { margin: 1.2em 0; text-align: center; break-inside: avoid; }
figure img { background: var(--ground); max-width: 100%; }
figcaption { font-size: 0.9em; font-weight: bold; }
nav ol { list-style: none; padding-inline-start: 1em; }
.cover { margin: 0; text-align: center; }
.cover img { height: 98vh; max-width: 100%; object-fit: contain; }
:lang(zh) em { font-style: normal; font-weight: bold; }
:lang(zh) blockquote { font-style: normal; }
"""

_VARIABLE = re.compile(r"var\(--([\w-]+)\)")


def style_sheet(colors: Mapping[str, str]) -> str:
    """Return the style sheet of e-books."""
    return with_colors(_STYLE, colors)


def with_colors(style: str, colors: Mapping[str, str]) -> str:
    """Return a style sheet with the colors filled in: many e-readers know no custom properties."""
    return _VARIABLE.sub(lambda match: colors[match[1]], style)
