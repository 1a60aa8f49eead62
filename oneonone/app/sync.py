"""Keeping a notebook in step with a remote: commit, fetch, merge, push, and never force."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from oneonone.app import settle_conflicts
from oneonone.app.sync_commit import COMMAND, Outcome, commit_changes
from oneonone.app.sync_guards import (
    notes_in,
    nothing_in_common,
    number_of_notes,
    refuse_deletions,
    refuse_in_the_way,
)
from oneonone.app.sync_steps import Finished, InStep, Notice, Received, Sent, Step, Wishes
from oneonone.errors import GitFailure, NothingToSyncWith, UnderWay
from oneonone.store import git
from oneonone.store.lock import hold
from oneonone.store.remote import Remote, find_remote, merge
from oneonone.store.repository import Checkout

ATTEMPTS = 3


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
    outcome = yield from commit_changes(checkout, wishes)
    yield from _exchange(remote, wishes, outcome)
    if outcome.problem is not None:
        raise GitFailure(
            f"not committed, and so not sent: {outcome.problem}",
            "your notes are as they were, all else is in step; settle that, then: 1on1 sync",
        )


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


# -- there and back --------------------------------------------------------------------------------


def _exchange(remote: Remote, wishes: Wishes, outcome: Outcome) -> Iterator[Step]:
    """Fetch, merge and push, again where somebody else pushes meanwhile."""
    checkout, name = remote.checkout, remote.upstream.remote
    to_come = 1 if wishes.dry_run and outcome.committed else 0  # a commit that was not made
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
                yield InStep(name, all_committed=outcome.left == 0)
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
        here = set(checkout.files(head)) if head else set()
        gone = [path for path in checkout.changed(base, theirs, "D") if path in here]
        refuse_deletions(notes_in(checkout, gone), number_of_notes(checkout, base), name)
    refuse_in_the_way(checkout, incoming, forward=base == head)
    told = Received(name, checkout.count(theirs, head), len(incoming))
    if wishes.dry_run:
        yield told
        return
    message = git.message(COMMAND, len(incoming))
    with hold(checkout.root, wishes.say):
        problem = merge(checkout, theirs, message)
        in_conflict = problem is not None and git.operation_under_way(checkout.top) == git.MERGE
        settled = settle_conflicts.settle_notes(checkout) if in_conflict else []
    if problem is not None and not in_conflict:
        raise GitFailure(f"nothing was merged: {problem}", "your notes are as they were")
    yield told
    yield from settled
    if in_conflict:
        with hold(checkout.root, wishes.say):
            settle_conflicts.finish(checkout, message, by_hand=False)
