"""Merging two versions of a text line by line, as git does, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

LONGEST = 4_000
"""Lines that may differ in a version: beyond that, comparing takes longer than editing."""

_Region = tuple[int, int, int, int]


def merge_lines(
    base: Sequence[bytes], ours: Sequence[bytes], theirs: Sequence[bytes]
) -> list[bytes] | None:
    """The lines with both sides' changes to `base`; None where these meet or are too many.

    Changes of both sides that touch each other meet, unless they are the same.
    """
    head = _common(base, ours, theirs)
    rest = [side[head:] for side in (base, ours, theirs)]
    tail = _common(*(side[::-1] for side in rest))
    middle = [side[: len(side) - tail] for side in rest]
    if max(map(len, middle)) > LONGEST:
        return None
    merged = _merged(*middle)
    if merged is None:
        return None
    return [*ours[:head], *merged, *ours[len(ours) - tail :]]


def _common(*sides: Sequence[bytes]) -> int:
    """How many lines all sides begin with."""
    number = 0
    for lines in zip(*sides, strict=False):
        if len(set(lines)) > 1:
            break
        number += 1
    return number


def _merged(
    base: Sequence[bytes], ours: Sequence[bytes], theirs: Sequence[bytes]
) -> list[bytes] | None:
    merged: list[bytes] = []
    b = o = t = 0
    for next_b, next_o, next_t, length in _kept_by_both(base, ours, theirs):
        was, mine, other = base[b:next_b], ours[o:next_o], theirs[t:next_t]
        if other in (mine, was):
            merged += mine
        elif mine == was:
            merged += other
        else:
            return None
        merged += base[next_b : next_b + length]
        b, o, t = next_b + length, next_o + length, next_t + length
    return merged


def _kept_by_both(
    base: Sequence[bytes], ours: Sequence[bytes], theirs: Sequence[bytes]
) -> Iterator[_Region]:
    """Where lines of `base` stand in all three, how many; an empty stretch at the end is last."""
    in_ours = SequenceMatcher(None, base, ours, autojunk=False).get_matching_blocks()
    in_theirs = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    i = k = 0
    while i < len(in_ours) and k < len(in_theirs):
        (at_o, mine, many), (at_t, other, more) = in_ours[i], in_theirs[k]
        start, end = max(at_o, at_t), min(at_o + many, at_t + more)
        if start < end:
            yield start, mine + start - at_o, other + start - at_t, end - start
        if at_o + many < at_t + more:
            i += 1
        else:
            k += 1
    yield len(base), len(ours), len(theirs), 0
