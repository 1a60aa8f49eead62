"""One writer at a time in a notebook; those who only read never wait.

The lock is the system's own, on `.1on1/lock`. It ends with the process that holds it, whatever ends
that, and the file stays: a file made anew would let two believe they hold it. In it stands who has
it, and, where that takes long, what for.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from pathlib import Path

from oneonone.domain.record import Record
from oneonone.errors import FileFailure, NotebookBusy, UnsafePath
from oneonone.store.derived import HINT, make_own_folder, own_path
from oneonone.store.notebook_dir import DERIVED, FILE_MODE

LOCK = f"{DERIVED}/lock"
WAIT_SECONDS = 10.0
SILENT_SECONDS = 1.0
PAUSE_SECONDS = 0.01

_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_LONGEST_SIGN = 40
_COMMITTING = " git"
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)


class _Ours(Record):
    """The lock this process holds, if it could be had, and how to tell its user something."""

    descriptor: int | None
    say: Callable[[str], None]


_ours: ContextVar[_Ours | None] = ContextVar("ours", default=None)


class _Holder(Record):
    """Who has the lock: the process number (empty if unknown), and whether it waits for git."""

    number: str
    committing: bool

    @property
    def name(self) -> str:
        process = f" (process {self.number})" if self.number else ""
        return f"another command of 1on1{process}"

    def doing(self) -> str:
        if self.committing:
            return "has written its notes and waits for git to commit them (a hook?)"
        return "is writing to this notebook"

    def busy(self) -> NotebookBusy:
        if self.committing:
            hint = "wait for it, or end it, which loses no note; try again"
            return NotebookBusy(f"{self.name} is still waiting for git to commit (a hook?)", hint)
        return NotebookBusy(
            f"{self.name} is still writing to this notebook", "wait for it, or end it; try again"
        )


@contextlib.contextmanager
def hold(root: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Be the only writer for a while; `say` gets a line where one command is waited for for long.

    A folder that cannot be written to, or a file system without locks, is no reason to fail: a note
    is still compared before it is replaced. Raises NotebookBusy where one command has it for longer
    than WAIT_SECONDS, UnsafePath.
    """
    descriptor = _wait(root, say)
    before = _ours.set(_Ours(descriptor, say))
    try:
        yield
    finally:
        _ours.reset(before)
        if descriptor is not None:
            os.close(descriptor)


def tell_of_git() -> None:
    """Tell the user that only git's commit is still to come, and who waits for the lock as well."""
    ours = _ours.get()
    if ours is None:
        return
    if ours.descriptor is not None:
        _sign(ours.descriptor, _COMMITTING)
    with contextlib.suppress(OSError):  # nobody reads along, which is no reason to end the commit
        ours.say("the notes are written; waiting for git to commit them (a hook, or a signature?)")


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
        if holder.name != before:  # others had their turn, so ours will come
            started, before = now, holder.name
        waited = now - started
        if waited > WAIT_SECONDS:
            raise holder.busy()
        if waited > SILENT_SECONDS and not told:
            say(f"waiting for {holder.name}, which {holder.doing()}")
            told = True
        time.sleep(PAUSE_SECONDS)


def _open(root: Path) -> int | None:
    """The lock file, made where it is missing; None where it cannot be. Raises UnsafePath."""
    target = own_path(root, LOCK)
    try:
        make_own_folder(root)
        descriptor = os.open(target, os.O_RDWR | os.O_CREAT | _NO_LINKS, FILE_MODE)
    except (OSError, FileFailure):
        return None
    if os.fstat(descriptor).st_nlink > 1:  # a note, perhaps, over which we would write our number
        os.close(descriptor)
        raise UnsafePath(f"{LOCK} is another file as well, by a hard link", HINT)
    return descriptor


def _still_the_lock(root: Path, descriptor: int) -> bool:
    """Not so where `.1on1` was removed, which is safe, while we were waiting."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(os.path.join(root, LOCK)))
    except FileNotFoundError:
        return False


def _sign(descriptor: int, doing: str = "") -> None:
    """Leave our process number, for those who wait to name; a full disk does not matter."""
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{os.getpid()}{doing}\n".encode())


def _holder(descriptor: int) -> _Holder:
    try:
        number, blank, doing = os.read(descriptor, _LONGEST_SIGN).decode().strip().partition(" ")
    except (OSError, UnicodeDecodeError):
        return _Holder("", committing=False)
    known = number if number.isascii() and number.isdigit() else ""
    return _Holder(known, committing=bool(known) and blank + doing == _COMMITTING)


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
