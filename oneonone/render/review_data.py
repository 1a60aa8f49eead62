"""The dossier for a script."""

from __future__ import annotations

from typing import Any

from oneonone.app.review import Citation, Dossier, Entry, PrivateLine
from oneonone.domain.action_item import Item
from oneonone.domain.mood import MoodOn
from oneonone.domain.promises import Promise


def review_as_json(found: Dossier) -> dict[str, Any]:
    """One object; the keys of docs/reference/json.md."""
    return {
        "person": found.person.handle,
        "since": found.period.since,
        "until": found.period.until,
        "held": found.meetings.held,
        "skipped": found.meetings.skipped,
        "cited": found.recency.whole,
        "recent": found.recency.recent,
        "lopsided": found.recency.is_lopsided,
        "silent_months": [day.isoformat()[:7] for day in found.silent],
        "evidence": [_citation(one) for one in found.citations],
        "log": [_entry(one) for one in found.entries],
        "promises": [_promise(one) for one in found.promises],
        "goals": [_goal(one) for one in found.goals],
        "moods": [_mood(one) for one in found.moods],
        "private_lines": [_private_line(one) for one in found.private_lines],
        "left_out": found.left_out,
        "doubts": [{"path": d.path, "line": d.line, "message": d.message} for d in found.doubts],
    }


def _citation(one: Citation) -> dict[str, Any]:
    return {
        "theme": one.evidence.theme,
        "date": one.evidence.date,
        "kind": one.evidence.kind,
        "text": one.text,
        "private": one.private,
        "path": one.evidence.path,
        "line": one.evidence.line,
    }


def _entry(one: Entry) -> dict[str, Any]:
    return {
        "date": one.entry.date,
        "kind": one.entry.kind,
        "text": one.entry.text,
        "themes": list(one.entry.themes),
        "private": one.private,
        "path": one.path,
        "line": one.entry.line,
    }


def _promise(one: Promise) -> dict[str, Any]:
    line = one.item.line
    return {
        "side": one.side,
        "outcome": one.outcome.value,
        "days": one.days,
        "text": line.text,
        "due": line.due,
        "closed": one.said,
        "carried": one.item.carried,
        "private": one.item.private,
        "path": line.place.path,
        "line": line.place.line,
    }


def _goal(item: Item) -> dict[str, Any]:
    line = item.line
    return {
        "status": item.state.value,
        "text": line.text,
        "due": line.due,
        "closed": line.done or line.cancelled,
        "private": item.private,
        "path": line.place.path,
        "line": line.place.line,
    }


def _mood(one: MoodOn) -> dict[str, Any]:
    return {"date": one.date, "value": one.mood.value, "scale": one.mood.scale}


def _private_line(one: PrivateLine) -> dict[str, Any]:
    return {"date": one.date, "text": one.text, "path": one.path, "line": one.line}
