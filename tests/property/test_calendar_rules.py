"""Whatever the cadence, another program's reading of our rule is the days we mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from oneonone.app.rhythm_calendar import CalendarEvent, Repeat
from oneonone.domain.cadence import Cadence, parse_cadence
from oneonone.domain.timetable import series
from oneonone.render.ical import events_as_calendar
from tests.calendars import starts

NOW = datetime(2026, 11, 20, tzinfo=UTC)
DAYS = st.dates(date(2024, 1, 1), date(2031, 1, 1))
CADENCES = st.builds(
    lambda count, unit: f"every {count} {unit}",
    st.integers(1, 40),
    st.sampled_from(["days", "weeks", "months"]),
) | st.sampled_from(["weekly", "biweekly", "monthly", "quarterly"])
ZONES = st.sampled_from([None, "Europe/Vienna", "America/New_York", "Pacific/Auckland"])


def known(text: str) -> Cadence:
    cadence = parse_cadence(text)
    assert cadence is not None
    return cadence


@settings(max_examples=60)
@given(
    text=CADENCES,
    first=DAYS,
    at=st.none() | st.times(time(3), time(22)),
    zone=ZONES,
    gone=st.sets(st.integers(0, 12), max_size=4),
    until=st.none() | st.integers(0, 500),
)
def test_the_rule_means_the_days_of_the_cadence(
    text: str, first: date, at: time | None, zone: str | None, gone: set[int], until: int | None
) -> None:
    cadence = known(text)
    end = first + timedelta(days=700)
    last = None if until is None else first + timedelta(days=until)
    days = list(series(cadence, first, min(last or end, end)))
    without = [day for number, day in enumerate(days) if number in gone]

    def start(day: date) -> date:
        return day if at is None else datetime.combine(day, at.replace(second=0, microsecond=0))

    event = CalendarEvent(
        uid="a@1on1",
        name="Alice",
        start=start(first),
        end=start(first) + (timedelta(days=1) if at is None else timedelta(minutes=30)),
        zone=None if at is None else zone,
        is_buffer=False,
        repeat=Repeat(cadence, first.day, tuple(map(start, without)), last),
    )
    found = starts(events_as_calendar([event], NOW, names=False), first, end + timedelta(days=1))
    assert [one[:10] for one in found] == [f"{day}" for day in days if day not in without]
    assert len({one[10:] for one in found}) <= 1
