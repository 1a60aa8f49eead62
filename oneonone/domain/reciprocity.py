"""Whose meeting it is, in numbers: points raised, time spent, where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from oneonone.domain.action_item import Item, State
from oneonone.domain.coverage import Occasion, evidence_of
from oneonone.domain.period import Period
from oneonone.domain.promises import made_on
from oneonone.domain.record import Record


class Points(Record):
    """Talking points raised by each side; of the `met` ones, whose meeting was, `ticked` were done.

    Points that still wait for a meeting are raised, but not met.
    """

    theirs: int
    mine: int
    met: int
    ticked: int


class Minutes(Record):
    """Minutes planned and spent in the `meetings` of which both are known."""

    planned: int
    actual: int
    meetings: int


def points_raised(items: Iterable[Item], occasions: Iterable[Occasion], period: Period) -> Points:
    """The talking points raised in a period; one without a day was, if it still waits."""
    held = {occasion.meeting.path for occasion in occasions if occasion.held}
    raised = [
        item
        for item in items
        if item.line.kind == "topic" and item.state is not State.MOVED and _raised(item, period)
    ]
    theirs = sum(1 for item in raised if item.line.side == "theirs")
    return Points(
        theirs=theirs,
        mine=len(raised) - theirs,
        met=sum(1 for i in raised if i.state.is_closed or i.line.place.path in held),
        ticked=sum(1 for i in raised if i.state is State.DONE),
    )


def _raised(item: Item, period: Period) -> bool:
    made = made_on(item)
    return period.holds(made) if made is not None else item.state.is_open


def minutes_spent(held: Iterable[Occasion], usual: int | None) -> Minutes:
    """Planned against spent; a meeting is planned for its own duration, else the `usual` one."""
    known = [
        (planned, occasion.meeting.actual)
        for occasion in held
        if (planned := occasion.meeting.duration or usual) and occasion.meeting.actual
    ]
    return Minutes(sum(p for p, _ in known), sum(a for _, a in known), len(known))


def modes(held: Iterable[Occasion], usual: str | None) -> dict[str, int]:
    """How many meetings were held in which mode, the most frequent first; None is not counted."""
    counted = Counter(mode for o in held if (mode := o.meeting.mode or usual))
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def feedback_meetings(held: Iterable[Occasion]) -> int:
    """In how many held meetings feedback came up, whoever gave it."""
    return sum(1 for one in held if any(e.theme == "feedback" for e in evidence_of(one)))
