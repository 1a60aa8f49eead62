"""Edits that are not made: unsafe notes, and changes that would make a note read differently."""

from __future__ import annotations

import pytest

from oneonone.document.edits import Edit, apply, edit_items, refuse_unsafe, set_state, without_lines
from oneonone.errors import EditRefused, UndecodableNote
from tests.changed_notes import (
    TODAY,
    anything,
    changed_due,
    changed_state,
    moved,
    taken_out,
)
from tests.parsed_notes import VOCABULARY, note

PATH = r"people/alice/2026-11-20\.md"
CONFLICT = "- [ ] a\n<<<<<<< HEAD\n- [ ] b\n=======\n- [ ] c\n>>>>>>> theirs\n"


def test_edits_are_made_in_any_order() -> None:
    edits = [Edit(4, 4, b"X"), Edit(0, 1, b""), Edit(2, 3, b"YY"), Edit(4, 5, b"-")]
    assert apply(b"abcdef", edits) == b"bYYdX-f"
    assert apply(b"abc", []) == b"abc"


@pytest.mark.parametrize("edits", [[Edit(0, 2, b""), Edit(1, 3, b"")], [Edit(2, 4, b"")]])
def test_edits_neither_overlap_nor_reach_beyond(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlap or reach beyond"):
        apply(b"abc", edits)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"- [ ] a\n\n- [ ] caf\xe9\n", "3:10"),
        (b"- [ ] a\0\n", "1:8"),
        ("- [ ] a".encode("utf-16"), "1:1"),
        (b"- [ ] a\xed\xa0\x80", "1:8"),
    ],
)
def test_a_note_that_is_no_text_is_refused_with_the_place(data: bytes, place: str) -> None:
    with pytest.raises(UndecodableNote, match=rf"^{PATH}:{place}: .*"):
        refuse_unsafe(note(data))
    with pytest.raises(UndecodableNote):
        edit_items(note(data), [], VOCABULARY, anything)
    with pytest.raises(UndecodableNote):
        taken_out(data)


@pytest.mark.parametrize(
    "text", [CONFLICT, "x\r>>>>>>> theirs\r- [ ] a", "<<<<<<< HEAD\n- [ ] a\n"]
)
def test_a_note_in_conflict_is_refused(text: str) -> None:
    with pytest.raises(EditRefused, match=rf"^{PATH}:\d: git conflict markers"):
        changed_state(text, "x")
    with pytest.raises(EditRefused, match=rf"^{PATH}:\d: git conflict markers"):
        taken_out(text, 0)


def test_an_equals_sign_line_alone_is_no_conflict() -> None:
    assert changed_state("a\n=======\n- [ ] b", "x") == b"a\n=======\n- [x] b done:2026-11-20"


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] `a\n  b`\n  %% c\n\n%%\n",  # the first line ends in code, the last in a comment
    ],
)
def test_ticking_is_refused_where_no_place_is_safe(text: str) -> None:
    with pytest.raises(EditRefused, match=f"^{PATH}:1: the item cannot be changed safely") as error:
        changed_state(text, "x")
    assert error.value.hint == "change the line in your editor"
    assert error.value.exit_code == 5


def test_taking_a_field_away_is_refused_where_that_would_make_another_one() -> None:
    with pytest.raises(EditRefused):
        changed_due("- [ ] call [due:: +3d]due:fri\n", None)


def test_a_change_that_does_not_come_out_as_meant_is_refused() -> None:
    document = note("- [ ] a\n")
    box = document.boxes[0]
    with pytest.raises(EditRefused):
        edit_items(
            document, [(box, set_state(box, "x", TODAY, "plain"))], VOCABULARY, lambda *_: False
        )


def test_a_change_that_touches_another_item_is_refused() -> None:
    document = note("- [ ] a\n- [ ] b\n")
    box = document.boxes[0]
    start = document.boxes[1].mark[0]
    for text in (b"x", b"2"):
        with pytest.raises(EditRefused):
            edit_items(document, [(box, [[Edit(start, start + 1, text)]])], VOCABULARY, anything)


@pytest.mark.parametrize(
    "edit", [Edit(0, 0, b"---\nmood: 4\n---\n"), Edit(0, 0, b"# b\n"), Edit(8, 8, b"\n# b\n")]
)
def test_a_change_to_front_matter_or_headings_is_refused(edit: Edit) -> None:
    document = note("- [ ] a\n")
    with pytest.raises(EditRefused):
        edit_items(document, [(document.boxes[0], [[edit]])], VOCABULARY, anything)


def test_a_change_that_alters_the_words_is_refused() -> None:
    document = note("- [ ] a\n")
    with pytest.raises(EditRefused):
        edit_items(document, [(document.boxes[0], [[Edit(6, 7, b"b")]])], VOCABULARY, anything)


def test_the_first_way_that_is_safe_is_taken() -> None:
    document = note("- [ ] a\n")
    ways = [[Edit(6, 7, b"b")], [Edit(3, 4, b"x")], [Edit(3, 4, b"-")]]
    changed = edit_items(document, [(document.boxes[0], ways)], VOCABULARY, anything)
    assert changed.data == b"- [x] a\n"
    assert changed.before is document
    assert changed.after.lines.data == changed.data


def test_several_items_change_together() -> None:
    document = note("- [ ] a `b\n  c`\n- [ ] d\n- [ ] e\n")
    ways = [(box, set_state(box, "x", TODAY, "plain")) for box in document.boxes[:2]]
    changed = edit_items(document, ways, VOCABULARY, anything)
    assert changed.data == (b"- [x] a `b\n  c` done:2026-11-20\n- [x] d done:2026-11-20\n- [ ] e\n")


def test_without_changes_a_note_stays_as_it_is() -> None:
    document = note("- [ ] a due:fri\r\n")
    assert apply(document.lines.data, without_lines(document, [])) == document.lines.data
    assert changed_due("- [x] a\r", None) == b"- [x] a\r"
    assert moved("- [>] a ^b111", "a3f9") == b"- [>] a ^b111"
