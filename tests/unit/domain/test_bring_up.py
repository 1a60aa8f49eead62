"""What to talk about next: core themes before they go stale, then the oldest for their window."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

import pytest

from oneonone.domain.cadence import parse_cadence
from oneonone.domain.coverage import (
    Evidence,
    FollowedTheme,
    ThemeStanding,
    bring_up,
    followed_themes,
    standings,
)
from oneonone.domain.person import Person
from oneonone.domain.theme import CORE, theme_set

WEEK = 7
ALL_YEAR = range(0, 365, 9)
"""Days of 2026 on which a year of meetings may begin: months of every length come first."""


def stands(name: str, waited: int | None, window: int = 31, *, ever: bool = True) -> ThemeStanding:
    """A theme last talked about `waited` days ago, or never in that time."""
    return ThemeStanding(
        theme=FollowedTheme(name, window, window, pinned=True),
        last=date(2026, 1, 1) if ever else None,
        days=waited if ever else None,
        waited_days=waited,
        count=0,
        stale=waited is not None and waited > window,
        evidence=(),
    )


def order(*rows: ThemeStanding, ahead: int = WEEK) -> list[str]:
    return bring_up(rows, ahead, CORE)


def test_stale_core_themes_come_before_any_other_however_old() -> None:
    assert order(stands("purpose", 300, 92), stands("growth", 32)) == ["growth", "purpose"]


@pytest.mark.parametrize(("waited", "first"), [(25, "growth"), (24, "purpose")])
def test_so_do_those_that_will_be_stale_at_the_meeting_after_next(waited: int, first: str) -> None:
    assert order(stands("purpose", 92, 92), stands("growth", waited))[0] == first


def test_a_core_theme_of_today_is_not_in_need_before_its_window_has_run_out() -> None:
    rows = [stands("trust", 1), stands("growth", 0)]
    assert order(*rows, ahead=31) == ["trust", "growth"]
    assert order(*rows, ahead=32) == ["growth", "trust"]


def test_themes_outside_the_core_are_not_looked_at_ahead() -> None:
    assert order(stands("trust", 30), stands("growth", 31))[0] == "growth"
    assert order(stands("trust", 30), stands("growth", 5)) == ["trust", "growth"]


def test_the_rest_comes_by_age_divided_by_window() -> None:
    rows = [stands("growth", 10), stands("purpose", 60, 92), stands("recognition", 13, 14)]
    assert order(*rows) == ["recognition", "purpose", "growth"]


def test_core_themes_in_need_come_by_age_divided_by_window_too() -> None:
    rows = [stands("growth", 40), stands("career", 100, 90), stands("morale", 33)]
    assert order(*rows) == ["growth", "career", "morale"]


def test_themes_that_never_came_up_are_the_oldest_of_their_kind() -> None:
    rows = [stands("purpose", 91, 92), stands("ideas", 8, 92, ever=False)]
    assert order(*rows) == ["ideas", "purpose"]
    rows = [stands("growth", 90), stands("career", 40, ever=False)]
    assert order(*rows) == ["career", "growth"]


def test_a_core_theme_that_never_came_up_is_in_no_need_before_its_window_runs_out() -> None:
    rows = [stands("career", 40, 90, ever=False), stands("growth", 32), stands("meta", 91, 92)]
    assert order(*rows) == ["growth", "career", "meta"]


def test_before_the_first_meeting_the_order_is_that_of_display() -> None:
    rows = [stands(name, None, ever=False) for name in (*CORE, "recognition")]
    assert order(*rows) == [*CORE, "recognition"]


def test_before_the_first_meeting_what_the_log_shows_can_wait() -> None:
    rows = [stands("feedback", None), stands("trust", None, ever=False)]
    assert order(*rows) == ["trust", "feedback"]


def test_equally_old_themes_keep_the_order_of_display() -> None:
    assert order(*(stands(name, 20) for name in CORE)) == list(CORE)


def longest_waits(
    cadence: str, start: date, *, first: Collection[str] = (), ahead: int = 2
) -> tuple[list[int], int]:
    """A year of meetings at which the three themes brought up are talked about.

    Looks `ahead` cadences ahead; `first` replaces what comes up at the first meeting. The longest
    wait of each core theme on the days of the meetings, and how many themes came up at all.
    """
    alice = Person("alice", cadence=parse_cadence(cadence))
    rhythm = alice.rhythm
    assert rhythm is not None
    followed = followed_themes(alice, theme_set())
    evidence: list[Evidence] = []
    waits = dict.fromkeys(CORE, 0)
    day: date | None = start
    while day is not None and day <= start + timedelta(days=365):
        rows = standings(followed, evidence, start if evidence else None, (), day)
        for row in rows:
            if row.theme.name in waits:
                waits[row.theme.name] = max(waits[row.theme.name], row.waited_days or 0)
        talked = bring_up(rows, ahead * rhythm.days, CORE)[:3]
        if first and not evidence:
            talked = list(first)
        evidence += [Evidence(theme, day, "a.md", 1, "answer") for theme in talked]
        day = rhythm.after(day)
    return list(waits.values()), len({one.theme for one in evidence})


def worst_wait(cadence: str, *, first: Collection[str] = (), ahead: int = 2) -> int:
    """The longest wait of any core theme, over years that begin all through 2026."""
    starts = (date(2026, 1, 1) + timedelta(days=offset) for offset in ALL_YEAR)
    return max(max(longest_waits(cadence, start, first=first, ahead=ahead)[0]) for start in starts)


@pytest.mark.parametrize(
    ("cadence", "wait", "window"),
    [
        ("weekly", 21, 31),
        ("every 10 days", 20, 31),
        ("biweekly", 28, 31),
        ("every 3 weeks", 42, 42),
    ],
)
def test_three_themes_a_meeting_keep_the_core_six_inside_their_windows(
    cadence: str, wait: int, window: int
) -> None:
    assert worst_wait(cadence) == wait <= window


def test_monthly_meetings_bring_each_core_theme_every_other_time_62_days_apart_at_most() -> None:
    assert worst_wait("monthly") == 62


@pytest.mark.parametrize(("cadence", "wait"), [("weekly", 28), ("biweekly", 28), ("monthly", 62)])
def test_so_they_do_after_a_first_meeting_that_touched_all_six_at_once(
    cadence: str, wait: int
) -> None:
    assert worst_wait(cadence, first=CORE) == wait


@pytest.mark.parametrize(("cadence", "wait"), [("weekly", 35), ("biweekly", 42), ("monthly", 92)])
def test_looking_one_cadence_ahead_would_be_too_late_then(cadence: str, wait: int) -> None:
    assert worst_wait(cadence, first=CORE, ahead=1) == wait


def test_a_year_of_weekly_meetings_gets_round_to_every_theme() -> None:
    assert longest_waits("weekly", date(2026, 1, 2))[1] == 16
