"""Held, without a status: dated not after today, and something in the note shows it."""

from __future__ import annotations

from typing import Any

import pytest

from oneonone.domain.meeting import ClosedItem, Mood, Status, WrittenLine
from tests.domain_values import day, meeting

TODAY = day("11-20")


def held(*, note: str = "11-20", earlier: frozenset[str] = frozenset(), **facts: Any) -> bool:
    return meeting(note, **facts).took_place(TODAY, earlier)


def test_a_mood_reads_as_it_was_written() -> None:
    assert [str(mood) for mood in (Mood(4), Mood(7, 10), Mood(3.5, 5))] == ["4", "7/10", "3.5/5"]


def test_an_untouched_note_is_no_meeting() -> None:
    assert not held()


SIGNS: dict[str, dict[str, Any]] = {
    "mood": {"mood": Mood(4, 5)},
    "lowest mood": {"mood": Mood(0)},
    "actual minutes": {"actual": 25},
    "no actual minutes": {"actual": 0},
    "themes": {"themes": ("growth",)},
    "recap sent": {"recap_sent": True},
    "a written line": {"written": (WrittenLine(12),)},
    "a closed point": {"closed": (ClosedItem(is_topic=True, id=None, on=None),)},
    "the status": {"status": Status.HELD},
}


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS.keys())
def test_one_sign_is_enough_once_its_day_has_come(sign: dict[str, Any]) -> None:
    assert held(**sign)
    assert held(note="11-19", **sign)


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS.keys())
def test_no_sign_makes_a_meeting_of_tomorrow_one_that_was_held(sign: dict[str, Any]) -> None:
    assert not held(note="11-21", **sign)


@pytest.mark.parametrize("status", [Status.PLANNED, Status.MOVED, Status.SKIPPED])
def test_a_status_that_says_otherwise_goes_before_every_sign(status: Status) -> None:
    signs = {name: value for sign in SIGNS.values() for name, value in sign.items()}
    assert not held(**{**signs, "status": status})


@pytest.mark.parametrize(
    "facts",
    [
        {"duration": 30},
        {"mode": "video"},
        {"template": "first"},
        {"tags": ("remote",)},
        {"moved_to": day("11-27")},
        {"reason": "ill"},
        {"item_ids": frozenset({"a3f9"})},
    ],
    ids=str,
)
def test_what_is_planned_ahead_is_no_sign(facts: dict[str, Any]) -> None:
    assert not held(**facts)


@pytest.mark.parametrize("where", [{"in_agenda": True}, {"private": True}], ids=str)
def test_lines_in_agenda_and_private_sections_are_no_sign(where: dict[str, Any]) -> None:
    assert not held(written=(WrittenLine(12, **where),))
    assert held(written=(WrittenLine(12, **where), WrittenLine(13)))


class TestCarriedItems:
    EARLIER = frozenset({"a3f9"})

    def test_an_open_one_was_not_written_here(self) -> None:
        carried = WrittenLine(12, carry_id="a3f9", carry_open=True)
        assert not held(written=(carried,), earlier=self.EARLIER)

    def test_nor_was_it_when_the_note_it_came_from_is_lost(self) -> None:
        assert not held(written=(WrittenLine(12, carry_id="a3f9", carry_open=True),))

    def test_one_dropped_or_moved_on_was_not_written_here_either(self) -> None:
        carried = WrittenLine(12, carry_id="a3f9")
        assert not held(written=(carried,), earlier=self.EARLIER)

    def test_but_a_dropped_one_that_stood_nowhere_before_was(self) -> None:
        assert held(written=(WrittenLine(12, carry_id="k2mm"),), earlier=self.EARLIER)

    @pytest.mark.parametrize(
        ("on", "shows"),
        [(None, True), ("11-20", True), ("11-23", True), ("11-19", False), ("11-06", False)],
    )
    def test_one_closed_on_the_day_or_later_shows_a_meeting(
        self, on: str | None, shows: bool
    ) -> None:
        closed = ClosedItem(is_topic=False, id="a3f9", on=day(on) if on else None)
        assert held(closed=(closed,), earlier=self.EARLIER) is shows

    def test_one_that_was_not_carried_shows_nothing_by_its_id_alone(self) -> None:
        for other in ("k2mm", None):
            closed = ClosedItem(is_topic=False, id=other, on=None)
            assert not held(closed=(closed,), earlier=self.EARLIER)

    def test_a_point_ticked_off_before_the_day_shows_nothing(self) -> None:
        closed = ClosedItem(is_topic=True, id=None, on=day("11-18"))
        assert not held(closed=(closed,))


def test_written_lines_are_those_not_merely_carried_in_private_ones_too() -> None:
    kept = [
        WrittenLine(1),
        WrittenLine(2, private=True),
        WrittenLine(3, in_agenda=True),
        WrittenLine(4, carry_id="k2mm"),
    ]
    carried = [WrittenLine(5, carry_id="a3f9"), WrittenLine(6, carry_id="zzzz", carry_open=True)]
    note = meeting(written=(*carried, *kept))
    assert note.written_lines({"a3f9"}) == kept
