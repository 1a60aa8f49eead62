"""Promises month by month."""

from __future__ import annotations

from oneonone.domain.action_item import ItemLine
from oneonone.domain.period import Period
from oneonone.domain.promise_months import promises_by_month
from oneonone.domain.promises import promises
from oneonone.domain.spans import months_of
from tests.domain_values import DONE, DROPPED, day, line, only_item

MONTHS = months_of(Period(day("10-05"), day("11-20")))


def counted(*lines: ItemLine, side: str = "mine") -> list[tuple[int, int, int, int]]:
    """Made, kept, late and dropped in October and November, of lines that are an item each."""
    items = [only_item(one) for one in lines]
    judged = promises(items, "alice", day("11-20"))
    found = promises_by_month(judged, side, MONTHS)  # type: ignore[arg-type]
    return [(one.made, one.kept, one.late, one.dropped) for one in found]


def test_a_promise_counts_where_it_was_made_and_where_it_was_kept() -> None:
    kept = line("10-09", DONE, due=day("11-13"), done=day("11-12"))
    assert counted(kept) == [(1, 0, 0, 0), (0, 1, 0, 0)]


def test_kept_late_is_not_kept_and_dropped_is_neither() -> None:
    late = line("11-06", DONE, due=day("11-10"), done=day("11-12"))
    dropped = line("11-06", DROPPED, cancelled=day("11-13"))
    assert counted(late, dropped)[1] == (2, 0, 1, 1)


def test_one_without_a_due_date_is_kept_when_it_is_done() -> None:
    assert counted(line("11-06", DONE)) == [(0, 0, 0, 0), (1, 1, 0, 0)]


def test_an_open_one_is_only_made_and_one_of_no_known_day_not_even_that() -> None:
    assert counted(line("11-06"), line("agenda")) == [(0, 0, 0, 0), (1, 0, 0, 0)]


def test_what_was_made_before_the_first_day_does_not_count() -> None:
    assert counted(line("10-02")) == [(0, 0, 0, 0), (0, 0, 0, 0)]


def test_each_side_has_its_own() -> None:
    theirs = line("11-06", owner="alice")
    assert counted(theirs) == [(0, 0, 0, 0), (0, 0, 0, 0)]
    assert counted(theirs, side="theirs")[1] == (1, 0, 0, 0)
