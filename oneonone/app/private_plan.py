"""What a manager means to keep in mind of a meeting, and shows nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oneonone.app.item_rows import ItemFilter
from oneonone.app.list_items import list_items
from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes
from oneonone.document.meeting_document import Document
from oneonone.document.passages import Passage, page_passages, passages
from oneonone.domain.meeting import Meeting
from oneonone.domain.record import Record

PLAN = "notes.md"


class PlanLine(Record):
    """A private line without the mark of its list, or the text of an open private item."""

    path: str
    line: int
    text: str


def private_plan(
    notebook: Notebook,
    notes: PersonNotes,
    coming: Meeting | None,
    last: Meeting | None,
    today: date,
) -> tuple[PlanLine, ...]:
    """What is written in private/<handle>/notes.md and in the private sections of the last note
    and the coming one; the first line of other private pages; open private items wherever they are.

    Of the pages that have a day only those since the last meeting held: the rest is history.
    """
    lines = [
        PlanLine(document.origin.path, one.line, one.plain)
        for document in notes.documents
        for one in _private_lines(document, coming, last)
    ]
    rows = list_items(notebook, ItemFilter(person=notes.handle), today).rows
    items = [row.item for row in rows if row.item.private]
    # Points and goals are no action items, and no less private for that.
    items += [
        item
        for item in notes.items
        if item.private and item.state.is_open and item.line.kind != "action"
    ]
    lines += [PlanLine(i.line.place.path, i.line.place.line, i.line.text) for i in items]
    return tuple(lines)


def _private_lines(
    document: Document, coming: Meeting | None, last: Meeting | None
) -> list[Passage]:
    """Those but for items: the open ones are listed by themselves, the others are done with."""
    origin = document.origin
    if origin.private:
        if last is not None and origin.day is not None and origin.day < last.date:
            return []
        found = _without_items(document, page_passages(document))
        is_plan = origin.path.rpartition("/")[2] == PLAN
        return found if is_plan else found[:1]
    if origin.path in {meeting.path for meeting in (coming, last) if meeting is not None}:
        return _without_items(document, [p for p in passages(document) if p.section.private])
    return []


def _without_items(document: Document, lines: Sequence[Passage]) -> list[Passage]:
    on_items = {
        number for box in document.boxes for number in range(box.first_line, box.last_line + 1)
    }
    return [one for one in lines if one.line not in on_items]
