"""Rhythms, and days on which nobody was away."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.domain.cadence import (
    Away,
    Cadence,
    days_without,
    due_after,
    is_away_throughout,
    late_days,
    parse_cadence,
)
from tests.domain_values import day


def cadence(text: str) -> Cadence:
    found = parse_cadence(text)
    assert found is not None
    return found


def away(*stretches: str) -> list[Away]:
    """`11-03..11-05`, both days included."""
    parts = (stretch.split("..") for stretch in stretches)
    return [Away(day(first), day(last)) for first, last in parts]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("weekly", 7),
        ("biweekly", 14),
        ("monthly", 31),
        ("quarterly", 92),
        ("every 10 days", 10),
        ("every 1 day", 1),
        ("every 3 weeks", 21),
        ("every 1 month", 31),
        ("every 2 months", 61),
        ("every 3 months", 92),
        ("every 12 months", 366),
        ("  Every  10\tDAYS ", 10),
        ("Weekly", 7),
    ],
)
def test_a_cadence_has_a_length_in_days(text: str, days: int) -> None:
    assert cadence(text).days == days


@pytest.mark.parametrize(
    "text",
    [
        "",
        "daily",
        "every day",
        "every 0 days",
        "every -3 days",
        "every 1000 days",
        "10 days",
        "every 10 years",
        "every ten days",
        "weekly-ish",
        "every 10 days or so",
    ],
)
def test_any_other_text_is_no_cadence(text: str) -> None:
    assert parse_cadence(text) is None


def test_a_cadence_keeps_the_users_words() -> None:
    assert cadence("Every 10  days").text == "every 10 days"


@pytest.mark.parametrize(
    ("text", "met", "due"),
    [
        ("weekly", "2026-11-20", "2026-11-27"),
        ("biweekly", "2026-12-24", "2027-01-07"),
        ("monthly", "2026-11-20", "2026-12-20"),
        ("monthly", "2027-01-31", "2027-02-28"),
        ("monthly", "2028-01-31", "2028-02-29"),
        ("quarterly", "2026-11-30", "2027-02-28"),
        ("every 10 days", "2028-02-20", "2028-03-01"),
        ("every 2 months", "2026-12-31", "2027-02-28"),
    ],
)
def test_the_next_meeting_is_due_one_cadence_later(text: str, met: str, due: str) -> None:
    assert cadence(text).after(day(met)) == day(due)


@pytest.mark.parametrize("text", ["weekly", "monthly", "every 999 months"])
def test_nothing_is_due_after_the_last_day_of_the_calendar(text: str) -> None:
    assert cadence(text).after(date(9999, 12, 31)) is None


@pytest.mark.parametrize(
    ("stretches", "days"),
    [
        ([], 10),
        (["11-03..11-05"], 7),
        (["11-04..11-04"], 9),
        (["11-03..11-05", "11-04..11-07"], 5),
        (["11-04..11-07", "11-03..11-05"], 5),
        (["11-03..11-05", "11-03..11-05"], 7),
        (["11-03..11-09", "11-04..11-05"], 3),
        (["11-03..11-05", "11-06..11-07"], 5),
        (["11-03..11-04", "11-08..11-09"], 6),
        (["10-20..11-01"], 10),
        (["10-20..11-02"], 9),
        (["11-11..11-30"], 9),
        (["11-12..11-30"], 10),
        (["11-02..11-11"], 0),
        (["2025-01-01..2027-01-01"], 0),
        (["11-05..11-03"], 10),
    ],
)
def test_days_away_are_left_out_once_each(stretches: list[str], days: int) -> None:
    assert days_without(away(*stretches), day("11-01"), day("11-11")) == days


def test_no_day_passes_on_the_same_day_or_backwards() -> None:
    holiday = away("11-01..11-30")
    assert days_without([], day("11-20"), day("11-20")) == 0
    assert days_without(holiday, day("11-20"), day("11-20")) == 0
    assert days_without(holiday, day("11-20"), day("11-10")) == 0


def test_time_away_may_reach_the_calendars_ends() -> None:
    ages = [Away(date.min, date.max), Away(date.max, date.max)]
    assert days_without(ages, date.min, date.max) == 0
    assert days_without(ages, date.max, date.max) == 0
    assert days_without([], date.min, date.max) == 3652058


@pytest.mark.parametrize(
    ("stretches", "throughout"),
    [
        ([], False),
        (["08-01..08-31"], True),
        (["07-15..09-15"], True),
        (["08-16..08-31", "08-01..08-15"], True),
        (["08-01..08-20", "08-10..08-31"], True),
        (["08-02..08-31"], False),
        (["08-01..08-30"], False),
        (["08-01..08-14", "08-16..08-31"], False),
    ],
)
def test_somebody_is_away_for_a_month_when_each_of_its_days_is(
    stretches: list[str], throughout: bool
) -> None:
    assert is_away_throughout(away(*stretches), day("08-01"), day("08-31")) is throughout


def test_the_first_and_the_last_month_of_the_calendar_can_be_asked_about() -> None:
    always = [Away(date.min, date.max)]
    assert is_away_throughout(always, date.min, date(1, 1, 31))
    assert is_away_throughout(always, date(9999, 12, 1), date.max)
    assert not is_away_throughout([], date.min, date(1, 1, 31))


@pytest.mark.parametrize(
    ("stretches", "due"),
    [
        ([], "11-13"),
        (["11-12..11-13"], "11-14"),
        (["11-14..11-20"], "11-13"),
        (["11-16..11-18", "11-10..11-15"], "11-19"),
        (["11-10..11-12"], "11-13"),
    ],
)
def test_a_meeting_is_due_after_time_away(stretches: list[str], due: str) -> None:
    assert due_after(cadence("weekly"), day("11-06"), away(*stretches)) == day(due)


def test_whoever_is_away_for_ever_is_still_due_on_a_day() -> None:
    for_ever = [Away(day("11-10"), date.max)]
    assert due_after(cadence("weekly"), day("11-06"), for_ever) == day("11-13")
    assert due_after(cadence("weekly"), date.max, for_ever) is None


@pytest.mark.parametrize(
    ("stretches", "today", "late"),
    [
        ([], "11-12", None),
        ([], "11-13", None),
        ([], "11-14", 1),
        ([], "11-20", 7),
        (["11-14..11-18"], "11-20", 2),
        (["11-14..11-30"], "11-20", None),
        (["11-01..11-13"], "11-20", 7),
    ],
)
def test_late_are_the_days_after_the_due_one_without_time_away(
    stretches: list[str], today: str, late: int | None
) -> None:
    assert late_days(day("11-13"), away(*stretches), day(today)) == late


@pytest.mark.parametrize(
    ("text", "minutes", "a_week"),
    [("weekly", 30, 30), ("biweekly", 60, 30), ("every 10 days", 40, 28), ("monthly", 62, 14)],
)
def test_a_cadence_takes_its_part_of_every_week(text: str, minutes: int, a_week: float) -> None:
    assert cadence(text).minutes_a_week(minutes) == a_week
