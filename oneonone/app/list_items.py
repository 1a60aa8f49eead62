"""What was promised: open items, the pressing ones first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from oneonone.app.item_rows import (
    LINE_DIGITS,
    NEVER,
    NO_DUE,
    ItemFilter,
    ItemRow,
    RowList,
    conditions,
    listed,
    order,
)
from oneonone.app.notebook import Notebook
from oneonone.domain.action_item import ME, Item, ItemLine, State
from oneonone.domain.record import Record
from oneonone.domain.words import near_matches
from oneonone.errors import BadValue, PersonNotFound

_CAN_BE_LATE = (State.OPEN.value, State.DOING.value)


class ListedItem(Record):
    """One row: the item (or with `every_line` one of its lines) and the id to show for it."""

    id: str
    item: Item
    line: ItemLine
    status: str
    overdue_days: int | None
    age_days: int | None

    @property
    def row(self) -> ItemRow:
        """What is shown of it."""
        return item_row(self.id, self.item, self.line, self.status)


class ItemList(Record):
    """The rows in order, and how many of them are overdue."""

    rows: tuple[ListedItem, ...]
    overdue: int


def list_items(notebook: Notebook, wanted: ItemFilter, today: date) -> ItemList:
    """Open action items, overdue first, then by due date, then by age.

    Raises PersonNotFound, BadValue for an unknown theme.
    """
    meant = with_handles(notebook, wanted)
    keep = conditions(meant, today)
    whole = wanted.every_line or meant.person is None
    found = []
    for item in notebook.items if whole else notebook.promises_about(meant.person or ""):
        for one in _rows(notebook, item, wanted, today):
            row = one.row
            if all(fits(row) for fits in keep):
                found.append((_rank(one, row, wanted, today), one))
    found.sort(key=lambda pair: pair[0])
    rows = tuple(one for _, one in found)
    return ItemList(rows, sum(1 for row in rows if row.overdue_days))


def list_rows(notebook: Notebook, wanted: ItemFilter, today: date) -> RowList:
    """What `list_items` finds, as it is shown. Raises as that."""
    known = None if wanted.every_line else notebook.known
    if known is not None:
        return listed(known.rows(today, detailed=True), with_handles(notebook, wanted), today)
    found = list_items(notebook, wanted, today)
    return RowList(tuple(one.row for one in found.rows), found.overdue)


def with_handles(notebook: Notebook, wanted: ItemFilter) -> ItemFilter:
    """What is wanted, in handles and themes instead of the user's words. Raises as list_items."""
    return wanted._replace(
        person=None if wanted.person is None else _person(notebook, wanted.person),
        owner=None if wanted.owner is None else owner_handle(notebook, wanted.owner),
        theme=None if wanted.theme is None else theme_named(notebook, wanted.theme),
    )


def item_row(shown: str, item: Item, line: ItemLine, status: str) -> ItemRow:
    """What `todo` shows of an item, or of one of its lines."""
    days = [day for one in item.lines if (day := one.created or one.note_date)]
    due = line.due.isoformat() if line.due else ""
    return ItemRow(
        rank=due or NO_DUE,
        first=min(days).isoformat() if days else NEVER,
        person=item.person or "",
        path=line.place.path,
        line=f"{line.place.line:0{LINE_DIGITS}}",
        id=shown,
        status=status,
        open="1" if item.state.is_open and status in _CAN_BE_LATE else "",
        due=due,
        owner=line.owner or "",
        text=line.text,
        priority=line.priority or "",
        themes=" ".join(line.themes),
        private="1" if item.private else "",
        kind=line.kind,
        done=line.done.isoformat() if line.done else "",
        carried=str(item.carried),
        tags=" ".join(line.tags),
        heading=line.heading or "",
        raw=line.raw,
        key=item.key,
    )


def row_of(notebook: Notebook, item: Item, today: date) -> ListedItem:
    """One item of the notebook as a row."""
    late, age = item.overdue_days(today), item.age_days(today)
    return ListedItem(notebook.shown_id(item), item, item.line, item.state.value, late, age)


def _rows(notebook: Notebook, item: Item, wanted: ItemFilter, today: date) -> Iterable[ListedItem]:
    if not wanted.every_line:
        if item.state.is_open and item.line.kind == "action":
            yield row_of(notebook, item, today)
        return
    shown = notebook.shown_id(item)
    age = item.age_days(today)
    for line in item.lines:
        late = item._replace(line=line).overdue_days(today) if line.state.is_open else None
        yield ListedItem(shown, item, line, line.state.value, late, age)


def _person(notebook: Notebook, name: str) -> str:
    """A person of the notebook, or somebody who only owns items."""
    try:
        return notebook.find_handle(name)
    except PersonNotFound:
        owner = name.casefold()
        if owner in notebook.owners:
            return owner
        raise


def owner_handle(notebook: Notebook, name: str) -> str:
    """The owner a word on the command line means: `me`, a known name, or the handle it makes."""
    word = name.removeprefix("@")
    if word.casefold() == ME:
        return ME
    handle = notebook.vocabulary.handle_named(word)
    if not handle:
        raise BadValue(f"{name!r} cannot own an item", "use me, or a person's handle")
    return ME if handle in notebook.vocabulary.me else handle


def stranger(notebook: Notebook, name: str) -> str:
    """The handle a word of the command line makes, if nobody has it and nothing is owned by it;
    else "".
    """
    handle = owner_handle(notebook, name)
    known = handle == ME or handle in notebook.handles or handle in notebook.owners
    return "" if known or handle in notebook.vocabulary.people else handle


def likely_owners(notebook: Notebook, handle: str) -> list[str]:
    """Known people a stranger's handle may be a slip for; empty where it already owns something."""
    if handle == ME or handle in notebook.people:
        return []
    if handle in notebook.owners:
        return []
    near = near_matches(handle, [*notebook.people, *notebook.vocabulary.people])
    return sorted({notebook.vocabulary.people.get(word, word) for word in near})


def theme_named(notebook: Notebook, name: str) -> str:
    """The theme a word on the command line means. Raises BadValue with near matches."""
    themes = notebook.settings.themes
    theme = themes.resolve_tag(name.removeprefix("#"))
    if theme is None:
        near = near_matches(name.casefold(), themes.names)
        known = ", ".join(theme.name for theme in themes.themes)
        hint = f"did you mean {', '.join(near)}?" if near else f"there are: {known}"
        raise BadValue(f"no theme is called {name!r}", hint)
    return theme


def _rank(one: ListedItem, row: ItemRow, wanted: ItemFilter, today: date) -> tuple[object, ...]:
    if wanted.every_line:
        return (row.person, one.line.sequence, row.line)
    return (order(row, today),)
