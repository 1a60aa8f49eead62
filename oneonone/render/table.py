"""Columns that line up: by display width, so that CJK, emoji and accents keep their place.

Every `todo` on a terminal loads this, and a notebook of an organisation has open items by the ten
thousand: it imports little, and lays out column by column.
"""

from __future__ import annotations

from oneonone.domain.record import Record
from oneonone.render.visible import inline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from oneonone.render.style import Meaning, Style

    Align = Literal["left", "right", "centre"]
else:
    Align = str

GAP = 2
_SHORTEST = 16
_BELOW = "    "

# Letters whose width is beyond doubt; wcwidth knows all others, and takes longer to load than
# everything else a listing needs.
_NARROW = (
    *(("\x20", "\u02ff"), ("\u0370", "\u0482"), ("\u05d0", "\u05ea"), ("\u2010", "\u205e")),
    *(("\u20a0", "\u20bf"), ("\u2190", "\u2199"), ("\u25d0", "\u25d1"), ("\u2713", "\u2718")),
)
_WIDE = (
    *(("\u3041", "\u3096"), ("\u30a1", "\u30fa"), ("\u4e00", "\u9fff")),
    *(("\uac00", "\ud7a3"), ("\uff01", "\uff60")),
)

_narrow = {"\u00a0", *map(chr, range(0x20, 0x7F))}
"""Letters that were looked up and take one column; a notebook writes with a few dozen."""

_others: dict[str, int | None] = {}
"""Those that take more, with how many more, or None where that is in doubt."""


class Cell(Record):
    """A text and what it means."""

    text: str
    meaning: Meaning = "plain"


class Column(Record):
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
    sure = _sure_width(text)
    if sure is not None:
        return sure
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def _sure_width(text: str) -> int | None:
    """The width of a text all of whose letters have one that is beyond doubt."""
    width = len(text)
    for char in set(text).difference(_narrow):
        if char not in _others and _is_narrow(char):
            _narrow.add(char)
            continue
        more = _others.setdefault(char, 1 if _is_within(char, _WIDE) else None)
        if more is None:
            return None
        width += more * text.count(char)
    return width


def _is_narrow(char: str) -> bool:
    return _is_within(char, _NARROW) and char.isprintable()


def _is_within(char: str, ranges: Sequence[tuple[str, str]]) -> bool:
    return any(first <= char <= last for first, last in ranges)


def wrapped(text: str, width: int) -> list[str]:
    """A text as lines of at most `width` columns, parted between words where that is possible."""
    return _wrapped(text, width, is_even=_is_even(text))


def _is_even(text: str) -> bool:
    """Whether every letter surely takes one column."""
    return text.isascii() or _sure_width(text) == len(text)


def _wrapped(text: str, width: int, *, is_even: bool) -> list[str]:
    if is_even and text[:1] != " " and "  " not in text:
        return _cut(text, width)
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


def _cut(text: str, width: int) -> list[str]:
    """As `wrapped`, for letters of one column each and single blanks."""
    lines = []
    while len(text) > width:
        end = text.rfind(" ", 0, width + 1)
        lines.append(text[: end if end > 0 else width])
        text = text[end + 1 if end > 0 else width :]
    return [*lines, text]


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
    """One text a row, no wider than `width` unless a single word is.

    A flexible cell that is too long goes on below itself, so that nothing of it is lost; where
    hardly any room is left for it, it stands on lines of its own below its row. So do the last
    columns where even the others are too wide for one line.
    """
    filled = [_Filled([row[n] for row in rows], column) for n, column in enumerate(columns)]
    excess = len(indent) + _whole_width(filled) - width
    for number, column in enumerate(filled):
        if column.flexible and excess > 0:
            column.width -= excess
            if column.width < _SHORTEST:
                return _stacked(filled, number, style, width, indent)
    if excess > 0 and not any(column.flexible for column in filled):
        return _below_each_other(_groups(filled, style, width, indent))
    return _lines(filled, style, indent)


class _Filled:
    """A column with its cells: `texts` are safe for a terminal, `sizes` their widths."""

    def __init__(self, cells: Sequence[Cell | str], column: Column) -> None:
        self.texts = [cell if isinstance(cell, str) else cell.text for cell in cells]
        self.meanings: list[Meaning] | None = None
        if any(not isinstance(cell, str) for cell in cells):
            self.meanings = ["plain" if isinstance(cell, str) else cell.meaning for cell in cells]
        self.align, self.flexible, self.gap = column
        whole = "".join(self.texts)
        if not whole.isprintable():
            self.texts = [inline(text) for text in self.texts]
            whole = "".join(self.texts)
        self.evens = [True] * len(cells) if whole.isascii() else list(map(_is_even, self.texts))
        sized = zip(self.texts, self.evens, strict=True)
        self.sizes = [len(text) if even else width_of(text) for text, even in sized]
        self.width = max(self.sizes, default=0)

    def parts(self, style: Style) -> list[str]:
        """What stands in each line, the gap behind it included."""
        if self.align == "left" and (self.meanings is None or not style.color):
            whole = self.width + self.gap
            return [
                text + " " * (whole - size)
                for text, size in zip(self.texts, self.sizes, strict=True)
            ]
        return [
            self.part(number, text, size, style)
            for number, (text, size) in enumerate(zip(self.texts, self.sizes, strict=True))
        ]

    def part(self, number: int, text: str, size: int, style: Style) -> str:
        """A text of a row, or a piece of it, in its place."""
        blanks = self.width - size
        painted = style.paint(text, self.meanings[number]) if self.meanings else text
        if self.align == "left":
            return painted + " " * (blanks + self.gap)
        before = blanks if self.align == "right" else (blanks + 1) // 2
        return f"{' ' * before}{painted}{' ' * (blanks - before + self.gap)}"

    def to_wrap(self) -> list[int]:
        """The rows in which the text is not to stand as it is, in one line."""
        if not self.flexible:
            return []
        sized = enumerate(zip(self.texts, self.sizes, strict=True))
        return [n for n, (text, size) in sized if size > self.width or text[:1] == " "]

    def pieces(self, number: int, style: Style) -> list[str]:
        """The lines of a text that takes several, each in its place."""
        even = self.evens[number]
        lines = _wrapped(self.texts[number], self.width, is_even=even)
        return [
            self.part(number, line, len(line) if even else width_of(line), style) for line in lines
        ]


def _whole_width(filled: Sequence[_Filled]) -> int:
    return sum(column.width for column in filled) + sum(column.gap for column in filled[:-1])


def _lines(filled: Sequence[_Filled], style: Style, indent: str) -> list[str]:
    """One text a row; a cell that takes several lines goes on below itself."""
    parts = [column.parts(style) for column in filled]
    lines = [f"{indent}{''.join(row)}".rstrip() for row in zip(*parts, strict=True)]
    left = indent
    for place, column in enumerate(filled):
        for number in column.to_wrap():
            first, *more = column.pieces(number, style)
            row = [first if n == place else parts[n][number] for n in range(len(filled))]
            below = [f"{left}{piece}".rstrip() for piece in more]
            lines[number] = "\n".join([f"{indent}{''.join(row)}".rstrip(), *below])
        left += " " * (column.width + column.gap)
    return lines


def _stacked(
    filled: Sequence[_Filled], flexible: int, style: Style, width: int, indent: str
) -> list[str]:
    """Rows without their flexible cell, which follows below each."""
    column = filled[flexible]
    others = [*filled[:flexible], *filled[flexible + 1 :]]
    heads, *more = _groups(others, style, width, indent) if others else [[""] * len(column.texts)]
    below = indent + _BELOW
    column.align, column.width = "left", max(width - len(below), _SHORTEST)
    texts = [
        "\n".join(f"{below}{line}".rstrip() for line in column.pieces(number, style))
        for number in range(len(column.texts))
    ]
    return _below_each_other([heads, texts, *more])


def _groups(filled: Sequence[_Filled], style: Style, width: int, indent: str) -> list[list[str]]:
    """As many columns as fit next to each other, and those that did not, to stand below them."""
    parts: list[list[str]] = []
    rest = list(filled)
    while rest:
        left = indent + _BELOW if parts else indent
        count = 1
        while count < len(rest) and len(left) + _whole_width(rest[: count + 1]) <= width:
            count += 1
        parts.append(_lines(rest[:count], style, left))
        del rest[:count]
    return parts


def _below_each_other(parts: Sequence[Sequence[str]]) -> list[str]:
    """One text a row, of what each part has of it; where that is nothing there is no line."""
    rows = zip(*parts, strict=True)
    return ["\n".join([row[0], *(text for text in row[1:] if text.strip())]) for row in rows]


def natural_width(rows: Sequence[Sequence[Cell | str]], columns: Sequence[Column]) -> int:
    """How wide a table is where nothing has to give way."""
    return _whole_width(
        [_Filled([row[n] for row in rows], column) for n, column in enumerate(columns)]
    )
