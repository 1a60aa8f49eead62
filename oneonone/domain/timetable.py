"""When two people are going to meet: their rhythm as a series of days, and what differs from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from oneonone.domain.cadence import Away, Cadence
from oneonone.domain.coverage import Occasion
from oneonone.domain.dates import add_months
from oneonone.domain.meeting import Status
from oneonone.domain.record import Record
from oneonone.domain.schedule import is_to_come

HORIZON_DAYS = 2 * 366
"""How far ahead days away and planned meetings are looked at."""

_WEEK = 7


class Coming(Record):
    """A planned meeting: its day and note, and the day it was meant for before it was moved.

    `instead_of` is the day of the series whose place it takes, None where it comes besides.
    """

    day: date
    meant_for: date
    path: str
    instead_of: date | None = None


class Timetable(Record):
    """A series from `first` on (None: there is none), its days without a meeting, what is planned.

    `until` is the last day a meeting may take place on, None where nothing ends.
    """

    cadence: Cadence | None
    first: date | None
    without: tuple[date, ...]
    planned: tuple[Coming, ...]
    until: date | None = None


def timetable(
    cadence: Cadence | None,
    since: date | None,
    archived: date | None,
    occasions: Sequence[Occasion],
    away: Sequence[Away],
    today: date,
) -> Timetable:
    """What is to come, from the notes of one person, in order, and their profile.

    The series begins on the day a meeting is due. Where that day is over or falls into time away,
    it begins on the next day that is neither, of the weekday one meets on. A meeting that was moved
    says nothing about the rhythm: what counts is the day it was meant for.
    """
    until = archived - timedelta(days=1) if archived and archived > date.min else None
    planned = _planned(occasions, until, today)
    first = _first(cadence, since, planned, occasions, away, today)
    if cadence is None or first is None or (until is not None and first > until):
        return Timetable(cadence, None, (), tuple(planned), until)
    days = list(series(cadence, first, _days_later(first, HORIZON_DAYS)))
    placed = _placed(planned, days, cadence)
    taken = {one.instead_of for one in placed}
    skipped = _skipped(occasions, today)
    without = [
        day
        for day in days
        if day not in taken and (_is_away(day, away) or _is_near(day, skipped, cadence))
    ]
    return Timetable(cadence, first, tuple(without), tuple(placed), until)


def series(cadence: Cadence, first: date, last: date) -> Iterator[date]:
    """The days of a rhythm from `first` to `last`; months count from the first, the 31st lasts."""
    number, day = 0, first
    while day <= last:
        yield day
        number += 1
        try:
            if cadence.month_count:
                day = add_months(first, number * cadence.month_count)
            else:
                day = first + timedelta(days=number * cadence.day_count)
        except OverflowError:
            return


# -- the first day ---------------------------------------------------------------------------------


def _first(
    cadence: Cadence | None,
    since: date | None,
    planned: Sequence[Coming],
    occasions: Sequence[Occasion],
    away: Sequence[Away],
    today: date,
) -> date | None:
    """The first day of the series: by cadence, else that of the first meeting planned."""
    if cadence is None:
        return None
    held = [o.meeting.date for o in occasions if o.held and not is_to_come(o, today)]
    last = max(held, default=None)
    starts = [day for day in (last and _meant_for(last, occasions), since) if day]
    if not starts:
        return planned[0].day if planned else None
    start = max(starts)
    due = cadence.after(start)
    while due is not None and last is not None and due <= last:
        due = cadence.after(due)
    skipped = _skipped(occasions, today)
    while due is not None:
        due = _possible(due, start.weekday(), away, today)
        if due is None or not _is_near(due, skipped, cadence):
            return due
        due = cadence.after(due)
    return None


def _possible(due: date, weekday: int, away: Sequence[Away], today: date) -> date | None:
    """The day itself, or the first of that weekday after it that is neither over nor away."""
    if due >= today and not _is_away(due, away):
        return due
    begin = max(due, today)
    limit = _days_later(begin, HORIZON_DAYS).toordinal()
    first = begin.toordinal() + (weekday - begin.weekday()) % _WEEK
    days = (date.fromordinal(ordinal) for ordinal in range(first, limit + 1, _WEEK))
    return next((day for day in days if not _is_away(day, away)), None)


# -- what is planned -------------------------------------------------------------------------------


def _planned(occasions: Iterable[Occasion], until: date | None, today: date) -> list[Coming]:
    every = list(occasions)
    return [
        Coming(one.meeting.date, _meant_for(one.meeting.date, every), one.meeting.path)
        for one in every
        if is_to_come(one, today) and (until is None or one.meeting.date <= until)
    ]


def _meant_for(day: date, occasions: Iterable[Occasion]) -> date:
    """The day a meeting was meant for, before it was moved here, once or again."""
    moved = {
        one.meeting.moved_to: one.meeting.date
        for one in occasions
        if one.meeting.status is Status.MOVED
    }
    while day in moved:
        day = moved.pop(day)  # so that a meeting moved there and back comes to an end
    return day


def _placed(planned: Iterable[Coming], days: Sequence[date], cadence: Cadence) -> list[Coming]:
    """Each with the day of the series it stands for: the one nearest to what it was meant for."""
    free = list(days)
    placed = []
    for one in planned:
        near = [_nearest(day, free, cadence) for day in (one.meant_for, one.day)]
        found = next(filter(None, near), None)
        if found is not None:
            free.remove(found)
        placed.append(Coming(one.day, one.meant_for, one.path, found))
    return placed


def _nearest(day: date, days: Iterable[date], cadence: Cadence) -> date | None:
    """The nearest of some days, if it is no more than half a cadence away."""
    found = min(days, key=lambda other: abs((other - day).days), default=None)
    return found if found is not None and _is_near(found, (day,), cadence) else None


def _is_near(day: date, others: Iterable[date], cadence: Cadence) -> bool:
    return any(abs((day - other).days) * 2 <= cadence.days for other in others)


def _skipped(occasions: Iterable[Occasion], today: date) -> list[date]:
    """The days that will be skipped. One that is over is none: one is late until one meets."""
    skipped = (one.meeting for one in occasions if one.meeting.status is Status.SKIPPED)
    return [meeting.date for meeting in skipped if meeting.date >= today]


def _is_away(day: date, away: Iterable[Away]) -> bool:
    return any(stretch.first <= day <= stretch.last for stretch in away)


def _days_later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
