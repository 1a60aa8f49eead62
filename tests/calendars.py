"""What a calendar program makes of a calendar file: its events, read by parsers not ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import icalendar
import recurring_ical_events

from tests.notebooks import TODAY, ok


@dataclass(frozen=True, order=True)
class Shown:
    """One event as a calendar shows it: its start as text, its length in minutes, its title."""

    start: str
    minutes: int
    title: str


def exported(root: Path, *words: str, today: date = TODAY) -> str:
    """What `1on1 calendar WORDS…` prints, its line ends as they are."""
    return ok(root, "calendar", *words, today=today)


def shown(text: str, first: date, last: date) -> list[Shown]:
    """The events of these days in order, their starts in their own time zone."""
    calendar = icalendar.Calendar.from_ical(text)
    found = recurring_ical_events.of(calendar).between(first, last)
    return sorted(
        Shown(_text(one.start), int((one.end - one.start).total_seconds() // 60), one["SUMMARY"])
        for one in found
    )


def starts(text: str, first: date, last: date) -> list[str]:
    """Only when meetings start, buffers left out."""
    return [one.start for one in shown(text, first, last) if "buffer" not in one.title]


def events(text: str) -> list[Any]:
    """The events as they stand in the file."""
    return list(icalendar.Calendar.from_ical(text).events)


def _text(start: date) -> str:
    return f"{start:%Y-%m-%d %H:%M}" if isinstance(start, datetime) else f"{start:%Y-%m-%d}"
