"""A period cut into weeks or months, for what is to be seen over time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from oneonone.domain.dates import month_span
from oneonone.domain.period import Period

MOST_WEEKS = 54
"""A year and its ends; of more weeks than that nobody sees anything."""

_LAST_MONDAY = date.max - timedelta(days=7)


def weeks_of(period: Period) -> list[Period]:
    """Its weeks from Monday to Sunday; the first and the last may be cut short."""
    weeks = []
    first = period.since
    while first <= period.until:
        if first > _LAST_MONDAY:
            weeks.append(Period(first, period.until))
            break
        following = first + timedelta(days=7 - first.weekday())
        weeks.append(Period(first, min(following - timedelta(days=1), period.until)))
        first = following
    return weeks


def months_of(period: Period) -> list[Period]:
    """Its calendar months; the first and the last may be cut short."""
    indexes = range(
        period.since.year * 12 + period.since.month - 1,
        period.until.year * 12 + period.until.month,
    )
    spans = [month_span(index // 12, index % 12 + 1) for index in indexes]
    return [Period(max(first, period.since), min(last, period.until)) for first, last in spans]


def spans_of(period: Period) -> list[Period]:
    """Its weeks, or its months where those would be too many to look at."""
    if period.days <= MOST_WEEKS * 7:
        return weeks_of(period)
    return months_of(period)


def count_in(spans: Sequence[Period], days: Sequence[date]) -> tuple[int, ...]:
    """How many of the days lie in each of the spans, which follow each other without a gap."""
    starts = [span.since for span in spans]
    counts = [0] * len(spans)
    for day in days:
        place = bisect_right(starts, day) - 1
        if place >= 0 and spans[place].holds(day):
            counts[place] += 1
    return tuple(counts)
