"""When a theme is missing from a month, and when it went quiet: so that nobody is nagged."""

from __future__ import annotations

import pytest

from oneonone.domain.coverage import FollowedTheme, ThemeStanding
from tests.domain_values import day


def standing(
    *,
    pinned: bool = True,
    stale: bool = False,
    ever: bool = True,
    covered: bool | None = None,
    window: int = 31,
) -> ThemeStanding:
    """A theme whose window of two cadences is 60 days."""
    theme = FollowedTheme("growth", window, 60, pinned)
    last = day("11-06") if ever else None
    return ThemeStanding(theme, last, 14 if ever else None, 14, 0, stale, (), covered)


@pytest.mark.parametrize(
    ("covered", "pinned", "gap"),
    [(False, True, True), (False, False, False), (True, True, False), (None, True, False)],
)
def test_a_gap_is_a_month_without_a_theme_that_is_followed_on_purpose(
    covered: bool | None, pinned: bool, gap: bool
) -> None:
    assert standing(covered=covered, pinned=pinned).is_gap is gap


@pytest.mark.parametrize(
    ("stale", "pinned", "ever", "quiet"),
    [
        (True, True, True, True),
        (True, True, False, True),
        (True, False, True, True),
        (True, False, False, False),
        (False, True, True, False),
    ],
)
def test_a_theme_is_quiet_once_stale_if_followed_on_purpose_or_if_it_ever_came_up(
    stale: bool, pinned: bool, ever: bool, quiet: bool
) -> None:
    assert standing(stale=stale, pinned=pinned, ever=ever).is_quiet is quiet


@pytest.mark.parametrize(("window", "monthly"), [(14, True), (31, True), (32, False)])
def test_a_month_is_looked_at_for_windows_as_they_were_set(window: int, monthly: bool) -> None:
    assert standing(window=window).is_monthly is monthly
