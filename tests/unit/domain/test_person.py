"""A profile that says little still says enough."""

from __future__ import annotations

import pytest

from oneonone.domain.cadence import parse_cadence
from oneonone.domain.person import RELATIONS, Person, Relation
from tests.domain_values import day


def test_a_person_is_a_report_unless_said_otherwise() -> None:
    assert Person("alice").relation == "report"


def test_there_are_six_relations() -> None:
    assert set(RELATIONS) == {"report", "manager", "skip-level", "peer", "mentee", "mentor"}


def test_one_meets_reports_weekly_unless_said_otherwise() -> None:
    rhythm = Person("alice").rhythm
    assert rhythm is not None
    assert rhythm.days == 7


@pytest.mark.parametrize("relation", ["manager", "skip-level", "peer", "mentee", "mentor"])
def test_one_meets_nobody_else_at_any_rhythm_unless_said(relation: Relation) -> None:
    assert Person("bob", relation=relation).rhythm is None


@pytest.mark.parametrize("relation", ["report", "peer"])
def test_a_cadence_that_is_said_holds(relation: Relation) -> None:
    monthly = parse_cadence("monthly")
    assert Person("bob", relation=relation, cadence=monthly).rhythm is monthly


def test_without_a_name_the_handle_makes_one() -> None:
    assert Person("bob-two").display_name == "Bob Two"
    assert Person("bob-two", name="Bob II").display_name == "Bob II"


def test_one_is_archived_from_that_day_on() -> None:
    carol = Person("carol", archived=day("11-20"))
    archived = [carol.is_archived(day(today)) for today in ("11-19", "11-20", "11-21")]
    assert archived == [False, True, True]
    assert not Person("alice").is_archived(day("11-20"))


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Alice Example", "Alice"),
        ("  Alice   Example ", "Alice"),
        ("Alice", "Alice"),
        ("Dr. Alice Example", "Alice"),
        ("Prof. Dr. Alice Example", "Alice"),
        ("dr Alice Example", "Alice"),
        ("Dipl.-Ing. Carol Example", "Carol"),
        ("Dr. Weber", "Dr. Weber"),
        ("Frau Dr. Weber", "Frau Dr. Weber"),
        ("Dr.", "Dr."),
        ("J. Example", "J."),
        ("山田 花子", "山田 花子"),
        ("김 민준", "김 민준"),
        ("やまだ はなこ", "やまだ はなこ"),
        ("", "Alice"),
        (" ", ""),
    ],
)
def test_they_are_greeted_by_the_first_word_that_is_no_title(name: str, called: str) -> None:
    assert Person("alice", name).first_name == called
