"""Settling a merge where the two sides changed the boxes and fields of the same items.

Two machines tick, move and date the same promises; to git these are conflicts, though nothing in
them is in doubt. What is settled: the box, closed before moved before begun before open, and fields
that only one side changed. Everything else has to merge line by line, in agenda.md and log.md block
by block, or nothing is settled at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from oneonone.document.edits import Edit, apply, unplaced
from oneonone.document.items import Box
from oneonone.document.lines import Lines
from oneonone.document.meeting_document import parse
from oneonone.document.merge_blocks import blocks_of, merge_blocks
from oneonone.document.merge_lines import merge_lines
from oneonone.document.merge_marks import (
    BOX,
    CLOSING,
    earlier,
    edits_for,
    marks_of,
    state_of,
    three_way,
    values_of,
)
from oneonone.document.origin import Origin
from oneonone.document.sections import Vocabulary
from oneonone.domain.action_item import BOXES, State
from oneonone.domain.record import Record

_LISTS = ("agenda", "log")
_Key = tuple[bytes, str]


class SettledItem(Record):
    """An item the two sides had differently: its state on either, and what it is now."""

    text: str
    here: State
    there: State
    became: State


class MergedItems(Record):
    """The note with both sides' changes, and the items the two had differently."""

    data: bytes
    items: tuple[SettledItem, ...]


class _Version:
    """One version of a note, its items by what surrounds their boxes and fields."""

    def __init__(self, data: bytes, origin: Origin) -> None:
        self.origin = origin
        self.document = parse(data, origin, Vocabulary())
        self.data = data
        self.items: dict[_Key, list[Box]] = defaultdict(list)
        for box in self.document.boxes:
            self.items[self._key(box)].append(box)

    @property
    def is_sound(self) -> bool:
        """Whether it is text, and no conflict stands in it already."""
        return self.document.readable and not self.document.conflicted

    def _key(self, box: Box) -> _Key:
        """What stands before the box, and the own text without fields, comments included."""
        rest = list(box.own.text)
        spans = [(found.start, found.end) for found in box.fields]
        for start, end in [*spans, *([box.owner_span] if box.owner_span else [])]:
            rest[start:end] = " " * (end - start)
        return self.data[self.span(box)[0] : box.mark[0]], " ".join("".join(rest).split())

    def span(self, box: Box) -> tuple[int, int]:
        """The bytes of an item's own lines, the last line's end left out."""
        lines = self.document.lines
        return lines.starts[box.first_line - 1], lines.span(box.last_line)[1]

    def bytes_of(self, box: Box) -> bytes:
        """An item's own lines as they stand."""
        return self.data[slice(*self.span(box))]

    def lines_with(self, settled: Sequence[_Settled]) -> list[bytes]:
        """The version's lines, their ends included, with the settled items in place of its own."""
        data = apply(
            self.data,
            (
                Edit(*self.span(self.items[one.key][one.number]), one.data)
                for one in settled
                if one.key in self.items
            ),
        )
        starts = Lines(data).starts
        ends = [*starts[1:], len(data)]
        return [data[start:end] for start, end in zip([0, *starts[1:]], ends, strict=True)]

    def says(self, settled: _Settled) -> bool:
        """Whether an item reads here as it was settled."""
        boxes = self.items.get(settled.key, [])
        if len(boxes) <= settled.number:
            return False
        return values_of(marks_of(boxes[settled.number])) == settled.values


class _Settled(Record):
    """An item as it is to stand in the merged note, and the values it has to say there."""

    key: _Key
    number: int
    data: bytes
    values: Mapping[str, str]
    mine: Box
    other: Box

    @property
    def item(self) -> SettledItem:
        """What to tell of it."""
        here, there = self.mine.facts, self.other.facts
        return SettledItem(here.text, here.state, there.state, BOXES[self.values[BOX]])


def merge_items(
    origin: Origin, base: bytes | None, ours: bytes, theirs: bytes
) -> MergedItems | None:
    """The note that has both sides' changes since `base`, which is None where both made the note.

    None where anything is in doubt: text changed on both sides, a date set differently twice, an
    item that is done here and dropped there. Never raises, whatever the bytes.
    """
    old, mine, other = (_Version(data, origin) for data in (base or b"", ours, theirs))
    if not (old.is_sound and mine.is_sound and other.is_sound):
        return None
    try:
        settled = list(_settle_all(old, mine, other))
        versions = [one.lines_with(settled) for one in (old, mine, other)]
        if origin.kind in _LISTS:
            data = _merged_list([_Version(b"".join(lines), origin) for lines in versions])
        else:
            merged = merge_lines(*versions) if settled else None
            data = None if merged is None else b"".join(merged)
        if data is None:
            return None
        result = _Version(data, origin)
        as_meant = all(result.says(one) for one in settled)
    except ValueError:
        return None
    return MergedItems(data, tuple(one.item for one in settled)) if as_meant else None


def _merged_list(versions: Sequence[_Version]) -> bytes | None:
    """The entries of both sides, parsed again: none may read differently in its new place."""
    if not all(_is_plain(version) for version in versions):
        return None
    data = merge_blocks(*(version.data for version in versions))
    if data is None:
        return None
    merged = _said(_Version(data, versions[1].origin))
    base, ours, theirs = (_said(one) for one in versions)
    return data if merged == ours & theirs | ((ours | theirs) - base) else None


def _is_plain(version: _Version) -> bool:
    """Whether no code or comment reaches from one block into another."""
    document = version.document
    ends = list(accumulate(len(block.data) for block in blocks_of(version.data)))
    spans = [*document.blocks.code, *document.blocks.html, *document.comments.spans]
    if document.comments.unclosed is not None or document.blocks.unclosed:
        return False
    return all(bisect_right(ends, start) == bisect_right(ends, end - 1) for start, end in spans)


def _said(version: _Version) -> set[object]:
    """What a list says, wherever in it: items and entries, front matter."""
    document = version.document
    entries = [entry._replace(line=0) for entry in document.log]
    return {repr(document.values), *map(unplaced, document.boxes), *entries}


def _settle_all(base: _Version, ours: _Version, theirs: _Version) -> Iterator[_Settled]:
    """Every item that both versions have, and have differently. Raises InDoubt."""
    for key, boxes in ours.items.items():
        others, olds = theirs.items.get(key, []), base.items.get(key, [])
        if len(others) != len(boxes) or len(olds) not in (0, len(boxes)):
            continue  # which of several equal ones is which cannot be told
        for index, (mine, other) in enumerate(zip(boxes, others, strict=True)):
            here, there = ours.bytes_of(mine), theirs.bytes_of(other)
            if here == there:
                continue
            old = olds[index] if olds else None
            was = base.bytes_of(old) if old else None
            if was in (here, there):
                data, box = (there, other) if was == here else (here, mine)
                values = values_of(marks_of(box))
            else:
                data, values = _settle(old, (ours, mine), (theirs, other))
            yield _Settled(key, index, data, values, mine, other)


def _settle(
    old: Box | None, ours: tuple[_Version, Box], theirs: tuple[_Version, Box]
) -> tuple[bytes, Mapping[str, str]]:
    """The bytes of an item that both sides changed, and the values it says. Raises InDoubt."""
    (_, mine), (_, other) = ours, theirs
    was, here, there = marks_of(old) if old else {}, marks_of(mine), marks_of(other)
    state = state_of(old, mine, other)
    wanted = {
        name: three_way(was.get(name), here.get(name), there.get(name))
        for name in dict.fromkeys([*here, *there])
        if name not in (BOX, CLOSING.get(state))
    }
    in_state = [marks for box, marks in ((mine, here), (other, there)) if box.facts.state is state]
    if state in CLOSING:
        wanted[CLOSING[state]] = earlier([marks.get(CLOSING[state]) for marks in in_state])
    wanted[BOX] = in_state[0][BOX]
    if len(in_state) == 2 and here[BOX] == was.get(BOX):
        wanted[BOX] = there[BOX]
    version, winner = ours if mine.facts.state is state else theirs
    start = version.span(winner)[0]
    edits = [
        Edit(edit.start - start, edit.end - start, edit.text)
        for edit in edits_for(winner, in_state[0], wanted)
    ]
    present = {name: mark for name, mark in wanted.items() if mark}
    return apply(version.bytes_of(winner), edits), values_of(present)
