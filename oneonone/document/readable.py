"""A note line by line for reading, and which of its lines are private."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oneonone.document.blocks import Span
from oneonone.document.comments import blanked, overlapping
from oneonone.document.doubts import Doubt, doubt_in
from oneonone.document.log import LogEntry
from oneonone.document.meeting_document import Document
from oneonone.document.sections import Vocabulary
from oneonone.domain.record import Record

_FOR_ME = "note"
"""The kind of log entry that is for the manager's eyes, as everything in private/ is."""


class NoteLine(Record):
    """One line without its end. `header` says that it is of the front matter, fences included."""

    number: int
    text: str
    private: bool
    header: bool = False


def readable_lines(document: Document) -> list[NoteLine]:
    """Every line of a note, none where its bytes are no text.

    Private are the lines that touch a private section, all in private/, and of a log all that is
    not plainly an entry about praise or feedback.
    """
    if not document.readable:
        return []
    return [_note_line(document, *one) for one in _lines_with_privacy(document)]


def public_lines(document: Document, vocabulary: Vocabulary) -> tuple[list[NoteLine], Doubt | None]:
    """The lines that are not private, without comments, and none from a doubt on.

    The doubt comes along where it left something out.
    """
    doubt = None if document.origin.private else doubt_in(document, vocabulary)
    last = doubt.line - 1 if doubt else len(document.lines)
    shown = (line for line in readable_lines(document)[:last] if not line.private)
    bare = (_without_comments(document, line) for line in shown)
    return [line for line in bare if line is not None], doubt


def entries_by_line(document: Document) -> Mapping[int, LogEntry]:
    """The log entry each line belongs to: an entry has its list item, and all that is in that."""
    starting = {entry.line: entry for entry in document.log}
    found: dict[int, LogEntry] = {}
    for item in document.blocks.items:
        entry = starting.get(document.lines.number(item.text_start))
        if entry is not None:
            text = document.lines.data[item.start : item.end].rstrip()
            first = document.lines.number(item.start)
            last = document.lines.number(item.start + len(text) - 1)
            found |= dict.fromkeys(range(first, last + 1), entry)
    return found


def _lines_with_privacy(document: Document) -> Iterator[tuple[int, bool]]:
    """Each line's number, and whether it is private: any byte of it in a private section."""
    origin = document.origin
    spans = _private_spans(document)
    entries = entries_by_line(document) if origin.kind == "log" else {}
    for number in range(1, len(document.lines) + 1):
        private = origin.private or bool(overlapping(spans, document.lines.span(number)))
        if origin.kind == "log":
            entry = entries.get(number)
            private = private or entry is None or entry.kind == _FOR_ME
        yield number, private


def _private_spans(document: Document) -> list[Span]:
    turns = document.blocks.turns
    ends = [*(offset for offset, _ in turns[1:]), len(document.lines.data)]
    return [
        (start, end)
        for (start, heading), end in zip(turns, ends, strict=False)
        if heading is not None and document.sections[heading].private and start < end
    ]


def _note_line(document: Document, number: int, private: bool) -> NoteLine:
    header = document.header
    in_header = header.present and document.lines.starts[number - 1] < header.body_start
    return NoteLine(number, document.lines.text(number), private, in_header)


def _without_comments(document: Document, line: NoteLine) -> NoteLine | None:
    """The line with blanks for its comments; None where nothing else stood in it."""
    span = document.lines.span(line.number)
    hidden = overlapping(document.comments.spans, span)
    if not hidden:
        return line
    text = blanked(document.lines.data, span, hidden).decode("utf-8").rstrip()
    return line._replace(text=text) if text.strip() else None
