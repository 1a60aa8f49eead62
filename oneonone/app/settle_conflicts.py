"""What a merge left in conflict: settled where nothing is in doubt, else explained."""

from __future__ import annotations

from collections.abc import Sequence

from oneonone.document.meeting_document import Document, parse
from oneonone.document.merge_items import MergedItems, SettledItem, merge_items
from oneonone.document.origin import origin_of
from oneonone.document.sections import Vocabulary
from oneonone.domain.record import Record
from oneonone.errors import FileFailure, GitFailure, MergeConflict, OneOnOneError
from oneonone.store.atomic import replace_file
from oneonone.store.notebook_dir import NOTE_FOLDERS, read_file
from oneonone.store.remote import finish_merge, mark_resolved
from oneonone.store.repository import BASE, OURS, THEIRS, Checkout

EDIT = "keep what you want in your editor, take the marks out, then: 1on1 sync"
DECIDE = "decide where it says how, then: 1on1 sync"
GO_BACK = "back to before the merge: git merge --abort"
_MARKED = "git has marked the places"


class NoteSettled(Record):
    """A note whose conflict was settled, and the items the two sides had differently.

    Without any, both sides' lines are in it, one below the other.
    """

    path: str
    items: tuple[SettledItem, ...]


def is_note(path: str) -> bool:
    """Whether a path of the notebook is one of a note."""
    return path.split("/", 1)[0] in NOTE_FOLDERS and path.lower().endswith(".md")


def shown(checkout: Checkout, path: str) -> str:
    """A repository's path, as seen from the notebook."""
    inside = checkout.inside
    return (
        path.removeprefix(inside) if path.startswith(inside) else inside.count("/") * "../" + path
    )


def settle_notes(checkout: Checkout) -> list[NoteSettled]:
    """Settle the notes where what both sides changed is in no doubt; tell git of them.

    Right after the merge, while nobody has begun to settle them by hand.
    """
    settled = []
    for full, versions in checkout.unmerged().items():
        path = full.removeprefix(checkout.inside)
        if not full.startswith(checkout.inside) or not is_note(path):
            continue
        if not {OURS, THEIRS} <= versions:
            continue
        try:
            merged = _merge(checkout, full, path, has_base=BASE in versions)
            if merged is None:
                continue
            replace_file(checkout.root, path, read_file(checkout.root, path), merged.data)
            mark_resolved(checkout, full)
        except OneOnOneError:
            continue  # then it is left to its user, which is said
        settled.append(NoteSettled(path, merged.items))
    return settled


def _merge(checkout: Checkout, full: str, path: str, *, has_base: bool) -> MergedItems | None:
    base = checkout.version(full, BASE) if has_base else None
    ours, theirs = (checkout.version(full, number) for number in (OURS, THEIRS))
    return merge_items(origin_of(path), base, ours, theirs)


def finish(checkout: Checkout, message: str, *, by_hand: bool) -> None:
    """Commit the merge under way if every conflict is settled.

    With `by_hand` a file in which git marked the places counts as settled once no mark is left in
    it. Raises MergeConflict naming those that are not, GitFailure where there can be no commit.
    """
    left = []
    for full, versions in sorted(checkout.unmerged().items()):
        reason = _unsettled(checkout, full, versions)
        if reason is None and not by_hand:
            reason = f": changed on both sides; decide with: git add {shown(checkout, full)}"
        if reason:
            left.append((shown(checkout, full), reason))
        else:
            mark_resolved(checkout, full)
    if left:
        raise _conflict(left)
    problem = finish_merge(checkout, message)
    if problem is not None:
        raise GitFailure(
            f"the merge is made, but not committed: {problem}",
            f"settle that, then: 1on1 sync ({GO_BACK})",
        )


def _conflict(left: Sequence[tuple[str, str]]) -> MergeConflict:
    """What to tell of conflicts that are left, each a path and a reason."""
    what = "file was" if len(left) == 1 else "files were"
    marked = [reason.endswith(_MARKED) for _, reason in left]
    hints = [*([EDIT] if any(marked) else []), *([] if all(marked) else [DECIDE]), GO_BACK]
    return MergeConflict(
        "\n".join(
            [
                f"{len(left)} {what} changed differently on both sides:",
                *(f"  {path}{reason}" for path, reason in left),
            ]
        ),
        "\n      ".join(hints),
    )


def _unsettled(checkout: Checkout, full: str, versions: set[int]) -> str | None:
    """Why a file in conflict is not settled yet, to be put behind its path; None where it is."""
    path = shown(checkout, full)
    if not {OURS, THEIRS} <= versions:
        how = f"keep it: git add {path}, or delete it: git rm {path}"
        if OURS in versions:
            return f": changed here, deleted there; {how}"
        if THEIRS in versions:
            return f": deleted here, changed there; {how}"
        return ": moved on both sides; see: git status"
    document = _as_it_stands(checkout, full)
    if document is None:
        return f": not there, or no text; decide with: git add {path}, or: git rm {path}"
    if document.conflicted:
        marked = next(one.line for one in document.diagnostics if one.code == "N04")
        return f":{marked}: {_MARKED}"
    if checkout.holds_version(full, OURS):
        return f": holds nothing of the other side; if that is meant: git add {path}"
    return None


def _as_it_stands(checkout: Checkout, full: str) -> Document | None:
    try:
        data = read_file(checkout.top, full)
    except FileFailure:
        return None
    document = parse(data, origin_of(full.removeprefix(checkout.inside)), Vocabulary())
    return document if document.readable else None
