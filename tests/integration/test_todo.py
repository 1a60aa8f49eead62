"""`1on1 todo`: which items it lists, in which order, with which keys."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, todo

KEYS = [
    "id", "kind", "status", "person", "owner", "text", "due", "overdue_days", "done", "age_days",
    "carried", "priority", "themes", "tags", "private", "path", "line", "heading", "raw",
]  # fmt: skip

FILES = {
    "people/alice/person.md": """\
---
name: Alice Example
aliases: [Ally]
---
## Goals
- [ ] speak at a meetup ^goal
""",
    "people/alice/2026-10-02.md": """\
## Actions
- [>] @me old and carried due:2026-11-18 ^carr
- [ ] nobody's and old ^noon
""",
    "people/alice/2026-11-06.md": """\
## Agenda
- [ ] a talking point ^talk
## Follow-ups
- [ ] @me old and carried due:2026-11-18 ^carr
## Actions
- [ ] @me late by a week due:2026-11-13 ^late
- [ ] @alice late by two weeks due:2026-11-06 #growth ^lat2
- [ ] @me due today due:2026-11-20 ^tody
- [ ] @me due tomorrow due:2026-11-21 #career/promotion #offsite !high ^tomo
- [/] @Ally begun ^begn
- [x] @me done done:2026-11-07 ^done
- [-] @me dropped cancelled:2026-11-07 ^drop
## Private
- [ ] @me private one ^priv
""",
    "people/bob/2026-11-16.md": """\
- [ ] @carol young due:2026-11-21 ^youn
- [ ] @bob his ^hers
- [ ] @alice in another folder ^othe
""",
    "private/bob/notes.md": "- [ ] in a private note ^secr\n",
    "people/loose.md": "- [ ] in nobody's folder ^loos\n",
}


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return notebook(tmp_path / "notes", FILES, settings="me: {name: Kim Manager}\n")


def ids(root: Path, *words: str) -> list[str]:
    return [item["id"] for item in todo(root, *words)]


def test_overdue_comes_first_then_the_due_date_then_the_oldest(notes: Path) -> None:
    assert ids(notes) == [
        "lat2", "late", "carr", "tody", "tomo", "youn",
        "noon", "begn", "priv", "hers", "othe", "loos", "secr",
    ]  # fmt: skip


def test_talking_points_and_goals_are_no_action_items(notes: Path) -> None:
    assert {item["kind"] for item in todo(notes)} == {"action"}
    assert {item["kind"] for item in todo(notes, "--all")} == {"action", "topic", "goal"}


def test_every_item_has_every_key_and_no_other(notes: Path) -> None:
    for words in ((), ("--all",)):
        assert all(list(item) == KEYS for item in todo(notes, *words))


def test_the_keys_say_what_the_note_says(notes: Path) -> None:
    items = {item["id"]: item for item in todo(notes)}
    assert items["carr"] == {
        "id": "carr",
        "kind": "action",
        "status": "open",
        "person": "alice",
        "owner": "me",
        "text": "old and carried",
        "due": "2026-11-18",
        "overdue_days": 2,
        "done": None,
        "age_days": 49,
        "carried": 1,
        "priority": None,
        "themes": [],
        "tags": [],
        "private": False,
        "path": "people/alice/2026-11-06.md",
        "line": 4,
        "heading": "Follow-ups",
        "raw": "- [ ] @me old and carried due:2026-11-18 ^carr",
    }
    assert items["tomo"]["priority"] == "high"
    assert items["tomo"]["themes"] == ["career"]
    assert items["begn"]["status"] == "doing"
    assert items["begn"]["owner"] == "alice"
    assert items["secr"] | {"raw": ""} == items["secr"] | {
        "person": "bob", "private": True, "age_days": None, "heading": None, "raw": "",
    }  # fmt: skip
    assert items["loos"]["person"] is None
    assert items["tody"]["overdue_days"] is None


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("alice", "lat2 late carr tody tomo noon begn priv othe"),
        ("ally", "lat2 late carr tody tomo noon begn priv othe"),
        ("Alice Example", "lat2 late carr tody tomo noon begn priv othe"),
        ("bob", "youn hers othe secr"),
        ("carol", "youn"),
        ("--mine", "late carr tody tomo noon priv loos secr"),
        ("--theirs", "lat2 youn begn hers othe"),
        ("--owner me", "late carr tody tomo priv"),
        ("--owner @Me", "late carr tody tomo priv"),
        ("--owner kim-manager", "late carr tody tomo priv"),
        ("--owner Ally", "lat2 begn othe"),
        ("--owner @alice", "lat2 begn othe"),
        ("--owner dave", ""),
        ("--overdue", "lat2 late carr"),
        ("--overdue --mine", "late carr"),
        ("--before 2026-11-18", "lat2 late"),
        ("--before today", "lat2 late carr"),
        ("--before tomorrow", "lat2 late carr tody"),
        ("--before SUN", "lat2 late carr tody tomo youn"),
        ("--before +1w", "lat2 late carr tody tomo youn"),
        ("--theme growth", "lat2"),
        ("--theme '#skills'", "lat2"),
        ("--theme career/promotion", "tomo"),
        ("--no-private", "lat2 late carr tody tomo youn noon begn hers othe loos"),
        ("bob --mine --no-private", ""),
    ],
)
def test_filters_hold_together(notes: Path, words: str, wanted: str) -> None:
    given = [words] if words == "Alice Example" else shlex.split(words)
    assert ids(notes, *given) == wanted.split()


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ("alise", "did you mean alice?"),
        ("@dave", "see: 1on1 person list"),
        ("alice", ""),
        ("me", ""),
    ],
)
def test_an_owner_nobody_knows_is_no_good_news(tmp_path: Path, owner: str, said: str) -> None:
    files = {"people/alice/person.md": "---\nname: A\n---\n", "people/bob/log.md": "- [ ] @zoe x\n"}
    root = notebook(tmp_path, files)
    name = owner.removeprefix("@")
    line = f"nobody here is called {name}, and nothing is owned by it; {said}\n" if said else ""
    for words in ([], ["--json"], ["--table"], ["--no-index"]):
        ran = cli(root, "todo", "--owner", owner, *words)
        assert (ran.code, ran.err) == (0, line)
    assert cli(root, "todo", "--owner", "zoe", "--overdue").err == "", "she owns an item"


def test_all_lists_every_box_line_in_every_state_and_section(notes: Path) -> None:
    lines = todo(notes, "--all")
    boxes = sum(text.count("- [") for text in FILES.values())
    assert len(lines) == boxes
    assert {line["status"] for line in lines} == {"open", "doing", "done", "dropped", "moved"}
    assert [line["status"] for line in lines if line["id"] == "carr"] == ["moved", "open"]
    assert next(line for line in lines if line["id"] == "done")["done"] == "2026-11-07"


def test_all_goes_by_person_and_by_note(notes: Path) -> None:
    places = [(line["person"] or "", line["path"]) for line in todo(notes, "--all")]
    people = [person for person, _ in places]
    assert people == sorted(people)
    alice = [path for person, path in places if person == "alice"]
    assert alice == sorted(alice, key=lambda path: "person.md" not in path)


def test_filters_hold_for_all_lines_too(notes: Path) -> None:
    assert [line["id"] for line in todo(notes, "--all", "--overdue")] == ["carr", "late", "lat2"]
    assert {line["person"] for line in todo(notes, "--all", "bob")} == {"alice", "bob"} - {"alice"}


def test_exit_code_one_means_that_something_listed_is_overdue(notes: Path) -> None:
    assert cli(notes, "todo", "--exit-code").code == 1
    assert cli(notes, "todo", "bob", "--exit-code").code == 0
    assert cli(notes, "todo", "--json", "--overdue", "--exit-code").code == 1


def test_a_pipe_gets_eight_fields_a_line(notes: Path) -> None:
    lines = ok(notes, "todo", "--overdue").splitlines()
    assert lines[0].split("\t") == [
        "lat2", "open", "2026-11-06", "14", "alice", "alice", "late by two weeks",
        "people/alice/2026-11-06.md:7",
    ]  # fmt: skip
    assert all(line.count("\t") == 7 for line in ok(notes, "todo", "--all").splitlines())


def test_the_table_marks_state_priority_and_the_day(notes: Path) -> None:
    table = ok(notes, "todo", "--table")
    assert "14 days late" in table
    assert "today" in table
    assert "Sat 21 Nov" in table
    assert "! due tomorrow" in table
    assert "◐ begun" in table
    assert table.index("Overdue") < table.index("Next")
    assert "  1 day late" in ok(
        notes, "todo", "--before", "2026-11-19", "--table", "--today", "2026-11-19"
    )


def test_nothing_is_empty_output_and_no_failure(tmp_path: Path) -> None:
    root = notebook(tmp_path)
    assert cli(root, "todo") == cli(root, "todo", "--exit-code")
    ran = cli(root, "todo")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert ok(root, "todo", "--table") == "Nothing open.\n"
    assert ok(root, "todo", "--all", "--table") == "No items.\n"
    assert todo(root) == []


def test_the_same_id_of_two_people_is_shown_with_its_person(tmp_path: Path) -> None:
    files = {f"people/{who}/2026-11-06.md": "- [ ] call ^same\n" for who in ("alice", "bob")}
    assert ids(notebook(tmp_path, files)) == ["alice/same", "bob/same"]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["zoe"], 3, "nobody here is called 'zoe'"),
        (["--theme", "nope"], 2, "no theme is called 'nope'"),
        (["--owner", "!!"], 2, "'!!' cannot own an item"),
        (["--before", "soon"], 2, "'soon' is no date"),
        (["--mine", "--theirs"], 2, "--mine and --theirs exclude each other"),
    ],
)
def test_what_does_not_fit_is_refused(
    notes: Path, words: list[str], code: int, message: str
) -> None:
    ran = cli(notes, "todo", *words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"1on1: {message}\n      ")


def test_a_theme_nobody_means_is_answered_with_all_there_are(notes: Path) -> None:
    assert "there are: morale, engagement, growth" in cli(notes, "todo", "--theme", "zzz").err


def test_a_note_that_cannot_be_read_is_named_on_standard_error(notes: Path) -> None:
    for name in "abcd":
        (notes / f"people/bob/{name}.md").write_bytes(b"\xff")
    ran = cli(notes, "todo", "--json")
    assert ran.code == 0
    assert ran.err == (
        "not read in full: people/bob/a.md, people/bob/b.md, people/bob/c.md and 1 more; "
        "see: 1on1 check\n"
    )
