"""Plain text for the search: pages cut at their headings, texts cut where they read well."""

from __future__ import annotations

from web.search_text import cut, plain, sections

PAGE = """
# Choosing people

Lead with a [link](tool:role-sheet) and **weight**.

!!! questions "This chapter answers"

    - [Whom do we choose?](#choose)

## Choose { #choose }

<!-- catalogue: newest -->
- First point
- Second `point`

!!! example "In a small town"

    Somebody did it.

### No anchor here

More about it.
"""


def test_sections():
    """A section has its anchor, heading, text and the questions it answers; what has no anchor joins it."""
    page, choose = sections(PAGE)
    assert (page.anchor, page.text) == ("", "Lead with a link and weight.")
    assert (choose.anchor, choose.heading, choose.questions) == ("choose", "Choose", ["Whom do we choose?"])
    assert choose.text == "First point Second point In a small town Somebody did it. No anchor here More about it."


def test_plain_chinese_has_no_spaces():
    """Marks that stood between Chinese characters leave no spaces behind."""
    assert (
        plain("要看三个方面。\n\n- **配对：**年龄相近\n- 用[工具](tool:x)一项")
        == "要看三个方面。配对：年龄相近用工具一项"
    )


def test_cut():
    """A text ends with a sentence where there is one, else with a word and an ellipsis."""
    assert cut("Short.", 20) == "Short."
    assert cut("One sentence. Another one follows", 20) == "One sentence."
    assert cut("Words without any end in sight", 20) == "Words without any…"
    assert cut("一句话很长的。另一句", 8) == "一句话很长的。"
