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

FULL = """---
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
"""A note with something of everything."""

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
