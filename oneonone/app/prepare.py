"""What to have in mind three minutes before a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oneonone.app.agenda import waiting
from oneonone.app.coming_meeting import ComingMeeting, coming_meeting
from oneonone.app.item_rows import ItemFilter
from oneonone.app.list_items import ListedItem, list_items, row_of
from oneonone.app.look_back import PastMeeting, mode_habit, moods, past_meeting
from oneonone.app.notebook import Notebook
from oneonone.app.person_notes import PersonNotes
from oneonone.app.private_plan import PlanLine, private_plan
from oneonone.app.recap import unsent_recap
from oneonone.app.themes import prompts_for, standing_of
from oneonone.document.log import LogEntry
from oneonone.document.passages import question_passage
from oneonone.domain.action_item import ME
from oneonone.domain.coverage import Evidence, Occasion
from oneonone.domain.habits import SameMode, StatusShare, status_share
from oneonone.domain.meeting import Meeting
from oneonone.domain.mood import MoodOn, Trend, trend, usual_before_fall
from oneonone.domain.person import Person
from oneonone.domain.record import Record
from oneonone.domain.schedule import unrecorded

MEETINGS = 3
"""So many of the last meetings are looked back at."""

_GOALS = "goals"


class Suggestion(Record):
    """A question to ask; `days` since its theme came up (None: never, or no theme is known).

    `path` is the note it stands in already, None where it was chosen just now.
    """

    id: str
    theme: str | None
    text: str
    days: int | None
    path: str | None
    private: bool


class Praise(Record):
    """Something good that was noted and not said yet, as far as the notes tell."""

    path: str
    entry: LogEntry


class Preparation(Record):
    """One person's page. Rows are in the order they are wanted; `meetings` newest first.

    `others` are promises of third people in this person's notes; `unrecorded` the meetings since
    the third last one held of which nothing tells whether they took place, latest first.
    `goals_last` is the day goals came up last. `private` is for the manager's eyes only.
    """

    person: Person
    coming: ComingMeeting
    mine: tuple[ListedItem, ...]
    theirs: tuple[ListedItem, ...]
    others: tuple[ListedItem, ...]
    points: tuple[ListedItem, ...]
    praise: tuple[Praise, ...]
    questions: tuple[Suggestion, ...]
    meetings: tuple[PastMeeting, ...]
    moods: tuple[MoodOn, ...]
    goals: tuple[ListedItem, ...]
    goals_last: date | None
    unsent: Meeting | None
    unrecorded: tuple[Meeting, ...]
    same_mode: SameMode | None
    status: StatusShare
    private: tuple[PlanLine, ...]

    @property
    def mood_trend(self) -> Trend | None:
        """Which way their mood goes, None where too little is known."""
        return trend([one.level for one in self.moods])

    @property
    def mood_usual(self) -> MoodOn | None:
        """What is usual, where the last mood fell far below it."""
        return usual_before_fall(self.moods)


def prepare(notebook: Notebook, name: str, today: date) -> Preparation:
    """Everything there is to know before meeting somebody.

    Raises PersonNotFound, AmbiguousPerson.
    """
    notes = notebook.find_person(name)
    occasions = notes.story(today)
    coming = coming_meeting(notes, occasions, today)
    past = [o for o in occasions if o.held and o.meeting is not coming.meeting]
    last = past[-1].meeting if past else None
    promises = _promises(notebook, notes, today)
    unsent = unsent_recap(notebook, notes, today)
    return Preparation(
        person=notes.person,
        coming=coming,
        mine=tuple(row for row in promises if row.line.owner in (ME, None)),
        theirs=tuple(row for row in promises if row.line.owner == notes.handle),
        others=tuple(row for row in promises if row.line.owner not in (ME, None, notes.handle)),
        points=tuple(row for row in waiting(notebook, notes.handle, today) if not row.item.private),
        praise=tuple(_unsaid(notes, last, today)),
        questions=tuple(_questions(notebook, notes, coming, today)),
        meetings=tuple(past_meeting(notes, one) for one in reversed(past[-MEETINGS:])),
        moods=moods(past),
        goals=tuple(_goals(notebook, notes, today)),
        goals_last=_last_of(_GOALS, notes.evidence(past), today),
        unsent=last if unsent and last and unsent.origin.path == last.path else None,
        unrecorded=_unrecorded(occasions, past[-MEETINGS:], today),
        same_mode=mode_habit(notes, past),
        status=status_share(past),
        private=private_plan(notebook, notes, coming.meeting, last, today),
    )


def _unrecorded(
    occasions: Sequence[Occasion], past: Sequence[Occasion], today: date
) -> tuple[Meeting, ...]:
    """What was prepared and not written up, but for what is long ago."""
    begin = past[0].meeting.date if past else date.min
    return tuple(one for one in reversed(unrecorded(occasions, today)) if one.date >= begin)


def _promises(notebook: Notebook, notes: PersonNotes, today: date) -> list[ListedItem]:
    """Open promises in the person's notes or theirs in another's, overdue first."""
    rows = list_items(notebook, ItemFilter(person=notes.handle, private=False), today).rows
    mine_first = sorted(rows, key=lambda row: row.item.person != notes.handle)
    return sorted(mine_first, key=lambda row: row.overdue_days is None)


def _unsaid(notes: PersonNotes, last: Meeting | None, today: date) -> list[Praise]:
    """Praise noted since the last meeting, latest first."""
    found = [
        Praise(document.origin.path, entry)
        for document in notes.documents
        for entry in document.log
        if entry.kind == "praise"
        if entry.date <= today and (last is None or entry.date > last.date)
    ]
    return sorted(found, key=lambda one: one.entry.date, reverse=True)


def _questions(
    notebook: Notebook, notes: PersonNotes, coming: ComingMeeting, today: date
) -> list[Suggestion]:
    """Those that stand in the meeting's note; without any there, those `new` would bring up."""
    day = max(coming.day or today, today)
    days = {row.theme.name: row.days for row in standing_of(notes, notebook, today, today)}
    if coming.meeting is not None and coming.meeting.prompts:
        document = notes.by_path[coming.meeting.path]
        found = []
        for prompt in coming.meeting.prompts:
            asked = question_passage(document, prompt)
            since = days.get(prompt.theme) if prompt.theme else None
            found.append(
                Suggestion(
                    prompt.question_id,
                    prompt.theme,
                    asked.text,
                    since,
                    document.origin.path,
                    asked.section.private,
                )
            )
        return found
    return [
        Suggestion(
            one.question.id, one.theme, one.question.text, days.get(one.theme), None, private=False
        )
        for one in prompts_for(notebook, notes, day, today, notebook.settings.prompted_themes)
    ]


def _goals(notebook: Notebook, notes: PersonNotes, today: date) -> list[ListedItem]:
    """Open goals of the profile, overdue ones first."""
    rows = [
        row_of(notebook, item, today)
        for item in notes.items
        if item.line.kind == "goal" and item.state.is_open and not item.private
    ]
    return sorted(rows, key=lambda row: -(row.overdue_days or 0))


def _last_of(theme: str, evidence: Sequence[Evidence], today: date) -> date | None:
    return max((e.date for e in evidence if e.theme == theme and e.date <= today), default=None)
