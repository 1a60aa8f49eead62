"""How often two people mean to meet, and the time they are away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from oneonone.domain.dates import add_months

GRAMMAR = "weekly, biweekly, monthly, quarterly or every 10 days (weeks, months)"

_EVERY = re.compile(r"every\s+(\d{1,3})\s+(day|week|month)s?")


@dataclass(frozen=True, slots=True)
class Cadence:
    """A rhythm of whole days or whole months; `text` is what the user wrote."""

    text: str
    day_count: int = 0
    month_count: int = 0

    @property
    def days(self) -> int:
        """Its length in days; a month counts as 31, a quarter as 92."""
        if not self.month_count:
            return self.day_count
        return {1: 31, 3: 92}.get(self.month_count, round(self.month_count * 30.5))

    def after(self, day: date) -> date | None:
        """The day the next meeting is due; None beyond the last day of the calendar."""
        try:
            if self.month_count:
                return add_months(day, self.month_count)
            return day + timedelta(days=self.day_count)
        except OverflowError:
            return None


def parse_cadence(text: str) -> Cadence | None:
    """The cadence a text names (see `GRAMMAR`), None where it names none."""
    word = " ".join(text.casefold().split())
    named = {
        "weekly": (7, 0),
        "biweekly": (14, 0),
        "monthly": (0, 1),
        "quarterly": (0, 3),
    }
    if word in named:
        return Cadence(word, *named[word])
    match = _EVERY.fullmatch(word)
    if match is None or int(match[1]) == 0:
        return None
    count = int(match[1])
    if match[2] == "month":
        return Cadence(word, 0, count)
    return Cadence(word, count * (7 if match[2] == "week" else 1), 0)


@dataclass(frozen=True, slots=True)
class Away:
    """A stretch of days, both ends included, in which no meeting is expected."""

    first: date
    last: date


def days_without(away: Iterable[Away], start: date, end: date) -> int:
    """Whole days from `start` to `end` (0 on the same day) that nobody was away.

    The day `start` itself does not count, the day `end` does; overlapping ranges count once.
    """
    elapsed = max((end - start).days, 0)
    return elapsed - _days_away(away, start.toordinal() + 1, end.toordinal())


def is_away_throughout(away: Iterable[Away], first: date, last: date) -> bool:
    """Whether every day from `first` to `last` lies in one of the ranges."""
    return _days_away(away, first.toordinal(), last.toordinal()) == (last - first).days + 1


def _days_away(away: Iterable[Away], first: int, last: int) -> int:
    """How many of the days from `first` to `last` lie in any of the ranges.

    Ordinals, for the day before the calendar's first and after its last one have no date.
    """
    count = 0
    for stretch in sorted(away, key=lambda a: a.first):
        begin = max(stretch.first.toordinal(), first)
        end = min(stretch.last.toordinal(), last)
        if begin <= end:
            count += end - begin + 1
            first = end + 1
    return count
