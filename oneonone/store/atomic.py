"""Writing a note so that it is old or new and never in between."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from oneonone.errors import AlreadyThere, FileFailure, NoteChanged
from oneonone.store.notebook_dir import (
    FILE_MODE,
    file_failure,
    make_folder,
    reason_of,
    safe_path,
)

TEMPORARY_PREFIX = ".1on1-"
TEMPORARY_SUFFIX = ".tmp"


def replace_file(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Put `after` where `before` was read; mode kept, links followed inside the notebook.

    Raises NoteChanged where the file no longer holds `before`, UnsafePath, FileFailure.
    """
    target = safe_path(root, path)
    try:
        mode = stat.S_IMODE(os.stat(target).st_mode)
        temporary = _write_beside(target, after, mode)
        try:
            with open(target, "rb") as file:
                if file.read() != before:
                    raise NoteChanged(
                        f"{path} was changed by another program meanwhile",
                        "look at it and try again",
                    )
            os.replace(temporary, target)
            _sync_folder(target, path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)
    except FileNotFoundError as error:
        raise NoteChanged(
            f"{path} is no longer there", "look where it went and try again"
        ) from error
    except OSError as error:
        raise file_failure(path, error) from error


def create_file(root: Path, path: str, data: bytes) -> None:
    """Write a file that does not exist yet, with its folders, for its owner's eyes only.

    Raises AlreadyThere, UnsafePath, FileFailure.
    """
    target = safe_path(root, path)
    try:
        make_folder(os.path.dirname(target))
        temporary = _write_beside(target, data, FILE_MODE)
        try:
            _move_without_overwriting(temporary, target)
            _sync_folder(target, path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)
    except FileExistsError as error:
        raise AlreadyThere(f"{path} is already there", "nothing was overwritten") from error
    except OSError as error:
        raise file_failure(path, error) from error


def _write_beside(target: str, data: bytes, mode: int) -> str:
    name = f"{TEMPORARY_PREFIX}{secrets.token_hex(6)}{TEMPORARY_SUFFIX}"
    temporary = os.path.join(os.path.dirname(target), name)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    return temporary


def _move_without_overwriting(temporary: str, target: str) -> None:
    """A hard link fails where the target exists; a rename would quietly replace it."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links: claim the name first, then put the content there.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))
        try:
            os.replace(temporary, target)
        except OSError:
            os.unlink(target)  # an empty note would pass for one that is there already
            raise


def _sync_folder(target: str, path: str) -> None:
    """Make the new name durable, where the system lets a folder be opened and synced."""
    try:
        descriptor = os.open(os.path.dirname(target), os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno == errno.EIO:
            raise FileFailure(
                f"{path} was written, but the disk may not keep it: {reason_of(error)}",
                "see whether it is there; doing it again harms nothing",
            ) from error
    finally:
        os.close(descriptor)
