"""Texts behind a mark, laid out in a column of so many columns and no more lines than fit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from oneonone.render.style import Meaning, Style
from oneonone.render.table import width_of, wrapped
from oneonone.render.visible import inline

Line = tuple[str, Meaning]
"""A safe text and what it means."""

_NARROWEST = 12


def laid_out(text: str, width: int, mark: str, most: int, dots: str) -> list[str]:
    """At most `most` lines; what does not fit in one goes on below its first word.

    `dots` say that the text goes on. The text is made safe here.
    """
    room = max(width - len(mark), _NARROWEST)
    lines = wrapped(inline(text), room)
    if len(lines) > most:
        last = wrapped(lines[most - 1], room - len(dots))[0]
        lines = [*lines[: most - 1], last + dots]
    first, *rest = lines
    blank = " " * len(mark)
    return [mark + first, *(blank + line for line in rest)]


def side_by_side(
    left: Sequence[Line], right: Sequence[Line], column: int, style: Style, middle: str
) -> list[str]:
    """Each line of the left with one of the right behind it; `column` is the left one's width."""
    lines = []
    nothing: Line = ("", "plain")
    for (text, meaning), (other, its) in zip_longest(left, right, fillvalue=nothing):
        blanks = " " * max(column - width_of(text), 0)
        lines.append(
            (style.paint(text, meaning) + blanks + middle + style.paint(other, its)).rstrip()
        )
    return lines
