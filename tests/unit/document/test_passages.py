"""What somebody wrote, line by line, with the section each line stands in."""

from __future__ import annotations

from oneonone.document.passages import passages
from tests.parsed_notes import AGENDA, note

NOTE = """\
# Alice, 20 November 2026

before any section of its own

## Summary

- good week <!-- not for others -->

## Notes

> How are you? <!-- ask: morale-001 -->

fine, she says

## Private

- worried about the deadline

## Actions

- [ ] ask for the budget ^a3f9
- [ ]
"""


def test_only_written_lines_are_passages_and_each_knows_its_section() -> None:
    found = [(p.line, p.text, p.section.heading) for p in passages(note(NOTE))]
    assert found == [
        (3, "before any section of its own", "Alice, 20 November 2026"),
        (7, "- good week", "Summary"),
        (13, "fine, she says", "Notes"),
        (17, "- worried about the deadline", "Private"),
    ]


def test_a_private_line_says_that_it_is() -> None:
    assert [p.text for p in passages(note(NOTE)) if p.section.private] == [
        "- worried about the deadline"
    ]


def test_a_line_before_the_first_heading_stands_nowhere() -> None:
    (only,) = passages(note("just a word\n"))
    assert (only.section.heading, only.section.role) == ("", None)


def test_a_promise_that_only_passed_through_is_no_passage() -> None:
    moved = note("## Actions\n\n- [>] ask for the budget ^a3f9\n")
    assert [p.text for p in passages(moved)] == ["- [>] ask for the budget ^a3f9"]
    assert passages(moved, earlier_ids={"a3f9"}) == []


def test_a_note_without_a_day_has_no_passages() -> None:
    assert passages(note("- [ ] a point\n", AGENDA)) == []
