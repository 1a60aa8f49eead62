"""What a sync refuses before it changes anything: deletions, overwritten edits, strangers."""

from __future__ import annotations

import os
from collections.abc import Sequence

from oneonone.app.settle_conflicts import is_note, shown
from oneonone.errors import EditsInTheWay, GitFailure, TooManyDeletions
from oneonone.store.remote import Remote
from oneonone.store.repository import Checkout

MOST_DELETED = 5
LARGEST_SHARE_DELETED = 0.2


def in_notebook(checkout: Checkout, paths: Sequence[str]) -> list[str]:
    """Those of a repository's paths that lie in the notebook, as seen from there."""
    inside = checkout.inside
    return [path.removeprefix(inside) for path in paths if path.startswith(inside)]


def refuse_deletions(
    gone: Sequence[str], notes: int, remote: str = "", again: str = "sync --allow-deletions"
) -> None:
    """Raise TooManyDeletions; `remote` deleted them, or it was done here where it is empty."""
    few = len(gone) <= MOST_DELETED and (
        len(gone) < 2 or len(gone) <= LARGEST_SHARE_DELETED * notes
    )
    if few:
        return
    some = ", ".join(gone[:3]) + (f" and {len(gone) - 3} more" if len(gone) > 3 else "")
    where = f"at {remote}" if remote else "here"
    raise TooManyDeletions(
        f"{len(gone)} of {notes} notes were deleted {where}: {some}",
        f"nothing was deleted elsewhere; if it is meant: 1on1 {again}",
    )


def nothing_in_common(remote: Remote) -> GitFailure:
    """What to say where two histories never met."""
    name = remote.upstream.remote
    if remote.checkout.is_shallow():
        return GitFailure(
            f"this repository lacks the history it shares with {name}",
            f"fetch it with: git fetch --unshallow {name}",
        )
    return GitFailure(
        f"this notebook and the one at {name} have no beginning in common",
        "clone that one into a new folder with: git clone, and copy your notes into it",
    )


def notes_in(checkout: Checkout, paths: Sequence[str]) -> list[str]:
    """The notes of the notebook among a repository's paths."""
    return [path for path in in_notebook(checkout, paths) if is_note(path)]


def number_of_notes(checkout: Checkout, commit: str) -> int:
    """How many notes a commit has."""
    return len(notes_in(checkout, checkout.files(commit)))


def refuse_in_the_way(checkout: Checkout, incoming: Sequence[str], *, forward: bool) -> None:
    """Raise EditsInTheWay where a merge would overwrite, or git refuse for, what nobody committed.

    Ignored files too, which git would overwrite without a word.
    """
    edits = checkout.edits()
    tracked = checkout.tracked()
    found = {path for path in incoming if path in edits}
    found |= {
        path for path in incoming if path not in tracked and _is_taken(checkout, path, tracked)
    }
    staged = {path for path, code in edits.items() if code[0] not in " ?" and not forward}
    if not found | staged:
        return
    names = sorted(shown(checkout, path) for path in found | staged)
    lines = [f"  {name}" for name in names[:10]]
    lines += [f"  and {len(names) - 10} more"] if len(names) > 10 else []
    ours = not staged and all(
        edits.get(path, "!!")[0] in " ?" and path.startswith(checkout.inside) for path in found
    )
    how = "commit it first, or put it aside, with git; then: 1on1 sync"
    raise EditsInTheWay(
        "\n".join(["what is not committed would be overwritten by what came in:", *lines]),
        "commit it with: 1on1 sync --all" if ours else how,
    )


def _is_taken(checkout: Checkout, path: str, tracked: set[str]) -> bool:
    """Whether something git does not know stands where a file is to come, or a folder above it."""
    if os.path.lexists(checkout.top / path):
        return True
    above = path.rpartition("/")[0]
    while above:
        full = checkout.top / above
        if os.path.lexists(full) and not full.is_dir() and above not in tracked:
            return True
        above = above.rpartition("/")[0]
    return False
