"""What was promised: open items, the pressing ones first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from oneonone.app.notebook import Notebook
from oneonone.domain.action_item import ME, Item, ItemLine
from oneonone.domain.words import near_matches
from oneonone.errors import BadValue, PersonNotFound


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """What `todo` shows; all given conditions hold together."""

    person: str | None = None
    mine: bool = False
    theirs: bool = False
    owner: str | None = None
    overdue: bool = False
    before: date | None = None
    theme: str | None = None
    private: bool = True
    every_line: bool = False


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One row: the item (or with `every_line` one of its lines) and the id to show for it."""

    id: str
    item: Item
    line: ItemLine
    status: str
    overdue_days: int | None
    age_days: int | None


@dataclass(frozen=True, slots=True)
class ItemList:
    """The rows in order, and how many of them are overdue."""

    rows: tuple[ListedItem, ...]
    overdue: int


def list_items(notebook: Notebook, wanted: ItemFilter, today: date) -> ItemList:
    """Open action items, overdue first, then by due date, then by age.

    Raises PersonNotFound, BadValue for an unknown theme.
    """
    keep = _conditions(notebook, wanted, today)
    rows = []
    for item in notebook.items:
        for row in _rows(notebook, item, wanted, today):
            if all(condition(row) for condition in keep):
                rows.append(row)
    rows.sort(key=lambda row: _rank(row, wanted.every_line))
    return ItemList(tuple(rows), sum(1 for row in rows if row.overdue_days))


def _rows(notebook: Notebook, item: Item, wanted: ItemFilter, today: date) -> Iterable[ListedItem]:
    shown = notebook.ids[id(item)]
    age = item.age_days(today)
    if not wanted.every_line:
        if item.state.is_open and item.line.kind == "action":
            late = item.overdue_days(today)
            yield ListedItem(shown, item, item.line, item.state.value, late, age)
        return
    for line in item.lines:
        late = replace(item, line=line).overdue_days(today) if line.state.is_open else None
        yield ListedItem(shown, item, line, line.state.value, late, age)


def _conditions(
    notebook: Notebook, wanted: ItemFilter, today: date
) -> Sequence[Callable[[ListedItem], bool]]:
    keep: list[Callable[[ListedItem], bool]] = []
    if wanted.person is not None:
        person = _person(notebook, wanted.person)
        keep.append(lambda row: person in (row.item.person, row.line.owner))
    if wanted.mine:
        keep.append(lambda row: row.line.owner in (ME, None))
    if wanted.theirs:
        keep.append(lambda row: row.line.owner not in (ME, None))
    if wanted.owner is not None:
        owner = owner_handle(notebook, wanted.owner)
        keep.append(lambda row: row.line.owner == owner)
    if wanted.overdue:
        keep.append(lambda row: row.overdue_days is not None)
    if wanted.before is not None:
        limit = wanted.before
        keep.append(lambda row: row.line.due is not None and row.line.due < limit)
    if wanted.theme is not None:
        theme = theme_named(notebook, wanted.theme)
        keep.append(lambda row: theme in row.line.themes)
    if not wanted.private:
        keep.append(lambda row: not row.item.private)
    return keep


def _person(notebook: Notebook, name: str) -> str:
    """A person of the notebook, or somebody who only owns items."""
    try:
        return notebook.find_person(name).handle
    except PersonNotFound:
        owner = name.casefold()
        if any(line.owner == owner for item in notebook.items for line in item.lines):
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


def likely_owners(notebook: Notebook, handle: str) -> list[str]:
    """Known people a stranger's handle may be a slip for; empty where it already owns something."""
    if handle == ME or handle in notebook.people:
        return []
    if any(line.owner == handle for item in notebook.items for line in item.lines):
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


def _rank(row: ListedItem, every_line: bool) -> tuple[object, ...]:
    place = row.line.place
    person = row.item.person or ""
    if every_line:
        return (person, row.line.sequence, place.line)
    due = row.line.due or date.max
    return (-(row.overdue_days or 0), due, -(row.age_days or 0), person, place.path, place.line)
