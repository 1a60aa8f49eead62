"""The one way changes reach the disk: written, then committed, then told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from oneonone.document.settings import Settings
from oneonone.domain.record import Record
from oneonone.errors import EditRefused, OneOnOneError


class Change(Record):
    """A file to be written: `before` None makes it new, `after` None takes it away."""

    path: str
    before: bytes | None
    after: bytes | None


class Written(Record):
    """What was done: the changes, and what git had to say about them."""

    changes: tuple[Change, ...] = ()
    notices: tuple[str, ...] = ()
    dry_run: bool = False


def write_changes(
    root: Path,
    settings: Settings,
    changes: Sequence[Change],
    command: str,
    *,
    dry_run: bool,
    journaled: bool = True,
) -> Written:
    """Make the changes in their order and commit just these files; `undo` can take them back.

    To be called while the notebook's lock is held, since before it was read. Raises NoteChanged,
    AlreadyThere, UnsafePath or FileFailure with the earlier changes made, which the hint names; the
    order is the caller's, so that stopping after any of them loses nothing. EditRefused, with none
    made, where a note is in conflict.
    """
    wanted = [change for change in changes if change.before != change.after]
    _refuse_conflicts(root, wanted)
    if dry_run or not wanted:
        return Written(tuple(wanted), dry_run=dry_run)
    from oneonone.store import git, journal
    from oneonone.store.leftovers import hide_from_git

    paths = [change.path for change in wanted]
    repository = git.look(root, paths) if settings.autocommit else None
    if repository is not None:
        hide_from_git(git.git_folder(repository.top))
    if journaled:
        journal.record(root, command, [(one.path, one.before, one.after) for one in wanted])
    made: list[str] = []
    notices: list[str] = []
    try:
        _make_all(root, wanted, made)
    finally:
        # Still under the lock, however long a hook takes: the next command would else find these
        # notes changed and not committed, name that as the user's own edits, and be refused its
        # commit by git's index.lock. Both sides are told what is waited for, see lock.tell_of_git.
        if repository is not None and made:
            notices = git.commit(repository, made, command)
    return Written(tuple(wanted), tuple(notices))


def _make_all(root: Path, changes: Sequence[Change], made: list[str]) -> None:
    """Make them in their order; `made` gets the path of each that is."""
    try:
        for change in changes:
            _make(root, change)
            made.append(change.path)
    except OneOnOneError as error:
        if made:
            error.hint = f"written before that: {', '.join(made)}"
        raise


def _refuse_conflicts(root: Path, changes: Sequence[Change]) -> None:
    """What two versions disagree about is for a person to settle before a command goes on with it.

    By its marks; and by what git says where it can set none: a note deleted on one side, say, that
    a command went on with would be taken for settled.
    """
    from oneonone.document.conflicts import refuse_marks
    from oneonone.store.git import unsettled

    for change in changes:
        refuse_marks(change.path, change.before or b"")
    for path, deleted in unsettled(root, [change.path for change in changes]).items():
        what = "changed on one and deleted on" if deleted else "changed on one and differently on"
        raise EditRefused(
            f"{path}: git waits for a decision about this note, {what} the other side",
            f"keep it as it stands: git add {path}, or delete it: git rm {path}; then: 1on1 sync",
        )


def _make(root: Path, change: Change) -> None:
    from oneonone.store.atomic import create_file, remove_file, replace_file

    if change.after is None:
        remove_file(root, change.path, change.before or b"")
    elif change.before is None:
        create_file(root, change.path, change.after)
    else:
        replace_file(root, change.path, change.before, change.after)
