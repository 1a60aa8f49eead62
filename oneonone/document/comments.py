"""Comments: HTML's `<!-- … -->` and Obsidian's `%% … %%`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from oneonone.document.blocks import Blocks, Span, covers
from oneonone.document.lines import Lines
from oneonone.domain.record import Record

_MARK = re.compile(rb"%%")
_BEFORE_BLOCK = re.compile(rb"[ \t>]*")


class Comments(Record):
    """All comments of a note in order, and where a `%%` block opens that is never closed."""

    spans: tuple[Span, ...]
    percent: tuple[Span, ...]
    unclosed: int | None = None


def find_comments(
    lines: Lines, blocks: Blocks, body_start: int, marks: Sequence[Span] = ()
) -> Comments:
    """The HTML comments the parser saw, the `%%` ones, and git's `marks`: nobody wrote those.

    `%%` opens a block comment at a line's start, or a comment that closes in the same line; in
    code and in HTML comments it means nothing. A block that is never closed hides nothing.
    """
    percent, unclosed = _percent_comments(lines, blocks, body_start)
    return Comments(joined([*blocks.comments, *percent, *marks]), tuple(percent), unclosed)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one: `%%` may hold HTML comments."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return tuple(whole)


def _percent_comments(
    lines: Lines, blocks: Blocks, body_start: int
) -> tuple[list[Span], int | None]:
    data = lines.data
    if data.find(b"%%", body_start) < 0:
        return [], None
    marks = _marks(data, body_start, sorted(blocks.code), blocks.comments)
    found: list[Span] = []
    place = line_start = line_end = 0
    while place < len(marks):
        mark = marks[place]
        if mark >= line_end:
            line_start, line_end = lines.span(lines.number(mark))
        opens_block = _BEFORE_BLOCK.fullmatch(data, line_start, mark) is not None
        closing = marks[place + 1] if place + 1 < len(marks) else None
        if closing is not None and (opens_block or closing < line_end):
            found.append((mark, closing + 2))
            place += 2
        elif opens_block:
            return found, mark
        else:
            place += 1
    return found, None


def _marks(data: bytes, start: int, code: Sequence[Span], comments: Sequence[Span]) -> list[int]:
    offsets = (match.start() for match in _MARK.finditer(data, start))
    return [at for at in offsets if not covers(code, at) and not covers(comments, at)]


def blanked(data: bytes, span: Span, hidden: Sequence[Span]) -> bytes:
    """A stretch of the note with the hidden spans turned into blanks."""
    start, end = span
    if not hidden:
        return data[start:end]
    shown = bytearray(data[start:end])
    for first, last in hidden:
        low, high = max(first, start), min(last, end)
        if low < high:
            shown[low - start : high - start] = b" " * (high - low)
    return bytes(shown)


def overlapping(spans: Sequence[Span], span: Span) -> list[Span]:
    """Those of the sorted, disjoint `spans` that share a byte with `span`."""
    if not spans:
        return []  # of most notes, asked for every line
    first = bisect_right(spans, span[0], key=lambda one: one[1])
    last = bisect_left(spans, span[1], lo=first, key=lambda one: one[0])
    return list(spans[first:last])
