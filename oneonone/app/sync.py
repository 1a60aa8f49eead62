"""Keeping a notebook in step with a remote: commit, fetch, merge, push, and never force."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from oneonone.app import settle_conflicts
from oneonone.app.settle_conflicts import ItemsMerged, is_note
from oneonone.app.sync_guards import (
    notes_in,
    nothing_in_common,
    number_of_notes,
    refuse_deletions,
    refuse_in_the_way,
)
from oneonone.document.settings import FILE_NAME
from oneonone.errors import GitFailure, NothingToSyncWith, UnderWay
from oneonone.store import git
from oneonone.store.lock import hold
from oneonone.store.notebook_dir import NOTE_FOLDERS, list_notes
from oneonone.store.remote import Remote, find_remote, merge
from oneonone.store.repository import Checkout

COMMAND = "sync"
OURS = (*NOTE_FOLDERS, "templates", "question_banks", FILE_NAME)
"""What `--all` commits: these, and what lies below them."""
ATTEMPTS = 3

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know, without being asked for it."""

    text: str


@dataclass(frozen=True, slots=True)
class Committed:
    """Files of the notebook that were committed."""

    files: int


@dataclass(frozen=True, slots=True)
class Received:
    """Commits that came from the remote, and the files they changed here."""

    remote: str
    commits: int
    files: int


@dataclass(frozen=True, slots=True)
class Finished:
    """A merge that was left in conflict earlier is committed now."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Commits the remote took; `follows` names its branch where it is followed from now on."""

    remote: str
    commits: int
    follows: str | None


@dataclass(frozen=True, slots=True)
class InStep:
    """Neither side has anything that the other has not."""

    remote: str


Step = Notice | Committed | Received | ItemsMerged | Finished | Sent | InStep


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked for. `say` takes a line where another command has to be waited for."""

    say: Say
    everything: bool = False
    allow_deletions: bool = False
    may_ask: bool = False
    dry_run: bool = False


def sync(root: Path, wishes: Wishes) -> Iterator[Step]:
    """Bring a notebook and its remote in step, telling each step as it is done.

    A dry run fetches, which changes no note and no branch, and stops there. Raises
    NothingToSyncWith, UnderWay, UnsafeRemote, TooManyDeletions, HistoryRewritten, EditsInTheWay,
    MergeConflict, RemoteUnreachable, GitFailure; what was told until then is done, and nothing is
    lost.
    """
    checkout, under_way = _open(root)
    remote = find_remote(checkout, may_ask=wishes.may_ask)
    for key in remote.programs_left_out:
        yield Notice(f"{key} is not used: the notebook's own git settings may start no program")
    if under_way:
        yield _finish(remote, wishes)
    committed = 0
    for step in _commit(checkout, wishes):
        committed += isinstance(step, Committed)
        yield step
    yield from _exchange(remote, wishes, to_come=committed if wishes.dry_run else 0)


def _open(root: Path) -> tuple[Checkout, bool]:
    """The notebook's working copy, and whether a merge is under way in it."""
    top = git.find_top(root)
    if top is None:
        raise NothingToSyncWith(
            "there is nothing to sync: this notebook is in no git repository",
            "make it one with: 1on1 init",
        )
    checkout = Checkout(root, top)
    checkout.refuse_unusable()
    under_way = git.operation_under_way(top)
    if under_way not in (None, git.MERGE):
        raise _under_way(str(under_way))
    return checkout, under_way is not None


def _under_way(what: str) -> UnderWay:
    return UnderWay(
        f"{what} is under way in this repository",
        "git status says how to finish it, or to take it back; then: 1on1 sync",
    )


def _finish(remote: Remote, wishes: Wishes) -> Finished:
    """Finish a merge with the remote's branch; any other is not ours to finish."""
    checkout = remote.checkout
    merging, known = checkout.commit("MERGE_HEAD"), checkout.commit(remote.upstream.tracking)
    is_ours = merging and known and checkout.merge_base(merging, known) == merging
    if wishes.dry_run or not is_ours:
        raise _under_way(git.MERGE)
    with hold(checkout.root, wishes.say):
        message = git.message(COMMAND, len(checkout.unmerged()))
        settle_conflicts.finish(checkout, message, by_hand=True)
    return Finished()


# -- what is ours ----------------------------------------------------------------------------------


def _commit(checkout: Checkout, wishes: Wishes) -> Iterator[Step]:
    """Commit what was edited in the notebook, with --all; else say that it was."""
    repository, changed = git.look_below(checkout.root, checkout.top, OURS)
    if repository.problem is not None:
        raise GitFailure(repository.problem)
    passed_over = {one.path for one in list_notes(checkout.root).skipped}
    paths = [path for path in changed if path not in passed_over and not _is_by_the_way(path)]
    if not wishes.everything:
        if paths:
            what = _files(len(paths))
            yield Notice(f"not committed, and so not sent: {what}; see: 1on1 sync --all")
        return
    gone = [path for path in paths if is_note(path) and not os.path.lexists(checkout.root / path)]
    if not wishes.allow_deletions:
        refuse_deletions(gone, len(notes_in(checkout, list(checkout.tracked()))))
    for path, reason in sorted(repository.left_alone.items()):
        yield Notice(f"{path} is left for you to commit: {reason}")
    ours = [path for path in paths if path not in repository.left_alone]
    if not wishes.dry_run and ours:
        with hold(checkout.root, wishes.say):
            ours, problem = git.commit_paths(repository, ours, COMMAND)
        if problem:
            raise GitFailure(f"not committed: {problem}", "your notes are as they were")
    if ours:
        yield Committed(len(ours))


def _is_by_the_way(path: str) -> bool:
    """Hidden files, and the copies editors keep beside those they edit."""
    parts = path.split("/")
    return any(part.startswith(".") for part in parts) or parts[-1].endswith("~")


def _files(count: int) -> str:
    return f"{count} {'file' if count == 1 else 'files'}"


# -- there and back --------------------------------------------------------------------------------


def _exchange(remote: Remote, wishes: Wishes, *, to_come: int) -> Iterator[Step]:
    """Fetch, merge and push, again where somebody else pushes meanwhile.

    `to_come` are commits that a dry run did not make.
    """
    checkout, name = remote.checkout, remote.upstream.remote
    received = False
    for _ in range(ATTEMPTS):
        theirs = remote.fetch()
        for step in _receive(remote, theirs, wishes):
            received = True
            yield step
        head = checkout.commit("HEAD")
        ahead = to_come + (checkout.count_ahead(head, theirs, name) if head else 0)
        if ahead == 0 and (theirs or head is None):
            if head is None:
                yield Notice("nothing is committed here yet; see: 1on1 sync --all")
            elif not received:
                yield InStep(name)
            return
        if theirs and head and not wishes.allow_deletions:
            gone = checkout.changed(checkout.merge_base(theirs, head), head, "D")
            refuse_deletions(notes_in(checkout, gone), number_of_notes(checkout, theirs))
        if wishes.dry_run or remote.push():
            new = None if remote.upstream.configured else f"{name}/{remote.upstream.branch}"
            yield Sent(name, ahead, new)
            return
    raise GitFailure(
        f"{name} got ahead of us {ATTEMPTS} times while we were sending",
        "somebody else is busy there; try again in a while",
    )


def _receive(remote: Remote, theirs: str | None, wishes: Wishes) -> Iterator[Step]:
    """Merge what the remote has and we have not, if there is anything."""
    checkout, name = remote.checkout, remote.upstream.remote
    head = checkout.commit("HEAD")
    base = checkout.merge_base(head, theirs) if head and theirs else None
    if theirs is None or base == theirs:
        return
    if head and base is None:
        raise nothing_in_common(remote)
    incoming = checkout.changed(base, theirs)
    if base and not wishes.allow_deletions:
        gone = notes_in(checkout, checkout.changed(base, theirs, "D"))
        refuse_deletions(gone, number_of_notes(checkout, base), name)
    refuse_in_the_way(checkout, incoming, forward=base == head)
    told = Received(name, checkout.count(theirs, head), len(incoming))
    if wishes.dry_run:
        yield told
        return
    message = git.message(COMMAND, len(incoming))
    with hold(checkout.root, wishes.say):
        problem = merge(checkout, theirs, message)
        in_conflict = problem is not None and git.operation_under_way(checkout.top) == git.MERGE
        settled = settle_conflicts.settle_items(checkout) if in_conflict else []
    if problem is not None and not in_conflict:
        raise GitFailure(f"nothing was merged: {problem}", "your notes are as they were")
    yield told
    yield from settled
    if in_conflict:
        with hold(checkout.root, wishes.say):
            settle_conflicts.finish(checkout, message, by_hand=False)
