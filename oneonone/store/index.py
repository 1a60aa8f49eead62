"""The index: what was read of the notes, in a SQLite file below `.1on1/`, so that it need not be
read again.

Derived and never the truth: at any doubt it counts as absent. It is a chest of byte strings, each
under a kind and a name, which mean something to the layers above alone. A file that came from
elsewhere, that others may write to or that was damaged by a single byte is not believed: every
string has a checksum, every kind one over all of them.

Every `todo` loads this, hence `_sqlite3`: the module around it takes as long again.
"""

from __future__ import annotations

import os
import sys
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from sqlite3 import Connection, Error, connect
    from typing import Any
else:
    try:
        from _sqlite3 import Error, connect
    except ImportError:
        from sqlite3 import Error, connect

FOLDER = ".1on1"
FILE = f"{FOLDER}/index.db"
FORMAT = 3
"""To be raised where what is kept, or how it is read from notes, changes."""

_SCHEMA = [
    "CREATE TABLE part (kind TEXT, name TEXT, body BLOB, crc INTEGER, PRIMARY KEY (kind, name))",
    "CREATE TABLE total (kind TEXT PRIMARY KEY, crc INTEGER)",
]
_META = "meta"
_FOLDER_BIT, _FILE_BIT, _TYPE_BITS = 0o040000, 0o100000, 0o170000
_OTHERS_MAY_WRITE = 0o022
_TOKEN_BYTES = 12
_AFTER_SLASH = chr(ord("/") + 1)
# Even what SQLite says of a damaged file may be no text.
_DAMAGED = (Error, ValueError, OverflowError, MemoryError)


class Untrusted(Exception):
    """The index is not there, not ours, not whole, or not to be had right now: do without."""


class Index:
    """An index as it was at one moment, to read from.

    `stamp` says for which program, user and folder it has to have been made.
    """

    def __init__(self, root: str, stamp: str) -> None:
        """Open it. Raises Untrusted."""
        _examine(root)
        self._connection = _opened(f"{root}/{FILE}")
        try:
            self._execute("BEGIN")
            if self._execute("SELECT sql FROM sqlite_master WHERE sql <> ''") != [
                (sql,) for sql in _SCHEMA
            ]:
                raise Untrusted
            meta = self.kind(_META)
            if meta.get("stamp") != stamp.encode():
                raise Untrusted
            self.token = meta.get("token", b"")
        except BaseException:
            self.close()
            raise

    def kind(self, kind: str) -> dict[str, bytes]:
        """Everything of a kind by name. Raises Untrusted."""
        found: dict[str, bytes] = {}
        total = 0
        rows = self._execute("SELECT name, body, crc FROM part WHERE kind = ?", kind)
        for name, body, crc in rows:
            if not isinstance(body, bytes) or _crc(kind, name, body) != crc:
                raise Untrusted
            found[name] = body
            total += crc
        totals = self._execute("SELECT crc FROM total WHERE kind = ?", kind)
        if totals != [(total,)] and (found or totals):
            raise Untrusted
        return found

    def below(self, kind: str, folder: str) -> dict[str, bytes]:
        """What of a kind has names below a folder. That nothing is missing is not sure. Raises
        Untrusted.
        """
        sql = "SELECT name, body, crc FROM part WHERE kind = ? AND name > ? AND name < ?"
        rows = self._execute(sql, kind, f"{folder}/", f"{folder}{_AFTER_SLASH}")
        if any(not isinstance(body, bytes) or _crc(kind, n, body) != crc for n, body, crc in rows):
            raise Untrusted
        return {name: body for name, body, _ in rows}

    def names(self, kind: str) -> list[str]:
        """The names of all of a kind. Raises Untrusted."""
        return [name for (name,) in self._execute("SELECT name FROM part WHERE kind = ?", kind)]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _execute(self, sql: str, *values: object) -> list[Any]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except _DAMAGED:
            raise Untrusted from None


def clock(root: str, notes: str) -> int:
    """What time it is to the file system of the folder `notes`, in nanoseconds.

    Makes `.1on1/` where it is missing. Raises Untrusted where nothing can be saved there, or where
    that is another file system with a clock of its own.
    """
    try:
        _make_folder(root)
        os.utime(f"{root}/{FOLDER}")
        here = os.stat(f"{root}/{FOLDER}")
        if os.path.lexists(f"{root}/{notes}") and os.stat(f"{root}/{notes}").st_dev != here.st_dev:
            raise Untrusted
        return here.st_ctime_ns
    except OSError:
        raise Untrusted from None


def stamp_of(root: str, version: str) -> str:
    """What has to be the same for an index to hold: format, program, Python, user, folder. Raises
    Untrusted.
    """
    package = os.path.dirname(os.path.dirname(__file__))
    try:
        made = _newest(package)
        seen = os.stat(root)
        user = os.geteuid()
    except (OSError, AttributeError):
        raise Untrusted from None
    python = sys.hexversion  # letters may mean something else to another one
    parts = (FORMAT, version, made, python, user, seen.st_dev, seen.st_ino, os.fsencode(root).hex())
    return " ".join(map(str, parts))


def _newest(package: str) -> int:
    """When the program changed last, where one works on it: there a version says nothing."""
    if "site-packages" in package:
        return 0
    folders = (f"{package}/{name}" for name in ("app", "document", "domain"))
    files = (one for folder in folders for one in os.scandir(folder))
    # Not __pycache__, which changes when a module is loaded for the first time.
    return max(one.stat().st_mtime_ns for one in files if one.name.endswith(".py"))


def save(
    root: str, stamp: str, token: bytes | None, changes: Mapping[tuple[str, str], bytes | None]
) -> bytes | None:
    """Put byte strings under their kinds and names, take out those that are None; all or nothing.

    `token` is that of the index they were made from, None to begin anew. Returns the new one, or
    None where nothing was saved: the disk is full, somebody else was quicker.
    """
    try:
        if token is None:
            return _create(root, stamp, changes)
        _examine(root)
        return _update(f"{root}/{FILE}", token, changes)
    except (OSError, Untrusted, *_DAMAGED):
        return None


def discard(root: str) -> None:
    """Do away with an index that is not going to be brought up to date."""
    try:
        _examine(root)
        os.unlink(f"{root}/{FILE}")
    except (OSError, Untrusted):
        return


def _create(root: str, stamp: str, changes: Mapping[tuple[str, str], bytes | None]) -> bytes | None:
    """A new index beside the old one, which it then replaces, whatever that was."""
    _make_folder(root)
    temporary = f"{root}/{FOLDER}/.1on1-{os.urandom(6).hex()}.tmp"
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        connection = _opened(temporary)
        try:
            connection.execute("BEGIN")
            for sql in _SCHEMA:
                connection.execute(sql)
            _put(connection, {(_META, "stamp"): stamp.encode(), (_META, "token"): b""})
            connection.execute("COMMIT")
        finally:
            connection.close()
        made = _update(temporary, b"", changes)
        for left in ("-journal", "-wal", "-shm"):  # of the old one, which would spoil the new
            if os.path.lexists(f"{root}/{FILE}{left}"):
                os.unlink(f"{root}/{FILE}{left}")
        os.replace(temporary, f"{root}/{FILE}")
        return made
    finally:
        if os.path.lexists(temporary):
            os.unlink(temporary)


def _update(
    path: str, token: bytes, changes: Mapping[tuple[str, str], bytes | None]
) -> bytes | None:
    made = os.urandom(_TOKEN_BYTES)
    connection = _opened(path)
    try:
        connection.execute("BEGIN IMMEDIATE")
        sql = "SELECT body FROM part WHERE kind = ? AND name = 'token'"
        if connection.execute(sql, (_META,)).fetchall() != [(token,)]:
            return None
        _put(connection, {**changes, (_META, "token"): made})
        connection.execute("COMMIT")
    finally:
        connection.close()
    return made


def _put(connection: Connection, changes: Mapping[tuple[str, str], bytes | None]) -> None:
    totals: dict[str, int] = {}
    for (kind, name), body in changes.items():
        where = (kind, name)
        before = connection.execute("SELECT crc FROM part WHERE kind = ? AND name = ?", where)
        totals[kind] = totals.get(kind, 0) - sum(crc for (crc,) in before.fetchall())
        connection.execute("DELETE FROM part WHERE kind = ? AND name = ?", where)
        if body is not None:
            crc = _crc(kind, name, body)
            connection.execute("INSERT INTO part VALUES (?, ?, ?, ?)", (*where, body, crc))
            totals[kind] += crc
    for kind, more in totals.items():
        connection.execute("INSERT OR IGNORE INTO total VALUES (?, 0)", (kind,))
        connection.execute("UPDATE total SET crc = crc + ? WHERE kind = ?", (more, kind))


def _opened(path: str) -> Connection:
    """Raises Untrusted."""
    try:
        connection = connect(path, timeout=0, isolation_level=None)
        # What a power cut spoils is seen by its checksum and made again.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA secure_delete = ON")  # a deleted note's text is to be gone
    except _DAMAGED:
        raise Untrusted from None
    return connection


def _examine(root: str) -> None:
    """Raises Untrusted unless the file and its folder are our own and nobody else's to change."""
    for path, kind in ((f"{root}/{FOLDER}", _FOLDER_BIT), (f"{root}/{FILE}", _FILE_BIT)):
        _examine_one(path, kind)


def _examine_one(path: str, kind: int) -> None:
    try:
        seen, us = os.lstat(path), os.geteuid()
    except (OSError, AttributeError):
        raise Untrusted from None
    if seen.st_mode & (_TYPE_BITS | _OTHERS_MAY_WRITE) != kind or seen.st_uid != us:
        raise Untrusted


def _make_folder(root: str) -> None:
    """`.1on1/` with its .gitignore. Raises OSError, Untrusted."""
    folder = f"{root}/{FOLDER}"
    if not os.path.lexists(folder):
        os.mkdir(folder, 0o700)
    _examine_one(folder, _FOLDER_BIT)
    if not os.path.lexists(f"{folder}/.gitignore"):
        _keep_out_of_git(folder)


def _keep_out_of_git(folder: str) -> None:
    """Put a .gitignore there, whole or not at all: an empty one would let git take the index."""
    temporary = f"{folder}/.1on1-{os.urandom(6).hex()}.tmp"
    ignore = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        try:
            os.write(ignore, b"*\n")
        finally:
            os.close(ignore)
        os.replace(temporary, f"{folder}/.gitignore")
    except OSError:
        os.unlink(temporary)
        raise


def _crc(kind: str, name: str, body: bytes) -> int:
    return crc32(body, crc32(f"{kind}/{name}".encode()))
