"""Changing items where they stand: done, drop, reopen, due, assign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from oneonone.app.find_item import find_item
from oneonone.app.notebook import Notebook
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.edits import Edit, edit_items, set_due, set_owner, set_state
from oneonone.document.items import Box
from oneonone.domain.action_item import Item, ItemLine, State
from oneonone.domain.record import Record

MARKS = {"done": "x", "drop": "-", "reopen": " "}
_STATES = {"x": State.DONE, "-": State.DROPPED, " ": State.OPEN}


class _Wish(Record):
    """A change: whether an item is so already, on which of its lines it is made, the ways to make
    it on one, and whether a line, before and after, changed as meant.
    """

    holds: Callable[[Item], bool]
    lines_of: Callable[[Item], Sequence[ItemLine]]
    ways: Callable[[Box], Sequence[Sequence[Edit]]]
    is_met: Callable[[ItemLine, ItemLine], bool]


class ItemsChanged(Record):
    """The items in the order they were asked for; `unchanged` were as wanted already."""

    changed: tuple[Item, ...]
    unchanged: tuple[Item, ...]
    written: Written


def change_state(
    notebook: Notebook, command: str, wanted: Sequence[str], today: date, *, dry_run: bool = False
) -> ItemsChanged:
    """Tick, drop or reopen the items; `command` is done, drop or reopen.

    An item that is so already stays untouched. Raises what `find_item` and the editing raise,
    with nothing written.
    """
    mark = MARKS[command]
    goal = _STATES[mark]
    found = _find(notebook, wanted, closed_first=command == "reopen")

    def holds(item: Item) -> bool:
        if goal is State.OPEN:
            return item.state.is_open
        return item.state is goal and not _left_open(item)

    def lines_of(item: Item) -> list[ItemLine]:
        return (goal is not State.OPEN and _left_open(item)) or _lines_of_state(item)

    def ways(box: Box) -> Sequence[Sequence[Edit]]:
        return set_state(box, mark, today, notebook.settings.task_format)

    def is_met(_: ItemLine, after: ItemLine) -> bool:
        dates = (after.done is not None, after.cancelled is not None)
        return after.state is goal and dates == (goal is State.DONE, goal is State.DROPPED)

    wish = _Wish(holds, lines_of, ways, is_met)
    return _change(notebook, command, found, wish, dry_run=dry_run)


def change_due(
    notebook: Notebook, wanted: str, due: date | None, *, dry_run: bool = False
) -> ItemsChanged:
    """Give an item a due date, or take it away with None."""

    def holds(item: Item) -> bool:
        return is_met(item.line, item.line)

    def ways(box: Box) -> Sequence[Sequence[Edit]]:
        return set_due(box, due, notebook.settings.task_format)

    def is_met(_: ItemLine, after: ItemLine) -> bool:
        return after.due == due and not after.due_next

    wish = _Wish(holds, _lines_of_fields, ways, is_met)
    return _change(notebook, "due", _find(notebook, [wanted]), wish, dry_run=dry_run)


def change_owner(
    notebook: Notebook, wanted: str, owner: str, *, dry_run: bool = False
) -> ItemsChanged:
    """Give an item to somebody: a handle, or `me`."""

    def holds(item: Item) -> bool:
        return is_met(item.line, item.line)

    def ways(box: Box) -> Sequence[Sequence[Edit]]:
        return set_owner(box, owner)

    def is_met(_: ItemLine, after: ItemLine) -> bool:
        return after.owner == owner

    wish = _Wish(holds, _lines_of_fields, ways, is_met)
    return _change(notebook, "assign", _find(notebook, [wanted]), wish, dry_run=dry_run)


def _find(notebook: Notebook, wanted: Sequence[str], *, closed_first: bool = False) -> list[Item]:
    found = (find_item(notebook, one, closed_first=closed_first) for one in wanted)
    return list({id(item): item for item in found}.values())


def _left_open(item: Item) -> list[ItemLine]:
    """The open boxes of an item that is closed by a newer note; `check` names them."""
    return [line for line in item.lines if line.state.is_open and item.state.is_closed]


def _lines_of_state(item: Item) -> list[ItemLine]:
    """The lines whose boxes make the item what it is.

    Of an open one the open lines, and those of the newest note where that says it moved on (into
    an earlier one): left alone they would keep it open. Of a closed one all that close it, so that
    `reopen` puts back what `done` did on several lines.
    """
    if not item.state.is_open:
        closed = [line for line in item.lines if line.state.is_closed]
        return closed or [item.line]
    newest = [line for line in item.lines if line.place.path == item.lines[-1].place.path]
    moved_on = not any(line.state.is_open for line in newest)
    return [
        line
        for line in item.lines
        if line.state.is_open or (moved_on and line in newest and line.state is State.MOVED)
    ]


def _lines_of_fields(item: Item) -> list[ItemLine]:
    """The open lines; where none is open, those of the note that decides."""
    open_lines = [line for line in item.lines if line.state.is_open]
    if open_lines and item.state.is_open:
        return open_lines
    return [line for line in item.lines if line.place.path == item.line.place.path]


def _change(
    notebook: Notebook,
    command: str,
    items: Sequence[Item],
    wish: _Wish,
    *,
    dry_run: bool,
) -> ItemsChanged:
    to_change = [item for item in items if not wish.holds(item)]
    boxes: dict[str, list[Box]] = {}
    for item in to_change:
        for line in wish.lines_of(item):
            path = line.place.path
            boxes.setdefault(path, []).append(notebook.document(path).box_on[line.place.line])
    changes = []
    for path, in_note in boxes.items():
        document = notebook.document(path)
        ways = [(box, wish.ways(box)) for box in in_note]
        edited = edit_items(document, ways, notebook.vocabulary, wish.is_met)
        changes.append(Change(path, document.lines.data, edited.data))
    written = write_changes(notebook.root, notebook.settings, changes, command, dry_run=dry_run)
    unchanged = tuple(item for item in items if wish.holds(item))
    return ItemsChanged(tuple(to_change), unchanged, written)
