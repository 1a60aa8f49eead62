"""A note's bytes as facts: `parse` is the one way from a file to what the rest works with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from oneonone.document.blocks import Blocks, Span, parse_blocks
from oneonone.document.comments import Comments, blanked, find_comments
from oneonone.document.conflicts import conflict_marks
from oneonone.document.diagnostics import Diagnostic
from oneonone.document.evidence import meeting_of, read_evidence
from oneonone.document.frontmatter import Header, find_header, key_line, read_header
from oneonone.document.items import Box, Setting, read_items
from oneonone.document.keys import Report
from oneonone.document.lines import Lines
from oneonone.document.log import LogEntry, read_log
from oneonone.document.metadata import MeetingFacts, read_meeting, read_profile
from oneonone.document.origin import Origin
from oneonone.document.sections import BUNDLED_THEMES, Section, Vocabulary, sections_of
from oneonone.domain.action_item import ItemLine
from oneonone.domain.meeting import Meeting
from oneonone.domain.person import Person
from oneonone.domain.record import NOTHING, Record
from oneonone.domain.theme import ThemeSet

_NO_HEADER = Header(0, 0, 0)
_NO_BLOCKS = Blocks()
_NO_COMMENTS = Comments((), ())


class Structure(Record):
    """Where everything stands in a note. `themes` are those its words are read by."""

    lines: Lines
    header: Header = _NO_HEADER
    values: Mapping[str, Any] = NOTHING
    blocks: Blocks = _NO_BLOCKS
    sections: tuple[Section, ...] = ()
    comments: Comments = _NO_COMMENTS
    boxes: tuple[Box, ...] = ()
    themes: ThemeSet = BUNDLED_THEMES


class Document:
    """Everything one note says. `readable` is False where its bytes are no text.

    Of `facts` (a meeting's front matter), `profile` and `log` only what fits the kind is set.
    `read` is asked once, and for where something stands alone.
    """

    facts: MeetingFacts | None = None
    profile: Person | None = None
    log: tuple[LogEntry, ...] = ()
    readable: bool = True
    conflicted: bool = False
    disagrees: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()

    def __init__(self, origin: Origin, read: Callable[[], Structure]) -> None:
        self.origin = origin
        self._read = read

    @cached_property
    def structure(self) -> Structure:
        """Where everything stands."""
        return self._read()

    @property
    def lines(self) -> Lines:
        """Its bytes."""
        return self.structure.lines

    @property
    def header(self) -> Header:
        """Where its front matter stands."""
        return self.structure.header

    @property
    def values(self) -> Mapping[str, Any]:
        """Its front matter, as YAML has it."""
        return self.structure.values

    @property
    def blocks(self) -> Blocks:
        """What it is made of."""
        return self.structure.blocks

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its headings."""
        return self.structure.sections

    @property
    def comments(self) -> Comments:
        """What nobody sees."""
        return self.structure.comments

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Its items, and where to change them."""
        return self.structure.boxes

    @property
    def day(self) -> date | None:
        """The day the note is of."""
        return self.origin.day

    @cached_property
    def items(self) -> tuple[ItemLine, ...]:
        """The lines of its items, without where in the note they are to be changed."""
        return tuple(box.facts for box in self.boxes)

    @cached_property
    def box_on(self) -> Mapping[int, Box]:
        """The items by the line they begin in."""
        return {box.facts.place.line: box for box in self.boxes}

    @cached_property
    def meeting(self) -> Meeting | None:
        """The meeting of a dated note; its evidence is read only here, for `todo` needs none."""
        day = self.origin.day
        if self.facts is None or day is None:
            return None
        lines, header, _, blocks, sections, comments, boxes, themes = self.structure
        written, prompts = read_evidence(
            lines, blocks, sections, comments, boxes, themes, header.body_start
        )
        themes_line = key_line(lines, header, "themes") if self.facts.themes else 1
        return meeting_of(self.origin, day, self.facts, self.items, written, prompts, themes_line)


def parse(data: bytes, origin: Origin, vocabulary: Vocabulary) -> Document:
    """The note `data` at `origin`. Never raises, whatever the bytes."""
    return _Parser(Lines(data), origin, vocabulary).parse()


class _Parser:
    def __init__(self, lines: Lines, origin: Origin, vocabulary: Vocabulary) -> None:
        self.lines = lines
        self.origin = origin
        self.vocabulary = vocabulary
        self.found: list[Diagnostic] = []

    def parse(self) -> Document:
        unreadable = self._unreadable()
        if unreadable:
            self._at(*unreadable)
            document = Document(self.origin, lambda: Structure(self.lines))
            document.readable = False
            document.diagnostics = tuple(self.found)
            return document
        header = find_header(self.lines)
        metadata = read_header(self.lines, header)
        if metadata.problem:
            code, line, column, message = metadata.problem
            self.found.append(Diagnostic(self.origin.path, line, column, code, message))
        return self._body(header, metadata.values)

    def _unreadable(self) -> tuple[str, int, str] | None:
        data = self.lines.data
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            return "N01", error.start, "not UTF-8 text; save the note as UTF-8 to have it read"
        nul = data.find(b"\0")
        if nul >= 0:
            return "N02", nul, "a NUL byte stands here; the note is damaged or no text"
        return None

    def _body(self, header: Header, values: Mapping[str, Any]) -> Document:
        marks = self._conflict_marks()
        # Read as blank lines, they are in no item's text and make no line a heading.
        data = blanked(self.lines.data, (header.body_start, len(self.lines.data)), marks)
        blocks = parse_blocks(data.decode("utf-8"), data, header.body_start)
        line_of = {heading.start: self.lines.number(heading.start) for heading in blocks.headings}
        sections = tuple(sections_of(blocks, self.vocabulary, line_of))
        comments = self._comments(blocks, header, marks)
        structure = Structure(
            lines=self.lines,
            header=header,
            values=values,
            blocks=blocks,
            sections=sections,
            comments=comments,
            boxes=self._boxes(blocks, sections, comments),
            themes=self.vocabulary.themes,
        )
        document = self._document(structure)
        document.conflicted = bool(marks)
        document.diagnostics = tuple(sorted(self.found))
        return document

    def _comments(self, blocks: Blocks, header: Header, marks: tuple[Span, ...]) -> Comments:
        comments = find_comments(self.lines, blocks, header.body_start, marks)
        for offset in blocks.unclosed:
            what = "comment" if self.lines.data.startswith(b"<!--", offset) else "code fence"
            self._at("N06", offset, f"this {what} is never closed, so what follows belongs to it")
        if comments.unclosed is not None:
            self._at(
                "N03", comments.unclosed, "this %% comment is never closed, so it hides nothing"
            )
        return comments

    def _conflict_marks(self) -> tuple[Span, ...]:
        marks = conflict_marks(self.lines.data)
        if marks:
            self._at("N04", marks[0][0], "git left a conflict here; resolve it in an editor")
        return marks

    def _boxes(
        self, blocks: Blocks, sections: tuple[Section, ...], comments: Comments
    ) -> tuple[Box, ...]:
        origin = self.origin
        setting = Setting(origin.path, origin.day, origin.sequence, origin.kind, origin.private)
        return read_items(
            self.lines, blocks, sections, comments, setting, self.vocabulary, self._at
        )

    def _document(self, structure: Structure) -> Document:
        """The document, with what only a note of its kind says."""
        origin, values, themes = self.origin, structure.values, self.vocabulary.themes
        document = Document(origin, lambda: structure)
        report = self._key_reporter(structure.header)
        if origin.kind == "meeting" and origin.day:
            document.facts = read_meeting(values, themes, report)
            document.disagrees = self._disagreement(document.facts, report)
        elif origin.kind == "profile" and origin.person:
            document.profile = read_profile(origin.person, values, themes, report)
        elif origin.kind == "log":
            document.log = read_log(
                self.lines,
                structure.blocks,
                structure.sections,
                structure.comments,
                themes,
                self._at,
            )
        return document

    def _disagreement(self, facts: MeetingFacts, report: Report) -> bool:
        """Whether front matter names another person or day than the path; the path holds."""
        wrong = False
        if facts.person is not None:
            named = self.vocabulary.handle_named(facts.person)
            if named != self.origin.person:
                report(
                    "F07",
                    "person",
                    f"person: {facts.person}, but the note lies in {self.origin.folder}/",
                )
                wrong = True
        if facts.date is not None and facts.date != self.origin.day:
            report("F07", "date", f"date: {facts.date}, but the file name says {self.origin.day}")
            wrong = True
        return wrong

    def _key_reporter(self, header: Header) -> Report:
        def report(code: str, key: str, message: str) -> None:
            line = key_line(self.lines, header, key)
            self.found.append(Diagnostic(self.origin.path, line, 1, code, message))

        return report

    def _at(self, code: str, offset: int, message: str) -> None:
        line, column = self.lines.number(offset), self.lines.column(offset)
        self.found.append(Diagnostic(self.origin.path, line, column, code, message))
