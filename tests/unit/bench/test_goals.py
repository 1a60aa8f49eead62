"""Goals held against measurements."""

from __future__ import annotations

import pytest

from bench import goals
from bench.goals import GOALS, Verdict, judge
from bench.measure import Measured


def measured(
    name: str, *samples: float, megabytes: float = 1, problem: str = "", is_ours: bool = True
) -> Measured:
    return Measured(name, name, is_ours, list(samples), megabytes, problem=problem)


def verdict(above: str, below: str, *found: Measured, notes: int = 1_000) -> Verdict:
    (one,) = [
        one for one in judge(found, notes) if (one.goal.above, one.goal.below) == (above, below)
    ]
    return one


def test_a_ratio_is_that_of_the_medians() -> None:
    one = verdict(
        "todo", "pass", measured("todo", 0.9, 0.03, 0.02), measured("pass", 0.02, 0.01, 0.03)
    )
    assert one.value == pytest.approx(1.5)


@pytest.mark.parametrize(("seconds", "is_met"), [(0.19, True), (0.2, True), (0.21, False)])
def test_the_limit_itself_still_meets_the_goal(seconds: float, is_met: bool) -> None:
    assert (
        verdict("todo", "pass", measured("todo", seconds), measured("pass", 0.1)).is_met is is_met
    )


@pytest.mark.parametrize(("seconds", "is_met"), [(0.1, False), (0.13, True), (0.5, True)])
def test_of_a_peer_we_want_to_be_quicker_by_at_least_so_much(seconds: float, is_met: bool) -> None:
    one = verdict(
        goals.TASKWARRIOR, "todo", measured(goals.TASKWARRIOR, seconds), measured("todo", 0.1)
    )
    assert one.is_met is is_met


def test_a_goal_of_which_a_half_was_not_measured_says_so_and_is_not_met() -> None:
    one = verdict("todo", "ripgrep", measured("todo", 1))
    assert (one.value, one.reason, one.is_met) == (None, "not measured", False)


def test_a_wrong_answer_is_the_reason_and_no_time_counts() -> None:
    one = verdict("todo", "pass", measured("todo", problem="wrong promises"), measured("pass", 1))
    assert (one.value, one.reason) == (None, "wrong promises")


def test_the_peak_memory_is_the_highest_of_ours_and_not_of_a_peer() -> None:
    found = (
        measured("todo", 1, megabytes=30),
        measured("check", 1, megabytes=41),
        measured("org-agenda", 1, megabytes=500, is_ours=False),
    )
    one = verdict(goals.MEMORY, "", *found)
    assert (one.value, one.is_met) == (41, False)


def test_a_size_has_just_the_goals_that_were_set_for_it() -> None:
    def names(notes: int) -> set[str]:
        return {one.goal.above for one in judge([], notes)}

    assert goals.FIRST_BUILD not in names(1_000)
    assert goals.FIRST_BUILD in names(10_000)
    assert goals.TASKWARRIOR not in names(100_000)


def test_no_two_goals_are_about_the_same_thing() -> None:
    pairs = [(goal.above, goal.below) for goal in GOALS]
    assert len(set(pairs)) == len(pairs)
