"""The size of the terminal; as shutil has it, which takes longer to load than `todo` to answer."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # every `todo` loads this; see oneonone.domain.record
if TYPE_CHECKING:
    from collections.abc import Mapping

_USUAL = 80
_USUAL_HEIGHT = 24
_NARROWEST = 20


def terminal_width(environment: Mapping[str, str]) -> int:
    """$COLUMNS, else the width of the terminal that standard output is, else 80; 20 at least."""
    return max(_size("COLUMNS", environment) or _USUAL, _NARROWEST)


def terminal_height(environment: Mapping[str, str]) -> int:
    """$LINES, else the height of the terminal that standard output is, else 24."""
    return _size("LINES", environment) or _USUAL_HEIGHT


def _size(name: str, environment: Mapping[str, str]) -> int:
    """What the variable says, else the terminal; 0 where neither does."""
    try:
        size = int(environment[name])
    except (KeyError, ValueError):
        size = 0
    if size > 0:
        return size
    try:
        terminal = os.get_terminal_size(sys.__stdout__.fileno())  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 0
    return terminal.columns if name == "COLUMNS" else terminal.lines


def fits(text: str, environment: Mapping[str, str]) -> bool:
    """Whether the terminal has a line for each of a text's, and one for the next prompt."""
    height = terminal_height(environment)
    if text.count("\n") >= height:
        return False
    width = terminal_width(environment)
    # No character takes more than two columns: nearly always that is enough to know.
    if sum(1 + 2 * len(line) // width for line in text.split("\n")) <= height:
        return True
    return sum(max(1, -(-_columns(line) // width)) for line in text.split("\n")) <= height


def _columns(line: str) -> int:
    """How many columns a line takes; colours take none."""
    from oneonone.render.table import width_of

    first, *coloured = line.split("\x1b[")
    return width_of(first + "".join(part.partition("m")[2] for part in coloured))
