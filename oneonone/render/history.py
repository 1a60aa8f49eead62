"""A history as one Markdown document, and as a script wants it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from oneonone.app.history import Entry, History
from oneonone.document.readable import NoteLine
from oneonone.domain.dates import long_date
from oneonone.domain.meeting import Meeting
from oneonone.domain.person import Person
from oneonone.render.style import Style
from oneonone.render.visible import inline, visible

_BETWEEN = "Between meetings"
_DOT = " · "


def history_as_markdown(found: History, style: Style) -> str:
    """Each note below a heading with its day; log entries next to each other below one."""
    parts = []
    for is_log, group in groupby(found.entries, key=lambda one: one.log is not None):
        entries = list(group)
        if is_log:
            parts.append(_between(entries, style))
        else:
            parts += [_note(entry, found.person, style) for entry in entries]
    return "\n\n".join(parts) + "\n" if parts else ""


def _between(entries: list[Entry], style: Style) -> str:
    lines = [_line(line, style) for entry in entries for line in entry.lines]
    return "\n".join([_heading(_BETWEEN, style), "", *lines])


def _note(entry: Entry, person: Person, style: Style) -> str:
    lines = [_heading(_title(entry, person), style)]
    facts = inline(_DOT.join([entry.path, *_facts(entry, person)]))
    lines += ["", style.paint(facts, "quiet")]
    body = [_line(line, style) for line in entry.lines[entry.title_lines :]]
    while body and not body[0].strip():
        body.pop(0)
    return "\n".join([*lines, "", *body] if body else lines)


def _heading(text: str, style: Style) -> str:
    return style.paint(f"# {inline(text)}", "strong")


def _line(line: NoteLine, style: Style) -> str:
    return style.paint(visible(line.text), "soon" if line.private else "plain")


def _title(entry: Entry, person: Person) -> str:
    if entry.kind == "profile":
        return person.display_name
    name = entry.day.isoformat() if entry.day else entry.path.rpartition("/")[2]
    note = {
        "agenda": "waiting for the next meeting",
        "log": "no entries",
        "private": "private",
    }.get(entry.kind, "")
    if entry.meeting:
        note = _status(entry, entry.meeting)
    return name + (f" ({note})" if note else "") + (f": {entry.title}" if entry.title else "")


def _status(entry: Entry, meeting: Meeting) -> str:
    word = (entry.status or "").replace("-", " ")
    moved = f" to {meeting.moved_to}" if entry.status == "moved" and meeting.moved_to else ""
    why = f": {meeting.reason}" if entry.status in ("moved", "skipped") and meeting.reason else ""
    return f"{word}{moved}{why}"


def _facts(entry: Entry, person: Person) -> Iterator[str]:
    """What the front matter says, as far as one wants to see it when looking back."""
    if entry.kind == "profile":
        yield person.relation
        if person.rhythm:
            yield person.rhythm.text
        if person.since:
            yield f"since {long_date(person.since)}"
        if person.archived:
            yield f"archived {long_date(person.archived)}"
    meeting = entry.meeting
    if meeting is None:
        return
    if meeting.themes:
        yield f"themes: {', '.join(meeting.themes)}"
    mood = mood_text(meeting)
    if mood:
        yield f"mood: {mood}"
    if meeting.mode:
        yield f"mode: {meeting.mode}"
    if meeting.actual is not None:
        yield f"{meeting.actual} minutes"


def mood_text(meeting: Meeting) -> str | None:
    """`4` or `7/10`, as it was given."""
    mood = meeting.mood
    if mood is None:
        return None
    return f"{mood.value:g}" + (f"/{mood.scale}" if mood.scale else "")


def entry_as_json(entry: Entry) -> dict[str, Any]:
    """The keys of docs/reference/json.md."""
    meeting = entry.meeting
    return {
        "date": entry.day,
        "kind": entry.kind,
        "status": entry.status,
        "reason": meeting.reason if meeting else None,
        "moved_to": meeting.moved_to if meeting else None,
        "entry": entry.log.kind if entry.log else None,
        "themes": list(meeting.themes if meeting else entry.log.themes if entry.log else ()),
        "mood": mood_text(meeting) if meeting else None,
        "mode": meeting.mode if meeting else None,
        "private": entry.kind == "private" or any(line.private for line in entry.lines),
        "path": entry.path,
        "line": entry.lines[0].number if entry.lines else 1,
        "text": "\n".join(line.text for line in entry.lines),
    }
