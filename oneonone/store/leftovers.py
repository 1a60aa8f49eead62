"""Temporary files of commands that were killed: nobody sees them, and `doctor` clears them away."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from oneonone.store.atomic import TEMPORARY_PREFIX, TEMPORARY_SUFFIX

_PATTERN = f"{TEMPORARY_PREFIX}*{TEMPORARY_SUFFIX}"
_FOLDERS_OF_OTHERS = (".git", ".obsidian")


def leftovers(root: Path) -> list[str]:
    """The temporary files below a notebook, sorted; links to folders are not followed.

    While the notebook's lock is held none of them is in use, and all may go.
    """
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name not in _FOLDERS_OF_OTHERS]
        for name in files:
            if name.startswith(TEMPORARY_PREFIX) and name.endswith(TEMPORARY_SUFFIX):
                path = os.path.relpath(os.path.join(folder, name), root)
                found.append(path.replace(os.sep, "/"))
    return sorted(found)


def hide_from_git(git_folder: Path) -> None:
    """See to it that `git add --all` takes none along: a line in the clone's own info/exclude.

    Where that cannot be written nothing is said; the command at hand is about something else.
    """
    with contextlib.suppress(OSError):
        common = _common(git_folder)
        if not (common / "HEAD").is_file():
            return  # a link, or a file, that leads to what is no repository
        exclude = common / "info" / "exclude"
        known = exclude.read_bytes() if exclude.exists() else b""
        if _PATTERN.encode() not in known.splitlines():
            exclude.parent.mkdir(exist_ok=True)
            start = "" if known.endswith(b"\n") or not known else "\n"
            with exclude.open("ab") as file:
                file.write(f"{start}# what 1on1 leaves when it is killed\n{_PATTERN}\n".encode())


def _common(git_folder: Path) -> Path:
    """What a worktree shares with its repository."""
    try:
        return git_folder / (git_folder / "commondir").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return git_folder
