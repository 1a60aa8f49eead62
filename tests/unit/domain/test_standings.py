"""How long ago a theme came up, and whether that is too long. Today is Friday, 20 November 2026."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from oneonone.domain.cadence import Away, parse_cadence
from oneonone.domain.coverage import (
    Evidence,
    FollowedTheme,
    ThemeStanding,
    followed_themes,
    standings,
)
from oneonone.domain.person import Person, Relation
from oneonone.domain.theme import BUNDLED, CORE, Theme, theme_set
from tests.domain_values import day

TODAY = day("11-20")
NOVEMBER = (day("11-01"), day("11-30"))
THEMES = theme_set()


def came_up(*days: str, theme: str = "growth", note: str = "a.md", line: int = 1) -> list[Evidence]:
    return [Evidence(theme, day(on), note, line, "tag") for on in days]


def away(first: str, last: str) -> Away:
    return Away(day(first), day(last))


def followed(person: Person, one_window: int | None = None) -> dict[str, FollowedTheme]:
    return {theme.name: theme for theme in followed_themes(person, THEMES, one_window)}


def standing(
    evidence: Sequence[Evidence] = (),
    *,
    theme: str = "growth",
    since: str | None = None,
    first_held: str | None = "01-02",
    away: Sequence[Away] = (),
    today: date = TODAY,
    month: tuple[date, date] | None = None,
    **profile: Any,
) -> ThemeStanding:
    """How one theme stands with Alice, whom one meets weekly."""
    person = Person("alice", since=day(since) if since else None, **profile)
    start = person.since or (day(first_held) if first_held else None)
    one = [followed(person)[theme]]
    (row,) = standings(one, evidence, start, away, today, month)
    return row


class TestFollowedThemes:
    def test_are_all_but_the_anti_theme_with_a_report(self) -> None:
        assert list(followed(Person("alice"))) == [t.name for t in BUNDLED if t.name != "status"]

    @pytest.mark.parametrize("relation", ["manager", "skip-level", "peer", "mentee", "mentor"])
    def test_are_feedback_and_meta_with_others(self, relation: Relation) -> None:
        assert list(followed(Person("bob", relation=relation))) == ["feedback", "meta"]

    def test_are_those_the_profile_adds_and_not_those_it_turns_off(self) -> None:
        bob = Person("bob", relation="peer", themes={"career": 90, "feedback": None})
        assert list(followed(bob)) == ["career", "meta"]

    def test_never_hold_status_not_even_with_a_window_of_its_own(self) -> None:
        assert "status" not in followed(Person("alice", themes={"status": 30}))

    def test_leave_out_what_the_notebook_turned_off_unless_the_profile_wants_it(self) -> None:
        themes = theme_set([Theme("ideas", None), Theme("craft", None)])
        alice = Person("alice", themes={"ideas": 60})
        assert [theme.name for theme in followed_themes(alice, themes)] == ["ideas"]

    @pytest.mark.parametrize(
        ("cadence", "recognition", "growth", "purpose"),
        [
            ("weekly", 14, 31, 92),
            ("every 10 days", 20, 31, 92),
            ("biweekly", 28, 31, 92),
            ("monthly", 62, 62, 92),
            ("quarterly", 184, 184, 184),
        ],
    )
    def test_have_windows_of_at_least_two_cadences(
        self, cadence: str, recognition: int, growth: int, purpose: int
    ) -> None:
        rows = followed(Person("alice", cadence=parse_cadence(cadence)))
        windows = [rows[name].window_days for name in ("recognition", "growth", "purpose")]
        assert windows == [recognition, growth, purpose]

    def test_have_windows_of_at_least_two_cadences_in_a_profile_too(self) -> None:
        alice = Person(
            "alice", cadence=parse_cadence("monthly"), themes={"career": 90, "growth": 7}
        )
        rows = followed(alice)
        assert (rows["career"].window_days, rows["growth"].window_days) == (90, 62)
        assert rows["growth"].nominal_days == 7

    def test_keep_their_windows_without_a_rhythm(self) -> None:
        rows = followed(Person("bob", relation="peer"))
        assert [row.window_days for row in rows.values()] == [31, 92]

    def test_all_have_the_one_window_asked_for(self) -> None:
        alice = Person(
            "alice", cadence=parse_cadence("monthly"), themes={"career": 90, "team": None}
        )
        rows = followed(alice, 10)
        assert {(row.window_days, row.nominal_days) for row in rows.values()} == {(10, 10)}
        assert "team" not in rows

    def test_are_pinned_where_they_are_core_or_somebody_chose_them(self) -> None:
        themes = theme_set(BUNDLED, ["trust"])
        rows = followed_themes(Person("alice", themes={"ideas": 60}), themes)
        assert {row.name for row in rows if row.pinned} == {*CORE, "trust", "ideas"}
        assert all(row.pinned for row in followed(Person("bob", relation="peer")).values())


class TestStale:
    @pytest.mark.parametrize(
        ("last", "days", "stale"),
        [("11-20", 0, False), ("10-20", 31, False), ("10-19", 32, True), ("01-02", 322, True)],
    )
    def test_is_older_than_the_window(self, last: str, days: int, stale: bool) -> None:
        row = standing(came_up(last, "01-02"))
        assert (row.last, row.days, row.waited_days, row.stale) == (day(last), days, days, stale)

    @pytest.mark.parametrize(
        ("since", "waited", "stale"),
        [("11-01", 19, False), ("10-20", 31, False), ("10-01", 50, True)],
    )
    def test_counts_from_since_where_that_is_later(
        self, since: str, waited: int, stale: bool
    ) -> None:
        row = standing(came_up("09-01"), since=since)
        assert (row.days, row.waited_days, row.stale) == (80, waited, stale)

    def test_counts_from_the_evidence_where_that_is_later(self) -> None:
        assert standing(came_up("11-06"), since="01-02").waited_days == 14

    def test_counts_from_since_and_not_from_the_first_meeting_where_both_are_known(self) -> None:
        assert standing(since="11-01", first_held="01-02").waited_days == 19

    def test_counts_from_the_first_meeting_without_since(self) -> None:
        row = standing(first_held="10-01")
        assert (row.last, row.days, row.waited_days, row.stale) == (None, None, 50, True)
        assert not standing(first_held="10-20").stale

    def test_is_never_before_the_first_meeting_not_even_with_a_log(self) -> None:
        assert not standing(first_held=None).stale
        row = standing(came_up("01-02", theme="recognition"), theme="recognition", first_held=None)
        assert (row.days, row.waited_days, row.stale) == (322, None, False)

    def test_is_never_before_since(self) -> None:
        row = standing(came_up("01-02"), since="11-23")
        assert (row.waited_days, row.stale) == (None, False)

    def test_begins_to_count_on_the_very_day_of_since(self) -> None:
        assert standing(since="11-20").waited_days == 0

    def test_leaves_time_away_out_theirs_and_mine(self) -> None:
        theirs, mine = away("10-05", "10-18"), away("10-15", "10-20")
        assert standing(came_up("10-01")).waited_days == 50
        row = standing(came_up("10-01"), away=[theirs, mine])
        assert (row.days, row.waited_days, row.stale) == (50, 34, True)
        row = standing(came_up("10-01"), away=[theirs, mine, away("11-16", "12-31")])
        assert (row.waited_days, row.stale) == (29, False)

    def test_respects_two_cadences(self) -> None:
        monthly = parse_cadence("monthly")
        assert not standing(came_up("09-19"), cadence=monthly).stale
        assert standing(came_up("09-18"), cadence=monthly).stale

    def test_is_not_what_came_up_only_tomorrow(self) -> None:
        row = standing(came_up("10-01", "11-21"))
        assert (row.last, row.stale) == (day("10-01"), True)

    def test_is_not_freshened_by_another_theme(self) -> None:
        assert standing(came_up("11-20", theme="career")).last is None

    def test_can_be_told_on_the_calendars_last_day(self) -> None:
        row = standing(came_up("9999-12-01"), today=date.max, away=[Away(date.max, date.max)])
        assert row.waited_days == 29


def test_the_count_is_that_of_days_within_365() -> None:
    evidence = came_up("2025-11-20", "2025-11-21", "11-06", "11-06", "11-20", "11-27")
    row = standing(evidence)
    assert row.count == 3
    assert [one.date for one in row.evidence] == [
        day("2025-11-21"),
        *[day("11-06")] * 2,
        day("11-20"),
    ]


def test_evidence_comes_by_day_note_and_line() -> None:
    evidence = [
        *came_up("11-06", note="b.md", line=1),
        *came_up("11-06", note="a.md", line=10),
        *came_up("11-06", note="a.md", line=9),
        *came_up("10-23", note="z.md"),
    ]
    row = standing(evidence)
    assert [(one.path, one.line) for one in row.evidence] == [
        ("z.md", 1),
        ("a.md", 9),
        ("a.md", 10),
        ("b.md", 1),
    ]


def test_age_is_seen_against_the_window_and_never_is_the_oldest() -> None:
    assert standing(came_up("11-06"), theme="growth").urgency == 14 / 31
    assert standing(came_up("11-06", theme="meta"), theme="meta").urgency == 14 / 92
    assert standing().urgency == float("inf")
    assert standing(came_up("11-06"), first_held=None).urgency == 0


class TestAMonth:
    @pytest.mark.parametrize(
        ("days", "covered"),
        [
            (["11-01"], True),
            (["11-20", "10-31"], True),
            (["10-31"], False),
            ([], False),
            (["11-21"], False),
        ],
    )
    def test_is_covered_where_the_theme_came_up_in_it(self, days: list[str], covered: bool) -> None:
        row = standing(came_up(*days), month=NOVEMBER)
        assert row.covered is covered
        assert [one.date.month for one in row.evidence] == [11] * covered

    def test_of_the_past_is_judged_by_its_own_days(self) -> None:
        october = (day("10-01"), day("10-31"))
        row = standing(came_up("10-31", "11-20"), month=october)
        assert [one.date for one in row.evidence] == [day("10-31")]
        assert (row.covered, row.last) == (True, TODAY)

    @pytest.mark.parametrize(
        ("theme", "looked_at"),
        [("recognition", True), ("growth", True), ("trust", True), ("purpose", False)],
    )
    def test_is_looked_at_for_themes_of_at_most_31_days(self, theme: str, looked_at: bool) -> None:
        assert (standing(theme=theme, month=NOVEMBER).covered is not None) is looked_at

    def test_is_looked_at_by_the_window_as_set_and_not_by_two_cadences(self) -> None:
        assert standing(month=NOVEMBER, cadence=parse_cadence("monthly")).covered is False
        assert standing(month=NOVEMBER, themes={"growth": 32}).covered is None

    @pytest.mark.parametrize(
        ("since", "covered"), [("11-30", False), ("11-01", False), ("12-01", None)]
    )
    def test_before_since_is_blank(self, since: str, covered: bool | None) -> None:
        today = day("12-20")
        assert standing(since=since, today=today, month=NOVEMBER).covered is covered

    def test_all_away_is_blank(self) -> None:
        theirs, mine = away("10-20", "11-15"), away("11-16", "11-30")
        assert standing(away=[theirs, mine], month=NOVEMBER).covered is None
        assert standing(away=[theirs], month=NOVEMBER).covered is False

    def test_still_to_come_is_blank(self) -> None:
        assert standing(month=(day("12-01"), day("12-31"))).covered is None

    def test_is_looked_at_from_its_first_day_on(self) -> None:
        assert standing(today=day("11-01"), month=NOVEMBER).covered is False

    def test_is_not_asked_about_without_one(self) -> None:
        assert standing(came_up("11-20")).covered is None
