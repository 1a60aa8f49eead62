"""The rows of `todo`: what it says of an item, which it shows, and in what order.

All values are texts, "" for none, and dates ISO, which compare as days do: nothing has to be made
of what is only printed. Every `todo` loads this; see oneonone.domain.record.
"""

from __future__ import annotations

from oneonone.domain.day import date
from oneonone.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ME = "me"
NO_DUE = date.max.isoformat()
"""Puts an item without a due date behind all others."""
NEVER = "9999-99-99"
"""Stands for the day an item was first written down where nothing tells."""
LINE_DIGITS = 8
DETAILS = 7
"""How many fields at the end of a row only JSON and the like want to see."""
BETWEEN = "\x1f"
"""Between the fields of a row as text; no name of a note holds it or a character below it."""


class ItemRow(Record):
    """One item, or one of its lines.

    The first five put rows in order: `rank` is the due date or NO_DUE, `first` the day it was
    written down or NEVER, `line` has LINE_DIGITS. `open` is "1" where the due date can make it
    late, `private` likewise; `themes` and `tags` are parted by blanks; `key` is the whole id.
    Where no details are asked for, the last DETAILS are "".
    """

    rank: str
    first: str
    person: str
    path: str
    line: str
    id: str
    status: str
    open: str
    due: str
    owner: str
    text: str
    priority: str
    themes: str
    private: str
    kind: str
    done: str
    carried: str
    tags: str
    heading: str
    raw: str
    key: str

    @property
    def place(self) -> str:
        """`people/alice/2026-11-20.md:12`."""
        return f"{self.path}:{self.line.lstrip('0')}"

    def overdue_days(self, today: date) -> int | None:
        """Days past its due date; None unless open and due before today."""
        if not self.open or not self.due or self.due >= today.isoformat():
            return None
        return (today - date.fromisoformat(self.due)).days

    def age_days(self, today: date) -> int | None:
        """Days since it was first written down, 0 in a note still to come; None: no date tells."""
        if self.first == NEVER:
            return None
        return max((today - date.fromisoformat(self.first)).days, 0)


class ItemFilter(Record):
    """What `todo` shows; all given conditions hold together.

    Person, owner and theme are words of the command line, or what those stand for.
    """

    person: str | None = None
    mine: bool = False
    theirs: bool = False
    owner: str | None = None
    overdue: bool = False
    before: date | None = None
    theme: str | None = None
    private: bool = True
    every_line: bool = False


class RowList(Record):
    """The rows in order, and how many of them are overdue."""

    rows: tuple[ItemRow, ...]
    overdue: int


def conditions(wanted: ItemFilter, today: date) -> list[Callable[[ItemRow], bool]]:
    """What a row has to be like; names are handles and themes here."""
    keep: list[Callable[[ItemRow], bool]] = []
    if wanted.person is not None:
        keep.append(lambda row: wanted.person in (row.person, row.owner))
    if wanted.mine:
        keep.append(lambda row: row.owner in (ME, ""))
    if wanted.theirs:
        keep.append(lambda row: row.owner not in (ME, ""))
    if wanted.owner is not None:
        keep.append(lambda row: row.owner == wanted.owner)
    if wanted.overdue:
        keep.append(lambda row: row.overdue_days(today) is not None)
    if wanted.before is not None:
        limit = wanted.before.isoformat()
        keep.append(lambda row: "" < row.due < limit)
    if wanted.theme is not None:
        keep.append(lambda row: wanted.theme in row.themes.split(" "))
    if not wanted.private:
        keep.append(lambda row: not row.private)
    return keep


def listed(rows: Iterable[ItemRow], wanted: ItemFilter, today: date) -> RowList:
    """The rows that `wanted` lets through, of rows in order."""
    keep = conditions(wanted, today)
    shown = tuple(row for row in rows if all(fits(row) for fits in keep)) if keep else tuple(rows)
    day = today.isoformat()
    return RowList(shown, sum(1 for row in shown if "" < row.due < day and row.open))


def order(row: ItemRow, today: date) -> bytes:
    """Sorts rows: overdue first, then by due date, then by age."""
    place = BETWEEN.join(row[:5]).encode("utf-8", "surrogatepass")
    return order_of_bytes(place, today.isoformat().encode())


def order_of_bytes(line: bytes, today: bytes) -> bytes:
    """As `order`, for a whole row, its fields joined by BETWEEN: UTF-8 sorts as its characters do.

    What was written down today, is still to come or has no date is equally new.
    """
    return line if line[11:21] <= today else line[:11] + today + line[21:]


# -- rows of fields as the index keeps them --------------------------------------------------------


def packed(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as bytes; a row has at least one field."""
    return "\n".join(_line(row) for row in rows).encode("utf-8", "surrogatepass")


def unpacked(body: bytes) -> list[list[str]]:
    """What `packed` was given."""
    return [fields_of(line) for line in lines_of(body)]


def lines_of(body: bytes) -> list[str]:
    """The rows of what `packed` was given, each as text."""
    return body.decode("utf-8", "surrogatepass").split("\n") if body else []


def fields_in(line: bytes) -> list[str]:
    """The fields of one row as it is kept."""
    return fields_of(line.decode("utf-8", "surrogatepass"))


def fields_of(line: str) -> list[str]:
    """The fields of one row as text."""
    fields = line.split(BETWEEN)
    return [_plain(field) for field in fields] if "\\" in line else fields


def _line(row: Sequence[str]) -> str:
    line = BETWEEN.join(row)
    if "\\" in line or "\n" in line or line.count(BETWEEN) >= len(row):
        line = BETWEEN.join(map(escaped, row))
    return line


def escaped(field: str) -> str:
    """A field as it stands in a row one of whose fields would break it."""
    return field.replace("\\", "\\\\").replace("\n", "\\n").replace(BETWEEN, "\\f")


def _plain(field: str) -> str:
    parts = field.split("\\\\")
    return "\\".join(part.replace("\\n", "\n").replace("\\f", BETWEEN) for part in parts)
