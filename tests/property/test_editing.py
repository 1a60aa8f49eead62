"""Whatever a note looks like: an edit changes its span alone, and going back restores the bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from oneonone.document.edits import carried_line, set_state
from oneonone.document.fields import DIALECTS, Dialect, without
from oneonone.document.items import Box
from oneonone.document.meeting_document import Document
from oneonone.domain.action_item import ItemLine, State
from oneonone.domain.dates import NEXT_MEETING, resolve_word
from oneonone.errors import EditRefused
from tests.changed_notes import (
    TODAY,
    changed_due,
    changed_owner,
    changed_state,
    moved,
    taken_out,
)
from tests.generated_notes import notes
from tests.parsed_notes import note

DAY = date(2026, 12, 24)
NEXT = date(2026, 12, 4)
CLOSING = {"done", "cancelled"}
DIALECT = st.sampled_from(DIALECTS)
MARK = st.sampled_from(["x", "-"])


def names(box: Box) -> set[str]:
    return {found.name for found in box.fields}


def items(document: Document) -> Iterator[tuple[int, Box]]:
    for index, box in enumerate(document.boxes):
        if ends_in_the_open(document, box) and has_words(box):
            yield index, box


def has_words(box: Box) -> bool:
    """Whether there is more to it than fields, which are its text where nothing else is."""
    spans = [(found.start, found.end) for found in box.fields]
    return bool(without(box.own, [*spans, *([box.owner_span] if box.owner_span else [])]))


def ends_in_the_open(document: Document, box: Box) -> bool:
    """Whether there is a place for a field: an own line that ends in no comment and no code."""
    lines = [(start, end) for start, end in box.own.pieces if start < end]
    ends = [end for _, end in (lines[0], lines[-1])]
    hidden = [*document.comments.spans, *document.blocks.code]
    return not all(any(start < end < stop for start, stop in hidden) for end in ends)


def others(document: Document, index: int) -> list[ItemLine]:
    """What the other items say, wherever they stand now."""
    return [
        box.facts._replace(place=box.facts.place._replace(line=0))
        for number, box in enumerate(document.boxes)
        if number != index
    ]


def check(before: bytes, after: bytes, index: int) -> ItemLine:
    """That only one item changed, and only in its own lines; it is returned as it reads now."""
    old, new = note(before), note(after)
    assert others(old, index) == others(new, index)
    assert [s.heading for s in old.sections] == [s.heading for s in new.sections]
    assert old.values == new.values
    box = old.boxes[index]
    first, last = box.mark[0], box.own.pieces[-1][1]
    assert after.startswith(before[:first])
    assert after.endswith(before[last:])
    facts = new.boxes[index].facts
    kept = (facts.text, facts.hash_id, facts.tags, facts.heading, facts.private, facts.priority)
    old_facts = box.facts
    assert kept == (
        old_facts.text,
        old_facts.hash_id,
        old_facts.tags,
        old_facts.heading,
        old_facts.private,
        old_facts.priority,
    )
    return facts


@given(notes(), MARK, DIALECT)
def test_closing_and_reopening_is_the_identity(data: bytes, mark: str, dialect: Dialect) -> None:
    for index, box in items(note(data)):
        if data[slice(*box.mark)] != b" " or names(box) & CLOSING:
            continue
        closed = changed_state(data, mark, index, default=dialect)
        facts = check(data, closed, index)
        assert facts.state is (State.DONE if mark == "x" else State.DROPPED)
        assert (facts.done or facts.cancelled) == TODAY
        first, last = box.mark
        assert closed[first:last] == mark.encode()
        assert len(closed) > len(data)
        assert changed_state(closed, " ", index) == data


@given(notes(), st.sampled_from(["x", "-", " "]))
def test_any_state_can_follow_any_other(data: bytes, mark: str) -> None:
    for index, box in items(note(data)):
        try:
            changed = changed_state(data, mark, index)
        except EditRefused:
            assert names(box) & CLOSING  # as with a due date, below
            continue
        facts = check(data, changed, index)
        assert facts.state.is_open == (mark == " ")
        assert (facts.done is None, facts.cancelled is None) == (mark != "x", mark != "-")
        assert changed_state(changed, mark, index) == changed


@given(notes(), DIALECT)
def test_a_due_date_given_and_taken_is_the_identity(data: bytes, dialect: Dialect) -> None:
    for index, box in items(note(data)):
        dated = changed_due(data, DAY, index, default=dialect)
        assert check(data, dated, index).due == DAY
        assert changed_due(dated, DAY, index) == dated
        if "due" not in names(box):
            assert changed_due(dated, None, index) == data


@given(notes())
def test_a_due_date_is_taken_away_or_left_alone(data: bytes) -> None:
    for index, box in items(note(data)):
        try:
            changed = changed_due(data, None, index)
        except EditRefused:
            # Without the field its neighbours would open a comment, or break the line.
            assert "due" in names(box)
        else:
            assert check(data, changed, index).due is None


@given(notes(), st.sampled_from(["me", "eve", "anna-maria"]))
def test_an_owner_is_given(data: bytes, owner: str) -> None:
    for index, box in items(note(data)):
        given_to = changed_owner(data, owner, index)
        facts = check(data, given_to, index)
        assert facts.owner == owner
        assert (facts.due, facts.id) == (box.facts.due, box.facts.id)
        assert changed_owner(given_to, owner, index) == given_to
        if box.facts.owner is None:
            assert given_to.replace(f"@{owner} ".encode(), b"", 1) == data


@given(notes())
def test_an_item_carried_on_is_marked_with_its_id(data: bytes) -> None:
    for index, box in items(note(data)):
        marked = moved(data, "zz99", index)
        facts = check(data, marked, index)
        assert (facts.state, facts.id) == (State.MOVED, box.facts.id or "zz99")
        assert facts.due == box.facts.due


@given(notes(), st.data())
def test_taking_out_leaves_all_other_lines(data: bytes, draw: st.DataObject) -> None:
    document = note(data)
    assume(document.boxes)
    indexes = draw.draw(st.sets(st.integers(0, len(document.boxes) - 1), min_size=1))
    try:
        rest = taken_out(data, *indexes)
    except EditRefused:
        return  # what is left would read differently; the unit tests have the reasons
    gone = set()
    for index in indexes:
        box = document.boxes[index]
        gone |= set(range(box.first_line, box.last_line + 1))
    lines = document.lines
    ends = [*lines.starts[1:], len(data)]
    spans = list(zip(lines.starts, ends, strict=True))
    kept = [data[a:b] for number, (a, b) in enumerate(spans, 1) if number not in gone]
    assert rest == data[: lines.starts[0]] + b"".join(kept)
    assert len(note(rest).boxes) == len(document.boxes) - len(indexes)


def in_the_next_note(word: str) -> date | None:
    return NEXT if word.lower() == NEXT_MEETING else resolve_word(word, date(2026, 11, 20))


@given(notes())
def test_a_carried_item_reads_as_before_on_its_one_line(data: bytes) -> None:
    for box in note(data).boxes:
        old = box.facts
        line = carried_line(box, old.id or "zz99", in_the_next_note)
        assert not {"\n", "\r"} & set(line)
        if not has_words(box) or ("%%" in box.own.hidden and "\n" in box.own.text):
            continue  # two such marks make a comment once they stand in one line
        (new,) = (one.facts for one in note(f"{line}\n", "people/alice/2026-12-04.md").boxes)
        assert (new.text, new.owner, new.tags) == (old.text, old.owner, old.tags)
        assert new.state == (State.OPEN if old.state is State.MOVED else old.state)
        assert (new.priority, new.created, new.scheduled, new.done, new.cancelled) == (
            old.priority,
            old.created,
            old.scheduled,
            old.done,
            old.cancelled,
        )
        assert new.due == (NEXT if old.due_next else old.due)
        assert new.id == (old.id or "zz99")


@given(notes())
def test_what_a_comment_hides_stays_hidden_on_the_way(data: bytes) -> None:
    for box in note(data).boxes:
        line = carried_line(box, "zz99", in_the_next_note)
        (new,) = note(f"{line}\n", "people/alice/2026-12-04.md").boxes
        assert "career" in without(box.own, []) or "career" not in without(new.own, [])


@given(notes(), st.sampled_from(["x", "-", " "]))
def test_a_way_stays_within_the_items_own_lines(data: bytes, mark: str) -> None:
    for box in note(data).boxes:
        ways = set_state(box, mark, TODAY, "plain")
        assert ways
        first, last = box.mark[0], box.own.pieces[-1][1]
        for edit in (edit for way in ways for edit in way):
            assert first <= edit.start <= edit.end <= last
