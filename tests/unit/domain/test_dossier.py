"""Which lines are worth citing, how recent they are, and which months say nothing."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from oneonone.domain.cadence import Away
from oneonone.domain.coverage import Evidence, EvidenceKind
from oneonone.domain.dossier import recency, silent_months, worth_citing
from oneonone.domain.period import Period
from tests.domain_values import day, note_path

YEAR = Period(date(2025, 11, 21), date(2026, 11, 20))


def shown(
    note: str, theme: str = "growth", line: int = 9, kind: EvidenceKind = "section"
) -> Evidence:
    return Evidence(theme, day(note), note_path(note), line, kind)


def test_they_come_by_day_and_only_of_the_period() -> None:
    found = worth_citing([shown("11-06"), shown("03-06"), shown("12-04")], YEAR)
    assert [one.date for one in found] == [day("03-06"), day("11-06")]


def test_a_line_stands_once_a_theme_however_many_things_say_so() -> None:
    twice = [shown("11-06"), shown("11-06", kind="tag"), shown("11-06", "career", kind="tag")]
    assert [one.theme for one in worth_citing(twice, YEAR)] == ["growth", "career"]


def test_front_matter_gives_way_to_a_line_of_the_same_note_and_theme() -> None:
    named = shown("11-06", line=3, kind="front-matter")
    elsewhere = [shown("11-06", "career"), shown("11-13")]
    assert named in worth_citing([named, *elsewhere], YEAR)
    assert named not in worth_citing([named, shown("11-06"), *elsewhere], YEAR)


def test_recent_is_what_the_last_six_weeks_hold() -> None:
    first, before = day("11-20") - timedelta(41), day("11-20") - timedelta(42)
    cited = [shown(first.isoformat()[5:]), shown(before.isoformat()[5:])]
    found = recency(cited, YEAR)
    assert (found.recent, found.whole, found.share) == (1, 2, 0.5)
    assert not found.is_lopsided


def test_a_line_under_two_themes_counts_once() -> None:
    cited = [shown("11-06"), shown("11-06", "career"), shown("03-06")]
    assert recency(cited, YEAR).whole == 2


def test_more_than_half_is_lopsided_unless_the_period_is_short() -> None:
    cited = [shown("11-06"), shown("11-13"), shown("09-04")]
    assert recency(cited, YEAR).is_lopsided
    assert recency(cited, Period(day("08-28"), day("11-20"))).is_lopsided
    assert not recency(cited, Period(day("08-29"), day("11-20"))).is_lopsided


def test_of_nothing_there_is_no_share() -> None:
    found = recency([], YEAR)
    assert (found.share, found.is_lopsided) == (None, False)


def test_months_without_a_line_are_named_if_they_are_whole() -> None:
    period = Period(day("07-15"), day("11-20"))
    assert silent_months({day("08-31"), day("11-01")}, period, ()) == (day("09-01"), day("10-01"))


def test_a_month_all_away_is_nobody_s_omission() -> None:
    away = [Away(day("08-20"), day("09-30"))]
    assert silent_months(set(), Period(day("08-01"), day("09-30")), away) == (day("08-01"),)


@given(st.sets(st.dates(YEAR.since, YEAR.until)))
def test_every_whole_month_either_speaks_or_is_named(days: set[date]) -> None:
    spoken = {one.replace(day=1) for one in days}
    silent = set(silent_months(days, YEAR, ()))
    assert not spoken & silent
    assert {first for first, _ in YEAR.whole_months()} <= spoken | silent
