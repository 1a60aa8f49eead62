"""git's marks in a note: where they stand, and what the note says around them."""

from __future__ import annotations

import pytest

from oneonone.document.conflicts import conflict_marks, refuse_marks
from oneonone.errors import EditRefused
from tests.parsed_notes import note


def marks(text: str) -> list[str]:
    """The marks as they read."""
    data = text.encode()
    return [data[start:end].decode() for start, end in conflict_marks(data)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", ["<<<<<<< HEAD", "=======", ">>>>>>> x"]),
        ("<<<<<<< a\r\n=======\r\n>>>>>>> b\r\n", ["<<<<<<< a", "=======", ">>>>>>> b"]),
        ("<<<<<<< a\r=======\r>>>>>>> b\r", ["<<<<<<< a", "=======", ">>>>>>> b"]),
        ("\ufeff<<<<<<< a\n=======\n>>>>>>> b", ["<<<<<<< a", "=======", ">>>>>>> b"]),
        (
            "<<<<<<< a\nx\n||||||| base\nold\n=======\ny\n>>>>>>> b\n",
            ["<<<<<<< a", "||||||| base\nold\n=======", ">>>>>>> b"],
        ),
        ("<<<<<<< a\nx\n||||||| base\nold\n", ["<<<<<<< a", "||||||| base"]),
        ("<<<<<<< a\n|||||||\n|||||||\n>>>>>>> b\n", ["<<<<<<< a", "|||||||", ">>>>>>> b"]),
        ("x\n>>>>>>> b\n", [">>>>>>> b"]),
        ("<<<<<<< a\n=======\n=======\n", ["<<<<<<< a", "======="]),
    ],
)
def test_the_marks_of_a_conflict_are_found(text: str, found: list[str]) -> None:
    assert marks(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "", "Heading\n=======\n", "|||||||\n", " <<<<<<< a\n", "<<<<<<<a\n", "<<<<<<<< a\n",
        "x <<<<<<< a\n", "=======\n\n||||||| x\n", "<<<<<<<\n>>>>>>>\n",
    ],
)  # fmt: skip
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert marks(text) == []


BOTH = """\
## Actions

- [ ] before
<<<<<<< HEAD
- [x] call the vendor
=======
- [ ] call the vendor due:2026-12-01
>>>>>>> 8d0f1c2
- [ ] after
"""


class TestANoteInConflict:
    def test_says_what_both_sides_say_and_no_mark_is_in_a_text(self) -> None:
        assert [box.facts.text for box in note(BOTH).boxes] == [
            "before", "call the vendor", "call the vendor", "after",
        ]  # fmt: skip

    def test_keeps_its_sections(self) -> None:
        """`=======` below a line of prose would be a heading, and end the section."""
        text = "## Talking points\n\n<<<<<<< a\nmine\n=======\ntheirs\n>>>>>>> b\n\n- [ ] budget\n"
        assert [box.facts.kind for box in note(text).boxes] == ["topic"]
        assert [section.heading for section in note(text).sections] == ["Talking points"]

    def test_says_nothing_that_neither_side_does(self) -> None:
        text = "<<<<<<< a\n- [ ] new\n||||||| base\n- [ ] old\n=======\n- [ ] newer\n>>>>>>> b\n"
        assert [box.facts.text for box in note(text).boxes] == ["new", "newer"]

    def test_has_the_marks_on_no_written_line(self) -> None:
        meeting = note("<<<<<<< a\nWe talked.\n=======\n>>>>>>> b\n").meeting
        assert meeting
        assert [line.line for line in meeting.written] == [2]

    def test_has_its_lines_and_bytes_where_they_stand(self) -> None:
        document = note(BOTH)
        assert [box.facts.place.line for box in document.boxes] == [3, 5, 7, 9]
        assert document.lines.data == BOTH.encode()
        assert [(one.code, one.line) for one in document.diagnostics] == [("N04", 4)]

    def test_is_refused_for_editing_with_the_line(self) -> None:
        with pytest.raises(EditRefused, match=r"^x\.md:4: git conflict markers"):
            refuse_marks("x.md", BOTH.encode())


def test_a_note_in_no_conflict_may_be_edited() -> None:
    underlined = b"Heading\n=======\n"
    refuse_marks("x.md", underlined)
    assert not conflict_marks(underlined)
