"""Parts of a whole, so that a percentage never makes much of little."""

from __future__ import annotations

NOTHING = "–"
_FEWEST = 3


def proportion(part: int, whole: int) -> str:
    """For a cell: `85 %`; of fewer than three things the counts, `1/2`; of none a dash."""
    if whole == 0:
        return NOTHING
    return f"{part}/{whole}" if whole < _FEWEST else _percent(part, whole)


def proportion_in_words(part: int, whole: int) -> str:
    """For a sentence: `86 % (12 of 14)`, of fewer than three things `1 of 2`."""
    counts = f"{part} of {whole}"
    return counts if whole < _FEWEST else f"{_percent(part, whole)} ({counts})"


def _percent(part: int, whole: int) -> str:
    return f"{(200 * part + whole) // (2 * whole)} %"  # a half goes up


def counted(number: int, one: str) -> str:
    """`1 day`, `2 days`."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def times(number: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
