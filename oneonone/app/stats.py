"""The one-on-ones in numbers: whose meetings they are, which way feedback goes, who keeps word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from oneonone.app.notebook import Notebook
from oneonone.app.owned_elsewhere import owned_elsewhere
from oneonone.app.person_notes import PersonNotes
from oneonone.domain.action_item import Item
from oneonone.domain.habits import is_status_only
from oneonone.domain.mood import MoodOn, Trend, moods_on_one_scale, trend, usual_before_fall
from oneonone.domain.period import Period, adherence_in, held_in, year_until
from oneonone.domain.person import Person
from oneonone.domain.promises import Tally, promises, tally
from oneonone.domain.reciprocity import (
    Minutes,
    Points,
    feedback_meetings,
    minutes_spent,
    modes,
    points_raised,
)
from oneonone.domain.record import Record
from oneonone.domain.schedule import Adherence, unrecorded
from oneonone.errors import BadDate


class Feedback(Record):
    """Log entries by kind, and the held meetings in which feedback came up, whoever gave it."""

    given: int
    received: int
    praise: int
    meetings: int


class PersonStats(Record):
    """One person's numbers of a period.

    Of the `unrecorded` ones, which are in neither number of `meetings`, nothing tells whether they
    took place. `status_only` of the held meetings touched status and nothing else. `first_mood` and
    `last_mood` are None where fewer than one, or than two, were noted; `usual_mood` is there where
    the last one fell far below it.
    """

    person: Person
    meetings: Adherence
    unrecorded: int
    status_only: int
    modes: Mapping[str, int]
    minutes: Minutes
    points: Points
    feedback: Feedback
    mine: Tally
    theirs: Tally
    first_mood: MoodOn | None
    last_mood: MoodOn | None
    mood_trend: Trend | None
    usual_mood: MoodOn | None


class Stats(Record):
    """Everybody who is not archived, or the one asked for."""

    people: tuple[PersonStats, ...]
    period: Period


def stats(notebook: Notebook, name: str | None, since: date | None, today: date) -> Stats:
    """The numbers since a day, else of the last 365 days.

    Private items and entries count as well: no word of them is in it. Raises PersonNotFound,
    AmbiguousPerson, BadDate.
    """
    if since is not None and since > today:
        raise BadDate(f"{since} is still to come", "let --since be a day that has been")
    period = Period(since or year_until(today), today)
    if name is not None:
        everyone = [notebook.find_person(name)]
    else:
        everyone = [n for n in notebook.people.values() if not n.person.is_archived(today)]
    elsewhere = owned_elsewhere(notebook)
    found = (_of_person(notes, elsewhere.get(notes.handle, ()), period) for notes in everyone)
    return Stats(tuple(found), period)


def _of_person(notes: PersonNotes, elsewhere: Sequence[Item], period: Period) -> PersonStats:
    person, until = notes.person, period.until
    occasions = notes.story(until)
    held = held_in(occasions, period)
    judged = promises([*notes.items, *elsewhere], notes.handle, until)
    judged = [promise for promise in judged if promise.counts_since(period.since)]
    noted = [(o.meeting.date, o.meeting.mood) for o in held if o.meeting.mood is not None]
    moods = moods_on_one_scale(noted)
    logged = Counter(
        entry.kind
        for document in notes.documents
        for entry in document.log
        if period.holds(entry.date)
    )
    return PersonStats(
        person=person,
        meetings=adherence_in(occasions, period),
        unrecorded=sum(1 for one in unrecorded(occasions, until) if period.holds(one.date)),
        status_only=sum(1 for one in held if is_status_only(one)),
        modes=modes(held, person.mode),
        minutes=minutes_spent(held, person.duration),
        points=points_raised(notes.items, occasions, period),
        feedback=Feedback(
            given=logged["feedback-given"],
            received=logged["feedback-received"],
            praise=logged["praise"],
            meetings=feedback_meetings(held),
        ),
        mine=tally(judged, "mine", until),
        theirs=tally(judged, "theirs", until),
        first_mood=moods[0] if moods else None,
        last_mood=moods[-1] if len(moods) > 1 else None,
        mood_trend=trend([one.level for one in moods]),
        usual_mood=usual_before_fall(moods),
    )
