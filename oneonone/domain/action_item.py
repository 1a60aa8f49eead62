"""Checkbox items: the lines that stand in notes, and the promises they add up to.

One promise may stand on several lines: carried on from meeting to meeting, every line keeps the
same id. `resolve` makes one Item of them by the rules of docs/file-format.md.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from typing import Literal

from oneonone.domain.cadence import Cadence
from oneonone.domain.digest import blake2b
from oneonone.domain.record import Record

ME = "me"
Kind = Literal["action", "topic", "goal"]

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_ID_LENGTH = 16
SHORTEST_ID = 4


class State(Enum):
    """What the character in the box says."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"
    MOVED = "moved"

    @property
    def is_open(self) -> bool:
        """Open or begun: still to be done."""
        return self in (State.OPEN, State.DOING)

    @property
    def is_closed(self) -> bool:
        """Done or dropped; a moved line is neither open nor closed by itself."""
        return self in (State.DONE, State.DROPPED)


BOXES = {
    **dict.fromkeys(" <!?*", State.OPEN),
    "/": State.DOING,
    "x": State.DONE,
    "X": State.DONE,
    "-": State.DROPPED,
    ">": State.MOVED,
}
"""Every character that makes a box, and its state."""


class Place(Record):
    """Where a line stands: notebook-relative path, 1-based line."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class ItemLine(Record):
    """One checkbox line as its note has it."""

    place: Place
    note_date: date | None
    sequence: tuple[int, int, str]
    kind: Kind
    state: State
    text: str
    raw: str
    hash_id: str
    id: str | None = None
    owner: str | None = None
    due: date | None = None
    due_next: bool = False
    done: date | None = None
    cancelled: date | None = None
    created: date | None = None
    scheduled: date | None = None
    priority: str | None = None
    tags: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    heading: str | None = None
    side: Literal["theirs", "mine"] | None = None
    private: bool = False
    parent: int | None = None

    @property
    def key(self) -> str:
        """The id all lines of the promise share, small letters."""
        return self.id.lower() if self.id else self.hash_id


class Item(Record):
    """One promise, point or goal: the line that decides and all lines that stand for it."""

    person: str | None
    line: ItemLine
    lines: tuple[ItemLine, ...]
    state: State
    contradicted_by: ItemLine | None = None

    @property
    def id(self) -> str | None:
        """The id that is written on it, the newest line's first."""
        return self.line.id or next((line.id for line in reversed(self.lines) if line.id), None)

    @property
    def key(self) -> str:
        """Its full id."""
        return self.id.lower() if self.id else self.line.key

    @property
    def private(self) -> bool:
        """Whether any of its lines is for the manager's eyes only."""
        return any(line.private for line in self.lines)

    @property
    def carried(self) -> int:
        """How many times it was carried on into another note."""
        return len({line.place.path for line in self.lines}) - 1

    def age_days(self, today: date) -> int | None:
        """Days since it was first written down, 0 in a note still to come; None: no date tells."""
        days = [day for line in self.lines if (day := line.created or line.note_date)]
        return max((today - min(days)).days, 0) if days else None

    def overdue_days(self, today: date) -> int | None:
        """Days past its due date, None unless open and due before today."""
        due = self.line.due
        if due is None or not self.state.is_open or due >= today:
            return None
        return (today - due).days


def hash_id(path: str, text: str, twin: int) -> str:
    """The id of a line that has none of its own: from its note, its words and its ordinal.

    `text` is without box and fields; blanks are folded. Digits and small letters without i l o u.
    """
    words = " ".join(text.split())
    digest = blake2b(f"{path}\0{words}\0{twin}".encode("utf-8", "surrogatepass"), digest_size=10)
    number = int.from_bytes(digest.digest())
    letters = []
    for _ in range(_ID_LENGTH):
        number, rest = divmod(number, 32)
        letters.append(_ALPHABET[rest])
    return "".join(letters)


def resolve(person: str | None, lines: Iterable[ItemLine]) -> list[Item]:
    """One Item for every promise of a person, oldest first.

    `lines` are all of that person's item lines, whatever note they stand in.
    """
    ordered = sorted(lines, key=lambda line: (line.sequence, line.place.line))
    numbered = _numbered(ordered)
    groups: dict[str, list[ItemLine]] = defaultdict(list)
    for line in ordered:
        groups[line.key if line.id else _group_key(line, numbered)].append(line)
    return [_item(person, group) for group in groups.values()]


def _numbered(lines: Iterable[ItemLine]) -> dict[str, dict[str, list[ItemLine]]]:
    """The lines that have an id, by its beginning and then by the whole of it."""
    found: dict[str, dict[str, list[ItemLine]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        if line.id and len(line.id) >= SHORTEST_ID:
            found[line.key[:SHORTEST_ID]][line.key].append(line)
    return found


def _group_key(line: ItemLine, numbered: dict[str, dict[str, list[ItemLine]]]) -> str:
    """A line without id whose hash begins with another note's id, of equal text, is that item.

    That is what a `new` that died between writing the new note and marking the old one leaves.
    """
    for key, others in numbered.get(line.hash_id[:SHORTEST_ID], {}).items():
        if line.hash_id.startswith(key) and _is_left_over(line, others):
            return key
    return line.hash_id


def _is_left_over(line: ItemLine, others: Sequence[ItemLine]) -> bool:
    """Whether `line` is where `others` came from, and not their words once more.

    A note that was marked holds the id itself. agenda.md, whose carried lines go without a trace,
    may hold a point anew that was talked about before: only an open one is still the same.
    """
    if any(other.place.path == line.place.path for other in others):
        return False
    if all(other.text.split() != line.text.split() for other in others):
        return False
    return line.note_date is not None or _item(None, others).state.is_open


def _item(person: str | None, lines: Sequence[ItemLine]) -> Item:
    """The newest note decides, unless an older line was closed on its day or after."""
    newest = _of_newest_note(lines)
    standing = [line for line in newest if line.state.is_open] or [
        line for line in newest if line.state is State.MOVED and line.id
    ]
    if not standing:
        return Item(person, newest[-1], tuple(lines), newest[-1].state)
    decides = standing[0]
    closed = [line for line in lines if line.state.is_closed]
    older = [line for line in closed if line.place.path != decides.place.path]
    for line in reversed(older):
        day = line.done or line.cancelled
        if day and decides.note_date and day >= decides.note_date:
            return Item(person, line, tuple(lines), line.state)
    contradicted_by = (older or closed)[-1] if closed else None
    # Moved on into an older note, or its newest line lost: what is open elsewhere stands for it.
    open_lines = [line for line in lines if line.state.is_open]
    shown = _of_newest_note(open_lines)[0] if open_lines else decides
    state = shown.state if shown.state.is_open else State.OPEN
    return Item(person, shown, tuple(lines), state, contradicted_by)


def _of_newest_note(lines: Sequence[ItemLine]) -> list[ItemLine]:
    return [line for line in lines if line.place.path == lines[-1].place.path]


def date_next_meetings(
    lines: Iterable[ItemLine], meeting_days: Sequence[date], cadence: Cadence | None
) -> list[ItemLine]:
    """The lines with `due:next` made a date: the person's next meeting that is not skipped.

    `meeting_days` are the days of notes not skipped; beyond the last one the cadence tells, and
    without one the item stays without a date.
    """
    days = sorted(set(meeting_days))
    return [
        line._replace(due=next_meeting(line.note_date, days, cadence))
        if line.due_next and line.note_date is not None
        else line
        for line in lines
    ]


def next_meeting(day: date, days: Sequence[date], cadence: Cadence | None) -> date | None:
    """The first of the sorted `days` after `day`, else by cadence, else None."""
    place = bisect_right(days, day)
    if place < len(days):
        return days[place]
    return cadence.after(day) if cadence else None
