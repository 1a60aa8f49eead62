"""What a command finds around it: the folder, the day, the terminal. As `oneonone.cli.context` has
it, where it is plain; None where it is not.
"""

from __future__ import annotations

import os
import sys

from oneonone.document.places import FILE_NAME
from oneonone.domain.dates import resolve_word
from oneonone.domain.day import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from oneonone.lane.words import Words
    from oneonone.render.style import Style

_ERRORS = ("strict", "surrogateescape")  # what Python sets by itself, and the command line replaces


def can_write() -> bool:
    """Whether standard output is as Python opens it."""
    return sys.stdout is not None and sys.stdout.errors in _ERRORS


def find_root(words: Words) -> str | None:
    """The notebook named, or the nearest one from the current folder upwards."""
    named = words.values.get("notebook") or os.environ.get("ONEONONE_NOTEBOOK")
    if named:
        if named[0] == "~" or not os.path.isfile(f"{named}/{FILE_NAME}"):
            return None
        return os.path.realpath(named)
    try:
        folder = os.getcwd()
    except OSError:
        return None
    while not os.path.isfile(f"{folder}/{FILE_NAME}"):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def find_today(words: Words) -> date | None:
    """The day that counts as today."""
    text = words.values.get("today") or os.environ.get("ONEONONE_TODAY")
    return resolve_word(text.strip(), date.today()) if text else date.today()


def wants_table(words: Words) -> bool:
    """Whether the listing is for eyes."""
    return "--table" in words.flags or sys.stdout.isatty()


def fits_terminal(text: str) -> bool:
    """Whether it can be shown at once: in a pipe anything can."""
    if not sys.stdout.isatty():
        return True
    from oneonone.render.terminal import fits

    return fits(text, os.environ)


def find_style(words: Words) -> Style:
    """How to colour."""
    from oneonone.render.style import Style, wants_color

    when: Any = words.values.get("color", "auto")
    return Style(wants_color(when, is_terminal=sys.stdout.isatty(), environment=os.environ))


def find_width() -> int:
    """The terminal's columns."""
    from oneonone.render.terminal import terminal_width

    return terminal_width(os.environ)
