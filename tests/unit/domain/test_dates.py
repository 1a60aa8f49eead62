"""Dates and date words, with values from a calendar: 20 November 2026 is a Friday."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.domain.dates import (
    add_months,
    is_date_word,
    long_date,
    month_name,
    month_span,
    parse_iso,
    parse_month,
    resolve_past_word,
    resolve_word,
    short_date,
    spoken_date,
    weekday_date,
    weekday_number,
)
from tests.domain_values import day

FRIDAY = date(2026, 11, 20)
LAST_DAY = date(9999, 12, 31)  # a Friday


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("2026-11-30", "11-30"),
        ("today", "11-20"),
        ("tomorrow", "11-21"),
        ("yesterday", "11-19"),
        ("sat", "11-21"),
        ("sunday", "11-22"),
        ("Mon", "11-23"),
        ("TUE", "11-24"),
        ("wednesday", "11-25"),
        ("thu", "11-26"),
        ("fri", "11-27"),
        ("friday", "11-27"),
        ("eom", "11-30"),
        ("+0d", "11-20"),
        ("+3d", "11-23"),
        ("+2w", "12-04"),
        ("+1m", "12-20"),
        ("+2M", "2027-01-20"),
        ("+12m", "2027-11-20"),
        ("+9999d", "2054-04-06"),
    ],
)
def test_a_word_is_read_from_its_anchor(word: str, meant: str) -> None:
    assert resolve_word(word, FRIDAY) == day(meant)


@pytest.mark.parametrize("offset", range(7))
def test_a_weekday_is_the_first_one_strictly_after_the_anchor(offset: int) -> None:
    monday = date(2026, 11, 16 + offset)
    expected = date(2026, 11, 27) if offset >= 4 else FRIDAY
    assert resolve_word("fri", monday) == expected


@pytest.mark.parametrize("offset", range(7))
def test_of_the_past_a_weekday_is_the_last_one_the_anchor_included(offset: int) -> None:
    anchor = date(2026, 11, 20 + offset)
    assert resolve_past_word("fri", anchor) == resolve_past_word("Friday", anchor) == FRIDAY


def test_of_the_past_all_other_words_mean_what_they_always_do() -> None:
    for word in ("yesterday", "today", "2026-11-06", "+3d", "eom", "soon"):
        assert resolve_past_word(word, FRIDAY) == resolve_word(word, FRIDAY)


def test_a_weekday_before_the_calendar_began_is_none() -> None:
    first = date(1, 1, 1)  # a Monday
    assert (resolve_past_word("mon", first), resolve_past_word("sun", first)) == (first, None)


@pytest.mark.parametrize(
    ("anchor", "word", "meant"),
    [
        ("2027-01-31", "+1m", "2027-02-28"),
        ("2028-01-31", "+1m", "2028-02-29"),
        ("2026-08-31", "+1m", "2026-09-30"),
        ("2028-02-29", "+12m", "2029-02-28"),
        ("2028-02-29", "+48m", "2032-02-29"),
        ("2026-12-15", "+1m", "2027-01-15"),
        ("2028-02-28", "tomorrow", "2028-02-29"),
        ("2027-02-28", "tomorrow", "2027-03-01"),
        ("2028-02-10", "eom", "2028-02-29"),
        ("2100-02-10", "eom", "2100-02-28"),
        ("2000-02-10", "eom", "2000-02-29"),
        ("2026-11-30", "eom", "2026-11-30"),
        ("2026-12-31", "+1d", "2027-01-01"),
    ],
)
def test_months_end_when_the_calendar_says(anchor: str, word: str, meant: str) -> None:
    assert resolve_word(word, day(anchor)) == day(meant)


@pytest.mark.parametrize("word", ["tomorrow", "fri", "+1d", "+1w", "+1m", "+9999m"])
def test_a_word_beyond_the_last_day_of_the_calendar_is_none(word: str) -> None:
    assert resolve_word(word, LAST_DAY) is None


def test_the_calendars_own_last_and_first_days_can_be_meant() -> None:
    assert resolve_word("eom", LAST_DAY) == LAST_DAY
    assert resolve_word("today", date(1, 1, 1)) == date(1, 1, 1)
    assert resolve_word("0001-01-01", FRIDAY) == date(1, 1, 1)
    assert resolve_word("9999-12-31", FRIDAY) == LAST_DAY


def test_yesterday_before_the_calendar_began_is_none() -> None:
    assert resolve_word("yesterday", date(1, 1, 1)) is None


@pytest.mark.parametrize(
    "word",
    [
        "",
        "soon",
        "fr",
        "tues",
        " fri",
        "fri ",
        "next",
        "3d",
        "+d",
        "+3",
        "+3y",
        "-3d",
        "+10000d",
        "+３d",
        "eom+1",
        "2026-11-31",
        "2026-13-01",
        "0000-12-31",
    ],
)
def test_any_other_text_is_no_date(word: str) -> None:
    assert resolve_word(word, FRIDAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-29",
        "2100-02-29",
        "2026-00-10",
        "2026-1-1",
        "20261120",
        "2026-11-20T10:00",
        "２０２６-11-20",
        "2026-11-20\n",
        "26-11-20",
        "2026-11-2a",
    ],
)
def test_only_an_existing_day_in_plain_digits_is_an_iso_date(text: str) -> None:
    assert parse_iso(text) is None


def test_a_leap_day_is_a_date() -> None:
    assert parse_iso("2028-02-29") == date(2028, 2, 29)


@pytest.mark.parametrize("word", ["next", "NEXT", "fri", "+3d", "eom", "2026-11-20"])
def test_a_note_may_hold_a_date_word_where_a_date_belongs(word: str) -> None:
    assert is_date_word(word)


@pytest.mark.parametrize("word", ["soon", "nextweek", "2026-02-30", ""])
def test_a_note_may_not_hold_any_other_word_there(word: str) -> None:
    assert not is_date_word(word)


def test_weekdays_are_numbered_from_monday_in_both_spellings() -> None:
    assert [weekday_number(word) for word in ("mon", "monday", "sun", "sunday")] == [0, 0, 6, 6]
    assert weekday_number("sundays") is None


def test_months_can_be_counted_back_and_in_the_first_year() -> None:
    assert add_months(date(1, 1, 31), 1) == date(1, 2, 28)
    assert add_months(date(2026, 1, 31), -2) == date(2025, 11, 30)


@pytest.mark.parametrize(("anchor", "months"), [(LAST_DAY, 1), (date(1, 1, 1), -1)])
def test_months_out_of_the_calendar_are_an_overflow(anchor: date, months: int) -> None:
    with pytest.raises(OverflowError, match="out of range"):
        add_months(anchor, months)


def test_a_month_spans_its_first_to_its_last_day() -> None:
    assert month_span(2028, 2) == (date(2028, 2, 1), date(2028, 2, 29))
    assert month_span(9999, 12) == (date(9999, 12, 1), LAST_DAY)
    assert parse_month("2026-11") == (date(2026, 11, 1), date(2026, 11, 30))
    assert parse_month("0001-01") == (date(1, 1, 1), date(1, 1, 31))


@pytest.mark.parametrize(
    "text", ["2026-00", "2026-13", "0000-01", "2026-1", "2026-11-01", "２０26-11"]
)
def test_what_is_no_month_is_none(text: str) -> None:
    assert parse_month(text) is None


def test_dates_are_written_in_english_whatever_the_locale() -> None:
    assert long_date(FRIDAY) == "20 November 2026"
    assert month_name(FRIDAY) == "November 2026"
    assert short_date(date(2026, 11, 6), today=FRIDAY) == "6 Nov"
    assert weekday_date(date(2026, 11, 30), today=FRIDAY) == "Mon 30 Nov"
    assert spoken_date(date(2026, 11, 30), today=FRIDAY) == "Monday, 30 November"


def test_another_year_is_said() -> None:
    assert short_date(date(2025, 11, 6), today=FRIDAY) == "6 Nov 2025"
    assert weekday_date(date(2027, 1, 1), today=FRIDAY) == "Fri 1 Jan 2027"
    assert spoken_date(date(2027, 1, 1), today=FRIDAY) == "Friday, 1 January 2027"
