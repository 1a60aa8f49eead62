"""Every way a command can fail, one small class a situation.

Each error carries what is wrong, what to do next (``hint``) and the exit code of the contract.
docs/errors.md has an entry for each class; a test holds the two together.
"""

from __future__ import annotations

from typing import ClassVar


class OneOnOneError(Exception):
    """A failure the user can understand: `message` says what and where, `hint` what to do next."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(OneOnOneError):
    """The words of the command do not fit."""

    exit_code = 2


class BadDate(UsageError):
    """A date on the command line that the grammar does not know."""


class BadValue(UsageError):
    """A value a profile key or an option cannot take."""


class NotFound(OneOnOneError):
    """Something named does not exist."""

    exit_code = 3


class NotebookNotFound(NotFound):
    """No 1on1.yaml here or above."""


class PersonNotFound(NotFound):
    """Nobody of that name in the notebook."""


class MeetingNotFound(NotFound):
    """No meeting of that day, or none planned."""


class ItemNotFound(NotFound):
    """No item has that id or text."""


class TemplateNotFound(NotFound):
    """No template of that name, own or bundled."""


class NotHeld(NotFound):
    """The meeting did not take place, or not yet, so there is nothing to recount of it."""


class NothingToShare(NotFound):
    """A meeting's note holds nothing that may be shared."""


class NothingToUndo(NotFound):
    """No change of ours is left that could be taken back."""


class NothingToImport(NotFound):
    """A folder in which no file can be a note."""


class EditorNotFound(NotFound):
    """$EDITOR is not set, or names no program."""


class BrowserNotFound(NotFound):
    """No browser to open a page with."""


class EditorFailed(OneOnOneError):
    """The editor ended, and said that something went wrong."""


class AmbiguousItem(OneOnOneError):
    """An id or a piece of text fits more than one item."""

    exit_code = 4


class AmbiguousPerson(OneOnOneError):
    """A name fits more than one person."""

    exit_code = 4


class NoteChanged(OneOnOneError):
    """The note on disk is no longer the one that was read."""

    exit_code = 4


class Unsafe(OneOnOneError):
    """Doing it could harm a note, so nothing was done."""

    exit_code = 5


class UnsafeName(Unsafe):
    """A name that cannot safely become a folder."""


class UnsafePath(Unsafe):
    """A path that leaves the notebook or is not a regular file."""


class UndecodableNote(Unsafe):
    """A note that is not UTF-8 text cannot be edited."""


class EditRefused(Unsafe):
    """The note, read again after the edit, would not say what was meant."""


class InDoubt(Unsafe):
    """Nobody can tell what in a note is private, so nothing of it goes to other eyes."""


class TemplateFailed(Unsafe):
    """A template has an error, breaks the sandbox or exceeds its limits."""


class AlreadyThere(Unsafe):
    """The target exists and would be overwritten."""


class NotPlanned(Unsafe):
    """The meeting was held, moved or skipped already, so that it cannot be put off."""


class SettingsBroken(OneOnOneError):
    """1on1.yaml cannot be read, so nothing that depends on it is safe."""

    exit_code = 5


class NotebookBusy(OneOnOneError):
    """Another command has been writing to the notebook for too long to wait for it."""

    exit_code = 7


class UnsafeRemote(Unsafe):
    """A remote's address that git would start a program for, or send notes to unencrypted."""


class TooManyDeletions(Unsafe):
    """A sync that would delete many notes, here or at the remote."""


class HistoryRewritten(Unsafe):
    """The remote no longer has commits it had when we last looked."""


class GitFailure(OneOnOneError):
    """git said no, where doing it is the command's whole purpose."""

    exit_code = 6


class NothingToSyncWith(GitFailure):
    """No repository, no branch, or no remote that it would be kept in step with."""


class UnderWay(GitFailure):
    """git is in the middle of something that has to be finished first."""


class RemoteUnreachable(GitFailure):
    """The remote cannot be reached, or lets nobody in."""


class EditsInTheWay(GitFailure):
    """Files with edits that are not committed, which the remote's commits would overwrite."""


class MergeConflict(GitFailure):
    """Notes changed differently on both sides."""


class FileFailure(OneOnOneError):
    """The disk said no."""

    exit_code = 7
