"""The path says whose note it is, of which day, and what kind."""

from __future__ import annotations

from datetime import date

import pytest

from oneonone.document.origin import handle_of_folder, meeting_path, origin_of, path_on

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("path", "kind", "person", "day", "number"),
    [
        ("people/alice/2026-11-20.md", "meeting", "alice", DAY, 1),
        ("people/alice/2026-11-20-2.md", "meeting", "alice", DAY, 2),
        ("people/alice/2026-11-20-12.md", "meeting", "alice", DAY, 12),
        ("people/alice/2026-11-20 about pay.md", "meeting", "alice", DAY, 1),
        ("people/alice/2026-11-20-pay.md", "meeting", "alice", DAY, 1),
        ("people/alice/2026-11-20-2026.md", "meeting", "alice", DAY, 1),
        ("people/alice/2026/2026-11-20.md", "meeting", "alice", DAY, 1),
        ("people/alice/2026-02-30.md", "page", "alice", None, 1),
        ("people/alice/2026-11-201.md", "page", "alice", None, 1),
        ("people/alice/x2026-11-20.md", "page", "alice", None, 1),
        ("people/alice/٢٠٢٦-11-20.md", "page", "alice", None, 1),
        ("people/alice/person.md", "profile", "alice", None, 1),
        ("people/alice/Person.md", "profile", "alice", None, 1),
        ("people/alice/agenda.md", "agenda", "alice", None, 1),
        ("people/alice/log.md", "log", "alice", None, 1),
        ("people/alice/old/log.md", "page", "alice", None, 1),
        ("people/alice/ideas.md", "page", "alice", None, 1),
        ("people/Alice Example/2026-11-20.md", "meeting", "alice-example", DAY, 1),
        ("people/アリス/2026-11-20.md", "page", None, DAY, 1),
        ("people/2026-11-20.md", "page", None, DAY, 1),
        ("people/person.md", "page", None, None, 1),
        ("x.md", "page", None, None, 1),
    ],
)
def test_a_path_below_people(
    path: str, kind: str, person: str | None, day: date | None, number: int
) -> None:
    origin = origin_of(path)
    assert (origin.path, origin.private) == (path, False)
    assert (origin.kind, origin.person, origin.day, origin.number) == (kind, person, day, number)


@pytest.mark.parametrize("name", ["2026-11-20.md", "person.md", "agenda.md", "log.md", "plan.md"])
def test_everything_below_private_is_a_private_page(name: str) -> None:
    origin = origin_of(f"private/alice/{name}")
    assert (origin.kind, origin.person, origin.private) == ("page", "alice", True)


def test_a_folder_is_kept_as_it_is_written() -> None:
    assert origin_of("people/Alice Example/person.md").folder == "Alice Example"
    assert origin_of("people/x.md").folder is None


@pytest.mark.parametrize(
    ("folder", "handle"),
    [
        ("alice", "alice"),
        ("bob-2", "bob-2"),
        ("Alice Example", "alice-example"),
        ("Bób", "bob"),
        ("me", None),
        ("CON", None),
        ("con", None),
        ("---", None),
        ("アリス", None),
        ("a" * 65, "a" * 64),
    ],
)
def test_a_folder_stands_for_a_handle(folder: str, handle: str | None) -> None:
    assert handle_of_folder(folder) == handle


def test_a_persons_notes_are_in_the_order_of_their_days() -> None:
    paths = ["person.md", "2026-11-06.md", "2026-11-20.md", "2026-11-20-2.md", "2026-11-20-10.md"]
    origins = [origin_of(f"people/alice/{path}") for path in paths]
    shuffled = [origins[place] for place in (4, 0, 3, 1, 2)]
    assert sorted(shuffled, key=lambda one: one.sequence) == origins


@pytest.mark.parametrize(("number", "path"), [(1, "2026-11-20.md"), (2, "2026-11-20-2.md")])
def test_where_a_meeting_belongs_is_read_as_that_meeting(number: int, path: str) -> None:
    written = meeting_path("alice", DAY, number)
    assert written == f"people/alice/{path}"
    origin = origin_of(written)
    assert (origin.kind, origin.day, origin.number) == ("meeting", DAY, number)


@pytest.mark.parametrize(
    ("path", "number", "moved"),
    [
        ("people/alice/2026-11-20.md", 1, "people/alice/2026-12-04.md"),
        ("people/alice/2026-11-20-2.md", 1, "people/alice/2026-12-04.md"),
        ("people/Alice/2026-11-20 retro.md", 2, "people/Alice/2026-12-04-2 retro.md"),
        ("people/alice/2026/2026-11-20.md", 3, "people/alice/2026/2026-12-04-3.md"),
    ],
)
def test_a_note_moves_to_another_day_beside_itself(path: str, number: int, moved: str) -> None:
    assert path_on(origin_of(path), date(2026, 12, 4), number) == moved
    assert origin_of(moved).day == date(2026, 12, 4)


def test_a_note_without_a_day_moves_nowhere() -> None:
    with pytest.raises(ValueError, match="has no day"):
        path_on(origin_of("people/alice/agenda.md"), DAY)
