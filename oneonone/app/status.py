"""The morning page: how it stands with everybody one meets, and what is pressing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from oneonone.app.brief import ROLE_NEGOTIATION, Brief
from oneonone.app.coverage import CoverageWish, coverage_of
from oneonone.app.coverage_facts import CoverageFacts
from oneonone.app.item_rows import ME, ItemRow
from oneonone.app.people import PersonRow, person_row
from oneonone.app.person_facts import Known
from oneonone.domain.cadence import USUAL_MINUTES
from oneonone.domain.coverage import YEAR_DAYS, ThemeStanding
from oneonone.domain.person import REPORT, Person
from oneonone.domain.record import Record
from oneonone.domain.schedule import Adherence, together

FindUnsent = Callable[[str], date | None]
"""Looks in a person's notes for the day of the last meeting held, if its recap was not sent."""


class PersonStatus(Record):
    """How it stands with one person.

    `open` and `overdue` count the action items in their notes. `stale` are the themes beyond their
    windows, the most wanted first. `recap_unsent` is the day of a meeting, `role_negotiated` that
    of the last role negotiation; `lacks_role` says whether to suggest one. `minutes_a_week` is
    None without a cadence.
    """

    row: PersonRow
    open: int
    overdue: int
    stale: tuple[ThemeStanding, ...]
    recap_unsent: date | None
    role_negotiated: date | None
    lacks_role: bool
    minutes_a_week: float | None

    @property
    def person(self) -> Person:
        """Who it is."""
        return self.row.person

    @property
    def never_met(self) -> bool:
        """Whether one means to meet and there is nothing to count from: no meeting, no `since`."""
        return self.person.rhythm is not None and self.row.next_due is None and not self.row.last


class Status(Record):
    """Everybody who is not archived, by handle, and the overdue promises, longest overdue first.

    Those of a person who is archived are left out.
    """

    people: tuple[PersonStatus, ...]
    mine: tuple[ItemRow, ...]
    theirs: tuple[ItemRow, ...]

    @property
    def minutes_a_week(self) -> float:
        """What the cadences imply, over everybody."""
        return sum(one.minutes_a_week or 0 for one in self.people)

    @property
    def adherence(self) -> Adherence:
        """Held and skipped, over everybody."""
        return together([one.row.adherence for one in self.people])

    @property
    def is_pressing(self) -> bool:
        """Whether somebody is late or a promise is overdue."""
        return bool(self.mine or self.theirs or any(one.row.late_days for one in self.people))


def status(known: Known, today: date, find_unsent: FindUnsent) -> Status:
    """How it stands this morning; `find_unsent` is asked where the notes alone can tell."""
    met = [brief for brief in known.briefs(today) if not brief.person.is_archived(today)]
    handles = [brief.person.handle for brief in met]
    own: dict[str, list[ItemRow]] = {handle: [] for handle in ("", *handles)}
    late = []
    for row in known.rows(today, detailed=False):
        if row.person in own:
            own[row.person].append(row)
            late += [row] if row.overdue_days(today) else []
    facts = known.coverage(handles, None, today)
    return Status(
        people=tuple(
            _person_status(brief, about, own[brief.person.handle], today, find_unsent)
            for brief, about in zip(met, facts, strict=True)
        ),
        mine=tuple(row for row in late if row.owner in (ME, "")),
        theirs=tuple(row for row in late if row.owner not in (ME, "")),
    )


def _person_status(
    brief: Brief,
    facts: CoverageFacts,
    items: Sequence[ItemRow],
    today: date,
    find_unsent: FindUnsent,
) -> PersonStatus:
    person = brief.person
    (coverage,) = coverage_of([facts], CoverageWish(person.handle), None, today).people
    stale = [one for one in coverage.standings if one.stale]
    negotiated = _role_negotiated(brief)
    return PersonStatus(
        row=person_row(person, brief.away, brief.occasions, today),
        open=len(items),
        overdue=sum(1 for item in items if item.overdue_days(today)),
        stale=tuple(sorted(stale, key=lambda one: -one.urgency)),
        recap_unsent=_recap_unsent(brief, find_unsent),
        role_negotiated=negotiated,
        lacks_role=negotiated is None and _is_new(person, facts.first_held(today), today),
        minutes_a_week=_minutes_a_week(person),
    )


def _recap_unsent(brief: Brief, find_unsent: FindUnsent) -> date | None:
    try:
        return brief.recap_unsent()
    except LookupError:
        return find_unsent(brief.person.handle)


def _role_negotiated(brief: Brief) -> date | None:
    held = [o.meeting for o in brief.occasions if o.held and o.meeting.template == ROLE_NEGOTIATION]
    return held[-1].date if held else None


def _is_new(person: Person, first: date | None, today: date) -> bool:
    """Whether a report whom one has met works here for less than a year: `since`, else by notes.

    Later a role is settled by what happened, and to name it every morning would be nagging.
    """
    if person.relation != REPORT or first is None:
        return False
    return (today - (person.since or first)).days < YEAR_DAYS


def _minutes_a_week(person: Person) -> float | None:
    if person.rhythm is None:
        return None
    minutes = USUAL_MINUTES if person.duration is None else person.duration
    return person.rhythm.minutes_a_week(minutes + (person.buffer or 0))
