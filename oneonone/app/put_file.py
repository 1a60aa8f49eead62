"""Putting a file where the user wants it, over nothing but an older one of ours."""

from __future__ import annotations

from pathlib import Path

from oneonone.document.places import FILE_NAME
from oneonone.domain.record import Record
from oneonone.errors import AlreadyThere, FileFailure, NotFound, UnsafePath, UsageError
from oneonone.store.atomic import create_file, replace_file
from oneonone.store.notebook_dir import DERIVED, NOTE_FOLDERS, exists, read_file

_MARK_WITHIN = 2000  # bytes
_KEPT = {
    **dict.fromkeys(NOTE_FOLDERS, "notes"),
    "templates": "templates",
    "question_banks": "questions",
    ".git": "its history",
    FILE_NAME: "its settings",
}


class Target(Record):
    """Where a file goes: `name` in `folder`, which no link may lead out of.

    `shown` is how one would say it, `in_notebook` whether git may be told to commit it.
    """

    folder: Path
    name: str
    shown: str
    in_notebook: bool

    @property
    def path(self) -> Path:
        """All of it."""
        return self.folder / self.name


def target_of(root: Path, out: str, *, hint: str = "write it elsewhere") -> Target:
    """The file that --out means, its folder's links resolved; `hint` is for one among the notes.

    Raises UsageError, NotFound, UnsafePath.
    """
    if not out.strip() or "\0" in out:
        raise UsageError("--out needs the name of a file", "`-` is standard output")
    path = Path(out).expanduser()
    if not path.parent.is_dir():
        raise NotFound(f"there is no folder {str(path.parent)!r}", "make it first")
    if path.is_dir() or not path.name or path.name == "..":
        raise UnsafePath(f"{out} is a folder", "name a file in it: --out FILE")
    path = path.parent.resolve() / path.name
    inside = _place_in(root, path)
    if inside is not None and inside.parts[0] in _KEPT:
        raise UnsafePath(f"{out} is where the notebook keeps {_KEPT[inside.parts[0]]}", hint)
    in_notebook = inside is not None and inside.parts[0] != DERIVED
    return Target(path.parent, path.name, out, in_notebook)


def put_file(target: Target, text: str, mark: str, what: str) -> None:
    """Write it for its owner's eyes; over another one only if that holds the mark of ours.

    Raises AlreadyThere, UnsafePath, NoteChanged, FileFailure.
    """
    try:
        _put(target, text.encode("utf-8", "backslashreplace"), mark, what)
    except FileFailure as error:
        reason = error.message.removeprefix(f"{target.name}: ")
        if reason == error.message:
            raise  # it was written, and more is to be said
        raise FileFailure(
            f"cannot write {target.shown}: {reason}", "give another place with --out"
        ) from error


def _put(target: Target, data: bytes, mark: str, what: str) -> None:
    folder, name = target.folder, target.name
    if not exists(folder, name):
        create_file(folder, name, data)
        return
    if not target.path.is_file():
        raise UnsafePath(f"{target.shown} is not a regular file", "nothing was written")
    before = read_file(folder, name)
    if mark.encode() not in before[:_MARK_WITHIN]:
        raise AlreadyThere(
            f"{target.shown} is already there, and is no {what} of ours",
            "nothing was overwritten; give another name with --out",
        )
    replace_file(folder, name, before, data)


def _place_in(root: Path, target: Path) -> Path | None:
    try:
        return target.relative_to(root.resolve())
    except ValueError:
        return None
