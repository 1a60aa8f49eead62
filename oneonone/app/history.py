"""Everything with one person as one running document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from oneonone.app.notebook import Notebook
from oneonone.document.comments import overlapping
from oneonone.document.doubts import Doubt
from oneonone.document.log import LogEntry
from oneonone.document.meeting_document import Document
from oneonone.document.readable import NoteLine, entries_by_line, public_lines, readable_lines
from oneonone.domain.coverage import Occasion
from oneonone.domain.dates import long_date
from oneonone.domain.meeting import Meeting, Status
from oneonone.domain.period import Period
from oneonone.domain.person import Person
from oneonone.domain.record import Record
from oneonone.domain.words import normalised
from oneonone.errors import BadDate

Kind = Literal["profile", "meeting", "log", "agenda", "page", "private"]
Standing = Literal["held", "planned", "moved", "skipped", "not-held"]

_SAME_DAY: tuple[Kind, ...] = ("meeting", "page", "private", "log")
_WITHOUT_A_DAY: tuple[Kind, ...] = ("profile", "agenda", "log", "page", "private")


class Entry(Record):
    """A note, or one entry of the log.

    `lines` is the body as it was written, blank lines around it left out; `title` the heading of
    the first level it begins with, which is in `lines` too, on as many as `title_lines`.
    """

    kind: Kind
    day: date | None
    path: str
    lines: tuple[NoteLine, ...]
    status: Standing | None = None
    meeting: Meeting | None = None
    log: LogEntry | None = None
    title: str = ""
    title_lines: int = 0


class History(Record):
    """The entries in order, the profile first; and where something in doubt was left out."""

    person: Person
    entries: tuple[Entry, ...]
    doubts: tuple[Doubt, ...]


def period(since: date | None, until: date | None) -> Period | None:
    """The days from one to the other, either of which may be open; None where both are.

    Raises BadDate where the second comes first.
    """
    if since is None and until is None:
        return None
    if since and until and until < since:
        raise BadDate(
            f"the period would begin on {since} and end on {until}",
            "let --since be the earlier day",
        )
    return Period(since or date.min, until or date.max)


def history(
    notebook: Notebook,
    name: str,
    wanted: Period | None,
    today: date,
    *,
    private: bool = True,
    newest_first: bool = False,
) -> History:
    """What is written about and with somebody, in order of its days; what has none comes last.

    In a period only what has a day. Without `private` nothing that is, no comments, and of a note
    whose structure is in doubt nothing from there on. Raises PersonNotFound, AmbiguousPerson.
    """
    notes = notebook.find_person(name)
    occasions = {one.meeting.path: one for one in notes.story(today)}
    found: list[Entry] = []
    doubts: list[Doubt] = []
    for document in notes.documents:
        lines, doubt = readable_lines(document), None
        if not private:
            lines, doubt = public_lines(document, notebook.vocabulary)
        if doubt and (_is_wanted(document.day, wanted) or document.log):
            doubts.append(doubt)
        if doubt and doubt.line == 1:
            continue
        body = [line for line in lines if not line.header]
        if document.origin.kind == "log":
            found += _log(document, body)
        else:
            occasion = occasions.get(document.origin.path)
            found += _note(document, body, occasion, notes.person, today)
    found = [one for one in found if _is_wanted(one.day, wanted)]
    return History(notes.person, _ordered(found, newest_first=newest_first), tuple(doubts))


def _ordered(found: Sequence[Entry], *, newest_first: bool) -> tuple[Entry, ...]:
    dated = sorted((one for one in found if one.day), key=_by_day, reverse=newest_first)
    others = sorted((one for one in found if not one.day), key=_without_a_day)
    profile = [one for one in others if one.kind == "profile"]
    return (*profile, *dated, *others[len(profile) :])


def _is_wanted(day: date | None, wanted: Period | None) -> bool:
    return wanted is None or (day is not None and wanted.holds(day))


def _without_a_day(entry: Entry) -> tuple[int, str]:
    return _WITHOUT_A_DAY.index(entry.kind), entry.path


def _by_day(entry: Entry) -> tuple[date, int, tuple[int, int, str], int]:
    sequence = entry.meeting.sequence if entry.meeting else (0, 0, entry.path)
    first = entry.lines[0].number if entry.lines else 1
    return entry.day or date.min, _SAME_DAY.index(entry.kind), sequence, first


def _note(
    document: Document,
    lines: Sequence[NoteLine],
    occasion: Occasion | None,
    person: Person,
    today: date,
) -> Iterator[Entry]:
    """A note as an entry; none where nobody met and nothing is written."""
    body = _trimmed(lines)
    kind: Kind = "private" if document.origin.private else document.origin.kind
    if occasion is None and kind != "profile" and not body:
        return
    title, title_lines = _title(document, body)
    yield Entry(
        kind=kind,
        day=document.day,
        path=document.origin.path,
        lines=tuple(body),
        status=_standing(occasion, today) if occasion else None,
        meeting=occasion.meeting if occasion else None,
        title="" if _says_no_more(title, person, document.day) else title,
        title_lines=title_lines,
    )


def _standing(occasion: Occasion, today: date) -> Standing:
    status = occasion.meeting.status
    if occasion.held:
        return "held"
    if status is Status.MOVED:
        return "moved"
    if status is Status.SKIPPED:
        return "skipped"
    return "planned" if status is Status.PLANNED or occasion.meeting.date >= today else "not-held"


def _log(document: Document, lines: Sequence[NoteLine]) -> Iterator[Entry]:
    """Each entry at its day, and what else stands in the file, headings alone aside."""
    by_line = entries_by_line(document)
    path = document.origin.path
    for entry in document.log:
        body = _trimmed([line for line in lines if by_line.get(line.number) is entry])
        if body:
            yield Entry("log", entry.date, path, tuple(body), log=entry)
    rest = _trimmed([line for line in lines if line.number not in by_line])
    headings = _heading_lines(document)
    if any(line.text.strip() and line.number not in headings for line in rest):
        yield Entry("log", None, path, tuple(rest))


def _heading_lines(document: Document) -> set[int]:
    number = document.lines.number
    return {
        line
        for heading in document.blocks.headings
        for line in range(number(heading.start), number(heading.end - 1) + 1)
    }


def _trimmed(lines: Sequence[NoteLine]) -> list[NoteLine]:
    """The lines without the blank ones before and after."""
    inked = [place for place, line in enumerate(lines) if line.text.strip()]
    return list(lines[inked[0] : inked[-1] + 1]) if inked else []


def _title(document: Document, body: Sequence[NoteLine]) -> tuple[str, int]:
    """The words of the title a body begins with, and on how many lines they stand.

    One in a list or with a comment in it stays where it is, as do the marks of a conflict, whose
    `=======` makes a title of what is above it.
    """
    first = next(iter(document.blocks.headings), None)
    if first is None or first.level != 1 or not body or document.conflicted:
        return "", 0
    line, last = (document.lines.number(at) for at in (first.start, first.end - 1))
    before = document.lines.data[document.lines.starts[line - 1] : first.start]
    hidden = overlapping(document.comments.spans, (first.start, first.end))
    if body[0].number != line or before.strip() or hidden:
        return "", 0
    return first.text, sum(1 for one in body if one.number <= last)


def _says_no_more(title: str, person: Person, day: date | None) -> bool:
    """Whether a title says only what is known anyway: whose note it is, and of which day."""
    known = f"{person.display_name} {person.handle} {' '.join(person.aliases)}"
    if day:
        known += f" {long_date(day)} {day}"
    words = normalised(title.replace(",", " ")).split()
    return set(words) <= set(normalised(known.replace(",", " ")).split())
