"""`.1on1/`, where 1on1 keeps what is its own: in the notebook, and never by way of a link.

A link there may lead out of the notebook, or to a note, which a lock or a journal would overwrite.
It may have come along with a folder that somebody else made.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

from oneonone.errors import AlreadyThere, UnsafePath
from oneonone.store.atomic import create_file
from oneonone.store.notebook_dir import DERIVED, exists

HINT = "nothing was written; remove that link or file, 1on1 makes anew what it needs"


def own_path(root: Path, path: str) -> str:
    """The absolute path of a file of ours, such as `.1on1/lock`, which need not be there.

    Raises UnsafePath where it, or what it lies in, is a link, and where it is no regular file.
    """
    mode = 0
    for one in accumulate(path.split("/"), "{}/{}".format):
        mode = _mode(root, one)
        if stat.S_ISLNK(mode):
            raise UnsafePath(f"{one} is a link, which is not followed", HINT)
    if mode and not stat.S_ISREG(mode):
        raise UnsafePath(f"{path} is not a regular file", HINT)
    return os.path.join(root, path)


def make_own_folder(root: Path) -> None:
    """`.1on1/`, with the line that keeps it out of git. Raises UnsafePath, FileFailure."""
    path = f"{DERIVED}/.gitignore"
    own_path(root, path)
    if not exists(root, path):
        with contextlib.suppress(AlreadyThere):  # by another command, just now
            create_file(root, path, b"*\n")


def own_problem(root: Path, paths: Iterable[str]) -> str | None:
    """What is wrong with `.1on1` or these files in it, None where all are ours, or yet to be made.

    Unlike `own_path` of a `.1on1` that is a file: nothing is written there, so no command fails.
    """
    mode = _mode(root, DERIVED)
    if mode and not stat.S_ISDIR(mode) and not stat.S_ISLNK(mode):
        return f"{DERIVED} is no folder"
    for path in paths:
        try:
            own_path(root, path)
        except UnsafePath as error:
            return error.message
    return None


def _mode(root: Path, path: str) -> int:
    """The mode of a file or link, 0 where there is none."""
    try:
        return os.lstat(os.path.join(root, path)).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0
