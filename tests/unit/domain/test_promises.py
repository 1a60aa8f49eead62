"""What became of a promise, whose it was, and how many were kept in time."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.domain.promises import Outcome, Promise, made_on, promises, tally
from tests.domain_values import DONE, DROPPED, MOVED, OPEN, day, line, only_item

TODAY = date(2026, 11, 20)


def judged(*lines: object, on: date = TODAY) -> Promise:
    """The one promise that lines of Alice's make."""
    (only,) = promises([only_item(*lines)], "alice", on)  # type: ignore[arg-type]
    return only


@pytest.mark.parametrize(
    ("facts", "outcome", "days"),
    [
        ({"state": OPEN}, Outcome.OPEN, None),
        ({"state": OPEN, "due": day("11-20")}, Outcome.OPEN, None),
        ({"state": OPEN, "due": day("11-19")}, Outcome.OVERDUE, 1),
        ({"state": DONE, "due": day("11-13"), "done": day("11-13")}, Outcome.ON_TIME, None),
        ({"state": DONE, "due": day("11-13"), "done": day("11-16")}, Outcome.LATE, 3),
        ({"state": DONE, "due": day("11-13")}, Outcome.DONE, None),
        ({"state": DONE, "done": day("11-13")}, Outcome.DONE, None),
        ({"state": DROPPED, "due": day("11-13")}, Outcome.DROPPED, None),
    ],
)
def test_box_due_day_and_done_day_say_what_became_of_it(
    facts: dict[str, object], outcome: Outcome, days: int | None
) -> None:
    found = judged(line("11-06", **facts))  # type: ignore[arg-type]
    assert (found.outcome, found.days) == (outcome, days)
    assert found.outcome.is_open == (outcome in (Outcome.OPEN, Outcome.OVERDUE))


def test_a_promise_closed_later_was_open_on_the_day_one_looks_at() -> None:
    late = line("11-06", DONE, due=day("11-10"), done=day("11-16"))
    assert judged(late, on=day("11-15")).outcome is Outcome.OVERDUE
    assert judged(late, on=day("11-09")).outcome is Outcome.OPEN
    dropped = line("11-06", DROPPED, cancelled=day("11-16"))
    assert judged(dropped, on=day("11-15")).outcome is Outcome.OPEN


def test_what_was_not_made_yet_is_no_promise() -> None:
    assert promises([only_item(line("11-06"))], "alice", day("11-05")) == []
    without_day = only_item(line("person"))
    assert len(promises([without_day], "alice", day("11-05"))) == 1


def test_mine_is_what_nobody_owns_theirs_what_they_own() -> None:
    owned = [only_item(line(owner=owner)) for owner in (None, "me", "alice", "bob")]
    assert [one.side for one in promises(owned, "alice", TODAY)] == ["mine", "mine", "theirs"]


def test_points_goals_and_lines_moved_by_hand_are_no_promises() -> None:
    point = only_item(line("11-06")._replace(kind="topic"))
    goal = only_item(line("person")._replace(kind="goal"))
    by_hand = only_item(line("11-06", MOVED))
    assert promises([point, goal, by_hand], "alice", TODAY) == []


def test_it_is_made_when_its_first_line_was_written_or_says() -> None:
    carried = only_item(line("11-06", MOVED, "a3f9"), line("11-13", OPEN, "a3f9"))
    assert made_on(carried) == day("11-06")
    assert made_on(only_item(line(created=day("11-02")))) == day("11-02")
    assert made_on(only_item(line("person"))) is None


def test_it_counts_from_a_day_on_while_open_or_closed_since() -> None:
    assert judged(line("11-06")).counts_since(TODAY)
    done = judged(line("11-06", DONE, done=day("11-10")))
    assert done.counts_since(day("11-10"))
    assert not done.counts_since(day("11-11"))
    assert not judged(line("person", DONE)).counts_since(date.min)


def test_a_tick_without_a_day_was_made_on_the_note_s() -> None:
    found = judged(line("11-06", DONE))
    assert (found.closed, found.said) == (day("11-06"), None), "which is a guess, and not said"
    told = judged(line("11-06", DONE, done=day("11-10")))
    assert (told.closed, told.said) == (day("11-10"), day("11-10"))


def test_a_day_to_come_is_not_yet_when_it_was_closed() -> None:
    later = judged(line("11-06", DONE, done=date(2026, 12, 1)))
    assert (later.closed, later.said) == (None, None)


def test_a_tally_counts_one_side_and_the_age_of_what_is_open() -> None:
    items = [
        only_item(one)
        for one in (
            line("11-06", DONE, due=day("11-13"), done=day("11-12")),
            line("11-06", DONE, due=day("11-13"), done=day("11-14")),
            line("11-06", DONE),
            line("11-06", DROPPED),
            line("11-06", OPEN, due=day("11-13")),
            line("11-16", OPEN),
            line("11-06", OPEN, owner="alice"),
        )
    ]
    mine = tally(promises(items, "alice", TODAY), "mine", TODAY)
    assert (mine.on_time, mine.late, mine.overdue, mine.due) == (1, 1, 1, 3)
    assert (mine.done, mine.dropped, mine.open, mine.open_age) == (1, 1, 2, 9.0)


def test_without_open_ones_there_is_no_average_age() -> None:
    assert tally([], "theirs", TODAY).open_age is None
