"""What the path of a note kept elsewhere says."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.document.foreign_names import (
    PathFacts,
    Reader,
    calls_one_on_one,
    folder_name,
    looks_like_a_name,
    path_facts,
    plain_name,
    says_private,
)
from oneonone.document.sections import Vocabulary

DAY = date(2026, 11, 20)


def facts(path: str, top: str = "notes") -> PathFacts:
    return path_facts(path, top, {"bob"})


def day_of(path: str) -> date | None:
    found = facts(path)
    return found.day or (found.dates[0].day() if found.dates else None)


@pytest.mark.parametrize(
    ("path", "words", "folder"),
    [
        ("2026-11-20 Alice.md", "Alice", ""),
        ("Alice 2026-11-20.md", "Alice", ""),
        ("20.11.2026-alice.md", "alice", ""),
        ("20261120_alice.txt", "alice", ""),
        ("alice/2026-11-20 1on1.md", "", "alice"),
        ("1-1s/Alice Example/Nov 20, 2026.md", "", "Alice Example"),
        ("meeting-notes-alice-2026-11-20.md", "alice", ""),
        ("Weekly 1:1 with Alice 2026-11-20.md", "Alice", ""),
        ("2026-11-20 Alice <> Bob.md", "Alice", ""),
        ("2026-11-20 Bob & me.md", "", ""),
        ("2026/11/20.md", "", ""),
        ("2026/11 November/20th Alice.md", "Alice", ""),
        ("2026/Nov/20.md", "", ""),
        ("2026-11/20 Jane.md", "Jane", ""),
        ("Jane/2026/11-20.md", "", "Jane"),
        ("Jane/2026/2026-11-20/notes.md", "", "Jane"),
        ("May/2026-11-20.md", "", "May"),
        ("alice/2026-11-20 retro.md", "retro", "alice"),
        ("2026/team-11-20-3.md", "", ""),
    ],
)
def test_day_words_and_folder_are_told_apart(path: str, words: str, folder: str) -> None:
    found = facts(path)
    assert (day_of(path), found.words, found.folder) == (DAY, words, folder)


@pytest.mark.parametrize(
    "path", ["Alice.md", "2026/Alice.md", "2026/11/Alice.md", "2026/02/30.md", "alice/1on1s"]
)
def test_a_path_may_name_no_day(path: str) -> None:
    assert day_of(path) is None


def test_a_name_may_hold_several_days_and_several_people() -> None:
    assert len(facts("2026-11-20 to 2026-11-21.md").dates) == 2
    assert facts("2026-11-20 Alice and Carol.md").sides == ("Alice", "Carol")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        *(
            ("1-1s/x.md", True),
            ("a 1on1.md", True),
            ("One on Ones/x.md", True),
            ("a/x 1.md", False),
        ),
        *(("people/dan/x.md", True), ("Direct Reports/dan/x.md", True), ("peoples/x.md", False)),
        *(("people/projects/phoenix/x.md", False), ("projects/1-1s/dan/x.md", True)),
        *(("1-1s/dan/x retro.md", True), ("projects/phoenix 1on1.md", True)),
    ],
)
def test_a_path_says_that_it_is_a_one_on_one(path: str, told: bool) -> None:
    assert facts(path).one_on_one is told


def test_so_does_the_folder_all_lies_in() -> None:
    assert facts("x.md", top="1:1").one_on_one


@pytest.mark.parametrize(
    "path", ["Private/x.md", "alice (confidential)/x.md", "x-private.md", "notes to self/x.md"]
)
def test_a_path_says_that_it_is_private(path: str) -> None:
    assert facts(path).secret
    assert not facts("privateer/x.md").secret


def test_so_does_a_tag() -> None:
    assert says_private("1on1 private")
    assert not says_private("1on1")


@pytest.mark.parametrize("folder", ["2026", "2026-11", "11", "Daily Notes", "1-1s"])
def test_folders_of_days_and_of_notes_name_nobody(folder: str) -> None:
    assert folder_name(folder) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[[Alice]]", "Alice"),
        ("[[People/Alice Smith|Al]]", "Alice Smith"),
        ("[Alice](alice.md)", "Alice"),
        ("Alice <alice@example.org>", "Alice"),
        ("@alice", "alice"),
        ("11/20/2026", "11/20/2026"),
    ],
)
def test_a_name_comes_out_of_its_link(text: str, name: str) -> None:
    assert plain_name(text) == name


def test_a_reader_leaves_out_its_owner() -> None:
    reader = Reader(Vocabulary(), frozenset({"bob"}))
    assert reader.names("1:1 Bob / Alice 2026-11-20") == ["Alice"]


@pytest.mark.parametrize("text", ["1:1 Alice", "1on1", "1-on-1", "one-on-one", "1：1"])
def test_one_on_one_has_many_spellings(text: str) -> None:
    assert calls_one_on_one(text)
    assert not calls_one_on_one("11 points")


def test_names_are_a_few_words_of_letters() -> None:
    assert all(map(looks_like_a_name, ("Alice", "Zoë O’Neill", "van der Berg")))
    assert not any(map(looks_like_a_name, ("", "Q3", "a b c d e", "x" * 41, "5 0 0")))


def test_a_long_text_is_no_name() -> None:
    assert plain_name("Alice " * 40) == ""


@pytest.mark.parametrize(
    "text",
    [
        *("Retro", "Standup", "Sprint", "Sprint 42", "Template", "Untitled", "OKRs", "Hiring"),
        *(
            "Therapy",
            "All hands",
            "Book club",
            "New note",
            "ideas",
            "changelog",
            "todo",
            "planning",
        ),
        *("Project Phoenix", "projects", "To-Do", "Stand-up", "project_phoenix"),
    ],
)
def test_what_is_called_after_a_thing_is_nobodys_name(text: str) -> None:
    assert not looks_like_a_name(text)
