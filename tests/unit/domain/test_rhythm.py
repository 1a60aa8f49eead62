"""What became of the meetings, week by week."""

from __future__ import annotations

from oneonone.domain.cadence import Away
from oneonone.domain.coverage import story
from oneonone.domain.meeting import Status
from oneonone.domain.period import Period
from oneonone.domain.rhythm import Meetings, meetings_in
from oneonone.domain.spans import weeks_of
from tests.domain_values import day, meeting

WEEKS = weeks_of(Period(day("11-02"), day("11-20")))


def test_each_week_says_what_became_of_its_meetings() -> None:
    occasions = story(
        [
            meeting("10-30", status=Status.HELD),
            meeting("11-02", status=Status.HELD),
            meeting("11-04", status=Status.HELD),
            meeting("11-06", status=Status.MOVED),
            meeting("11-11", status=Status.SKIPPED),
            meeting("11-18", status=Status.PLANNED),
        ],
        day("11-20"),
    )
    assert meetings_in(occasions, [], WEEKS) == (
        Meetings(held=2, moved=1),
        Meetings(skipped=1),
        Meetings(),
    )


def test_a_week_is_away_only_if_all_of_it_is() -> None:
    away = [Away(day("11-02"), day("11-12"))]
    found = meetings_in([], away, WEEKS)
    assert [one.away for one in found] == [True, False, False]
    assert [one.is_blank for one in found] == [False, True, True]
