"""The dossier for a performance review: what the notes show of a period, line by line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from oneonone.app.citable import Citable, Spot
from oneonone.app.notebook import Notebook
from oneonone.app.owned_elsewhere import owned_elsewhere
from oneonone.app.person_notes import PersonNotes, first_held
from oneonone.document.doubts import Doubt
from oneonone.document.log import LogEntry
from oneonone.document.meeting_document import Document
from oneonone.domain.action_item import Item
from oneonone.domain.coverage import Evidence, Occasion
from oneonone.domain.dossier import Recency, recency, silent_months, worth_citing
from oneonone.domain.mood import MoodOn, moods_on_one_scale
from oneonone.domain.period import Period, adherence_in, held_in, year_until
from oneonone.domain.person import Person
from oneonone.domain.promises import Promise, promises
from oneonone.domain.record import Record
from oneonone.domain.schedule import Adherence
from oneonone.domain.theme import ANTI_THEME
from oneonone.errors import BadDate


class ReviewWish(Record):
    """Whose dossier, of which days, and whether with what is private."""

    person: str
    since: date | None = None
    until: date | None = None
    private: bool = False


class Citation(Record):
    """A paragraph that shows that a theme came up; without a text the front matter names it."""

    evidence: Evidence
    text: str | None
    private: bool


class Entry(Record):
    """Something the log holds."""

    entry: LogEntry
    path: str
    private: bool


class PrivateLine(Record):
    """A paragraph of a private section or of private/ that is cited for no theme."""

    date: date | None
    path: str
    line: int
    text: str


class Dossier(Record):
    """What the notes show of a period.

    `silent` are the first days of months nothing is cited from, `themes` all names in order of
    display. `private_lines` is filled on request alone; else `left_out` counts the lines that are
    private, and `doubts` names notes that leave open what is, of which nothing is cited.
    """

    person: Person
    period: Period
    meetings: Adherence
    citations: tuple[Citation, ...]
    recency: Recency
    silent: tuple[date, ...]
    entries: tuple[Entry, ...]
    promises: tuple[Promise, ...]
    goals: tuple[Item, ...]
    moods: tuple[MoodOn, ...]
    themes: tuple[str, ...]
    private_lines: tuple[PrivateLine, ...]
    left_out: int
    doubts: tuple[Doubt, ...]


def review(notebook: Notebook, wish: ReviewWish, today: date) -> Dossier:
    """The dossier of one person. Raises PersonNotFound, AmbiguousPerson, BadDate."""
    notes = notebook.find_person(wish.person)
    occasions = notes.story(today)
    begun = _begun(notes, occasions)
    period = _period(notes.person, begun, wish, today)
    elsewhere = owned_elsewhere(notebook).get(notes.handle, ())
    lines = Citable(
        notes,
        notebook.vocabulary,
        private=wish.private,
        elsewhere=_notes_of(notebook, elsewhere),
    )
    citations = _citations(lines, occasions, period)
    entries, goals = _entries(lines, period), _goals(lines, period)
    made = _promises(lines, [*notes.items, *elsewhere], period)
    cited = {(one.evidence.path, one.evidence.line) for one in citations}
    cited |= {(line.place.path, line.place.line) for one in made for line in one.item.lines}
    private_lines = _private_lines(lines, cited, period)
    return Dossier(
        person=notes.person,
        period=period,
        meetings=adherence_in(occasions, period),
        citations=citations,
        recency=recency([one.evidence for one in citations], period),
        silent=_silent(notes, citations, begun, period),
        entries=entries,
        promises=made,
        goals=goals,
        moods=_moods(lines, occasions, period),
        themes=tuple(theme.name for theme in notebook.settings.themes.themes),
        private_lines=private_lines,
        left_out=len(lines.hidden),
        doubts=_doubts(lines, period),
    )


def _begun(notes: PersonNotes, occasions: Sequence[Occasion]) -> date | None:
    """When the two began to work together: by the profile, else the first meeting or log entry."""
    logged = [entry.date for document in notes.documents for entry in document.log]
    known = [day for day in (first_held(occasions), *logged) if day is not None]
    return notes.person.since or min(known, default=None)


def _period(person: Person, begun: date | None, wish: ReviewWish, today: date) -> Period:
    """Unless asked otherwise the last year, from when they began, to when they ceased to meet."""
    last = min(today, person.archived) if person.archived else today
    until = min(wish.until or last, today)
    since = wish.since or max(year_until(until), min(begun or until, until))
    if since > until:
        raise BadDate(
            f"the period would begin on {since} and end on {until}",
            "let --since be the earlier day, and not after today",
        )
    return Period(since, until)


def _citations(
    lines: Citable, occasions: Sequence[Occasion], period: Period
) -> tuple[Citation, ...]:
    """Each paragraph once a theme; status is none, for it says what was done and not how."""
    shown = [
        one._replace(line=_first_line(lines, one))
        for one in lines.notes.evidence(occasions)
        if period.holds(one.date) and one.theme != ANTI_THEME and lines.allows((one.path, one.line))
    ]
    return tuple(
        Citation(
            one,
            None if one.kind == "front-matter" else lines.words(one.path)[one.line].text,
            (one.path, one.line) in lines.private,
        )
        for one in worth_citing(shown, period)
    )


def _first_line(lines: Citable, evidence: Evidence) -> int:
    if evidence.kind == "front-matter":
        return evidence.line
    return lines.words(evidence.path)[evidence.line].line


def _silent(
    notes: PersonNotes, citations: Sequence[Citation], begun: date | None, period: Period
) -> tuple[date, ...]:
    """The months without a line that is cited, none from before they began."""
    known = Period(max(period.since, begun or period.since), period.until)
    return silent_months({one.evidence.date for one in citations}, known, notes.away)


def _entries(lines: Citable, period: Period) -> tuple[Entry, ...]:
    found = [
        Entry(entry, document.origin.path, (document.origin.path, entry.line) in lines.private)
        for document in lines.notes.documents
        for entry in document.log
        if period.holds(entry.date) and lines.allows((document.origin.path, entry.line))
    ]
    return tuple(sorted(found, key=lambda one: (one.entry.date, one.entry.line)))


def _notes_of(notebook: Notebook, items: Iterable[Item]) -> Iterator[Document]:
    """The notes the lines of items stand in, each once."""
    for path in dict.fromkeys(line.place.path for item in items for line in item.lines):
        yield notebook.by_path[path]


def _promises(lines: Citable, items: Iterable[Item], period: Period) -> tuple[Promise, ...]:
    judged = promises(items, lines.notes.handle, period.until)
    return tuple(
        one for one in judged if one.counts_since(period.since) and lines.allows_item(one.item)
    )


def _goals(lines: Citable, period: Period) -> tuple[Item, ...]:
    """The goals of the profile that were not closed before the period."""
    return tuple(
        item
        for item in lines.notes.items
        if item.line.kind == "goal"
        and (item.line.done or item.line.cancelled or period.until) >= period.since
        and lines.allows_item(item)
    )


def _moods(lines: Citable, occasions: Sequence[Occasion], period: Period) -> tuple[MoodOn, ...]:
    noted = [
        (one.meeting.date, one.meeting.mood)
        for one in held_in(occasions, period)
        if one.meeting.mood is not None and one.meeting.path not in lines.doubts
    ]
    return tuple(moods_on_one_scale(noted))


def _private_lines(
    lines: Citable, cited: Collection[Spot], period: Period
) -> tuple[PrivateLine, ...]:
    """What is private and not cited already; log entries have their own place."""
    found = [
        PrivateLine(day, path, line, said.text)
        for (path, line), day in lines.private.items()
        if (day is None or period.holds(day))
        and (said := lines.words(path).get(line)) is not None
        and said.line == line
        and (path, line) not in cited
        and not lines.notes.by_path[path].log
        and lines.allows((path, line))
    ]
    return tuple(sorted(found, key=lambda one: (one.date or date.max, one.path, one.line)))


def _doubts(lines: Citable, period: Period) -> tuple[Doubt, ...]:
    return tuple(
        doubt
        for document in (*lines.notes.documents, *lines.elsewhere)
        if (doubt := lines.doubts.get(document.origin.path)) is not None
        if document.day is None or period.holds(document.day)
    )
