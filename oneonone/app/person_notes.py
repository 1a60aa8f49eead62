"""One person with all their notes; and everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from oneonone.document.log import evidence_of_log
from oneonone.document.meeting_document import Document
from oneonone.document.origin import Origin
from oneonone.document.settings import Settings
from oneonone.domain.action_item import Item, date_next_meetings, resolve
from oneonone.domain.cadence import Away
from oneonone.domain.coverage import Evidence, Occasion, evidence_of, story
from oneonone.domain.meeting import Status
from oneonone.domain.person import Person
from oneonone.domain.question import Asked

Progress = Callable[[int, int], None]
"""Called with how many notes were read, and how many there are to read."""


class PersonNotes:
    """One person with all notes in their folders. `folder` is the folder's name as written."""

    def __init__(
        self, person: Person, folder: str, documents: tuple[Document, ...], settings: Settings
    ) -> None:
        self.person = person
        self.folder = folder
        self.documents = documents
        self.settings = settings

    @property
    def handle(self) -> str:
        """The person's handle."""
        return self.person.handle

    @cached_property
    def away(self) -> tuple[Away, ...]:
        """Their time away and the notebook owner's."""
        return (*self.person.away, *self.settings.away)

    @cached_property
    def items(self) -> list[Item]:
        """Their promises, points and goals, oldest first; lines of one id are one item."""
        lines = [line for document in self.documents for line in document.items]
        if any(line.due_next for line in lines):
            lines = date_next_meetings(lines, self.meeting_days, self.person.rhythm)
        return resolve(self.handle, lines)

    @property
    def meeting_days(self) -> list[date]:
        """The days of their meetings, planned ones too; a skipped or moved one is none."""
        return [
            document.day
            for document in self.documents
            if document.day
            and document.facts
            and document.facts.status not in (Status.SKIPPED, Status.MOVED)
        ]

    def story(self, today: date) -> list[Occasion]:
        """Their dated notes in order, each with whether it was held."""
        return story((d.meeting for d in self.documents if d.meeting), today)

    def evidence(self, occasions: Iterable[Occasion]) -> list[Evidence]:
        """Every line that shows that a theme came up: held meetings and the log."""
        found = [one for occasion in occasions for one in evidence_of(occasion)]
        for document in self.documents:
            found += evidence_of_log(document.origin.path, document.log)
        return found

    def asked(self) -> list[Asked]:
        """Every question that stands in a dated note."""
        return [
            Asked(prompt.question_id, document.meeting.date, prompt.answered)
            for document in self.documents
            if document.meeting
            for prompt in document.meeting.prompts
        ]

    @cached_property
    def by_path(self) -> dict[str, Document]:
        """Their notes by path."""
        return {document.origin.path: document for document in self.documents}


def first_held(occasions: Sequence[Occasion]) -> date | None:
    """The day of the first meeting that took place."""
    return next((occasion.meeting.date for occasion in occasions if occasion.held), None)


class People(Mapping[str, PersonNotes]):
    """Everybody by handle; the notes of each are read when they are asked for."""

    def __init__(
        self,
        origins: Mapping[str, Sequence[Origin]],
        read: Callable[[str, Sequence[Origin]], PersonNotes],
        progress: Progress,
    ) -> None:
        self._origins = origins
        self._read = read
        self._progress = progress
        self._known: dict[str, PersonNotes] = {}

    def __getitem__(self, handle: str) -> PersonNotes:
        if handle not in self._known:
            self._known[handle] = self._read(handle, self._origins[handle])
        return self._known[handle]

    def origins_of(self, handle: str) -> Sequence[Origin]:
        """What the paths of somebody's notes say, those that cannot be read as well."""
        return self._origins.get(handle, ())

    def __contains__(self, handle: object) -> bool:
        return handle in self._origins

    def __iter__(self) -> Iterator[str]:
        """Whoever goes through all of them is likely to read their notes."""
        done, whole = 0, sum(map(len, self._origins.values()))
        try:
            for handle, origins in self._origins.items():
                self._progress(done, whole)
                yield handle
                done += len(origins)
        finally:
            self._progress(whole, whole)

    def __len__(self) -> int:
        return len(self._origins)
