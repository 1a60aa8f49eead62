"""What Linux alone can do with names and open files, each in one step.

Elsewhere, and on file systems without it, these say so and the caller does with less.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator

_AT_FDCWD = -100
_NOREPLACE = 1
_EXCHANGE = 2
_CANNOT = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV)


def exchange(one: str, other: str) -> bool:
    """Let two files change names; False where that is not possible. Raises OSError."""
    return _rename(one, other, _EXCHANGE)


def move_to_free_name(one: str, other: str) -> bool:
    """Rename a file; False where the system cannot. Raises FileExistsError where the name is taken,
    OSError.
    """
    return _rename(one, other, _NOREPLACE)


def _rename(one: str, other: str, flag: int) -> bool:
    import ctypes

    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # another system, or an old C library
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), flag) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number))


def is_being_written(descriptor: int) -> bool:
    """Whether any program has the file, open here for reading, open for writing.

    The system grants a lease only where none has. Where there are no leases the answer is no.
    """
    try:
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except (AttributeError, ImportError):
        return False
    except OSError as error:
        return error.errno == errno.EAGAIN
    return False


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Let Ctrl-C and its like wait until two files stand where they belong."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
