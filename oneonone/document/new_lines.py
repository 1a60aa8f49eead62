"""New lines in a note: a point on an agenda, an entry in a log.

As in `edits`, the note is parsed again: it must say just this one thing more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import TypeVar

from oneonone.document.edits import Edit, apply, outline, refuse_unsafe, unplaced
from oneonone.document.fields import DATE_FIELDS
from oneonone.document.lines import BOM
from oneonone.document.log import LogEntry
from oneonone.document.meeting_document import Document, parse
from oneonone.document.origin import Origin
from oneonone.document.sections import NOWHERE, Section, Vocabulary
from oneonone.domain.action_item import ME, ItemLine, State
from oneonone.domain.dates import resolve_word
from oneonone.errors import EditRefused

_NO_NOTE = Origin("", "page")

T = TypeVar("T")


def add_point(
    document: Document, text: str, owner: str | None, vocabulary: Vocabulary
) -> tuple[Document, ItemLine]:
    """Add an open talking point: theirs with the handle of its `owner`, mine with None.

    Raises UndecodableNote, EditRefused.
    """
    side = "theirs" if owner else "mine"
    # A text that ends in somebody's @name would be theirs; it is mine by an owner in front.
    ways = [text, f"@{ME} {text}"]
    if owner:
        ways = [f"@{owner} {text.removeprefix(f'@{owner} ')}"]
    lines = [f"- [ ] {way}" for way in ways]

    def read(after: Document, number: int) -> ItemLine | None:
        found = [box.facts for box in after.boxes if box.facts.place.line == number]
        fits = [
            one
            for one in found
            if (one.kind, one.state, one.side, one.id) == ("topic", State.OPEN, side, None)
            if one.raw in lines and not one.private
        ]
        return fits[0] if fits else None

    return _add(document, lines, vocabulary, read)


def add_entry(
    document: Document, day: date, kind: str, text: str, vocabulary: Vocabulary
) -> tuple[Document, LogEntry]:
    """Add an entry to a log, by its day where the entries stand in order. Raises as `add_point`."""

    def read(after: Document, number: int) -> LogEntry | None:
        found = [entry for entry in after.log if entry.line == number and not entry.private]
        fits = [one for one in found if (one.date, one.kind, one.text) == (day, kind, text)]
        return fits[0] if fits else None

    line = f"- {day.isoformat()} {kind}: {text}"
    return _add(document, [line], vocabulary, read, _by_day(document, day))


def _by_day(document: Document, day: date) -> Iterator[tuple[int, bytes, bytes]]:
    """The place in front of the first later entry of a log that is in order.

    None where a heading stands between the days around it: it may name a month. Nor where that
    entry is nested or has another mark.
    """
    log = document.log
    days = [entry.date for entry in log]
    place = bisect_right(days, day)
    if place == len(days) or days != sorted(days):
        return
    lines = document.lines
    around = {
        document.blocks.heading_at(lines.starts[one.line - 1])
        for one in log[max(place - 1, 0) : place + 1]
    }
    later = log[place].line
    if len(around) == 1 and lines.text(later).startswith("- "):
        yield lines.starts[later - 1], b"", lines.line_end


def with_dates(text: str, today: date) -> str:
    """An item's text with the date words of its fields written out, as seen from `today`."""
    alone = parse(f"- [ ] {text}".encode(), _NO_NOTE, Vocabulary())
    fields = [found for box in alone.boxes for found in box.fields if found.name in DATE_FIELDS]
    for found in reversed(fields):
        day = resolve_word(found.value, today)
        if day is not None:
            text = text[: found.value_start] + day.isoformat() + text[found.value_end :]
    return text


def _add(
    document: Document,
    lines: Sequence[str],
    vocabulary: Vocabulary,
    read: Callable[[Document, int], T | None],
    best: Iterable[tuple[int, bytes, bytes]] = (),
) -> tuple[Document, T]:
    """The note with the first of the lines, at the first of the places, that reads as meant.

    `read` gives what the note, as it would be, says on the line of that number; `best` are places
    to try before the others.
    """
    refuse_unsafe(document)
    others = _others(document, None)
    for place, before, after in chain(best, _places(document)):
        for line in lines:
            text = before + line.encode() + after
            data = apply(document.lines.data, [Edit(place, place, text)])
            changed = parse(data, document.origin, vocabulary)
            number = changed.lines.number(place + len(before))
            said = read(changed, number)
            if said is not None and _others(changed, number) == others:
                return changed, said
    raise EditRefused(
        f"{document.origin.path}: the line cannot be added safely: it, or the note, would not read "
        f"as meant: {lines[0]}",
        "write it there in your editor, or say it in other words",
    )


def _places(document: Document) -> Iterator[tuple[int, bytes, bytes]]:
    """Where a line may be added, best first, with what has to stand before and after it.

    At the end, which keeps its line end or the absence of one. Where that lies in the wrong
    section, below `## Private`, say, at the end of the last one of another kind.
    """
    data, end = document.lines.data, document.lines.line_end
    ended = not data.removeprefix(BOM) or data.endswith((b"\n", b"\r"))
    sections = [NOWHERE, *document.sections]
    last_kind = _kind_of(sections[-1])
    places = {last_kind: (len(data), b"" if ended else end, end if ended else b"")}
    for above, section in reversed(list(zip(sections, document.sections, strict=False))):
        places.setdefault(_kind_of(above), (_end_above(document, section), b"", end))
    for place, before, after in places.values():
        yield place, before, after
        yield place, before + end, after  # HTML, say, ends with a blank line only


def _kind_of(section: Section) -> tuple[object, ...]:
    return section.side, section.private


def _end_above(document: Document, section: Section) -> int:
    """Where the text above a heading ends, the blank lines between left out."""
    lines = document.lines
    number = lines.number(section.start)
    while number > 1 and not lines.text(number - 1).strip():
        number -= 1
    return lines.starts[number - 1]


def _others(document: Document, number: int | None) -> tuple[object, ...]:
    """What a note says, that one line left out."""
    boxes = [unplaced(box) for box in document.boxes if box.facts.place.line != number]
    log = [entry._replace(line=0) for entry in document.log if entry.line != number]
    return outline(document), boxes, log
