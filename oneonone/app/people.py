"""Who is in the notebook, and how it stands with each of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oneonone.app.person_facts import Known
from oneonone.domain.cadence import Away, due_after, late_days
from oneonone.domain.coverage import Occasion
from oneonone.domain.meeting import Status
from oneonone.domain.person import Person
from oneonone.domain.record import Record
from oneonone.domain.schedule import Adherence, adherence, next_planned


class PersonRow(Record):
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


def list_people(known: Known, today: date) -> list[PersonRow]:
    """Everybody, archived ones last, in the order of their handles."""
    rows = [
        person_row(brief.person, brief.away, brief.occasions, today)
        for brief in known.briefs(today)
    ]
    return sorted(rows, key=lambda row: (row.archived, row.person.handle))


def person_row(
    person: Person, away: Sequence[Away], occasions: Sequence[Occasion], today: date
) -> PersonRow:
    """How it stands with one person. `away` is the notebook owner's time away, too.

    Of meetings more than a year ago, the last one held is enough.
    """
    kept = adherence(occasions, today)
    last = next((o.meeting.date for o in reversed(occasions) if o.held), None)
    if person.is_archived(today):
        return PersonRow(person, last, None, True, None, None, kept)
    meeting = next_planned(occasions, today)
    planned = meeting.date if meeting else None
    by_cadence = _due_by_cadence(person, away, last)
    return PersonRow(
        person=person,
        last=last,
        next_due=planned or _after_skipped(person, away, by_cadence, occasions, today),
        archived=False,
        planned=planned,
        late_days=_late_days(person, away, by_cadence, planned, today),
        adherence=kept,
    )


def _due_by_cadence(person: Person, away: Sequence[Away], last: date | None) -> date | None:
    """A cadence after the last meeting held, or after `since` where that is later.

    Pushed past time away, theirs and the notebook owner's: neither can meet then.
    """
    rhythm = person.rhythm
    starts = [day for day in (last, person.since) if day is not None]
    if rhythm is None or not starts:
        return None
    return due_after(rhythm, max(starts), away)


def _after_skipped(
    person: Person,
    away: Sequence[Away],
    due: date | None,
    occasions: Sequence[Occasion],
    today: date,
) -> date | None:
    """The day due, or a cadence after the meeting of about then that is to be skipped.

    A day that is over stays due: one is late until one meets.
    """
    rhythm = person.rhythm
    for occasion in occasions:
        if due is None or rhythm is None or due < today:
            break
        day, following = occasion.meeting.date, rhythm.after(due)
        is_skipped = occasion.meeting.status is Status.SKIPPED
        if is_skipped and due <= day and (following is None or day < following):
            due = due_after(rhythm, day, away)
    return due


def _late_days(
    person: Person, away: Sequence[Away], due: date | None, planned: date | None, today: date
) -> int | None:
    """Nobody is late whom one is to meet within a cadence from today."""
    rhythm = person.rhythm
    if due is None or rhythm is None:
        return None
    soon = rhythm.after(today)
    if planned is not None and (soon is None or planned <= soon):
        return None
    return late_days(due, away, today)
