"""The one way changes reach the disk: written, then committed, then told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from oneonone.document.settings import Settings


@dataclass(frozen=True, slots=True)
class Change:
    """A file to be written: `before` None makes it new."""

    path: str
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """What was done: the changes, and what git had to say about them."""

    changes: tuple[Change, ...] = ()
    notices: tuple[str, ...] = ()
    dry_run: bool = False


def write_changes(
    root: Path, settings: Settings, changes: Sequence[Change], command: str, *, dry_run: bool
) -> Written:
    """Make the changes in their order and commit just these files.

    Raises NoteChanged, AlreadyThere, UnsafePath or FileFailure with the earlier changes made; the
    order is the caller's, so that stopping after any of them loses nothing.
    """
    wanted = [change for change in changes if change.before != change.after]
    if dry_run or not wanted:
        return Written(tuple(wanted), dry_run=dry_run)
    from oneonone.store import git
    from oneonone.store.atomic import create_file, replace_file

    paths = [change.path for change in wanted]
    repository = git.look(root, paths) if settings.autocommit else None
    made: list[str] = []
    notices: list[str] = []
    try:
        for change in wanted:
            if change.before is None:
                create_file(root, change.path, change.after)
            else:
                replace_file(root, change.path, change.before, change.after)
            made.append(change.path)
    finally:
        if repository is not None and made:
            notices = git.commit(repository, made, command)
    return Written(tuple(wanted), tuple(notices))
