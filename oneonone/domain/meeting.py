"""A meeting note's facts, and whether the meeting took place."""

from __future__ import annotations

import datetime  # the module, for Meeting has a field called date
from collections.abc import Collection
from enum import Enum

from oneonone.domain.record import Record


class Status(Enum):
    """What the front matter may say of a meeting."""

    PLANNED = "planned"
    HELD = "held"
    MOVED = "moved"
    SKIPPED = "skipped"


MODES = ("in-person", "video", "phone", "walk", "async")


class Mood(Record):
    """A mood on the scale the user chose: `7/10` is Mood(7, 10), a bare `4` has no scale."""

    value: float
    scale: int | None = None

    def __str__(self) -> str:
        return f"{self.value:g}" + (f"/{self.scale}" if self.scale else "")


class WrittenLine(Record):
    """A line somebody wrote, and the themes it speaks for.

    `carry_id` is set where the line belongs to an item that has an id and is not ticked: should
    that item have been carried in from an earlier note, nobody wrote the line here.
    """

    line: int
    tags: tuple[str, ...] = ()
    section_theme: str | None = None
    answers: str | None = None
    in_agenda: bool = False
    private: bool = False
    carry_id: str | None = None
    carry_open: bool = False

    def was_carried_in(self, earlier_ids: Collection[str]) -> bool:
        """Whether the line only repeats a promise of an earlier note."""
        return self.carry_id is not None and (self.carry_open or self.carry_id in earlier_ids)


class ClosedItem(Record):
    """An item that stands closed in a note: a talking point, or one with an id of its own."""

    is_topic: bool
    id: str | None
    on: datetime.date | None


class Prompt(Record):
    """A question put into a note, and whether something was written below it.

    It begins in `first_line` and ends in `line`.
    """

    question_id: str
    theme: str | None
    line: int
    answered: bool
    first_line: int


class Meeting(Record):
    """One dated note. Minutes for durations; `themes` are names, with the line that says so."""

    path: str
    date: datetime.date
    sequence: tuple[int, int, str]
    status: Status | None = None
    moved_to: datetime.date | None = None
    reason: str | None = None
    template: str | None = None
    mode: str | None = None
    duration: int | None = None
    actual: int | None = None
    themes: tuple[str, ...] = ()
    themes_line: int = 1
    mood: Mood | None = None
    recap_sent: bool = False
    tags: tuple[str, ...] = ()
    written: tuple[WrittenLine, ...] = ()
    closed: tuple[ClosedItem, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    item_ids: frozenset[str] = frozenset()

    def took_place(self, today: datetime.date, earlier_ids: Collection[str]) -> bool:
        """Whether it was held: its day has come, and its status says so or something is in it.

        `earlier_ids` are the ids that stand in the person's earlier notes.
        """
        if self.date > today:
            return False
        if self.status is not None:
            return self.status is Status.HELD
        return (
            self.mood is not None
            or self.actual is not None
            or self.recap_sent
            or bool(self.themes)
            or self._closed_something(earlier_ids)
            or self._written_outside_agenda(earlier_ids)
        )

    def written_lines(self, earlier_ids: Collection[str]) -> list[WrittenLine]:
        """What was written in this note and not merely carried into it."""
        return [line for line in self.written if not line.was_carried_in(earlier_ids)]

    def _written_outside_agenda(self, earlier_ids: Collection[str]) -> bool:
        return any(
            not line.in_agenda and not line.private for line in self.written_lines(earlier_ids)
        )

    def _closed_something(self, earlier_ids: Collection[str]) -> bool:
        return any(
            (item.is_topic or item.id in earlier_ids) and (item.on is None or item.on >= self.date)
            for item in self.closed
        )
