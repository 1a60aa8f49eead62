"""Promises month by month: how many were made, and how many kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from oneonone.domain.period import Period
from oneonone.domain.promises import Outcome, Promise, Side, made_on
from oneonone.domain.record import Record
from oneonone.domain.spans import count_in

_KEPT = (Outcome.ON_TIME, Outcome.DONE)


class MonthOfPromises(Record):
    """One side's promises of a month: made in it; kept, kept late and dropped in it."""

    month: Period
    made: int
    kept: int
    late: int
    dropped: int


def promises_by_month(
    judged: Iterable[Promise], side: Side, months: Sequence[Period]
) -> tuple[MonthOfPromises, ...]:
    """The promises of one side, counted in the months they were made and closed in.

    One whose day of making nobody knows is counted where it was closed alone.
    """
    own = [promise for promise in judged if promise.side == side]

    def closed(*outcomes: Outcome) -> tuple[int, ...]:
        days = [promise.closed for promise in own if promise.outcome in outcomes]
        return count_in(months, _known(days))

    made = count_in(months, _known([made_on(promise.item) for promise in own]))
    counts = zip(made, closed(*_KEPT), closed(Outcome.LATE), closed(Outcome.DROPPED), strict=True)
    return tuple(
        MonthOfPromises(month, *numbers) for month, numbers in zip(months, counts, strict=True)
    )


def _known(days: Iterable[date | None]) -> list[date]:
    return [day for day in days if day is not None]
