"""The stretch of days a look back is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from oneonone.domain.coverage import YEAR_DAYS, Occasion
from oneonone.domain.dates import month_span
from oneonone.domain.meeting import Status
from oneonone.domain.record import Record
from oneonone.domain.schedule import Adherence


class Period(Record):
    """A stretch of days, both ends included."""

    since: date
    until: date

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.since <= day <= self.until

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.until - self.since).days + 1

    def whole_months(self) -> list[tuple[date, date]]:
        """First and last day of every month that lies in it from end to end."""
        indexes = range(_month_index(self.since), _month_index(self.until) + 1)
        spans = [month_span(index // 12, index % 12 + 1) for index in indexes]
        return [(first, last) for first, last in spans if self.holds(first) and self.holds(last)]


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def year_until(until: date) -> date:
    """The first of the 365 days that end with `until`."""
    return date.fromordinal(max(until.toordinal() - YEAR_DAYS + 1, 1))


def held_in(occasions: Iterable[Occasion], period: Period) -> list[Occasion]:
    """The meetings of a period that took place, in order."""
    return [one for one in occasions if one.held and period.holds(one.meeting.date)]


def adherence_in(occasions: Iterable[Occasion], period: Period) -> Adherence:
    """How many meetings of a period were held, and how many skipped."""
    inside = [one for one in occasions if period.holds(one.meeting.date)]
    skipped = sum(1 for one in inside if one.meeting.status is Status.SKIPPED)
    return Adherence(sum(1 for one in inside if one.held), skipped)
