"""Notes as tests write them, parsed in a notebook where Alice and Bob are known and Carol is me."""

from __future__ import annotations

from oneonone.document.items import Box
from oneonone.document.meeting_document import Document, parse
from oneonone.document.origin import origin_of
from oneonone.document.sections import Vocabulary
from oneonone.domain.meeting import Meeting

MEETING = "people/alice/2026-11-20.md"
"""A Friday."""
AGENDA = "people/alice/agenda.md"
LOG = "people/alice/log.md"
PROFILE = "people/alice/person.md"

VOCABULARY = Vocabulary(
    people={"alice": "alice", "alice example": "alice", "al": "alice", "bob": "bob"},
    me=frozenset({"carol"}),
)


def note(text: str | bytes, path: str = MEETING) -> Document:
    """A note with that text."""
    data = text if isinstance(text, bytes) else text.encode()
    return parse(data, origin_of(path), VOCABULARY)


def box(text: str, path: str = MEETING) -> Box:
    """The only item of a note."""
    (only,) = note(text, path).boxes
    return only


def meeting(text: str, path: str = MEETING) -> Meeting:
    """The facts of a meeting's note."""
    found = note(text, path).meeting
    assert found is not None
    return found


def findings(document: Document) -> list[tuple[str, int, int]]:
    """Each diagnostic's code, line and column."""
    return [(one.code, one.line, one.column) for one in document.diagnostics]
