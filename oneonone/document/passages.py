"""What somebody wrote in a meeting's note, as text: line by line, each with its section."""

from __future__ import annotations

import re
from collections.abc import Collection

from oneonone.document.comments import blanked, overlapping
from oneonone.document.evidence import ASK, read_evidence
from oneonone.document.meeting_document import Document
from oneonone.document.sections import NOWHERE, Section
from oneonone.domain.meeting import Prompt
from oneonone.domain.record import Record
from oneonone.domain.theme import theme_set

_MARKS = re.compile(r"(?:>\s*|(?:[-*+]|\d{1,9}[.)])\s+)*+")


class Passage(Record):
    """A written line: its number, its text without comments, and the section it stands in."""

    line: int
    text: str
    section: Section

    @property
    def plain(self) -> str:
        """The text without the marks of quotes and lists before it."""
        return _MARKS.sub("", self.text, count=1)


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


def page_passages(document: Document) -> list[Passage]:
    """The written lines of a note that is no meeting's, such as one below private/.

    None of one that is no text.
    """
    if not document.readable:
        return []
    written, _ = read_evidence(
        document.lines,
        document.blocks,
        document.sections,
        document.comments,
        document.boxes,
        theme_set(),  # only the lines are wanted, whatever their themes
        document.header.body_start,
    )
    return [_passage(document, line.line) for line in written]


def question_passage(document: Document, prompt: Prompt) -> Passage:
    """A question as its note has it, on one line, without quote marks and comments."""
    asked = _passage(document, prompt.line)
    words = []
    for line in range(prompt.first_line, prompt.line + 1):
        text = document.lines.text(line)
        if line == prompt.line:  # what stands behind the mark is the answer already
            text = ASK.split(text.encode(), maxsplit=1)[0].decode()
        words += text.lstrip(" \t>").split()
    return Passage(prompt.line, " ".join(words), asked.section)


def _passage(document: Document, line: int) -> Passage:
    start, end = document.lines.span(line)
    shown = blanked(
        document.lines.data, (start, end), overlapping(document.comments.spans, (start, end))
    )
    inked = start + len(shown) - len(shown.lstrip())
    heading = document.blocks.heading_at(inked)
    section = document.sections[heading] if heading is not None else NOWHERE
    return Passage(line, shown.decode("utf-8", "replace").strip(), section)
