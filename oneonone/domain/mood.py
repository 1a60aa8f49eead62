"""Moods on whatever scale, and which way they go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from oneonone.domain.meeting import Mood
from oneonone.domain.record import Record

Trend = Literal["rising", "falling", "steady"]

_SCALES = (5, 10, 100)
_STEP = 0.15  # nearly one of five steps: less is the weather
_LATEST = 2
_FEWEST = 3
_FALL = 0.39  # two of five steps, whatever a floating point makes of them


class MoodOn(Record):
    """A mood of one day; `level` is its part of the scale's top, from 0 to 1."""

    date: date
    mood: Mood
    level: float


def moods_on_one_scale(moods: Iterable[tuple[date, Mood]]) -> list[MoodOn]:
    """The moods, earliest first, made comparable.

    A bare number is read on the scale that was last named beside it, where no bare number exceeds
    it, else on the smallest of 5, 10 and 100 that holds them all.
    """
    ordered = sorted(moods, key=lambda one: one[0])
    top = _top_of_bare([mood for _, mood in ordered])
    return [
        MoodOn(day, mood, min(mood.value / (mood.scale or top), 1.0) if mood.value > 0 else 0.0)
        for day, mood in ordered
    ]


def _top_of_bare(moods: Sequence[Mood]) -> float:
    highest = max((mood.value for mood in moods if mood.scale is None), default=0.0)
    named = [mood.scale for mood in moods if mood.scale is not None]
    for scale in (*named[-1:], *_SCALES):
        if highest <= scale:
            return scale
    return highest


def trend(levels: Sequence[float]) -> Trend | None:
    """Which way the levels, earliest first, go: the last two against all before them.

    None for fewer than three, of which nothing follows.
    """
    if len(levels) < _FEWEST:
        return None
    before, latest = levels[:-_LATEST], levels[-_LATEST:]
    change = sum(latest) / len(latest) - sum(before) / len(before)
    if abs(change) < _STEP:
        return "steady"
    return "rising" if change > 0 else "falling"


def usual_before_fall(moods: Sequence[MoodOn]) -> MoodOn | None:
    """The usual mood, where the last one is two of five steps or more below it.

    That is the middle one of all before; None for fewer than two of those.
    """
    if len(moods) < _FEWEST:
        return None
    before = sorted(moods[:-1], key=lambda one: one.level)
    usual = before[(len(before) - 1) // 2]
    return usual if usual.level - moods[-1].level >= _FALL else None
