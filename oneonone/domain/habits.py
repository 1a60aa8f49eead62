"""What has become a habit between two people, and might do with a change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from oneonone.domain.coverage import Occasion, evidence_of
from oneonone.domain.record import Record
from oneonone.domain.theme import ANTI_THEME

ALIKE = 4
"""So many meetings of one mode in a row are a habit."""

_RECENT = 8
_FEWEST = 3


class SameMode(Record):
    """How many of the last meetings held were all of one mode."""

    mode: str
    count: int  # type: ignore[assignment]  # a tuple's own method gives way


class StatusShare(Record):
    """How many of the last meetings held were status and nothing else, and of those before."""

    status: int
    held: int
    status_before: int
    held_before: int

    @property
    def grew(self) -> bool:
        """Whether it is more than a third, and more than it was."""
        if self.held < _FEWEST or 3 * self.status <= self.held:
            return False
        return self.status * self.held_before > self.status_before * self.held or (
            not self.held_before
        )


def same_mode(modes: Sequence[str | None]) -> SameMode | None:
    """The habit in the modes of the meetings held, earliest first; None where there is none."""
    last = modes[-1] if modes else None
    if last is None:
        return None
    count = 0
    for mode in reversed(modes):
        if mode != last:
            break
        count += 1
    return SameMode(last, count) if count >= ALIKE else None


def is_status_only(occasion: Occasion) -> bool:
    """Whether a held meeting touched status and no other theme.

    One that names no theme at all is none: nobody said what it was about.
    """
    return {one.theme for one in evidence_of(occasion)} == {ANTI_THEME}


def status_share(occasions: Iterable[Occasion]) -> StatusShare:
    """The share of status in the last eight meetings held, and in the eight before them."""
    held = [is_status_only(occasion) for occasion in occasions if occasion.held]
    recent, before = held[-_RECENT:], held[-2 * _RECENT : -_RECENT]
    return StatusShare(sum(recent), len(recent), sum(before), len(before))
