"""What our last commands changed, kept in `.1on1/undo/` so that it can be taken back.

Derived, for the owner's eyes, safe to delete. An entry is written before the notes are, so that a
command that was cut short can be taken back too. Of private/ only paths and digests are kept.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import stat
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from oneonone.document.hunks import Hunk, hunks
from oneonone.document.origin import PRIVATE
from oneonone.domain.digest import blake2b
from oneonone.domain.record import Record
from oneonone.errors import UnsafePath
from oneonone.store.derived import own_path
from oneonone.store.notebook_dir import DERIVED, FILE_MODE, NOTE_FOLDERS, make_folder

FOLDER = f"{DERIVED}/undo"
MOST = 50
"""How many commands are kept."""

_CHANGED = (*NOTE_FOLDERS, "templates", "question_banks")
"""The folders in which commands change files."""

_NO_ENTRY = (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError)


class Edited(Record):
    """One file of a command: what it was before and after, by digest (None: it was not there).

    `hunks` is None where nothing was kept.
    """

    path: str
    before: str | None
    after: str | None
    hunks: tuple[Hunk, ...] | None


class Entry(Record):
    """One command that changed files. No other command gets its number; `when` is local time."""

    number: int
    when: datetime
    command: str
    files: tuple[Edited, ...]


def digest(data: bytes) -> str:
    """What tells one version of a file from another."""
    return blake2b(data, digest_size=16).hexdigest()


def record(
    root: Path, command: str, changes: Iterable[tuple[str, bytes | None, bytes | None]]
) -> None:
    """Keep what a command is about to change: path, bytes before and after of each file.

    Where that cannot be written the command goes on: undo is a service, the notes come first.
    """
    with contextlib.suppress(OSError):
        folder = _folder(root)
        make_folder(str(folder))
        numbers = sorted(_numbers(folder))
        content = _as_json(command, [_edited(*change) for change in changes])
        _write(folder / name_of(max(numbers, default=0) + 1), json.dumps(content).encode())
        old = numbers[: max(len(numbers) + 1 - MOST, 0)]
        for number in {*old, *(one for one in numbers[-1:] if _is_taken_back(folder, one))}:
            (folder / name_of(number)).unlink()


def entries(root: Path) -> list[Entry]:
    """What can be taken back, newest first; files that are none of ours are passed over."""
    found: list[Entry] = []
    with contextlib.suppress(OSError):
        folder = _folder(root)
        for number in sorted(_numbers(folder), reverse=True):
            with contextlib.suppress(*_NO_ENTRY):
                found.append(_read(folder / name_of(number), number))
    return found


def forget(root: Path, entry: Entry) -> None:
    """Take an entry out: it was taken back, or there is nothing left of it.

    Of the last one an empty file stays until the next command, so that none gets its number.
    """
    with contextlib.suppress(OSError):
        folder = _folder(root)
        is_last = entry.number == max(_numbers(folder), default=0)
        (folder / name_of(entry.number)).unlink()
        if is_last:
            _write(folder / name_of(entry.number), b"")


def _folder(root: Path) -> Path:
    """Where the entries lie. Raises OSError where a link leads there."""
    try:
        return Path(own_path(root, f"{FOLDER}/{name_of(0)}")).parent
    except UnsafePath as error:
        raise PermissionError(errno.EPERM, error.message) from error


def _read(path: Path, number: int) -> Entry:
    """Raises one of _NO_ENTRY."""
    seen = path.lstat()
    if not stat.S_ISREG(seen.st_mode):
        raise ValueError("a link or a device may go on for ever")
    # When it was written is when the command was: the clock is read nowhere but at the surface.
    when = datetime.fromtimestamp(int(seen.st_mtime)).astimezone().replace(tzinfo=None)
    loaded = json.loads(path.read_bytes())
    files = tuple(_file_from_json(one) for one in loaded["files"])
    return Entry(number, when, str(loaded["command"]), files)


def _is_taken_back(folder: Path, number: int) -> bool:
    return (folder / name_of(number)).lstat().st_size == 0


def _numbers(folder: Path) -> list[int]:
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    stems = (name.removesuffix(".json") for name in names if name.endswith(".json"))
    return [int(stem) for stem in stems if stem.isascii() and stem.isdigit()]


def name_of(number: int) -> str:
    """The file of an entry."""
    return f"{number:06}.json"


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    with open(descriptor, "wb") as file:
        file.write(data)


def _edited(path: str, before: bytes | None, after: bytes | None) -> Edited:
    kept: tuple[Hunk, ...] | None = ()
    if before is not None and path.split("/", maxsplit=1)[0] == PRIVATE:
        kept = None
    elif before is not None and after is not None:
        kept = hunks(before, after)
    return Edited(
        path,
        None if before is None else digest(before),
        None if after is None else digest(after),
        kept,
    )


def _as_json(command: str, files: Iterable[Edited]) -> dict[str, Any]:
    return {"command": command, "files": [_file_as_json(one) for one in files]}


def _file_as_json(one: Edited) -> dict[str, Any]:
    kept = one.hunks and [[h.start, _texts(h.before), _texts(h.after)] for h in one.hunks]
    return {"path": one.path, "before": one.before, "after": one.after, "hunks": kept}


def _texts(lines: Iterable[bytes]) -> list[str]:
    return [line.decode("utf-8", "surrogateescape") for line in lines]


def _file_from_json(one: Any) -> Edited:
    kept, path = one["hunks"], str(one["path"])
    folder, *inner = re.split(r"[/\\]", path)
    if folder not in _CHANGED or any(part.startswith(".") for part in inner):
        raise ValueError("a journal that came with somebody else's folder may say anything")
    made = kept if kept is None else tuple(Hunk(int(n), _bytes(b), _bytes(a)) for n, b, a in kept)
    return Edited(path, one["before"], one["after"], made)


def _bytes(lines: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(line.encode("utf-8", "surrogateescape") for line in lines)
