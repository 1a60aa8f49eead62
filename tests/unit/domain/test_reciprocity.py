"""Whose points, what time, which mode, and whether feedback came up."""

from __future__ import annotations

from typing import Any, Literal

from oneonone.domain.action_item import Item, State
from oneonone.domain.coverage import Occasion, story
from oneonone.domain.period import Period
from oneonone.domain.reciprocity import (
    Minutes,
    Points,
    feedback_meetings,
    minutes_spent,
    modes,
    points_raised,
)
from tests.domain_values import DONE, DROPPED, MOVED, OPEN, day, line, meeting, only_item

PERIOD = Period(day("11-01"), day("11-30"))


def point(note: str, state: State, side: Literal["theirs", "mine"] = "theirs") -> Item:
    return only_item(line(note, state)._replace(kind="topic", side=side))


def held(note: str, **facts: Any) -> Occasion:
    (occasion,) = story([meeting(note, **({"mood": None, "actual": 30} | facts))], day("11-20"))
    return occasion


def test_points_are_counted_by_side_and_those_whose_meeting_was_by_tick() -> None:
    items = [
        point("11-06", DONE),
        point("11-06", DROPPED, "mine"),
        point("11-06", OPEN),
        point("11-20", OPEN),
        point("agenda", OPEN, "mine"),
    ]
    found = points_raised(items, [held("11-06")], PERIOD)
    assert found == Points(theirs=3, mine=2, met=3, ticked=1)


def test_points_of_another_time_moved_by_hand_or_without_a_day_and_done_do_not_count() -> None:
    items = [point("10-30", OPEN), point("11-06", MOVED), point("agenda", DONE)]
    assert points_raised(items, [held("11-06")], PERIOD) == Points(0, 0, 0, 0)


def test_promises_are_no_points() -> None:
    assert points_raised([only_item(line("11-06"))], [], PERIOD) == Points(0, 0, 0, 0)


def test_a_point_of_a_note_that_was_not_held_has_not_met_yet() -> None:
    (planned,) = story([meeting("11-06")], day("11-20"))
    assert points_raised([point("11-06", OPEN)], [planned], PERIOD).met == 0


def test_minutes_are_compared_where_both_are_known() -> None:
    occasions = [
        held("11-06", actual=45),
        held("11-13", actual=30, duration=60),
        held("11-20", actual=None, themes=("growth",)),
    ]
    assert minutes_spent(occasions, 30) == Minutes(90, 75, 2)
    assert minutes_spent(occasions, None) == Minutes(60, 30, 1)


def test_modes_are_counted_the_usual_one_where_a_note_says_nothing() -> None:
    occasions = [held("11-06"), held("11-13", mode="walk"), held("11-20", mode="walk")]
    assert modes(occasions, "video") == {"walk": 2, "video": 1}
    assert modes(occasions, None) == {"walk": 2}


def test_modes_come_the_most_frequent_first() -> None:
    occasions = [held("11-06", mode="walk"), held("11-13", mode="async")]
    assert list(modes(occasions, None)) == ["async", "walk"]


def test_meetings_in_which_feedback_came_up_are_counted_once() -> None:
    occasions = [held("11-06", themes=("feedback", "growth")), held("11-13", themes=("growth",))]
    assert feedback_meetings(occasions) == 1
