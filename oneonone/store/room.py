"""Room on the disk, and folders nobody needs any more."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from oneonone.errors import UnsafePath
from oneonone.store.notebook_dir import NOTE_FOLDERS, safe_path

BLOCK = 4096
"""Bytes a file of any size takes at least, on the usual disks."""


def free_bytes(root: Path) -> int | None:
    """The bytes that are free where the notebook is, None where the system does not say."""
    try:
        return shutil.disk_usage(root).free
    except OSError:
        return None


def remove_empty_folders(root: Path, paths: Iterable[str]) -> None:
    """Take away the folders of notes that are gone, as far as nothing else is in them.

    `people` and `private` themselves stay, and whatever cannot be taken away.
    """
    for path in paths:
        folder = os.path.dirname(path)
        while "/" in folder and folder.split("/")[0] in NOTE_FOLDERS:
            with contextlib.suppress(UnsafePath, OSError):
                real = os.path.dirname(safe_path(root, f"{folder}/note.md"))
                if real == os.path.join(os.path.realpath(root), folder):  # by way of no link
                    os.rmdir(real)
            folder = os.path.dirname(folder)
