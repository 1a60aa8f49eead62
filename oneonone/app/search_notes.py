"""Finding words in all notes, newest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from oneonone.app.history import Kind
from oneonone.app.notebook import Notebook
from oneonone.document.diagnostics import Diagnostic
from oneonone.document.doubts import Doubt
from oneonone.document.meeting_document import Document, parse
from oneonone.document.origin import Origin
from oneonone.document.readable import NoteLine, entries_by_line, public_lines, readable_lines
from oneonone.domain.period import Period
from oneonone.domain.phrase import Phrase, phrase
from oneonone.domain.record import Record
from oneonone.errors import OneOnOneError, UsageError

_KEY = re.compile(r"\s*[\"']?(\w[\w-]*)[\"']?\s*:")
_TOLD_BY_THE_PATH = frozenset(("person", "date"))


class SearchWish(Record):
    """What to look for, and where; `context` is the number of lines to show around a hit."""

    text: str
    person: str | None = None
    period: Period | None = None
    private: bool = True
    exact_case: bool = False
    context: int = 0


class Hit(Record):
    """A line that holds it, with the places in it (offsets of characters), and lines around it.

    `day` is the note's; of a log the entry's.
    """

    path: str
    kind: Kind
    person: str | None
    day: date | None
    line: NoteLine
    spans: tuple[tuple[int, int], ...]
    before: tuple[NoteLine, ...]
    after: tuple[NoteLine, ...]


class Found(Record):
    """The hits, newest note first; what could not be read; what was left out as in doubt."""

    hits: tuple[Hit, ...]
    unread: tuple[Diagnostic, ...]
    doubts: tuple[Doubt, ...]


def search_notes(notebook: Notebook, wish: SearchWish) -> Found:
    """Every line with that phrase: body, comments and the values of front matter.

    Without `private` nothing that is, no comments, and of a note whose structure is in doubt
    nothing from there on. Raises UsageError where there is nothing to look for, PersonNotFound,
    AmbiguousPerson.
    """
    wanted = phrase(wish.text, exact_case=wish.exact_case)
    if not wanted.folded:
        raise UsageError("there is nothing to look for", "give a word or a few, in quotes")
    handle = notebook.find_person(wish.person).handle if wish.person is not None else None
    search = _Search(notebook, wish, wanted)
    for origin in notebook.origins:
        if handle is None or origin.person == handle:
            search.look_into(origin)
    hits = sorted(search.hits, key=lambda hit: (_newest_first(hit.day), hit.path, hit.line.number))
    return Found(tuple(hits), tuple(search.unread), tuple(search.doubts))


def _newest_first(day: date | None) -> int:
    return -day.toordinal() if day else 0


class _Search:
    def __init__(self, notebook: Notebook, wish: SearchWish, wanted: Phrase) -> None:
        self.notebook = notebook
        self.wish = wish
        self.wanted = wanted
        self.hits: list[Hit] = []
        self.unread: list[Diagnostic] = []
        self.doubts: list[Doubt] = []

    def look_into(self, origin: Origin) -> None:
        if origin.private and not self.wish.private:
            return
        if origin.kind != "log" and not self._is_in_period(origin.day):
            return
        try:
            data = self.notebook.bytes_of(origin.path)
        except OneOnOneError as error:
            self.unread.append(Diagnostic(origin.path, 1, 1, "N05", error.message))
            return
        # Few notes hold it, and parsing takes longest. But what is said of notes in doubt must not
        # tell which of them hold it.
        if self.wish.private and not self._may_be_in(data):
            return
        document = parse(data, origin, self.notebook.vocabulary)
        if document.readable:
            self.hits += self._hits(document, self._lines(document))
        else:
            self.unread += document.diagnostics

    def _may_be_in(self, data: bytes) -> bool:
        """Whether a note may hold it, or is no text."""
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            return True
        return "\0" in text or self.wanted.may_be_in(text)

    def _lines(self, document: Document) -> Sequence[NoteLine]:
        if self.wish.private:
            return readable_lines(document)
        lines, doubt = public_lines(document, self.notebook.vocabulary)
        if doubt is not None:
            self.doubts.append(doubt)
        return lines

    def _hits(self, document: Document, lines: Sequence[NoteLine]) -> Iterator[Hit]:
        origin = document.origin
        kind: Kind = "private" if origin.private else origin.kind
        entries = entries_by_line(document) if kind == "log" else {}
        for place, line in enumerate(lines):
            entry = entries.get(line.number)
            day = entry.date if entry else origin.day
            spans = self._spans(document, line)
            if spans and self._is_in_period(day):
                before, after = self._around(lines, place)
                yield Hit(origin.path, kind, origin.person, day, line, spans, before, after)

    def _is_in_period(self, day: date | None) -> bool:
        period = self.wish.period
        return period is None or (day is not None and period.holds(day))

    def _spans(self, document: Document, line: NoteLine) -> tuple[tuple[int, int], ...]:
        """Where it stands in a line; of front matter only in values the path does not tell."""
        spans = self.wanted.spans(line.text)
        if not spans or not line.header:
            return tuple(spans)
        key = _KEY.match(line.text)
        if key and key[1] in _TOLD_BY_THE_PATH and document.day:
            return ()
        return tuple(span for span in spans if key is None or span[0] >= key.end())

    def _around(
        self, lines: Sequence[NoteLine], place: int
    ) -> tuple[tuple[NoteLine, ...], tuple[NoteLine, ...]]:
        """The lines next to one, as far as they are shown at all."""
        number, reach = lines[place].number, self.wish.context
        before = lines[max(place - reach, 0) : place]
        after = lines[place + 1 : place + 1 + reach]
        return (
            tuple(line for line in before if line.number >= number - reach),
            tuple(line for line in after if line.number <= number + reach),
        )
