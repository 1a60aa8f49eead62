"""What somebody wrote in a meeting's note, as text: line by line, each with its section."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from oneonone.document.comments import blanked, overlapping
from oneonone.document.meeting_document import Document
from oneonone.document.sections import NOWHERE, Section


@dataclass(frozen=True, slots=True)
class Passage:
    """A written line: its number, its text without comments, and the section it stands in."""

    line: int
    text: str
    section: Section


def passages(document: Document, earlier_ids: Collection[str] = ()) -> list[Passage]:
    """The written lines of a dated note (docs/glossary.md, "written"), in the order of the text.

    Lines of items that only were carried in, by `earlier_ids`, are left out. For the manager's
    eyes: private sections are in it, with `section.private` set.
    """
    if document.meeting is None:
        return []
    return [
        _passage(document, written.line) for written in document.meeting.written_lines(earlier_ids)
    ]


def _passage(document: Document, line: int) -> Passage:
    start, end = document.lines.span(line)
    shown = blanked(
        document.lines.data, (start, end), overlapping(document.comments.spans, (start, end))
    )
    inked = start + len(shown) - len(shown.lstrip())
    heading = document.blocks.heading_at(inked)
    section = document.sections[heading] if heading is not None else NOWHERE
    return Passage(line, shown.decode("utf-8", "replace").strip(), section)
