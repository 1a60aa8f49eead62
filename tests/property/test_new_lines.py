"""Whatever the note and the text: a line is added whole and alone, or nothing is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from oneonone.app.add_line import safe_lines
from oneonone.document.new_lines import add_entry, add_point
from oneonone.errors import EditRefused
from tests.changed_notes import TODAY
from tests.generated_notes import notes, texts
from tests.parsed_notes import AGENDA, LOG, VOCABULARY, note

ONE_LINE = texts().map(lambda text: safe_lines([text])[0])


def added(before: bytes, after: bytes) -> bytes:
    """What stands in `after` and not in `before`, which must be one stretch."""
    start = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before)
    )
    for place in range(start, -1, -1):
        end = len(after) - (len(before) - place)
        if after[end:] == before[place:] and after[:place] == before[:place]:
            return after[place:end]
    raise AssertionError("not one stretch")


@given(data=notes(), text=ONE_LINE, owner=st.sampled_from([None, "alice"]))
def test_a_point_is_added_and_all_other_bytes_and_items_stay(
    data: bytes, text: str, owner: str | None
) -> None:
    before = note(data, AGENDA)
    try:
        after, line = add_point(before, text, owner, VOCABULARY)
    except EditRefused:
        return
    assert line.raw.encode() in added(data, after.lines.data).replace(b"\r", b"\n").split(b"\n")
    assert (line.side, line.private) == ("theirs" if owner else "mine", False)
    assert len(after.boxes) == len(before.boxes) + 1
    old = [box.facts.raw for box in before.boxes]
    new = [box.facts.raw for box in after.boxes if box.facts.place.line != line.place.line]
    assert new == old


@given(data=notes(), text=ONE_LINE)
def test_an_entry_is_added_and_all_other_bytes_and_entries_stay(data: bytes, text: str) -> None:
    before = note(data, LOG)
    try:
        after, entry = add_entry(before, TODAY, "praise", text, VOCABULARY)
    except EditRefused:
        return
    stretch = added(data, after.lines.data)
    assert stretch.strip(b"\r\n") == f"- 2026-11-20 praise: {text}".encode()
    assert (entry.text, entry.private) == (text, False)
    assert len(after.log) == len(before.log) + 1
    assert [box.facts.raw for box in after.boxes] == [box.facts.raw for box in before.boxes]


@given(text=ONE_LINE, ends=st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=1, max_size=1))
def test_on_a_plain_list_nothing_but_the_line_is_added(text: str, ends: list[str]) -> None:
    data = f"- [ ] first{ends[0]}".encode()
    try:
        after, line = add_point(note(data, AGENDA), text, None, VOCABULARY)
    except EditRefused:
        return
    assert after.lines.data == data + line.raw.encode() + ends[0].encode()
