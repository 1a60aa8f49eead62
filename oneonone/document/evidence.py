"""What somebody wrote in a note, line by line, and which of the questions in it were answered."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from oneonone.document.blocks import Blocks, Span, covers
from oneonone.document.comments import Comments, blanked, overlapping
from oneonone.document.fields import tags_in
from oneonone.document.items import Box
from oneonone.document.lines import Lines
from oneonone.document.metadata import MeetingFacts
from oneonone.document.origin import Origin
from oneonone.document.sections import NOWHERE, Section
from oneonone.domain.action_item import ItemLine, State
from oneonone.domain.meeting import ClosedItem, Meeting, Prompt, WrittenLine
from oneonone.domain.record import Record
from oneonone.domain.theme import ThemeSet
from oneonone.domain.words import without_invisible

ASK = re.compile(rb"<!--\s*ask:\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*-->")
# Quote marks and bullets, then a box or nothing; possessive, so that it takes linear time.
_NOTHING = re.compile(
    r"\s*+(?:(?:>|(?:[-*+]|[0-9]{1,9}[.)])(?!\S))\s*+)*+(?:\[[ <!?*/xX>-]?\]\s*+)?+"
)


class _Question(Record):
    """A prompt with the lines that are question and not answer, and where its comment ends."""

    id: str
    first_line: int
    line: int
    end: int


def read_evidence(
    lines: Lines,
    blocks: Blocks,
    sections: Sequence[Section],
    comments: Comments,
    boxes: Sequence[Box],
    themes: ThemeSet,
    body_start: int,
) -> tuple[tuple[WrittenLine, ...], tuple[Prompt, ...]]:
    """The written lines of a note and its prompts.

    A line is written unless it is blank, a heading, a rule, a comment, an empty bullet or box, a
    prompt, or an unticked talking point. Unticked items with an id are marked, for only the
    earlier notes tell whether they were carried in.
    """
    return _Evidence(lines, blocks, sections, comments, boxes, themes, body_start).read()


def meeting_of(
    origin: Origin,
    day: date,
    facts: MeetingFacts,
    items: Sequence[ItemLine],
    written: tuple[WrittenLine, ...],
    prompts: tuple[Prompt, ...],
    themes_line: int,
) -> Meeting:
    """The meeting of a note, by what its front matter says and what is written in it."""
    return Meeting(
        path=origin.path,
        date=day,
        sequence=origin.sequence,
        status=facts.status,
        moved_to=facts.moved_to,
        reason=facts.reason,
        template=facts.template,
        mode=facts.mode,
        duration=facts.duration,
        actual=facts.actual,
        themes=facts.themes,
        themes_line=themes_line,
        mood=facts.mood,
        recap_sent=facts.recap_sent,
        tags=facts.tags,
        written=written,
        closed=_closed_items(items),
        prompts=prompts,
        item_ids=frozenset(line.key for line in items if line.id),
    )


def _closed_items(items: Sequence[ItemLine]) -> tuple[ClosedItem, ...]:
    """The talking points and the items with an id that stand closed in a note."""
    return tuple(
        ClosedItem(
            is_topic=line.kind == "topic",
            id=line.key if line.id else None,
            on=line.done or line.cancelled,
        )
        for line in items
        if line.state.is_closed and (line.kind == "topic" or line.id)
    )


def _is_ticked_here(line: ItemLine) -> bool:
    """Whether a box was ticked in its meeting: one ticked before its day only stands there."""
    before = line.done is not None and line.note_date is not None and line.done < line.note_date
    return line.state is State.DONE and not before


class _Evidence:
    def __init__(
        self,
        lines: Lines,
        blocks: Blocks,
        sections: Sequence[Section],
        comments: Comments,
        boxes: Sequence[Box],
        themes: ThemeSet,
        body_start: int,
    ) -> None:
        self.lines = lines
        self.blocks = blocks
        self.sections = sections
        self.comments = comments
        self.themes = themes
        self.boxes = boxes
        self.code = sorted(blocks.code)
        self.first = bisect_left(lines.starts, body_start) + 1

    def read(self) -> tuple[tuple[WrittenLine, ...], tuple[Prompt, ...]]:
        questions = self._questions()
        skipped = self._scaffold(questions)
        asked_on = {question.line: question for question in questions}
        heading_lines = {section.line for section in self.sections}
        answered: set[_Question] = set()
        written = []
        current: _Question | None = None
        boxes = self._boxes_by_line()
        for number in range(self.first, len(self.lines) + 1):
            if number in heading_lines:
                current = None
            if number in asked_on:
                current = asked_on[number]
                line = self._line(number, boxes, from_offset=current.end)
            elif number in skipped:
                continue
            else:
                line = self._line(number, boxes)
            if line is None:
                continue
            if current is not None and not line.was_carried_in(()):
                answered.add(current)
                line = line._replace(answers=self._theme(current.id))
            written.append(line)
        prompts = tuple(
            Prompt(q.id, self._theme(q.id), q.line, q in answered, q.first_line) for q in questions
        )
        return tuple(written), prompts

    def _theme(self, question_id: str) -> str | None:
        return self.themes.resolve(question_id.rpartition("-")[0])

    def _questions(self) -> list[_Question]:
        questions: list[_Question] = []
        for start, end in self.blocks.comments:
            match = ASK.fullmatch(self.lines.data, start, end)
            if match is None or not covers(self.blocks.quotes, start):
                continue
            if covers(self.comments.percent, start):
                continue
            line = self.lines.number(start)
            first = self._first_line(start, line)
            if questions and questions[-1].line >= first:
                first = line  # what stands between two questions answers the first
            questions.append(_Question(match[1].decode(), first, line, end))
        return questions

    def _first_line(self, start: int, line: int) -> int:
        """The line a question begins in: a quoted paragraph, reflowed perhaps, leads up to it.

        A comment at the beginning of its line ends the paragraph above; that is the question still.
        """
        paragraphs = self.blocks.quoted_paragraphs
        place = bisect_right(paragraphs, start, key=lambda paragraph: paragraph[0])
        if place == 0 or self.lines.number(paragraphs[place - 1][1] - 1) < line - 1:
            return line
        return self.lines.number(paragraphs[place - 1][0])

    def _scaffold(self, questions: Sequence[_Question]) -> set[int]:
        """The lines that are headings, rules, questions or unticked talking points."""
        skipped: set[int] = set()
        for heading in self.blocks.headings:
            skipped |= self._lines_of((heading.start, heading.end))
        for rule in self.blocks.rules:
            skipped |= self._lines_of(rule)
        for question in questions:
            skipped |= set(range(question.first_line, question.line))
        for box in self.boxes:
            if box.facts.kind == "topic" and not _is_ticked_here(box.facts):
                skipped |= set(range(box.first_line, box.last_line + 1))
        return skipped

    def _lines_of(self, span: Span) -> set[int]:
        last = max(span[1] - 1, span[0])
        return set(range(self.lines.number(span[0]), self.lines.number(last) + 1))

    def _boxes_by_line(self) -> dict[int, Box]:
        by_line: dict[int, Box] = {}
        for box in self.boxes:
            for number in range(box.first_line, box.last_line + 1):
                by_line[number] = box
        return by_line

    def _line(
        self, number: int, boxes: dict[int, Box], from_offset: int | None = None
    ) -> WrittenLine | None:
        start, end = self.lines.span(number)
        start = start if from_offset is None else min(from_offset, end)
        shown = blanked(
            self.lines.data, (start, end), overlapping(self.comments.spans, (start, end))
        )
        if _NOTHING.fullmatch(without_invisible(shown.decode())):
            return None
        inked = start + len(shown) - len(shown.lstrip())
        heading = self.blocks.heading_at(inked)
        section = self.sections[heading] if heading is not None else NOWHERE
        box = boxes.get(number)
        carry = box.facts if box and box.facts.id and not _is_ticked_here(box.facts) else None
        return WrittenLine(
            line=number,
            tags=self._tags(start, shown),
            section_theme=section.theme,
            in_agenda=section.in_agenda,
            private=section.private,
            carry_id=carry.key if carry else None,
            carry_open=carry is not None and carry.state.is_open,
        )

    def _tags(self, start: int, shown: bytes) -> tuple[str, ...]:
        if b"#" not in shown:
            return ()
        text = bytearray(shown)
        for first, last in overlapping(self.code, (start, start + len(shown))):
            low, high = max(first - start, 0), min(last - start, len(text))
            text[low:high] = b"\x00" * (high - low)
        found = (self.themes.resolve_tag(tag) for tag in tags_in(text.decode()))
        return tuple(dict.fromkeys(theme for theme in found if theme))
