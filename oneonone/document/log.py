"""The entries of a person's log.md: `- 2026-11-20 praise: text #theme`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from oneonone.document.blocks import Blocks, ListItem, covers
from oneonone.document.boxes import Report
from oneonone.document.comments import Comments, overlapping
from oneonone.document.fields import OwnText, own_text, tags_in, without
from oneonone.document.lines import Lines
from oneonone.document.sections import NOWHERE, Section
from oneonone.domain.coverage import Evidence
from oneonone.domain.dates import parse_iso
from oneonone.domain.record import Record
from oneonone.domain.theme import ThemeSet

KINDS = ("praise", "feedback-given", "feedback-received", "note")

_THEME_OF = {
    "praise": "recognition",
    "feedback-given": "feedback",
    "feedback-received": "feedback",
}
_ENTRY = re.compile(r"(\d{4}-\d{2}-\d{2})\s+([A-Za-z-]+)\s*:\s*(\S.*)")
_NEARLY = re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}\b|(?:{'|'.join(KINDS)})\s*:", re.IGNORECASE)


class LogEntry(Record):
    """Something noted between meetings; `themes` are those its tags name."""

    date: date
    kind: str
    text: str
    themes: tuple[str, ...]
    line: int
    private: bool


def read_log(
    lines: Lines,
    blocks: Blocks,
    sections: Sequence[Section],
    comments: Comments,
    themes: ThemeSet,
    report: Report,
) -> tuple[LogEntry, ...]:
    """Every entry in the order of the file; a list item that nearly is one is reported."""
    entries = []
    for item in blocks.items:
        if covers(comments.percent, item.text_start):
            continue
        own = _own_text(lines, item, comments)
        text = without(own, [])
        match = _ENTRY.fullmatch(text)
        day = parse_iso(match[1]) if match else None
        if match is None or day is None or match[2].lower() not in KINDS:
            if _NEARLY.match(text):
                expected = f"`- 2026-11-20 kind: text`, kind one of {', '.join(KINDS)}"
                report("L01", item.text_start, f"an entry is {expected}")
            continue
        tags = (themes.resolve_tag(tag) for tag in tags_in(own.hidden))
        heading = blocks.heading_at(item.text_start)
        section = sections[heading] if heading is not None else NOWHERE
        entries.append(
            LogEntry(
                day,
                match[2].lower(),
                match[3],
                tuple(dict.fromkeys(theme for theme in tags if theme)),
                lines.number(item.text_start),
                section.private,
            )
        )
    return tuple(entries)


def _own_text(lines: Lines, item: ListItem, comments: Comments) -> OwnText:
    span = (item.text_start, item.text_end)
    return own_text(lines.data, [span], item.code, overlapping(comments.spans, span))


def evidence_of_log(path: str, entries: Sequence[LogEntry]) -> list[Evidence]:
    """Praise and feedback show that their theme came up, and those their tags name."""
    return [
        Evidence(theme, entry.date, path, entry.line, "log")
        for entry in entries
        if entry.kind in _THEME_OF
        for theme in dict.fromkeys((_THEME_OF[entry.kind], *entry.themes))
    ]
