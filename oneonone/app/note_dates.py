"""The date words of a note, seen from its day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from oneonone.domain.action_item import next_meeting
from oneonone.domain.cadence import Cadence
from oneonone.domain.dates import NEXT_MEETING, resolve_word


class NoteDates:
    """What the date words of one note mean.

    `day` is the note's own; `days` are those of the person's meetings, among which `next` looks
    for the first one after it, and without one goes by `rhythm`.
    """

    def __init__(self, day: date | None, days: Iterable[date], rhythm: Cadence | None) -> None:
        self.day = day
        self.days = sorted(set(days))
        self.rhythm = rhythm

    def resolve(self, word: str) -> date | None:
        """The day of a word; None where the note has no day, or nothing tells the next meeting."""
        if self.day is None:
            return None
        if word.lower() == NEXT_MEETING:
            return next_meeting(self.day, self.days, self.rhythm)
        return resolve_word(word, self.day)
