"""A note on its way to another day: what has to change so that it says there what it said here."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Mapping

from oneonone.document.edits import (
    Edit,
    apply,
    edit_items,
    refuse_unsafe,
    set_id,
    unplaced,
    write_out_dates,
)
from oneonone.document.frontmatter import read_header
from oneonone.document.key_edits import set_key
from oneonone.document.meeting_document import Document, parse
from oneonone.document.origin import Origin
from oneonone.document.sections import Section, Vocabulary
from oneonone.domain.action_item import ItemLine, Place
from oneonone.domain.dates import long_date, resolve_word
from oneonone.errors import EditRefused


def moved_note(
    document: Document, target: Origin, ids: Mapping[int, str], vocabulary: Vocabulary
) -> bytes:
    """A dated note as it has to read at `target`, the path of another day.

    `date:` and the day in the title become the new one. Date words of items, which count from the
    note's day, are written out as they were meant; `next` stays the meeting after this one. `ids`
    gives items (by line) an id: without it they would be others, for a hash holds the path. One
    that cannot take it safely goes without. All other bytes stay. Raises UndecodableNote,
    EditRefused.
    """
    refuse_unsafe(document)
    problem = read_header(document.lines, document.header).problem
    if problem:
        _, line, column, message = problem
        raise EditRefused(
            f"{document.origin.path}:{line}:{column}: {message}", "correct the front matter first"
        )
    old, new = document.day, target.day
    if old is None or new is None:
        raise ValueError("only a dated note moves, and to another day")
    before = _with_ids(_with_dates(document, old, vocabulary), ids, vocabulary)
    data = apply(before.lines.data, _title_edit(before, old, new))
    if "date" in before.values:
        data = set_key(data, ["date"], _on_day(before.values["date"], new))
    after = parse(data, target, vocabulary)
    if _reading(before) != _reading(after):
        raise EditRefused(
            f"{document.origin.path}: the note cannot be moved safely: it would read differently",
            "move it in your editor",
        )
    return data


def _with_dates(document: Document, day: dt.date, vocabulary: Vocabulary) -> Document:
    ways = [
        (box, [edits])
        for box in document.boxes
        if (edits := write_out_dates(box, lambda word: resolve_word(word, day)))
    ]
    if not ways:
        return document
    return edit_items(document, ways, vocabulary, _says_the_same).after


def _with_ids(document: Document, ids: Mapping[int, str], vocabulary: Vocabulary) -> Document:
    """All at once; where that is refused, each that can: one odd line is no reason to stay."""
    for trial in (ids, *({line: number} for line, number in ids.items())):
        with contextlib.suppress(EditRefused):
            document = _with_each_id(document, trial, vocabulary)
            if trial is ids:
                break
    return document


def _with_each_id(document: Document, ids: Mapping[int, str], vocabulary: Vocabulary) -> Document:
    ways = [(document.box_on[line], set_id(document.box_on[line], ids[line])) for line in ids]

    def has_it(before: ItemLine, after: ItemLine) -> bool:
        return after.id == ids[before.place.line] and _says_the_same(before, after)

    return edit_items(document, ways, vocabulary, has_it).after


def _says_the_same(before: ItemLine, after: ItemLine) -> bool:
    """But for how it is written, and for its id."""
    return after._replace(raw=before.raw, id=before.id) == before


def _title_edit(document: Document, old: dt.date, new: dt.date) -> list[Edit]:
    """The day in the first heading, where a template wrote it there and nobody a second time."""
    title = next((one for one in document.blocks.headings if one.level), None)
    if title is None or title.level > 1:
        return []
    for written in (long_date, dt.date.isoformat):
        alone = rb"(?<![0-9])%b(?![0-9])" % re.escape(written(old).encode())
        found = list(re.compile(alone).finditer(document.lines.data, title.start, title.end))
        if len(found) == 1:
            return [Edit(found[0].start(), found[0].end(), written(new).encode())]
    return []


def _on_day(value: object, day: dt.date) -> dt.date:
    """The day, with the time of day that stands there."""
    return dt.datetime.combine(day, value.timetz()) if isinstance(value, dt.datetime) else day


def _reading(document: Document) -> tuple[list[ItemLine], list[Section]]:
    """What a note says, wherever it stands and whatever its title."""
    items = [
        unplaced(box)._replace(
            place=Place("", 0), note_date=None, sequence=(0, 0, ""), heading=None
        )
        for box in document.boxes
    ]
    return items, [section._replace(heading="", start=0) for section in document.sections]
