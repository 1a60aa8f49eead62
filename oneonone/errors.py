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


class ItemNotFound(NotFound):
    """No item has that id or text."""


class TemplateNotFound(NotFound):
    """No template of that name, own or bundled."""


class EditorNotFound(NotFound):
    """$EDITOR is not set, or names no program."""


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


class TemplateFailed(Unsafe):
    """A template has an error, breaks the sandbox or exceeds its limits."""


class AlreadyThere(Unsafe):
    """The target exists and would be overwritten."""


class SettingsBroken(OneOnOneError):
    """1on1.yaml cannot be read, so nothing that depends on it is safe."""

    exit_code = 5


class FileFailure(OneOnOneError):
    """The disk said no."""

    exit_code = 7
