"""What is odd in the notes themselves, whatever day it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes
from oneonone.document.diagnostics import Diagnostic
from oneonone.domain.action_item import Item, State
from oneonone.domain.meeting import Status


def findings(notebook: Notebook) -> list[Diagnostic]:
    """All of them, as the index has them, else from the notes."""
    if notebook.known is not None and notebook.known.holds("findings"):
        return [*notebook.known.findings, *_private(notebook)]
    found = [one for document in notebook.documents for one in document.diagnostics]
    found += notebook.unreadable
    for notes in notebook.people.values():
        found += _fallen_through(notes)
    for item in notebook.items:
        found += _item(item)
    return found


def _private(notebook: Notebook) -> Iterable[Diagnostic]:
    """Those of private/, where the index knows only of notes with something to list."""
    read = notebook.read(origin for origin in notebook.origins if origin.private)
    yield from (one for document in read for one in document.diagnostics)
    yield from notebook.unreadable


def _fallen_through(notes: PersonNotes) -> Iterable[Diagnostic]:
    """What somebody wrote where it counts as never said."""
    for occasion in notes.story(date.max):
        meeting = occasion.meeting
        if meeting.status not in (Status.SKIPPED, Status.MOVED):
            continue
        items = {line.place.line for line in notes.by_path[meeting.path].items}
        written = [
            one.line
            for one in occasion.written
            if not one.in_agenda and not one.private and one.line not in items
        ]
        if written:
            message = (
                f"the meeting is said to be {meeting.status.value}, so what is written here counts"
                " for no theme"
            )
            yield Diagnostic(meeting.path, written[0], 1, "F10", message)


def _item(item: Item) -> Iterable[Diagnostic]:
    place = item.line.place
    other = item.contradicted_by
    if other is not None:
        message = f"this item is open here and closed in {other.place}; tick or untick one of them"
        yield Diagnostic(place.path, place.line, 1, "I05", message)
    for line in item.lines if item.state.is_closed else ():
        if line.state.is_open:
            message = (
                f"this box is open, but the item is closed in {item.line.place}; close it here too"
            )
            yield Diagnostic(line.place.path, line.place.line, 1, "I05", message)
    if item.state.is_open and item.line.state is State.MOVED:
        message = "carried on, but no later note holds it; it counts as open"
        yield Diagnostic(place.path, place.line, 1, "I10", message)
