"""Changing items where they stand: done, drop, reopen, due, assign."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from oneonone.app.find_item import find_item
from oneonone.app.notebook import Notebook
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.edits import Edit, edit_items, set_due, set_owner, set_state
from oneonone.document.items import Box
from oneonone.domain.action_item import Item, ItemLine, State

MARKS = {"done": "x", "drop": "-", "reopen": " "}
_STATES = {"x": State.DONE, "-": State.DROPPED, " ": State.OPEN}

Way = Callable[[Box], Sequence[Sequence[Edit]]]
Meant = Callable[[ItemLine, ItemLine], bool]


@dataclass(frozen=True, slots=True)
class ItemsChanged:
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

    def as_wanted(item: Item) -> bool:
        return item.state.is_open if goal is State.OPEN else item.state is goal

    def meant(_: ItemLine, after: ItemLine) -> bool:
        dates = (after.done is not None, after.cancelled is not None)
        return after.state is goal and dates == (goal is State.DONE, goal is State.DROPPED)

    def way(box: Box) -> Sequence[Sequence[Edit]]:
        return set_state(box, mark, today, notebook.settings.task_format)

    return _change(notebook, command, found, as_wanted, way, meant, dry_run=dry_run)


def change_due(
    notebook: Notebook, wanted: str, due: date | None, *, dry_run: bool = False
) -> ItemsChanged:
    """Give an item a due date, or take it away with None."""

    def meant(_: ItemLine, after: ItemLine) -> bool:
        return after.due == due and not after.due_next

    def way(box: Box) -> Sequence[Sequence[Edit]]:
        return set_due(box, due, notebook.settings.task_format)

    def as_wanted(item: Item) -> bool:
        return item.line.due == due and not item.line.due_next

    found = _find(notebook, [wanted])
    return _change(notebook, "due", found, as_wanted, way, meant, dry_run=dry_run)


def change_owner(
    notebook: Notebook, wanted: str, owner: str, *, dry_run: bool = False
) -> ItemsChanged:
    """Give an item to somebody: a handle, or `me`."""

    def meant(_: ItemLine, after: ItemLine) -> bool:
        return after.owner == owner

    def way(box: Box) -> Sequence[Sequence[Edit]]:
        return set_owner(box, owner)

    def as_wanted(item: Item) -> bool:
        return item.line.owner == owner

    found = _find(notebook, [wanted])
    return _change(notebook, "assign", found, as_wanted, way, meant, dry_run=dry_run)


def _find(notebook: Notebook, wanted: Sequence[str], *, closed_first: bool = False) -> list[Item]:
    found = (find_item(notebook, one, closed_first=closed_first) for one in wanted)
    return list({id(item): item for item in found}.values())


def _lines_to_change(item: Item) -> list[ItemLine]:
    """An item's open lines; where none is open, those of the note that decides."""
    open_lines = [line for line in item.lines if line.state.is_open]
    if open_lines and item.state.is_open:
        return open_lines
    return [line for line in item.lines if line.place.path == item.line.place.path]


def _change(
    notebook: Notebook,
    command: str,
    items: Sequence[Item],
    as_wanted: Callable[[Item], bool],
    way: Way,
    meant: Meant,
    *,
    dry_run: bool,
) -> ItemsChanged:
    to_change = [item for item in items if not as_wanted(item)]
    boxes: dict[str, list[Box]] = {}
    for item in to_change:
        for line in _lines_to_change(item):
            _, box = notebook.box_at(line.place)
            boxes.setdefault(line.place.path, []).append(box)
    changes = []
    for path, in_note in boxes.items():
        document = notebook.box_at(in_note[0].facts.place)[0]
        edited = edit_items(
            document, [(box, way(box)) for box in in_note], notebook.vocabulary, meant
        )
        changes.append(Change(path, document.lines.data, edited.data))
    written = write_changes(notebook.root, notebook.settings, changes, command, dry_run=dry_run)
    unchanged = tuple(item for item in items if as_wanted(item))
    return ItemsChanged(tuple(to_change), unchanged, written)
