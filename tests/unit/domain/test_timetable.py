"""A rhythm as a series of days, and what is planned unlike it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from oneonone.domain.cadence import Away, Cadence, parse_cadence
from oneonone.domain.coverage import Occasion, story
from oneonone.domain.meeting import Status
from oneonone.domain.timetable import Timetable, series, timetable
from tests.domain_values import day, meeting, note_path

TODAY = day("11-20")  # a Friday
HELD, SKIPPED, MOVED = Status.HELD, Status.SKIPPED, Status.MOVED


def cadence(text: str) -> Cadence:
    found = parse_cadence(text)
    assert found is not None
    return found


def moved(to: str) -> dict[str, Any]:
    return {"status": MOVED, "moved_to": day(to)}


def notes(**days: dict[str, Any] | Status | None) -> list[Occasion]:
    """Notes of days such as `d1118`, each with its status or its facts."""
    made = []
    for name, facts in days.items():
        note = f"{name[1:3]}-{name[3:5]}"
        given = facts if isinstance(facts, dict) else {"status": facts}
        made.append(meeting(note, **given))
    return story(made, TODAY)


def table(
    rhythm: str | None,
    occasions: list[Occasion],
    away: list[Away] | None = None,
    since: date | None = None,
    archived: date | None = None,
    today: date = TODAY,
) -> Timetable:
    known = cadence(rhythm) if rhythm else None
    return timetable(known, since, archived, occasions, away or [], today)


def placed(found: Timetable) -> dict[str, str | None]:
    """Each planned meeting's day with the one it takes the place of."""
    return {
        f"{one.day:%m-%d}": f"{one.instead_of:%m-%d}" if one.instead_of else None
        for one in found.planned
    }


def month_days(found: tuple[date, ...]) -> list[str]:
    return [f"{one:%m-%d}" for one in found]


# -- where it begins -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rhythm", "first"),
    [
        ("weekly", "2026-11-25"),
        ("biweekly", "2026-12-02"),
        ("monthly", "2026-12-18"),
        ("quarterly", "2027-02-18"),
        ("every 10 days", "2026-11-28"),
    ],
)
def test_it_begins_a_cadence_after_the_last_meeting(rhythm: str, first: str) -> None:
    assert table(rhythm, notes(d1118=HELD)).first == day(first)


def test_a_new_starters_begins_a_cadence_after_their_first_day() -> None:
    assert table("weekly", [], since=day("11-23")).first == day("11-30")


@pytest.mark.parametrize("rhythm", ["weekly", "biweekly", "monthly", "quarterly"])
def test_one_who_is_late_is_to_be_met_soon_and_on_the_usual_weekday(rhythm: str) -> None:
    assert table(rhythm, notes(d0304=HELD)).first == day("11-25")  # 4 March is a Wednesday too


def test_a_meeting_that_is_due_today_begins_it() -> None:
    assert table("weekly", notes(d1113=HELD)).first == TODAY


def test_time_away_pushes_it_on_by_whole_weeks() -> None:
    away = [Away(day("11-24"), day("12-04"))]
    assert table("weekly", notes(d1118=HELD), away).first == day("12-09")


def test_without_any_meeting_or_first_day_there_is_none() -> None:
    assert table("weekly", []) == Timetable(cadence("weekly"), None, (), ())


def test_without_a_cadence_only_what_is_planned_is_to_come() -> None:
    found = table(None, notes(d1118=HELD, d1127=None))
    assert (found.first, placed(found)) == (None, {"11-27": None})


def test_one_never_met_yet_begins_with_what_is_planned() -> None:
    found = table("weekly", notes(d1127=None))
    assert (found.first, placed(found)) == (day("11-27"), {"11-27": "11-27"})


def test_away_for_years_is_no_rhythm() -> None:
    away = [Away(day("11-01"), date.max)]
    assert table("weekly", notes(d1118=HELD), away).first is None


def test_at_the_end_of_the_calendar_nothing_is_due_any_more() -> None:
    occasions = story([meeting("9999-12-30", status=HELD)], date(9999, 12, 31))
    assert table("weekly", occasions, today=date(9999, 12, 31)).first is None


# -- moved and skipped -----------------------------------------------------------------------------


def test_a_meeting_that_was_moved_leaves_the_rhythm_alone() -> None:
    """Wednesday's meeting was held on Thursday; the next one is on Wednesday."""
    assert table("weekly", notes(d1118=moved("11-19"), d1119=HELD)).first == day("11-25")


def test_it_never_begins_before_the_last_meeting() -> None:
    occasions = notes(d1104=moved("11-19"), d1119=HELD)
    assert table("biweekly", occasions).first == day("12-02")


def test_moved_there_and_back_is_not_moved() -> None:
    occasions = notes(d1118=moved("11-19"), d1119=moved("11-18"))
    again = story([*(one.meeting for one in occasions), meeting("11-18-2"[:5], status=HELD)], TODAY)
    assert table("weekly", again).first == day("11-25")


def test_the_day_that_is_to_be_skipped_is_none_of_it() -> None:
    assert table("weekly", notes(d1118=HELD, d1125=SKIPPED)).first == day("12-02")
    later = table("weekly", notes(d1118=HELD, d1202=SKIPPED))
    assert (later.first, month_days(later.without)) == (day("11-25"), ["12-02"])


def test_a_skipped_day_that_is_over_makes_nobody_less_late() -> None:
    assert table("quarterly", notes(d0818=HELD, d1118=SKIPPED)).first == day("11-24")


def test_a_second_try_at_a_skipped_meeting_takes_its_place() -> None:
    found = table("weekly", notes(d1118=HELD, d1202=SKIPPED, d1204=None))
    assert (month_days(found.without), placed(found)) == ([], {"12-04": "12-02"})


# -- what is planned -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("planned", "slot"),
    [("1125", "11-25"), ("1123", "11-25"), ("1127", "11-25"), ("1130", "12-02"), ("1121", None)],
)
def test_a_planned_meeting_takes_the_place_of_the_nearest_day(
    planned: str, slot: str | None
) -> None:
    found = table("weekly", notes(d1118=HELD, **{f"d{planned}": None}))
    assert placed(found) == {f"{planned[:2]}-{planned[2:]}": slot}


def test_a_meeting_that_will_be_moved_takes_the_place_of_its_first_day() -> None:
    found = table("weekly", notes(d1118=HELD, d1125=moved("12-01"), d1201=None))
    assert placed(found) == {"12-01": "11-25"}
    assert [one.meant_for for one in found.planned] == [day("11-25")]


def test_one_whose_first_day_is_over_takes_the_place_of_the_day_it_comes_near() -> None:
    found = table("weekly", notes(d1111=HELD, d1118=moved("11-26"), d1126=None))
    assert (found.first, placed(found)) == (day("11-25"), {"11-26": "11-25"})


def test_two_meetings_near_one_day_do_not_both_take_its_place() -> None:
    found = table("monthly", notes(d1118=HELD, d1217=None, d1219=None))
    assert placed(found) == {"12-17": "12-18", "12-19": None}


def test_a_meeting_far_beyond_what_is_looked_at_comes_besides() -> None:
    occasions = story([meeting("11-18", status=HELD), meeting("2099-01-01")], TODAY)
    (one,) = table("weekly", occasions).planned
    assert (one.day, one.instead_of) == (date(2099, 1, 1), None)


def test_more_meetings_than_days_come_besides() -> None:
    away = [Away(day("11-26"), date.max)]
    found = table("weekly", notes(d1118=HELD, d1125=None, d1124=None), away)
    assert sorted(placed(found).items()) == [("11-24", "11-25"), ("11-25", None)]


def test_days_away_fall_out_unless_a_meeting_is_planned_then() -> None:
    away = [Away(day("12-01"), day("12-12"))]
    found = table("weekly", notes(d1118=HELD, d1210=None), away)
    assert (month_days(found.without), placed(found)) == (["12-02"], {"12-10": "12-09"})


# -- the end ---------------------------------------------------------------------------------------


def test_it_ends_the_day_before_one_is_archived() -> None:
    found = table("weekly", notes(d1118=HELD, d1201=None, d1211=None), archived=day("12-10"))
    assert (found.until, placed(found)) == (day("12-09"), {"12-01": "12-02"})


def test_there_is_no_series_if_one_is_archived_before_it_begins() -> None:
    found = table("weekly", notes(d1118=HELD), archived=day("11-25"))
    assert (found.first, found.planned) == (None, ())
    assert table("weekly", notes(d1118=HELD), archived=date.min).until is None


# -- the days of a series --------------------------------------------------------------------------


def test_months_are_counted_from_the_first_so_that_the_31st_lasts() -> None:
    found = series(cadence("monthly"), day("2027-01-31"), day("2027-05-31"))
    assert month_days(tuple(found)) == ["01-31", "02-28", "03-31", "04-30", "05-31"]


def test_days_end_with_the_last_one_asked_for_and_with_the_calendar() -> None:
    assert month_days(tuple(series(cadence("weekly"), TODAY, day("12-04")))) == [
        "11-20",
        "11-27",
        "12-04",
    ]
    assert len(list(series(cadence("weekly"), date(9999, 12, 20), date.max))) == 2
    assert len(list(series(cadence("monthly"), date(9999, 12, 20), date.max))) == 1


def test_the_note_is_told_by_its_path() -> None:
    (one,) = table("weekly", notes(d1118=HELD, d1125=None)).planned
    assert one.path == note_path("11-25")
