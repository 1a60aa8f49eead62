"""`1on1 person add`, `list`, `show`: who is here, under which name, and when you meet next."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks import cli, notebook, ok, text, tree

SKIPPED = "---\nstatus: skipped\nreason: ill\n---\n"
HELD = "## Notes\n\nTalked.\n"


def listed(root: Path, *words: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(ok(root, "person", *words, "--json"))["items"]
    return items


# -- add -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "handle", "profile"),
    [
        ("alice", "alice", "---\n---\n"),
        ("  alice ", "alice", "---\n---\n"),
        ("Alice", "alice", "---\nname: Alice\n---\n"),
        ("Bob Sample", "bob-sample", "---\nname: Bob Sample\n---\n"),
        ("Zoë Müller", "zoe-muller", '---\nname: "Zoë Müller"\n---\n'),
        ("Zoe\u0308", "zoe", '---\nname: "Zoe\u0308"\n---\n'),
        ("O'Neil, Pat #2", "o-neil-pat-2", '---\nname: "O\'Neil, Pat #2"\n---\n'),
        ("ＡＢＣ", "abc", '---\nname: "ＡＢＣ"\n---\n'),
        ("3", "3", "---\n---\n"),
    ],
)
def test_a_person_is_made_from_a_name(tmp_path: Path, name: str, handle: str, profile: str) -> None:
    root = notebook(tmp_path)
    assert ok(root, "person", "add", name) == f"people/{handle}/person.md\n"
    assert text(root, f"people/{handle}/person.md") == profile


def test_only_what_was_told_is_written(tmp_path: Path) -> None:
    root = notebook(tmp_path)
    ok(
        root, "person", "add", "Bob Sample", "--relation", "skip level", "--cadence", "monthly",
        "--since", "yesterday", "--aliases", "Bobby, B. S.", "--template", "role-negotiation",
    )  # fmt: skip
    assert text(root, "people/bob-sample/person.md") == (
        "---\nname: Bob Sample\nrelation: skip-level\ncadence: monthly\nsince: 2026-11-19\n"
        'aliases: [Bobby, B. S.]\ntemplate: role-negotiation\n---\n'
    )  # fmt: skip


def test_a_weekday_since_which_one_meets_is_the_last_one_and_said(tmp_path: Path) -> None:
    root = notebook(tmp_path)
    ran = cli(root, "person", "add", "carol", "--since", "mon")
    assert ran.err == "mon is Mon 16 Nov\n"
    assert "since: 2026-11-16\n" in text(root, "people/carol/person.md")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", 2),
        ("   ", 2),
        ("../x", 5),
        ("a/b", 5),
        ("-rf", 5),
        (".git", 5),
        ("..", 5),
        ("CON", 5),
        ("nul", 5),
        ("com1", 5),
        ("me", 5),
        ("Me", 5),
        ("C:\\x", 5),
        ("two\nlines", 5),
        ("\x1b[31mred", 5),
        ("right\u202eleft", 5),
        ("nul\x00byte", 5),
        ("日本", 5),
        ("!!!", 5),
        ("x" * 300, 5),
    ],
)
def test_a_name_that_makes_no_safe_folder_is_refused(tmp_path: Path, name: str, code: int) -> None:
    root = notebook(tmp_path)
    ran = cli(root, "person", "add", "--", name)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.count("\n") == 2, "one line says what is wrong, one what to do"
    assert not commands_of_a_terminal(ran.err)
    assert tree(root) == {}


def commands_of_a_terminal(text: str) -> bool:
    return any(char in text for char in "\x00\x1b\u202e\x9b\r")


@pytest.mark.parametrize(
    "name", ["bob", "BOB", "Bob Sample", "bob-sample", "Bobby", "B.S.", "bob sample"]
)
def test_a_handle_name_or_alias_that_is_taken_is_refused(tmp_path: Path, name: str) -> None:
    profile = "---\nname: Bob Sample\naliases: [Bobby, B.S., bob-sample]\n---\n"
    root = notebook(tmp_path, {"people/bob/person.md": profile})
    before = tree(root)
    ran = cli(root, "person", "add", name)
    assert ran.code == 5
    assert ran.err == f"1on1: {name!r} is already here: bob\n      see: 1on1 person show bob\n"
    assert tree(root) == before


def test_a_name_close_to_a_known_one_is_taken_at_its_word(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/person.md": "---\n---\n"})
    assert cli(root, "new", "alise").code == 3, "`new` asks back"
    assert ok(root, "person", "add", "alise") == "people/alise/person.md\n"


def test_somebody_with_notes_and_no_profile_gets_one_where_the_notes_lie(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/Alice/2026-11-06.md": HELD})
    assert ok(root, "person", "add", "Alice", "--cadence", "monthly") == "people/Alice/person.md\n"
    assert [row["handle"] for row in listed(root, "list")] == ["alice"]


def test_a_dry_run_shows_the_profile_and_writes_nothing(tmp_path: Path) -> None:
    root = notebook(tmp_path)
    shown = ok(root, "person", "add", "Alice Example", "-n")
    assert "+name: Alice Example\n" in shown
    assert tree(root) == {}


def test_a_wrong_value_writes_nothing(tmp_path: Path) -> None:
    root = notebook(tmp_path)
    ran = cli(root, "person", "add", "alice", "--relation", "boss")
    assert ran.code == 2
    assert "relation: 'boss' is not one of report, manager" in ran.err
    assert tree(root) == {}


# -- list and show ---------------------------------------------------------------------------------


def test_a_folder_with_a_note_in_it_is_a_person(tmp_path: Path) -> None:
    files = {"people/bob/2026-11-06.md": HELD, "people/alice/log.md": "", "people/empty/x.txt": ""}
    root = notebook(tmp_path, {**files, "private/carol/a.md": "x", "people/loose.md": ""})
    assert [row["handle"] for row in listed(root, "list")] == ["alice", "bob", "carol"]


def test_a_list_row_has_every_key_and_no_other(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": HELD})
    assert listed(root, "list") == [
        {
            "handle": "alice",
            "name": "Alice",
            "relation": "report",
            "cadence": "weekly",
            "last": "2026-11-06",
            "next_due": "2026-11-13",
            "archived": None,
        }
    ]


@pytest.mark.parametrize(
    ("profile", "notes", "due"),
    [
        ("", {}, None),
        ("since: 2026-11-10", {}, "2026-11-17"),
        ("", {"2026-11-06": HELD}, "2026-11-13"),
        ("cadence: monthly", {"2026-10-31": HELD}, "2026-11-30"),
        ("relation: peer", {"2026-11-06": HELD}, None),
        ("relation: peer\ncadence: biweekly", {"2026-11-06": HELD}, "2026-11-20"),
        ("", {"2026-11-06": HELD, "2026-12-01": ""}, "2026-12-01"),
        ("", {"2026-11-06": HELD, "2026-12-01": "---\nstatus: planned\n---\n"}, "2026-12-01"),
        ("", {"2026-11-06": HELD, "2026-12-01": SKIPPED}, "2026-11-13"),
        ("", {"2026-11-06": HELD, "2026-11-20": ""}, "2026-11-20"),
        ("", {"2026-11-06": HELD, "2026-11-19": ""}, "2026-11-13"),
        ("away: [{from: 2026-11-10, to: 2026-11-22}]", {"2026-11-06": HELD}, "2026-11-23"),
        ("away: [{from: 2026-11-14, to: 2026-11-22}]", {"2026-11-06": HELD}, "2026-11-13"),
        (
            "away: [{from: 2026-11-23, to: 2026-11-24}, {from: 2026-11-10, to: 2026-11-22}]",
            {"2026-11-06": HELD},
            "2026-11-25",
        ),
        ("away: [{from: 2026-11-10, to: 9999-12-31}]", {"2026-11-06": HELD}, "2026-11-13"),
        ("archived: 2026-11-20", {"2026-11-06": HELD, "2026-12-01": ""}, None),
        ("archived: 2026-11-21", {"2026-11-06": HELD}, "2026-11-13"),
    ],
)  # fmt: skip
def test_the_next_meeting_is_the_planned_one_else_a_cadence_after_the_last(
    tmp_path: Path, profile: str, notes: dict[str, str], due: str | None
) -> None:
    files = {f"people/alice/{day}.md": content for day, content in notes.items()}
    files["people/alice/person.md"] = f"---\n{profile}\n---\n"
    assert listed(notebook(tmp_path, files), "list")[0]["next_due"] == due


def test_the_manager_being_away_moves_the_next_meeting_too(tmp_path: Path) -> None:
    settings = "away: [{from: 2026-11-12, to: 2026-11-15}]\n"
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": HELD}, settings=settings)
    assert listed(root, "list")[0]["next_due"] == "2026-11-16"


def test_the_archived_come_last_and_are_marked(tmp_path: Path) -> None:
    files = {
        "people/alice/person.md": "---\narchived: 2026-01-31\n---\n",
        "people/bob/2026-11-06.md": HELD,
    }
    root = notebook(tmp_path, files)
    assert [row["handle"] for row in listed(root, "list")] == ["bob", "alice"]
    assert ok(root, "person", "list").splitlines()[1].split("\t") == [
        "alice", "Alice", "report", "weekly", "", "", "2026-01-31",
    ]  # fmt: skip
    table = ok(root, "person", "list", "--table").splitlines()
    assert table[1].endswith("weekly   6 Nov  Fri 13 Nov (late)")
    assert table[2].split()[-2:] == ["never", "archived"]


PROFILE = """\
---
name: Alice Example
aliases: [Ally]
relation: mentee
since: 2025-03-01
cadence: every 10 days
duration: 45m
buffer: 10
time: 14:30
timezone: Europe/Vienna
mode: walk
template: role-negotiation
style: thinks aloud
prefers: {feedback: in writing, agenda_in_advance: true}
away: [{from: 2026-12-21, to: 2027-01-06}, {from: 2026-05-01}]
themes: {career: 90d, coaching: off}
share: [notes]
archived: 2027-01-31
---
"""


def test_show_says_everything_a_profile_says(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/person.md": PROFILE})
    assert listed(root, "show", "ally") == [
        {
            "handle": "alice",
            "name": "Alice Example",
            "relation": "mentee",
            "cadence": "every 10 days",
            "last": None,
            "next_due": "2025-03-11",
            "archived": "2027-01-31",
            "aliases": ["Ally"],
            "since": "2025-03-01",
            "duration": 45,
            "buffer": 10,
            "time": "14:30",
            "timezone": "Europe/Vienna",
            "mode": "walk",
            "template": "role-negotiation",
            "style": "thinks aloud",
            "prefers": {"feedback": "in writing", "agenda_in_advance": "yes"},
            "away": [
                {"from": "2026-12-21", "to": "2027-01-06"},
                {"from": "2026-05-01", "to": "2026-05-01"},
            ],
            "themes": {"career": "90d", "coaching": "off"},
            "share": ["notes"],
            "late_days": 618,
            "held": 0,
            "skipped": 0,
        }
    ]
    lines = ok(root, "person", "show", "alice", "--table").splitlines()
    assert "since     1 Mar 2025" in lines
    assert "away      from: 21 Dec, to: 6 Jan 2027, from: 1 May, to: 1 May" in lines
    assert "prefers   feedback: in writing, agenda_in_advance: yes" in lines


def test_show_leaves_out_what_nobody_said(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/person.md": ""})
    assert ok(root, "person", "show", "alice", "--table").splitlines() == [
        "handle    alice",
        "name      Alice",
        "relation  report",
        "cadence   weekly",
    ]


def test_a_first_name_that_fits_two_is_refused_with_both(tmp_path: Path) -> None:
    files = {f"people/alice-{n}/person.md": f"---\nname: Alice {n}\n---\n" for n in "ab"}
    ran = cli(notebook(tmp_path, files), "person", "show", "Alice")
    assert ran.code == 4
    assert "fits more than one person: alice-a, alice-b\n      use the handle\n" in ran.err
