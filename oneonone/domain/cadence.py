"""How often two people mean to meet, and the time they are away."""

from __future__ import annotations

from oneonone.domain.dates import add_months
from oneonone.domain.day import date, timedelta
from oneonone.domain.record import Record

TYPE_CHECKING = False  # every `coverage` loads this; see oneonone.domain.record
if TYPE_CHECKING:
    from collections.abc import Iterable

GRAMMAR = "weekly, biweekly, monthly, quarterly or every 10 days (weeks, months)"

USUAL_MINUTES = 30
"""How long a meeting is taken to be where its profile says nothing."""

_LONGEST_COUNT = 3  # digits
_UNITS = ("day", "week", "month")


class Cadence(Record):
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

    def minutes_a_week(self, minutes: int) -> float:
        """What meetings of so many minutes take of every week."""
        return minutes * 7 / self.days


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
    every, number, unit = (*word.split(" "), "", "")[:3]
    if every != "every" or word.count(" ") != 2 or unit.removesuffix("s") not in _UNITS:
        return None
    count = int(number) if number.isdecimal() and len(number) <= _LONGEST_COUNT else 0
    if count == 0:
        return None
    if unit.startswith("month"):
        return Cadence(word, 0, count)
    return Cadence(word, count * (7 if unit.startswith("week") else 1), 0)


class Away(Record):
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


def due_after(cadence: Cadence, start: date, away: Iterable[Away]) -> date | None:
    """The day a cadence after `start`; on one away, the first day after it that is none.

    None beyond the last day of the calendar.
    """
    due = cadence.after(start)
    for stretch in sorted(away, key=lambda a: a.first):
        if due is not None and stretch.first <= due <= stretch.last and stretch.last < date.max:
            due = stretch.last + timedelta(days=1)
    return due


def late_days(due: date, away: Iterable[Away], today: date) -> int | None:
    """Days gone by since the day something was due, time away left out; None where none has."""
    return days_without(away, due, today) or None


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
