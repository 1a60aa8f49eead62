"""A person's notes in order, and what each held meeting shows to have come up."""

from __future__ import annotations

from typing import Any

import pytest

from oneonone.domain.coverage import Evidence, evidence_of, story, without_theme
from oneonone.domain.meeting import ClosedItem, Status, WrittenLine
from tests.domain_values import day, meeting

TODAY = day("11-20")
PATH = "people/alice/2026-11-20.md"


def shown(**facts: Any) -> list[tuple[str, int, str]]:
    """Theme, line and kind of what Alice's meeting of the 20th shows."""
    (occasion,) = story([meeting(**facts)], TODAY)
    return [(one.theme, one.line, one.kind) for one in evidence_of(occasion)]


def test_the_story_runs_from_the_first_note_to_the_last() -> None:
    notes = [meeting("11-20"), meeting("10-23"), meeting("11-06")]
    assert [o.meeting.date for o in story(notes, TODAY)] == [day("10-23"), day("11-06"), TODAY]


def test_a_carried_line_is_told_by_the_notes_before_it_and_by_no_later_one() -> None:
    line = WrittenLine(12, carry_id="a3f9")
    ids = frozenset({"a3f9"})
    notes = [meeting(note, written=(line,), item_ids=ids) for note in ("10-23", "11-06", "11-20")]
    assert [(o.held, o.written) for o in story(notes, TODAY)] == [
        (True, (line,)),
        (False, ()),
        (False, ()),
    ]


def test_an_item_of_any_earlier_note_may_be_closed_in_this_one() -> None:
    closed = ClosedItem(is_topic=False, id="a3f9", on=None)
    first = meeting("10-23", item_ids=frozenset({"a3f9"}))
    notes = [first, meeting("11-06"), meeting("11-20", closed=(closed,))]
    assert [o.held for o in story(notes, TODAY)] == [False, False, True]


def test_nobodys_story_is_empty() -> None:
    assert story([], TODAY) == []


class TestEvidence:
    def test_is_a_theme_in_the_front_matter(self) -> None:
        assert shown(themes=("growth", "career"), themes_line=4) == [
            ("growth", 4, "front-matter"),
            ("career", 4, "front-matter"),
        ]

    def test_is_a_tag_on_a_written_line(self) -> None:
        line = WrittenLine(12, tags=("growth", "morale"))
        assert shown(written=(line,)) == [("growth", 12, "tag"), ("morale", 12, "tag")]

    def test_is_a_written_section_headed_by_the_theme(self) -> None:
        lines = (WrittenLine(12, section_theme="career"), WrittenLine(13, section_theme="career"))
        assert shown(written=lines) == [("career", 12, "section"), ("career", 13, "section")]

    def test_is_an_answered_prompt_of_it(self) -> None:
        line = WrittenLine(12, answers="feedback")
        assert shown(written=(line,)) == [("feedback", 12, "answer")]

    def test_may_be_several_things_in_one_line(self) -> None:
        line = WrittenLine(12, tags=("morale",), section_theme="career", answers="growth")
        assert shown(written=(line,)) == [
            ("morale", 12, "tag"),
            ("career", 12, "section"),
            ("growth", 12, "answer"),
        ]

    def test_counts_in_agenda_and_private_sections_of_a_meeting_that_was_held(self) -> None:
        lines = (
            WrittenLine(12, tags=("growth",), in_agenda=True),
            WrittenLine(20, tags=("trust",), private=True),
            WrittenLine(25),
        )
        assert shown(written=lines) == [("growth", 12, "tag"), ("trust", 20, "tag")]

    def test_is_not_a_line_that_was_only_carried_in(self) -> None:
        line = WrittenLine(12, tags=("growth",), carry_id="a3f9", carry_open=True)
        assert shown(themes=("career",), written=(line,)) == [("career", 1, "front-matter")]

    def test_names_note_and_day(self) -> None:
        (occasion,) = story([meeting(themes=("growth",), themes_line=4)], TODAY)
        assert evidence_of(occasion) == [Evidence("growth", TODAY, PATH, 4, "front-matter")]

    @pytest.mark.parametrize("status", [Status.PLANNED, Status.MOVED, Status.SKIPPED])
    def test_is_nothing_in_a_meeting_that_was_not_held(self, status: Status) -> None:
        line = WrittenLine(12, tags=("growth",), section_theme="career", answers="morale")
        assert shown(status=status, themes=("trust",), written=(line,)) == []

    @pytest.mark.parametrize("status", [None, Status.HELD])
    def test_is_nothing_in_a_meeting_still_to_come(self, status: Status | None) -> None:
        (occasion,) = story([meeting("11-21", status=status, themes=("growth",))], TODAY)
        assert evidence_of(occasion) == []

    def test_is_nothing_in_an_untouched_note(self) -> None:
        assert shown() == []


def test_held_meetings_that_name_no_theme_are_counted() -> None:
    notes = [
        meeting("10-09", themes=("growth",)),
        meeting("10-16", status=Status.HELD),
        meeting("10-23", written=(WrittenLine(12),)),
        meeting("10-30", status=Status.SKIPPED),
        meeting("11-06"),
        meeting("11-27", themes=("growth",)),
    ]
    assert without_theme(story(notes, TODAY)) == (2, 3)
    assert without_theme([]) == (0, 0)
