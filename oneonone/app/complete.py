"""What a word of the command line may become: people, items, themes, templates, keys.

Asked with every press of a key, so that nothing is read that is not wanted. What an item says is
shown on a screen that others may see, hence a private one does not say it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from oneonone.app.candidate import Candidate
from oneonone.app.indexed_notebook import IndexedNotebook
from oneonone.app.item_rows import ItemFilter
from oneonone.app.list_items import list_rows
from oneonone.app.notebook import Notebook
from oneonone.app.own_templates import MEETING, MESSAGE, known_templates
from oneonone.document.frontmatter import find_header, read_header
from oneonone.document.lines import Lines
from oneonone.document.log import KINDS
from oneonone.document.metadata import PROFILE_KEYS, SHAREABLE
from oneonone.document.origin import origin_of
from oneonone.domain.action_item import ME, State
from oneonone.domain.meeting import MODES
from oneonone.domain.person import RELATIONS
from oneonone.errors import OneOnOneError
from oneonone.store.notebook_dir import list_notes, read_file

PATIENCE_SECONDS = 1.5
"""How long somebody waits for a list of words."""

RECAP = "recap"  # a command of its own, no kind of message
_CADENCES = ("weekly", "biweekly", "monthly", "quarterly")
_DATES = (
    *(("today", ""), ("tomorrow", ""), ("yesterday", ""), ("eom", "the end of the month")),
    *((day, "the next one") for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")),
    *(("+1w", "in a week"), ("+2w", "in two weeks"), ("+1m", "in a month")),
)
_MOST_NOTES = 1000
_MOST_CLOSED = 30


class TooSlow(Exception):
    """Nobody waits that long."""


def candidates(
    wanted: str, command: str, given: Sequence[str], root: Callable[[], Path], today: date
) -> Iterator[Candidate]:
    """The words that fit where the help of a command says `wanted`, in the order to show them.

    `given` are the values that stand before it. Raises what reading the notebook raises, TooSlow.
    """
    plain = _fixed(wanted, given)
    if plain is not None:
        yield from plain
    elif wanted in ("PERSON", "HANDLE"):
        yield from people(root())
    elif wanted in ("WHO", "OWNER"):
        yield Candidate(ME, "yourself")
        yield from people(root())
    elif wanted == "PERSON|ID":
        yield from people(root())
        yield from open_items(root(), today)
    elif wanted == "ID":
        yield from closed_items(root()) if command == "reopen" else open_items(root(), today)
    elif wanted == "THEME":
        themes = Notebook(root()).settings.themes.themes
        yield from (Candidate(theme.name) for theme in themes)
    elif wanted in ("NAME", "KIND", "VALUE"):
        yield from _templates(Notebook(root()), wanted, command)


def _fixed(wanted: str, given: Sequence[str]) -> Iterable[Candidate] | None:
    """What needs no notebook; None for all else."""
    words: dict[str, Iterable[str]] = {
        "R": RELATIONS,
        "C": _CADENCES,
        "K": KINDS,
        "KEY": PROFILE_KEYS,
    }
    if wanted in ("DATE", "OLD"):
        return [Candidate(*pair) for pair in _DATES]
    key = given[-1] if given else ""
    if wanted == "VALUE" and key != "template":
        words["VALUE"] = _values(key)
    return [Candidate(word) for word in words[wanted]] if wanted in words else None


def _values(key: str) -> Iterable[str]:
    """What a key of a profile takes, where that is one of a few words."""
    if key == "timezone":
        from zoneinfo import available_timezones

        return sorted(available_timezones())
    known = {"relation": RELATIONS, "cadence": _CADENCES, "mode": MODES, "share": SHAREABLE}
    return known.get(key, ())


def people(root: Path) -> list[Candidate]:
    """Whose notes there are, each with the name in the profile."""
    profiles: dict[str, str | None] = {}
    for path in list_notes(root).notes:
        origin = origin_of(path)
        if origin.person:
            profile = path if origin.kind == "profile" else None
            profiles[origin.person] = profile or profiles.get(origin.person)
    return [Candidate(handle, _name(root, path)) for handle, path in sorted(profiles.items())]


def _name(root: Path, profile: str | None) -> str:
    if profile is None:
        return ""
    try:
        lines = Lines(read_file(root, profile))
        lines.data.decode("utf-8")
        name = read_header(lines, find_header(lines)).values.get("name")
    except (OneOnOneError, UnicodeDecodeError):
        return ""
    return name if isinstance(name, str) else ""


def open_items(root: Path, today: date) -> list[Candidate]:
    """The ids of what was promised, the pressing first, each with whose notes it is in and what."""
    from oneonone import __version__

    notebook = IndexedNotebook(root, __version__, _patience(), ("items", "details"))
    rows = list_rows(notebook, ItemFilter(), today).rows
    return [_item(row.id, row.person, row.text, private=bool(row.private)) for row in rows]


def closed_items(root: Path) -> list[Candidate]:
    """The ids of what was done or dropped last; none where there are too many notes to look."""
    notebook = Notebook(root)
    if len(notebook.listing.notes) > _MOST_NOTES:
        return []
    closed = [item for item in notebook.items if item.state in (State.DONE, State.DROPPED)]
    closed.sort(key=lambda item: item.line.done or item.line.note_date or date.min, reverse=True)
    return [
        _item(notebook.shown_id(item), item.person or "", item.line.text, private=item.private)
        for item in closed[:_MOST_CLOSED]
    ]


def _item(shown: str, person: str, text: str, *, private: bool) -> Candidate:
    said = "private" if private else text
    return Candidate(shown, f"{person}: {said}" if person else said)


def _patience() -> Callable[[int, int], None]:
    end = time.monotonic() + PATIENCE_SECONDS

    def look(_read: int, _of: int) -> None:
        if time.monotonic() > end:
            raise TooSlow

    return look


def _templates(notebook: Notebook, wanted: str, command: str) -> Iterator[Candidate]:
    """Names of templates, or the kinds there are; of messages for `message`."""
    known = known_templates(notebook)
    if wanted == "KIND" and command != MESSAGE:
        yield from map(Candidate, dict.fromkeys(one.kind for one in known))
        return
    for one in known:
        about = "" if one.origin == "bundled" else "yours"
        if command == MESSAGE:
            if one.kind == MESSAGE and one.name != RECAP:
                yield Candidate(one.name, about)
        elif one.kind == MEETING:
            yield Candidate(one.name, about)
        elif command.startswith("template "):
            yield Candidate(f"{one.kind}/{one.name}", about)
