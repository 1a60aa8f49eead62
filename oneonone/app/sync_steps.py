"""What a sync can do, a step each, and what its user may wish for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from oneonone.app.settle_conflicts import NoteSettled

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know, without being asked for it."""

    text: str


@dataclass(frozen=True, slots=True)
class Committed:
    """Files of the notebook that were committed."""

    files: int


@dataclass(frozen=True, slots=True)
class Received:
    """Commits that came from the remote, and the files they changed here."""

    remote: str
    commits: int
    files: int


@dataclass(frozen=True, slots=True)
class Finished:
    """A merge that was left in conflict earlier is committed now."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Commits the remote took; `follows` names its branch where it is followed from now on."""

    remote: str
    commits: int
    follows: str | None


@dataclass(frozen=True, slots=True)
class InStep:
    """Neither side has a commit that the other has not; `all_committed`: and no note differs."""

    remote: str
    all_committed: bool


Step = Notice | Committed | Received | NoteSettled | Finished | Sent | InStep


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked for. `say` takes a line where another command has to be waited for."""

    say: Say
    everything: bool = False
    allow_deletions: bool = False
    may_ask: bool = False
    dry_run: bool = False
