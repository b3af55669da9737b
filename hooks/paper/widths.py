"""How wide texts and columns are, for files whose pages somebody else sets."""

from __future__ import annotations

from collections.abc import Sequence


def letters(text: str) -> int:
    """Return how wide a text is in Latin letters; a Chinese character is as wide as two."""
    return sum(2 if letter > "⺀" else 1 for letter in text)


def shares(width: int, parts: Sequence[float]) -> list[int]:
    """Cut a width into parts by their relative widths, without losing any."""
    ends = [round(width * sum(parts[: number + 1]) / sum(parts)) for number in range(len(parts))]
    return [end - begin for begin, end in zip([0, *ends], ends, strict=False)]
