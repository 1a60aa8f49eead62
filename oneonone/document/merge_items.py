"""Settling a merge where the two sides changed the boxes and fields of the same items.

Two machines tick, move and date the same promises; to git these are conflicts, though nothing in
them is in doubt. What is settled: the box, closed before moved before begun before open, and fields
that only one side changed. Everything else has to merge line by line, or nothing is settled at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from oneonone.document.edits import Edit, apply, set_owner
from oneonone.document.field_places import insertions, removals
from oneonone.document.items import Box
from oneonone.document.lines import Lines
from oneonone.document.meeting_document import parse
from oneonone.document.merge_lines import merge_lines
from oneonone.document.origin import Origin
from oneonone.document.sections import Vocabulary
from oneonone.domain.action_item import State
from oneonone.domain.dates import parse_iso

_RANK = {State.OPEN: 0, State.DOING: 1, State.MOVED: 2, State.DROPPED: 3, State.DONE: 3}
_CLOSING = {State.DONE: "done", State.DROPPED: "cancelled"}
_OWNER = "owner"
_BOX = "box"

_Key = tuple[bytes, str]


class _InDoubt(ValueError):
    """Only a person can say what is meant; `apply` raises its like where edits would overlap."""


@dataclass(frozen=True, slots=True)
class MergedItems:
    """The note with both sides' changes, and how many items the two had differently."""

    data: bytes
    count: int


@dataclass(frozen=True, slots=True)
class _Mark:
    """What an item says beside its text: a value to compare, how and where it is written.

    `start` and `end` count characters of the own text; those of the box mean nothing.
    """

    value: str
    written: str
    start: int = 0
    end: int = 0


_Marks = Mapping[str, _Mark]


class _Version:
    """One version of a note, its items by what surrounds their boxes and fields."""

    def __init__(self, data: bytes, origin: Origin) -> None:
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
                Edit(*self.span(self.items[one.key][one.index]), one.data)
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
        if len(boxes) <= settled.index:
            return False
        return _values(_marks(boxes[settled.index])) == settled.values


@dataclass(frozen=True, slots=True)
class _Settled:
    """An item as it is to stand in the merged note, and the values it has to say there."""

    key: _Key
    index: int
    data: bytes
    values: Mapping[str, str]


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
        merged = merge_lines(*(one.lines_with(settled) for one in (old, mine, other)))
        if not settled or merged is None:
            return None
        result = _Version(b"".join(merged), origin)
        as_meant = all(result.says(one) for one in settled)
    except ValueError:
        return None
    return MergedItems(result.data, len(settled)) if as_meant else None


def _settle_all(base: _Version, ours: _Version, theirs: _Version) -> Iterator[_Settled]:
    """Every item that both versions have, and have differently. Raises _InDoubt."""
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
                yield _Settled(key, index, data, _values(_marks(box)))
            else:
                data, values = _settle(old, (ours, mine), (theirs, other))
                yield _Settled(key, index, data, values)


def _settle(
    old: Box | None, ours: tuple[_Version, Box], theirs: tuple[_Version, Box]
) -> tuple[bytes, Mapping[str, str]]:
    """The bytes of an item that both sides changed, and the values it says. Raises _InDoubt."""
    (_, mine), (_, other) = ours, theirs
    was, here, there = _marks(old) if old else {}, _marks(mine), _marks(other)
    state = _state(old, mine, other)
    wanted = {
        name: _three_way(was.get(name), here.get(name), there.get(name))
        for name in dict.fromkeys([*here, *there])
        if name not in (_BOX, _CLOSING.get(state))
    }
    in_state = [marks for box, marks in ((mine, here), (other, there)) if box.facts.state is state]
    if state in _CLOSING:
        wanted[_CLOSING[state]] = _earlier([marks.get(_CLOSING[state]) for marks in in_state])
    wanted[_BOX] = in_state[0][_BOX]
    if len(in_state) == 2 and here[_BOX] == was.get(_BOX):
        wanted[_BOX] = there[_BOX]
    version, winner = ours if mine.facts.state is state else theirs
    start = version.span(winner)[0]
    edits = [
        Edit(edit.start - start, edit.end - start, edit.text)
        for edit in _edits(winner, in_state[0], wanted)
    ]
    present = {name: mark for name, mark in wanted.items() if mark}
    return apply(version.bytes_of(winner), edits), _values(present)


def _values(marks: _Marks) -> Mapping[str, str]:
    return {name: mark.value for name, mark in marks.items()}


def _marks(box: Box) -> _Marks:
    """All that an item says beside its text. Raises _InDoubt where it says something twice."""
    marks: dict[str, _Mark] = {}
    raw = box.facts.raw
    character = raw[raw.index("[") + 1]
    found = [(_BOX, _Mark(character, character))]
    for one in box.fields:
        name = f"#{one.value.lower()}" if one.name == "tag" else one.name
        text = box.own.text[one.start : one.end]
        found.append((name, _Mark(one.value.lower().lstrip("@"), text, one.start, one.end)))
    if box.owner_span is not None:
        start, end = box.owner_span
        found.append((_OWNER, _Mark(box.facts.owner or "", box.own.text[start:end], start, end)))
    for name, mark in found:
        if name in marks or "\n" in mark.written:
            raise _InDoubt
        marks[name] = mark
    return marks


def _state(old: Box | None, mine: Box, other: Box) -> State:
    """The state one side changed it to; of two changes the one that says more is settled."""
    here, there = mine.facts.state, other.facts.state
    if old is not None and old.facts.state in (here, there):
        return there if old.facts.state is here else here
    if here is not there and _RANK[here] == _RANK[there]:
        raise _InDoubt
    return max(here, there, key=lambda state: _RANK[state])


def _three_way(was: _Mark | None, here: _Mark | None, there: _Mark | None) -> _Mark | None:
    """What one side changed, or both alike. Raises _InDoubt where they changed it differently."""
    old, mine, other = (mark.value if mark else None for mark in (was, here, there))
    if other in (mine, old):
        return here
    if mine != old:
        raise _InDoubt
    return there


def _earlier(marks: Sequence[_Mark | None]) -> _Mark | None:
    """The day it was first closed, where both sides did so."""
    dated = [mark for mark in marks if mark]
    if len({mark.value for mark in dated}) > 1 and not all(parse_iso(m.value) for m in dated):
        raise _InDoubt
    return min(dated, key=lambda mark: mark.value, default=None)


def _edits(box: Box, has: _Marks, wanted: Mapping[str, _Mark | None]) -> Iterator[Edit]:
    """What makes of an item that says `has` one that says `wanted`; an id goes last."""
    own = box.own
    added: list[str] = []
    for name, mark in wanted.items():
        present = has.get(name)
        if (mark and mark.value) == (present and present.value):
            continue
        if mark is None:
            yield from _removal(box, has[name])
        elif name == _BOX:
            yield Edit(*box.mark, mark.written.encode())
        elif present:
            yield Edit(own.offset(present.start), own.offset(present.end), mark.written.encode())
        elif mark.written.startswith(("@", "[[")):
            yield from set_owner(box, mark.value)[0]
        else:
            added.append(mark.written)
    if added:
        added.sort(key=lambda text: text.startswith("^"))
        yield Edit(*insertions(own, box.fields, " ".join(added))[-1])


def _removal(box: Box, mark: _Mark) -> list[Edit]:
    fields = [found for found in box.fields if found.start == mark.start]
    if not fields:
        raise _InDoubt  # an owner by @word, who was taken away: the text may say why
    return [Edit(*splice) for splice in removals(box.own, fields, {fields[0].name})]
