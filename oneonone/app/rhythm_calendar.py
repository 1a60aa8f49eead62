"""Everybody's rhythm as events of a calendar: days, times and, where wanted, names; no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes
from oneonone.document.doubts import doubt_in
from oneonone.domain.cadence import USUAL_MINUTES, Cadence
from oneonone.domain.person import Person
from oneonone.domain.record import Record
from oneonone.domain.timetable import Coming, timetable
from oneonone.errors import MeetingNotFound

_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")
_UID_DIGITS = 32


class Repeat(Record):
    """How an event repeats: by the cadence, on that day of the month where it goes by months.

    `without` are starts that fall out, `until` is the last day, None where nothing ends.
    """

    cadence: Cadence
    month_day: int
    without: tuple[date, ...]
    until: date | None


class CalendarEvent(Record):
    """One event. `start` and `end` are days (the end not included) or local times.

    `uid` says nothing of whom it is with; `instead_of` is the start of the series' event whose
    place this one takes; `zone` an IANA name, None for whatever zone the reader is in.
    """

    uid: str
    name: str
    start: date
    end: date
    zone: str | None
    is_buffer: bool
    repeat: Repeat | None = None
    instead_of: date | None = None


class RhythmCalendar(Record):
    """The events, by person; `notices` say whose are missing, and why."""

    events: tuple[CalendarEvent, ...]
    notices: tuple[str, ...]


def rhythm_calendar(notebook: Notebook, names: Sequence[str], today: date) -> RhythmCalendar:
    """The events of some people, or of everybody, who are not archived.

    Raises PersonNotFound, AmbiguousPerson; MeetingNotFound where there is no event at all, for a
    calendar without any is none.
    """
    everybody = notebook.people.values()
    people = [notebook.find_person(name) for name in names] if names else everybody
    events: list[CalendarEvent] = []
    notices = []
    for notes in {one.handle: one for one in people}.values():
        person = notes.person
        reason = _why_none_at_all(notes, today)
        found = [] if reason else list(_Maker(notebook, notes, today).events())
        events += found
        is_expected = person.is_archived(today) or (not reason and person.rhythm is None)
        if not found and (names or not is_expected):
            notices.append(f"{notes.handle} is left out: {reason or _why_none(person)}")
    if not events:
        raise MeetingNotFound(
            "; ".join(notices) or "nobody here has a cadence or a planned meeting",
            None if notices else "plan one with: 1on1 new NAME --date DATE",
        )
    return RhythmCalendar(tuple(events), tuple(notices))


def _why_none_at_all(notes: PersonNotes, today: date) -> str | None:
    """What is no zone counts as not set everywhere else; here every hour would be another one."""
    person = notes.person
    if person.is_archived(today):
        return f"archived since {person.archived}"
    profile = next((one for one in notes.documents if one.origin.kind == "profile"), None)
    written = profile.values.get("timezone") if profile else None
    if written and not person.timezone:
        return f"no time zone is called {str(written)!r}; correct `timezone` in the profile"
    return None


def _why_none(person: Person) -> str:
    if person.rhythm is None:
        return "no cadence, and nothing planned"
    plan = f"1on1 new {person.handle} --date DATE"
    return f"nothing to count the cadence from, or away for years; plan a meeting: {plan}"


class _Hours(Record):
    """From when to when a meeting goes; `at` is None for a day without a time."""

    at: time | None
    minutes: int
    buffer: int

    def meeting(self, day: date) -> tuple[date, date]:
        """Its start and end."""
        if self.at is None:
            return day, day + timedelta(days=1)
        start = datetime.combine(day, self.at)
        return start, start + timedelta(minutes=self.minutes)

    def time_after(self, day: date) -> tuple[date, date] | None:
        """Start and end of the buffer; None without one, and where it would begin a day later."""
        _, start = self.meeting(day)
        if self.at is None or not self.buffer or start >= datetime.combine(day, time.max):
            return None
        return start, start + timedelta(minutes=self.buffer)


class _Maker:
    """The events of one person: each meeting's, and its buffer's."""

    def __init__(self, notebook: Notebook, notes: PersonNotes, today: date) -> None:
        self.notebook = notebook
        self.notes = notes
        person = notes.person
        self.person = person
        story = notes.story(today)
        rhythm = person.rhythm
        self.table = timetable(rhythm, person.since, person.archived, story, notes.away, today)
        minutes = person.duration or USUAL_MINUTES
        self.usual = _Hours(_clock(person.time), minutes, person.buffer or 0)

    def events(self) -> Iterator[CalendarEvent]:
        """The series with what differs from it, then what comes besides."""
        hours = {one.path: self._hours(one) for one in self.table.planned}
        # A day cannot take the place of an hour, nor the other way round.
        besides = [
            one
            for one in self.table.planned
            if one.instead_of is None or (hours[one.path].at is None) != (self.usual.at is None)
        ]
        gone = (one.instead_of for one in besides if one.instead_of)
        yield from self._series(sorted({*self.table.without, *gone}))
        twins: dict[date, int] = {}
        for one in self.table.planned:
            if one in besides:
                number = twins[one.meant_for] = twins.get(one.meant_for, 0) + 1
                key = f"{one.meant_for} {number}"
                yield from self._event(one.day, hours[one.path], key)
            elif one.instead_of != one.day or hours[one.path] != self.usual:
                yield from self._event(one.day, hours[one.path], "", instead_of=one.instead_of)

    def _series(self, without: Sequence[date]) -> Iterator[CalendarEvent]:
        cadence, first, until = self.table.cadence, self.table.first, self.table.until
        if cadence is None or first is None:
            return
        for is_buffer, (start, end) in self._spans(self.usual, first):
            gone = (self._start(self.usual, day, is_buffer=is_buffer) for day in without)
            repeat = Repeat(cadence, first.day, tuple(filter(None, gone)), until)
            uid = self._uid("", is_buffer=is_buffer)
            yield self._made(uid, start, end, is_buffer=is_buffer, repeat=repeat)

    def _event(
        self, day: date, hours: _Hours, key: str, instead_of: date | None = None
    ) -> Iterator[CalendarEvent]:
        """One meeting and its buffer, `instead_of` those of that day of the series, if any."""
        for is_buffer, (start, end) in self._spans(hours, day):
            place = instead_of and self._start(self.usual, instead_of, is_buffer=is_buffer)
            uid = self._uid(key, is_buffer=is_buffer)
            yield self._made(uid, start, end, is_buffer=is_buffer, instead_of=place)

    def _spans(self, hours: _Hours, day: date) -> Iterator[tuple[bool, tuple[date, date]]]:
        if day == date.max:
            return  # nothing ends after it
        yield False, hours.meeting(day)
        after = hours.time_after(day)
        if after is not None:
            yield True, after

    def _start(self, hours: _Hours, day: date, *, is_buffer: bool) -> date | None:
        spans = dict(self._spans(hours, day))
        return spans[is_buffer][0] if is_buffer in spans else None

    def _made(
        self,
        uid: str,
        start: date,
        end: date,
        *,
        is_buffer: bool,
        repeat: Repeat | None = None,
        instead_of: date | None = None,
    ) -> CalendarEvent:
        zone = self.person.timezone if isinstance(start, datetime) else None
        name = " ".join(self.person.display_name.split())
        return CalendarEvent(uid, name, start, end, zone or None, is_buffer, repeat, instead_of)

    def _uid(self, key: str, *, is_buffer: bool) -> str:
        """Always the same for the same person in the same owner's notebook, and nothing in it."""
        what = "buffer" if is_buffer else "meeting"
        owner = self.notebook.settings.my_email.casefold()
        words = "\n".join(("1on1 calendar", owner, self.notes.handle, what, key))
        return f"{sha256(words.encode()).hexdigest()[:_UID_DIGITS]}@1on1"

    def _hours(self, coming: Coming) -> _Hours:
        """Those of a planned meeting: its note's, where that is in no doubt, else the usual."""
        document = self.notes.by_path[coming.path]
        meeting = document.meeting
        if meeting is None or doubt_in(document, self.notebook.vocabulary) is not None:
            return self.usual
        own = document.values.get("time")
        at = _clock(own) if isinstance(own, str) else None
        minutes = meeting.duration or self.usual.minutes
        return _Hours(at or self.usual.at, minutes, self.usual.buffer)


def _clock(text: str | None) -> time | None:
    """`14:30` or `14.30`; None for anything else."""
    match = _TIME.fullmatch(text or "")
    try:
        return time(int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None
