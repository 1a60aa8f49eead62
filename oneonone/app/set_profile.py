"""Changing a profile: one key at a time, the rest of person.md as it was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from oneonone.app.notebook import Notebook
from oneonone.app.write_notes import Change, Written, write_changes
from oneonone.document.edits import refuse_unsafe
from oneonone.document.key_edits import append_to_key, set_key
from oneonone.document.metadata import PREFERENCES, PROFILE_KEYS, read_profile
from oneonone.document.yaml_text import yaml_text
from oneonone.domain.dates import GRAMMAR, GRAMMAR_OF_THE_PAST, resolve_past_word, resolve_word
from oneonone.domain.record import Record
from oneonone.domain.words import near_matches
from oneonone.errors import BadDate, BadValue, EditRefused, NotFound

_DATES = ("since", "archived")
_CHOICES = ("relation", "mode")
_LISTS = ("aliases", "share")
_MAPPINGS = ("prefers", "themes")
_GROWING = ("away",)  # another stretch joins those that stand there


class ProfileChanged(Record):
    """What was set, as YAML, and where."""

    handle: str
    path: str
    key: str
    value: str
    written: Written


def set_profile(
    notebook: Notebook, name: str, key: str, text: str, today: date, *, dry_run: bool = False
) -> ProfileChanged:
    """Set a key of somebody's profile (`prefers.feedback`, `themes.career` reach inside).

    An empty text leaves the key without a value, `away` takes one more stretch. Raises
    PersonNotFound, NotFound for an unknown key, BadValue, BadDate, EditRefused.
    """
    notes = notebook.find_person(name)
    keys = _key_path(key)
    value = _value(keys, text, today)
    _check(notebook, notes.handle, keys, value)
    document = next((d for d in notes.documents if d.origin.kind == "profile"), None)
    if document is None:
        path, before = f"{notebook.person_folder(notes.handle)}/person.md", None
    else:
        refuse_unsafe(document)
        path, before = document.origin.path, document.lines.data
    put = append_to_key if keys[0] in _GROWING and value is not None else set_key
    try:
        change = Change(path, before, put(before or b"", keys, value))
    except EditRefused as refused:
        raise EditRefused(f"{path}:{refused.message}", refused.hint) from refused
    written = write_changes(
        notebook.root, notebook.settings, [change], "person set", dry_run=dry_run
    )
    return ProfileChanged(notes.handle, path, key, yaml_text(value), written)


def checked_values(
    notebook: Notebook, handle: str, told: Mapping[str, str], today: date
) -> dict[str, object]:
    """Profile values from their texts. Raises as `set_profile` does."""
    values: dict[str, object] = {}
    for key, text in told.items():
        keys = _key_path(key)
        values[key] = _value(keys, text, today)
        _check(notebook, handle, keys, values[key])
    return values


def _key_path(key: str) -> tuple[str, ...]:
    first, _, rest = key.partition(".")
    if first not in PROFILE_KEYS:
        near = near_matches(first, PROFILE_KEYS)
        hint = f"did you mean {near[0]}?" if near else f"keys: {', '.join(PROFILE_KEYS)}"
        raise NotFound(f"a profile has no key {key!r}", hint)
    if bool(rest) != (first in _MAPPINGS) or "." in rest:
        inner = "|".join(PREFERENCES) if first == "prefers" else "THEME"
        hint = f"use {first}.{inner}" if first in _MAPPINGS else f"use {first} alone"
        raise BadValue(f"{key!r} is no single value", hint)
    if first == "prefers" and rest not in PREFERENCES:
        near = near_matches(rest, PREFERENCES)
        hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(PREFERENCES)}"
        raise NotFound(f"prefers has no key {rest!r}", hint)
    return (first, rest) if rest else (first,)


def _value(keys: tuple[str, ...], text: str, today: date) -> object:
    text = text.strip()
    if any("\ud800" <= char <= "\udfff" for char in text):  # bytes the locale could not read
        raise BadValue(f"{text!r} is no text", "give it as UTF-8")
    if not text:
        return None
    if keys[0] in _DATES:
        return _day_that_was(text, today)
    if keys[0] in _LISTS:
        return [part.strip() for part in text.strip("[]").split(",") if part.strip()]
    if keys[0] == "away":
        return _stretch(text, today)
    if keys[0] in ("duration", "buffer") and text.isdigit():
        return int(text)
    if keys[0] == "cadence":
        return " ".join(text.casefold().split())
    if keys[0] in _CHOICES:
        return "-".join(text.casefold().split())
    return text


def _day_that_was(text: str, today: date) -> date:
    """A weekday is the last one: nobody says *since Friday* of one to come."""
    day = resolve_past_word(text, today)
    if day is None:
        raise BadDate(f"{text!r} is no date", GRAMMAR_OF_THE_PAST)
    return day


def _date(text: str, today: date) -> date:
    day = resolve_word(text, today)
    if day is None:
        raise BadDate(f"{text!r} is no date", GRAMMAR)
    return day


def _stretch(text: str, today: date) -> dict[str, date]:
    """`2026-08-01..2026-08-14`, or one day alone."""
    first, _, last = text.partition("..")
    begin = _date(first.strip(), today)
    end = _date(last.strip(), today) if last.strip() else begin
    if end < begin:
        raise BadValue(f"{text!r} ends before it begins", "write it as FIRST..LAST")
    return {"from": begin, "to": end}


def _check(notebook: Notebook, handle: str, keys: tuple[str, ...], value: object) -> None:
    found: list[str] = []
    values = {keys[0]: value if len(keys) == 1 else {keys[1]: value}}
    read_profile(
        handle, values, notebook.settings.themes, lambda code, key, message: found.append(message)
    )
    if found:
        meant = _meant_zones(str(value)) if keys[0] == "timezone" else ""
        raise BadValue(found[0], f"{meant}nothing was written")


def _meant_zones(text: str) -> str:
    """A question for zones written much like it, or those of a city that is.

    None of Etc/, whose signs are the other way round, and none at all for an offset.
    """
    from zoneinfo import available_timezones

    wanted = "_".join(text.casefold().split())
    named: dict[str, list[str]] = {}
    for zone in sorted(available_timezones()):
        if not zone.startswith("Etc/"):
            named.setdefault(zone.casefold(), []).append(zone)
            named.setdefault(zone.rpartition("/")[2].casefold(), []).append(zone)
    near = [wanted] if wanted in named else near_matches(wanted, named)
    if not near or any(char.isdigit() for char in wanted):
        return "name a place, as in Europe/Vienna; "
    zones = dict.fromkeys(zone for name in near for zone in named[name])
    return f"did you mean {', '.join([*zones][:3])}? "
