"""Clearing away what killed commands left behind, unless somebody's words may be in it alone.

A command that is killed in the one moment between putting its note in place and comparing what was
there leaves a file that may hold what an editor had saved just then.
"""

from __future__ import annotations

import contextlib
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from oneonone.domain.record import Record
from oneonone.errors import OneOnOneError
from oneonone.store import journal
from oneonone.store.atomic import remove_file
from oneonone.store.leftovers import leftovers
from oneonone.store.notebook_dir import DERIVED, read_file

_LINE_END = re.compile(rb"[\r\n]+")


class Cleared(Record):
    """The paths of what was (in a dry run: would be) removed, and of what was left."""

    removed: tuple[str, ...]
    kept: tuple[str, ...]


def clear_leftovers(root: Path, *, dry_run: bool) -> Cleared:
    """Remove temporary files whose every line is known, and those of what is derived from notes.

    To be called under the writers' lock.
    """
    removed, kept = [], []
    for path in leftovers(root):
        if _cleared(root, path, dry_run=dry_run):
            removed.append(path)
        else:
            kept.append(path)
    return Cleared(tuple(removed), tuple(kept))


def _cleared(root: Path, path: str, *, dry_run: bool) -> bool:
    if (root / path).is_symlink() or not (root / path).is_file():
        return False
    with contextlib.suppress(OneOnOneError):  # being written, or not to be read
        data = read_file(root, path)
        if not path.startswith(f"{DERIVED}/") and not _is_known(
            root, posixpath.dirname(path), data
        ):
            return False
        if not dry_run:
            remove_file(root, path, data)
        return True
    return False


def _is_known(root: Path, folder: str, data: bytes) -> bool:
    """Whether nothing is lost with it: a version the journal knows, or lines that stand elsewhere.

    Those of the notes beside it, and of what our commands changed in them; the last one may have
    been cut off.
    """
    files = [one for entry in journal.entries(root) for one in entry.files]
    if journal.digest(data) in {digest for one in files for digest in (one.before, one.after)}:
        return True
    known = set(_lines_beside(root, folder))
    for one in files:
        if posixpath.dirname(one.path) == folder:
            for hunk in one.hunks or ():
                known.update(line.rstrip(b"\r\n") for line in (*hunk.before, *hunk.after))
    *whole, last = _LINE_END.split(data)
    return known.issuperset(filter(None, whole)) and (
        not last or any(line.startswith(last) for line in known)
    )


def _lines_beside(root: Path, folder: str) -> Iterator[bytes]:
    for entry in sorted((root / folder).iterdir()):
        if entry.is_file() and not entry.name.startswith("."):
            with contextlib.suppress(OneOnOneError):
                yield from _LINE_END.split(read_file(root, posixpath.join(folder, entry.name)))
