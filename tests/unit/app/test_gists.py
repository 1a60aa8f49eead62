"""The gist of a meeting note comes back from the index as it was."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.app import gists
from oneonone.app.gists import packed_gist, unpacked_gist
from oneonone.document.gist import Gist, gist_of
from oneonone.document.meeting_document import Document
from oneonone.document.metadata import MeetingFacts
from oneonone.domain.action_item import ItemLine
from oneonone.domain.meeting import Prompt, WrittenLine
from oneonone.domain.record import Record
from tests.generated_notes import notes
from tests.parsed_notes import AGENDA, FULL, note


def gist(document: Document) -> Gist:
    found = gist_of(document)
    assert found is not None
    return found


@given(st.one_of(notes(), notes().map(lambda data: b"---\nmood: 4\n---\n" + data)))
def test_a_gist_comes_back_as_it_was(data: bytes) -> None:
    document = note(data)
    found = gist_of(document)
    if found is None:
        assert not document.readable or document.conflicted or document.disagrees
    else:
        assert unpacked_gist(packed_gist(found), document.origin) == found


def test_every_kind_of_value_comes_back() -> None:
    document = note(FULL)
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


@pytest.mark.parametrize("body", [b"", b"x", b"{}", b"[]", b"[1,2,3,4,5,6]", b"[[],[],[],[],1,[]]"])
def test_what_is_no_gist_is_told(body: bytes) -> None:
    for data in (body, zlib.compress(body)):
        with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, it is taken for nothing
            unpacked_gist(data, note("").origin)


def test_a_page_has_no_gist() -> None:
    body = packed_gist(gist(note("")))
    with pytest.raises(ValueError, match=AGENDA):
        unpacked_gist(body, note("", AGENDA).origin)
