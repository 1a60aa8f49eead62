"""The parts of a note kept elsewhere: what stands below a day's or a person's heading.

A part is a stretch of the very bytes, from its heading on. Parts are only made where each of them,
read by itself, says what it says in its place: what stands below a private heading or in a comment
never comes out of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence

from oneonone.document.blocks import Span, covers
from oneonone.document.doubts import doubt_in
from oneonone.document.foreign_days import at_margin, day_headings, hidden_day
from oneonone.document.foreign_names import Reader, calls_one_on_one, looks_like_a_name
from oneonone.document.items import Box
from oneonone.document.meeting_document import Document, parse
from oneonone.document.origin import origin_of
from oneonone.document.readable import readable_lines
from oneonone.document.sections import Vocabulary
from oneonone.domain.record import Record
from oneonone.domain.written_dates import WrittenDate, YearlessDate

_NOWHERE = origin_of("note.md")


class Part(Record):
    """A stretch of a note below the heading in line `line`.

    `names` are those in its heading and in the ones above it, the nearest first; `bare` tells that
    nothing stands below the heading. A `date` without its year is of no day.
    """

    start: int
    end: int
    line: int
    date: WrittenDate | YearlessDate | None
    names: tuple[str, ...]
    bare: bool = False


class CannotPart(Exception):
    """The note must stay whole; the text says why, with the line."""


def foreign_document(data: bytes, vocabulary: Vocabulary) -> Document:
    """The note as a page of nobody's."""
    return parse(data, _NOWHERE, vocabulary)


def dated_parts(document: Document, reader: Reader) -> list[Part]:
    """The parts below headings that are about a day, each to the next of its level or above.

    Headings of other days below one stay in its part. Raises CannotPart.
    """
    hidden = hidden_day(document)
    if hidden is not None:
        raise CannotPart(
            f"line {hidden}: code or a comment is opened here and never closed, and days stand "
            "behind it; close it and import again"
        )
    days = day_headings(document, reader)
    return _parts(document, days, days, reader)


class HeadingName(Record):
    """The one name a heading holds; `one_on_one` tells that it says *1:1* beside it.

    `looks` tells that it is written as a name is: with capitals, or as a link.
    """

    name: str
    line: int
    start: int
    level: int
    one_on_one: bool
    looks: bool


def heading_names(document: Document, reader: Reader) -> list[HeadingName]:
    """The headings that may name one person: no section's, no theme's, nothing private."""
    means = {one.start: one.own_role or one.theme or one.private for one in document.sections}
    found = []
    for heading in document.blocks.headings:
        names = reader.names(heading.text)
        if len(names) != 1 or means.get(heading.start) or not at_margin(document, heading):
            continue
        if looks_like_a_name(names[0]):
            line = document.lines.number(heading.start)
            looks = "[[" in heading.text or not any(word[0].islower() for word in names[0].split())
            told = calls_one_on_one(heading.text)
            found.append(
                HeadingName(names[0], line, heading.start, heading.level, told, told or looks)
            )
    return found


def named_parts(document: Document, is_name: Callable[[str], bool], reader: Reader) -> list[Part]:
    """The parts below headings that name just one person, each to the next heading of its level.

    Where a heading says `1:1`, whatever can be a name is one. Raises CannotPart.
    """
    named: dict[int, None] = {}
    for number, heading in enumerate(document.blocks.headings):
        names = reader.names(heading.text)
        if len(names) == 1 and at_margin(document, heading):
            told = calls_one_on_one(heading.text) and looks_like_a_name(names[0])
            if told or is_name(names[0]):
                named[number] = None
    return _parts(document, named, None, reader)


def _parts(
    document: Document,
    begin: Mapping[int, WrittenDate | YearlessDate | None],
    end: Collection[int] | None,
    reader: Reader,
) -> list[Part]:
    """The parts of these headings, by index, up to the headings that end one: without, all do."""
    found: list[Part] = []
    for number, day in begin.items():
        heading = document.blocks.headings[number]
        if not found or heading.start >= found[-1].end:  # else it stands within another part
            line = document.lines.number(heading.start)
            names = _names_above(document, number, reader)
            to = _end_of(document, number, end)
            bare = not document.lines.data[heading.end : to].strip()
            found.append(Part(heading.start, to, line, day, names, bare))
    _refuse_unsafe_parts(document, found, reader.vocabulary)
    return found


def rest_of(document: Document, parts: Sequence[Part]) -> list[Span]:
    """The stretches in no part, front matter and title included; with the parts, all the bytes."""
    places = [0, *(place for part in parts for place in (part.start, part.end))]
    places.append(len(document.lines.data))
    pairs = zip(places[::2], places[1::2], strict=True)
    return [(start, end) for start, end in pairs if start < end]


def rest_lines(document: Document, parts: Sequence[Part]) -> list[tuple[int, int]]:
    """First and last line of each such stretch in which somebody wrote more than a title."""
    found = []
    headings = [(one.start, one.end) for one in document.blocks.headings]
    for start, end in rest_of(document, parts):
        first = document.lines.number(start)
        last = document.lines.number(end - 1)
        written = [n for n in range(first, last + 1) if _says_something(document, n, headings)]
        if written:
            found.append((written[0], written[-1]))
    return found


def _says_something(document: Document, number: int, headings: Sequence[Span]) -> bool:
    """Whether a line is more than blank, a rule, a heading or front matter."""
    start, end = document.lines.span(number)
    if start < document.header.body_start:
        return False
    inside = covers(headings, start) or covers(document.blocks.rules, start)
    return not inside and bool(document.lines.data[start:end].strip())


def _end_of(document: Document, number: int, ends: Collection[int] | None) -> int:
    """Where the part below a heading ends: at one of `ends` of its level (without them: at any),
    or at any heading above its level.
    """
    headings = document.blocks.headings
    level = headings[number].level
    for other in range(number + 1, len(headings)):
        heading = headings[other]
        if not at_margin(document, heading):
            continue
        same = heading.level == level and (ends is None or other in ends)
        if same or heading.level < level:
            return heading.start
    return len(document.lines.data)


def _names_above(document: Document, number: int, reader: Reader) -> tuple[str, ...]:
    """The names a heading and those above it hold, one each, the nearest first."""
    found: list[str] = []
    at: int | None = number
    while at is not None:
        names = reader.names(document.blocks.headings[at].text)
        found += names if len(names) == 1 else []
        at = document.blocks.headings[at].parent
    return tuple(found)


def _refuse_unsafe_parts(document: Document, parts: Sequence[Part], vocabulary: Vocabulary) -> None:
    """Raises CannotPart where a part is private, or would say something else by itself."""
    doubt = doubt_in(document, vocabulary) if parts else None
    if doubt is not None and doubt.line <= parts[-1].line:
        raise CannotPart(f"line {doubt.line}: {doubt.message}, so it is not taken apart")
    whole = [(line.text, line.private) for line in readable_lines(document)]
    private = {section.start for section in document.sections if section.private}
    for part in parts:
        if part.start in private:
            raise CannotPart(f"line {part.line} stands below a private heading")
        apart = foreign_document(document.lines.data[part.start : part.end], vocabulary)
        lines = [(line.text, line.private) for line in readable_lines(apart)]
        first, end = part.line, part.line + len(lines)
        same = lines == whole[first - 1 : end - 1]
        if not same or _items(apart, 1, len(lines)) != _items(document, first, end - 1):
            raise CannotPart(f"line {part.line}: what stands below would read differently alone")


def _items(document: Document, first: int, last: int) -> list[tuple[object, ...]]:
    """What is known of the items in these lines, wherever they stand."""
    boxes = document.boxes
    begin = bisect_left(boxes, first, key=_line_of)
    facts = [box.facts for box in boxes[begin : bisect_right(boxes, last, key=_line_of)]]
    return [(one.raw, one.kind, one.state, one.owner, one.due, one.private) for one in facts]


def _line_of(box: Box) -> int:
    return box.facts.place.line
