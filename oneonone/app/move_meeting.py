"""Putting a meeting off to another day: its note moves, with all that stands in it."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import date

from oneonone.app.carry import carried_ids
from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes
from oneonone.app.put_off import find_planned, planned_on, reason_text
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.key_edits import keys_alone
from oneonone.document.meeting_document import Document
from oneonone.document.move_note import moved_note
from oneonone.document.origin import Origin, origin_of, path_on
from oneonone.domain.dates import weekday_date
from oneonone.domain.meeting import Status
from oneonone.domain.record import Record
from oneonone.domain.schedule import is_planned, is_to_come
from oneonone.errors import AlreadyThere, EditRefused, MeetingNotFound, UsageError
from oneonone.store.notebook_dir import exists


class MeetingMoved(Record):
    """From which day to which, and where the note is now; `unchanged`: it was there already.

    `away`: on the new day one of the two is away.
    """

    person: str
    old: date
    day: date
    path: str
    unchanged: bool
    away: bool
    written: Written


def move_meeting(
    notebook: Notebook,
    name: str,
    day: date,
    today: date,
    *,
    old: date | None = None,
    reason: str | None = None,
    dry_run: bool = False,
) -> MeetingMoved:
    """Move the meeting of the day `old`, else the one that is meant, to `day`.

    The note is written at its new place first, then the old one becomes a stub; a rerun completes
    what was cut short in between. Raises PersonNotFound, MeetingNotFound, NotPlanned, UsageError,
    AlreadyThere, EditRefused, UndecodableNote, and what writing raises.
    """
    notes = notebook.find_person(name)
    why = None if reason is None else reason_text(reason)
    if day < today:
        raise UsageError(
            f"{weekday_date(day, today)} is over",
            f"for a meeting that took place then: 1on1 new {notes.handle} --date {day}",
        )
    found = _moved_before(notes, old, day, today) or find_planned(notes, old, today)
    if found is None:
        raise _nothing_planned(notes, old, day, today)
    source, path, changes = _changes(notebook, notes, found, day, today, why)
    return MeetingMoved(
        person=notes.handle,
        old=source.day or day,
        day=day,
        path=path,
        unchanged=not changes,
        away=any(stretch.first <= day <= stretch.last for stretch in notes.away),
        written=write_changes(notebook.root, notebook.settings, changes, "move", dry_run=dry_run),
    )


def _moved_before(notes: PersonNotes, old: date | None, day: date, today: date) -> Document | None:
    """The note of the new day, where the old day's says that the meeting went there."""
    of_old = [o.meeting for o in notes.story(today) if o.meeting.date == old]
    if not of_old or any((m.status, m.moved_to) != (Status.MOVED, day) for m in of_old):
        return None
    return planned_on(notes, day, today)


def _nothing_planned(
    notes: PersonNotes, old: date | None, day: date, today: date
) -> MeetingNotFound:
    when = f" on {weekday_date(old, today)}" if old else ""
    hint = f"plan the new day at once: 1on1 new {notes.handle} --date {day}"
    if old is None and any(is_to_come(one, today) for one in notes.story(today)):
        hint = "somebody wrote in today's note; if it was to prepare, add: --date today"
    return MeetingNotFound(f"nothing is planned with {notes.handle}{when}", hint)


def _changes(
    notebook: Notebook,
    notes: PersonNotes,
    found: Document,
    day: date,
    today: date,
    reason: str | None,
) -> tuple[Document, str, list[Change]]:
    """The note that moves, its new path, and what has to be written: both, the stub, or nothing."""
    there = [d for d in notes.documents if d.origin.kind == "meeting" and d.day == day]
    left_behind = _left_behind(notebook, notes, found, there, today)
    if left_behind is not None:
        source, path = left_behind
        return source, path, [_stub(notes, source, day, reason)]
    if found.day == day:
        return found, found.origin.path, []
    target = _target(notebook, found, there, day)
    content = moved_note(found, target, _ids(notebook, notes, found), notebook.vocabulary)
    made = Change(target.path, None, content)
    return found, target.path, [made, _stub(notes, found, day, reason)]


def _left_behind(
    notebook: Notebook,
    notes: PersonNotes,
    found: Document,
    there: Sequence[Document],
    today: date,
) -> tuple[Document, str] | None:
    """A note that moved to a day and still stands where it was, and its new path.

    A `move` that was cut short leaves one: the meeting that is meant or, where its copy is that,
    any planned one. The copy holds exactly what moving makes, so nobody wrote in either since.
    """
    sources = [found]
    if found in there:
        planned = (notes.by_path[o.meeting.path] for o in notes.story(today) if is_planned(o))
        sources = [document for document in planned if document not in there]
    for source in sources:
        ids = _ids(notebook, notes, source)
        for copy in there:
            with contextlib.suppress(EditRefused):
                content = moved_note(source, copy.origin, ids, notebook.vocabulary)
                if content == copy.lines.data:
                    return source, copy.origin.path
    return None


def _target(notebook: Notebook, found: Document, there: Sequence[Document], day: date) -> Origin:
    """Where the note goes. The note of a meeting that was moved or skipped leaves its day free."""
    for document in there:
        status = document.facts.status if document.facts else None
        if status not in (Status.MOVED, Status.SKIPPED):
            raise AlreadyThere(
                f"{document.origin.path} is there already",
                "name another day, or put the two notes together in your editor",
            )
    number = 1
    while exists(notebook.root, path_on(found.origin, day, number)):
        number += 1
    return origin_of(path_on(found.origin, day, number))


def _ids(notebook: Notebook, notes: PersonNotes, document: Document) -> dict[int, str]:
    """The ids of a note's open items that have none written on them, by line."""
    path = document.origin.path
    lines = {
        line.place.line: item
        for item in notes.items
        for line in item.lines
        if line.place.path == path and line.state.is_open and line.id is None
    }
    ids = carried_ids(notebook, notes, list(lines.values()))
    return {number: ids[id(item)] for number, item in lines.items()}


def _stub(notes: PersonNotes, document: Document, to: date, reason: str | None) -> Change:
    """What stays at the old place: that the meeting was moved, and where to."""
    values = {
        "person": notes.handle,
        "date": document.day,
        "status": Status.MOVED.value,
        "moved_to": to,
        **({"reason": reason} if reason else {}),
    }
    lines = document.lines
    return Change(document.origin.path, lines.data, keys_alone(values, lines.line_end))
