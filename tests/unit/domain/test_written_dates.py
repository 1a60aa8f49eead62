"""Days as people write them in names and headings: every reading is kept, none is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.domain.written_dates import (
    month_number,
    settled_orders,
    without_dates,
    written_dates,
    yearless_date,
)

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20 Alice",
        "Alice 2026-11-20",
        "2026.11.20",
        "2026_11_20",
        "2026/11/20",
        "20261120_alice",
        "20261120T1430",
        "202611201430",
        "20261120-143059",
        "2026-11-20T14:30",
        "20.11.2026-alice",
        "11/20/2026",
        "Nov 20, 2026",
        "november 20th 2026",
        "Friday 20 November 2026",
        "Fri, 20th of November, 2026",
        "20-Nov-2026",
        "20_nov_2026",
        "2026 Nov 20",
        "2026-November-20",
        "Meeting (20 November 2026)",
        "1-1-2026-11-20",
    ],
)
def test_one_day_is_read_in_many_spellings(text: str) -> None:
    assert [one.day() for one in written_dates(text)] == [DAY]


@pytest.mark.parametrize(
    "text",
    [
        *("2026-02-30", "2026-13-01", "2026-W47", "v1.2.10", "10:30", "1-1", "120261120", "may"),
        *("45.45.2026", "Alice 7", "20 Novemberish 2026", "2026-11-2012", "x11/20/2026"),
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert written_dates(text) == []


def test_a_year_last_keeps_both_readings() -> None:
    (one,) = written_dates("03/04/2026")
    assert dict(one.readings) == {"day-first": date(2026, 4, 3), "month-first": date(2026, 3, 4)}
    assert one.day() is None
    assert one.day("day-first") == date(2026, 4, 3)
    assert one.day("year-first") is None


def test_two_digits_may_be_a_year_at_either_end() -> None:
    (one,) = written_dates("17/04/20")
    assert dict(one.readings) == {"day-first": date(2020, 4, 17), "year-first": date(2017, 4, 20)}


def test_the_same_day_both_ways_is_sure() -> None:
    assert written_dates("11.11.2026")[0].day() == date(2026, 11, 11)


@pytest.mark.parametrize("text", ["Friday 03/04/2026", "03/04/2026, Friday", "Fri 03/04/2026"])
def test_the_weekday_beside_it_settles_a_date(text: str) -> None:
    (one,) = written_dates(text)
    assert one.day() == date(2026, 4, 3)
    assert one.text == text


def test_a_weekday_that_fits_no_reading_settles_nothing() -> None:
    assert written_dates("Monday 03/04/2026")[0].day() is None
    assert written_dates("Monday 2026-11-20")[0].day() == DAY


def test_a_name_that_looks_like_a_weekday_stays_a_name() -> None:
    (one,) = written_dates("2026-11-20 Sun Li")
    assert one.text == "2026-11-20"


def test_all_dates_are_found_in_their_order() -> None:
    found = written_dates("20 Nov 2026 and 2026-11-13")
    assert [one.day() for one in found] == [DAY, date(2026, 11, 13)]


def test_what_a_date_took_is_part_of_no_other() -> None:
    assert [one.text for one in written_dates("5 2026-11-20 May 2026")] == ["2026-11-20"]


@pytest.mark.parametrize("text", ["11-20", "Nov 20", "20 November", "minutes-11-20", "20_nov"])
def test_a_year_told_elsewhere_completes_a_date(text: str) -> None:
    assert [one.day() for one in written_dates(text, 2026)] == [DAY]
    assert written_dates(text) == []


def settled(*texts: str) -> dict[str, str]:
    return dict(settled_orders(one for text in texts for one in written_dates(text)))


def test_one_order_that_fits_all_dates_is_settled() -> None:
    assert settled("03/04/2026", "20/11/2026") == {"/": "day-first"}


def test_each_separator_has_its_own_evidence() -> None:
    assert settled("13.11.2026", "03-04-2026") == {".": "day-first"}
    assert settled("13.11.2026", "11-20-2026") == {".": "day-first", "-": "month-first"}


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["2026-11-20"],
        ["20-Nov-2026"],
        ["03/04/2026"],
        ["20/11/2026", "11/20/2026"],
        ["17/04/20"],
    ],
)
def test_no_order_is_settled_where_none_or_several_fit(texts: list[str]) -> None:
    assert settled(*texts) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nov 6", "Nov 6"),
        ("Alice, 6th of November", "6th of November"),
        ("Fri, 6 Nov", "Fri, 6 Nov"),
    ],
)
def test_a_day_and_month_without_a_year_are_seen(text: str, said: str) -> None:
    found = yearless_date(text)
    assert found is not None
    assert (found.text, found.day) == (said, (11, 6))


@pytest.mark.parametrize("text", ["11-06", "6.11.", "30/10"])
def test_numbers_alone_are_seen_and_never_read(text: str) -> None:
    found = yearless_date(text)
    assert found is not None
    assert (found.text, found.day) == (text, None)
    assert found.between(date(2026, 1, 1), DAY) is None


@pytest.mark.parametrize("text", ["Notes", "14.30", "1.5 Scope", "Nov 6, 2026", "Nov 45", "00/00"])
def test_other_texts_hold_no_day_without_a_year(text: str) -> None:
    assert yearless_date(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last", "day"),
    [
        ("Nov 6", date(2026, 10, 30), date(2026, 11, 20), date(2026, 11, 6)),
        ("Jan 2", date(2025, 12, 18), date(2026, 1, 15), date(2026, 1, 2)),
        ("Nov 6", date(2026, 11, 13), date(2026, 11, 20), None),
        ("Nov 6", date(2024, 11, 1), date(2026, 11, 20), None),
        ("Feb 29", date(2025, 2, 1), date(2025, 3, 31), None),
    ],
)
def test_a_year_is_told_by_the_days_around_where_only_one_fits(
    text: str, first: date, last: date, day: date | None
) -> None:
    found = yearless_date(text)
    assert found is not None
    assert found.between(first, last) == day


def test_a_text_without_its_dates_keeps_its_words() -> None:
    text = "Alice 2026-11-20 retro"
    assert without_dates(text, written_dates(text)).split() == ["Alice", "retro"]


def test_months_have_their_numbers() -> None:
    assert [month_number(name) for name in ("Jan", "SEPTEMBER", "dec")] == [1, 9, 12]
