"""What listings are told of a person in brief is what the whole of the notes says."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneonone.app.brief import Brief, packed_brief, unpacked_brief
from oneonone.app.notebook import Notebook
from oneonone.app.people import PersonRow, person_row
from oneonone.app.person_notes import PersonNotes
from oneonone.app.read_facts import facts_of_notes
from oneonone.app.recap import unsent_recap
from oneonone.app.status import status
from oneonone.app.themes import standing_of
from oneonone.domain.cadence import Away, parse_cadence
from oneonone.domain.coverage import Occasion
from oneonone.domain.meeting import Meeting, Status
from oneonone.domain.person import Person
from tests.integration.test_index_property import EDITS, START, Edit
from tests.notebooks import TODAY, notebook

DAYS = st.integers(-800, 60).map(lambda days: TODAY + timedelta(days=days))
OCCASIONS = st.lists(
    st.builds(
        lambda day, held, status, template: Occasion(
            Meeting("", day, (0, 0, ""), status=status, template=template), held, ()
        ),
        DAYS,
        st.booleans(),
        st.sampled_from([None, *Status]),
        st.sampled_from([None, "role-negotiation", "default", "ten\nsteps", "a\\b"]),
    ),
    max_size=12,
).map(lambda found: tuple(sorted(found, key=lambda one: one.meeting.date)))


@given(
    OCCASIONS,
    st.sampled_from(["", "Alice \x1f Example", "A\\nn", "日本 \udcff"]),
    st.sampled_from([None, "weekly", "every 3 months"]),
    st.sampled_from([None, 0, 45]),
    DAYS,
)
def test_a_row_of_a_brief_that_was_kept_is_that_of_the_whole_story(
    occasions: tuple[Occasion, ...],
    name: str,
    cadence: str | None,
    minutes: int | None,
    today: date,
) -> None:
    person = Person(
        "alice",
        name=name,
        cadence=parse_cadence(cadence) if cadence else None,
        duration=minutes,
        time="10:30",
        since=TODAY,
    )
    away = (Away(TODAY - timedelta(days=5), TODAY),)
    brief = Brief(person, away, occasions, tuple("-" for _ in occasions))
    kept = unpacked_brief("alice", packed_brief(brief), today)
    assert (kept.person, kept.away) == (person, away)
    come = [replace_held(one, today) for one in occasions]
    assert person_row(kept.person, kept.away, kept.occasions, today) == person_row(
        person, away, come, today
    )


def replace_held(one: Occasion, today: date) -> Occasion:
    return one._replace(held=one.held and one.meeting.date <= today)


def test_a_role_negotiation_of_years_ago_is_remembered() -> None:
    def held(day: date, template: str) -> Occasion:
        return Occasion(Meeting("", day, (0, 0, ""), template=template), True, ())

    long_ago = TODAY - timedelta(days=3000)
    story = [held(long_ago, "role-negotiation")]
    story += [held(long_ago + timedelta(days=7 * n), "default") for n in range(1, 300)]
    brief = Brief(Person("alice"), (), tuple(story), tuple("-" for _ in story))
    kept = unpacked_brief("alice", packed_brief(brief), TODAY)
    days = [one.meeting.date for one in kept.occasions]
    assert days == [long_ago, story[-1].meeting.date]


def test_only_the_notes_know_whether_an_old_meeting_has_a_recap() -> None:
    meeting = Occasion(Meeting("", TODAY, (0, 0, "")), True, ())
    with pytest.raises(LookupError):
        Brief(Person("alice"), (), (meeting,), ("",)).recap_unsent()
    assert Brief(Person("alice"), (), (meeting, meeting), ("", "+")).recap_unsent() == TODAY
    assert Brief(Person("alice"), (), (meeting,), ("-",)).recap_unsent() is None
    assert Brief(Person("alice"), (), (), ()).recap_unsent() is None


@given(st.lists(EDITS, min_size=1, max_size=6), st.integers(-40, 40))
def test_the_morning_page_says_what_all_notes_say(edits: list[Edit], days: int) -> None:
    today = TODAY + timedelta(days=days)
    with TemporaryDirectory() as folder:
        root = notebook(Path(folder) / "notes", START)
        for edit in edits:
            edit(root)
        found = Notebook(root)
        everybody = {
            handle: notes
            for handle, notes in found.people.items()
            if not notes.person.is_archived(today)
        }

        def unsent(handle: str) -> date | None:
            document = unsent_recap(found, everybody[handle], today)
            return document.day if document else None

        page = status(facts_of_notes(found), today, unsent)
        assert [one.person.handle for one in page.people] == list(everybody)
        for one in page.people:
            notes = everybody[one.person.handle]
            assert one.row == in_brief(notes, today)
            stale = [row for row in standing_of(notes, found, today, today) if row.stale]
            assert sorted(one.stale) == sorted(stale)


def in_brief(notes: PersonNotes, today: date) -> PersonRow:
    """The row of a person, without what no listing shows of a profile."""
    person = notes.person
    shown = Person(
        person.handle,
        name=person.name,
        relation=person.relation,
        since=person.since,
        cadence=person.cadence,
        duration=person.duration,
        buffer=person.buffer,
        time=person.time,
        archived=person.archived,
    )
    row = person_row(person, notes.away, notes.story(today), today)
    return row._replace(person=shown)
