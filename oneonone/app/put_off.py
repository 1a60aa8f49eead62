"""What `move` and `skip` share: which meeting is meant, and the reason given."""

from __future__ import annotations

from datetime import date

from oneonone.app.add_line import safe_lines
from oneonone.app.person_notes import PersonNotes
from oneonone.document.edits import refuse_unsafe
from oneonone.document.meeting_document import Document
from oneonone.domain.coverage import Occasion
from oneonone.domain.dates import weekday_date
from oneonone.domain.meeting import Status
from oneonone.domain.schedule import is_planned, is_to_come, to_put_off
from oneonone.errors import NotPlanned, UsageError


def find_planned(notes: PersonNotes, day: date | None, today: date) -> Document | None:
    """The note of the meeting to put off: that of a day, else the one that is meant.

    None where there is no such note. Whoever names today's means that it did not take place, even
    if something is written in it to prepare. Raises NotPlanned where the day's meeting was held,
    moved or skipped, UndecodableNote and EditRefused for a note that cannot be edited.
    """
    if day is not None:
        return planned_on(notes, day, today, named=True)
    meeting = to_put_off(notes.story(today), today)
    return _editable(notes.by_path[meeting.path]) if meeting else None


def planned_on(
    notes: PersonNotes, day: date, today: date, *, named: bool = False
) -> Document | None:
    """The last planned note of a day, or one that is no text. Raises as `find_planned` does."""
    of_day = [occasion for occasion in notes.story(today) if occasion.meeting.date == day]
    planned = [
        one.meeting.path for one in of_day if is_planned(one) or (named and is_to_come(one, today))
    ]
    if planned:
        return _editable(notes.by_path[planned[-1]])
    if of_day:
        raise _not_planned(of_day[-1], today)
    kept = (d for d in notes.documents if d.origin.kind == "meeting" and d.day == day)
    return next((_editable(document) for document in kept), None)


def _editable(document: Document) -> Document:
    refuse_unsafe(document)
    return document


def _not_planned(occasion: Occasion, today: date) -> NotPlanned:
    meeting = occasion.meeting
    what, hint = "was held", "if it was not, write `status: planned` into its front matter"
    if is_to_come(occasion, today):
        hint = "if it was not, name its day: --date today"
    if meeting.status is Status.SKIPPED:
        what, hint = "was skipped", "plan another one with: 1on1 new PERSON --date DATE"
    elif meeting.status is Status.MOVED:
        to = f" to {weekday_date(meeting.moved_to, today)}" if meeting.moved_to else ""
        what, hint = f"was moved{to} already", "name its new day with --date"
    day = weekday_date(meeting.date, today)
    return NotPlanned(f"{meeting.path}: the meeting of {day} {what}", hint)


def reason_text(reason: str) -> str:
    """A reason as one line. Raises UsageError for an empty one, BadValue for odd characters."""
    if not reason.split():
        raise UsageError("the reason is empty", "a word or two will do: --reason 'on leave'")
    return safe_lines([reason])[0]
