"""Comments: HTML's `<!-- … -->` and Obsidian's `%% … %%`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from oneonone.document.blocks import Blocks, Span, covers
from oneonone.document.lines import Lines

_BEFORE_BLOCK = re.compile(rb"[ \t>]*")


@dataclass(frozen=True, slots=True)
class Comments:
    """All comments of a note in order, and where a `%%` block opens that is never closed."""

    spans: tuple[Span, ...]
    percent: tuple[Span, ...]
    unclosed: int | None = None


def find_comments(lines: Lines, blocks: Blocks, body_start: int) -> Comments:
    """The HTML comments the parser saw, and the `%%` ones.

    `%%` opens a block comment at a line's start, or a comment that closes in the same line; in
    code and in HTML comments it means nothing. A block that is never closed hides nothing.
    """
    percent, unclosed = _percent_comments(lines, blocks, body_start)
    return Comments(tuple(sorted([*blocks.comments, *percent])), tuple(percent), unclosed)


def _percent_comments(
    lines: Lines, blocks: Blocks, body_start: int
) -> tuple[list[Span], int | None]:
    data = lines.data
    if data.find(b"%%", body_start) < 0:
        return [], None
    marks = _marks(data, body_start, sorted(blocks.code), blocks.comments)
    found: list[Span] = []
    place = 0
    while place < len(marks):
        mark = marks[place]
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
    marks = []
    for match in re.finditer(rb"%%", data[start:]):
        offset = start + match.start()
        if not covers(code, offset) and not covers(comments, offset):
            marks.append(offset)
    return marks


def blanked(data: bytes, span: Span, hidden: Iterable[Span]) -> bytes:
    """A stretch of the note with the hidden spans turned into blanks."""
    start, end = span
    shown = bytearray(data[start:end])
    for first, last in hidden:
        low, high = max(first, start), min(last, end)
        if low < high:
            shown[low - start : high - start] = b" " * (high - low)
    return bytes(shown)


def overlapping(spans: Sequence[Span], span: Span) -> list[Span]:
    """Those of the sorted, disjoint `spans` that share a byte with `span`."""
    from bisect import bisect_left

    first = bisect_left(spans, span[0], key=lambda s: s[1])
    found = []
    for one in spans[first:]:
        if one[0] >= span[1]:
            break
        found.append(one)
    return found
