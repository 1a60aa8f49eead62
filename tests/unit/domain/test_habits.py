"""Meetings that are always alike, and those that are status and nothing else."""

from __future__ import annotations

import pytest

from oneonone.domain.coverage import Occasion
from oneonone.domain.habits import (
    SameMode,
    StatusShare,
    is_status_only,
    same_mode,
    status_share,
)
from tests.domain_values import meeting


def occasion(*themes: str, held: bool = True) -> Occasion:
    return Occasion(meeting(themes=themes), held, ())


@pytest.mark.parametrize(
    ("modes", "expected"),
    [
        ([], None),
        (["video"] * 3, None),
        (["video"] * 4, SameMode("video", 4)),
        (["walk", *["video"] * 5], SameMode("video", 5)),
        (["video", "video", None, "video", "video"], None),
        ([*["video"] * 4, None], None),
    ],
)
def test_four_of_a_mode_in_a_row_are_a_habit(
    modes: list[str | None], expected: SameMode | None
) -> None:
    assert same_mode(modes) == expected


@pytest.mark.parametrize(
    ("themes", "held", "expected"),
    [
        (["status"], True, True),
        (["status", "growth"], True, False),
        (["growth"], True, False),
        ([], True, False),
        (["status"], False, False),
    ],
)
def test_status_only_is_status_and_no_other_theme(
    themes: list[str], held: bool, expected: bool
) -> None:
    assert is_status_only(occasion(*themes, held=held)) is expected


def test_the_share_of_status_is_that_of_the_last_eight_and_of_the_eight_before() -> None:
    old = [occasion("status")] * 5
    before = [occasion("status"), *[occasion("growth")] * 7]
    recent = [*[occasion("status")] * 3, *[occasion()] * 5]
    planned = [occasion(held=False)]
    assert status_share([*old, *before, *recent, *planned]) == StatusShare(3, 8, 1, 8)


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (StatusShare(3, 8, 1, 8), True),
        (StatusShare(3, 8, 3, 8), False),
        (StatusShare(3, 8, 4, 8), False),
        (StatusShare(2, 6, 0, 0), False),
        (StatusShare(2, 5, 0, 0), True),
        (StatusShare(2, 2, 0, 0), False),
        (StatusShare(0, 0, 0, 0), False),
    ],
)
def test_status_grew_where_it_is_over_a_third_and_more_than_before(
    share: StatusShare, expected: bool
) -> None:
    assert share.grew is expected
