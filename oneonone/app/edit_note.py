"""Which file an editor is to open, and at which line."""

from __future__ import annotations

from datetime import date

from oneonone.app.find_item import find_item
from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes
from oneonone.app.private_plan import PLAN
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.lines import Lines
from oneonone.document.meeting_document import parse
from oneonone.document.origin import PRIVATE, Origin, origin_of
from oneonone.domain.meeting import Status
from oneonone.domain.record import Record
from oneonone.errors import ItemNotFound, NotFound, PersonNotFound
from oneonone.store.notebook_dir import read_file

FRESH_PLAN = b"<!-- Your plan for the next conversation, for your eyes: nothing shares it. -->\n\n"


class Opening(Record):
    """A file of the notebook and the line to begin at; what had to be written before."""

    path: str
    line: int
    written: Written


def find_opening(notebook: Notebook, wanted: str, today: date) -> Opening:
    """The note of a person's meeting, or the line an item stands in.

    Of a person's notes it is today's, else that of the next meeting, else the newest. Raises
    AmbiguousPerson, AmbiguousItem, PersonNotFound, ItemNotFound; NotFound where there is no note.
    """
    try:
        notes = notebook.find_person(wanted)
    except PersonNotFound as nobody:
        try:
            place = find_item(notebook, wanted).line.place
        except ItemNotFound as nothing:
            if nobody.hint and nobody.hint.startswith("did you mean"):
                raise nobody from nothing
            raise ItemNotFound(
                f"nobody here is called {wanted!r}, and no item has that id or text",
                "see: 1on1 person list, and the ids with: 1on1 todo --all",
            ) from nothing
        return Opening(place.path, place.line, Written())
    path = _note_to_open(notebook, notes, today).path
    return Opening(path, line_to_begin(notebook, path), Written())


def open_private_plan(notebook: Notebook, name: str, *, dry_run: bool = False) -> Opening:
    """The manager's own notes for the next meeting with somebody, made where there are none.

    Raises PersonNotFound, AmbiguousPerson, and what reading and writing raise.
    """
    notes = notebook.find_person(name)
    mine = [one for one in notebook.people.origins_of(notes.handle) if one.private]
    found = [one.path for one in mine if one.path == f"{PRIVATE}/{one.folder}/{PLAN}"]
    if found:
        lines = Lines(read_file(notebook.root, found[0]))
        return Opening(found[0], len(lines), Written())
    folder = next((one.folder for one in mine), None) or notes.handle
    change = Change(f"{PRIVATE}/{folder}/{PLAN}", None, FRESH_PLAN)
    written = write_changes(notebook.root, notebook.settings, [change], "edit", dry_run=dry_run)
    return Opening(change.path, len(Lines(FRESH_PLAN)), written)


def line_to_begin(notebook: Notebook, path: str) -> int:
    """The first section of a note, below front matter and title; 1 where there is none.

    The note is read from disk, for it may just have been made. Raises FileFailure.
    """
    document = parse(read_file(notebook.root, path), origin_of(path), notebook.vocabulary)
    headings = document.blocks.headings
    if not headings:
        return 1
    title = headings[0]
    first = next((one for one in headings if one.level > title.level), title)
    return document.lines.number(first.start)


def _note_to_open(notebook: Notebook, notes: PersonNotes, today: date) -> Origin:
    """Notes that cannot be read as well: an editor is what repairs them."""
    dated = sorted(
        (one for one in notebook.people.origins_of(notes.handle) if one.kind == "meeting"),
        key=lambda origin: origin.sequence,
    )
    if not dated:
        raise NotFound(
            f"there is no note of a meeting with {notes.person.display_name} yet",
            f"make one with: 1on1 new {notes.handle}",
        )
    meant = [one for one in dated if not _called_off(notes, one)] or dated
    now = [one for one in meant if one.day == today]
    coming = [one for one in meant if one.day and one.day > today]
    return now[-1] if now else coming[0] if coming else meant[-1]


def _called_off(notes: PersonNotes, origin: Origin) -> bool:
    document = notes.by_path.get(origin.path)
    status = document.facts.status if document and document.facts else None
    return status in (Status.MOVED, Status.SKIPPED)
