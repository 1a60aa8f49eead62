"""Taking back what one of our commands changed, byte for byte, all of it or nothing."""

from __future__ import annotations

from datetime import datetime

from oneonone.app.notebook import Notebook
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.hunks import taken_back
from oneonone.document.origin import origin_of
from oneonone.domain.record import Record
from oneonone.errors import NoteChanged, NothingToUndo, OneOnOneError, Unsafe
from oneonone.store import journal
from oneonone.store.notebook_dir import exists, safe_path
from oneonone.store.room import remove_empty_folders

_LIST = "see: 1on1 undo --list"


class Undone(Record):
    """The command that was taken back, and what was written."""

    command: str
    written: Written


class Undoable(Record):
    """A command that left something: its number, when it was (local time), and what it changed.

    `people` are handles; `refusal` says why it cannot be taken back as things are, None if it can.
    """

    number: int
    when: datetime
    command: str
    people: tuple[str, ...]
    paths: tuple[str, ...]
    refusal: str | None


def undoable(notebook: Notebook) -> list[Undoable]:
    """The commands that left something, newest first, and whether each can be taken back."""
    return [
        _undoable(notebook, entry)
        for entry in journal.entries(notebook.root)
        if _is_left(notebook, entry)
    ]


def undo(notebook: Notebook, number: int | None = None, *, dry_run: bool = False) -> Undone:
    """Take back the last command that left anything, or the one of that number.

    What was edited elsewhere in its notes since stays. Raises NothingToUndo; NoteChanged where the
    changed lines themselves were edited; Unsafe for a change in private/, of which nothing is kept.
    """
    entries = journal.entries(notebook.root)
    wanted = entries if number is None else [one for one in entries if one.number == number]
    for entry in wanted:
        if _is_left(notebook, entry):
            return _undo(notebook, entry, entries, dry_run=dry_run)
        if not dry_run:
            journal.forget(notebook.root, entry)
    if number is None:
        raise NothingToUndo("there is no change of 1on1's own to take back", _LIST)
    raise NothingToUndo(f"no change has the number {number}, or no more", _LIST)


def _undo(
    notebook: Notebook, entry: journal.Entry, entries: list[journal.Entry], *, dry_run: bool
) -> Undone:
    try:
        changes = _changes(notebook, entry)
    except NoteChanged as error:
        error.hint = _what_to_do(notebook, entry, entries)
        raise
    written = write_changes(
        notebook.root, notebook.settings, changes, "undo", dry_run=dry_run, journaled=False
    )
    if not dry_run:
        gone = [change.path for change in changes if change.after is None]
        remove_empty_folders(notebook.root, gone)
        journal.forget(notebook.root, entry)
    return Undone(entry.command, written)


def _undoable(notebook: Notebook, entry: journal.Entry) -> Undoable:
    paths = tuple(one.path for one in entry.files)
    people = dict.fromkeys(filter(None, (origin_of(path).person for path in paths)))
    refusal = None
    try:
        _changes(notebook, entry)
    except OneOnOneError as error:
        refusal = error.message
    return Undoable(entry.number, entry.when, entry.command, tuple(people), paths, refusal)


def _changes(notebook: Notebook, entry: journal.Entry) -> list[Change]:
    """All that is to be written; raises where any of it cannot be."""
    found = [_reverse(notebook, one, entry.command) for one in entry.files]
    changes = [change for change in found if change is not None]
    # What a later note took on stands in the earlier ones again before it goes.
    return sorted(changes, key=lambda change: change.after is None)


def _is_left(notebook: Notebook, entry: journal.Entry) -> bool:
    """Whether any file is other than before the command: it may have been cut short."""
    try:
        return any(_now(notebook, one) != one.before for one in entry.files)
    except OneOnOneError:  # what cannot be read cannot be known to be as before
        return True


def _now(notebook: Notebook, one: journal.Edited) -> str | None:
    safe_path(notebook.root, one.path)  # a journal that came along may name a device
    if not exists(notebook.root, one.path):
        return None
    return journal.digest(notebook.bytes_of(one.path))


def _reverse(notebook: Notebook, one: journal.Edited, command: str) -> Change | None:
    now = _now(notebook, one)
    if now == one.before:
        return None
    if one.hunks is None:
        raise Unsafe(
            f"{one.path} was changed by `{command}` too, and no text of private/ is kept",
            "nothing was changed; put that note back in your editor (git may have the old version),"
            " then undo again",
        )
    if now is None or (one.before is None and now != one.after):
        raise _edited_since(one.path, command)
    data = notebook.bytes_of(one.path)
    if one.before is None:
        return Change(one.path, data, None)
    before = taken_back(data, one.hunks, untouched=now == one.after)
    if before is None or (now == one.after and journal.digest(before) != one.before):
        raise _edited_since(one.path, command)
    return Change(one.path, data, before)


def _edited_since(path: str, command: str) -> NoteChanged:
    return NoteChanged(f"{path}: what `{command}` wrote there was edited since")


def _what_to_do(notebook: Notebook, entry: journal.Entry, entries: list[journal.Entry]) -> str:
    """The way on: what we ourselves changed there later goes first, or another command instead."""
    paths = {one.path for one in entry.files}
    for later in entries:
        if later.number <= entry.number:
            break
        if paths & {one.path for one in later.files} and _is_left(notebook, later):
            first = f"1on1 undo {later.number}"
            return f"nothing was changed; `{later.command}` came after it, first take back: {first}"
    return "nothing was changed; take it back in your editor, or another command: 1on1 undo --list"
