"""A message to somebody, out of a template that is handed only what they may read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from oneonone.app.carry import waiting_points
from oneonone.app.notebook import Notebook
from oneonone.app.own_templates import MESSAGE, Template, find_template, known_templates
from oneonone.app.person_notes import PersonNotes
from oneonone.app.told_items import Told, told_items
from oneonone.document.doubts import doubt_in
from oneonone.document.markdown_text import escaped, markdown
from oneonone.document.share_words import clean_words
from oneonone.document.tree import read_tree
from oneonone.domain.action_item import Item
from oneonone.domain.coverage import Occasion
from oneonone.domain.dates import spoken_date
from oneonone.domain.meeting import Meeting, Status
from oneonone.domain.person import Person
from oneonone.domain.promises import promises
from oneonone.domain.record import Record
from oneonone.domain.schedule import next_planned
from oneonone.domain.words import near_matches
from oneonone.errors import BadDate, BadValue, TemplateFailed, UsageError
from oneonone.scaffold.render import render

RECAP = "recap"
AGENDA = "agenda"
ITEM_NAMES = ("their_topics", "my_topics", "their_promises", "my_promises")
_OTHER_TEMPLATES = ("extends", "include", "import")  # of what those use, nothing is known

_MODES = {
    "in-person": "in person",
    "video": "by video",
    "phone": "by phone",
    "walk": "on a walk",
    "async": "in writing",
}
_CADENCES = {
    "weekly": "every week",
    "biweekly": "every two weeks",
    "monthly": "every month",
    "quarterly": "every quarter",
}


_TIME = re.compile(r"\d{1,2}[:.]\d{2}")
_BLANK_LINES = re.compile(r"\n{3,}")


class Message(Record):
    """A message in Markdown; `left_out` are headings, `notices` are for me alone."""

    text: str
    left_out: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


class MessageWish(Record):
    """What `message` was asked for: `to` is the new day, `reassure` that nothing is wrong."""

    person: str
    kind: str
    to: date | None = None
    reassure: bool = False


def message_kinds(notebook: Notebook) -> list[str]:
    """The names of the messages there are, bundled and own; a recap is a command of its own."""
    known = known_templates(notebook)
    return [one.name for one in known if one.kind == MESSAGE and one.name != RECAP]


def write_message(notebook: Notebook, wish: MessageWish, today: date) -> Message:
    """The message of that kind. Nothing is written anywhere.

    Raises PersonNotFound, AmbiguousPerson, BadValue for an unknown kind, UsageError, BadDate,
    Unsafe where a note leaves open what in it is private, TemplateFailed.
    """
    _check(notebook, wish, today)
    notes = notebook.find_person(wish.person)
    template = find_template(notebook, MESSAGE, wish.kind)
    told = _items(notebook, notes, today) if _uses_items(template) else Told((), ())
    context = _context(notebook, notes, wish, told, today)
    try:
        text = render(template.name, template.sources, context, trusted=template.trusted)
    except TemplateFailed as failed:
        hint = f"correct the template; see: 1on1 template show {MESSAGE}/{wish.kind}"
        raise TemplateFailed(failed.message, hint) from failed
    return Message(_tidy(text), told.left_out, tuple(_notices(notes.person, wish)))


def try_template(notebook: Notebook, kind: str, today: date) -> None:
    """Make a message to somebody that tells nothing out of the notes. Raises TemplateFailed."""
    notes = next(iter(notebook.people.values()), None) or notebook.stranger(Person("somebody"))
    template = find_template(notebook, MESSAGE, kind)
    wish = MessageWish(notes.handle, kind, to=today)
    context = _context(notebook, notes, wish, Told((), ()), today)
    render(template.name, template.sources, context, trusted=template.trusted)


def _check(notebook: Notebook, wish: MessageWish, today: date) -> None:
    kinds = message_kinds(notebook)
    if wish.kind == RECAP:
        raise UsageError("a recap is no message of this kind", f"use: 1on1 recap {wish.person}")
    if wish.kind not in kinds:
        near = near_matches(wish.kind, kinds)
        hint = f"did you mean {', '.join(near)}?" if near else f"there are: {', '.join(kinds)}"
        raise BadValue(f"there is no message {wish.kind!r}", hint)
    if wish.to is not None and wish.kind in (AGENDA, "intro"):
        raise UsageError(f"--to is for reschedule, not for {wish.kind}", "leave it out")
    if wish.reassure and wish.kind in (AGENDA, "reschedule"):
        raise UsageError(f"--reassure is for intro, not for {wish.kind}", "leave it out")
    if wish.to is not None and wish.to < today:
        raise BadDate(f"{wish.to} is over", "give a day to come")


def _uses_items(template: Template) -> bool:
    """A doubt in the notes is no reason to refuse a message that tells nothing out of them."""
    source = template.sources[template.name]
    return any(word in source for word in (*ITEM_NAMES, *_OTHER_TEMPLATES))


def _items(notebook: Notebook, notes: PersonNotes, today: date) -> Told:
    """The waiting points, then the open promises, as far as they may be told."""
    points = waiting_points(notes, today)
    agreed = promises(notes.items, notes.handle, today)
    open_ones = [one.item for one in agreed if one.outcome.is_open]
    return told_items(notebook, notes, [*points, *sorted(open_ones, key=_by_due)])


def _by_due(item: Item) -> tuple[date, int]:
    return item.line.due or date.max, item.line.sequence[0]


def _context(
    notebook: Notebook, notes: PersonNotes, wish: MessageWish, told: Told, today: date
) -> dict[str, Any]:
    """What a template may use: plain values, and none that is not for the person's eyes.

    docs/file-format.md lists them.
    """
    person = notes.person
    name = " ".join(person.display_name.split())
    meeting, to = _days(notes.story(today), wish.to, today)
    topics = [item for item in told.items if item.line.kind == "topic"]
    agreed = promises(told.items, notes.handle, today)
    return {
        "person": {"name": escaped(name), "first_name": escaped(person.first_name)},
        "me": {"name": escaped(notebook.settings.my_name)},
        "usual": _usual(person),
        "meeting": _coming(notebook, notes, meeting, today),
        "to": _day(to, today),
        "reassure": wish.reassure,
        "their_topics": [_told(one, today) for one in topics if one.line.side == "theirs"],
        "my_topics": [_told(one, today) for one in topics if one.line.side != "theirs"],
        "their_promises": [_told(one.item, today) for one in agreed if one.side == "theirs"],
        "my_promises": [_told(one.item, today) for one in agreed if one.side == "mine"],
    }


def _days(
    occasions: Sequence[Occasion], wanted: date | None, today: date
) -> tuple[Meeting | None, date | None]:
    """The meeting a message is about and the day it moves to, where there is one.

    A move that is written down already counts as if `--to` named its day.
    """
    planned = next_planned(occasions, today)
    to = wanted or (planned.date if planned else None)
    moved = [
        one.meeting
        for one in occasions
        if one.meeting.status is Status.MOVED and to and one.meeting.moved_to == to
    ]
    if moved:
        return moved[-1], to
    if wanted is not None and planned is not None and planned.date == wanted:
        raise BadDate(f"the meeting is on {wanted} already", "give another day with --to")
    return planned, wanted


def _day(day: date | None, today: date) -> dict[str, str | None]:
    return {"date": _iso(day), "day": spoken_date(day, today) if day else None}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _usual(person: Person) -> dict[str, str | None]:
    """How the meetings run, as far as the profile says so; nothing is assumed."""
    text = person.cadence.text if person.cadence else ""
    cadence = _CADENCES.get(text, text) or None
    return _manner(cadence, person.duration, person.mode) | {"time": person.time}


def _coming(
    notebook: Notebook, notes: PersonNotes, meeting: Meeting | None, today: date
) -> dict[str, str | None]:
    """The meeting a message is about. A note in doubt tells its day alone, which is its name's."""
    person = notes.person
    if meeting is None:
        nothing = _manner(None, None, None)
        return {**dict.fromkeys(nothing), **_day(None, today), "time": None, "when": None}
    document = notes.by_path[meeting.path]
    sound = doubt_in(document, notebook.vocabulary) is None
    duration = (meeting.duration if sound else None) or person.duration
    mode = (meeting.mode if sound else None) or person.mode
    own_time = document.values.get("time") if sound else None
    time = person.time if own_time is None else _time(own_time)
    day = spoken_date(meeting.date, today)
    when = f"{day} at {time}" if time else day
    return {
        **_manner(None, duration, mode),
        **_day(meeting.date, today),
        "time": time,
        "when": when,
    }


def _time(value: object) -> str | None:
    """A note's `time` is for its writer's own use, and may be anything."""
    return value if isinstance(value, str) and _TIME.fullmatch(value) else None


def _manner(cadence: str | None, minutes: int | None, mode: str | None) -> dict[str, str | None]:
    """Each in words, and `how` all of them: `every week, for 30 minutes, in person`."""
    duration = f"{minutes} minutes" if minutes else None
    spoken = _MODES.get(mode) if mode else None
    parts = (cadence, f"for {duration}" if duration else None, spoken)
    return {
        "cadence": cadence,
        "duration": duration,
        "mode": spoken,
        "how": ", ".join(part for part in parts if part) or None,
    }


def _told(item: Item, today: date) -> dict[str, str | None]:
    """An item's own words and its day; owner, tags and ids are of no use to the reader."""
    due = item.line.due
    return {"text": _words(item.line.text), "due": spoken_date(due, today) if due else None}


def _words(text: str) -> str:
    """Markdown of one line that says the same and leads nowhere odd."""
    blocks = read_tree(text)
    if [block.kind for block in blocks] == ["paragraph"]:
        words = clean_words(blocks[0].children, ())
        if words:
            return markdown([blocks[0]._replace(children=words)])
    return escaped(text)


def _tidy(text: str) -> str:
    """A template's empty lines add up where a condition leaves something out."""
    return _BLANK_LINES.sub("\n\n", text.replace("\r\n", "\n")).strip("\n") + "\n"


def _notices(person: Person, wish: MessageWish) -> Iterable[str]:
    if wish.kind == AGENDA and person.prefers.get("agenda_in_advance", "").casefold() == "no":
        yield f"{person.handle} would rather not have it in advance (prefers.agenda_in_advance)"
