"""What the notes say of a person's themes, and how the index keeps it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from oneonone.app.item_rows import BETWEEN, escaped, fields_of, lines_of, packed
from oneonone.domain.cadence import Away
from oneonone.domain.coverage import YEAR_DAYS, Evidence, FollowedTheme
from oneonone.domain.day import date
from oneonone.domain.record import Record

TYPE_CHECKING = False  # every `coverage` loads this; see oneonone.domain.record
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class CoverageFacts(Record):
    """What the notes say of a person's themes, apart from what day it is.

    `held` are the days of the meetings that took place or will have, in order: `2026-11-20+` where
    one names a theme, else `2026-11-20-`. Of `evidence` the index gives what the answer needs.
    """

    handle: str
    since: date | None
    archived: date | None
    away: tuple[Away, ...]
    followed: tuple[FollowedTheme, ...]
    held: Sequence[str]
    evidence: Sequence[Evidence]

    def held_until(self, today: date) -> Sequence[str]:
        """Those of the meetings whose day has come."""
        return self.held[: bisect_right(self.held, f"{today}~")]

    def first_held(self, today: date) -> date | None:
        """The day of the first meeting that took place."""
        held = self.held_until(today)
        return date.fromisoformat(held[0][:-1]) if held else None


def packed_coverage(facts: CoverageFacts) -> bytes:
    """What the notes say of themes, as bytes; the evidence comes last and in order."""
    head = [
        [_iso(facts.since), _iso(facts.archived)],
        ["", *(f"{away.first} {away.last}" for away in facts.away)],
        ["", *(" ".join(_words(theme)) for theme in facts.followed)],
        ["", *facts.held],
    ]
    lines = [[str(e.date), e.theme, e.path, str(e.line), e.kind] for e in facts.evidence]
    return packed([*head, *lines])


def unpacked_coverage(handle: str, body: bytes, first: date, today: date) -> CoverageFacts:
    """What `packed_coverage` was given, without the evidence that says nothing of `first` to
    `today` and is not the last one of its theme.
    """
    days, away, followed, held, *lines = lines_of(body)
    since, archived = days.split(BETWEEN)
    themes = [_theme(words) for words in fields_of(followed)[1:]]
    return CoverageFacts(
        handle=handle,
        since=_day(since),
        archived=_day(archived),
        away=tuple(_away(days) for days in away.split(BETWEEN)[1:]),
        followed=tuple(themes),
        held=held.split(BETWEEN)[1:],
        evidence=_needed(lines, themes, first, today),
    )


def first_needed(month: tuple[date, date] | None, today: date) -> date:
    """The first day whose evidence an answer may show: a year ago, or the month's first."""
    year_ago = date.fromordinal(max(today.toordinal() - YEAR_DAYS + 1, 1))
    return min(year_ago, month[0]) if month else year_ago


def _needed(
    lines: Sequence[str], themes: Iterable[FollowedTheme], first: date, today: date
) -> list[Evidence]:
    """Lines begin with their day, so that those of a period are found without reading them."""
    begin, end = bisect_left(lines, f"{first}"), bisect_right(lines, f"{today}~")
    recent = [_evidence(line) for line in lines[begin:end]]
    missing = {theme.name for theme in themes}.difference(one.theme for one in recent)
    older = "\n".join(lines[:begin])
    last = []
    for theme in missing:
        place = older.rfind(f"{BETWEEN}{escaped(theme)}{BETWEEN}")
        if place >= 0:
            last.append(_evidence(older[older.rfind("\n", 0, place) + 1 :].split("\n", 1)[0]))
    return [*last, *recent]


def _evidence(line: str) -> Evidence:
    day, theme, path, number, kind = fields_of(line)
    return Evidence(theme, date.fromisoformat(day), path, int(number), kind)  # type: ignore[arg-type]


def _words(theme: FollowedTheme) -> tuple[str, ...]:
    return theme.name, str(theme.nominal_days), str(theme.window_days), "+" if theme.pinned else "-"


def _theme(words: str) -> FollowedTheme:
    name, nominal, window, pinned = words.rsplit(" ", 3)
    return FollowedTheme(name, int(nominal), int(window), pinned == "+")


def _away(days: str) -> Away:
    first, last = days.split(" ")
    return Away(date.fromisoformat(first), date.fromisoformat(last))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
