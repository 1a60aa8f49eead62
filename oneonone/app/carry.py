"""Carrying on: which promises and points go into the next note, and what becomes of the old lines.

The rules are those of docs/file-format.md, "Carrying on": exactly one open box stands for one
promise, nothing is lost whatever happens in between, and doing it again changes nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from datetime import date

from oneonone.app.note_dates import NoteDates
from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes
from oneonone.app.write_notes import Change
from oneonone.document.edits import Changed, carried_line, edit_items, mark_moved, take_out
from oneonone.document.items import Box
from oneonone.document.meeting_document import Document
from oneonone.document.origin import Origin, meeting_path, origin_of
from oneonone.document.sections import Vocabulary
from oneonone.domain.action_item import Item, ItemLine, Place, State
from oneonone.domain.coverage import Occasion
from oneonone.domain.record import Record
from oneonone.domain.short_ids import shortest_prefix_in
from oneonone.errors import EditRefused

AGENDA = "agenda"


class Carried(Record):
    """One item on its way: its id, the line it becomes, the old lines it stands on."""

    item: Item
    id: str
    line: str
    old: tuple[Place, ...]


class Load(Record):
    """What goes into the new note, in its order; how many had no room, and which cannot move."""

    carried: tuple[Carried, ...]
    left: int
    stuck: tuple[Place, ...] = ()


def gather(notebook: Notebook, notes: PersonNotes, target: Origin, today: date, most: int) -> Load:
    """What a new note at `target` takes on: at most `most`, overdue first, then newest.

    Open children stay right behind their parents.
    """
    sources = _editable(_sources(notes, target, notes.story(today)))
    candidates = [item for item in notes.items if _may_go(item, sources)]
    ordered = _in_order(candidates, sources, today)
    taken = ordered[:most]
    ids = carried_ids(notebook, notes, taken)
    carried = []
    for item in taken:
        old = [line.place for line in item.lines if line.place.path in sources and _stands(line)]
        document, box = _box(notes, item.line.place)
        text = carried_line(box, ids[id(item)], _dates(notes, document, target).resolve)
        carried.append(Carried(item, ids[id(item)], text, tuple(old)))
    movable = _movable(notebook, notes, carried)
    stuck = tuple(one.item.line.place for one in carried if one not in movable)
    return Load(tuple(movable), len(ordered) - len(taken), stuck)


def waiting_points(notes: PersonNotes, today: date) -> list[Item]:
    """The talking points the next note would take on, however many, in its order."""
    number = 1 + max((one.origin.number for one in notes.documents if one.day == today), default=0)
    target = origin_of(meeting_path(notes.folder, today, number))
    sources = _sources(notes, target, notes.story(today))
    points = [one for one in notes.items if one.line.kind == "topic" and _may_go(one, sources)]
    return _in_order(points, sources, today)


def _movable(notebook: Notebook, notes: PersonNotes, carried: Sequence[Carried]) -> list[Carried]:
    """Those whose old lines can be marked together: one odd line is no reason to have no note."""
    kept: list[Carried] = []
    for trial in (list(carried), *([one] for one in carried)):
        with contextlib.suppress(EditRefused):
            settle(notebook, notes, [*kept, *trial])
            kept += trial
            if len(kept) == len(carried):
                break
    return kept


def _stands(line: ItemLine) -> bool:
    return line.state.is_open and not line.private


class _Source(Record):
    """A note items may leave from, and whether its talking points are still waiting."""

    document: Document
    points_wait: bool


def _sources(
    notes: PersonNotes, target: Origin, occasions: Sequence[Occasion]
) -> dict[str, _Source]:
    """Meeting notes before the new one, or later but not held; and agenda.md.

    Talking points still wait in notes of meetings that were not held, and in the last one held for
    what it did not get to. They are for the next meeting: a note typed up later takes none.
    """
    earlier = [o for o in occasions if o.meeting.sequence < target.sequence]
    later = [o for o in occasions if o.meeting.sequence > target.sequence and not o.held]
    last_held = max((o.meeting.sequence for o in earlier if o.held), default=(0, 0, ""))
    is_next = not any(o.held and o.meeting.sequence > target.sequence for o in occasions)
    sources = {
        o.meeting.path: _Source(
            notes.by_path[o.meeting.path],
            is_next and (not o.held or o.meeting.sequence >= last_held),
        )
        for o in (*earlier, *later)
    }
    for document in notes.documents:
        if document.origin.kind == AGENDA:
            sources[document.origin.path] = _Source(document, is_next)
    return sources


def _editable(sources: dict[str, _Source]) -> dict[str, _Source]:
    """Those that lines can leave: one in conflict keeps what waits in it, for all to see."""
    return {path: s for path, s in sources.items() if not s.document.conflicted}


def _may_go(item: Item, sources: dict[str, _Source]) -> bool:
    source = sources.get(item.line.place.path)
    if source is None or not item.state.is_open or item.line.private:
        return False
    return item.line.kind != "topic" or source.points_wait


def _in_order(candidates: Sequence[Item], sources: dict[str, _Source], today: date) -> list[Item]:
    """Overdue first (the longest before), then from the newest note on; children after parents."""
    by_place = {(i.line.place.path, i.line.place.line): i for i in candidates}
    children: dict[int, list[Item]] = {}
    roots = []
    for item in candidates:
        parent = _parent(item, by_place, sources)
        if parent is None:
            roots.append(item)
        else:
            children.setdefault(id(parent), []).append(item)

    def family(root: Item) -> list[Item]:
        found, waiting = [], [root]
        while waiting:  # no recursion: nobody knows how deep lists are nested
            found.append(waiting.pop())
            waiting += reversed(children.get(id(found[-1]), []))
        return found

    def rank(members: list[Item]) -> tuple[int, int, int, str, int]:
        late = max((item.overdue_days(today) or 0) for item in members)
        line = members[0].line
        newest = line.note_date.toordinal() if line.note_date else date.max.toordinal()
        return (-late, -newest, -line.sequence[1], line.place.path, line.place.line)

    families = sorted((family(root) for root in roots), key=rank)
    return [item for members in families for item in members]


def _parent(
    item: Item, by_place: dict[tuple[str, int], Item], sources: dict[str, _Source]
) -> Item | None:
    """The nearest item around this one that goes along."""
    path = item.line.place.path
    lines = sources[path].document.items
    index = item.line.parent
    while index is not None:
        line = lines[index]
        if (path, line.place.line) in by_place:
            return by_place[path, line.place.line]
        index = line.parent
    return None


def carried_ids(notebook: Notebook, notes: PersonNotes, items: Sequence[Item]) -> dict[int, str]:
    """An item's own id, else the beginning of its hash that no other line of the person and no
    other item to be named begins with. By `id(item)`.
    """
    every = {line.key for item in notes.items for line in item.lines}
    every.update(*(keys for everybody in notebook.keys.values() for keys in everybody))
    ordered = sorted(every)
    ids: dict[int, str] = {}
    for item in items:
        own = {line.key for line in item.lines}
        ids[id(item)] = item.id or shortest_prefix_in(ordered, item.line.hash_id, own)
    return ids


def _dates(notes: PersonNotes, document: Document, target: Origin) -> NoteDates:
    """What the date words of a note mean; `next` knows the note being made."""
    made = [target.day] if target.day else []
    return NoteDates(document.day, [*notes.meeting_days, *made], notes.person.rhythm)


def _box(notes: PersonNotes, place: Place) -> tuple[Document, Box]:
    document = notes.by_path[place.path]
    return document, document.box_on[place.line]


def arrived(fresh: Document, load: Load) -> list[Carried]:
    """The items a parse of the new note finds again; a template may print none of them."""
    found = {line.id.lower() for line in fresh.items if line.id}
    return [carried for carried in load.carried if carried.id.lower() in found]


def settle(notebook: Notebook, notes: PersonNotes, came: Iterable[Carried]) -> list[Change]:
    """What becomes of the old lines of items that stand in the new note.

    Their boxes become `[>]` with the same id; lines of agenda.md are taken out.
    """
    moves = [(place, carried.id) for carried in came for place in carried.old]
    return _move(notebook, notes, moves)


def settle_again(
    notebook: Notebook, notes: PersonNotes, target: Origin, today: date
) -> list[Change]:
    """The same for a note that is there already: it completes a `new` that was cut short."""
    sources = _editable(_sources(notes, target, notes.story(today)))
    moves = []
    for item in notes.items:
        # What moved on from here is no concern of this note: its line may stand in an earlier one.
        here = [
            line
            for line in item.lines
            if line.place.path == target.path and line.id and line.state is not State.MOVED
        ]
        still_here = any(line.state.is_open for line in here)
        moves += [
            (line.place, item.id or "")
            for line in item.lines
            if here and line.place.path in sources and _stands(line)
            if still_here or line.sequence < target.sequence
        ]
    return _move(notebook, notes, moves)


def _move(
    notebook: Notebook, notes: PersonNotes, moves: Iterable[tuple[Place, str]]
) -> list[Change]:
    by_note: dict[str, list[tuple[Box, str]]] = {}
    for place, item_id in moves:
        by_note.setdefault(place.path, []).append((_box(notes, place)[1], item_id))
    changes = []
    for path in sorted(by_note):
        document = notes.by_path[path]
        edited = _moved(document, by_note[path], notebook.vocabulary)
        changes.append(Change(path, document.lines.data, edited.data))
    return changes


def _moved(document: Document, boxes: Sequence[tuple[Box, str]], vocabulary: Vocabulary) -> Changed:
    if document.origin.kind == AGENDA:
        # Where the lines below one that goes would read differently, it is marked and stays.
        with contextlib.suppress(EditRefused):
            return take_out(document, [box for box, _ in boxes], vocabulary)
    return edit_items(
        document,
        [(box, mark_moved(box, item_id)) for box, item_id in boxes],
        vocabulary,
        lambda _, after: after.state is State.MOVED and after.id is not None,
    )
