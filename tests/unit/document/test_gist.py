"""A note by its gist says what the note says, and is read for where things stand alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from oneonone.document.gist import Remembered, gist_of
from oneonone.document.meeting_document import Document
from oneonone.errors import NoteChanged
from tests.parsed_notes import AGENDA, FULL, LOG, MEETING, PROFILE, note

FACTS = sorted(name for name in vars(Document) if not name.startswith("_"))


distrusted: list[str] = []


def remembered(known: Document, parse: Callable[[], Document]) -> Remembered:
    found = gist_of(known)
    assert found is not None
    return Remembered(known.origin, found, parse, distrusted.clear)


@pytest.mark.parametrize("path", [AGENDA, LOG, PROFILE, "people/alice/page.md", "people/x.md"])
def test_only_meetings_are_remembered(path: str) -> None:
    assert gist_of(note("- [ ] one\n", path)) is None


@pytest.mark.parametrize(
    "text",
    [
        b"\xff",
        b"nul \0\n",
        "---\nperson: bob\n---\n- [ ] one\n",
        "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n",
    ],
)
def test_a_note_of_which_not_all_could_be_read_is_read_each_time(text: str | bytes) -> None:
    assert gist_of(note(text)) is None


def test_a_remembered_note_says_all_that_the_note_says() -> None:
    document = note(FULL)
    known = remembered(document, lambda: document)
    for name in ("origin", *FACTS):
        assert getattr(known, name) == getattr(document, name), name


def test_a_remembered_note_is_read_only_for_where_things_stand() -> None:
    read: list[str] = []

    def reading() -> Document:
        read.append(MEETING)
        return note(FULL)

    known = remembered(note(FULL), reading)
    assert known.meeting is not None
    assert [line.text for line in known.items][-1] == "later due:soon"
    assert known.diagnostics
    assert known.facts is not None
    assert known.readable
    assert not read
    assert known.lines.data == FULL.encode()
    assert len(known.boxes) == len(known.items)
    assert read == [MEETING]


@pytest.mark.parametrize(
    "now",
    [
        FULL.replace("draft the plan", "draft a plan"),
        FULL.replace("## Actions", "\n## Actions"),
        FULL.replace("mode: video", "mode: phone"),
        FULL + "\nA line more.\n",
        "<<<<<<< ours\n",
    ],
)
def test_a_note_that_says_something_else_by_now_is_not_gone_on_with(now: str) -> None:
    known = remembered(note(FULL), lambda: note(now))
    distrusted.append("what is known")
    with pytest.raises(NoteChanged, match=MEETING):
        known.box_on  # noqa: B018
    assert not distrusted
