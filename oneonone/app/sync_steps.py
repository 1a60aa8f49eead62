"""What a sync can do, a step each, and what its user may wish for."""

from __future__ import annotations

from collections.abc import Callable

from oneonone.app.settle_conflicts import NoteSettled
from oneonone.domain.record import Record

Say = Callable[[str], None]


class Notice(Record):
    """Something the user should know, without being asked for it."""

    text: str


class Committed(Record):
    """Files of the notebook that were committed."""

    files: int


class Received(Record):
    """Commits that came from the remote, and the files they changed here."""

    remote: str
    commits: int
    files: int


class Finished(Record):
    """A merge that was left in conflict earlier is committed now."""


class Sent(Record):
    """Commits the remote took; `follows` names its branch where it is followed from now on."""

    remote: str
    commits: int
    follows: str | None


class InStep(Record):
    """Neither side has a commit that the other has not; `all_committed`: and no note differs."""

    remote: str
    all_committed: bool


Step = Notice | Committed | Received | NoteSettled | Finished | Sent | InStep


class Wishes(Record):
    """What the user asked for. `say` takes a line where another command has to be waited for."""

    say: Say
    everything: bool = False
    allow_deletions: bool = False
    may_ask: bool = False
    dry_run: bool = False
