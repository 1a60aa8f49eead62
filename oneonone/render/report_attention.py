"""What of the report needs attention first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from oneonone.app.report import PersonReport, ThemeOverTime
from oneonone.domain.dates import short_date
from oneonone.domain.promises import Promise
from oneonone.render.proportion import counted
from oneonone.render.visible import inline

_MOST_OVERDUE = 20


def attention(people: Sequence[PersonReport], today: date) -> list[dict[str, Any]]:
    """The groups that have something, the most pressing first."""
    late = sorted(people, key=lambda one: -(one.row.late_days or 0))
    overdue = [(promise, one) for one in people for promise in one.overdue]
    overdue.sort(key=lambda pair: -(pair[0].days or 0))
    mine = [pair for pair in overdue if pair[0].side == "mine"]
    theirs = [pair for pair in overdue if pair[0].side == "theirs"]
    groups = [
        ("Late", [_late(one, today) for one in late if one.row.late_days]),
        ("Overdue, yours", _overdue(mine)),
        ("Overdue, theirs", _overdue(theirs)),
        ("Gone quiet", [words for one in people if (words := _quiet(one))]),
        ("Mood", [_falling(one) for one in people if one.mood_trend == "falling"]),
    ]
    return [{"title": title, "lines": lines} for title, lines in groups if lines]


def _name(one: PersonReport) -> str:
    return inline(one.row.person.display_name)


def _late(one: PersonReport, today: date) -> dict[str, str]:
    last = f"last met {short_date(one.row.last, today)}" if one.row.last else "never met"
    return _line(f"{counted(one.row.late_days or 0, 'day')} late", _name(one), last)


def _overdue(found: Sequence[tuple[Promise, PersonReport]]) -> list[dict[str, str]]:
    lines = [
        _line(
            f"{counted(promise.days or 0, 'day')} late", _name(one), inline(promise.item.line.text)
        )
        for promise, one in found[:_MOST_OVERDUE]
    ]
    if len(found) > _MOST_OVERDUE:
        lines.append(_line("", "", f"and {len(found) - _MOST_OVERDUE} more; see: 1on1 todo"))
    return lines


def _quiet(one: PersonReport) -> dict[str, str] | None:
    quiet = [theme for theme in one.themes if theme.standing.is_quiet]
    quiet.sort(key=lambda theme: -theme.standing.urgency)
    words = ", ".join(_age(theme) for theme in quiet)
    return _line(counted(len(quiet), "theme"), _name(one), words) if quiet else None


def _age(theme: ThemeOverTime) -> str:
    row = theme.standing
    ago = "never" if row.days is None else f"{counted(row.days, 'day')} ago"
    return f"{inline(row.theme.name)} ({ago})"


def _falling(one: PersonReport) -> dict[str, str]:
    moods = " → ".join(str(mood.mood) for mood in one.moods[-3:])
    return _line("falling", _name(one), moods)


def _line(what: str, who: str, more: str) -> dict[str, str]:
    return {"what": what, "who": who, "more": more}
