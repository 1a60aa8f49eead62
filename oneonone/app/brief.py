"""A person in brief: who it is and how their meetings went; and how the index keeps it."""

from __future__ import annotations

from bisect import bisect_left

from oneonone.app.coverage_facts import first_needed
from oneonone.app.item_rows import BETWEEN, fields_of, lines_of, packed
from oneonone.domain.cadence import Away, parse_cadence
from oneonone.domain.coverage import Occasion
from oneonone.domain.day import date
from oneonone.domain.meeting import Meeting, Status
from oneonone.domain.person import Person
from oneonone.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

ROLE_NEGOTIATION = "role-negotiation"
"""The template of the meeting that is remembered however long ago it was held."""
_HELD, _NOT_HELD = "+", "-"


class Brief(Record):
    """Who it is and how the meetings with them went, without a word of their notes.

    Of `person` only what a listing shows is set, of the meetings in `occasions` only day, status
    and template. `recaps` says for each of them whether there is a recap to send: `+`, `-`, or ""
    where nobody looked.
    """

    person: Person
    away: tuple[Away, ...]
    occasions: tuple[Occasion, ...]
    recaps: tuple[str, ...]

    def recap_unsent(self) -> date | None:
        """The day of the last meeting held, if there is a recap of it to send.

        Raises LookupError where only the notes can tell.
        """
        held = [
            (one.meeting.date, recap)
            for one, recap in zip(self.occasions, self.recaps, strict=True)
            if one.held
        ]
        if not held:
            return None
        last = held[-1][0]
        recaps = {recap for day, recap in held if day == last}
        if "+" in recaps:
            return last
        if "" in recaps:
            raise LookupError(last)
        return None


def packed_brief(brief: Brief) -> bytes:
    """As bytes; its occasions are to be the whole story, as if every day had come."""
    person = brief.person
    profile = [
        person.name,
        person.relation,
        _iso(person.since),
        person.cadence.text if person.cadence else "",
        _number(person.duration),
        _number(person.buffer),
        person.time or "",
        _iso(person.archived),
    ]
    away = ["", *(f"{one.first} {one.last}" for one in brief.away)]
    meetings = [
        [
            str(one.meeting.date),
            _HELD if one.held else _NOT_HELD,
            one.meeting.status.value if one.meeting.status else "",
            recap,
            one.meeting.template or "",
        ]
        for one, recap in zip(brief.occasions, brief.recaps, strict=True)
    ]
    return packed([profile, away, *meetings])


def unpacked_brief(handle: str, body: bytes, today: date) -> Brief:
    """What `packed_brief` was given, as it stands today.

    Of the meetings more than a year ago there is the last that was held, and the last role
    negotiation.
    """
    head, away, *lines = lines_of(body)
    name, relation, since, cadence, duration, buffer, time, archived = fields_of(head)
    person = Person(
        handle,
        name=name,
        relation=relation,  # type: ignore[arg-type]
        since=_day(since),
        cadence=parse_cadence(cadence) if cadence else None,
        duration=int(duration) if duration else None,
        buffer=int(buffer) if buffer else None,
        time=time or None,
        archived=_day(archived),
    )
    ranges = (one.split(" ") for one in away.split(BETWEEN)[1:])
    rows = [fields_of(line) for line in _needed(lines, today)]
    return Brief(
        person=person,
        away=tuple(Away(date.fromisoformat(a), date.fromisoformat(b)) for a, b in ranges),
        occasions=tuple(_occasion(row, today) for row in rows),
        recaps=tuple(row[3] for row in rows),
    )


def _needed(lines: Sequence[str], today: date) -> list[str]:
    begin = bisect_left(lines, first_needed(None, today).isoformat())
    before = range(begin - 1, -1, -1)
    held = f"{BETWEEN}{_HELD}{BETWEEN}"
    last_held = next((n for n in before if held in lines[n]), None)
    role = f"{BETWEEN}{ROLE_NEGOTIATION}"
    last_role = next((n for n in before if lines[n].endswith(role) and held in lines[n]), None)
    older = sorted({n for n in (last_held, last_role) if n is not None})
    return [*(lines[n] for n in older), *lines[begin:]]


def _occasion(row: Sequence[str], today: date) -> Occasion:
    """The order of the notes is known; nothing else asks for their names."""
    day, held, status, _, template = row
    when = date.fromisoformat(day)
    meeting = Meeting(
        path="",
        date=when,
        sequence=(0, 0, ""),
        status=Status(status) if status else None,
        template=template or None,
    )
    return Occasion(meeting, held == _HELD and when <= today, ())


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
