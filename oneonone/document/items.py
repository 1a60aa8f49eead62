"""Checkbox items of a note: which list items are one, their own lines, their fields."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from oneonone.document.blocks import Blocks, ListItem, Span, covers
from oneonone.document.comments import Comments, overlapping
from oneonone.document.fields import (
    DATE_FIELDS,
    Field,
    OwnText,
    is_sound,
    own_text,
    owner_words,
    read_fields,
    without,
)
from oneonone.document.lines import Lines
from oneonone.document.sections import NOWHERE, Section, Vocabulary
from oneonone.domain.action_item import BOXES, ME, ItemLine, Kind, Place, hash_id
from oneonone.domain.dates import NEXT_MEETING, resolve_word
from oneonone.domain.words import normalised

Report = Callable[[str, int, str], None]
"""Called with a diagnostic's code, byte offset and message."""

_BOX = re.compile(r"\[(.)\][ \t]", re.DOTALL)
_NEARLY = re.compile(r"\[ ?\]\S|\[\][ \t]+\S|\[[^\w\s\[\]^(]\][ \t]+\S|\[[oOvVyY]\][ \t]+\S")
_QUOTE_MARK = rb"[ \t]*(?:>[ \t]?){0,%d}[ \t]*"
_PIECE_END = re.compile(rb"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Box:
    """An item as it stands in a note: the facts, and where to change them.

    `mark` is the span of the character in the box; `owner_span` counts characters of `own.text`.
    """

    facts: ItemLine
    mark: Span
    own: OwnText
    fields: tuple[Field, ...]
    owner_span: Span | None
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reader of a note's items must know about the note."""

    path: str
    day: date | None
    sequence: tuple[int, int, str]
    document_kind: str
    private: bool


def read_items(
    lines: Lines,
    blocks: Blocks,
    sections: Sequence[Section],
    comments: Comments,
    setting: Setting,
    vocabulary: Vocabulary,
    report: Report,
) -> tuple[Box, ...]:
    """Every checkbox item in the order of the text; what looks odd goes to `report`."""
    boxes: list[Box] = []
    place_of: dict[int, int] = {}
    twins: Counter[str] = Counter()
    for index, item in enumerate(blocks.items):
        mark = _mark(lines, item, comments, report)
        if mark is None:
            continue
        own = _own_text(lines.data, item, mark, comments)
        if not own.hidden.strip():
            continue  # an empty box
        heading = blocks.heading_at(item.text_start)
        section = sections[heading] if heading is not None else NOWHERE
        parent = item.parent
        while parent is not None and parent not in place_of:
            parent = blocks.items[parent].parent
        reading = _Reading(lines, own, setting, vocabulary, report)
        box = reading.box(mark, section, None if parent is None else place_of[parent], item, twins)
        place_of[index] = len(boxes)
        boxes.append(box)
    return tuple(boxes)


def _mark(lines: Lines, item: ListItem, comments: Comments, report: Report) -> Span | None:
    """Where the character in the box stands; None where the list item is no checkbox item."""
    data = lines.data
    start = item.text_start
    same_line = lines.number(item.start) == lines.number(start)
    if data[start : start + 1] != b"[" or data[start - 1 : start] == b"\\" or not same_line:
        return None
    if covers(comments.percent, start):
        return None
    text = data[start : lines.span(lines.number(start))[1]][:80].decode("utf-8", "ignore")
    match = _BOX.match(text)
    if match is None or match[1] not in BOXES:
        if _NEARLY.match(text):
            report(
                "I01",
                start,
                "this looks like a checkbox, but is none; a box is [ ], [x], [/], [-] or [>] "
                "and a blank after it",
            )
        return None
    return start + 1, start + 1 + len(match[1].encode())


def _own_text(data: bytes, item: ListItem, mark: Span, comments: Comments) -> OwnText:
    pieces: list[Span] = []
    start = mark[1] + 2
    prefix = re.compile(_QUOTE_MARK % item.quote_depth)
    while True:
        line_end = _PIECE_END.search(data, start, item.text_end)
        end = line_end.start() if line_end else item.text_end
        pieces.append(_trimmed(data, start, end, last=line_end is None))
        if line_end is None:
            break
        marker = prefix.match(data, line_end.end(), item.text_end)
        start = marker.end() if marker else line_end.end()
    whole = (mark[0], item.text_end)
    hidden = overlapping(comments.spans, whole)
    return own_text(data, pieces, item.code, hidden)


def _trimmed(data: bytes, start: int, end: int, last: bool) -> Span:
    """A line's text without the blanks around it and the backslash of a hard line break."""
    while start < end and data[start : start + 1] in (b" ", b"\t"):
        start += 1
    while end > start and data[end - 1 : end] in (b" ", b"\t"):
        end -= 1
    if not last and data[start:end].endswith(b"\\"):
        end -= 1
    return start, end


class _Reading:
    """Reads one item's fields into its facts."""

    def __init__(
        self,
        lines: Lines,
        own: OwnText,
        setting: Setting,
        vocabulary: Vocabulary,
        report: Report,
    ) -> None:
        self.lines = lines
        self.own = own
        self.setting = setting
        self.vocabulary = vocabulary
        self.report = report
        self.fields: list[Field] = []

    def box(
        self, mark: Span, section: Section, parent: int | None, item: ListItem, twins: Counter[str]
    ) -> Box:
        self._read_fields()
        spans = [(found.start, found.end) for found in self.fields]
        owner, owner_span = self._owner(spans)
        removed = spans if owner_span is None else [*spans, owner_span]
        text = without(self.own, removed) or without(self.own, [])
        dates = {name: self._date(name) for name in DATE_FIELDS}
        data = self.lines.data
        state = BOXES[data[slice(*mark)].decode()]
        if state.is_open and (dates["done"] or dates["cancelled"]):
            self.report("I09", mark[0], "the box is open, but the item has a closing date")
        tags = tuple(found.value for found in self.fields if found.name == "tag")
        ids = [found.value for found in self.fields if found.name == "id"]
        twin = twins[text]
        twins[text] += 1
        first = self.lines.number(item.start)
        start, end = self.lines.span(first)
        facts = ItemLine(
            place=Place(self.setting.path, first),
            note_date=self.setting.day,
            sequence=self.setting.sequence,
            kind=self._kind(section),
            state=state,
            text=text,
            raw=data[start:end].decode(),
            hash_id=hash_id(self.setting.path, text, twin),
            id=ids[0] if ids else None,
            owner=owner,
            due_next=self._value("due").lower() == NEXT_MEETING,
            priority=self._value("priority").lower() or None,
            tags=tags,
            themes=self._themes(tags, section),
            heading=section.heading or None,
            side=self._side(section, owner),
            private=section.private or self.setting.private,
            parent=parent,
            **dates,
        )
        last = self.lines.number(self.own.pieces[-1][0])
        return Box(facts, mark, self.own, tuple(self.fields), owner_span, first, last)

    def _read_fields(self) -> None:
        for found in read_fields(self.own):
            if is_sound(found):
                self._mention_contradiction(found)
                self.fields.append(found)
            elif found.name in DATE_FIELDS and (
                found.dialect != "tasks" or found.value[:1].isdigit()
            ):
                self.report(
                    "I03",
                    self.own.offset(found.value_start),
                    f"{found.name} holds no date: {found.value}",
                )

    def _mention_contradiction(self, found: Field) -> None:
        first = self._value(found.name)
        if found.name != "tag" and first and first.lower() != found.value.lower():
            self.report(
                "I02",
                self.own.offset(found.start),
                f"two values for {found.name}; the first one ({first}) holds",
            )

    def _value(self, name: str) -> str:
        return next((found.value for found in self.fields if found.name == name), "")

    def _date(self, name: str) -> date | None:
        value = self._value(name)
        if not value or value.lower() == NEXT_MEETING:
            return None
        anchor = self.setting.day
        if anchor is not None:
            return resolve_word(value, anchor)
        day = resolve_word(value, date(2000, 1, 1))
        if day is not None and not value[:1].isdigit():
            found = next(found for found in self.fields if found.name == name)
            self.report(
                "I04",
                self.own.offset(found.value_start),
                f"{value} has no meaning here, the note has no day; write the date out",
            )
            return None
        return day

    def _owner(self, spans: list[Span]) -> tuple[str | None, Span | None]:
        explicit = next((found for found in self.fields if found.name == "owner"), None)
        if explicit is not None:
            return self._handle(explicit.value.lstrip("@")), None
        for name, (start, end), linked in owner_words(self.own, spans):
            if linked:
                parts = [part.rsplit("/", 1)[-1] for part in name.split("|")]
                known = [self._known(part) for part in parts]
                owner = next((one for one in known if one), None)
                if owner is None:
                    continue
            else:
                owner = self._handle(name)
            if self.own.text[end : end + 1] in (":", ","):
                end += 1
            return owner, (start, end)
        return None, None

    def _handle(self, word: str) -> str:
        return self._known(word) or word.lower()

    def _known(self, word: str) -> str | None:
        if word.lower() == ME:
            return ME
        handle = self.vocabulary.people.get(normalised(word))
        return ME if (handle or word.lower()) in self.vocabulary.me else handle

    def _kind(self, section: Section) -> Kind:
        if self.setting.document_kind == "agenda" or section.in_agenda:
            return "topic"
        if self.setting.document_kind == "profile" and normalised(section.heading) == "goals":
            return "goal"
        return "action"

    def _side(self, section: Section, owner: str | None) -> str | None:
        if self.setting.document_kind != "agenda" and not section.in_agenda:
            return None
        if section.side:
            return section.side
        return "mine" if owner in (None, ME) else "theirs"

    def _themes(self, tags: tuple[str, ...], section: Section) -> tuple[str, ...]:
        themes = [self.vocabulary.themes.resolve_tag(tag) for tag in tags]
        themes.append(section.theme)
        return tuple(dict.fromkeys(theme for theme in themes if theme))
