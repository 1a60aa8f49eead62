"""What of the meetings with one person may be shown to them, over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes
from oneonone.app.recap import title_of
from oneonone.app.report import period_of
from oneonone.app.share import Sharing, refuse_doubts
from oneonone.app.told_items import told_items
from oneonone.document.fields import tags_in
from oneonone.document.meeting_document import Document
from oneonone.document.share import LeftOut, Shared, SharedPart
from oneonone.document.share_blocks import SharedItem
from oneonone.document.tree import Node, words_of
from oneonone.domain.action_item import Place
from oneonone.domain.coverage import Occasion, evidence_of
from oneonone.domain.period import Period, held_in
from oneonone.domain.promise_months import MonthOfPromises, promises_by_month
from oneonone.domain.promises import Promise, promises
from oneonone.domain.record import Record
from oneonone.domain.spans import count_in, months_of, spans_of
from oneonone.domain.theme import BUNDLED, ThemeSet

_BUNDLED = frozenset(theme.name for theme in BUNDLED)


class SharedMeeting(Record):
    """A meeting of which something may be shared: titles and blocks of its sections."""

    day: date
    parts: tuple[tuple[str, tuple[Node, ...]], ...]


class SharedTheme(Record):
    """A theme by a name that stands in a shared text, and the days and spans it came up in."""

    name: str
    days: tuple[date, ...]
    counts: tuple[int, ...]


class OpenPromise(Record):
    """A promise still to be kept, in its own words."""

    words: tuple[Node, ...]
    due: date | None
    overdue_days: int | None


class ReportFor(Record):
    """The report one may hand to a person; nothing that may not leave is in it.

    `mine` and `theirs` are from the manager's side, as everywhere; meetings newest first.
    """

    handle: str
    name: str
    my_name: str
    period: Period
    spans: tuple[Period, ...]
    months: tuple[Period, ...]
    meetings: tuple[SharedMeeting, ...]
    themes: tuple[SharedTheme, ...]
    open_mine: tuple[OpenPromise, ...]
    open_theirs: tuple[OpenPromise, ...]
    mine: tuple[MonthOfPromises, ...]
    theirs: tuple[MonthOfPromises, ...]
    left_out: tuple[LeftOut, ...]


def report_for(notebook: Notebook, name: str, since: date | None, today: date) -> ReportFor:
    """The report for one person, from a day on, else of the last 26 weeks.

    Raises PersonNotFound, AmbiguousPerson, BadDate; InDoubt where nobody can tell what is private.
    """
    notes = notebook.find_person(name)
    period = period_of([notes], since, today)
    spans, months = spans_of(period), months_of(period)
    texts = _Texts(notebook, notes)
    occasions = held_in(notes.story(today), period)
    talks = [(one, texts.of(one.meeting.path)) for one in occasions]
    agreed = _promises(notebook, notes, texts, period)
    return ReportFor(
        handle=notes.handle,
        name=" ".join(notes.person.display_name.split()),
        my_name=notebook.settings.my_name,
        period=period,
        spans=tuple(spans),
        months=tuple(months),
        meetings=tuple(_meeting(one, shared) for one, shared in reversed(talks) if shared.parts),
        themes=tuple(_themes(notebook.settings.themes, talks, notes, spans)),
        open_mine=_open(agreed, "mine", texts),
        open_theirs=_open(agreed, "theirs", texts),
        mine=promises_by_month(agreed, "mine", months),
        theirs=promises_by_month(agreed, "theirs", months),
        left_out=tuple(dict.fromkeys(one for _, shared in talks for one in shared.left_out)),
    )


class _Texts:
    """What may leave of a person's notes, note by note; raises InDoubt for one that is unsure."""

    def __init__(self, notebook: Notebook, notes: PersonNotes) -> None:
        self.notebook = notebook
        self.notes = notes
        self.sharing = Sharing(notebook, notes, over_time=True)
        self._read: dict[str, Shared] = {}

    def of(self, path: str) -> Shared:
        """What may leave of one note."""
        if path not in self._read:
            shared = self.sharing.of(self.notes.by_path[path])
            refuse_doubts(self.notebook, shared)
            self._read[path] = shared
        return self._read[path]

    def item_at(self, place: Place) -> SharedItem | None:
        """The item of that line, None where it stays: below another one, say."""
        found = (item for part in self.of(place.path).parts for item in part.items)
        return next((item for item in found if item.line.place == place), None)


# -- promises --------------------------------------------------------------------------------------


def _promises(
    notebook: Notebook, notes: PersonNotes, texts: _Texts, period: Period
) -> list[Promise]:
    """Those of the period that may be told, both ways, and whose words may leave."""
    judged = promises(notes.items, notes.handle, period.until)
    recent = [one.item for one in judged if one.counts_since(period.since)]
    told = told_items(notebook, notes, recent)
    found = promises(told.items, notes.handle, period.until)
    return [one for one in found if texts.item_at(one.item.line.place) is not None]


def _open(agreed: Iterable[Promise], side: str, texts: _Texts) -> tuple[OpenPromise, ...]:
    """The open ones of a side, by their day."""
    found = []
    for promise in agreed:
        item = texts.item_at(promise.item.line.place)
        if promise.side == side and promise.outcome.is_open and item is not None:
            found.append(OpenPromise(item.words, promise.item.line.due, promise.days))
    return tuple(sorted(found, key=lambda one: one.due or date.max))


# -- meetings and themes ---------------------------------------------------------------------------


def _meeting(occasion: Occasion, shared: Shared) -> SharedMeeting:
    parts = tuple((title_of(part), part.blocks) for part in shared.parts)
    return SharedMeeting(occasion.meeting.date, parts)


def _themes(
    themes: ThemeSet,
    talks: Sequence[tuple[Occasion, Shared]],
    notes: PersonNotes,
    spans: Sequence[Period],
) -> Iterator[SharedTheme]:
    """The themes that words which may leave show, under the words that stand there."""
    names: dict[str, str] = {}
    days: dict[str, set[date]] = {}
    for occasion, shared in talks:
        counted = _counted(occasion, shared, notes.by_path[occasion.meeting.path])
        for word in _words(themes, shared.parts):
            theme = themes.resolve_tag(word)
            if theme in counted and theme is not None:
                names.setdefault(theme, theme if theme in _BUNDLED else word)
                days.setdefault(theme, set()).add(occasion.meeting.date)
    for one in themes.themes:
        if one.name in names:
            found = sorted(days[one.name])
            yield SharedTheme(names[one.name], tuple(found), count_in(spans, found))


def _counted(occasion: Occasion, shared: Shared, document: Document) -> set[str]:
    """The themes that lines which may leave are evidence of, by tag or heading.

    Items are known by all lines of theirs.
    """
    lines = set(shared.lines)
    shown = {item.line.place.line for part in shared.parts for item in part.items}
    for box in document.boxes:
        if box.facts.place.line in shown:
            lines |= set(range(box.first_line, box.last_line + 1))
    evidence = evidence_of(occasion)
    return {one.theme for one in evidence if one.kind in ("tag", "section") and one.line in lines}


def _words(themes: ThemeSet, parts: Iterable[SharedPart]) -> Iterator[str]:
    """The words of what may leave that may name a theme: headings, and tags in texts and items."""
    for part in parts:
        if part.role == "themes":
            yield part.heading
        for item in part.items:
            yield from item.line.tags
        yield from tags_in(" \n".join(_texts(part.blocks)))


def _texts(blocks: Iterable[Node]) -> Iterator[str]:
    """The words of every paragraph and cell, at any depth."""
    for block in blocks:
        if block.kind in ("paragraph", "cell"):
            yield words_of(block.children)
        else:
            yield from _texts(block.children)
