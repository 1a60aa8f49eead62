"""Meetings to come and meetings that fell through: what is planned, and how many were held."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from oneonone.domain.coverage import YEAR_DAYS, Occasion
from oneonone.domain.meeting import Meeting, Status
from oneonone.domain.record import Record


def is_planned(occasion: Occasion) -> bool:
    """Whether the meeting of a note may still take place: not held, put off or skipped."""
    return not occasion.held and occasion.meeting.status in (None, Status.PLANNED)


def is_to_come(occasion: Occasion, today: date) -> bool:
    """Whether the meeting may be ahead still; what stands in a note of today may prepare for it.

    Only front matter tells that it is over: how it went, or a status.
    """
    meeting = occasion.meeting
    if is_planned(occasion) or meeting.date != today:
        return is_planned(occasion) and meeting.date >= today
    is_told = meeting.status or meeting.mood or meeting.actual or meeting.recap_sent
    return not is_told and not meeting.themes


def next_planned(occasions: Iterable[Occasion], today: date) -> Meeting | None:
    """The first planned meeting from `today` on; `occasions` are in order."""
    coming = (o.meeting for o in occasions if is_planned(o) and o.meeting.date >= today)
    return next(coming, None)


def to_put_off(occasions: Sequence[Occasion], today: date) -> Meeting | None:
    """The meeting one means to move or skip: the next one planned.

    Without one, the last whose day went by without it, if none was held since.
    """
    found = next_planned(occasions, today)
    if found is not None:
        return found
    for occasion in reversed(occasions):
        if occasion.held:
            return None
        if is_planned(occasion):
            return occasion.meeting
    return None


def unrecorded(occasions: Iterable[Occasion], today: date) -> list[Meeting]:
    """The meetings whose day went by, and nothing tells whether they took place."""
    return [o.meeting for o in occasions if is_planned(o) and o.meeting.date < today]


class Adherence(Record):
    """How many meetings of the last 365 days were held, and how many skipped.

    A meeting that was moved is neither: its new day tells.
    """

    held: int = 0
    skipped: int = 0

    @property
    def share(self) -> float | None:
        """Held ÷ (held + skipped), None where there was neither."""
        both = self.held + self.skipped
        return self.held / both if both else None


def together(each: Collection[Adherence]) -> Adherence:
    """What several add up to."""
    return Adherence(sum(one.held for one in each), sum(one.skipped for one in each))


def adherence(occasions: Iterable[Occasion], today: date) -> Adherence:
    """The adherence of the 365 days that end with `today`."""
    recent = [o for o in occasions if 0 <= (today - o.meeting.date).days < YEAR_DAYS]
    skipped = sum(1 for o in recent if o.meeting.status is Status.SKIPPED)
    return Adherence(sum(1 for o in recent if o.held), skipped)
