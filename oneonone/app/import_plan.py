"""What of a folder of notes kept elsewhere can come to the notebook, and what cannot and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date

from oneonone.app.import_headings import names_told, strangers
from oneonone.app.import_people import People, Who
from oneonone.app.import_whose import ForeignNote, Named, Unclear, Whose, who_or_why
from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import Progress
from oneonone.document.foreign_header import header_facts, header_problem
from oneonone.document.foreign_names import Reader, path_facts
from oneonone.document.foreign_notes import (
    CannotPart,
    Part,
    dated_parts,
    foreign_document,
    named_parts,
    rest_lines,
)
from oneonone.domain.record import Record
from oneonone.domain.words import normalised
from oneonone.domain.written_dates import Order, WrittenDate, YearlessDate, settled_orders
from oneonone.errors import OneOnOneError
from oneonone.store.foreign_files import ForeignFiles, read_foreign_file
from oneonone.store.notebook_dir import reason_of

_NOBODYS = "it stands below nobody's heading"
_BARE = "nothing stands below it"


class Piece(Record):
    """A note, or with a `line` the part of one from there on, whose person and day are known."""

    source: str
    line: int | None
    data: bytes
    who: Who
    day: date
    topic: str = ""


class Left(Record):
    """A note, or with a `line` the part of one from there on, that stays where it is, and why."""

    source: str
    line: int | None
    reason: str


def read_pieces(
    notebook: Notebook,
    files: ForeignFiles,
    into: str | None,
    order: Order | None,
    progress: Progress,
) -> list[Piece | Left]:
    """Everything in the files, in their order. `into` is the handle of the person all is about.

    `order` is that of day and month in the dates; without it the one that fits all written alike.
    """
    names = {normalised(text) for text in (notebook.settings.my_name, *notebook.settings.me)}
    reader = Reader(notebook.vocabulary, frozenset(names - {""}))
    found: list[Piece | Left] = [Left(one.path, None, one.reason) for one in files.skipped]
    notes = []
    for number, source in enumerate(files.notes):
        note = _read(files, source, reader)
        if isinstance(note, Left):
            found.append(note)
        else:
            notes.append(note)
        progress(number, len(files.notes))
    progress(len(files.notes), len(files.notes))
    found += _Pieces(notes, People(notebook), files.top.name, reader, into, order).all()
    return sorted(found, key=lambda one: (one.source, one.line or 0))


def _read(files: ForeignFiles, source: str, reader: Reader) -> ForeignNote | Left:
    try:
        data = read_foreign_file(files.top, source)
    except OSError as error:
        return Left(source, None, reason_of(error))
    document = foreign_document(data, reader.vocabulary)
    if not document.readable:
        return Left(source, document.diagnostics[0].line, document.diagnostics[0].message)
    path = path_facts(source, files.top.name, reader.me)
    header = header_facts(document.values, reader)
    if path.secret or header.secret:
        where = "its path" if path.secret else "its front matter"
        return Left(source, None, f"{where} says that it is private: only private/ keeps it so")
    if path.dates or path.day:
        return ForeignNote(source, document, path, header)
    try:
        return ForeignNote(source, document, path, header, tuple(dated_parts(document, reader)))
    except CannotPart as error:
        return ForeignNote(source, document, path, header, stuck=str(error))


class _Pieces:
    def __init__(
        self,
        notes: Sequence[ForeignNote],
        people: People,
        top: str,
        reader: Reader,
        into: str | None,
        order: Order | None,
    ) -> None:
        self.notes = notes
        self.people = people
        self.reader = reader
        self.into = into
        self.order = order
        self.orders = settled_orders(one for note in notes for one in self._dates(note))
        self.whose = Whose(notes, people, top)
        first = {note.source: self._named(note) for note in notes}
        self._meet(first)
        # Whom one note names, the others may name where nothing says that it is a person.
        self.named = {
            note.source: self._named(note) if isinstance(named, Unclear) else named
            for note in notes
            for named in (first[note.source],)
        }

    def _meet(self, named: Mapping[str, Named | Unclear]) -> None:
        """Make the people known whom the notes name, and those whose headings say 1:1."""
        found = [one for one in named.values() if isinstance(one, Named)]
        for note in self.notes:
            unclear = named[note.source]
            if isinstance(unclear, Unclear) and unclear.nobody:
                found += map(Named, names_told(note, self.reader))
        for one in found:
            with suppress(OneOnOneError):  # said where the note itself comes up
                self.people.meet(one.name, sure=one.sure)

    def _dates(self, note: ForeignNote) -> Iterator[WrittenDate]:
        yield from note.path.dates
        if note.header.date:
            yield note.header.date
        yield from (part.date for part in note.parts if isinstance(part.date, WrittenDate))

    def _named(self, note: ForeignNote) -> Named | Unclear:
        """The name of the person of the whole note and the topic its name holds."""
        return self.whose.of(note) if self.into is None else self._given(note, self.into)

    def _whose(self, note: ForeignNote) -> Who | Unclear:
        named = self.named[note.source]
        return named if isinstance(named, Unclear) else who_or_why(self.people, named)

    def _given(self, note: ForeignNote, handle: str) -> Named:
        words = note.path.words
        is_them = self.people.knows(words) and self.people.known[normalised(words)] == handle
        return Named(handle, "" if is_them else words)

    def all(self) -> Iterator[Piece | Left]:
        for note in self.notes:
            try:
                yield from self._of(note)
            except CannotPart as error:
                yield Left(note.source, None, str(error))

    def _of(self, note: ForeignNote) -> Iterator[Piece | Left]:
        if len(note.parts) > 1:
            yield from self._running(note)
            return
        day, who, named = self._day(note), self._whose(note), self.named[note.source]
        broken = _broken_header(note)
        if broken and (isinstance(day, Unclear) or (isinstance(who, Unclear) and who.nobody)):
            yield Left(note.source, broken.line, broken.reason)
        elif isinstance(day, Unclear):
            yield Left(note.source, day.line, day.reason)
        elif isinstance(who, Who) and isinstance(named, Named):
            yield Piece(note.source, None, note.document.lines.data, who, day, named.topic)
        elif isinstance(who, Unclear) and who.nobody:
            yield from self._by_headings(note, day, who)
        else:
            yield Left(note.source, None, getattr(who, "reason", ""))

    def _day(self, note: ForeignNote) -> date | Unclear:
        """The day of a whole note: its name's, its front matter's, its one dated heading's."""
        written = note.path.dates
        days = {self._read(one) for one in written}
        told = note.header.date
        if note.path.day:
            days = {note.path.day}
        if len(days) > 1:
            return Unclear("its name holds more than one day")
        day = next(iter(days), None)
        if told and (told_day := self._read(told)):
            fits = day == told_day or any(told_day in one.readings.values() for one in written)
            if day and not fits:
                return Unclear(f"its name says {day}, its front matter {told_day}")
            return told_day
        if day or written:
            return day or self._unread(written[0])
        headed = note.parts[0].date if note.parts else None
        for one in (told, headed, None if note.stuck else note.header.created):
            if one:
                return self._read(one) or self._unread(one)
        return Unclear(note.stuck or "no day in its name, its front matter or its headings")

    def _read(self, written: WrittenDate | YearlessDate | None) -> date | None:
        if not isinstance(written, WrittenDate):
            return None
        return written.day(self.order or self.orders.get(written.separator))

    def _unread(self, written: WrittenDate | YearlessDate) -> Unclear:
        if isinstance(written, YearlessDate):
            return Unclear(f"`{written.text}`: no year; write it into the heading and import again")
        days = " or ".join(sorted({day.isoformat() for day in written.readings.values()}))
        return Unclear(f"{written.text} may be {days}; say which with --dates")

    def _running(self, note: ForeignNote) -> Iterator[Piece | Left]:
        """The parts of a file with many days in it; what stands below none of them stays."""
        whole = self._whose(note)
        for part in note.parts:
            day, who = self._read(part.date), whole
            if isinstance(who, Unclear) and who.nobody:
                who = self._named_above(part) or who
            if part.bare:
                yield Left(note.source, part.line, _BARE)
            elif day is None and part.date:
                yield Left(note.source, part.line, self._unread(part.date).reason)
            elif isinstance(who, Unclear) or day is None:
                yield Left(note.source, part.line, getattr(who, "reason", "it has no day"))
            else:
                yield self._piece(note, part, who, day)
        for first, _ in rest_lines(note.document, note.parts):
            yield Left(note.source, first, "it stands below no day")

    def _by_headings(
        self, note: ForeignNote, day: date, unclear: Unclear
    ) -> Iterator[Piece | Left]:
        """The parts of a day's note below people's headings."""
        parts = tuple(named_parts(note.document, self.people.knows, self.reader))
        rest = list(strangers(note, parts, self.people, self.reader, _NOBODYS))
        if not parts and all(reason == _NOBODYS for _, reason in rest):
            yield Left(note.source, None, unclear.reason)
            return
        whole = len(parts) == 1 and parts[0].end == len(note.document.lines.data)
        before = note.document.lines.data[note.document.header.body_start :]
        whole = whole and not before[: parts[0].start - note.document.header.body_start].strip()
        for part in parts:
            who = who_or_why(self.people, Named(part.names[0]))
            if part.bare:
                yield Left(note.source, part.line, _BARE)
            elif isinstance(who, Unclear):
                yield Left(note.source, part.line, who.reason)
            elif whole:
                yield Piece(note.source, None, note.document.lines.data, who, day)
            else:
                yield self._piece(note, part, who, day)
        for line, reason in rest:
            yield Left(note.source, line, reason)

    def _named_above(self, part: Part) -> Who | None:
        for name in part.names:
            if self.people.knows(name):
                who = who_or_why(self.people, Named(name))
                return None if isinstance(who, Unclear) else who
        return None

    def _piece(self, note: ForeignNote, part: Part, who: Who, day: date) -> Piece:
        data = note.document.lines.data[part.start : part.end]
        return Piece(note.source, part.line, data, who, day)


def _broken_header(note: ForeignNote) -> Unclear | None:
    """What of front matter nobody can read, with the line."""
    problem = header_problem(note.document)
    if problem is None:
        return None
    return Unclear(f"its front matter cannot be read: {problem.message}", line=problem.line)
