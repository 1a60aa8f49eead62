"""A page of several parts, each a title with lines below it, no wider than the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from oneonone.domain.record import Record
from oneonone.render.style import Meaning, Style
from oneonone.render.table import wrapped
from oneonone.render.visible import inline

INDENT = "  "


class Part(Record):
    """A title and the lines below it, which are safe and painted already; see `bullet`."""

    title: str
    lines: Sequence[str]
    meaning: Meaning = "strong"


def page(parts: Iterable[Part], style: Style) -> str:
    """The parts that have a line, a blank line between them."""
    texts = [
        "\n".join([style.paint(inline(part.title), part.meaning), *part.lines])
        for part in parts
        if part.lines
    ]
    return "\n\n".join(texts) + "\n" if texts else ""


def bullet(
    text: str, style: Style, width: int, meaning: Meaning = "plain", mark: str = "- "
) -> list[str]:
    """A text behind a mark; what does not fit in the line goes on below its first word.

    The text is made safe here.
    """
    room = max(width - len(INDENT) - len(mark), 16)
    first, *rest = wrapped(inline(text), room)
    blank = " " * len(mark)
    return [
        f"{INDENT}{mark}{style.paint(first, meaning)}",
        *(f"{INDENT}{blank}{style.paint(line, meaning)}" for line in rest),
    ]
