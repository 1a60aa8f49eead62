"""What became of the meetings, week by week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from oneonone.domain.cadence import Away, is_away_throughout
from oneonone.domain.coverage import Occasion
from oneonone.domain.meeting import Status
from oneonone.domain.period import Period
from oneonone.domain.record import Record
from oneonone.domain.spans import count_in


class Meetings(Record):
    """How many meetings of a span were held, skipped or moved; `away`: none was expected."""

    held: int = 0
    skipped: int = 0
    moved: int = 0
    away: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing is known of that span."""
        return not (self.held or self.skipped or self.moved or self.away)


def meetings_in(
    occasions: Iterable[Occasion], away: Sequence[Away], spans: Sequence[Period]
) -> tuple[Meetings, ...]:
    """What the notes say of the meetings of each span."""
    every = list(occasions)
    held = [one.meeting.date for one in every if one.held]
    skipped = [one.meeting.date for one in every if one.meeting.status is Status.SKIPPED]
    moved = [one.meeting.date for one in every if one.meeting.status is Status.MOVED]
    counts = zip(
        count_in(spans, held), count_in(spans, skipped), count_in(spans, moved), strict=True
    )
    return tuple(
        Meetings(*numbers, away=is_away_throughout(away, span.since, span.until))
        for span, numbers in zip(spans, counts, strict=True)
    )
