"""Checkbox items of a note as facts: state, fields, owner, section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from oneonone.document.blocks import Blocks, Span
from oneonone.document.boxes import Report, box_mark, own_lines
from oneonone.document.comments import Comments
from oneonone.document.fields import (
    DATE_FIELDS,
    Field,
    OwnText,
    is_sound,
    owner_words,
    read_fields,
    without,
)
from oneonone.document.lines import Lines
from oneonone.document.sections import NOWHERE, Section, Side, Vocabulary
from oneonone.domain.action_item import BOXES, ME, ItemLine, Kind, Place, State, hash_id
from oneonone.domain.dates import NEXT_MEETING, parse_iso, resolve_word
from oneonone.domain.record import Record
from oneonone.domain.words import normalised


class Box(Record):
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


class Setting(Record):
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
    reading = _Reading(lines, setting, vocabulary, report)
    boxes: list[Box] = []
    place_of: dict[int, int] = {}
    for index, item in enumerate(blocks.items):
        mark = box_mark(lines, item, comments, report)
        if mark is None:
            continue
        own = own_lines(lines.data, item, mark, comments)
        if not own.hidden.strip():
            continue  # an empty box
        heading = blocks.heading_at(item.text_start)
        section = sections[heading] if heading is not None else NOWHERE
        parent = item.parent
        while parent is not None and parent not in place_of:
            parent = blocks.items[parent].parent
        above = None if parent is None else place_of[parent]
        box = reading.box(item.start, mark, own, section, above)
        if box is not None:
            place_of[index] = len(boxes)
            boxes.append(box)
    return tuple(boxes)


class _Fields:
    """The fields of one item; of two values for one of them the first holds."""

    def __init__(self, own: OwnText, report: Report) -> None:
        self.own = own
        self.report = report
        self.sound: list[Field] = []
        self.first: dict[str, Field] = {}
        broken: set[str] = set()
        doubled: set[str] = set()
        for found in read_fields(own):
            name = found.name
            if is_sound(found):
                self.sound.append(found)
                first = self.first.setdefault(name, found)
                if first.value.lower() != found.value.lower() and name != "tag":
                    # Once for each field: a line of a megabyte is no reason for as much output.
                    if name not in doubled:
                        self.contradicts(name, first.value, found.start)
                    doubled.add(name)
            elif name in DATE_FIELDS and name not in broken and _meant_as_date(found):
                self._at("I03", found, f"{name} holds no date: {found.value}")
                broken.add(name)

    def value(self, name: str) -> str:
        """The value as it stands, empty where there is none."""
        found = self.first.get(name)
        return found.value if found else ""

    def date(self, name: str, anchor: date | None) -> date | None:
        """The date, words read relative to `anchor`; None for `next`, which needs other notes."""
        found = self.first.get(name)
        if found is None:
            return None
        if anchor is not None:
            return resolve_word(found.value, anchor)
        day = parse_iso(found.value)
        if day is None:
            message = "has no meaning here, the note has no day; write the date out"
            self._at("I04", found, f"{found.value} {message}")
        return day

    def contradicts(self, name: str, first: str, index: int) -> None:
        """Report a second value that stands at a character of the own text."""
        message = f"two values for {name}; the first one ({first}) holds"
        self.report("I02", self.own.offset(index), message)

    def _at(self, code: str, found: Field, message: str) -> None:
        self.report(code, self.own.offset(found.value_start), message)


def _meant_as_date(found: Field) -> bool:
    """Emoji are decoration too: `✅ nice` is no broken date."""
    return found.dialect != "tasks" or found.value[:1].isdigit()


class _Reading:
    """Makes boxes of one note's items, one after the other."""

    def __init__(
        self, lines: Lines, setting: Setting, vocabulary: Vocabulary, report: Report
    ) -> None:
        self.lines = lines
        self.setting = setting
        self.vocabulary = vocabulary
        self.report = report
        self.twins: Counter[str] = Counter()

    def box(
        self, start: int, mark: Span, own: OwnText, section: Section, parent: int | None
    ) -> Box | None:
        """The box, or None where nothing is said behind it."""
        fields = _Fields(own, self.report)
        spans = [(found.start, found.end) for found in fields.sound]
        owner, owner_span = self._owner(fields, spans)
        if owner_span is not None:
            spans.append(owner_span)
        # A tag may be all that an item says; dates, ids and owners alone promise nothing.
        tags = [(found.start, found.end) for found in fields.sound if found.name == "tag"]
        text = without(own, spans) or without(own, [one for one in spans if one not in tags])
        if not text:
            return None
        line = self.lines.number(start)
        state = BOXES[self.lines.data[slice(*mark)].decode()]
        facts = self._facts(line, state, section, fields, owner, text, parent)
        if state.is_open and (facts.done or facts.cancelled):
            self.report("I09", mark[0], "the box is open, but the item has a closing date")
        last_line = self.lines.number(own.pieces[-1][0])
        return Box(facts, mark, own, tuple(fields.sound), owner_span, line, last_line)

    def _facts(
        self,
        line: int,
        state: State,
        section: Section,
        fields: _Fields,
        owner: str | None,
        text: str,
        parent: int | None,
    ) -> ItemLine:
        setting, day = self.setting, self.setting.day
        tags = tuple(found.value for found in fields.sound if found.name == "tag")
        twin = self.twins[text]
        self.twins[text] += 1
        return ItemLine(
            place=Place(setting.path, line),
            note_date=day,
            sequence=setting.sequence,
            kind=self._kind(section),
            state=state,
            text=text,
            raw=self.lines.data[slice(*self.lines.span(line))].decode(),
            hash_id=hash_id(setting.path, text, twin),
            id=fields.value("id") or None,
            owner=owner,
            due=fields.date("due", day),
            due_next=fields.value("due").lower() == NEXT_MEETING,
            done=fields.date("done", day),
            cancelled=fields.date("cancelled", day),
            created=fields.date("created", day),
            scheduled=fields.date("scheduled", day),
            priority=fields.value("priority").lower() or None,
            tags=tags,
            themes=self._themes(tags, section),
            heading=section.heading or None,
            side=self._side(section, owner),
            private=section.private or setting.private,
            parent=parent,
        )

    def _owner(self, fields: _Fields, spans: Sequence[Span]) -> tuple[str | None, Span | None]:
        field = fields.first.get("owner")
        explicit = self._handle(field.value.lstrip("@")) if field else None
        for name, (start, end), linked in owner_words(fields.own, spans):
            owner = self._linked(name) if linked else self._handle(name)
            if owner is None:
                continue
            if explicit is None:
                comma = fields.own.text[end : end + 1] in (":", ",")
                return owner, (start, end + 1 if comma else end)
            if owner != explicit:
                fields.contradicts("owner", explicit, start)
            break
        return explicit, None

    def _handle(self, word: str) -> str:
        return self._known(word) or word.lower()

    def _linked(self, name: str) -> str | None:
        """Whom `[[people/Alice|A.]]` names, None where it is a link to anything else."""
        known = (self._known(part.rsplit("/", 1)[-1]) for part in name.split("|"))
        return next((one for one in known if one), None)

    def _known(self, word: str) -> str | None:
        if word.lower() == ME:
            return ME
        handle = self.vocabulary.people.get(normalised(word))
        return ME if (handle or word.lower()) in self.vocabulary.me else handle

    def _kind(self, section: Section) -> Kind:
        if self.setting.document_kind == "agenda" or section.in_agenda:
            return "topic"
        if self.setting.document_kind == "profile" and section.in_goals:
            return "goal"
        return "action"

    def _side(self, section: Section, owner: str | None) -> Side | None:
        if self.setting.document_kind != "agenda" and not section.in_agenda:
            return None
        return section.side or ("mine" if owner in (None, ME) else "theirs")

    def _themes(self, tags: tuple[str, ...], section: Section) -> tuple[str, ...]:
        themes = [self.vocabulary.themes.resolve_tag(tag) for tag in tags]
        themes.append(section.theme)
        return tuple(dict.fromkeys(theme for theme in themes if theme))
