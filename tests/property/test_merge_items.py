"""Two sides tick, date and give away the items of any note: what holds of the merged one."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.merge_items import merge_items
from oneonone.document.origin import origin_of
from oneonone.domain.action_item import State
from oneonone.errors import OneOnOneError
from tests.changed_notes import changed_due, changed_owner, changed_state, moved
from tests.generated_notes import notes
from tests.parsed_notes import MEETING, note

ORIGIN = origin_of(MEETING)
RANK = {State.OPEN: 0, State.DOING: 1, State.MOVED: 2, State.DROPPED: 3, State.DONE: 3}
COMMANDS = st.sampled_from(["done", "drop", "move", "due", "assign", "reopen"])


def changed(data: bytes, command: str, index: int) -> bytes:
    """The note after one command, or as it was where that refuses."""
    try:
        if command in ("done", "drop", "reopen"):
            return changed_state(data, {"done": "x", "drop": "-", "reopen": " "}[command], index)
        if command == "move":
            return moved(data, "zz99", index)
        if command == "due":
            return changed_due(data, date(2026, 12, 1), index)
        return changed_owner(data, "bob", index)
    except OneOnOneError:
        return data


@st.composite
def sides(draw: st.DrawFn) -> tuple[bytes, bytes, bytes]:
    """A note, and what two machines made of it with a few commands each."""
    base = draw(notes().filter(lambda data: len(note(data).boxes) > 0))
    last = len(note(base).boxes) - 1
    found = [base]
    for _ in range(2):
        data = base
        for command in draw(st.lists(COMMANDS, max_size=3)):
            data = changed(data, command, draw(st.integers(0, last)))
        found.append(data)
    return found[0], found[1], found[2]


@given(sides())
def test_every_item_of_a_merged_note_is_in_the_state_that_says_more(
    three: tuple[bytes, bytes, bytes],
) -> None:
    base, ours, theirs = three
    merged = merge_items(ORIGIN, base, ours, theirs)
    if merged is None:
        return
    versions = [note(data).boxes for data in (base, ours, theirs, merged.data)]
    assert len({len(boxes) for boxes in versions}) == 1
    for old, mine, other, new in zip(*versions, strict=True):
        was, here, there, state = (box.facts.state for box in (old, mine, other, new))
        if was in (here, there):
            assert state is (there if was is here else here)
        else:
            assert RANK[state] == max(RANK[here], RANK[there])
        assert new.facts.text == old.facts.text


@given(sides())
def test_what_only_one_side_changed_is_what_the_merged_note_says(
    three: tuple[bytes, bytes, bytes],
) -> None:
    base, ours, _ = three
    for one, other in ((ours, base), (base, ours)):
        merged = merge_items(ORIGIN, base, one, other)
        assert merged is None or merged.data == ours


@given(sides())
def test_it_does_not_matter_on_which_machine_it_is_merged(
    three: tuple[bytes, bytes, bytes],
) -> None:
    base, ours, theirs = three
    here, there = merge_items(ORIGIN, base, ours, theirs), merge_items(ORIGIN, base, theirs, ours)
    if here and there:  # where in an item a field may go can differ, and so what is refused
        facts = [
            [(box.facts.state, box.facts.due, box.facts.owner) for box in note(one.data).boxes]
            for one in (here, there)
        ]
        assert facts[0] == facts[1]


@given(notes(), notes(), notes())
def test_whatever_the_versions_are_nothing_is_raised_and_no_line_is_made_up(
    base: bytes, ours: bytes, theirs: bytes
) -> None:
    merged = merge_items(ORIGIN, base, ours, theirs)
    assert merged is None or len(merged.items) > 0


@given(st.binary(max_size=60), st.binary(max_size=60), st.binary(max_size=60))
def test_nor_for_bytes_that_are_no_notes(base: bytes, ours: bytes, theirs: bytes) -> None:
    merged = merge_items(ORIGIN, base, ours, theirs)
    assert merged is None or len(merged.items) > 0
