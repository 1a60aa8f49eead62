"""The notebook's folder: where it is, which notes lie in it, their bytes."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from collections.abc import Mapping
from pathlib import Path

from oneonone.document.places import FILE_NAME
from oneonone.domain.record import Record
from oneonone.errors import FileFailure, NotebookNotFound, NotFound, UnsafePath
from oneonone.store.exchange import is_being_written

NOTE_FOLDERS = ("people", "private")
DERIVED = ".1on1"
FOLDER_MODE = 0o700
FILE_MODE = 0o600

_LOOKS = 5
_PAUSE_SECONDS = 0.02

_CONFLICT_COPY = re.compile(r"\.sync-conflict-|conflicted copy", re.IGNORECASE)
_NOTEBOOK_LINE = re.compile(r"^notebook:\s*(.+?)\s*$", re.MULTILINE)


class Skipped(Record):
    """A file below the notebook that is not read, and why."""

    path: str
    reason: str


class Listing:
    """Every note's path, relative to the notebook, in a stable order; and what was passed over."""

    def __init__(self, notes: list[str] | None = None) -> None:
        self.notes = notes or []
        self.skipped: list[Skipped] = []


def find_notebook(
    given: str | None, environment: Mapping[str, str], start: Path, config_home: Path
) -> Path:
    """The notebook's root: `given`, else $ONEONONE_NOTEBOOK, else from `start` upwards, else the
    `notebook:` of the user's own config.yaml. Raises NotebookNotFound.
    """
    named = given or environment.get("ONEONONE_NOTEBOOK")
    if named:
        root = Path(named).expanduser()
        if not (root / FILE_NAME).is_file():
            raise NotebookNotFound(
                f"{named} is no notebook: it holds no {FILE_NAME}",
                f"make one with: 1on1 init {named}",
            )
        return root.resolve()
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    configured = _configured(config_home / "1on1" / "config.yaml")
    if configured is not None:
        return find_notebook(str(configured), {}, start, config_home)
    raise NotebookNotFound(
        f"no notebook here: neither this folder nor one above it holds {FILE_NAME}",
        "go to your notebook, name it with -C DIR, or make one with: 1on1 init",
    )


def _configured(path: Path) -> Path | None:
    try:
        match = _NOTEBOOK_LINE.search(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None
    return Path(match[1].strip("\"'")).expanduser() if match else None


def list_notes(root: Path) -> Listing:
    """Every .md below people/ and private/, hidden folders, conflict copies and odd files left out.

    A link is followed only where it stays inside the notebook, a folder only once.
    """
    listing = Listing()
    real_root = os.path.realpath(root)
    seen: set[str] = set()
    for name in NOTE_FOLDERS:
        _walk(os.path.join(root, name), name, real_root, seen, listing)
    return listing


def _walk(folder: str, relative: str, root: str, seen: set[str], listing: Listing) -> None:
    real = os.path.realpath(folder)
    if real in seen or not _inside(real, root):
        reason = "already read" if real in seen else "leads out of the notebook"
        listing.skipped.append(Skipped(relative, reason))
        return
    seen.add(real)
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        listing.skipped.append(Skipped(relative, reason_of(error)))
        return
    for entry in entries:
        path = f"{relative}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            _walk(entry.path, path, root, seen, listing)
        elif entry.name.lower().endswith(".md"):
            refusal = _refusal(entry, root)
            if refusal is None:
                listing.notes.append(path)
            else:
                listing.skipped.append(Skipped(path, refusal))


def path_in_notebook(root: Path, given: str, folder: Path) -> str:
    """A path as given, seen from `folder` or else from the notebook, relative to the notebook.

    Its parts are parted by `/`, "" is the notebook itself. Raises UnsafePath where it leads out.
    """
    here = os.path.join(folder, given)
    is_here = os.path.lexists(here) and _inside(os.path.abspath(here), os.path.abspath(root))
    full = os.path.abspath(here if is_here else os.path.join(root, given))
    if not _inside(full, os.path.abspath(root)):
        raise UnsafePath(f"{given} is not in the notebook", "name a note or a folder in it")
    inside = os.path.relpath(full, root).replace(os.sep, "/")
    return "" if inside == "." else inside


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself, say
        return False


def _refusal(entry: os.DirEntry[str], root: str) -> str | None:
    if is_conflict_copy(entry.name):
        return "a copy a sync program made of a conflict"
    if entry.is_symlink() and not _inside(os.path.realpath(entry.path), root):
        return "leads out of the notebook"
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        return reason_of(error)
    return None if stat.S_ISREG(mode) else "not a regular file"


def is_conflict_copy(name: str) -> bool:
    """Whether a sync program gave a file that name, of two versions of one note."""
    return _CONFLICT_COPY.search(name) is not None


def _inside(real: str, root: str) -> bool:
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)


def read_file(root: Path, path: str) -> bytes:
    """The bytes of a file of the notebook. Raises FileFailure.

    One found empty or full of NUL while somebody writes to it is looked at again, for a while: some
    editors empty a file before they fill it.
    """
    full = os.path.join(root, path)
    try:
        for look in range(_LOOKS):
            if look:
                time.sleep(_PAUSE_SECONDS)
            with open(full, "rb") as file:
                data = file.read()
                if data.strip(b"\0") or not is_being_written(file.fileno()):
                    break
    except OSError as error:
        raise file_failure(path, error) from error
    return data


def read_elsewhere(name: str) -> bytes:
    """The bytes of a file the user names, wherever it lies. Raises NotFound, FileFailure."""
    try:
        with open(name, "rb") as file:
            return file.read()
    except FileNotFoundError as error:
        raise NotFound(f"there is no file {name!r}", "nothing was written") from error
    except OSError as error:
        raise FileFailure(f"{name}: {reason_of(error)}", "nothing was written") from error


def safe_path(root: Path, path: str) -> str:
    """The absolute path to write a notebook file at, links resolved.

    Raises UnsafePath where that lies outside the notebook, is no regular file, or is hidden (in
    .git, say) unlike the path.
    """
    full, real_root = os.path.realpath(os.path.join(root, path)), os.path.realpath(root)
    if not _inside(full, real_root):
        raise UnsafePath(f"{path} leads out of the notebook", "nothing was written")
    hidden = {part for part in os.path.relpath(full, real_root).split(os.sep) if part[0] == "."}
    if full != real_root and not hidden <= set(path.split("/")):
        raise UnsafePath(f"{path} leads into a hidden folder", "nothing was written")
    if os.path.lexists(full) and not os.path.isfile(full):
        raise UnsafePath(f"{path} is not a regular file", "nothing was written")
    return full


def make_folder(folder: str) -> None:
    """Make a folder, by its whole path, and those missing above it, for their owner's eyes only.

    Raises OSError; `os.makedirs` gives its mode to the last one alone.
    """
    if os.path.isdir(folder):
        return
    make_folder(os.path.dirname(folder))
    with contextlib.suppress(FileExistsError):  # by another program, meanwhile
        os.mkdir(folder, FOLDER_MODE)
    if not os.path.isdir(folder):
        raise NotADirectoryError(errno.ENOTDIR, "a file stands where a folder is needed")


def exists(root: Path, path: str) -> bool:
    """Whether something stands at that path, be it a broken link."""
    return os.path.lexists(os.path.join(root, path))


def has_other_files(folder: Path) -> bool:
    """Whether a folder exists and holds anything."""
    try:
        with os.scandir(folder) as scan:
            return any(True for _ in scan)
    except FileNotFoundError:
        return False


def file_failure(path: str, error: OSError) -> FileFailure:
    """An error of the disk as one of ours, naming the file."""
    return FileFailure(f"{path}: {reason_of(error)}", "nothing else was changed")


def reason_of(error: OSError) -> str:
    """The system's words for it."""
    return (error.strerror or type(error).__name__).lower()


def list_templates(root: Path) -> list[str]:
    """The notebook's own templates, `templates/…/*.j2`; links are left out, whatever they name."""
    found: list[str] = []
    if os.path.islink(root / "templates"):
        return found
    for folder, folders, files in os.walk(root / "templates"):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            full = os.path.join(folder, name)
            if name.endswith(".j2") and not os.path.islink(full) and os.path.isfile(full):
                found.append(os.path.relpath(full, root).replace(os.sep, "/"))
    return found


def list_banks(root: Path) -> list[str]:
    """The notebook's own question banks, `question_banks/*.yaml`, links left out."""
    folder = root / "question_banks"
    if folder.is_symlink() or not folder.is_dir():
        return []
    found = (path for path in folder.glob("*.yaml") if path.is_file() and not path.is_symlink())
    return sorted(f"question_banks/{path.name}" for path in found)
