"""The stretch of days a look back is about."""

from __future__ import annotations

from datetime import date

from oneonone.domain.coverage import story
from oneonone.domain.meeting import Status
from oneonone.domain.period import Period, adherence_in, held_in, year_until
from tests.domain_values import day, meeting

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def test_both_ends_belong_to_it() -> None:
    days = [date(2026, 10, 31), NOVEMBER.since, NOVEMBER.until, date(2026, 12, 1)]
    assert [NOVEMBER.holds(one) for one in days] == [False, True, True, False]
    assert NOVEMBER.days == 30


def test_its_months_are_those_it_holds_from_end_to_end() -> None:
    period = Period(date(2025, 11, 2), date(2026, 2, 27))
    assert [first for first, _ in period.whole_months()] == [date(2025, 12, 1), date(2026, 1, 1)]
    assert len(NOVEMBER.whole_months()) == 1
    assert Period(day("11-02"), day("11-30")).whole_months() == []


def test_the_calendar_s_ends_are_no_exception() -> None:
    assert len(Period(date.min, date.max).whole_months()) == 9999 * 12
    assert year_until(date(1, 3, 1)) == date.min


def test_a_year_is_365_days_with_the_last() -> None:
    assert year_until(date(2026, 11, 20)) == date(2025, 11, 21)
    assert Period(year_until(date(2026, 11, 20)), date(2026, 11, 20)).days == 365


def test_meetings_held_and_skipped_in_it_are_counted() -> None:
    notes = [
        meeting("10-30", themes=("growth",)),
        meeting("11-06", themes=("growth",)),
        meeting("11-13", status=Status.SKIPPED),
        meeting("11-16", status=Status.MOVED),
        meeting("11-18"),
    ]
    occasions = story(notes, day("11-20"))
    found = adherence_in(occasions, NOVEMBER)
    assert (found.held, found.skipped, found.share) == (1, 1, 0.5)
    assert [one.meeting.date for one in held_in(occasions, NOVEMBER)] == [day("11-06")]
