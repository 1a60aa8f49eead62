"""A dated note for the next conversation: what was promised, what waits, what went quiet."""

from __future__ import annotations

from datetime import date
from typing import Any

from oneonone.app.add_person import person_from_name, profile_text
from oneonone.app.carry import Carried, Load, arrived, gather, settle, settle_again
from oneonone.app.notebook import Notebook
from oneonone.app.own_templates import DEFAULT, find_template
from oneonone.app.person_notes import PersonNotes
from oneonone.app.themes import Prompted, prompts_for
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.meeting_document import Document, parse
from oneonone.document.origin import Origin, meeting_path, origin_of
from oneonone.domain.action_item import Place
from oneonone.domain.dates import long_date
from oneonone.domain.meeting import Status, WrittenLine
from oneonone.domain.person import Person
from oneonone.domain.record import Record
from oneonone.domain.words import near_matches, normalised
from oneonone.errors import PersonNotFound, TemplateFailed
from oneonone.scaffold.render import render
from oneonone.store.notebook_dir import exists


class Wish(Record):
    """What `new` was asked for; None = as the profile and the settings have it."""

    person: str
    day: date
    template: str | None = None
    themes: int | None = None
    carry: bool = True
    again: bool = False


class NewMeeting(Record):
    """The note: `created` tells whether it is new; `left` items had no room in it."""

    path: str
    created: bool
    carried: int
    left: int
    prompts: tuple[Prompted, ...]
    written: Written
    warnings: tuple[str, ...] = ()
    new_person: str | None = None


def new_meeting(
    notebook: Notebook, wish: Wish, today: date, *, dry_run: bool = False
) -> NewMeeting:
    """Make the note of a day, or find it; complete what an earlier run left half done.

    Raises PersonNotFound where an unknown name is close to a known one, UnsafeName,
    TemplateNotFound, TemplateFailed, and what writing raises.
    """
    notes, profile = _person(notebook, wish.person)
    existing = _existing(notebook, notes, wish.day)
    if existing and not wish.again:
        return _complete(notebook, notes, existing[-1], wish, today, dry_run=dry_run)
    target = _target(notebook, notes, wish.day, len(existing) + 1)
    most = notebook.settings.carry_max if wish.carry else 0
    load = gather(notebook, notes, target, today, most)
    count = notebook.settings.prompted_themes if wish.themes is None else wish.themes
    prompts = prompts_for(notebook, notes, wish.day, today, count)
    fresh, warnings = _render(notebook, notes, target, wish, load, prompts)
    came = arrived(fresh, load)
    changes = [] if profile is None else [profile]
    changes.append(Change(target.path, None, fresh.lines.data))
    changes += settle(notebook, notes, came)
    written = write_changes(notebook.root, notebook.settings, changes, "new", dry_run=dry_run)
    return NewMeeting(
        path=target.path,
        created=True,
        carried=len(came),
        left=load.left if wish.carry else 0,
        prompts=tuple(prompts),
        written=written,
        warnings=(
            *warnings,
            *(_stays(place) for place in load.stuck),
            *_without_room(len(load.carried) - len(came)),
        ),
        new_person=notes.handle if notes.handle not in notebook.people else None,
    )


def _without_room(count: int) -> list[str]:
    if not count:
        return []
    stay = "1 item stays" if count == 1 else f"{count} items stay"
    return [f"{stay} open in older notes: the template has no place for carried items"]


def _stays(place: Place) -> str:
    return f"{place}: the item stays where it is, for its line cannot be marked safely"


def _person(notebook: Notebook, name: str) -> tuple[PersonNotes, Change | None]:
    """The person meant; one nobody knows is made up, unless the name looks like a slip."""
    try:
        return notebook.find_person(name), None
    except PersonNotFound as unknown:
        person = person_from_name(name)
        known = [*notebook.people, *notebook.vocabulary.people]
        near = near_matches(normalised(name), known) or near_matches(person.handle, known)
        if near:
            handles = sorted({notebook.vocabulary.people.get(word, word) for word in near})
            raise PersonNotFound(
                f"nobody here is called {name!r}, but {', '.join(handles)} is close",
                f"somebody new? 1on1 person add {name!r}",
            ) from unknown
        profile = None
        if person.name:
            path = f"{notebook.person_folder(person.handle)}/person.md"
            profile = Change(path, None, profile_text(person).encode())
        return notebook.stranger(person), profile


def _existing(notebook: Notebook, notes: PersonNotes, day: date) -> list[Origin]:
    """The person's notes of a day, those that cannot be read as well: no second one is made.

    But one that says that the meeting was moved or skipped is none: they may meet after all.
    """
    found = [
        origin
        for origin in notebook.people.origins_of(notes.handle)
        if origin.kind == "meeting" and origin.day == day
        if not _fell_through(notes.by_path.get(origin.path))
    ]
    return sorted(found, key=lambda origin: origin.sequence)


def _fell_through(document: Document | None) -> bool:
    facts = document.facts if document else None
    return facts is not None and facts.status in (Status.MOVED, Status.SKIPPED)


def _target(notebook: Notebook, notes: PersonNotes, day: date, number: int) -> Origin:
    while exists(notebook.root, meeting_path(notes.folder, day, number)):
        number += 1
    return origin_of(meeting_path(notes.folder, day, number))


def _complete(
    notebook: Notebook,
    notes: PersonNotes,
    existing: Origin,
    wish: Wish,
    today: date,
    *,
    dry_run: bool,
) -> NewMeeting:
    changes = settle_again(notebook, notes, existing, today) if wish.carry else []
    written = write_changes(notebook.root, notebook.settings, changes, "new", dry_run=dry_run)
    return NewMeeting(existing.path, False, 0, 0, (), written)


def _render(
    notebook: Notebook,
    notes: PersonNotes,
    target: Origin,
    wish: Wish,
    load: Load,
    prompts: list[Prompted],
) -> tuple[Document, list[str]]:
    """The note as it will be read, checked: it must say whose it is and of which day."""
    name = wish.template or notes.person.template or DEFAULT
    template = find_template(notebook, "meeting", name)
    context = _context(notes.person, wish.day, name, load.carried, prompts)
    text = render(template.name, template.sources, context, trusted=template.trusted)
    document = parse(text.encode("utf-8", "replace"), target, notebook.vocabulary)
    blocking = [d for d in document.diagnostics if d.code[0] in "NF"]
    if blocking or "date" not in document.values:
        what = blocking[0].message if blocking else "its front matter has no date"
        raise TemplateFailed(
            f"templates/{template.name}: the note it makes cannot be used: {what}",
            "nothing was written; correct the template, or use another one with --template",
        )
    return document, _warnings(document, template.name)


def _context(
    person: Person, day: date, template: str, carried: tuple[Carried, ...], prompts: list[Prompted]
) -> dict[str, Any]:
    """What a template may use: plain values only. docs/file-format.md lists them."""
    topics = [one for one in carried if one.item.line.kind == "topic"]
    return {
        "person": {
            "handle": person.handle,
            "name": person.display_name,
            "relation": person.relation,
            "style": person.style,
            "duration": person.duration,
        },
        "date": day.isoformat(),
        "long_date": long_date(day),
        "template": template,
        "carried": [one.line for one in carried if one.item.line.kind == "action"],
        "their_topics": [one.line for one in topics if one.item.line.side == "theirs"],
        "my_topics": [one.line for one in topics if one.item.line.side != "theirs"],
        "prompts": [
            {"theme": one.theme, "text": one.question.text, "id": one.question.id}
            for one in prompts
        ],
    }


def _warnings(document: Document, template: str) -> list[str]:
    """Text of the template's own would count as written by somebody."""
    written: tuple[WrittenLine, ...] = document.meeting.written if document.meeting else ()
    own = [line for line in written if line.carry_id is None]
    return [
        f"templates/{template}: its text {document.lines.text(line.line).strip()[:60]!r} counts as "
        "written by you; make it a comment <!-- … -->"
        for line in own[:1]
    ]
