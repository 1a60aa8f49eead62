"""Which list items are checkbox items, and what their own lines are."""

from __future__ import annotations

import re
from collections.abc import Callable

from oneonone.document.blocks import ListItem, Span, covers
from oneonone.document.comments import Comments, overlapping
from oneonone.document.fields import OwnText, own_text
from oneonone.document.lines import Lines
from oneonone.domain.action_item import BOXES

Report = Callable[[str, int, str], None]
"""Called with a diagnostic's code, byte offset and message."""

_BOX = re.compile(r"\[(.)\][ \t]")
# What people type for a box: blanks too many or too few, another sign, a letter for a tick. Links,
# footnotes and `[1] see` are not.
_NEARLY = re.compile(
    r"\[[ \t]*[xX]?[ \t]*\](?![(\[:.,;])\s*\S|\[[^\w\s\[\]^(]\][ \t]+\S|\[[oOvVyY]\][ \t]+\S"
)
_QUOTE_MARK = re.compile(rb"[ \t]*>")
_LINE_END = re.compile(rb"\r\n|\n|\r")


def box_mark(lines: Lines, item: ListItem, comments: Comments, report: Report) -> Span | None:
    """Where the character in the box stands; None where the list item is no checkbox item."""
    data, start = lines.data, item.text_start
    if data[start : start + 1] != b"[" or data[start - 1 : start] == b"\\":
        return None
    line = lines.number(start)
    if line != lines.number(item.start) or covers(comments.percent, start):
        return None
    end = min(lines.span(line)[1], start + 80)
    text = data[start:end].decode("utf-8", "ignore")
    match = _BOX.match(text)
    if match and match[1] in BOXES:
        return start + 1, start + 2
    if _NEARLY.match(text):
        report(
            "I01",
            start,
            "this looks like a checkbox, but is none; a box is [ ], [x], [/], [-] or [>] "
            "and a blank after it",
        )
    return None


def own_lines(data: bytes, item: ListItem, mark: Span, comments: Comments) -> OwnText:
    """The item's first paragraph without its box and the marks of the quotes around it."""
    pieces: list[Span] = []
    start = mark[1] + 2
    for line_end in _LINE_END.finditer(data, start, item.text_end):
        line = data[start : line_end.start()]
        hard_break = (len(line) - len(line.rstrip(b"\\"))) % 2  # two stand for a backslash
        pieces.append(_without_blanks(data, start, line_end.start() - hard_break))
        start = _after_quote_marks(data, line_end.end(), item.quote_depth)
    pieces.append(_without_blanks(data, start, item.text_end))
    hidden = overlapping(comments.spans, (mark[0], item.text_end))
    return own_text(data, pieces, item.code, hidden)


def _after_quote_marks(data: bytes, start: int, depth: int) -> int:
    """Where a further line's text begins; one that goes on lazily has fewer marks, or none."""
    while depth and (mark := _QUOTE_MARK.match(data, start)):
        start, depth = mark.end(), depth - 1
    return start


def _without_blanks(data: bytes, start: int, end: int) -> Span:
    text = data[start:end]
    end -= len(text) - len(text.rstrip(b" \t"))
    return min(start + len(text) - len(text.lstrip(b" \t")), end), end
