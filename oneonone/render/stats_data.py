"""The numbers for a pipe and for a script."""

from __future__ import annotations

from typing import Any

from oneonone.app.stats import PersonStats, Stats
from oneonone.domain.mood import MoodOn
from oneonone.domain.promises import Tally
from oneonone.render.visible import inline


def stats_as_lines(found: Stats) -> str:
    """Tab-separated, as counts; the columns of docs/howto/scripts-and-json.md."""
    return "".join(
        "\t".join(inline(field) for field in _fields(one)) + "\n" for one in found.people
    )


def _fields(one: PersonStats) -> list[str]:
    sides = [
        count for t in (one.mine, one.theirs) for count in (t.on_time, t.late, t.overdue, t.open)
    ]
    counts = [
        one.meetings.held,
        one.meetings.skipped,
        one.status_only,
        one.points.theirs,
        one.points.mine,
        one.points.met,
        one.points.ticked,
        one.feedback.given,
        one.feedback.received,
        one.feedback.praise,
        one.minutes.planned,
        one.minutes.actual,
        *sides,
    ]
    moods = [str(noted.mood) if noted else "" for noted in (one.first_mood, one.last_mood)]
    return [one.person.handle, *map(str, counts), *moods]


def stats_as_json(found: Stats) -> list[dict[str, Any]]:
    """One object a person; the keys of docs/reference/json.md."""
    return [_person(one, found) for one in found.people]


def _person(one: PersonStats, found: Stats) -> dict[str, Any]:
    return {
        "person": one.person.handle,
        "since": found.period.since,
        "held": one.meetings.held,
        "skipped": one.meetings.skipped,
        "unrecorded": one.unrecorded,
        "status_only": one.status_only,
        "modes": dict(one.modes),
        "minutes_planned": one.minutes.planned,
        "minutes_actual": one.minutes.actual,
        "minutes_meetings": one.minutes.meetings,
        "points_theirs": one.points.theirs,
        "points_mine": one.points.mine,
        "points_met": one.points.met,
        "points_ticked": one.points.ticked,
        "feedback_given": one.feedback.given,
        "feedback_received": one.feedback.received,
        "praise": one.feedback.praise,
        "feedback_meetings": one.feedback.meetings,
        "mine": _tally(one.mine),
        "theirs": _tally(one.theirs),
        "mood_first": _mood(one.first_mood),
        "mood_last": _mood(one.last_mood),
    }


def _tally(counts: Tally) -> dict[str, Any]:
    age = counts.open_age
    return {
        "on_time": counts.on_time,
        "late": counts.late,
        "overdue": counts.overdue,
        "done": counts.done,
        "dropped": counts.dropped,
        "open": counts.open,
        "open_age_days": None if age is None else round(age, 1),
    }


def _mood(noted: MoodOn | None) -> dict[str, Any] | None:
    if noted is None:
        return None
    return {"date": noted.date, "value": noted.mood.value, "scale": noted.mood.scale}
