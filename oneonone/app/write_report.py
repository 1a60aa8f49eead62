"""Putting a report's page where one wants it, over nothing but an older page of ours."""

from __future__ import annotations

from pathlib import Path

from oneonone.app.put_file import Target, put_file, target_of
from oneonone.store.derived import make_own_folder, own_path
from oneonone.store.notebook_dir import DERIVED

MARK = '<meta name="generator" content="1on1 report">'
"""What tells a page of ours from everything else."""


def write_report(root: Path, page: str, out: str | None, handle: str | None) -> Target:
    """Write the page of everybody, or of one person, to `out`, else into `.1on1/`.

    Raises UsageError, NotFound, UnsafePath, AlreadyThere, NoteChanged, FileFailure.
    """
    if out is not None:
        hint = "write it elsewhere, or leave --out away: .1on1/ is never committed"
        target = target_of(root, out, hint=hint)
    else:
        name = f"{DERIVED}/report{f'-for-{handle}' if handle else ''}.html"
        own_path(root, name)
        make_own_folder(root)
        target = Target(root, name, name, in_notebook=False)
    put_file(target, page, MARK, "report")
    return target
