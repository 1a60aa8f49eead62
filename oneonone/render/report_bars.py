"""The report's bars of promises, as plain numbers and texts; see oneonone.render.report_charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from oneonone.domain.dates import month_name
from oneonone.domain.promise_months import MonthOfPromises
from oneonone.render.proportion import counted

_HEIGHT = 90
_FREE = 16  # above the highest bar, for its number
_FEET = 20  # below the bars, for the months
_BAR = 16
_MONTH = 62
_NARROWEST = 120


def month_bars(months: Sequence[MonthOfPromises], today: date) -> dict[str, Any]:
    """For each month a bar of what was promised, and one of what was kept, the late part on top."""
    most = max((max(one.made, one.kept + one.late) for one in months), default=0) or 1

    def height(number: int) -> int:
        return round(number * (_HEIGHT - _FREE) / most)

    base = _HEIGHT
    groups = [
        {
            "x": 4 + place * _MONTH,
            "month": _month(one.month.since, today),
            "made": {"number": one.made, "y": base - height(one.made), "height": height(one.made)},
            "kept": {"number": one.kept, "y": base - height(one.kept), "height": height(one.kept)},
            "late": {
                "number": one.late,
                "y": base - height(one.kept + one.late),
                "height": height(one.kept + one.late) - height(one.kept),
            },
            "both": one.kept + one.late,
        }
        for place, one in enumerate(months)
    ]
    said = "; ".join(f"{_month(one.month.since, today)}: {_in_words(one)}" for one in months)
    return {
        "width": max(len(months) * _MONTH + 8, _NARROWEST),
        "height": _HEIGHT + _FEET,
        "base": base,
        "bar": _BAR,
        "groups": groups,
        "desc": f"{said}.",
    }


def _month(day: date, today: date) -> str:
    text = month_name(day)
    return text[:3] if day.year == today.year else f"{text[:3]} {day.year}"


def _in_words(one: MonthOfPromises) -> str:
    late = f" and {one.late} late" if one.late else ""
    return f"{counted(one.made, 'promise')} made, {one.kept} kept{late}"
