"""Columns that line up: by display width, so that CJK, emoji and accents keep their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from oneonone.render.style import Meaning, Style
from oneonone.render.visible import inline

GAP = 2
_SHORTEST = 16

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and what it means."""

    text: str
    meaning: Meaning = "plain"


@dataclass(frozen=True, slots=True)
class Column:
    """How a column sits; a `flexible` one gives way where the terminal is narrow.

    `gap` is the number of blanks to the next column.
    """

    align: Align = "left"
    flexible: bool = False
    gap: int = GAP


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

    A flexible cell that is too long goes on below itself, so that nothing of it is lost; where
    hardly any room is left for it, it stands on lines of its own below its row.
    """
    cells = [[_safe(cell) for cell in row] for row in rows]
    widths = _natural_widths(cells, columns)
    excess = len(indent) + natural_width(cells, columns) - width
    for number, column in enumerate(columns):
        if column.flexible and excess > 0:
            widths[number] -= excess
            if widths[number] < _SHORTEST:
                return _stacked(cells, columns, number, style, width, indent)
    return [_line(row, columns, widths, style, indent) for row in cells]


def _stacked(
    rows: Sequence[Sequence[Cell]],
    columns: Sequence[Column],
    flexible: int,
    style: Style,
    width: int,
    indent: str,
) -> list[str]:
    """Rows without their flexible cell, which follows below each."""
    others = [[*row[:flexible], *row[flexible + 1 :]] for row in rows]
    heads = table(others, [c for c in columns if not c.flexible], style, width, indent)
    below = f"{indent}    "
    room = max(width - len(below), _SHORTEST)
    return [
        "\n".join(
            [head]
            + [
                below + style.paint(part, row[flexible].meaning)
                for part in wrapped(row[flexible].text, room)
            ]
        )
        for head, row in zip(heads, rows, strict=True)
    ]


def natural_width(rows: Sequence[Sequence[Cell]], columns: Sequence[Column]) -> int:
    """How wide a table is where nothing has to give way."""
    return sum(_natural_widths(rows, columns)) + sum(column.gap for column in columns[:-1])


def _natural_widths(rows: Sequence[Sequence[Cell]], columns: Sequence[Column]) -> list[int]:
    return [max((width_of(row[n].text) for row in rows), default=0) for n in range(len(columns))]


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
        line = indent
        for cell, column, width, text in zip(row, columns, widths, texts, strict=True):
            part = text[number] if number < len(text) else ""
            blanks = width - width_of(part)
            before = {"left": 0, "centre": (blanks + 1) // 2, "right": blanks}[column.align]
            painted = style.paint(part, cell.meaning)
            line += f"{' ' * before}{painted}{' ' * (blanks - before + column.gap)}"
        lines.append(line.rstrip())
    return "\n".join(lines)
