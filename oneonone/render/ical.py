"""Events as iCalendar (RFC 5545): the one place that knows its library."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from oneonone.app.rhythm_calendar import CalendarEvent, Repeat
from oneonone.domain.cadence import Cadence
from oneonone.render.ical_zone import zone_of
from oneonone.render.visible import inline

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//1on1//1on1 calendar//EN"
"""What tells a calendar of ours from everything else."""

_FIRST_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_HIGHEST_NUMBER = 2**31 - 1  # of the standard's INTEGER
_EVERY_MONTH_HAS = 28
_LONGEST_MONTH = 31


def events_as_calendar(events: Sequence[CalendarEvent], now: datetime, *, names: bool) -> str:
    """The calendar, its lines ended by CR and LF. The same events and moment give the same text."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    made = [_event(one, now, names=names) for one in events]
    for event in made:
        calendar.add_component(event)
    year = min(one.start.year for one in events)
    for zone in sorted(calendar.get_used_tzids()):
        calendar.add_component(zone_of(zone, year))
    calendar.subcomponents.sort(key=lambda part: part.name != "VTIMEZONE")
    data: bytes = calendar.to_ical()
    return data.decode()


def _event(event: CalendarEvent, now: datetime, *, names: bool) -> Event:
    from icalendar import Event

    made = Event()
    made.add("UID", event.uid)
    made.add("DTSTAMP", now)
    made.add("SEQUENCE", _number_of(now))
    made.add("SUMMARY", _title(event, names=names))
    made.add("DTSTART", _in_zone(event.start, event.zone))
    made.add("DTEND", _in_zone(event.end, event.zone))
    if event.instead_of is not None:
        made.add("RECURRENCE-ID", _in_zone(event.instead_of, event.zone))
    if event.repeat is not None:
        made.add("RRULE", _rule(event, event.repeat))
        for day in event.repeat.without:
            made.add("EXDATE", _in_zone(day, event.zone))
    made.add("CLASS", "PRIVATE")
    made.add("TRANSP", "OPAQUE" if isinstance(event.start, datetime) else "TRANSPARENT")
    return made


def _number_of(now: datetime) -> int:
    """A number that rises by the second: nobody keeps what was exported before, nor if it differs.

    Of two exports a calendar believes the one with the higher number.
    """
    seconds = int((now - _FIRST_MOMENT).total_seconds())
    return min(max(seconds, 0), _HIGHEST_NUMBER)


def _title(event: CalendarEvent, *, names: bool) -> str:
    title = f"1:1 {inline(event.name)}" if names else "1:1"
    return f"{title} (buffer)" if event.is_buffer else title


def _in_zone(start: date, zone: str | None) -> date:
    if zone is None or not isinstance(start, datetime):
        return start
    return start.replace(tzinfo=ZoneInfo(zone))


def _rule(event: CalendarEvent, repeat: Repeat) -> dict[str, Any]:
    rule = _frequency(repeat.cadence, repeat.month_day)
    if repeat.until is None:
        return rule
    if not isinstance(event.start, datetime):
        return {**rule, "UNTIL": repeat.until}
    last = datetime.combine(repeat.until, time.max.replace(microsecond=0))
    if event.zone is not None:  # the standard wants UTC then
        last = last.replace(tzinfo=ZoneInfo(event.zone)).astimezone(UTC)
    return {**rule, "UNTIL": last}


def _frequency(cadence: Cadence, month_day: int) -> dict[str, Any]:
    """A month that has no such day takes its last one, as the cadence itself does."""
    if not cadence.month_count:
        weeks, odd = divmod(cadence.day_count, 7)
        if odd:
            return {"FREQ": "DAILY", "INTERVAL": cadence.day_count}
        return {"FREQ": "WEEKLY", "INTERVAL": weeks}
    rule: dict[str, Any] = {"FREQ": "MONTHLY", "INTERVAL": cadence.month_count}
    if month_day == _LONGEST_MONTH:
        return {**rule, "BYMONTHDAY": -1}
    if month_day > _EVERY_MONTH_HAS:
        days = list(range(_EVERY_MONTH_HAS, month_day + 1))
        return {**rule, "BYMONTHDAY": days, "BYSETPOS": -1}
    return rule
