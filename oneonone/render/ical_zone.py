"""A time zone as iCalendar wants it: every change of the clock, written out.

The library's own way writes the hour of a change to summer time one too late.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone

YEARS = 20
"""How long the changes are written out; by then it will have been exported again."""

_LAST_YEAR = 9990
_SECOND = timedelta(seconds=1)


class _Period(NamedTuple):
    """A time without a change: offsets from UTC before and in it."""

    name: str
    before: timedelta
    offset: timedelta
    is_summer: bool


def zone_of(name: str, first_year: int) -> Timezone:
    """The VTIMEZONE of a zone, right from the beginning of that year."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = ZoneInfo(name)
    made = Timezone()
    made.add("TZID", name)
    for period, starts in _periods(zone, min(first_year, _LAST_YEAR)).items():
        part = TimezoneDaylight() if period.is_summer else TimezoneStandard()
        part.add("DTSTART", starts[0])
        if starts[1:]:
            part.add("RDATE", starts[1:])
        part.add("TZNAME", period.name)
        part.add("TZOFFSETFROM", period.before)
        part.add("TZOFFSETTO", period.offset)
        made.add_component(part)
    return made


def _periods(zone: ZoneInfo, year: int) -> dict[_Period, list[datetime]]:
    """The starts of the periods of one kind, each in the local time that ends there."""
    moment = datetime(year, 1, 1, tzinfo=UTC)
    end = moment.replace(year=min(year + YEARS, _LAST_YEAR))
    offset = _offset(zone, moment)
    local = (moment + offset).replace(tzinfo=None)
    found = {_period(zone, moment, offset): [local]}
    while moment < end:
        following = moment + timedelta(days=1)
        if _offset(zone, following) != offset:
            change = _change(zone, moment, following)
            local = (change + offset).replace(tzinfo=None)
            found.setdefault(_period(zone, change, offset), []).append(local)
            offset = _offset(zone, change)
        moment = following
    return found


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The moment between two at which the offset changes, to the second."""
    old = _offset(zone, before)
    while after - before > _SECOND:
        middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
        if _offset(zone, middle) == old:
            before = middle
        else:
            after = middle
    return after


def _period(zone: ZoneInfo, moment: datetime, before: timedelta) -> _Period:
    local = moment.astimezone(zone)
    return _Period(local.tzname() or "", before, _offset(zone, moment), bool(local.dst()))


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
