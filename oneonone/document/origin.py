"""What a note's path says about it: whose it is, of which day, and what kind of note."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from oneonone.domain.dates import parse_iso
from oneonone.domain.record import Record
from oneonone.domain.words import handle_from, is_handle

DocumentKind = Literal["meeting", "profile", "agenda", "log", "page"]

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-(\d{1,3}))?(?![0-9])")
_FIXED: dict[str, DocumentKind] = {"person.md": "profile", "agenda.md": "agenda", "log.md": "log"}

PEOPLE = "people"
PRIVATE = "private"


class Origin(Record):
    """The facts of a path. `folder` is the person's folder as it is written."""

    path: str
    kind: DocumentKind
    person: str | None = None
    folder: str | None = None
    day: date | None = None
    number: int = 1
    private: bool = False

    @property
    def sequence(self) -> tuple[int, int, str]:
        """Orders a person's notes by day; those without one come first."""
        return (self.day.toordinal(), self.number, self.path) if self.day else (0, 0, self.path)


def origin_of(path: str) -> Origin:
    """What a notebook-relative path with `/` says, such as `people/alice/2026-11-20.md`.

    Notes below private/ are never meetings, whatever their name.
    """
    parts = path.split("/")
    private = parts[0] == PRIVATE
    folder = parts[1] if len(parts) > 2 else None
    person = handle_of_folder(folder) if folder else None
    match = _DATED.match(parts[-1])
    day = parse_iso(match[1]) if match else None
    number = int(match[2]) if match and match[2] else 1
    kind: DocumentKind = "page"
    if len(parts) == 3 and not private and parts[2].lower() in _FIXED:
        kind = _FIXED[parts[2].lower()]
    elif person and day and not private:
        kind = "meeting"
    return Origin(path, kind, person, folder, day, number, private)


def handle_of_folder(folder: str) -> str | None:
    """The handle a person's folder stands for: its name, or what its name makes."""
    handle = folder if is_handle(folder) else handle_from(folder)
    return handle if is_handle(handle) else None


def meeting_path(folder: str, day: date, number: int = 1) -> str:
    """Where the meeting of a day belongs: the second of a day ends in `-2`."""
    suffix = f"-{number}" if number > 1 else ""
    return f"{PEOPLE}/{folder}/{day.isoformat()}{suffix}.md"


def path_on(origin: Origin, day: date, number: int = 1) -> str:
    """Where a dated note belongs that moves to another day: beside it, the words of its name kept.

    Raises ValueError for a note without a day.
    """
    folder, _, name = origin.path.rpartition("/")
    match = _DATED.match(name)
    if match is None:
        raise ValueError(f"{origin.path} has no day")
    suffix = f"-{number}" if number > 1 else ""
    return f"{folder}/{day.isoformat()}{suffix}{name[match.end() :]}"
