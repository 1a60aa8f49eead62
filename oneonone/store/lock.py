"""One writer at a time in a notebook; those who only read never wait.

The lock is the system's own, on `.1on1/lock`. It ends with the process that holds it, whatever ends
that, and the file stays: a file made anew would let two believe they hold it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from oneonone.errors import AlreadyThere, FileFailure, NotebookBusy
from oneonone.store.atomic import create_file
from oneonone.store.notebook_dir import DERIVED, FILE_MODE, exists, safe_path

LOCK = f"{DERIVED}/lock"
WAIT_SECONDS = 10.0
SILENT_SECONDS = 1.0
PAUSE_SECONDS = 0.01

_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_LONGEST_PID = 20


@contextlib.contextmanager
def hold(root: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Be the only writer for a while; `say` gets a line where one command is waited for for long.

    A folder that cannot be written to, or a file system without locks, is no reason to fail: a note
    is still compared before it is replaced. Raises NotebookBusy where one command has it for longer
    than WAIT_SECONDS, UnsafePath.
    """
    descriptor = _wait(root, say)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _wait(root: Path, say: Callable[[str], None]) -> int | None:
    started, told, before = time.monotonic(), False, ""
    while True:
        descriptor = _open(root)
        if descriptor is None:
            return None
        try:
            _lock(descriptor)
            if _still_the_lock(root, descriptor):
                _sign(descriptor)
                return descriptor
        except OSError as error:
            if error.errno not in _HELD:
                return descriptor  # no locks here, as on some network drives
        holder = _holder(descriptor)
        os.close(descriptor)
        now = time.monotonic()
        if holder != before:  # others had their turn, so ours will come
            started, before = now, holder
        waited = now - started
        if waited > WAIT_SECONDS:
            raise NotebookBusy(
                f"{holder} is still writing to this notebook", "wait for it, or end it; try again"
            )
        if waited > SILENT_SECONDS and not told:
            say(f"waiting for {holder}, which is writing to this notebook")
            told = True
        time.sleep(PAUSE_SECONDS)


def _open(root: Path) -> int | None:
    """The lock file, made where it is missing; None where it cannot be."""
    target = safe_path(root, LOCK)
    try:
        if not exists(root, f"{DERIVED}/.gitignore"):
            with contextlib.suppress(AlreadyThere):  # by another command, just now
                create_file(root, f"{DERIVED}/.gitignore", b"*\n")
        return os.open(target, os.O_RDWR | os.O_CREAT, FILE_MODE)
    except (OSError, FileFailure):
        return None


def _still_the_lock(root: Path, descriptor: int) -> bool:
    """Not so where `.1on1` was removed, which is safe, while we were waiting."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(os.path.join(root, LOCK)))
    except FileNotFoundError:
        return False


def _sign(descriptor: int) -> None:
    """Leave our process number, for those who wait to name; a full disk does not matter."""
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())


def _holder(descriptor: int) -> str:
    try:
        number = os.read(descriptor, _LONGEST_PID).strip()
    except OSError:
        number = b""
    process = f" (process {number.decode()})" if number.isdigit() else ""
    return f"another command of 1on1{process}"


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        """A byte far behind the process number, which stays readable."""
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
