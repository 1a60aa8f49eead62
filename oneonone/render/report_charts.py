"""What the report draws, as plain numbers and texts: pixels from the upper left corner.

templates/report/charts.html.j2 makes SVG of them; each says the same in words, as `desc`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from oneonone.app.report import PersonReport
from oneonone.domain.dates import month_name, short_date
from oneonone.domain.period import Period
from oneonone.domain.rhythm import Meetings
from oneonone.render.table import width_of
from oneonone.render.visible import inline

STEP = 18
"""From one column or row to the next; a cell leaves two of them free."""
LABELS = 128
"""The width of the names on the left."""
HEAD = 20
"""The height of the months above."""

_LONGEST_LABEL = 17  # columns of a terminal, about what fits LABELS
_BETWEEN_MONTHS = 3  # columns: less, and their names would touch
_WEEK = 7
_KINDS = ("held", "skipped", "moved", "away")


def columns(spans: Sequence[Period], today: date) -> list[dict[str, Any]]:
    """The names of months above the columns they begin in, with the year where that is another."""
    found: list[dict[str, Any]] = []
    year, named = today.year, None
    for place, span in enumerate(spans):
        month = (span.until.year, span.until.month)
        if month == named:
            continue
        named = month
        if found and place - found[-1]["place"] < _BETWEEN_MONTHS:
            if found[-1]["place"] > 0 or span.days > _WEEK:
                continue
            found.pop()  # no more than the end of a month stands in the first columns
            year = today.year
        text = month_name(span.until)[:3]
        if month[0] != year:
            year, text = month[0], f"{text} {month[0]}"
        found.append({"place": place, "x": LABELS + place * STEP, "text": text})
    return found


def theme_grid(
    rows: Sequence[tuple[str, Sequence[int], str]], spans: Sequence[Period], today: date
) -> dict[str, Any]:
    """A row for each theme, a cell for each span it came up in, with the number of days.

    `rows` are name, days by span, and what to say of it in words.
    """
    cells = [
        [
            {"kind": "twice" if count > 1 else "once", "text": str(count) if count > 1 else ""}
            if count
            else None
            for count in counts
        ]
        for _, counts, _ in rows
    ]
    desc = "; ".join(f"{inline(name)}: {words}" for name, _, words in rows)
    return _grid([name for name, _, _ in rows], cells, spans, today) | {"desc": f"{desc}."}


def rhythm_grid(
    people: Sequence[PersonReport], spans: Sequence[Period], today: date
) -> dict[str, Any]:
    """A row for each person, a mark for what became of the meetings of each span."""
    cells = [[_mark(one) for one in person.meetings] for person in people]
    names = [person.row.person.display_name for person in people]
    desc = "; ".join(
        f"{inline(name)}: {meetings_in_words(person.meetings)}"
        for name, person in zip(names, people, strict=True)
    )
    return _grid(names, cells, spans, today) | {"desc": f"{desc}."}


def totals(meetings: Sequence[Meetings]) -> dict[str, int]:
    """How many were held, skipped and moved, and how many spans somebody was away throughout."""
    return {
        "held": sum(one.held for one in meetings),
        "skipped": sum(one.skipped for one in meetings),
        "moved": sum(one.moved for one in meetings),
        "away": sum(one.away for one in meetings),
    }


def meetings_in_words(meetings: Sequence[Meetings]) -> str:
    """`12 held, 1 skipped`."""
    found = totals(meetings)
    said = [f"{found[kind]} {kind}" for kind in ("held", "skipped", "moved") if found[kind]]
    return ", ".join(said) or "none held"


def _mark(one: Meetings) -> dict[str, str] | None:
    """The mark of a span, and the kind of another in its corner: held, and moved to a later day."""
    if one.is_blank:
        return None
    kind, *besides = [kind for kind in _KINDS if getattr(one, kind)]
    words = meetings_in_words([one]) if kind != "away" else "away"
    return {
        "kind": kind,
        "text": str(one.held) if one.held > 1 else "",
        "besides": next((other for other in besides if other != "away"), ""),
        "words": words,
    }


def _grid(
    names: Sequence[str],
    cells: Sequence[Sequence[dict[str, str] | None]],
    spans: Sequence[Period],
    today: date,
) -> dict[str, Any]:
    rows = [
        {
            "y": HEAD + number * STEP,
            "label": _cut(name),
            "cells": [
                {
                    "besides": "",
                    **cell,
                    "x": LABELS + place * STEP,
                    "title": _title(cell, spans[place], today),
                }
                for place, cell in enumerate(row)
                if cell is not None
            ],
        }
        for number, (name, row) in enumerate(zip(names, cells, strict=True))
    ]
    width = LABELS + len(spans) * STEP
    return {
        "width": max(width, LABELS + 4 * STEP),
        "height": HEAD + len(names) * STEP,
        "left": LABELS,
        "field": width - LABELS,
        "columns": columns(spans, today),
        "rows": rows,
    }


def _title(cell: dict[str, str], span: Period, today: date) -> str:
    words = cell.get("words")
    return f"{_span(span, today)}: {words}" if words else _span(span, today)


def _span(span: Period, today: date) -> str:
    if span.since == span.until:
        return short_date(span.since, today)
    return f"{short_date(span.since, today)} to {short_date(span.until, today)}"


def _cut(name: str) -> str:
    """A name that fits the place there is; the words beside the chart have all of it."""
    text = inline(name)
    if width_of(text) <= _LONGEST_LABEL:
        return text
    while width_of(text) >= _LONGEST_LABEL:
        text = text[:-1]
    return f"{text}…"
