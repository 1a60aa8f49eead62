"""What 1on1 runs on: versions, encodings, and who else may read a folder."""

from __future__ import annotations

import locale
import os
import platform
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from oneonone.domain.record import Record
from oneonone.store.git_process import run

_DISTRIBUTION = "oneonone-notes"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"\bextra\s*==")
_ENTER_BY_OTHERS = stat.S_IXGRP | stat.S_IXOTH
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_FOLDERS_OF_OTHERS = (".git", ".obsidian")


def python_and_system() -> str:
    """`CPython 3.11.2 on Linux 6.1 (x86_64)`."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python} on {platform.system()} {platform.release()} ({platform.machine()})"


def libraries() -> dict[str, str | None]:
    """The libraries 1on1 needs by name, each with its version, None where it is missing.

    Empty where 1on1 was not installed as a package.
    """
    try:
        wanted = metadata.requires(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return {}
    names = [
        match[0] for line in wanted if not _EXTRA.search(line) and (match := _NAME.match(line))
    ]
    return {name: _version(name) for name in sorted(names)}


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def git_version() -> str | None:
    """git's own words, None where it cannot be started."""
    result = run(Path(os.sep), ["version"])
    return None if result.problem else result.output.strip().removeprefix("git version ")


class Encodings(Record):
    """What texts and file names are written in, by the locale; both are `utf-8` as a rule."""

    text: str
    names: str


def encodings() -> Encodings:
    """Those in force in this process."""
    return Encodings(locale.getpreferredencoding(False).lower(), sys.getfilesystemencoding())


class Open(Record):
    """A file or folder that others than its owner may read, and whether anybody may write to it."""

    path: str
    writable: bool


def others_get_in(folder: Path) -> bool:
    """Whether anybody but the owner may enter a folder; on Windows modes do not say."""
    return os.name != "nt" and all(
        os.stat(one).st_mode & _ENTER_BY_OTHERS for one in (folder, *folder.parents)
    )


def open_to_others(root: Path, names: Iterable[str]) -> list[Open]:
    """What others may read among the files and folders of these names, and all below them.

    Nothing where they do not get in. Raises OSError.
    """
    if not others_get_in(root):
        return []
    found = []
    for path in _entries(root, names):
        mode = os.lstat(root / path).st_mode
        if mode & _OTHERS and not stat.S_ISLNK(mode):
            found.append(Open(path, bool(mode & stat.S_IWOTH)))
    return found


def _entries(root: Path, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if not os.path.lexists(root / name):
            continue
        yield name
        for folder, folders, files in os.walk(root / name):
            folders[:] = sorted(one for one in folders if one not in _FOLDERS_OF_OTHERS)
            inside = os.path.relpath(folder, root).replace(os.sep, "/")
            yield from (f"{inside}/{one}" for one in (*folders, *sorted(files)))
