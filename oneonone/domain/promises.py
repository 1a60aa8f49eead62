"""How promises ended: kept on time, late, dropped, or open beyond their day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Literal

from oneonone.domain.action_item import ME, Item, State
from oneonone.domain.record import Record

Side = Literal["mine", "theirs"]
SIDES: tuple[Side, ...] = ("mine", "theirs")


class Outcome(Enum):
    """What became of a promise. DONE: kept, but no due or done date tells whether in time."""

    OVERDUE = "overdue"
    LATE = "late"
    DROPPED = "dropped"
    ON_TIME = "on time"
    DONE = "done"
    OPEN = "open"

    @property
    def is_open(self) -> bool:
        """Whether it is still to be kept."""
        return self in (Outcome.OPEN, Outcome.OVERDUE)


class Promise(Record):
    """An action item between the two, judged on a day.

    `days` is how many it was or is late, None unless the outcome is LATE or OVERDUE; `closed` is
    the day it was ticked or dropped, the note's where it does not say, None while it is open.
    """

    item: Item
    side: Side
    outcome: Outcome
    days: int | None
    closed: date | None

    @property
    def said(self) -> date | None:
        """The day its line says it was closed; where it says none, `closed` is but a guess."""
        line = self.item.line
        return (line.done or line.cancelled) if self.closed is not None else None

    def counts_since(self, since: date) -> bool:
        """Whether it was open on that day or later."""
        return self.outcome.is_open or (self.closed is not None and self.closed >= since)


def promises(items: Iterable[Item], person: str, on: date) -> list[Promise]:
    """What the two had promised each other by a day, as it stood then, in the order of `items`.

    What nobody owns is mine, as in `todo --mine`; what a third one owns is no promise of theirs.
    A line that was moved by hand says nothing of its own.
    """
    found = []
    for item in items:
        side = _side(item, person)
        made = made_on(item)
        if side is None or item.state is State.MOVED or (made is not None and made > on):
            continue
        found.append(_judged(item, side, on))
    return found


def made_on(item: Item) -> date | None:
    """The day an item was first written down; None where no line of it has one."""
    return min(
        (day for line in item.lines if (day := line.created or line.note_date)), default=None
    )


def _side(item: Item, person: str) -> Side | None:
    if item.line.kind != "action":
        return None
    if item.line.owner in (None, ME):
        return "mine"
    return "theirs" if item.line.owner == person else None


def _judged(item: Item, side: Side, on: date) -> Promise:
    line = item.line
    said = line.done or line.cancelled
    if item.state.is_open or (said is not None and said > on):
        late = line.due is not None and line.due < on
        days = (on - line.due).days if late and line.due else None
        return Promise(item, side, Outcome.OVERDUE if late else Outcome.OPEN, days, None)
    closed = said or line.note_date
    if item.state is State.DROPPED:
        return Promise(item, side, Outcome.DROPPED, None, closed)
    if line.due is None or line.done is None:
        return Promise(item, side, Outcome.DONE, None, closed)
    if line.done <= line.due:
        return Promise(item, side, Outcome.ON_TIME, None, closed)
    return Promise(item, side, Outcome.LATE, (line.done - line.due).days, closed)


class Tally(Record):
    """How the promises of one side went. `open` has the overdue ones in it.

    `open_age` is the average age of the open ones in days, None where there is none whose day is
    known.
    """

    on_time: int
    late: int
    overdue: int
    done: int
    dropped: int
    open: int
    open_age: float | None

    @property
    def due(self) -> int:
        """How many had their day: kept on time, late or not yet."""
        return self.on_time + self.late + self.overdue


def tally(judged: Iterable[Promise], side: Side, on: date) -> Tally:
    """The promises of one side, counted."""
    own = [promise for promise in judged if promise.side == side]

    def count(outcome: Outcome) -> int:
        return sum(1 for promise in own if promise.outcome is outcome)

    still = [promise.item.age_days(on) for promise in own if promise.outcome.is_open]
    ages = [age for age in still if age is not None]
    return Tally(
        on_time=count(Outcome.ON_TIME),
        late=count(Outcome.LATE),
        overdue=count(Outcome.OVERDUE),
        done=count(Outcome.DONE),
        dropped=count(Outcome.DROPPED),
        open=len(still),
        open_age=sum(ages) / len(ages) if ages else None,
    )
