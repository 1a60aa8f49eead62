"""The report of everybody as a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from oneonone.app.report import PersonReport, Report, ThemeOverTime
from oneonone.domain.dates import short_date
from oneonone.domain.period import Period
from oneonone.domain.promise_months import MonthOfPromises
from oneonone.render.proportion import counted, proportion
from oneonone.render.report_attention import attention
from oneonone.render.report_charts import rhythm_grid, totals
from oneonone.render.report_moods import mood_line
from oneonone.render.report_page import (
    page_of,
    period_in_words,
    promises_over_time,
    themes_over_time,
)
from oneonone.render.visible import inline

_HALF = 0.5  # of a window


def report_as_page(found: Report, today: date) -> str:
    """The page of everybody."""
    people = found.people
    return page_of(
        "report",
        {
            **period_in_words(found.period, today),
            "people": [_name(one) for one in people],
            "attention": attention(people, today),
            "rhythm": rhythm_grid(people, found.spans, today) if people else None,
            "rhythm_rows": [_rhythm_row(one, today) for one in people],
            "theme_rows": [_theme_row(name, people) for name in found.themes],
            "themes": [_themes(one, found.spans, today) for one in people if one.themes],
            "moods": [_moods(one, found.spans, today) for one in people if one.moods],
            "promises": _promises(people, today),
            "promise_rows": [_promise_row(one) for one in people],
            "doubts": [f"{inline(one.path)}:{one.line}" for one in found.doubts],
        },
    )


def _name(one: PersonReport) -> str:
    return inline(one.row.person.display_name)


# -- meetings --------------------------------------------------------------------------------------


def _rhythm_row(one: PersonReport, today: date) -> dict[str, Any]:
    """The meetings of one person in numbers."""
    found = totals(one.meetings)
    kept = proportion(one.adherence.held, one.adherence.held + one.adherence.skipped)
    rhythm = one.row.person.rhythm
    return {
        "name": _name(one),
        "rhythm": rhythm.text if rhythm else "–",
        "last": _day(one.row.last, today),
        "next": _day(one.row.next_due, today),
        "numbers": [found["held"], found["skipped"], found["moved"], kept],
    }


def _day(day: date | None, today: date) -> str:
    return short_date(day, today) if day else "–"


# -- themes ----------------------------------------------------------------------------------------


def _theme_row(name: str, people: Sequence[PersonReport]) -> dict[str, Any]:
    """How long ago a theme came up with each person: there are more themes than people."""
    found = [
        next((one for one in person.themes if one.standing.theme.name == name), None)
        for person in people
    ]
    return {"name": inline(name), "cells": [_theme_cell(theme) for theme in found]}


def _theme_cell(theme: ThemeOverTime | None) -> dict[str, str]:
    """A word as well as a colour; a theme that is not followed has a dash."""
    if theme is None:
        return {"kind": "none", "text": "–", "note": ""}
    row = theme.standing
    text = "never" if row.days is None else counted(row.days, "day")
    if row.stale:
        return {"kind": "stale", "text": text, "note": "stale"}
    if row.days is None:
        return {"kind": "none", "text": text, "note": ""}
    if row.urgency > _HALF:
        return {"kind": "due", "text": text, "note": "soon"}
    return {"kind": "fresh", "text": text, "note": ""}


def _themes(one: PersonReport, spans: Sequence[Period], today: date) -> dict[str, Any]:
    rows = [(theme.standing.theme.name, theme.days, theme.counts) for theme in one.themes]
    return {"name": _name(one), **themes_over_time(rows, spans, today)}


# -- moods and promises ----------------------------------------------------------------------------


def _moods(one: PersonReport, spans: Sequence[Period], today: date) -> dict[str, Any]:
    rows = [{"day": short_date(mood.date, today), "mood": str(mood.mood)} for mood in one.moods]
    return {
        "name": _name(one),
        "trend": one.mood_trend,
        "chart": mood_line(one.moods, spans, today),
        "rows": rows,
    }


def _promises(people: Sequence[PersonReport], today: date) -> list[dict[str, Any]]:
    """Everybody's together, month by month, each side by itself."""
    sides = [
        ("What you promised", zip(*(one.mine for one in people), strict=True)),
        ("What they promised you", zip(*(one.theirs for one in people), strict=True)),
    ]
    charts = [
        promises_over_time(title, [_added(month) for month in months], today)
        for title, months in sides
    ]
    return [chart for chart in charts if chart is not None]


def _added(month: Sequence[MonthOfPromises]) -> MonthOfPromises:
    return MonthOfPromises(
        month[0].month,
        sum(one.made for one in month),
        sum(one.kept for one in month),
        sum(one.late for one in month),
        sum(one.dropped for one in month),
    )


def _promise_row(one: PersonReport) -> dict[str, Any]:
    numbers: list[int] = []
    for side, months in (("mine", one.mine), ("theirs", one.theirs)):
        numbers += [
            sum(month.made for month in months),
            sum(month.kept for month in months),
            sum(month.late for month in months),
            sum(1 for promise in one.overdue if promise.side == side),
        ]
    return {"name": _name(one), "numbers": numbers}
