"""What a look back rests on: which lines are worth citing, how old they are, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from oneonone.domain.cadence import Away, is_away_throughout
from oneonone.domain.coverage import Evidence
from oneonone.domain.period import Period
from oneonone.domain.record import Record

RECENT_DAYS = 42
_LONG_DAYS = 84


def worth_citing(evidence: Iterable[Evidence], period: Period) -> list[Evidence]:
    """The evidence of a period by day, each line once a theme.

    A theme's name in the front matter is left out where a line of the same note says more.
    """
    inside = [one for one in evidence if period.holds(one.date)]
    said = {(one.theme, one.path) for one in inside if one.kind != "front-matter"}
    seen: set[tuple[str, str, int]] = set()
    found = []
    for one in sorted(inside, key=lambda e: (e.date, e.path, e.line)):
        key = (one.theme, one.path, one.line)
        redundant = one.kind == "front-matter" and (one.theme, one.path) in said
        if key not in seen and not redundant:
            seen.add(key)
            found.append(one)
    return found


class Recency(Record):
    """How many of the `whole` lines cited are from the last six weeks of the period."""

    recent: int
    whole: int
    is_lopsided: bool

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None where nothing is cited."""
        return self.recent / self.whole if self.whole else None


def recency(cited: Sequence[Evidence], period: Period) -> Recency:
    """The share of the last six weeks, which memory favours: a line counts once, however often
    it is cited. Lopsided: more than half, in a period of more than twelve weeks.
    """
    day_of = {(one.path, one.line): one.date for one in cited}
    recent = sum(1 for day in day_of.values() if (period.until - day).days < RECENT_DAYS)
    lopsided = period.days > _LONG_DAYS and 2 * recent > len(day_of)
    return Recency(recent, len(day_of), lopsided)


def silent_months(days: Collection[date], period: Period, away: Sequence[Away]) -> tuple[date, ...]:
    """The first days of the months wholly inside the period that hold none of `days`.

    A month in which somebody was away throughout is nobody's omission.
    """
    spoken = {(day.year, day.month) for day in days}
    return tuple(
        first
        for first, last in period.whole_months()
        if (first.year, first.month) not in spoken and not is_away_throughout(away, first, last)
    )
