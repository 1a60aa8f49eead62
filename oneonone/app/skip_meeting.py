"""A meeting that is skipped, and why; what waits for it waits for the next one."""

from __future__ import annotations

from datetime import date

from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes
from oneonone.app.put_off import find_planned, planned_on, reason_text
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.key_edits import keys_alone, set_key
from oneonone.document.origin import meeting_path
from oneonone.domain.meeting import Meeting, Status
from oneonone.domain.record import Record
from oneonone.domain.schedule import to_put_off
from oneonone.errors import EditRefused


class MeetingSkipped(Record):
    """Which meeting was skipped and why; `unchanged`: its note said so before."""

    person: str
    day: date
    path: str
    reason: str
    unchanged: bool
    written: Written


def skip_meeting(
    notebook: Notebook,
    name: str,
    reason: str,
    today: date,
    *,
    day: date | None = None,
    dry_run: bool = False,
) -> MeetingSkipped:
    """Say that the meeting of a day, else the one that is meant, else today's was skipped.

    Without a planned note that day gets one. Raises PersonNotFound, UsageError, NotPlanned,
    EditRefused, UndecodableNote, and what writing raises.
    """
    notes = notebook.find_person(name)
    why = reason_text(reason)
    before = _skipped_before(notes, day, today)
    if before is not None:
        return MeetingSkipped(
            notes.handle, before.date, before.path, before.reason or "", True, Written()
        )
    change, skipped = _change(notebook, notes, day, today, why)
    written = write_changes(notebook.root, notebook.settings, [change], "skip", dry_run=dry_run)
    return MeetingSkipped(notes.handle, skipped, change.path, why, False, written)


def _skipped_before(notes: PersonNotes, day: date | None, today: date) -> Meeting | None:
    """The note that says already what is asked for: of that day, or the next one."""
    occasions = notes.story(today)
    if day is None and to_put_off(occasions, today) is not None:
        return None
    skipped = (o.meeting for o in occasions if o.meeting.status is Status.SKIPPED)
    if day is None:
        return next((meeting for meeting in skipped if meeting.date >= today), None)
    return next((meeting for meeting in skipped if meeting.date == day), None)


def _change(
    notebook: Notebook, notes: PersonNotes, day: date | None, today: date, reason: str
) -> tuple[Change, date]:
    found = find_planned(notes, day, today)
    if found is None and day is None:
        found = planned_on(notes, today, today)
    keys: dict[str, object] = {"status": Status.SKIPPED.value, "reason": reason}
    if found is None or found.day is None:
        new = day or today
        keys = {"person": notes.handle, "date": new, **keys}
        return Change(meeting_path(notes.folder, new), None, keys_alone(keys)), new
    path, data = found.origin.path, found.lines.data
    try:
        for key, value in keys.items():
            data = set_key(data, [key], value)
    except EditRefused as refused:
        raise EditRefused(f"{path}:{refused.message}", refused.hint) from refused
    return Change(path, found.lines.data, data), found.day
