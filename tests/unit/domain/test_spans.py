"""A period cut into weeks or months."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.domain.period import Period
from oneonone.domain.spans import MOST_WEEKS, count_in, months_of, spans_of, weeks_of
from tests.domain_values import day

PERIODS = st.tuples(st.dates(), st.integers(0, 800)).map(
    lambda one: Period(
        one[0], date.fromordinal(min(one[0].toordinal() + one[1], date.max.toordinal()))
    )
)


def test_weeks_go_from_monday_to_sunday_and_the_ends_are_cut_short() -> None:
    weeks = weeks_of(Period(day("11-04"), day("11-17")))
    assert [(one.since, one.until) for one in weeks] == [
        (day("11-04"), day("11-08")),
        (day("11-09"), day("11-15")),
        (day("11-16"), day("11-17")),
    ]


def test_months_are_those_of_the_calendar_and_the_ends_are_cut_short() -> None:
    months = months_of(Period(date(2025, 12, 24), date(2026, 2, 2)))
    assert [(one.since, one.until) for one in months] == [
        (date(2025, 12, 24), date(2025, 12, 31)),
        (date(2026, 1, 1), date(2026, 1, 31)),
        (date(2026, 2, 1), date(2026, 2, 2)),
    ]


def test_the_calendars_last_week_ends_with_it() -> None:
    last = weeks_of(Period(date.max - timedelta(days=9), date.max))[-1]
    assert (last.since.weekday(), last.until) == (0, date.max)


def test_a_year_is_looked_at_by_week_and_more_by_month() -> None:
    first = date(2026, 1, 1)
    year = Period(first, first + timedelta(days=MOST_WEEKS * 7 - 1))
    assert spans_of(year) == weeks_of(year)
    longer = Period(first, year.until + timedelta(days=1))
    assert spans_of(longer) == months_of(longer)


@pytest.mark.parametrize("cut", [weeks_of, months_of, spans_of])
@given(period=PERIODS)
def test_the_spans_follow_each_other_from_end_to_end(cut: object, period: Period) -> None:
    spans = cut(period)  # type: ignore[operator]
    assert (spans[0].since, spans[-1].until) == (period.since, period.until)
    assert all(
        one.until + timedelta(days=1) == following.since for one, following in pairwise(spans)
    )


@given(PERIODS, st.lists(st.dates()))
def test_every_day_of_the_period_is_counted_once(period: Period, days: list[date]) -> None:
    counts = count_in(spans_of(period), days)
    assert sum(counts) == sum(1 for one in days if period.holds(one))


def test_days_before_and_after_are_not_counted() -> None:
    week = [Period(day("11-09"), day("11-15"))]
    assert count_in(week, [day("11-08"), day("11-09"), day("11-15"), day("11-16")]) == (2,)
