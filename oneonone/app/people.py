"""Who is in the notebook, and how it stands with each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from oneonone.app.notebook import Notebook, PersonNotes
from oneonone.domain.cadence import due_after, late_days
from oneonone.domain.coverage import Occasion
from oneonone.domain.meeting import Status
from oneonone.domain.person import Person
from oneonone.domain.schedule import Adherence, adherence, next_planned


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person with the last meeting held and the next one.

    `next_due` is the day of a `planned` note, else that by cadence (None: no cadence, or nothing
    to count from). `late_days` is None or at least 1.
    """

    person: Person
    last: date | None
    next_due: date | None
    archived: bool
    planned: date | None
    late_days: int | None
    adherence: Adherence


def list_people(notebook: Notebook, today: date) -> list[PersonRow]:
    """Everybody, archived ones last, in the order of their handles."""
    rows = [person_row(notes, today) for notes in notebook.people.values()]
    return sorted(rows, key=lambda row: (row.archived, row.person.handle))


def person_row(notes: PersonNotes, today: date) -> PersonRow:
    """How it stands with one person."""
    occasions = notes.story(today)
    kept = adherence(occasions, today)
    last = next((o.meeting.date for o in reversed(occasions) if o.held), None)
    if notes.person.is_archived(today):
        return PersonRow(notes.person, last, None, True, None, None, kept)
    meeting = next_planned(occasions, today)
    planned = meeting.date if meeting else None
    by_cadence = _due_by_cadence(notes, last)
    return PersonRow(
        person=notes.person,
        last=last,
        next_due=planned or _after_skipped(notes, by_cadence, occasions, today),
        archived=False,
        planned=planned,
        late_days=_late_days(notes, by_cadence, planned, today),
        adherence=kept,
    )


def _due_by_cadence(notes: PersonNotes, last: date | None) -> date | None:
    """A cadence after the last meeting held, or after `since` where that is later.

    Pushed past time away, theirs and the notebook owner's: neither can meet then.
    """
    rhythm = notes.person.rhythm
    starts = [day for day in (last, notes.person.since) if day is not None]
    if rhythm is None or not starts:
        return None
    return due_after(rhythm, max(starts), notes.away)


def _after_skipped(
    notes: PersonNotes, due: date | None, occasions: Sequence[Occasion], today: date
) -> date | None:
    """The day due, or a cadence after the meeting of about then that is to be skipped.

    A day that is over stays due: one is late until one meets.
    """
    rhythm = notes.person.rhythm
    for occasion in occasions:
        if due is None or rhythm is None or due < today:
            break
        day, following = occasion.meeting.date, rhythm.after(due)
        is_skipped = occasion.meeting.status is Status.SKIPPED
        if is_skipped and due <= day and (following is None or day < following):
            due = due_after(rhythm, day, notes.away)
    return due


def _late_days(
    notes: PersonNotes, due: date | None, planned: date | None, today: date
) -> int | None:
    """Nobody is late whom one is to meet within a cadence from today."""
    rhythm = notes.person.rhythm
    if due is None or rhythm is None:
        return None
    soon = rhythm.after(today)
    if planned is not None and (soon is None or planned <= soon):
        return None
    return late_days(due, notes.away, today)
