"""What is planned, which meeting one means to put off, and how many were held."""

from __future__ import annotations

from typing import Any

import pytest

from oneonone.domain.coverage import Occasion, story
from oneonone.domain.meeting import Meeting, Mood, Status, WrittenLine
from oneonone.domain.schedule import (
    Adherence,
    adherence,
    is_to_come,
    next_planned,
    to_put_off,
    together,
    unrecorded,
)
from tests.domain_values import day, meeting

TODAY = day("11-20")
HELD, SKIPPED, MOVED, PLANNED = Status.HELD, Status.SKIPPED, Status.MOVED, Status.PLANNED


def notes(*days: str | tuple[str, Status]) -> list[Occasion]:
    """Notes of these days, nothing in them but their status."""
    given: list[tuple[str, Any]] = [(one, None) if isinstance(one, str) else one for one in days]
    return story([meeting(note, status=status) for note, status in given], TODAY)


def of(found: Meeting | None) -> str | None:
    return f"{found.date:%m-%d}" if found else None


@pytest.mark.parametrize(
    ("days", "planned"),
    [
        ([], None),
        (["11-20"], "11-20"),
        (["11-19"], None),
        (["11-27", "12-04"], "11-27"),
        ([("11-27", PLANNED)], "11-27"),
        ([("11-20", HELD), "11-27"], "11-27"),
        ([("11-20", SKIPPED), ("11-23", MOVED), "11-27"], "11-27"),
    ],
)
def test_planned_is_the_first_note_from_today_on_whose_meeting_may_take_place(
    days: list[str | tuple[str, Status]], planned: str | None
) -> None:
    assert of(next_planned(notes(*days), TODAY)) == planned


@pytest.mark.parametrize(
    ("days", "meant"),
    [
        ([], None),
        (["11-13", "11-20", "11-27"], "11-20"),
        (["11-06", "11-13"], "11-13"),
        (["11-06", ("11-13", SKIPPED)], "11-06"),
        (["11-06", ("11-13", HELD)], None),
        (["11-06", ("11-13", HELD), ("11-18", MOVED)], None),
    ],
)
def test_meant_is_the_next_planned_else_the_last_that_did_not_take_place(
    days: list[str | tuple[str, Status]], meant: str | None
) -> None:
    assert of(to_put_off(notes(*days), TODAY)) == meant


def test_adherence_counts_a_year_and_neither_moved_nor_untouched_notes() -> None:
    story = notes(
        ("2025-11-20", HELD), ("2025-11-21", HELD), ("11-06", HELD), ("11-13", SKIPPED),
        ("11-18", MOVED), "11-19", ("11-20", HELD), ("11-27", SKIPPED), ("12-04", HELD),
    )  # fmt: skip
    found = adherence(story, TODAY)
    assert (found, found.share) == (Adherence(3, 1), 0.75)


def test_where_nothing_was_held_or_skipped_there_is_no_share() -> None:
    assert adherence([], TODAY).share is None
    assert together([Adherence(3, 1), Adherence(1, 0)]) == Adherence(4, 1)
    assert together([]) == Adherence()


@pytest.mark.parametrize(
    ("note", "facts", "to_come"),
    [
        ("11-20", {}, True),
        ("11-20", {"written": (WrittenLine(9),)}, True),
        ("11-20", {"written": (WrittenLine(9),), "mood": Mood(4)}, False),
        ("11-20", {"written": (WrittenLine(9),), "themes": ("growth",)}, False),
        ("11-20", {"actual": 30}, False),
        ("11-20", {"recap_sent": True}, False),
        ("11-20", {"status": HELD}, False),
        ("11-20", {"status": SKIPPED}, False),
        ("11-20", {"status": PLANNED, "written": (WrittenLine(9),)}, True),
        ("11-27", {"written": (WrittenLine(9),)}, True),
        ("11-27", {"status": MOVED}, False),
        ("11-13", {}, False),
        ("11-13", {"written": (WrittenLine(9),)}, False),
    ],
)
def test_a_note_of_today_is_to_come_until_its_front_matter_says_how_it_went(
    note: str, facts: dict[str, Any], to_come: bool
) -> None:
    (occasion,) = story([meeting(note, **facts)], TODAY)
    assert is_to_come(occasion, TODAY) is to_come


def test_what_went_by_without_a_word_is_neither_held_nor_skipped() -> None:
    days = notes("11-06", ("11-09", HELD), ("11-10", SKIPPED), ("11-13", PLANNED), "11-20", "11-27")
    assert [of(one) for one in unrecorded(days, TODAY)] == ["11-06", "11-13"]
