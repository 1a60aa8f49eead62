"""What every note of a notebook looks like from outside: names, sizes, times, inodes.

Two walks that give the same looks found the same notes with the same bytes, as far as the file
system can tell; see `settled` for where it cannot. This loop runs over every note at every `todo`:
files are asked for by their names in an open folder, which saves the system the way from the root,
and nothing is written out as text.
"""

from __future__ import annotations

import os
from array import array

from oneonone.domain.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_FINE = 50_000_000  # nanoseconds: a file system's clock may tick that slowly
_COARSE = 2_000_000_000  # where times are whole seconds, as on FAT
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_INT64 = (1 << 63) - 1
LOOK_BYTES = 4 * 8
"""What the looks of one note take."""


class Odd(Exception):
    """Something is there that only the full reading can judge: a link, a device, a closed folder,
    a name that is no plain text.
    """


class Looks(Record):
    """The notes of one folder: their names with `/` between, and size, mtime, ctime and inode of
    each as 64-bit integers.
    """

    names: str
    numbers: bytes

    def as_bytes(self) -> bytes:
        """Something to compare."""
        return b"%s/%s" % (self.names.encode(), self.numbers)

    def each(self) -> list[str]:
        """The names one by one."""
        return self.names.split("/") if self.names else []

    def by_name(self) -> list[tuple[str, bytes]]:
        """Each note by name, and the numbers of it as bytes."""
        places = range(0, len(self.numbers), LOOK_BYTES)
        return [
            (n, self.numbers[p : p + LOOK_BYTES]) for n, p in zip(self.each(), places, strict=True)
        ]

    @property
    def newest(self) -> int:
        """The latest change of any of the notes, in nanoseconds of the file system's clock."""
        return max(array("q", self.numbers)[2::4], default=0)


def traces(root: str, top: str) -> dict[str, Looks]:
    """The looks of each folder at and below `top`, by its path from `root`.

    Nothing is followed and no note is opened. A folder that is not there gives an empty answer.
    Raises Odd.
    """
    if os.scandir not in os.supports_fd:
        raise Odd
    found: dict[str, Looks] = {}
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            descriptor = os.open(f"{root}/{folder}", _FOLDER)
            try:
                found[folder], folders = _look(descriptor)
            finally:
                os.close(descriptor)
        except FileNotFoundError:
            if folder == top:
                return {}
            raise Odd from None
        except (OSError, OverflowError):
            raise Odd from None
        waiting += [f"{folder}/{name}" for name in folders]
    return found


def has_notes(looks: Looks) -> bool:
    """Whether a folder holds a note."""
    from oneonone.store.notebook_dir import is_conflict_copy

    return any(not is_conflict_copy(name) for name in looks.each())


def note_paths(seen: Mapping[str, Looks]) -> list[str]:
    """The notes below folders that were looked at, in the order of a listing."""
    from oneonone.store.notebook_dir import is_conflict_copy

    paths = [
        f"{folder}/{name}"
        for folder, looks in seen.items()
        for name in looks.each()
        if not is_conflict_copy(name)
    ]
    return sorted(paths, key=lambda path: path.split("/"))


def read_all(path: str) -> bytes:
    """A file's bytes, without what pathlib costs. Raises OSError."""
    with open(path, "rb", buffering=0) as file:
        return file.read()


def _look(descriptor: int) -> tuple[Looks, list[str]]:
    """One folder's notes and the names of the folders in it."""
    names: list[str] = []
    numbers: list[int] = []
    folders: list[str] = []
    with os.scandir(descriptor) as scan:
        for entry in scan:
            name = entry.name
            if name[0] == ".":
                continue
            if entry.is_file(follow_symlinks=False):
                if name[-3:] == ".md" or name[-3:].lower() == ".md":
                    seen = entry.stat(follow_symlinks=False)
                    names.append(name)
                    numbers += (
                        *(seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns),
                        seen.st_ino & _INT64,
                    )
            elif entry.is_dir(follow_symlinks=False):
                folders.append(name)
            elif entry.is_symlink() or name[-3:].lower() == ".md":
                raise Odd
    if _is_odd("/".join((*names, *folders))):
        raise Odd
    return Looks("/".join(names), array("q", numbers).tobytes()), folders


def _is_odd(names: str) -> bool:
    """Whether names hold what no text of ours can: control characters, bytes that are no UTF-8."""
    if names.isprintable():
        return "\\" in names
    try:
        names.encode()
    except UnicodeEncodeError:
        return True
    return "\\" in names or any(char < " " for char in names)


def changed_at(look: bytes) -> int:
    """When a note last changed, in nanoseconds of the file system's clock."""
    return array("q", look)[2]


def settled(newest: int, started: int) -> bool:
    """Whether a later change would surely show in the looks of what was read after `started`.

    A file that changed in the same tick of the clock may change again without a sign. Both times
    are the file system's own, in nanoseconds.
    """
    tick = _FINE if newest % 1_000_000_000 else _COARSE
    return newest < started - tick
