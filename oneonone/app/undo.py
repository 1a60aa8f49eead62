"""Taking back what our last command changed, byte for byte, all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from oneonone.app.notebook import Notebook
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.hunks import taken_back
from oneonone.errors import NoteChanged, NothingToUndo, Unsafe
from oneonone.store import journal
from oneonone.store.notebook_dir import exists


@dataclass(frozen=True, slots=True)
class Undone:
    """The command that was taken back, and what was written."""

    command: str
    written: Written


@dataclass(frozen=True, slots=True)
class Undoable:
    """A command that can be taken back, and the files it changed."""

    command: str
    paths: tuple[str, ...]


def undoable(notebook: Notebook) -> list[Undoable]:
    """The commands that left something to take back, newest first."""
    return [
        Undoable(entry.command, tuple(one.path for one in entry.files))
        for entry in journal.entries(notebook.root)
        if _is_left(notebook, entry)
    ]


def undo(notebook: Notebook, *, dry_run: bool = False) -> Undone:
    """Take back the last command that left anything.

    What was edited elsewhere in its notes since stays. Raises NothingToUndo; NoteChanged where the
    changed lines themselves were edited; Unsafe for a change in private/, of which nothing is kept.
    """
    for entry in journal.entries(notebook.root):
        if _is_left(notebook, entry):
            return _undo(notebook, entry, dry_run=dry_run)
        if not dry_run:
            journal.forget(notebook.root, entry)
    raise NothingToUndo("there is no change of 1on1's own to take back", "see: 1on1 undo --list")


def _undo(notebook: Notebook, entry: journal.Entry, *, dry_run: bool) -> Undone:
    found = [_reverse(notebook, one, entry.command) for one in entry.files]
    changes = [change for change in found if change is not None]
    # What a later note took on stands in the earlier ones again before it goes.
    changes.sort(key=lambda change: change.after is None)
    written = write_changes(
        notebook.root, notebook.settings, changes, "undo", dry_run=dry_run, journaled=False
    )
    if not dry_run:
        journal.forget(notebook.root, entry)
    return Undone(entry.command, written)


def _is_left(notebook: Notebook, entry: journal.Entry) -> bool:
    """Whether any file is other than before the command: it may have been cut short."""
    return any(_now(notebook, one) != one.before for one in entry.files)


def _now(notebook: Notebook, one: journal.Edited) -> str | None:
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
            "change it back in your editor (git may have the old version), then undo again",
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
    return NoteChanged(
        f"{path}: what `{command}` wrote there was edited since",
        "nothing was changed; take it back in your editor",
    )
