"""Changes to a note as byte splices: all other bytes stay as they are.

Every change is made on a parsed note and checked by parsing the result: the item meant has
changed as meant, nothing else reads differently. What cannot be checked is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from oneonone.document.conflicts import refuse_marks
from oneonone.document.field_places import insertions, is_plain_id, removals
from oneonone.document.fields import (
    DATE_FIELDS,
    Dialect,
    Field,
    dialect_of,
    without_torn_comments,
    written,
)
from oneonone.document.items import Box
from oneonone.document.meeting_document import Document, parse
from oneonone.document.sections import Vocabulary
from oneonone.domain.action_item import BOXES, ItemLine, State
from oneonone.domain.dates import parse_iso
from oneonone.domain.record import Record
from oneonone.errors import EditRefused, UndecodableNote

MOVED = ">"
OPEN = " "
_TORN = re.compile(r" *\0[\0 ]*")
_CLOSING = {"x": "done", "-": "cancelled"}


class Edit(Record):
    """Replace the bytes from `start` to `end` by `text`."""

    start: int
    end: int
    text: bytes


def apply(data: bytes, edits: Iterable[Edit]) -> bytes:
    """`data` with the edits made; they must not overlap."""
    parts = []
    place = 0
    for edit in sorted(edits):
        if edit.start < place or edit.end > len(data):
            raise ValueError("edits overlap or reach beyond the note")
        parts += [data[place : edit.start], edit.text]
        place = edit.end
    return b"".join([*parts, data[place:]])


def set_state(box: Box, mark: str, today: date, default: Dialect) -> list[list[Edit]]:
    """The ways to put `mark` in the box with the closing date it calls for, best first.

    `x` adds done:, `-` adds cancelled:, a blank takes both away.
    """
    closing = _CLOSING.get(mark)
    over = {"done", "cancelled"} - {closing}
    edits = _mark_edit(box, mark) + _removals(box, over)
    if closing is None or any(found.name == closing for found in box.fields):
        return [edits]
    field_text = written(closing, today.isoformat(), dialect_of(box.fields) or default)
    return [[*edits, insertion] for insertion in _insertions(box, field_text)]


def set_due(box: Box, due: date | None, default: Dialect) -> list[list[Edit]]:
    """The ways to give an item a due date in the dialect it uses, or to take it away."""
    present = [found for found in box.fields if found.name == "due"]
    if due is None:
        return [_removals(box, {"due"})]
    if present:
        return [[_value_edit(box, found, due.isoformat()) for found in present]]
    text = written("due", due.isoformat(), dialect_of(box.fields) or default)
    return [[insertion] for insertion in _insertions(box, text)]


def set_owner(box: Box, owner: str) -> list[list[Edit]]:
    """The ways to give an item to somebody (a handle or `me`), where its owner stands already."""
    fields = [found for found in box.fields if found.name == "owner"]
    if fields:
        return [[_value_edit(box, found, owner) for found in fields]]
    if box.owner_span is not None:
        start, end = box.owner_span
        end = start + len(box.own.text[start:end].rstrip(":,"))
        return [[Edit(box.own.offset(start), box.own.offset(end), f"@{owner}".encode())]]
    at = box.own.offset(_first_word(box))
    return [[Edit(at, at, f"@{owner} ".encode())]]


def _first_word(box: Box) -> int:
    """Where the text begins; `(A)` has to stay right after the box."""
    text = box.own.text
    for found in box.fields:
        in_brackets = text[max(found.value_start - 1, 0)] == "("
        if found.name == "priority" and found.start == 0 and in_brackets:
            return len(text) - len(text[found.end :].lstrip())
    return 0


def mark_moved(box: Box, item_id: str) -> list[list[Edit]]:
    """The ways to mark a line as carried on under an id."""
    edits = _mark_edit(box, MOVED)
    if box.facts.id is not None:
        return [edits]
    return [[*edits, *way] for way in set_id(box, item_id)]


def set_id(box: Box, item_id: str) -> list[list[Edit]]:
    """The ways to write an id on an item: last, behind the last own line where that can be."""
    return [[insertion] for insertion in reversed(_insertions(box, f"^{item_id}"))]


def write_out_dates(box: Box, resolve_date: Callable[[str], date | None]) -> list[Edit]:
    """The edits that make the date words of an item's fields ISO; a word with no day stays."""
    return [
        _value_edit(box, found, day.isoformat())
        for found in box.fields
        if found.name in DATE_FIELDS and parse_iso(found.value) is None
        if (day := resolve_date(found.value)) is not None
    ]


def without_lines(document: Document, boxes: Iterable[Box]) -> list[Edit]:
    """Take the items' own lines out of a note, line ends included."""
    starts = [*document.lines.starts, len(document.lines.data)]
    return [Edit(starts[box.first_line - 1], starts[box.last_line], b"") for box in boxes]


def carried_line(box: Box, item_id: str, resolve_date: Callable[[str], date | None]) -> str:
    """An item as the one line it becomes in the next note: state kept, dates ISO, id last.

    An id in another dialect stays where it is; a comment that one line would not hide stays back.
    """
    text = without_torn_comments(box.own)
    ids = [found for found in box.fields if found.name == "id"]
    stays = bool(ids) and not is_plain_id(box.own, ids[0])
    for found in reversed(box.fields):
        if found.name in DATE_FIELDS and parse_iso(found.value) is None:
            day = resolve_date(found.value)
            if day is not None:
                text = text[: found.value_start] + day.isoformat() + text[found.value_end :]
        elif found.name == "id" and not stays:
            before, after = text[: found.start].rstrip(), text[found.end :]
            text = before + after if after[:1].isspace() or not after else f"{before} {after}"
    line = _TORN.sub(" ", text.replace("\n", " ")).strip(" ")
    # A line that only says "moved on" stands for a promise whose newer note is lost.
    moved = box.facts.state is State.MOVED
    mark = OPEN if moved else box.facts.raw[box.facts.raw.index("[") + 1]
    return f"- [{mark}] {line}" if stays else f"- [{mark}] {line} ^{item_id}"


def _mark_edit(box: Box, mark: str) -> list[Edit]:
    state = BOXES[mark]
    if box.facts.state is state or (mark == OPEN and box.facts.state is State.DOING):
        return []
    return [Edit(*box.mark, mark.encode())]


def _value_edit(box: Box, found: Field, value: str) -> Edit:
    start, end = box.own.offset(found.value_start), box.own.offset(found.value_end)
    return Edit(start, end, value.encode())


def _insertions(box: Box, text: str) -> list[Edit]:
    return [Edit(*splice) for splice in insertions(box.own, box.fields, text)]


def _removals(box: Box, names: Collection[str]) -> list[Edit]:
    return [Edit(*splice) for splice in removals(box.own, box.fields, names)]


class Changed(Record):
    """A note before and after an edit that was checked."""

    before: Document
    after: Document

    @property
    def data(self) -> bytes:
        """The new bytes."""
        return self.after.lines.data


def edit_items(
    document: Document,
    ways: Sequence[tuple[Box, Sequence[Sequence[Edit]]]],
    vocabulary: Vocabulary,
    as_meant: Callable[[ItemLine, ItemLine], bool],
) -> Changed:
    """Make one change for each of the boxes and check it.

    `ways` gives for each box its possible edits, best first; the first combination of equal rank
    that parses as meant is taken. `as_meant` is asked with each box's facts before and after.
    Raises UndecodableNote, or EditRefused where no way gives what was meant.
    """
    refuse_unsafe(document)
    targets = {box.mark[0]: number for number, box in enumerate(document.boxes)}
    chosen = {targets[box.mark[0]] for box, _ in ways}
    ranks = [len(choices) for _, choices in ways]
    for rank in range(max(ranks, default=0) if all(ranks) else 0):
        edits = [edit for _, choices in ways for edit in choices[min(rank, len(choices) - 1)]]
        try:
            data = apply(document.lines.data, edits)
        except ValueError:
            continue  # a new field would stand where an old one is taken away
        after = parse(data, document.origin, vocabulary)
        if _is_as_meant(document, after, chosen, as_meant):
            return Changed(document, after)
    place = next((str(box.facts.place) for box, _ in ways), document.origin.path)
    raise EditRefused(
        f"{place}: the item cannot be changed safely: the note would read differently afterwards",
        "change the line in your editor",
    )


def take_out(document: Document, boxes: Sequence[Box], vocabulary: Vocabulary) -> Changed:
    """Remove items' own lines and check that every other item reads as before."""
    refuse_unsafe(document)
    data = apply(document.lines.data, without_lines(document, boxes))
    after = parse(data, document.origin, vocabulary)
    gone = {box.mark[0] for box in boxes}
    kept = [unplaced(box) for box in document.boxes if box.mark[0] not in gone]
    if _has_details(document, boxes):
        raise EditRefused(
            f"{document.origin.path}: what stands below the carried lines would lose its place",
            "take them out in your editor",
        )
    same_items = kept == [unplaced(box) for box in after.boxes]
    if not same_items or outline(document) != outline(after):
        raise EditRefused(
            f"{document.origin.path}: taking the carried lines out would change other items",
            "take them out in your editor",
        )
    return Changed(document, after)


def _has_details(document: Document, boxes: Sequence[Box]) -> bool:
    """Whether more hangs below the items than their own lines and each other."""
    lines = document.lines
    ends = {item.text_start: item.end for item in document.blocks.items}
    own = {n for box in boxes for n in range(box.first_line, box.last_line + 1)}
    return any(
        number not in own and lines.text(number).strip(" \t>")
        for box in boxes
        for number in range(box.last_line + 1, lines.number(ends[box.mark[0] - 1] - 1) + 1)
    )


def refuse_unsafe(document: Document) -> None:
    """Notes that are no text, or in conflict, are never edited."""
    if not document.readable:
        found = document.diagnostics[0]
        raise UndecodableNote(
            f"{found.path}:{found.line}:{found.column}: {found.message}",
            "repair the note in an editor first",
        )
    refuse_marks(document.origin.path, document.lines.data)


def _is_as_meant(
    before: Document, after: Document, chosen: set[int], meant: Callable[[ItemLine, ItemLine], bool]
) -> bool:
    if len(before.boxes) != len(after.boxes) or outline(before) != outline(after):
        return False
    for number, (old, new) in enumerate(zip(before.boxes, after.boxes, strict=True)):
        if number in chosen:
            if new.facts.text != old.facts.text or not meant(old.facts, new.facts):
                return False
        elif unplaced(old) != unplaced(new):
            return False
    return True


def outline(document: Document) -> tuple[Mapping[str, Any], list[str]]:
    """What holds for a note as a whole: front matter and headings."""
    return document.values, [section.heading for section in document.sections]


def unplaced(box: Box) -> ItemLine:
    """A box's facts without its line and ordinal, which move when lines above go."""
    facts = box.facts
    return facts._replace(place=facts.place._replace(line=0), hash_id="", parent=None)
