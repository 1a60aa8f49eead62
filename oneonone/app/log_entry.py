"""What is worth remembering between meetings: praise, feedback, a note, in a person's log.md."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oneonone.app.add_line import safe_lines, standing_note
from oneonone.app.notebook import Notebook
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.log import KINDS, LogEntry
from oneonone.document.new_lines import add_entry
from oneonone.domain.record import Record
from oneonone.domain.words import near_matches
from oneonone.errors import BadDate, BadValue


class EntriesAdded(Record):
    """The entries as the log reads now, and where it is."""

    path: str
    entries: tuple[LogEntry, ...]
    written: Written


def add_entries(
    notebook: Notebook,
    name: str,
    texts: Sequence[str],
    kind: str,
    day: date,
    today: date,
    *,
    dry_run: bool = False,
) -> EntriesAdded:
    """Write an entry for each of the texts into somebody's log, newest last.

    All or none. Raises BadDate for a day to come, PersonNotFound, AmbiguousPerson, UsageError,
    BadValue, UndecodableNote, EditRefused and what writing raises.
    """
    if kind not in KINDS:
        near = near_matches(kind, KINDS)
        hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(KINDS)}"
        raise BadValue(f"{kind!r} is no kind of entry", hint)
    if day > today:
        raise BadDate(f"{day.isoformat()} is still to come", "write down what has happened")
    lines = safe_lines(texts)
    document, before = standing_note(notebook, notebook.find_person(name), "log")
    entries = []
    for line in lines:
        document, entry = add_entry(document, day, kind, line, notebook.vocabulary)
        entries.append(entry)
    change = Change(document.origin.path, before, document.lines.data)
    written = write_changes(notebook.root, notebook.settings, [change], "log", dry_run=dry_run)
    return EntriesAdded(document.origin.path, tuple(entries), written)
