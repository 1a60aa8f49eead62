"""Which theme has come up with whom, when, and on the strength of which line."""

from __future__ import annotations

from oneonone.domain.cadence import days_without, is_away_throughout
from oneonone.domain.day import date
from oneonone.domain.record import Record
from oneonone.domain.theme import ANTI_THEME, MONTH_DAYS, STARTING_SET_OF_OTHERS

TYPE_CHECKING = False  # every `coverage` loads this; see oneonone.domain.record
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

    from oneonone.domain.cadence import Away
    from oneonone.domain.meeting import Meeting, WrittenLine
    from oneonone.domain.person import Person
    from oneonone.domain.theme import ThemeSet

    EvidenceKind = Literal["front-matter", "tag", "section", "answer", "log"]
else:
    EvidenceKind = str

YEAR_DAYS = 365


class Evidence(Record):
    """One line that shows that a theme came up."""

    theme: str
    date: date
    path: str
    line: int
    kind: EvidenceKind


class Occasion(Record):
    """A dated note in the person's story: whether it was held and what was written in it."""

    meeting: Meeting
    held: bool
    written: tuple[WrittenLine, ...]


class FollowedTheme(Record):
    """A theme one follows with a person.

    `nominal_days` is the window as set, `window_days` the one in force: never shorter than two of
    the person's cadences. `pinned` themes show even where nothing was ever said of them.
    """

    name: str
    nominal_days: int
    window_days: int
    pinned: bool


class ThemeStanding(Record):
    """How one theme stands with one person on a day.

    `days` since `last` (both None if never); `waited_days` is what counts against the window:
    since the later of `last` and the start, without time away (None before any start).
    `evidence` is that of the month looked at, else of the last year; `covered` says whether there
    is any in that month, None without one and where it does not apply.
    """

    theme: FollowedTheme
    last: date | None
    days: int | None
    waited_days: int | None
    count: int  # type: ignore[assignment]  # a tuple's own method gives way
    stale: bool
    evidence: tuple[Evidence, ...]
    covered: bool | None = None

    @property
    def urgency(self) -> float:
        """Age ÷ window; a theme that never came up is older than any other."""
        if self.last is None:
            return float("inf")
        return (self.waited_days or 0) / self.theme.window_days

    @property
    def is_monthly(self) -> bool:
        """Whether the theme's window is one that a month is looked at for."""
        return self.theme.nominal_days <= MONTH_DAYS

    @property
    def is_gap(self) -> bool:
        """Whether the theme is missing from the month looked at.

        The further themes count only where the notebook or the profile names them: nobody is to
        be nagged about eleven themes a month.
        """
        return self.covered is False and self.theme.pinned

    @property
    def is_quiet(self) -> bool:
        """Whether the theme is stale and followed on purpose, or came up before."""
        return self.stale and (self.theme.pinned or self.last is not None)


def story(meetings: Iterable[Meeting], today: date) -> list[Occasion]:
    """A person's dated notes in order, each with whether it was held and what was written."""
    occasions = []
    earlier: set[str] = set()
    for meeting in sorted(meetings, key=lambda m: m.sequence):
        occasions.append(
            Occasion(
                meeting,
                meeting.took_place(today, earlier),
                tuple(meeting.written_lines(earlier)),
            )
        )
        earlier |= meeting.item_ids
    return occasions


def evidence_of(occasion: Occasion) -> list[Evidence]:
    """What a held meeting shows, by front matter, tags, sections and answers; else nothing."""
    if not occasion.held:
        return []
    meeting = occasion.meeting
    found = [
        Evidence(theme, meeting.date, meeting.path, meeting.themes_line, "front-matter")
        for theme in meeting.themes
    ]
    for line in occasion.written:
        by_kind: list[tuple[EvidenceKind, str]] = [("tag", theme) for theme in line.tags]
        if line.section_theme:
            by_kind.append(("section", line.section_theme))
        if line.answers:
            by_kind.append(("answer", line.answers))
        found += [
            Evidence(theme, meeting.date, meeting.path, line.line, kind) for kind, theme in by_kind
        ]
    return found


def followed_themes(
    person: Person, themes: ThemeSet, one_window: int | None = None
) -> list[FollowedTheme]:
    """The themes followed with a person, in order of display.

    `one_window` (days) replaces every window.
    """
    from oneonone.domain.person import REPORT

    followed = []
    shortest = 2 * person.rhythm.days if person.rhythm else 0
    for theme in themes.themes:
        own = theme.name in person.themes
        days = person.themes[theme.name] if own else theme.window_days
        starting = person.relation == REPORT or theme.name in STARTING_SET_OF_OTHERS
        if days is None or theme.name == ANTI_THEME or not (own or starting):
            continue
        pinned = own or theme.core or theme.name in themes.configured
        if person.relation != REPORT:
            pinned = True
        window = one_window or max(days, shortest)
        followed.append(FollowedTheme(theme.name, one_window or days, window, pinned))
    return followed


def standings(
    followed: Sequence[FollowedTheme],
    evidence: Iterable[Evidence],
    start: date | None,
    away: Sequence[Away],
    today: date,
    month: tuple[date, date] | None = None,
) -> list[ThemeStanding]:
    """How each followed theme stands on `today`, or within `month` (its first and last day).

    It is counted from `start`, the day the two began: `since`, else that of the first held meeting.
    `away` holds the person's ranges and the manager's together; evidence after `today` is ignored.
    """
    by_theme: dict[str, list[Evidence]] = {}
    for one in sorted(evidence, key=lambda e: (e.date, e.path, e.line)):
        if one.date <= today:
            by_theme.setdefault(one.theme, []).append(one)
    applies = month is not None and _month_applies(start, month, away, today)
    year_ago = date.fromordinal(max(today.toordinal() - YEAR_DAYS + 1, 1))
    rows = []
    for theme in followed:
        own = by_theme.get(theme.name, [])
        last = own[-1].date if own else None
        waited = _waited(last, start, away, today)
        period = month or (year_ago, today)
        shown = tuple(e for e in own if period[0] <= e.date <= period[1])
        in_month = applies and theme.nominal_days <= MONTH_DAYS
        rows.append(
            ThemeStanding(
                theme=theme,
                last=last,
                days=(today - last).days if last else None,
                waited_days=waited,
                count=len({e.date for e in own if e.date >= year_ago}),
                stale=waited is not None and waited > theme.window_days,
                evidence=shown,
                covered=bool(shown) if in_month else None,
            )
        )
    return rows


def _waited(last: date | None, start: date | None, away: Sequence[Away], today: date) -> int | None:
    if start is None or start > today:
        return None
    return days_without(away, max(last or start, start), today)


def _month_applies(
    start: date | None, month: tuple[date, date], away: Sequence[Away], today: date
) -> bool:
    """A month before the start, all away or still to come says nothing."""
    first, last = month
    if start is None or first > today or last < start:
        return False
    return not is_away_throughout(away, first, last)


def bring_up(rows: Sequence[ThemeStanding], ahead_days: int, core: Sequence[str]) -> list[str]:
    """The themes to bring into the next conversation, most wanted first.

    First the core ones that are stale or will be within `ahead_days`, then all others by age ÷
    window, those that never came up as the oldest. Looking ahead to the meeting after next, two
    cadences, keeps six themes inside their windows at three a meeting, whatever came up before.
    """

    def rank(row: ThemeStanding) -> tuple[bool, float]:
        due = (row.waited_days or 0) + ahead_days > row.theme.window_days
        return (not (row.theme.name in core and due), -row.urgency)

    return [row.theme.name for row in sorted(rows, key=rank)]


def without_theme(occasions: Iterable[Occasion]) -> tuple[int, int]:
    """How many held meetings name no theme at all, and how many were held."""
    held = [occasion for occasion in occasions if occasion.held]
    return sum(1 for occasion in held if not evidence_of(occasion)), len(held)
