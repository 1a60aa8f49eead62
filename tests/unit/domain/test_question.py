"""Which question comes next: never shown, then least recently shown, the rested ones first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from oneonone.domain.person import Person, Relation
from oneonone.domain.question import Asked, Question, is_closed, pick, rests, suits
from tests.domain_values import day

TODAY = day("11-20")
ALICE = Person("alice")
LONG_AGO = day("2020-01-01")
BANK = [Question(f"growth-{n:03}", "growth", f"What of {n}?") for n in range(1, 6)]
IDS = [question.id for question in BANK]


def asked(question_id: str, on: str, *, answered: bool = False) -> Asked:
    return Asked(question_id, day(on), answered)


def picked(
    *history: Asked, count: int = 1, today: date = TODAY, person: Person = ALICE
) -> list[str]:
    return [question.id for question in pick(BANK, history, person, LONG_AGO, today, count)]


@pytest.mark.parametrize(
    ("answered", "days", "rest"),
    [
        (False, 0, True),
        (False, 27, True),
        (False, 28, False),
        (True, 28, True),
        (True, 182, True),
        (True, 183, False),
        (False, -7, True),
    ],
)
def test_a_question_rests_four_weeks_or_once_answered_six_months(
    answered: bool, days: int, rest: bool
) -> None:
    shown = Asked("growth-001", TODAY - timedelta(days=days), answered)
    assert rests([shown], TODAY) is rest


def test_a_question_never_shown_does_not_rest() -> None:
    assert not rests([], TODAY)


def test_an_answer_of_spring_still_counts_though_it_was_shown_again_since() -> None:
    history = [asked("growth-001", "07-01", answered=True), asked("growth-001", "10-01")]
    assert rests(history, TODAY)


class TestPick:
    def test_takes_those_never_shown_first(self) -> None:
        history = [asked(one, "2025-01-10") for one in IDS[1:]]
        assert picked(*history) == ["growth-001"]

    def test_takes_the_least_recently_shown_of_the_rested_then(self) -> None:
        history = [asked(one, f"2025-0{n}-10") for n, one in enumerate(reversed(IDS), 1)]
        assert picked(*history, count=5) == IDS[::-1]

    def test_counts_the_last_time_a_question_was_shown(self) -> None:
        history = [asked(one, "2025-03-10") for one in IDS]
        history += [asked(one, "2025-06-10") for one in IDS if one != "growth-004"]
        assert picked(*history) == ["growth-004"]

    def test_leaves_resting_ones_to_the_last(self) -> None:
        resting = [asked("growth-001", "11-06"), asked("growth-002", "07-01", answered=True)]
        shown = picked(*resting, count=5)
        assert set(shown[:3]) == set(IDS[2:])
        assert shown[3:] == ["growth-002", "growth-001"]

    def test_takes_the_least_recently_shown_if_all_rest(self) -> None:
        days = ("11-06", "11-13", "10-30", "11-19", "11-20")
        history = [asked(one, on) for one, on in zip(IDS, days, strict=True)]
        assert picked(*history) == ["growth-003"]

    def test_gives_as_many_as_there_are_and_none_twice(self) -> None:
        assert sorted(picked(count=9)) == IDS
        assert picked(count=0) == []

    def test_gives_one_unless_asked_for_more(self) -> None:
        assert len(pick(BANK, [], ALICE, LONG_AGO, TODAY)) == 1

    def test_is_the_same_for_a_given_day_however_the_bank_is_ordered(self) -> None:
        again = [q.id for q in pick(BANK[::-1], [], ALICE, LONG_AGO, TODAY, 3)]
        assert again == picked(count=3)

    def test_draws_lots_of_its_own_for_each_person(self) -> None:
        people = [Person(f"alice-{n}") for n in range(40)]
        assert {picked(person=person)[0] for person in people} == set(IDS)

    def test_without_questions_gives_none(self) -> None:
        assert pick([], [], ALICE, LONG_AGO, TODAY) == []

    def test_passes_over_questions_that_do_not_suit(self) -> None:
        bank = [Question("trust-001", "trust", "?", relations=("manager",)), BANK[0]]
        assert pick(bank, [], ALICE, LONG_AGO, TODAY, 2) == [BANK[0]]


@pytest.mark.parametrize(
    ("relations", "relation", "fits"),
    [
        ((), "report", True),
        ((), "mentor", True),
        (("report",), "report", True),
        (("peer", "manager"), "manager", True),
        (("peer", "manager"), "report", False),
    ],
)
def test_a_question_suits_the_relations_it_names_or_everybody(
    relations: tuple[str, ...], relation: Relation, fits: bool
) -> None:
    question = Question("meta-001", "meta", "?", relations=relations)
    assert suits(question, Person("bob", relation=relation), LONG_AGO, TODAY) is fits


@pytest.mark.parametrize(
    ("weeks", "since", "fits"),
    [
        (0, "11-20", True),
        (0, "11-27", True),  # the first meeting is being prepared
        (4, "10-23", True),
        (4, "10-24", False),
        (4, "11-27", False),
        (10**9, "2020-01-01", False),
    ],
)
def test_a_deep_question_waits_until_two_people_know_each_other(
    weeks: int, since: str, fits: bool
) -> None:
    question = Question("trust-001", "trust", "?", not_before_weeks=weeks)
    assert suits(question, ALICE, day(since), TODAY) is fits


@pytest.mark.parametrize(
    "text",
    [
        "Do you like it here?",
        "Don\u2019t you think so?",
        "And are you well?",
        '"Is it?"',
        "Would you tell me what happened?",
    ],
)
def test_a_question_that_begins_with_an_auxiliary_is_closed(text: str) -> None:
    assert is_closed(text)


@pytest.mark.parametrize(
    "text",
    ["What do you like?", "And how is it?", "Tell me.", "¿Qué tal?", "", "then", "Didactics?"],
)
def test_any_other_is_taken_for_an_open_one(text: str) -> None:
    assert not is_closed(text)
