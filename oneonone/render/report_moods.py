"""The report's lines of moods, as plain numbers and texts; see oneonone.render.report_charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from oneonone.domain.dates import short_date
from oneonone.domain.mood import MoodOn
from oneonone.domain.period import Period
from oneonone.render.report_charts import HEAD, LABELS, STEP, columns

_HEIGHT = 90
_EDGE = 8  # so that a dot at the top or the bottom is a whole one


def mood_line(moods: Sequence[MoodOn], spans: Sequence[Period], today: date) -> dict[str, Any]:
    """A line through the moods, high ones up, below the same columns as all the rest."""
    first, days = spans[0].since, (spans[-1].until - spans[0].since).days or 1
    field = len(spans) * STEP - STEP

    def x(day: date) -> int:
        return LABELS + STEP // 2 + (day - first).days * field // days

    points = [
        {
            "x": x(one.date),
            "y": HEAD + round((1 - one.level) * (_HEIGHT - 2 * _EDGE)) + _EDGE,
            "title": f"{short_date(one.date, today)}: {one.mood}",
        }
        for one in moods
    ]
    said = ", ".join(f"{one.mood} on {short_date(one.date, today)}" for one in moods)
    return {
        "width": max(LABELS + len(spans) * STEP, LABELS + 4 * STEP),
        "height": HEAD + _HEIGHT,
        "left": LABELS,
        "top": HEAD,
        "bottom": HEAD + _HEIGHT,
        "field": len(spans) * STEP,
        "columns": columns(spans, today),
        "points": points,
        "line": " ".join(f"{point['x']},{point['y']}" for point in points),
        "desc": f"{said}.",
    }
