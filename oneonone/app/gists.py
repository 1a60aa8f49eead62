"""The gists of meeting notes as the index keeps them, so that of a person's notes only those are
parsed that changed.

Each stands under the note's path and begins with what the note looked like from outside when it
was read; where that differs from what it looks like now, it says nothing.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from oneonone.document.diagnostics import Diagnostic
from oneonone.document.evidence import meeting_of
from oneonone.document.gist import Gist
from oneonone.document.metadata import MeetingFacts
from oneonone.document.origin import Origin
from oneonone.domain.action_item import ItemLine, Place, State
from oneonone.domain.meeting import Mood, Prompt, Status, WrittenLine
from oneonone.store.index import Index, Untrusted
from oneonone.store.traces import LOOK_BYTES, Looks

_Answer = TypeVar("_Answer")

GIST = "gist"
"""The kind of part they are."""

_STATES = {state.value: state for state in State}
_STATUSES = {status.value: status for status in Status}

ITEM = (
    *("place.line", "kind", "state", "text", "raw", "hash_id", "id", "owner", "due", "due_next"),
    *("done", "cancelled", "created", "scheduled", "priority", "tags", "themes", "heading"),
    *("side", "private", "parent"),
)
"""What is kept of an item's line, in this order; the note's path tells the rest."""
FACTS = (
    *("person", "date", "status", "moved_to", "reason", "template", "mode", "duration", "actual"),
    *("themes", "mood", "recap_sent", "tags"),
)
"""Likewise of the front matter."""
WRITTEN = ("tags", "section_theme", "answers", "in_agenda", "private", "carry_id", "carry_open")
"""Likewise of a written line, after its number."""
PROMPT = ("question_id", "theme", "line", "answered", "first_line")
"""Likewise of a question."""

_item_values, _facts_values = attrgetter(*ITEM), attrgetter(*FACTS)
_written_values, _prompt_values = attrgetter(*WRITTEN), attrgetter(*PROMPT)
_diagnostic_values = attrgetter("line", "column", "code", "message")
_NOTHING_MORE = _written_values(WrittenLine(0))


def packed_gist(gist: Gist) -> bytes:
    """As bytes."""
    meeting = gist.meeting
    parts = (
        [_item_values(line) for line in gist.items],
        _facts_values(gist.facts),
        [_written(line) for line in meeting.written],
        [_prompt_values(prompt) for prompt in meeting.prompts],
        meeting.themes_line,
        [_diagnostic_values(one) for one in gist.diagnostics],
    )
    text = json.dumps(parts, default=_plain, ensure_ascii=False, separators=(",", ":"))
    # YAML can make half a character. Packed, a gist takes two fifths of its note.
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpacked_gist(body: bytes, origin: Origin) -> Gist:
    """What `packed_gist` was given, of the note there. Raises ValueError where it was none."""
    try:
        return _unpacked(json.loads(zlib.decompress(body)), origin)
    except (TypeError, KeyError, zlib.error) as error:
        raise ValueError(origin.path) from error


def _unpacked(parts: Any, origin: Origin) -> Gist:
    items, facts, written, prompts, themes_line, diagnostics = parts
    if origin.day is None:
        raise ValueError(origin.path)
    lines = tuple(_item(origin, row) for row in items)
    front = _facts(facts)
    meeting = meeting_of(
        origin,
        origin.day,
        front,
        lines,
        tuple(map(_written_line, written)),
        tuple(Prompt(*row) for row in prompts),
        themes_line,
    )
    return Gist(lines, front, meeting, tuple(Diagnostic(origin.path, *row) for row in diagnostics))


def stored_gists(
    root: str, stamp: str, token: bytes | None, seen: Mapping[str, Looks], folders: Iterable[str]
) -> dict[str, bytes | None]:
    """What the index of that token holds below some folders: the gist of each note that still
    looks the same, None for others. `seen` are the looks of all folders.
    """

    def read(index: Index) -> dict[str, bytes | None]:
        found: dict[str, bytes | None] = {}
        for folder in folders:
            looks = looks_below(folder, seen)
            for path, body in index.below(GIST, folder).items():
                same = body[:LOOK_BYTES] == looks.get(path)
                found[path] = body[LOOK_BYTES:] if same else None
        return found

    return _asked(root, stamp, token, read) or {}


def stored_names(root: str, stamp: str, token: bytes | None) -> list[str]:
    """The notes of which the index of that token holds gists."""
    return _asked(root, stamp, token, lambda index: index.names(GIST)) or []


def _asked(
    root: str, stamp: str, token: bytes | None, question: Callable[[Index], _Answer]
) -> _Answer | None:
    """What an index of that token answers, None where there is none to be believed."""
    if token is None:
        return None
    try:
        index = Index(root, stamp)
    except Untrusted:
        return None
    try:
        return question(index) if index.token == token else None
    except Untrusted:
        return None
    finally:
        index.close()


def looks_below(top: str, seen: Mapping[str, Looks]) -> dict[str, bytes]:
    """What each note in a folder and those below it looks like, by its path."""
    return {
        f"{folder}/{name}": look
        for folder, looks in seen.items()
        if folder == top or folder.startswith(f"{top}/")
        for name, look in looks.by_name()
    }


def folders_of_paths(paths: Iterable[str]) -> set[str]:
    """The people's folders that notes lie in, `people/alice` for `people/alice/2026/07-01.md`."""
    return {"/".join(path.split("/")[:2]) for path in paths}


def _item(origin: Origin, row: list[Any]) -> ItemLine:
    line, kind, state, text, raw, hash_id, id_, owner, due, due_next, *more = row
    done, cancelled, created, scheduled, priority, tags, themes, heading, *rest = more
    side, private, parent = rest
    return ItemLine(
        place=Place(origin.path, line),
        note_date=origin.day,
        sequence=origin.sequence,
        kind=kind,
        state=_STATES[state],
        text=text,
        raw=raw,
        hash_id=hash_id,
        id=id_,
        owner=owner,
        due=_day(due),
        due_next=due_next,
        done=_day(done),
        cancelled=_day(cancelled),
        created=_day(created),
        scheduled=_day(scheduled),
        priority=priority,
        tags=tuple(tags),
        themes=tuple(themes),
        heading=heading,
        side=side,
        private=private,
        parent=parent,
    )


def _facts(row: list[Any]) -> MeetingFacts:
    person, day, status, moved_to, reason, template, mode, *more = row
    duration, actual, themes, mood, recap_sent, tags = more
    return MeetingFacts(
        person=person,
        date=_day(day),
        status=_STATUSES[status] if status else None,
        moved_to=_day(moved_to),
        reason=reason,
        template=template,
        mode=mode,
        duration=duration,
        actual=actual,
        themes=tuple(themes),
        mood=Mood(*mood) if mood else None,
        recap_sent=recap_sent,
        tags=tuple(tags),
    )


def _written(one: WrittenLine) -> object:
    """Most lines say nothing but that they were written: of those the number will do."""
    values = _written_values(one)
    return one.line if values == _NOTHING_MORE else (one.line, *values)


def _written_line(row: Any) -> WrittenLine:
    if type(row) is int:
        return _plain_line(row)
    line, tags, *more = row
    return WrittenLine(line, tuple(tags), *more)


@cache
def _plain_line(number: int) -> WrittenLine:
    return WrittenLine(number)


def _plain(value: object) -> object:
    """What JSON has no form for, as it is written and read here."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mood):
        return value.value, value.scale
    raise TypeError(type(value).__name__)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
