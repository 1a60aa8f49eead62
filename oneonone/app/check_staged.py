"""What is odd in the notes about to be committed, as they are staged."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import date

from oneonone.app.check_notes import hints
from oneonone.app.notebook import Notebook
from oneonone.document.diagnostics import Diagnostic
from oneonone.document.meeting_document import parse
from oneonone.document.origin import origin_of
from oneonone.document.places import FILE_NAME
from oneonone.document.sections import Vocabulary
from oneonone.document.settings import Settings, read_settings
from oneonone.domain.record import Record
from oneonone.errors import FileFailure, SettingsBroken
from oneonone.store.notebook_dir import NOTE_FOLDERS, list_notes, read_file
from oneonone.store.staged import StagedFile, staged_files


class StagedFindings(Record):
    """The findings, errors first.

    `as_in_folder` counts the notes that a filter changes on their way into git, and that were
    looked at as they stand in the folder.
    """

    found: tuple[Diagnostic, ...]
    as_in_folder: int

    @property
    def errors(self) -> int:
        """How many of them are errors: reasons not to commit."""
        return sum(one.severity == "error" for one in self.found)


def check_staged(notebook: Notebook, today: date, *, strict: bool = False) -> StagedFindings:
    """The findings of the staged notes and settings, each by itself; hints only with `strict`.

    What takes two notes to see, such as a promise that is open here and closed there, is for
    `check_notebook`. Needs no settings that can be read. Raises GitFailure.
    """
    files, as_in_folder = _wanted(notebook)
    settings = {file.path: read_settings(file.data or b"") for file in files}.get(FILE_NAME)
    vocabulary = _vocabulary(notebook, settings)
    found: list[Diagnostic] = []
    for file in files:
        if file.path != FILE_NAME:
            found += _findings(file, vocabulary, today)
    if settings is not None:
        found += [settings.problem] if settings.problem else settings.diagnostics
    wanted = [one for one in set(found) if strict or one.severity != "hint"]
    wanted.sort(key=lambda one: (one.severity != "error", one))
    return StagedFindings(tuple(wanted), as_in_folder)


def _wanted(notebook: Notebook) -> tuple[list[StagedFile], int]:
    """The staged notes and settings, and how many of them were read from the folder instead."""
    passed_over = {one.path for one in list_notes(notebook.root).skipped}
    files = []
    as_in_folder = 0
    for file in staged_files(notebook.root):
        if not _is_read(file.path) or file.path in passed_over:
            continue
        if file.data is not None:
            files.append(file)
            continue
        with contextlib.suppress(FileFailure):  # gone since it was staged
            files.append(StagedFile(file.path, read_file(notebook.root, file.path)))
            as_in_folder += 1
    return files, as_in_folder


def _is_read(path: str) -> bool:
    """Whether a path is one of a note or of the settings."""
    parts = path.split("/")
    hidden = any(part.startswith(".") for part in parts)
    note = parts[0] in NOTE_FOLDERS and path.lower().endswith(".md") and not hidden
    return note or path == FILE_NAME


def _vocabulary(notebook: Notebook, staged: Settings | None) -> Vocabulary:
    """The words notes are read by: those of the staged settings where these can be read."""
    try:
        known = notebook.vocabulary
    except SettingsBroken:
        known = Vocabulary()
    if staged is None or staged.problem is not None:
        return known
    return Vocabulary(staged.themes, staged.sections, known.people, staged.me)


def _findings(file: StagedFile, vocabulary: Vocabulary, today: date) -> Iterable[Diagnostic]:
    document = parse(file.data or b"", origin_of(file.path), vocabulary)
    yield from document.diagnostics
    for box in document.boxes:
        if box.facts.state.is_open:
            yield from hints(box.facts, today)
