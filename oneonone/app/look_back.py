"""The last meetings with somebody: how they went, and what became a habit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from oneonone.app.person_notes import PersonNotes
from oneonone.document.passages import Passage, passages
from oneonone.domain.coverage import Occasion, evidence_of
from oneonone.domain.habits import SameMode, same_mode
from oneonone.domain.meeting import Meeting
from oneonone.domain.mood import MoodOn, moods_on_one_scale
from oneonone.domain.record import Record

MOODS = 8
"""So many moods are shown; older ones say little about today."""


_BEGINS = re.compile(r">|[-*+|]|\d{1,9}[.)]\s|`{3}|~{3}")


class PastMeeting(Record):
    """A meeting that was held, nothing private of it.

    Of `summary`, `decisions` and `notes` each text is a paragraph or a bullet, without its mark and
    without comments. `notes` is whatever else was written, but for agenda and actions.
    """

    meeting: Meeting
    themes: tuple[str, ...]
    summary: tuple[str, ...]
    decisions: tuple[str, ...]
    notes: tuple[str, ...]


def past_meeting(notes: PersonNotes, occasion: Occasion) -> PastMeeting:
    """What is to be remembered of a meeting."""
    meeting = occasion.meeting
    private = {line.line for line in occasion.written if line.private}
    themes = (
        one.theme
        for one in evidence_of(occasion)
        if one.kind == "front-matter" or one.line not in private
    )
    lines = _lines(notes, occasion)
    return PastMeeting(
        meeting,
        tuple(dict.fromkeys(themes)),
        _paragraphs(one for one in lines if one.section.role == "summary"),
        _paragraphs(one for one in lines if one.section.role == "decisions"),
        _paragraphs(one for one in lines if _is_note(one)),
    )


def _lines(notes: PersonNotes, occasion: Occasion) -> list[Passage]:
    """The lines written in a meeting that are not private, nor is an item on them elsewhere.

    An item that is still open has its own place among the promises.
    """
    document = notes.by_path[occasion.meeting.path]
    shown = [item for item in notes.items if item.private or item.state.is_open]
    elsewhere = {line.key for item in shown for line in item.lines}
    kept = {line.line for line in occasion.written if not line.private}
    for box in document.boxes:
        if box.facts.key in elsewhere:
            kept -= set(range(box.first_line, box.last_line + 1))
    return [one for one in passages(document) if one.line in kept]


def _paragraphs(lines: Iterable[Passage]) -> tuple[str, ...]:
    """The lines, those that go on with the one before joined to it."""
    texts: list[str] = []
    last = 0
    for one in lines:
        text = one.plain
        if texts and one.line == last + 1 and not _BEGINS.match(one.text):
            texts[-1] = f"{texts[-1]} {text}"
        elif text:
            texts.append(text)
        last = one.line
    return tuple(texts)


def _is_note(one: Passage) -> bool:
    return not one.section.in_agenda and one.section.role not in ("summary", "decisions", "actions")


def moods(occasions: Sequence[Occasion]) -> tuple[MoodOn, ...]:
    """The moods of the meetings held, earliest first, no more than a glance takes in."""
    dated = [(o.meeting.date, o.meeting.mood) for o in occasions if o.held and o.meeting.mood]
    return tuple(moods_on_one_scale(dated)[-MOODS:])


def mode_habit(notes: PersonNotes, occasions: Sequence[Occasion]) -> SameMode | None:
    """Whether the last meetings held were all of one mode: the note's, else the usual one."""
    return same_mode([o.meeting.mode or notes.person.mode for o in occasions if o.held])
