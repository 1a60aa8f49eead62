"""What an edit did to a note, small enough to keep, and the way back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from oneonone.domain.record import Record

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


class Hunk(Record):
    """Whole lines that became others: `start` is the number of lines before them, in either note.

    (Where an earlier hunk added or took away lines, in the note after the edit.)
    """

    start: int
    before: tuple[bytes, ...]
    after: tuple[bytes, ...]


def hunks(before: bytes, after: bytes) -> tuple[Hunk, ...]:
    """The stretches of lines in which two versions differ, in linear time.

    As many lines as before: each run of changed ones. Else one stretch with all that changed.
    """
    old, new = _LINE.findall(before), _LINE.findall(after)
    if len(old) == len(new):
        return tuple(_runs(old, new))
    first = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    first = min(len(old), len(new)) if first is None else first
    last = 0
    most = min(len(old), len(new)) - first
    while last < most and old[-1 - last] == new[-1 - last]:
        last += 1
    return (Hunk(first, tuple(old[first : len(old) - last]), tuple(new[first : len(new) - last])),)


def _runs(old: Sequence[bytes], new: Sequence[bytes]) -> list[Hunk]:
    runs: list[Hunk] = []
    place = 0
    while place < len(old):
        if old[place] == new[place]:
            place += 1
            continue
        end = place
        while end < len(old) and old[end] != new[end]:
            end += 1
        runs.append(Hunk(place, tuple(old[place:end]), tuple(new[place:end])))
        place = end
    return runs


def taken_back(data: bytes, made: Sequence[Hunk], *, untouched: bool) -> bytes | None:
    """`data` with the hunks reversed; None where that cannot be done without guessing.

    `untouched` says that nobody has changed the note since. Else the changed lines must stand in it
    exactly once each, all of them, wherever they are now.
    """
    lines = _LINE.findall(data)
    places = [hunk.start if untouched else _only_place(lines, hunk.after) for hunk in made]
    known = [place for place in places if place is not None]
    if len(known) < len(places) or _overlap(known, made):
        return None
    for place, hunk in sorted(zip(known, made, strict=True), key=lambda one: one[0], reverse=True):
        end = place + len(hunk.after)
        if tuple(lines[place:end]) != hunk.after:
            return None
        lines[place:end] = hunk.before
    return b"".join(lines)


def _only_place(lines: Sequence[bytes], wanted: Sequence[bytes]) -> int | None:
    """Where a stretch of lines stands, None where it does not, or more than once."""
    if not wanted:
        return None  # lines that were taken out leave no trace of where they stood
    found = [
        place
        for place, line in enumerate(lines)
        if line == wanted[0] and tuple(lines[place : place + len(wanted)]) == tuple(wanted)
    ]
    return found[0] if len(found) == 1 else None


def _overlap(places: Sequence[int], made: Sequence[Hunk]) -> bool:
    ends = sorted((p, p + len(h.after)) for p, h in zip(places, made, strict=True))
    return any(first[1] > second[0] for first, second in pairwise(ends))
