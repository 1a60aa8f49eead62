"""Everybody over time, for the report: meetings, themes, moods and promises by week and month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from oneonone.app.citable import Citable
from oneonone.app.notebook import Notebook
from oneonone.app.people import PersonRow, person_row
from oneonone.app.person_notes import PersonNotes, first_held
from oneonone.document.doubts import Doubt
from oneonone.domain.coverage import (
    Evidence,
    Occasion,
    ThemeStanding,
    followed_themes,
    standings,
)
from oneonone.domain.mood import MoodOn, Trend, moods_on_one_scale, trend
from oneonone.domain.period import Period, adherence_in, held_in
from oneonone.domain.promise_months import MonthOfPromises, promises_by_month
from oneonone.domain.promises import Outcome, Promise, promises
from oneonone.domain.record import Record
from oneonone.domain.rhythm import Meetings, meetings_in
from oneonone.domain.schedule import Adherence
from oneonone.domain.spans import count_in, months_of, spans_of
from oneonone.errors import BadDate

USUAL_WEEKS = 26


class ThemeOverTime(Record):
    """One theme with one person: how it stands today, on which days of the period it came up.

    `counts` are the days in each span of the report.
    """

    standing: ThemeStanding
    days: tuple[date, ...]
    counts: tuple[int, ...]


class PersonReport(Record):
    """One person's part of the report. `meetings` has a place for each span.

    `overdue` are the promises of both sides, the longest overdue first.
    """

    row: PersonRow
    adherence: Adherence
    meetings: tuple[Meetings, ...]
    themes: tuple[ThemeOverTime, ...]
    moods: tuple[MoodOn, ...]
    mood_trend: Trend | None
    mine: tuple[MonthOfPromises, ...]
    theirs: tuple[MonthOfPromises, ...]
    overdue: tuple[Promise, ...]


class Report(Record):
    """Everybody who is not archived. `spans` are the weeks of the period, or its months;
    `themes` the names of all that anybody's part has, in order of display.

    `doubts` name the notes that leave open what in them is private; nothing of their text counts.
    """

    period: Period
    spans: tuple[Period, ...]
    months: tuple[Period, ...]
    people: tuple[PersonReport, ...]
    themes: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def report(notebook: Notebook, since: date | None, today: date) -> Report:
    """The report from a day on, else of the last 26 weeks.

    Nothing private is in it or counted: the page gets shown around. Raises BadDate.
    """
    met = [one for one in notebook.people.values() if not one.person.is_archived(today)]
    period = period_of(met, since, today)
    spans, months = spans_of(period), months_of(period)
    people = []
    doubts: list[Doubt] = []
    for notes in met:
        lines = Citable(notes, notebook.vocabulary, private=False)
        people.append(_of_person(notebook, notes, lines, Period(period.since, today), spans))
        doubts += lines.doubts.values()
    shown = {theme.standing.theme.name for one in people for theme in one.themes}
    themes = (theme.name for theme in notebook.settings.themes.themes if theme.name in shown)
    return Report(
        period=period,
        spans=tuple(spans),
        months=tuple(months),
        people=tuple(people),
        themes=tuple(themes),
        doubts=tuple(doubts),
    )


def period_of(people: Iterable[PersonNotes], since: date | None, today: date) -> Period:
    """The days a report is about. What lies before the first note is left away.

    Raises BadDate where `since` is still to come.
    """
    if since is not None and since > today:
        raise BadDate(f"{since} is still to come", "let --since be a day that has been")
    if since is None:
        since = date.fromordinal(max(_monday(today) - 7 * (USUAL_WEEKS - 1), 1))
    known = [
        day
        for notes in people
        for document in notes.documents
        for day in (document.day, *(entry.date for entry in document.log))
        if day is not None
    ]
    first = _monday(min(known, default=today))
    return Period(min(max(since, date.fromordinal(first)), today), today)


def _monday(day: date) -> int:
    """The first day of its week, as an ordinal; the calendar itself begins on a Monday."""
    return day.toordinal() - day.weekday()


def _of_person(
    notebook: Notebook,
    notes: PersonNotes,
    lines: Citable,
    period: Period,
    spans: Sequence[Period],
) -> PersonReport:
    today = period.until
    occasions = notes.story(today)
    noted = [(o.meeting.date, o.meeting.mood) for o in held_in(occasions, period) if o.meeting.mood]
    moods = moods_on_one_scale(noted)
    allowed = (item for item in notes.items if lines.allows_item(item))
    judged = promises(allowed, notes.handle, today)
    overdue = [promise for promise in judged if promise.outcome is Outcome.OVERDUE]
    months = months_of(period)
    return PersonReport(
        row=person_row(notes.person, notes.away, occasions, today),
        adherence=adherence_in(occasions, period),
        meetings=meetings_in(occasions, notes.away, spans),
        themes=_themes(notebook, notes, lines, occasions, spans),
        moods=tuple(moods),
        mood_trend=trend([one.level for one in moods]),
        mine=promises_by_month(judged, "mine", months),
        theirs=promises_by_month(judged, "theirs", months),
        overdue=tuple(sorted(overdue, key=lambda promise: -(promise.days or 0))),
    )


def _themes(
    notebook: Notebook,
    notes: PersonNotes,
    lines: Citable,
    occasions: Sequence[Occasion],
    spans: Sequence[Period],
) -> tuple[ThemeOverTime, ...]:
    """The themes followed on purpose, and those that ever came up."""
    today = spans[-1].until
    evidence = [one for one in notes.evidence(occasions) if lines.allows((one.path, one.line))]
    followed = followed_themes(notes.person, notebook.settings.themes)
    start = notes.person.since or first_held(occasions)
    rows = standings(followed, evidence, start, notes.away, today)
    shown = [row for row in rows if row.theme.pinned or row.last is not None]
    return tuple(_over_time(row, evidence, spans) for row in shown)


def _over_time(
    row: ThemeStanding, evidence: Iterable[Evidence], spans: Sequence[Period]
) -> ThemeOverTime:
    period = Period(spans[0].since, spans[-1].until)
    days = sorted(
        {one.date for one in evidence if one.theme == row.theme.name and period.holds(one.date)}
    )
    return ThemeOverTime(row, tuple(days), count_in(spans, days))
