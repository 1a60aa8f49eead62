"""Columns that line up: by display width, so that CJK, emoji and accents keep their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from oneonone.render.style import Meaning, Style
from oneonone.render.visible import inline

GAP = 2
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and what it means."""

    text: str
    meaning: Meaning = "plain"


@dataclass(frozen=True, slots=True)
class Column:
    """How a column sits; a `flexible` one gives way where the terminal is narrow."""

    align: Literal["left", "right"] = "left"
    flexible: bool = False


def width_of(text: str) -> int:
    """How many columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def wrapped(text: str, width: int) -> list[str]:
    """A text as lines of at most `width` columns, parted between words where that is possible."""
    lines: list[str] = []
    current = ""
    for word in text.split(" "):
        longer = f"{current} {word}" if current else word
        if width_of(longer) <= width:
            current = longer
            continue
        if current:
            lines.append(current)
        *full, current = _pieces(word, width)
        lines += full
    return [*lines, current]


def _pieces(word: str, width: int) -> list[str]:
    """A word too long for a line, in pieces that fit."""
    pieces = [""]
    for char in word:
        if width_of(pieces[-1] + char) > width and pieces[-1]:
            pieces.append("")
        pieces[-1] += char
    return pieces


def table(
    rows: Sequence[Sequence[Cell | str]],
    columns: Sequence[Column],
    style: Style,
    width: int,
    indent: str = "",
) -> list[str]:
    """One text a row, no wider than `width` as far as the flexible columns can give way.

    A flexible cell that is too long goes on below itself, so that nothing of it is lost.
    """
    cells = [[_safe(cell) for cell in row] for row in rows]
    widths = [max((width_of(row[n].text) for row in cells), default=0) for n in range(len(columns))]
    excess = sum(widths) + GAP * (len(columns) - 1) + len(indent) - width
    for number, column in enumerate(columns):
        if column.flexible and excess > 0:
            smaller = max(widths[number] - excess, _SHORTEST)
            excess -= widths[number] - smaller
            widths[number] = smaller
    return [_line(row, columns, widths, style, indent) for row in cells]


def _safe(cell: Cell | str) -> Cell:
    if isinstance(cell, str):
        cell = Cell(cell)
    return Cell(inline(cell.text), cell.meaning)


def _line(
    row: Sequence[Cell],
    columns: Sequence[Column],
    widths: Sequence[int],
    style: Style,
    indent: str,
) -> str:
    texts = [
        wrapped(cell.text, width) if column.flexible else [cell.text]
        for cell, column, width in zip(row, columns, widths, strict=True)
    ]
    lines = []
    for number in range(max(map(len, texts))):
        parts = []
        for cell, column, width, text in zip(row, columns, widths, texts, strict=True):
            part = text[number] if number < len(text) else ""
            blanks = " " * (width - width_of(part))
            painted = style.paint(part, cell.meaning)
            parts.append(blanks + painted if column.align == "right" else painted + blanks)
        lines.append((indent + (" " * GAP).join(parts)).rstrip())
    return "\n".join(lines)
