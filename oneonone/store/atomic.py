"""Writing a note so that it is old or new and never in between, and nobody's text is lost.

The new bytes are written beside the note and flushed. Then the two change names, and what comes out
is compared with what was read: a save by another program, however late, is put back and wins.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from oneonone.errors import AlreadyThere, FileFailure, NoteChanged
from oneonone.store.exchange import (
    exchange,
    is_being_written,
    move_to_free_name,
    uninterrupted,
)
from oneonone.store.notebook_dir import (
    FILE_MODE,
    file_failure,
    make_folder,
    reason_of,
    safe_path,
)

TEMPORARY_PREFIX = ".1on1-"
TEMPORARY_SUFFIX = ".tmp"

_LOOKS = 5
_PAUSE_SECONDS = 0.02
# What a system says that syncs no folders; anything else is a disk in trouble.
_NO_SYNC = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EBADF, errno.EACCES)


class _Temporary:
    """A file beside a note; not to be removed while its name may hold somebody else's text."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.expendable = True


def replace_file(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Put `after` where `before` was read; mode kept, links followed inside the notebook.

    Raises NoteChanged where the file does not hold `before` or is being written, UnsafePath,
    FileFailure.
    """
    target = safe_path(root, path)
    try:
        mode = stat.S_IMODE(os.stat(target).st_mode)
        with _written_beside(target, after, mode) as temporary:
            if not _holds(target, before):
                raise _changed(path)
            with uninterrupted():
                _put_in_place(temporary, target, path, before, after)
    except FileNotFoundError as error:
        raise _gone(path) from error
    except OSError as error:
        raise file_failure(path, error) from error
    _sync_folder(os.path.dirname(target), path)


def create_file(root: Path, path: str, data: bytes) -> None:
    """Write a file that does not exist yet, with its folders, for its owner's eyes only.

    Raises AlreadyThere, UnsafePath, FileFailure.
    """
    target = safe_path(root, path)
    folder = standing = os.path.dirname(target)
    while not os.path.lexists(standing):
        standing = os.path.dirname(standing)
    try:
        make_folder(folder)
        with _written_beside(target, data, FILE_MODE) as temporary:
            _move_without_overwriting(temporary.path, target)
    except FileExistsError as error:
        raise AlreadyThere(f"{path} is already there", "nothing was overwritten") from error
    except OSError as error:
        raise file_failure(path, error) from error
    _sync_folder(folder, path)
    while folder != standing:  # a new folder lasts no longer than its name in the one above
        folder = os.path.dirname(folder)
        _sync_folder(folder, path)


def remove_file(root: Path, path: str, before: bytes) -> None:
    """Take away a file that holds what was read; links followed inside the notebook.

    Raises NoteChanged where it does not, or is being written, UnsafePath, FileFailure.
    """
    target = safe_path(root, path)
    aside = _name_beside(target)
    try:
        with uninterrupted():
            os.rename(target, aside)
            try:
                if not _holds_for_good(aside, before):
                    raise _changed(path)
            except (OSError, NoteChanged):
                _return(aside, target, path)
                raise
            _unlink(aside)
    except FileNotFoundError as error:
        raise _gone(path) from error
    except OSError as error:
        raise file_failure(path, error) from error
    _sync_folder(os.path.dirname(target), path)


@contextlib.contextmanager
def _written_beside(target: str, data: bytes, mode: int) -> Iterator[_Temporary]:
    """A file of these bytes in the same folder, safe on the disk; removed at the end."""
    temporary = _Temporary(_name_beside(target))
    try:
        descriptor = os.open(temporary.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            made = os.fstat(descriptor)
            if made.st_size != len(data):
                raise OSError(errno.EIO, "not all of it was written")
            if stat.S_IMODE(made.st_mode) != mode:
                os.chmod(temporary.path, mode)
            os.fsync(descriptor)
        yield temporary
    finally:
        if temporary.expendable:
            _unlink(temporary.path)


def _unlink(temporary: str) -> None:
    """Where that fails it stays, unseen; the note is what matters."""
    with contextlib.suppress(OSError):
        os.unlink(temporary)


def _return(aside: str, target: str, path: str) -> None:
    """Give a file its name back, unless somebody has put a new one there."""
    try:
        _move_without_overwriting(aside, target)
    except OSError:
        raise _kept_beside(aside, target, path) from None
    _unlink(aside)


def _name_beside(target: str) -> str:
    name = f"{TEMPORARY_PREFIX}{os.urandom(6).hex()}{TEMPORARY_SUFFIX}"
    return os.path.join(os.path.dirname(target), name)


def _put_in_place(
    temporary: _Temporary, target: str, path: str, before: bytes, after: bytes
) -> None:
    """The two change names, unless what comes out is not what was read.

    Where they cannot, the file is replaced; a save in the moment since the last look is lost.
    """
    if not exchange(temporary.path, target):
        os.replace(temporary.path, target)
        return
    temporary.expendable = False
    try:
        temporary.expendable = _holds_for_good(temporary.path, before)
        if not temporary.expendable:
            raise _changed(path)
    except (OSError, NoteChanged):
        _give_back(temporary, target, path, after)
        raise


def _give_back(temporary: _Temporary, target: str, path: str, after: bytes) -> None:
    """Put somebody's text back; what they saved on top of ours meanwhile is kept beside it."""
    with contextlib.suppress(OSError):
        exchange(temporary.path, target)
        temporary.expendable = _holds_for_good(temporary.path, after)
    if not temporary.expendable:
        raise _kept_beside(temporary.path, target, path)


def _kept_beside(name: str, target: str, path: str) -> NoteChanged:
    """Give a text that has no place a name somebody sees and no command reads. Raises OSError."""
    kept = f"{os.path.splitext(path)[0]} (conflicted copy {os.urandom(2).hex()}).md"
    os.rename(name, os.path.join(os.path.dirname(target), os.path.basename(kept)))
    return NoteChanged(
        f"{path} was changed by another program meanwhile; the other text is in {kept}",
        "look at both and try again",
    )


def _holds_for_good(name: str, expected: bytes) -> bool:
    """Whether a file that lost its name holds these bytes and nobody can change them any more."""
    with open(name, "rb") as file:
        return not is_being_written(file.fileno()) and file.read() == expected


def _holds(target: str, before: bytes) -> bool:
    """Whether a note is as it was read; one found empty is looked at again, for some editors empty
    a file before they fill it.
    """
    for look in range(_LOOKS):
        if look:
            time.sleep(_PAUSE_SECONDS)
        with open(target, "rb") as file:
            found = file.read()
        if found == before:
            return True
        if found.strip(b"\0"):
            break
    return False


def _changed(path: str) -> NoteChanged:
    return NoteChanged(
        f"{path} was changed by another program meanwhile", "look at it and try again"
    )


def _gone(path: str) -> NoteChanged:
    return NoteChanged(f"{path} is no longer there", "look where it went and try again")


def _move_without_overwriting(temporary: str, target: str) -> None:
    """A hard link fails where the target exists; a rename would quietly replace it."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        if not move_to_free_name(temporary, target):
            _claim(temporary, target)


def _claim(temporary: str, target: str) -> None:
    """Take the name first, then put the content there: what is left where nothing better works."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))
    try:
        os.replace(temporary, target)
    except OSError:
        os.unlink(target)  # an empty note would pass for one that is there already
        raise


def _sync_folder(folder: str, path: str) -> None:
    """Make a new name durable, where the system lets a folder be opened and synced."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise FileFailure(
                f"{path} was written, but the disk may not keep it: {reason_of(error)}",
                "see whether it is there; doing it again harms nothing",
            ) from error
