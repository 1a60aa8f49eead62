"""Writing what an import planned: all of it or nothing."""

from __future__ import annotations

from oneonone.app.import_notes import ImportPlan
from oneonone.app.notebook import Notebook
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.errors import FileFailure, OneOnOneError
from oneonone.store import journal
from oneonone.store.notebook_dir import exists, read_file
from oneonone.store.room import BLOCK, free_bytes, remove_empty_folders

_COMMAND = "import"
_TIMES = 2  # a note, and its part in git's own folder
_SPARE = 1024 * 1024


def import_notes(notebook: Notebook, plan: ImportPlan) -> Written:
    """Write what was planned; `undo` takes it back.

    Raises FileFailure with nothing written where the disk has no room; what writing raises, with
    what was written till then taken back.
    """
    _refuse_without_room(notebook, plan)
    try:
        return write_changes(
            notebook.root, notebook.settings, plan.changes, _COMMAND, dry_run=False
        )
    except OneOnOneError as error:
        error.hint = _taken_back(notebook, plan)
        raise


def _refuse_without_room(notebook: Notebook, plan: ImportPlan) -> None:
    sizes = [len(one.after or b"") for one in plan.changes]
    needed = _TIMES * sum(size + BLOCK for size in sizes) + _SPARE
    free = free_bytes(notebook.root)
    if sizes and free is not None and free < needed:
        raise FileFailure(
            f"the disk has {free // 1024} KB free, and this import needs up to {needed // 1024} KB",
            "nothing was written; make room, or import a folder at a time",
        )


def _taken_back(notebook: Notebook, plan: ImportPlan) -> str:
    """Take away the notes that were written; says what is left."""
    made = [one for one in plan.changes if _is_written(notebook, one)]
    back = [Change(one.path, one.after, None) for one in made]
    try:
        write_changes(
            notebook.root, notebook.settings, back, "undo", dry_run=False, journaled=False
        )
    except OneOnOneError:
        return "some of it was written and is still there; see: 1on1 undo --list"
    remove_empty_folders(notebook.root, [one.path for one in plan.changes])
    paths = [one.path for one in plan.changes]
    for entry in journal.entries(notebook.root)[:1]:
        if [one.path for one in entry.files] == paths:
            journal.forget(notebook.root, entry)
    return "what was written before that is taken back; nothing was imported"


def _is_written(notebook: Notebook, change: Change) -> bool:
    """Whether a note of the plan stands there as it was to be: none of them did before."""
    root = notebook.root
    try:
        return exists(root, change.path) and read_file(root, change.path) == change.after
    except OneOnOneError:
        return False
