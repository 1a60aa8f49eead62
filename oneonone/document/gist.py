"""A meeting note of which it is known what it says, so that it need not be read for that."""

from __future__ import annotations

from collections.abc import Callable

from oneonone.document.diagnostics import Diagnostic
from oneonone.document.meeting_document import Document, Structure
from oneonone.document.metadata import MeetingFacts
from oneonone.document.origin import Origin
from oneonone.domain.action_item import ItemLine
from oneonone.domain.meeting import Meeting
from oneonone.domain.record import Record
from oneonone.errors import NoteChanged


class Gist(Record):
    """What a meeting note says, apart from where in its bytes."""

    items: tuple[ItemLine, ...]
    facts: MeetingFacts
    meeting: Meeting
    diagnostics: tuple[Diagnostic, ...]


def gist_of(document: Document) -> Gist | None:
    """What a note says; None for one that is no meeting's, or of which not all could be read."""
    facts, meeting = document.facts, document.meeting
    whole = document.readable and not document.conflicted and not document.disagrees
    if facts is None or meeting is None or not whole:
        return None
    return Gist(document.items, facts, meeting, document.diagnostics)


class Remembered(Document):
    """A Document by its gist. `parse` reads the note when somebody asks where something stands in
    it; where the note no longer says what it is known for, `distrust` is called and NoteChanged
    raised.
    """

    def __init__(
        self,
        origin: Origin,
        gist: Gist,
        parse: Callable[[], Document],
        distrust: Callable[[], None],
    ) -> None:
        super().__init__(origin, self._compared)
        self.facts, self.diagnostics = gist.facts, gist.diagnostics
        vars(self).update(items=gist.items, meeting=gist.meeting)  # what is else found when asked
        self._gist = gist
        self._parse = parse
        self._distrust = distrust

    def _compared(self) -> Structure:
        document = self._parse()
        if gist_of(document) != self._gist:
            self._distrust()
            raise NoteChanged(
                f"{self.origin.path} was changed by another program meanwhile",
                "look at it and try again",
            )
        return document.structure
