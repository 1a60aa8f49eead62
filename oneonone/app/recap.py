"""What may be shared of a meeting, as a text for the other person; and that it was sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from oneonone.app.notebook import Notebook
from oneonone.app.own_templates import MESSAGE, find_template
from oneonone.app.person_notes import PersonNotes
from oneonone.app.share import Sharing, has_recap, refuse_doubts
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.edits import refuse_unsafe
from oneonone.document.key_edits import set_key
from oneonone.document.markdown_text import escaped, markdown
from oneonone.document.meeting_document import Document
from oneonone.document.share import Shared, SharedPart
from oneonone.domain.coverage import Occasion
from oneonone.domain.dates import long_date
from oneonone.domain.meeting import Meeting, Status
from oneonone.domain.person import Person
from oneonone.domain.record import Record
from oneonone.errors import EditRefused, InDoubt, NotHeld, NothingToShare, TemplateFailed
from oneonone.scaffold.render import render

RECAP = "recap"
_KEY = "recap_sent"
_SIDES = {"theirs": "Your topics", "mine": "My topics"}  # as the reader has to see them
_MOST_DAYS = 3


class Recap(Record):
    """A meeting's recap: the parts it is made of, and the whole as Markdown."""

    person: str
    path: str
    day: date
    sent: bool
    shared: Shared
    text: str


class RecapSent(Record):
    """That a recap was sent, as the note says now; `already` where it said so before."""

    path: str
    day: date
    already: bool
    written: Written


def make_recap(notebook: Notebook, name: str, day: date | None, today: date) -> Recap:
    """What may be shared of the last meeting held with somebody, or of that day's.

    Raises PersonNotFound, AmbiguousPerson, NotHeld, NothingToShare; InDoubt where nobody can tell
    what is private; TemplateFailed.
    """
    notes = notebook.find_person(name)
    document = _held_note(notes, day, today)
    shared = Sharing(notebook, notes).of(document)
    refuse_doubts(notebook, shared)
    if not shared.parts:
        stays = ", ".join(one.heading for one in shared.left_out)
        raise NothingToShare(
            f"{document.origin.path}: nothing in it may be shared",
            f"left out: {stays}" if stays else "write a summary, decisions or actions in it first",
        )
    held_on = document.day or today
    context = _context(notebook, notes, shared, held_on)
    template = find_template(notebook, MESSAGE, RECAP)
    try:
        text = render(template.name, template.sources, context, trusted=template.trusted)
    except TemplateFailed as failed:
        hint = f"correct the template; see: 1on1 template show {MESSAGE}/{RECAP}"
        raise TemplateFailed(failed.message, hint) from failed
    sent = document.meeting is not None and document.meeting.recap_sent
    return Recap(notes.handle, document.origin.path, held_on, sent, shared, text.strip() + "\n")


def try_template(notebook: Notebook, today: date) -> None:
    """Make a recap in which there is nothing. Raises TemplateFailed."""
    notes = next(iter(notebook.people.values()), None) or notebook.stranger(Person("somebody"))
    template = find_template(notebook, MESSAGE, RECAP)
    context = _context(notebook, notes, Shared(), today)
    render(template.name, template.sources, context, trusted=template.trusted)


def mark_sent(
    notebook: Notebook, name: str, day: date | None, today: date, *, dry_run: bool = False
) -> RecapSent:
    """Write into the note that its recap was sent today; one that says so already stays.

    Raises what choosing the note does (see `make_recap`), UndecodableNote, EditRefused, InDoubt
    where its recap would be refused, and what writing raises.
    """
    notes = notebook.find_person(name)
    document = _held_note(notes, day, today)
    path, before = document.origin.path, document.lines.data
    held_on = document.day or today
    if document.meeting is not None and document.meeting.recap_sent:
        return RecapSent(path, held_on, True, Written(dry_run=dry_run))
    refuse_unsafe(document)
    try:
        refuse_doubts(notebook, Sharing(notebook, notes).of(document))
    except InDoubt as doubt:
        hint = f"nothing was recorded; correct it and try again, or write `{_KEY}: {today}` there"
        raise InDoubt(doubt.message, hint) from doubt
    try:
        change = Change(path, before, set_key(before, [_KEY], today))
    except EditRefused as refused:
        raise EditRefused(f"{path}:{refused.message}", refused.hint) from refused
    written = write_changes(notebook.root, notebook.settings, [change], RECAP, dry_run=dry_run)
    return RecapSent(path, held_on, False, written)


def unsent_recap(notebook: Notebook, notes: PersonNotes, today: date) -> Document | None:
    """The last held meeting where nobody has sent its recap, None where there is nothing to send.

    Only those of the last day: nobody is to be nagged about what was said long ago.
    """
    held = [occasion.meeting for occasion in notes.story(today) if occasion.held]
    for meeting in held:
        if meeting.date == held[-1].date and not meeting.recap_sent:
            document = notes.by_path[meeting.path]
            if has_recap(notebook, notes, document):
                return document
    return None


# -- which meeting ---------------------------------------------------------------------------------


def _held_note(notes: PersonNotes, day: date | None, today: date) -> Document:
    """The note of the last meeting held, of that day if there is one."""
    occasions = [one for one in notes.story(today) if day in (None, one.meeting.date)]
    held = [one.meeting for one in occasions if one.held]
    last = held[-1].date if held else date.min
    for document in notes.documents:
        if document.readable or document.day is None or document.origin.kind != "meeting":
            continue
        if day == document.day or (day is None and last <= document.day <= today):
            found = document.diagnostics[0]
            raise InDoubt(
                f"{found.path}:{found.line}: {found.message}",
                "repair the note, or name another meeting with --date",
            )
    if held:
        # Of several on one day each has its turn: the first whose recap nobody has sent.
        of_day = [meeting for meeting in held if meeting.date == last]
        unsent = [meeting for meeting in of_day if not meeting.recap_sent]
        return notes.by_path[(unsent or of_day[-1:])[0].path]
    raise _not_held(notes, occasions, day, today)


def _not_held(
    notes: PersonNotes, occasions: list[Occasion], day: date | None, today: date
) -> NotHeld:
    who = notes.handle
    days = [one.meeting.date.isoformat() for one in notes.story(today) if one.held]
    recent = ", ".join(days[-_MOST_DAYS:])
    hint = f"the last ones held: {recent}" if recent else f"begin with: 1on1 new {who}"
    if occasions:
        meeting = occasions[-1].meeting
        return NotHeld(f"{meeting.path}: {_why_not_held(meeting, today)}", hint)
    if day is None:
        return NotHeld(f"there was no meeting with {who} yet", hint)
    return NotHeld(f"there is no note of a meeting with {who} on {day}", hint)


def _why_not_held(meeting: Meeting, today: date) -> str:
    if meeting.status is Status.MOVED:
        to = f" to {meeting.moved_to}" if meeting.moved_to else ""
        return f"that meeting was moved{to}"
    if meeting.status is Status.SKIPPED:
        return "that meeting was skipped"
    if meeting.date > today:
        return "that meeting is still to come"
    if meeting.status is Status.PLANNED:
        return "that meeting is only planned; take `status: planned` away once it was held"
    return "nothing was written in it yet, so it counts as not held"


# -- the text --------------------------------------------------------------------------------------


def _context(notebook: Notebook, notes: PersonNotes, shared: Shared, day: date) -> dict[str, Any]:
    """What a template may use: plain values, and none that is not for the person's eyes.

    docs/howto/share-a-recap.md lists them.
    """
    name = " ".join(notes.person.display_name.split())
    return {
        "person": {"name": escaped(name), "first_name": escaped(notes.person.first_name)},
        "me": {"name": escaped(notebook.settings.my_name)},
        "date": day.isoformat(),
        "long_date": long_date(day),
        "parts": [
            {
                "role": part.role,
                "heading": escaped(part.heading),
                "title": escaped(title_of(part)),
                "text": markdown(part.blocks),
            }
            for part in shared.parts
        ],
    }


def title_of(part: SharedPart) -> str:
    """What a section is called for the reader: the writer's `theirs` is `yours` to them."""
    if part.role == "agenda" and part.side is not None:
        return _SIDES[part.side]
    return part.heading
