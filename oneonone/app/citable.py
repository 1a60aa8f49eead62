"""What of a person's notes may be cited in a text that others may come to see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from oneonone.app.person_notes import PersonNotes
from oneonone.document.doubts import Doubt, doubt_in
from oneonone.document.meeting_document import Document
from oneonone.document.passages import Passage, page_passages, passages
from oneonone.document.sections import Vocabulary
from oneonone.domain.action_item import Item
from oneonone.domain.record import Record

_FOR_ME = "note"  # the kind of log entries that are no word to anybody
_MARKS = re.compile(r"(?:>\s*|(?:[-*+]|\d{1,9}[.)]|\[.\])\s+)*+")

_BEGINS = re.compile(r">|[-*+]\s|\d{1,9}[.)]\s|\||`{3}|~{3}")

DOSSIER_MARK = "<!-- made by 1on1 review -->"
"""What a dossier ends with, so that one kept in private/ is not quoted by the next."""

Spot = tuple[str, int]
"""A path and a line."""


class Said(Record):
    """A paragraph, an item or a log entry: the line it begins in, and its words."""

    line: int
    text: str


class Citable:
    """The lines of one person's notes: their words, and which of them may be cited.

    Without `private` nothing is that is private, nor anything of a note that leaves open what in
    it is. `hidden` are the private lines that were asked for and not given; `elsewhere` are other
    people's notes of which an item may be cited.
    """

    def __init__(
        self,
        notes: PersonNotes,
        vocabulary: Vocabulary,
        *,
        private: bool,
        elsewhere: Iterable[Document] = (),
    ) -> None:
        self.notes = notes
        self.elsewhere = tuple(elsewhere)
        self.vocabulary = vocabulary
        self.with_private = private
        self.hidden: set[Spot] = set()
        self._texts: dict[str, dict[int, Said]] = {}

    @cached_property
    def doubts(self) -> Mapping[str, Doubt]:
        """The notes of which nothing is cited, by path."""
        if self.with_private:
            return {}
        found = (
            doubt_in(document, self.vocabulary)
            for document in (*self.notes.documents, *self.elsewhere)
            if not document.origin.private
        )
        return {doubt.path: doubt for doubt in found if doubt is not None}

    @cached_property
    def private(self) -> Mapping[Spot, date | None]:
        """Everything written in private sections, in private/ and as a note in the log: its day."""
        spots: dict[Spot, date | None] = {}
        for document in self.notes.documents:
            path, day = document.origin.path, document.day
            if document.origin.private and DOSSIER_MARK.encode() not in document.lines.data:
                spots |= dict.fromkeys(((path, line) for line in self.words(path)), day)
            for line in document.meeting.written if document.meeting else ():
                if line.private:
                    spots[path, line.line] = day
            for entry in document.log:
                if entry.private or entry.kind == _FOR_ME:
                    spots[path, entry.line] = entry.date
        return spots

    def allows(self, spot: Spot) -> bool:
        """Whether a written line may be cited."""
        return self._allows([spot], private=spot in self.private)

    def allows_item(self, item: Item) -> bool:
        """Whether an item may be: not if any of its lines must not."""
        spots = [(line.place.path, line.place.line) for line in item.lines]
        return self._allows(spots, private=item.private)

    def _allows(self, spots: Sequence[Spot], *, private: bool) -> bool:
        if private and not self.with_private:
            self.hidden.update(spots)
            return False
        return not any(path in self.doubts for path, _ in spots)

    def words(self, path: str) -> Mapping[int, Said]:
        """What is said in the written lines of a note, by line; in a log, by its entries."""
        if path not in self._texts:
            document = self.notes.by_path[path]
            read = page_passages(document) if document.origin.private else passages(document)
            logged = {entry.line: Said(entry.line, entry.text) for entry in document.log}
            self._texts[path] = logged | _said(document, read)
        return self._texts[path]


def _said(document: Document, read: Sequence[Passage]) -> dict[int, Said]:
    """Paragraphs and items as one text each, known by every line of theirs.

    Without bullets, quote marks and boxes, an item's without its fields as well.
    """
    texts: dict[int, str] = {}
    first_of: dict[int, int] = {}
    last: Passage | None = None
    for one in read:
        if last is not None and _goes_on(document, last, one):
            first = first_of[last.line]
            if first not in document.box_on:  # whose text has all its lines in it
                texts[first] += f" {one.text}"
        else:
            first = one.line
            box = document.box_on.get(first)
            texts[first] = box.facts.text if box else _MARKS.sub("", one.text, count=1)
        first_of[one.line] = first
        last = one
    return {line: Said(first, texts[first]) for line, first in first_of.items()}


def _goes_on(document: Document, above: Passage, one: Passage) -> bool:
    """Whether a line goes on where the one above it left off, in the midst of a paragraph."""
    if one.line != above.line + 1 or one.section is not above.section:
        return False
    return one.line not in document.box_on and not _BEGINS.match(one.text)
