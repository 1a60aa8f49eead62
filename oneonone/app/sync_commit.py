"""What a sync commits before it sends: what our commands wrote; with --all, what anybody did."""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from pathlib import Path

from oneonone.app.settle_conflicts import is_note
from oneonone.app.sync_guards import notes_in, refuse_deletions
from oneonone.app.sync_steps import Committed, Notice, Step, Wishes
from oneonone.document.places import FILE_NAME
from oneonone.document.settings import read_settings
from oneonone.domain.record import Record
from oneonone.errors import FileFailure, GitFailure
from oneonone.store import git, journal
from oneonone.store.lock import hold
from oneonone.store.notebook_dir import NOTE_FOLDERS, list_notes, read_file
from oneonone.store.repository import Checkout

COMMAND = "sync"
OURS = (*NOTE_FOLDERS, "templates", "question_banks", FILE_NAME)
"""What `--all` commits: these, and what lies below them."""
_NAMED = 3


class Outcome(Record):
    """How many files were committed (would be, in a dry run), how many are left uncommitted.

    `problem` is why git did not commit what our own commands wrote.
    """

    committed: int
    left: int
    problem: str | None = None


def commit_changes(checkout: Checkout, wishes: Wishes) -> Generator[Step, None, Outcome]:
    """Commit what our commands wrote and could not commit then; with --all, every edit.

    Raises TooManyDeletions; GitFailure where git cannot look or, with --all, cannot commit.
    """
    repository, changed = git.look_below(checkout.root, checkout.top, OURS)
    if repository.problem is not None:
        raise GitFailure(repository.problem)
    passed_over = {one.path for one in list_notes(checkout.root).skipped}
    paths = [path for path in changed if path not in passed_over and not _is_by_the_way(path)]
    wanted = paths if wishes.everything else _written_by_us(checkout.root, paths)
    gone = [path for path in wanted if is_note(path) and not os.path.lexists(checkout.root / path)]
    if not wishes.allow_deletions:
        again = "sync --all --allow-deletions" if wishes.everything else "sync --allow-deletions"
        refuse_deletions(gone, len(notes_in(checkout, list(checkout.tracked()))), again=again)
    # A repository within the notebook is none of the paths: git does not look into it.
    inner = [path for path in repository.left_alone if path.endswith("/")]
    for path in sorted({*inner, *wanted} & {*repository.left_alone}):
        yield Notice(f"{path} is left for you to commit: {repository.left_alone[path]}")
    yield from _notice([path for path in paths if path not in wanted])
    ours = [path for path in wanted if path not in repository.left_alone]
    problem: str | None = None
    if ours and not wishes.dry_run:
        with hold(checkout.root, wishes.say):
            ours, problem = git.commit_paths(repository, ours, COMMAND)
    if problem and wishes.everything:
        raise GitFailure(f"not committed: {problem}", "your notes are as they were")
    made = ours if problem is None else []  # "" where git found nothing that differs
    if made:
        yield Committed(len(made))
    left = {*paths, *inner} - {*(() if problem else ours)}
    return Outcome(len(made), len(left), problem or None)


def _written_by_us(root: Path, paths: Sequence[str]) -> list[str]:
    """Those of the files that are just as one of our commands left them.

    It would have committed them, but a hook refused, say, or a merge was under way. With
    `git.autocommit: false` none is ours to commit.
    """
    settings = read_settings(read_file(root, FILE_NAME))
    if not paths or settings.problem is not None or not settings.autocommit:
        return []
    left: dict[str, str | None] = {}
    for entry in journal.entries(root):  # the newest first
        for one in entry.files:
            left.setdefault(one.path, one.after)
    return [path for path in paths if path in left and _digest(root, path) == left[path]]


def _digest(root: Path, path: str) -> str | None:
    """What tells a file's bytes from others, None where it is not there."""
    if not os.path.lexists(root / path):
        return None
    try:
        return journal.digest(read_file(root, path))
    except FileFailure as error:
        return error.message


def _notice(paths: Sequence[str]) -> list[Notice]:
    if not paths:
        return []
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    some = ", ".join(paths[:_NAMED]) + more
    count, them = f"{len(paths)} changed files are", "them"
    if len(paths) == 1:
        count, them = "1 changed file is", "it"
    return [
        Notice(f"{count} not committed, and so not sent: {some}; send {them} with: 1on1 sync --all")
    ]


def _is_by_the_way(path: str) -> bool:
    """Hidden files, and the copies editors keep beside those they edit."""
    parts = path.split("/")
    return any(part.startswith(".") for part in parts) or parts[-1].endswith("~")
