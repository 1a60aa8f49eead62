"""A note of private/ need not be parsed where its bytes show that nothing in it is listed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.document.meeting_document import parse
from oneonone.document.origin import origin_of
from oneonone.document.sections import Vocabulary
from oneonone.document.unremarkable import is_unremarkable
from oneonone.domain.action_item import BOXES

PATH = "private/alice/notes.md"


@pytest.mark.parametrize(
    "text", ["", "only words\n", "- [link](x) and [1]\n", "# Heading\n\n- a list\n", "– 日本\n"]
)
def test_words_lists_and_links_say_nothing(text: str) -> None:
    assert is_unremarkable(text.encode())


@pytest.mark.parametrize("mark", BOXES)
def test_every_box_is_something(mark: str) -> None:
    assert not is_unremarkable(f"- [{mark}] call\n".encode())


@pytest.mark.parametrize(
    "data",
    [b"---\n", b"\xef\xbb\xbf---\n", b"a\0", b"\xff", b"<<<<<<< ours\n", b"a\n>>>>>>> theirs\n"],
)
def test_front_matter_and_damage_are_something(data: bytes) -> None:
    assert not is_unremarkable(data)


PIECES = st.sampled_from(
    [
        b"- ",
        b"[",
        b"]",
        b" ",
        b"x",
        b"\n",
        b"---",
        b"call",
        b"<<<<<<< ",
        b"\xff",
        b"> ",
        b"\0",
    ]
)


@given(st.lists(PIECES, max_size=12).map(b"".join))
def test_what_is_unremarkable_has_no_item_and_no_problem(data: bytes) -> None:
    document = parse(data, origin_of(PATH), Vocabulary())
    if is_unremarkable(data):
        assert document.boxes == ()
        assert [one for one in document.diagnostics if one.severity == "error"] == []
