"""Bringing notes kept elsewhere into the notebook, byte for byte; their files stay as they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from oneonone.app.add_person import profile_text
from oneonone.app.import_plan import Left, Piece, read_pieces
from oneonone.app.import_whose import given_person
from oneonone.app.notebook import Notebook
from oneonone.app.write_notes import Change
from oneonone.document.meeting_document import Document, parse
from oneonone.document.origin import meeting_path, origin_of
from oneonone.domain.person import Person
from oneonone.domain.record import Record
from oneonone.domain.written_dates import Order
from oneonone.errors import FileFailure, NothingToImport
from oneonone.store.foreign_files import list_foreign_files
from oneonone.store.notebook_dir import exists

Action = Literal["import", "there", "left"]

_TOPIC_LENGTH = 60
_NOT_IN_A_TOPIC = re.compile(r"[^\w .'’-]+")


class ImportWish(Record):
    """What the user asked for: `folder` may be one file, `into` names the person all is about.

    `again` takes a second meeting on a day that has a note; `unsure` also takes new people whose
    names are close to others' or may be a topic's.
    """

    folder: str
    into: str | None = None
    order: Order | None = None
    again: bool = False
    unsure: bool = True


class ImportRow(Record):
    """A note, or the part of one from `line` on: where it goes, or with a `reason` why not.

    `path` is the note it becomes, or is already; `close_to` are people a new one's name is close
    to, and one that is not `sure` may be no person at all.
    """

    source: str
    line: int | None
    action: Action
    reason: str | None = None
    person: str | None = None
    is_new: bool = False
    sure: bool = True
    close_to: tuple[str, ...] = ()
    day: date | None = None
    path: str | None = None
    themes: tuple[str, ...] = ()
    dialects: tuple[str, ...] = ()


class ImportPlan(Record):
    """What would be done; `others` are files that are no notes, relative to the folder.

    `dialect` is the one most of the notes write fields in, where `task_format` is another.
    """

    rows: tuple[ImportRow, ...]
    others: tuple[str, ...]
    changes: tuple[Change, ...]
    dialect: str | None

    def count(self, action: Action) -> int:
        """How many rows there are of a kind."""
        return sum(row.action == action for row in self.rows)


def plan_import(
    notebook: Notebook, wish: ImportWish, progress: Callable[[int, int], None]
) -> ImportPlan:
    """Look at everything in a folder, and write nothing.

    Raises NotFound, UsageError, FileFailure for the folder, PersonNotFound, AmbiguousPerson for
    `into`, NothingToImport where no file can be a note.
    """
    files = list_foreign_files(wish.folder, notebook.root)
    if not files.notes and not files.skipped:
        raise NothingToImport(
            f"{wish.folder} holds no note", "notes are files that end in .md, .markdown or .txt"
        )
    into = given_person(notebook, wish.into, files) if wish.into else None
    pieces = read_pieces(notebook, files, into, wish.order, progress)
    targets = _Targets(notebook, wish, pieces)
    rows = tuple(targets.rows())
    changes = (*targets.profiles(), *targets.changes)
    written = Counter(dialect for row in rows for dialect in row.dialects).most_common(1)
    usual = written[0][0] if written else notebook.settings.task_format
    dialect = usual if usual != notebook.settings.task_format else None
    return ImportPlan(rows, tuple(files.others), changes, dialect)


class _Targets:
    """Gives every piece its path, so that nothing is there twice and nothing is overwritten."""

    def __init__(
        self, notebook: Notebook, wish: ImportWish, pieces: Sequence[Piece | Left]
    ) -> None:
        self.notebook = notebook
        self.wish = wish
        self.pieces = pieces
        self.changes: list[Change] = []
        self.new: dict[str, Person] = {}
        self._taken: set[str] = set()
        self._planned: dict[tuple[str, date, bytes], str] = {}
        self._there: dict[tuple[str, date], dict[str, bytes | None]] = {}
        self._by_day: dict[tuple[str, date], list[str]] = {}
        for one in notebook.origins:
            if one.kind == "meeting" and one.person and one.day:
                self._by_day.setdefault((one.person, one.day), []).append(one.path)
        self._met: set[str] = {
            path
            for piece in pieces
            if isinstance(piece, Piece) and (path := self._identical(piece))
        }

    def rows(self) -> Iterator[ImportRow]:
        """A row for each piece, in their order; `changes` are complete afterwards."""
        for piece in self.pieces:
            yield self._left(piece) if isinstance(piece, Left) else self._row(piece)

    def profiles(self) -> Iterator[Change]:
        """A profile for each new person whose name their folder does not say."""
        for handle, person in sorted(self.new.items()):
            path = f"{self.notebook.person_folder(handle)}/person.md"
            said = Person(handle).display_name
            if person.name and person.name != said and not exists(self.notebook.root, path):
                yield Change(path, None, profile_text(person).encode())

    def _left(self, piece: Left) -> ImportRow:
        return ImportRow(piece.source, piece.line, "left", piece.reason)

    def _row(self, piece: Piece) -> ImportRow:
        person, who = piece.who.person.handle, piece.who
        same = self._identical(piece)
        if same is None and who.question and not self.wish.unsure:
            return self._left(Left(piece.source, piece.line, who.question))
        path = same or self._free_path(piece)
        if path is None:
            reason = f"{self._others(piece)[0]} says something else; --again takes both"
            return self._left(Left(piece.source, piece.line, reason))
        document = parse(piece.data, origin_of(path), self.notebook.vocabulary)
        if document.disagrees and same is None:
            reason = next(one.message for one in document.diagnostics if one.code == "F07")
            return self._left(Left(piece.source, piece.line, f"its front matter says {reason}"))
        if same is None:
            self._take(piece, path)
        return ImportRow(
            source=piece.source,
            line=piece.line,
            action="there" if same else "import",
            person=person,
            is_new=who.is_new,
            sure=who.sure,
            close_to=who.close_to,
            day=piece.day,
            path=path,
            themes=_themes(document),
            dialects=_dialects(document),
        )

    def _take(self, piece: Piece, path: str) -> None:
        self._taken.add(path.casefold())
        self._planned[piece.who.person.handle, piece.day, piece.data] = path
        self.changes.append(Change(path, None, piece.data))
        if piece.who.is_new:
            self.new.setdefault(piece.who.person.handle, piece.who.person)

    def _identical(self, piece: Piece) -> str | None:
        """The note of that person and day that holds these very bytes, or will."""
        planned = self._planned.get((piece.who.person.handle, piece.day, piece.data))
        there = self._notes_of(piece)
        return planned or next((path for path in there if there[path] == piece.data), None)

    def _others(self, piece: Piece) -> list[str]:
        """The notes of that day that came from nowhere in this folder."""
        return [path for path in self._notes_of(piece) if path not in self._met]

    def _notes_of(self, piece: Piece) -> dict[str, bytes | None]:
        """What the notebook has of a person and day."""
        key = piece.who.person.handle, piece.day
        if key not in self._there:
            paths = self._by_day.get(key, ())
            self._there[key] = {path: _bytes_of(self.notebook, path) for path in paths}
        return self._there[key]

    def _free_path(self, piece: Piece) -> str | None:
        """A path for a new note, None where another one of that day is in its place."""
        if self._others(piece) and not self.wish.again:
            return None
        folder = self.notebook.person_folder(piece.who.person.handle).partition("/")[2]
        topic = _NOT_IN_A_TOPIC.sub(" ", piece.topic)[:_TOPIC_LENGTH].strip(" .-_")
        number = 1
        while True:
            path = meeting_path(folder, piece.day, number)
            if topic:
                path = f"{path.removesuffix('.md')} {' '.join(topic.split())}.md"
            if path.casefold() not in self._taken and not exists(self.notebook.root, path):
                return path
            number += 1


def _bytes_of(notebook: Notebook, path: str) -> bytes | None:
    """A note's bytes, None where it cannot be read: then nothing is the same."""
    try:
        return notebook.bytes_of(path)
    except FileFailure:
        return None


def _themes(document: Document) -> tuple[str, ...]:
    """The themes a note names: in its front matter, by tags and by headings."""
    meeting, themes = document.meeting, document.structure.themes
    if meeting is None:
        return ()
    told: Iterable[str | None] = (
        *meeting.themes,
        *(line.section_theme for line in meeting.written),
        *(themes.resolve_tag(tag) for line in meeting.written for tag in line.tags),
    )
    return tuple(sorted({theme for theme in told if theme}))


def _dialects(document: Document) -> tuple[str, ...]:
    """The dialects of the fields of its items."""
    fields = (field for box in document.boxes for field in box.fields)
    return tuple(sorted({field.dialect for field in fields if field.name != "tag"}))
