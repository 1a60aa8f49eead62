"""What items say beside their texts, and what two sides' changes to that come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from oneonone.document.edits import Edit, set_owner
from oneonone.document.field_places import insertions, removals
from oneonone.document.items import Box
from oneonone.domain.action_item import State
from oneonone.domain.dates import parse_iso
from oneonone.domain.record import Record

BOX = "box"
CLOSING = {State.DONE: "done", State.DROPPED: "cancelled"}
"""The field that goes with a state."""
_OWNER = "owner"
_RANK = {State.OPEN: 0, State.DOING: 1, State.MOVED: 2, State.DROPPED: 3, State.DONE: 3}


class InDoubt(ValueError):
    """Only a person can say what is meant; `apply` raises its like where edits would overlap."""


class Mark(Record):
    """What an item says beside its text: a value to compare, how and where it is written.

    `start` and `end` count characters of the own text; those of the box mean nothing.
    """

    value: str
    written: str
    start: int = 0
    end: int = 0


Marks = Mapping[str, Mark]


def values_of(marks: Marks) -> Mapping[str, str]:
    """What they say, however it is written."""
    return {name: mark.value for name, mark in marks.items()}


def marks_of(box: Box) -> Marks:
    """All that an item says beside its text. Raises InDoubt where it says something twice."""
    marks: dict[str, Mark] = {}
    raw = box.facts.raw
    character = raw[raw.index("[") + 1]
    found = [(BOX, Mark(character, character))]
    for one in box.fields:
        name = f"#{one.value.lower()}" if one.name == "tag" else one.name
        text = box.own.text[one.start : one.end]
        found.append((name, Mark(one.value.lower().lstrip("@"), text, one.start, one.end)))
    if box.owner_span is not None:
        start, end = box.owner_span
        found.append((_OWNER, Mark(box.facts.owner or "", box.own.text[start:end], start, end)))
    for name, mark in found:
        if name in marks or "\n" in mark.written:
            raise InDoubt
        marks[name] = mark
    return marks


def state_of(old: Box | None, mine: Box, other: Box) -> State:
    """The state one side changed it to; of two changes the one that says more is settled."""
    here, there = mine.facts.state, other.facts.state
    if old is not None and old.facts.state in (here, there):
        return there if old.facts.state is here else here
    if here is not there and _RANK[here] == _RANK[there]:
        raise InDoubt
    return max(here, there, key=lambda state: _RANK[state])


def three_way(was: Mark | None, here: Mark | None, there: Mark | None) -> Mark | None:
    """What one side changed, or both alike. Raises InDoubt where they changed it differently."""
    old, mine, other = (mark.value if mark else None for mark in (was, here, there))
    if other in (mine, old):
        return here
    if mine != old:
        raise InDoubt
    return there


def earlier(marks: Sequence[Mark | None]) -> Mark | None:
    """The day it was first closed, where both sides did so."""
    dated = [mark for mark in marks if mark]
    if len({mark.value for mark in dated}) > 1 and not all(parse_iso(m.value) for m in dated):
        raise InDoubt
    return min(dated, key=lambda mark: mark.value, default=None)


def edits_for(box: Box, has: Marks, wanted: Mapping[str, Mark | None]) -> Iterator[Edit]:
    """What makes of an item that says `has` one that says `wanted`; an id goes last."""
    own = box.own
    added: list[str] = []
    for name, mark in wanted.items():
        present = has.get(name)
        if (mark and mark.value) == (present and present.value):
            continue
        if mark is None:
            yield from _removal(box, has[name])
        elif name == BOX:
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


def _removal(box: Box, mark: Mark) -> list[Edit]:
    fields = [found for found in box.fields if found.start == mark.start]
    if not fields:
        raise InDoubt  # an owner by @word, who was taken away: the text may say why
    return [Edit(*splice) for splice in removals(box.own, fields, {fields[0].name})]
