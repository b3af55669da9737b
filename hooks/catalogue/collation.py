"""The order in which readers of a language expect titles."""

from __future__ import annotations

import os
import unicodedata
from functools import cache

# The table of single characters is enough for an order; the table of phrases would cost 30 MB.
# pypinyin reads this switch when it is imported, which happens at the first Chinese title: its table
# takes 50 ms that a check of the catalogue need not pay.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")


def sort_key(text: str, lang: str) -> tuple[tuple[int, str], ...] | tuple[str, str]:
    """Return a key that sorts titles for a reader of `lang`.

    English and Spanish: letters without case and accents, ñ after n, punctuation left out.
    Chinese: digits and Latin letters first, then characters by pinyin and tone.
    """
    if lang == "zh":
        return tuple(_sound(character) for character in text if character.isalnum())
    folded = unicodedata.normalize("NFC", text.casefold())
    if lang == "es":
        folded = folded.replace("ñ", "n\U0010ffff")
    plain = "".join(
        character
        for character in unicodedata.normalize("NFD", folded)
        if character.isalnum() or character in " \U0010ffff"
    )
    return (" ".join(plain.split()), folded)


@cache
def _sound(character: str) -> tuple[int, str]:
    """Return the place of one character in a Chinese order; without phrases no sound depends on its neighbors."""
    from pypinyin import Style, lazy_pinyin

    sounds = lazy_pinyin(character, style=Style.TONE3, neutral_tone_with_five=True, errors=list)  # type: ignore[arg-type]
    return 1 if "\u3400" <= character <= "\u9fff" else 0, sounds[0].casefold()
