"""Where a note leaves open what in it is private."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oneonone.document.blocks import Span, covers
from oneonone.document.comments import blanked, overlapping
from oneonone.document.lines import Lines
from oneonone.document.lookalikes import looks_private
from oneonone.document.meeting_document import Document
from oneonone.document.sections import Vocabulary
from oneonone.domain.record import Record

_BEFORE = r"[ \t>]*(?:[-*+][ \t]+)*"
_SIGNS = re.compile(rf"{_BEFORE}(?:#{{1,6}}[ \t]|#{{2,6}})(?P<words>.*)")
_BOLD_OR_CALLOUT = re.compile(
    rf"{_BEFORE}(?:(?P<sign>\*\*|__)(?P<words>[^*_]+)(?P=sign)[ \t:]*|\[!(?P<callout>[^\]]+)\].*)"
)
_BROKEN_HEADER = frozenset(("F01", "F02", "F03", "F04", "F05"))
# Of all other tags nobody knows what they open or hide.
_HARMLESS_TAG = re.compile(
    rb"</?(?:a|abbr|b|br|code|del|em|i|img|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>\r\n]*)?/?>",
    re.IGNORECASE,
)
_AT_MARGIN = re.compile(r" {0,3}(?![-*+>]|\d{1,9}[.)])\S")
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*")


class Doubt(Record):
    """A place, path and line, and what is unsure there."""

    path: str
    line: int
    message: str


def doubt_in(document: Document, vocabulary: Vocabulary) -> Doubt | None:
    """The first place that makes a reading of the note's private sections unsure; None: it is sure.

    Whatever another program or a human might read differently: what is never closed, what git
    left, a front matter that names somebody else or cannot be read, HTML that may be a heading or
    fold something away, and a heading that is none for us, or only for us, or that a human reads
    as private (`Privte`, or with letters of another alphabet) and we do not.
    """
    found = min(_reasons(document, vocabulary), default=None)
    return Doubt(document.origin.path, *found) if found else None


def _reasons(document: Document, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    if document.disagrees:
        yield 1, "its front matter names another person or day"
    if any(one.code in _BROKEN_HEADER for one in document.diagnostics):
        yield 1, "its front matter cannot be read, so nobody knows where it ends"
    if document.conflicted:
        yield 1, "git left a conflict in it"
    percent = document.comments.unclosed
    for offset in (*document.blocks.unclosed, *(() if percent is None else (percent,))):
        yield document.lines.number(offset), "code or a comment is opened here and never closed"
    for section in document.sections:
        if covers(document.comments.percent, section.start):
            yield section.line, "a heading stands in a comment"
    for number in headings_a_list_swallows(document):
        yield number, "this heading rules the list item above alone; begin it at the margin"
    for start, end in document.blocks.html:
        if not _is_harmless(document, (start, end)):
            yield document.lines.number(start), "HTML stands here, which may begin a section"
            break
    for number in (*_nearly_private(document), *_unread_private_headings(document, vocabulary)):
        yield number, "this reads like a private heading, but is none"


def headings_a_list_swallows(document: Document) -> Iterator[int]:
    """The lines of private headings that belong to a list item and look as if they did not.

    Indented by two blanks below a bullet they rule that item, and what follows at the margin is
    public again: nobody who sees the note expects that.
    """
    items = [(item.start, item.end) for item in document.blocks.items if item.parent is None]
    for section in document.sections:
        swallowed = section.own_role == "private" and covers(items, section.start)
        if swallowed and _AT_MARGIN.match(document.lines.text(section.line)):
            yield section.line


def _is_harmless(document: Document, span: Span) -> bool:
    """Whether raw HTML is nothing but comments, or one tag of mere emphasis."""
    html = blanked(document.lines.data, span, overlapping(document.blocks.comments, span)).strip()
    return not html or _HARMLESS_TAG.fullmatch(html) is not None


def _nearly_private(document: Document) -> Iterator[int]:
    """The lines of headings that mean nothing to us and that a human takes for private ones."""
    for section in document.sections:
        unknown = section.own_role is None and not section.private
        if unknown and looks_private(section.heading):
            yield section.line


def _unread_private_headings(document: Document, vocabulary: Vocabulary) -> Iterator[int]:
    """The lines of private headings in code, in HTML or of bold letters alone.

    They may be meant as such all the same, but below another private one that is no matter.
    """
    lines = document.lines
    headings = {
        number
        for heading in document.blocks.headings
        for number in range(lines.number(heading.start), lines.number(heading.end - 1) + 1)
    }
    for number in range(lines.number(document.header.body_start), len(lines) + 1):
        if number in headings or covers(document.comments.spans, lines.starts[number - 1]):
            continue
        words = _heading_words(lines, number)
        reads_so = words and (vocabulary.role(words) == "private" or looks_private(words))
        if reads_so and not _is_private(document, lines.starts[number - 1]):
            yield number


def _is_private(document: Document, offset: int) -> bool:
    heading = document.blocks.heading_at(offset)
    return heading is not None and document.sections[heading].private


def _heading_words(lines: Lines, number: int) -> str | None:
    """What a line would say as a heading; None where it does not look like one."""
    text = lines.text(number)
    signs = _SIGNS.fullmatch(text)
    if signs:
        return signs["words"]
    words = _BOLD_OR_CALLOUT.fullmatch(text)
    if words:
        return words["words"] or words["callout"]
    underlined = number < len(lines) and _UNDERLINE.fullmatch(lines.text(number + 1))
    return text.strip(" \t>") if underlined else None
