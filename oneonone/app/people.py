"""Who is in the notebook, and how it stands with each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from oneonone.app.notebook import Notebook, PersonNotes
from oneonone.domain.coverage import Occasion
from oneonone.domain.meeting import Status
from oneonone.domain.person import Person


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person with the last meeting held and the next one due (None: no cadence)."""

    person: Person
    last: date | None
    next_due: date | None
    archived: bool


def list_people(notebook: Notebook, today: date) -> list[PersonRow]:
    """Everybody, archived ones last, in the order of their handles."""
    rows = [person_row(notes, today) for notes in notebook.people.values()]
    return sorted(rows, key=lambda row: (row.archived, row.person.handle))


def person_row(notes: PersonNotes, today: date) -> PersonRow:
    """How it stands with one person."""
    occasions = notes.story(today)
    last = next((o.meeting.date for o in reversed(occasions) if o.held), None)
    archived = notes.person.is_archived(today)
    due = None if archived else _next_due(notes, last, occasions, today)
    return PersonRow(notes.person, last, due, archived)


def _next_due(
    notes: PersonNotes, last: date | None, occasions: list[Occasion], today: date
) -> date | None:
    """A planned note's day; else a cadence after the last one held, pushed past time away.

    Theirs and the notebook owner's: neither can meet then.
    """
    planned = [
        o.meeting.date
        for o in occasions
        if not o.held and o.meeting.date >= today and o.meeting.status in (None, Status.PLANNED)
    ]
    if planned:
        return min(planned)
    rhythm, start = notes.person.rhythm, last or notes.person.since
    if rhythm is None or start is None:
        return None
    due = rhythm.after(start)
    for away in sorted(notes.away, key=lambda a: a.first):
        if due is not None and away.first <= due <= away.last and away.last < date.max:
            due = away.last + timedelta(days=1)
    return due
