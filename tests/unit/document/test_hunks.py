"""What an edit changed can be taken back, byte for byte, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.hunks import Hunk, hunks, taken_back

NOTE = b"# A\r\n- [ ] one\r\n\r\n- [ ] two\n- [ ] three"
TICKED = b"# A\r\n- [x] one\r\n\r\n- [ ] two\n- [x] three"
_notes = st.lists(st.sampled_from(["a", "b", "- [ ] c", "", "\n", "\r\n", "\r"])).map(
    lambda parts: "".join(parts).encode()
)


def test_each_run_of_changed_lines_is_one_hunk() -> None:
    assert hunks(NOTE, TICKED) == (
        Hunk(1, (b"- [ ] one\r\n",), (b"- [x] one\r\n",)),
        Hunk(4, (b"- [ ] three",), (b"- [x] three",)),
    )


def test_lines_that_came_or_went_are_one_hunk_with_all_that_changed() -> None:
    assert hunks(b"a\nb\nc\n", b"a\nc\n") == (Hunk(1, (b"b\n",), ()),)
    assert hunks(b"", b"a\n") == (Hunk(0, (), (b"a\n",)),)
    assert hunks(b"a\n", b"a\nb") == (Hunk(1, (), (b"b",)),)


def test_equal_notes_have_no_hunks() -> None:
    assert hunks(NOTE, NOTE) == ()


@given(_notes, _notes)
def test_taking_back_gives_the_very_bytes(before: bytes, after: bytes) -> None:
    assert taken_back(after, hunks(before, after), untouched=True) == before


@given(_notes, _notes)
def test_a_hunk_says_where_the_difference_is(before: bytes, after: bytes) -> None:
    assert (hunks(before, after) == ()) == (before == after)


def test_what_was_written_elsewhere_meanwhile_stays() -> None:
    now = b"new first line\n" + TICKED.replace(b"two\n", b"two, she says\n")
    assert taken_back(now, hunks(NOTE, TICKED), untouched=False) == (
        b"new first line\n" + NOTE.replace(b"two\n", b"two, she says\n")
    )


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(TICKED.replace(b"[x] one", b"[x] one more"), id="the line was edited"),
        pytest.param(TICKED.replace(b"- [x] one\r\n", b""), id="the line is gone"),
        pytest.param(b"- [x] one\r\n" + TICKED, id="the line stands there twice"),
        pytest.param(TICKED + b"\n", id="the line end has come"),
    ],
)
def test_what_was_edited_since_is_left_alone(now: bytes) -> None:
    assert taken_back(now, hunks(NOTE, TICKED), untouched=False) is None


def test_lines_taken_out_of_a_note_that_changed_since_have_no_place_to_go_back_to() -> None:
    made = hunks(b"a\nb\n", b"a\n")
    assert taken_back(b"a\n", made, untouched=True) == b"a\nb\n"
    assert taken_back(b"a\nc\n", made, untouched=False) is None


def test_a_note_that_is_not_what_it_was_said_to_be_is_left_alone() -> None:
    assert taken_back(b"something else\n", hunks(NOTE, TICKED), untouched=True) is None


def test_two_changes_that_now_stand_in_one_place_are_left_alone() -> None:
    made = (Hunk(0, (b"x\n",), (b"a\n", b"b\n")), Hunk(5, (b"y\n",), (b"b\n", b"c\n")))
    assert taken_back(b"a\nb\nc\n", made, untouched=False) is None
