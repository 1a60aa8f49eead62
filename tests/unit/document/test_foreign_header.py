"""Front matter under other keys: who and when."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.document.foreign_header import HeaderFacts, header_facts, header_problem
from oneonone.document.foreign_names import Reader
from oneonone.document.foreign_notes import foreign_document
from oneonone.document.sections import Vocabulary

READER = Reader(Vocabulary(), frozenset({"bob"}))


def header(text: str) -> HeaderFacts:
    document = foreign_document(f"---\n{text}\n---\n".encode(), READER.vocabulary)
    return header_facts(document.values, READER)


@pytest.mark.parametrize(
    "text",
    [
        "person: Alice",
        "With: alice",
        "attendees: [Alice, Bob]",
        "attendees:\n  - '[[People/Alice]]'\n  - me",
        "person: [[Alice]]",
        "who: '@alice'",
        "name: 1:1 Alice",
        "participants: Bob, Alice <alice@example.org>",
        "person: Alice\nattendees: [alice]",
    ],
)
def test_one_name_is_found_under_the_keys_people_use(text: str) -> None:
    assert [name.casefold() for name in header(text).people] == ["alice"]


def test_all_of_several_names_are_kept() -> None:
    assert header("attendees: [Alice, Carol]").people == ("Alice", "Carol")


@pytest.mark.parametrize("text", ["person: 7", "person:", "title: Alice", "attendees: {a: b}"])
def test_what_is_no_name_is_none(text: str) -> None:
    assert header(text).people == ()


@pytest.mark.parametrize(
    "text",
    [
        "date: 2026-11-20",
        "day: 20.11.2026",
        "meeting_date: 2026-11-20T10:00:00",
        "Meeting Date: 'Nov 20, 2026'",
        "when: '[[2026-11-20]]'",
        "date: soon\nday: 2026-11-20",
    ],
)
def test_the_day_is_found_under_the_keys_people_use(text: str) -> None:
    found = header(text).date
    assert found is not None
    assert found.day() == date(2026, 11, 20)


def test_when_a_file_was_made_is_kept_apart() -> None:
    found = header("created: 2026-11-20 10:30")
    assert found.date is None
    assert found.created is not None
    assert found.created.day() == date(2026, 11, 20)


@pytest.mark.parametrize(
    "text", ["private: true", "confidential: true", "tags: [meeting/private]", "tag: confidential"]
)
def test_front_matter_may_say_that_a_note_is_private(text: str) -> None:
    assert header(text).secret
    assert not header("private: false\ntags: [work]").secret


@pytest.mark.parametrize(
    ("text", "code"),
    [("---\na: [\n---\n", "F02"), ("---\na: 1\n", "F01"), ("---\na: 1\n---\n", None), ("", None)],
)
def test_front_matter_nobody_can_read_is_known(text: str, code: str | None) -> None:
    problem = header_problem(foreign_document(text.encode(), Vocabulary()))
    assert (problem and problem.code) == code
