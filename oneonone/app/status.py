"""The morning page: how it stands with everybody one meets, and what is pressing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oneonone.app.item_rows import ItemFilter
from oneonone.app.list_items import ListedItem, list_items
from oneonone.app.notebook import Notebook, PersonNotes, first_held
from oneonone.app.people import PersonRow, person_row
from oneonone.app.recap import unsent_recap
from oneonone.app.themes import standing_of
from oneonone.domain.action_item import ME
from oneonone.domain.cadence import USUAL_MINUTES
from oneonone.domain.coverage import YEAR_DAYS, Occasion, ThemeStanding
from oneonone.domain.person import REPORT, Person
from oneonone.domain.schedule import Adherence

ROLE_NEGOTIATION = "role-negotiation"


@dataclass(frozen=True, slots=True)
class PersonStatus:
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


@dataclass(frozen=True, slots=True)
class Status:
    """Everybody who is not archived, by handle, and the overdue promises, longest overdue first.

    Those of a person who is archived are left out.
    """

    people: tuple[PersonStatus, ...]
    mine: tuple[ListedItem, ...]
    theirs: tuple[ListedItem, ...]

    @property
    def minutes_a_week(self) -> float:
        """What the cadences imply, over everybody."""
        return sum(one.minutes_a_week or 0 for one in self.people)

    @property
    def adherence(self) -> Adherence:
        """Held and skipped, over everybody."""
        return sum((one.row.adherence for one in self.people), Adherence())

    @property
    def is_pressing(self) -> bool:
        """Whether somebody is late or a promise is overdue."""
        return bool(self.mine or self.theirs or any(one.row.late_days for one in self.people))


def status(notebook: Notebook, today: date) -> Status:
    """How it stands this morning."""
    met = {
        handle: notes
        for handle, notes in notebook.people.items()
        if not notes.person.is_archived(today)
    }
    listed = list_items(notebook, ItemFilter(), today).rows
    late = [
        row
        for row in listed
        if row.overdue_days and (row.item.person is None or row.item.person in met)
    ]
    people = []
    for handle, notes in met.items():
        own = [row for row in listed if row.item.person == handle]
        people.append(_person_status(notebook, notes, own, today))
    return Status(
        people=tuple(people),
        mine=tuple(row for row in late if row.line.owner in (ME, None)),
        theirs=tuple(row for row in late if row.line.owner not in (ME, None)),
    )


def _person_status(
    notebook: Notebook, notes: PersonNotes, items: list[ListedItem], today: date
) -> PersonStatus:
    person = notes.person
    row = person_row(notes, today)
    stale = [one for one in standing_of(notes, notebook, today, today) if one.stale]
    unsent = unsent_recap(notebook, notes, today)
    occasions = notes.story(today)
    negotiated = _role_negotiated(occasions)
    return PersonStatus(
        row=row,
        open=len(items),
        overdue=sum(1 for item in items if item.overdue_days),
        stale=tuple(sorted(stale, key=lambda one: -one.urgency)),
        recap_unsent=unsent.day if unsent else None,
        role_negotiated=negotiated,
        lacks_role=negotiated is None and _is_new(person, occasions, today),
        minutes_a_week=_minutes_a_week(person),
    )


def _role_negotiated(occasions: list[Occasion]) -> date | None:
    held = [o.meeting for o in occasions if o.held and o.meeting.template == ROLE_NEGOTIATION]
    return held[-1].date if held else None


def _is_new(person: Person, occasions: list[Occasion], today: date) -> bool:
    """Whether a report whom one has met works here for less than a year: `since`, else by notes.

    Later a role is settled by what happened, and to name it every morning would be nagging.
    """
    first = first_held(occasions)
    if person.relation != REPORT or first is None:
        return False
    return (today - (person.since or first)).days < YEAR_DAYS


def _minutes_a_week(person: Person) -> float | None:
    if person.rhythm is None:
        return None
    minutes = USUAL_MINUTES if person.duration is None else person.duration
    return person.rhythm.minutes_a_week(minutes + (person.buffer or 0))
