"""Daily notes kept elsewhere: the parts below people's headings, and headings that may be one's."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from oneonone.app.import_people import People
from oneonone.app.import_whose import ForeignNote
from oneonone.document.foreign_names import Reader
from oneonone.document.foreign_notes import Part, heading_names, rest_lines


def names_told(note: ForeignNote, reader: Reader) -> Iterator[str]:
    """The names in headings that say *1:1*."""
    return (one.name for one in heading_names(note.document, reader) if one.one_on_one)


def strangers(
    note: ForeignNote, parts: tuple[Part, ...], people: People, reader: Reader, reason: str
) -> Iterator[tuple[int, str]]:
    """What stands in no part, by line: why it stays, and headings that look like a person's name.

    A heading that comes again every day need not be somebody's, *Gratitude* for instance: so it is
    asked about and never taken.
    """
    found = [
        one
        for one in heading_names(note.document, reader)
        if one.looks and not people.knows(one.name) and not _within(parts, one.start)
    ]
    level = min((one.level for one in found), default=0)
    waiting = [one for one in found if one.level == level]
    for first, last in rest_lines(note.document, parts):
        here = [one for one in waiting if one.line <= last]
        waiting = [one for one in waiting if one.line > last]
        if not here or first < here[0].line:
            yield first, reason
        for one in here:
            add = f"1on1 person add {shlex.quote(one.name)}"
            yield one.line, f"is {one.name} a person? then first: {add}, and import again"


def _within(parts: tuple[Part, ...], place: int) -> bool:
    return any(part.start <= place < part.end for part in parts)
