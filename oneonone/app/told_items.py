"""Which items may be told to the person they are about, of those one would like to tell."""

from __future__ import annotations

from collections.abc import Iterable

from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes
from oneonone.app.share import Sharing, refuse_doubts
from oneonone.document.share import Shared
from oneonone.domain.action_item import Item
from oneonone.domain.record import Record


class Told(Record):
    """The items that may be told, in the order given; the headings of those that may not."""

    items: tuple[Item, ...]
    left_out: tuple[str, ...]


def told_items(notebook: Notebook, notes: PersonNotes, items: Iterable[Item]) -> Told:
    """The items of which every line stands in a section that may be shared.

    Raises InDoubt where one would be told if it were clear what in its note is private.
    """
    sharing = Sharing(notebook, notes)
    told: list[Item] = []
    left_out: dict[str, None] = {}
    refuse_doubts(notebook, Shared())
    for item in items:
        if sharing.may_leave(item):
            told.append(item)
            continue
        _refuse_doubts(notebook, notes, sharing, item)
        left_out[item.line.heading or item.line.place.path] = None
    return Told(tuple(told), tuple(left_out))


def _refuse_doubts(notebook: Notebook, notes: PersonNotes, sharing: Sharing, item: Item) -> None:
    for line in item.lines:
        shared = sharing.of(notes.by_path[line.place.path])
        if line.place.line in shared.places:
            refuse_doubts(notebook, shared)
