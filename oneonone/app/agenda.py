"""Talking points that wait for the next conversation: listing them, and adding one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oneonone.app.add_line import safe_lines, standing_note
from oneonone.app.carry import waiting_points
from oneonone.app.list_items import ListedItem, row_of
from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.new_lines import add_point, with_dates
from oneonone.domain.action_item import ItemLine
from oneonone.domain.record import Record
from oneonone.errors import PersonNotFound


class Point(Record):
    """A point that was added, as its note reads now."""

    person: str
    line: ItemLine


class PointsAdded(Record):
    """The points, person by person, and what was written; `known` waited there already."""

    points: tuple[Point, ...]
    known: tuple[Point, ...]
    written: Written


def waiting(notebook: Notebook, name: str | None, today: date) -> list[ListedItem]:
    """What waits for the next meeting with somebody (None: with everybody), theirs first.

    Raises PersonNotFound, AmbiguousPerson.
    """
    rows = [
        row_of(notebook, item, today)
        for notes in _people(notebook, name, today)
        for item in waiting_points(notes, today)
    ]
    return sorted(rows, key=lambda row: (row.item.person or "", row.line.side != "theirs"))


def add_points(
    notebook: Notebook,
    name: str | None,
    texts: Sequence[str],
    today: date,
    *,
    theirs: bool = False,
    dry_run: bool = False,
) -> PointsAdded:
    """Put each of the texts on somebody's agenda, or on everybody's who is not archived.

    What waits there in the same words stays one point. All or none. Raises what `waiting` does,
    UsageError, BadValue, UndecodableNote, EditRefused and what writing raises.
    """
    lines = [with_dates(line, today) for line in safe_lines(texts)]
    people = _people(notebook, name, today)
    if not people:
        raise PersonNotFound("there is nobody to meet yet", "begin with: 1on1 person add NAME")
    points: list[Point] = []
    known: list[Point] = []
    changes: list[Change] = []
    for notes in people:
        document, before = standing_note(notebook, notes, "agenda")
        waits = {_words(item.line): item.line for item in waiting_points(notes, today)}
        for line in lines:
            owner = notes.handle if theirs else None
            longer, point = add_point(document, line, owner, notebook.vocabulary)
            if _words(point) in waits:
                known.append(Point(notes.handle, waits[_words(point)]))
                continue
            document, waits[_words(point)] = longer, point
            points.append(Point(notes.handle, point))
        changes.append(Change(document.origin.path, before, document.lines.data))
    written = write_changes(notebook.root, notebook.settings, changes, "agenda", dry_run=dry_run)
    return PointsAdded(tuple(points), tuple(known), written)


def _words(line: ItemLine) -> tuple[str, ...]:
    """What makes two points the same, whatever their dates and tags."""
    return (line.side or "", *line.text.casefold().split())


def _people(notebook: Notebook, name: str | None, today: date) -> list[PersonNotes]:
    if name is not None:
        return [notebook.find_person(name)]
    return [notes for notes in notebook.people.values() if not notes.person.is_archived(today)]
