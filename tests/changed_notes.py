"""Editing the items of a note the way the commands do, bytes in and bytes out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from oneonone.document.edits import edit_items, mark_moved, set_due, set_owner, set_state, take_out
from oneonone.document.fields import Dialect
from oneonone.domain.action_item import BOXES, ItemLine
from tests.parsed_notes import MEETING, VOCABULARY, note

TODAY = date(2026, 11, 20)
Text = str | bytes


def anything(_: ItemLine, __: ItemLine) -> bool:
    return True


def changed_state(
    data: Text, mark: str, index: int = 0, *, default: Dialect = "plain", path: str = MEETING
) -> bytes:
    """The note with an item ticked (`x`), dropped (`-`) or reopened (a blank)."""
    document = note(data, path)
    box = document.boxes[index]

    def meant(_: ItemLine, after: ItemLine) -> bool:
        closed = (after.done is not None, after.cancelled is not None)
        return after.state.is_open == BOXES[mark].is_open and closed == (mark == "x", mark == "-")

    ways = [(box, set_state(box, mark, TODAY, default))]
    return edit_items(document, ways, VOCABULARY, meant).data


def changed_due(
    data: Text, due: date | None, index: int = 0, *, default: Dialect = "plain"
) -> bytes:
    """The note with an item's due date set or taken away."""
    document = note(data)
    box = document.boxes[index]
    ways = [(box, set_due(box, due, default))]
    return edit_items(
        document, ways, VOCABULARY, lambda _, after: after.due == due and not after.due_next
    ).data


def changed_owner(data: Text, owner: str, index: int = 0) -> bytes:
    """The note with an item given to somebody."""
    document = note(data)
    box = document.boxes[index]
    ways = [(box, set_owner(box, owner))]
    return edit_items(document, ways, VOCABULARY, lambda _, after: after.owner == owner).data


def moved(data: Text, item_id: str, index: int = 0) -> bytes:
    """The note with an item marked as carried on."""
    document = note(data)
    box = document.boxes[index]
    ways = [(box, mark_moved(box, item_id))]
    return edit_items(
        document, ways, VOCABULARY, lambda before, after: after.id == (before.id or item_id)
    ).data


def taken_out(data: Text, *indexes: int, path: str = MEETING) -> bytes:
    """The note without some of its items' own lines."""
    document = note(data, path)
    return take_out(document, [document.boxes[index] for index in indexes], VOCABULARY).data


Change = Callable[[Text], bytes]
