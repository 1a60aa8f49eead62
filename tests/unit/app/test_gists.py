"""The gist of a meeting note comes back from the index as it was, and stands for the note."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.app import gists
from oneonone.app.gists import packed_gist, unpacked_gist
from oneonone.document.gist import Gist, Remembered, gist_of
from oneonone.document.meeting_document import Document
from oneonone.document.metadata import MeetingFacts
from oneonone.domain.action_item import ItemLine
from oneonone.domain.meeting import Prompt, WrittenLine
from oneonone.domain.record import Record
from oneonone.errors import NoteChanged
from tests.generated_notes import notes
from tests.parsed_notes import AGENDA, LOG, MEETING, PROFILE, note

NOTE = """---
person: alice
date: 2026-11-20
status: held
template: default
mode: video
duration: 30
actual: 25
themes: [growth]
mood: 3.5/5
recap_sent: true
tags: [q4, "\\ud83d\\ude00"]
---

## Agenda

- [x] how is the move going
- > What went well? <!-- ask: growth-004 -->

It went well.

## Growth

Words of it. #career

## Actions

- [ ] @alice draft the plan due:next !high #growth/skills ^a3f9 scheduled:2026-11-25
  - [x] @me call done:2026-11-19 created:2026-11-01 #morale
- [-] dropped cancelled:2026-11-18
- [ ] later due:soon

## Private

Between us.
"""
FACTS = sorted(name for name in vars(Document) if not name.startswith("_"))


def gist(document: Document) -> Gist:
    found = gist_of(document)
    assert found is not None
    return found


def remembered(known: Document, read: Callable[[], Document]) -> Remembered:
    body = packed_gist(gist(known))
    return Remembered(known.origin, unpacked_gist(body, known.origin), read)


@given(st.one_of(notes(), notes().map(lambda data: b"---\nmood: 4\n---\n" + data)))
def test_a_gist_comes_back_as_it_was(data: bytes) -> None:
    document = note(data)
    found = gist_of(document)
    if found is None:
        assert not document.readable or document.conflicted or document.disagrees
    else:
        assert unpacked_gist(packed_gist(found), document.origin) == found


def test_every_kind_of_value_comes_back() -> None:
    document = note(NOTE)
    found = gist(document)
    assert unpacked_gist(packed_gist(found), document.origin) == found
    assert found.facts.mood is not None
    assert found.diagnostics
    assert {line.state.value for line in found.items} == {"open", "done", "dropped"}


@pytest.mark.parametrize(
    ("kind", "kept", "otherwise"),
    [
        (ItemLine, gists.ITEM, {"place", "note_date", "sequence"}),
        (MeetingFacts, gists.FACTS, set()),
        (WrittenLine, gists.WRITTEN, {"line"}),
        (Prompt, gists.PROMPT, set()),
    ],
)
def test_nothing_of_a_value_is_left_out(
    kind: type[Record], kept: tuple[str, ...], otherwise: set[str]
) -> None:
    """A field that is new and not kept would come back with its default."""
    assert {name.partition(".")[0] for name in kept} | otherwise == set(kind._fields)


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
    document = note(NOTE)
    known = remembered(document, lambda: document)
    for name in ("origin", *FACTS):
        assert getattr(known, name) == getattr(document, name), name


def test_a_remembered_note_is_read_only_for_where_things_stand() -> None:
    read: list[str] = []

    def reading() -> Document:
        read.append(MEETING)
        return note(NOTE)

    known = remembered(note(NOTE), reading)
    assert known.meeting is not None
    assert [line.text for line in known.items][-1] == "later due:soon"
    assert known.diagnostics
    assert known.facts is not None
    assert known.readable
    assert not read
    assert known.lines.data == NOTE.encode()
    assert len(known.boxes) == len(known.items)
    assert read == [MEETING]


@pytest.mark.parametrize(
    "now",
    [
        NOTE.replace("draft the plan", "draft a plan"),
        NOTE.replace("## Actions", "\n## Actions"),
        NOTE.replace("mode: video", "mode: phone"),
        NOTE + "\nA line more.\n",
        "<<<<<<< ours\n",
    ],
)
def test_a_note_that_says_something_else_by_now_is_not_gone_on_with(now: str) -> None:
    known = remembered(note(NOTE), lambda: note(now))
    with pytest.raises(NoteChanged, match=MEETING):
        known.box_on  # noqa: B018


@pytest.mark.parametrize("body", [b"", b"x", b"{}", b"[]", b"[1,2,3,4,5,6]", b"[[],[],[],[],1,[]]"])
def test_what_is_no_gist_is_told(body: bytes) -> None:
    for data in (body, zlib.compress(body)):
        with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, it is taken for nothing
            unpacked_gist(data, note("").origin)
