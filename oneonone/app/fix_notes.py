"""Putting right what `check` finds and only one correction fits: boxes, mostly."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import date

from oneonone.app.notebook import Notebook
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.edits import Edit, edit_items, mark_moved, set_state
from oneonone.document.fields import Dialect
from oneonone.document.items import Box
from oneonone.document.meeting_document import Document
from oneonone.document.mend import mend_boxes
from oneonone.domain.action_item import Item, ItemLine, State
from oneonone.domain.record import Record
from oneonone.errors import Unsafe

_MARKS = {State.DONE: "x", State.DROPPED: "-", State.OPEN: " "}


class _Repair(Record):
    """A line that gets the box of a state: the id if it moved on, the day if it was closed."""

    line: ItemLine
    state: State
    id: str
    day: date

    def ways(self, box: Box, default: Dialect) -> list[list[Edit]]:
        if self.state is State.MOVED:
            return mark_moved(box, self.id)
        return set_state(box, _MARKS[self.state], self.day, default)


def fix_notes(notebook: Notebook, today: date, *, dry_run: bool = False) -> Written:
    """Mend mistyped boxes; make boxes of one item agree where a newer note has decided.

    What has more than one possible correction stays, and so does a note that cannot be edited
    safely. Raises what writing raises.
    """
    repairs: dict[str, list[_Repair]] = {}
    for item in notebook.items:
        for repair in _repairs(item, today):
            repairs.setdefault(repair.line.place.path, []).append(repair)
    changes = []
    for document in notebook.documents:
        fixed = document
        with contextlib.suppress(Unsafe):
            fixed = mend_boxes(document, notebook.vocabulary)
        for repair in repairs.get(document.origin.path, ()):
            with contextlib.suppress(Unsafe):
                fixed = _repaired(fixed, repair, notebook)
        changes.append(Change(document.origin.path, document.lines.data, fixed.lines.data))
    return write_changes(notebook.root, notebook.settings, changes, "check --fix", dry_run=dry_run)


def _repairs(item: Item, today: date) -> Iterable[_Repair]:
    """What I05 and I10 name, where the newest note has decided."""
    deciding = item.line
    if item.state.is_open and deciding.state is State.MOVED:
        yield _Repair(deciding, State.OPEN, item.key, today)
    for line in item.lines if item.state.is_closed else ():
        if line.state.is_open:
            moved_on = line.sequence < deciding.sequence
            state = State.MOVED if moved_on else item.state
            yield _Repair(line, state, item.key, deciding.done or deciding.cancelled or today)


def _repaired(document: Document, repair: _Repair, notebook: Notebook) -> Document:
    box = document.box_on[repair.line.place.line]
    ways = [(box, repair.ways(box, notebook.settings.task_format))]
    return edit_items(
        document, ways, notebook.vocabulary, lambda _, after: after.state is repair.state
    ).after
