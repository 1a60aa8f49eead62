"""A preparation for scripts."""

from __future__ import annotations

from typing import Any

from oneonone.app.look_back import PastMeeting
from oneonone.app.prepare import Praise, Preparation, Suggestion
from oneonone.domain.habits import StatusShare
from oneonone.domain.meeting import Mood
from oneonone.render.agenda import point_as_json
from oneonone.render.items import item_as_json


def preparation_as_json(page: Preparation) -> dict[str, Any]:
    """The keys of docs/reference/json.md: a section of the page each."""
    person, coming = page.person, page.coming
    return {
        "person": person.handle,
        "name": person.display_name,
        "day": coming.day,
        "path": coming.meeting.path if coming.meeting else None,
        "time": person.time,
        "timezone": person.timezone,
        "duration": coming.duration,
        "mode": coming.mode,
        "away_until": coming.away_until,
        "style": person.style,
        "prefers": dict(person.prefers),
        "mine": [item_as_json(row) for row in page.mine],
        "theirs": [item_as_json(row) for row in page.theirs],
        "others": [item_as_json(row) for row in page.others],
        "points": [point_as_json(row) for row in page.points],
        "praise": [_praise(one) for one in page.praise],
        "questions": [_question(one) for one in page.questions],
        "meetings": [_meeting(one) for one in page.meetings],
        "moods": [
            {"date": one.date, **_mood(one.mood), "level": round(one.level, 2)}
            for one in page.moods
        ],
        "mood_trend": page.mood_trend,
        "mood_usual": _mood(page.mood_usual.mood) if page.mood_usual else None,
        "goals": [item_as_json(row) for row in page.goals],
        "goals_last": page.goals_last,
        "unsent_recap": page.unsent.path if page.unsent else None,
        "unrecorded": [{"date": one.date, "path": one.path} for one in page.unrecorded],
        "same_mode": {"mode": page.same_mode.mode, "count": page.same_mode.count}
        if page.same_mode
        else None,
        "status": _status(page.status),
        "private": [{"path": one.path, "line": one.line, "text": one.text} for one in page.private],
    }


def _praise(one: Praise) -> dict[str, Any]:
    return {
        "date": one.entry.date,
        "text": one.entry.text,
        "path": one.path,
        "line": one.entry.line,
        "private": one.entry.private,
    }


def _question(one: Suggestion) -> dict[str, Any]:
    return {
        "id": one.id,
        "theme": one.theme,
        "text": one.text,
        "days": one.days,
        "path": one.path,
        "private": one.private,
    }


def _status(share: StatusShare) -> dict[str, Any]:
    return {
        "status": share.status,
        "held": share.held,
        "status_before": share.status_before,
        "held_before": share.held_before,
        "grew": share.grew,
    }


def _meeting(one: PastMeeting) -> dict[str, Any]:
    meeting = one.meeting
    return {
        "date": meeting.date,
        "path": meeting.path,
        "mode": meeting.mode,
        "mood": _mood(meeting.mood) if meeting.mood else None,
        "themes": list(one.themes),
        "summary": list(one.summary),
        "decisions": list(one.decisions),
        "notes": list(one.notes),
    }


def _mood(mood: Mood) -> dict[str, Any]:
    return {"value": mood.value, "scale": mood.scale}
