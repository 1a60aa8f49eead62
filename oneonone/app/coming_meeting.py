"""The meeting that comes next: a note that is planned, or the day the cadence names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oneonone.app.people import person_row
from oneonone.app.person_notes import PersonNotes
from oneonone.domain.coverage import Occasion
from oneonone.domain.meeting import Meeting
from oneonone.domain.record import Record
from oneonone.domain.schedule import is_to_come


class ComingMeeting(Record):
    """When and how. `meeting` is its note's; without one `day` is the cadence's, or None.

    `duration` is in minutes; `away_until` is the last day of the time away the day falls into.
    """

    day: date | None
    meeting: Meeting | None
    duration: int | None
    mode: str | None
    away_until: date | None


def coming_meeting(notes: PersonNotes, occasions: Sequence[Occasion], today: date) -> ComingMeeting:
    """The next meeting with somebody; today's note is it until somebody says how it went."""
    person = notes.person
    meeting = next((o.meeting for o in occasions if is_to_come(o, today)), None)
    day = meeting.date if meeting else person_row(person, notes.away, occasions, today).next_due
    return ComingMeeting(
        day,
        meeting,
        (meeting and meeting.duration) or person.duration,
        (meeting and meeting.mode) or person.mode,
        max((a.last for a in notes.away if day and a.first <= day <= a.last), default=None),
    )
