"""Writing date words out: `due:fri` becomes the day it was said for, nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from oneonone.app.note_dates import NoteDates
from oneonone.app.notebook import Notebook
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.edits import Edit, edit_items, write_out_dates
from oneonone.document.fields import DATE_FIELDS
from oneonone.document.items import Box
from oneonone.document.meeting_document import Document
from oneonone.document.sections import Vocabulary
from oneonone.domain.action_item import ItemLine, Place
from oneonone.domain.dates import parse_iso
from oneonone.domain.record import Record
from oneonone.errors import NoteChanged, NotFound, Unsafe

NO_DAY = "the note has no day"
NO_NEXT = "there is no note of the next meeting yet"
UNSAFE = "the line cannot be changed safely"


class LeftWord(Record):
    """A date word that stays, and why."""

    place: Place
    word: str
    reason: str


class Formatted(Record):
    """How many lines changed or would, the words that stay, and what was written."""

    lines: int
    left: tuple[LeftWord, ...]
    written: Written


def format_notes(
    notebook: Notebook,
    paths: Sequence[str] = (),
    *,
    dry_run: bool = False,
    shown: Sequence[Change] | None = None,
) -> Formatted:
    """Write the date words of items out in the notes at or below `paths`, in all without any.

    Each note by itself: a line that cannot be changed safely stays. `next` becomes a day where a
    note of the next meeting is there. With `shown` only these very changes are made. Raises
    NotFound, NoteChanged where others would be needed by now, and what writing raises.
    """
    changes: list[Change] = []
    left: list[LeftWord] = []
    lines = 0
    for document, dates in _chosen(notebook, paths):
        said = [(box, write_out_dates(box, dates.resolve)) for box in document.boxes]
        meant = [(box, edits) for box, edits in said if edits]
        after, made = _written_out(document, meant, notebook.vocabulary)
        lines += made
        left += _left(after, dates)
        if made:
            path = document.origin.path
            changes.append(Change(path, document.lines.data, after.lines.data))
    if shown is not None and list(shown) != changes:
        raise NoteChanged("the notes changed while you were asked", "look again with: 1on1 fmt")
    written = write_changes(notebook.root, notebook.settings, changes, "fmt", dry_run=dry_run)
    return Formatted(lines, tuple(left), written)


def _chosen(notebook: Notebook, paths: Sequence[str]) -> list[tuple[Document, NoteDates]]:
    """The notes meant, each with what its words mean. Raises NotFound for a path without any."""
    known = [
        (document, NoteDates(document.day, notes.meeting_days, None))
        for notes in notebook.people.values()
        for document in notes.documents
    ]
    known += [(document, NoteDates(document.day, (), None)) for document in notebook.loose]
    for path in paths:
        if not any(_is_at(document.origin.path, path) for document, _ in known):
            raise NotFound(f"{path or '.'}: no note is there", "name a note or a folder of notes")
    return [
        (document, dates)
        for document, dates in known
        if not paths or any(_is_at(document.origin.path, path) for path in paths)
    ]


def _is_at(note: str, path: str) -> bool:
    """Whether a note is the one at `path` or lies below it; "" is the notebook itself."""
    return not path or note == path or note.startswith(f"{path}/")


def _written_out(
    document: Document, meant: Sequence[tuple[Box, list[Edit]]], vocabulary: Vocabulary
) -> tuple[Document, int]:
    """The note with the lines changed that can be, all at once or else one by one; how many."""
    if not meant:
        return document, 0
    try:
        return _edited(document, meant, vocabulary), len(meant)
    except Unsafe:
        made = 0
    for box, edits in reversed(meant):  # from the end, for places further up stay as they are
        try:
            document = _edited(document, [(box, edits)], vocabulary)
        except Unsafe:
            continue
        made += 1
    return document, made


def _edited(
    document: Document, meant: Iterable[tuple[Box, list[Edit]]], vocabulary: Vocabulary
) -> Document:
    ways = [(box, [edits]) for box, edits in meant]
    return edit_items(document, ways, vocabulary, _says_the_same).after


def _says_the_same(before: ItemLine, after: ItemLine) -> bool:
    """Whether only the words went: what they stood for, and all else, is as it was."""
    day = after.due if before.due_next else before.due
    return before._replace(due=day, due_next=after.due_next, raw=after.raw) == after


def _left(document: Document, dates: NoteDates) -> Iterable[LeftWord]:
    """The words that still stand there."""
    for box in document.boxes:
        for found in box.fields:
            if found.name in DATE_FIELDS and parse_iso(found.value) is None:
                reason = UNSAFE if dates.resolve(found.value) else NO_DAY
                if reason == NO_DAY and document.day is not None:
                    reason = NO_NEXT
                yield LeftWord(box.facts.place, found.value, reason)
