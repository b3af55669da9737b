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


def wide_enough(widths: Sequence[int], needed: Sequence[int]) -> list[int]:
    """Give each column at least what it needs, as far as the others have more than they need."""
    spare = [max(0, width - least) for width, least in zip(widths, needed, strict=True)]
    lacking = sum(max(0, least - width) for width, least in zip(widths, needed, strict=True))
    if not lacking or sum(spare) < lacking:
        return list(widths)
    taken = shares(lacking, spare)
    return [max(width, least) - less for width, least, less in zip(widths, needed, taken, strict=True)]
