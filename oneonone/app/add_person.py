"""New people: a name that is safe as a folder, and a profile of just what was told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from oneonone.app.notebook import Notebook
from oneonone.app.set_profile import checked_values
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.yaml_text import yaml_text
from oneonone.domain.person import Person
from oneonone.domain.record import Record
from oneonone.domain.words import HANDLE_LENGTH, handle_from, is_handle, is_reserved, normalised
from oneonone.errors import AlreadyThere, UnsafeName, UsageError

LONGEST_NAME = 4 * HANDLE_LENGTH


class PersonAdded(Record):
    """The new person's handle and profile."""

    handle: str
    path: str
    written: Written


def person_from_name(name: str) -> Person:
    """A person of that name; the name is kept where the handle does not say it.

    Raises UsageError for an empty name, UnsafeName for one no folder should have.
    """
    text = name.strip()
    if not text:
        raise UsageError("a person needs a name", "such as: 1on1 person add alice")
    if text.startswith(("-", ".")) or any(c in "/\\:" or not c.isprintable() for c in text):
        raise UnsafeName(
            f"{text!r} cannot be a person's name",
            "use letters, digits, blanks and hyphens; it becomes a folder",
        )
    if len(text) > LONGEST_NAME:
        raise UnsafeName(
            f"{text[:20] + ' …'!r} is too long for a name", f"use at most {LONGEST_NAME} characters"
        )
    handle = handle_from(text)
    if not is_handle(handle):
        reason = "is a reserved name" if is_reserved(handle) else "makes no handle"
        raise UnsafeName(
            f"{text!r} {reason}",
            "give a name of ASCII letters or digits; the real one can be set with: "
            "1on1 person set HANDLE name NAME",
        )
    return Person(handle, name="" if text == handle else text)


def profile_text(person: Person, values: Mapping[str, object] | None = None) -> str:
    """A person.md of the name, where it is more than the handle, and the given values."""
    told = {"name": person.name} if person.name else {}
    lines = [f"{key}: {yaml_text(value)}" for key, value in {**told, **(values or {})}.items()]
    return "\n".join(["---", *lines, "---", ""])


def add_person(
    notebook: Notebook,
    name: str,
    told: Mapping[str, str],
    today: date,
    *,
    dry_run: bool = False,
) -> PersonAdded:
    """Make a person's profile. Raises AlreadyThere where handle, name or alias is taken."""
    person = person_from_name(name)
    taken = notebook.vocabulary.people.get(normalised(name)) or notebook.vocabulary.people.get(
        normalised(person.handle)
    )
    path = f"{notebook.person_folder(taken or person.handle)}/person.md"
    if taken is not None and path in notebook.listing.notes:
        raise AlreadyThere(f"{name!r} is already here: {taken}", f"see: 1on1 person show {taken}")
    values = checked_values(notebook, person.handle, told, today)
    change = Change(path, None, profile_text(person, values).encode())
    written = write_changes(
        notebook.root, notebook.settings, [change], "person add", dry_run=dry_run
    )
    return PersonAdded(taken or person.handle, path, written)
