"""What `todo` and `coverage` need, read from the notes themselves."""

from __future__ import annotations

from oneonone.app.coverage import coverage_facts
from oneonone.app.coverage_facts import CoverageFacts
from oneonone.app.item_rows import ItemRow
from oneonone.app.list_items import item_row, owner_handle
from oneonone.app.notebook import Notebook
from oneonone.app.number_items import Keys
from oneonone.app.person_facts import About
from oneonone.domain.record import Record


class PersonFacts(Record):
    """One person's notes; `rows` are the open action items."""

    about: About
    rows: tuple[ItemRow, ...]
    coverage: CoverageFacts | None
    keys: Keys


def read_facts(notebook: Notebook, handle: str) -> PersonFacts:
    """What a notebook says that holds the notes of one person alone, or with "" nobody's.

    The ids to show are left open: only the whole of the notes can tell.
    """
    notes = notebook.people[handle] if handle else None
    items = notes.items if notes else notebook.loose_items
    open_actions = (i for i in items if i.state.is_open and i.line.kind == "action")
    owners = {line.owner for item in items for line in item.lines if line.owner}
    return PersonFacts(
        about=About(
            owner_word=owner_handle(notebook, handle) if handle else "",
            problems=tuple(sorted(notebook.broken)),
            owners=tuple(sorted(owners)),
            folders=folders_of(notebook),
        ),
        rows=tuple(item_row("", item, item.line, item.state.value) for item in open_actions),
        coverage=coverage_facts(notes) if notes else None,
        keys=Keys(
            tuple(item.key for item in items if item.state.is_open),
            tuple(item.id.lower() for item in items if item.id and not item.state.is_open),
        ),
    )


def folders_of(notebook: Notebook) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The folders below people/ with a person's notes, and what the profile in each calls them."""
    found: dict[str, tuple[str, ...]] = {}
    theirs = [origin for origin in notebook.origins if origin.person]
    for origin, (_, names) in zip(theirs, notebook.named, strict=True):
        if origin.folder and not origin.private:
            found[origin.folder] = (*found.get(origin.folder, ()), *names)
    return tuple(found.items())
