"""Notes that lie outside the notebook: which there are, and their bytes. Nothing is written."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from oneonone.errors import FileFailure, NotFound, UsageError
from oneonone.store.notebook_dir import Skipped, is_conflict_copy, reason_of

LARGEST = 10 * 1024 * 1024
_ENDINGS = (".md", ".markdown", ".txt")
_OURS = ("people", "private", "templates", "question_banks", ".1on1")


class ForeignFiles:
    """The files below `top`, paths relative to it with `/`, in a stable order.

    `others` are no notes by their names, pictures for instance; `skipped` would be notes.
    """

    def __init__(self, top: Path) -> None:
        self.top = top
        self.notes: list[str] = []
        self.others: list[str] = []
        self.skipped: list[Skipped] = []


def list_foreign_files(name: str, root: Path) -> ForeignFiles:
    """The files of a folder, or the one file, that the user names; hidden ones and links left out.

    The notes of the notebook at `root` are passed over where it lies below the folder. Raises
    NotFound, UsageError for a folder of the notebook's own, FileFailure.
    """
    given = Path(name).expanduser()
    top = Path(os.path.realpath(given))
    ours = [Path(os.path.realpath(root / folder)) for folder in _OURS]
    if any(top.is_relative_to(one) for one in ours):
        raise UsageError(
            f"{name} belongs to the notebook already", "name a folder with notes from elsewhere"
        )
    if not top.exists():
        raise NotFound(f"there is no folder {name!r}", "nothing was written")
    if not top.is_dir():
        files = ForeignFiles(top.parent)
        _add(files, top.name, os.lstat(top))
        return files
    files = ForeignFiles(top)
    try:
        _walk(top, "", files, {str(one) for one in ours})
    except OSError as error:
        raise FileFailure(f"{name}: {reason_of(error)}", "nothing was written") from error
    return files


def _walk(folder: Path, relative: str, files: ForeignFiles, ours: set[str]) -> None:
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{relative}{entry.name}"
        if entry.name.startswith(".") or entry.path in ours:
            continue
        if entry.is_symlink():
            files.skipped.append(Skipped(path, "a link"))
        elif entry.is_dir(follow_symlinks=False):
            try:
                _walk(Path(entry.path), f"{path}/", files, ours)
            except OSError as error:
                files.skipped.append(Skipped(path, reason_of(error)))
        else:
            _add(files, path, entry.stat(follow_symlinks=False))


def _add(files: ForeignFiles, path: str, about: os.stat_result) -> None:
    if not path.lower().endswith(_ENDINGS):
        files.others.append(path)
    elif not stat.S_ISREG(about.st_mode):
        files.skipped.append(Skipped(path, "not a regular file"))
    elif is_conflict_copy(path):
        files.skipped.append(Skipped(path, "a copy a sync program made of a conflict"))
    elif about.st_size > LARGEST:
        files.skipped.append(Skipped(path, f"larger than {LARGEST // 1024 // 1024} MB"))
    else:
        files.notes.append(path)


def read_foreign_file(top: Path, path: str) -> bytes:
    """The bytes of one of the files, at most LARGEST. Raises OSError.

    It is opened as what it was listed as: a link or a pipe put there since is refused.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    descriptor = os.open(os.path.join(top, path), flags)
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return data
