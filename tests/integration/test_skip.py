"""`1on1 skip`: a meeting that did not take place, with the reason; what waits goes on waiting."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, run_git, text, todo, tree

NOTE = "people/alice/2026-11-20.md"
BEFORE = date(2026, 11, 18)
HELD = "## Notes\n\nTalked.\n"
FRESH = "---\nperson: alice # her\ndate: 2026-11-20\r\nmood:\n---\n# Alice\n\n- [ ] @me call\n"


def test_a_planned_note_says_that_it_was_skipped_and_keeps_every_other_byte(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: FRESH}, git=True)
    said = ok(root, "skip", "alice", "--reason", "ill: the  flu", today=BEFORE)
    assert said == f"alice: Fri 20 Nov skipped, ill: the flu  ({NOTE})\n"
    added = 'status: skipped\nreason: "ill: the flu"\n'
    assert text(root, NOTE) == FRESH.replace("mood:\n", f"mood:\n{added}")
    assert run_git(root, "log", "--format=%s", "-1") == "1on1 skip: 1 note\n"
    assert ok(root, "check", today=BEFORE) == ""


def test_without_a_planned_note_the_day_gets_one(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/Alice/2026-11-13.md": HELD})
    said = ok(root, "skip", "alice", "--reason", "ill")
    assert said == "alice: Fri 20 Nov skipped, ill  (people/Alice/2026-11-20.md)\n"
    assert text(root, "people/Alice/2026-11-20.md") == (
        "---\nperson: alice\ndate: 2026-11-20\nstatus: skipped\nreason: ill\n---\n"
    )
    ok(root, "skip", "alice", "--reason", "holiday", "--date", "2026-12-25")
    assert "reason: holiday" in text(root, "people/Alice/2026-12-25.md")


@pytest.mark.parametrize(
    ("notes", "words", "skipped"),
    [
        ({"2026-11-27": "", "2026-12-04": ""}, [], "2026-11-27"),
        ({"2026-11-13": "", "2026-11-18": ""}, [], "2026-11-18"),
        ({"2026-11-13": "", "2026-11-18": HELD}, [], "2026-11-20"),
        ({"2026-11-27": "", "2026-12-04": ""}, ["--date", "2026-12-04"], "2026-12-04"),
        ({"2026-11-20": "---\nstatus: planned\n---\n"}, [], "2026-11-20"),
    ],
)
def test_it_is_the_next_planned_else_the_last_that_did_not_take_place_else_today(
    tmp_path: Path, notes: dict[str, str], words: list[str], skipped: str
) -> None:
    root = notebook(tmp_path, {f"people/alice/{day}.md": said for day, said in notes.items()})
    ok(root, "skip", "alice", "--reason", "ill", *words)
    files = tree(root)
    assert [path for path, data in files.items() if b"status: skipped" in data] == [
        f"people/alice/{skipped}.md"
    ]


def test_todays_note_with_preparations_in_it_is_skipped_when_it_is_named(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: HELD})
    ok(root, "skip", "alice", "--reason", "ill", "--date", "today")
    assert text(root, NOTE) == f"---\nstatus: skipped\nreason: ill\n---\n{HELD}"


def test_points_and_promises_wait_for_the_next_meeting(tmp_path: Path) -> None:
    note = "## Their topics\n\n- [ ] the search\n\n## Actions\n\n- [ ] @me call\n"
    root = notebook(tmp_path, {NOTE: note})
    ok(root, "skip", "alice", "--reason", "ill", today=BEFORE)
    assert [item["text"] for item in todo(root, today=BEFORE)] == ["call"]
    assert "the search" in ok(root, "agenda", "alice", today=BEFORE)
    later = date(2026, 11, 27)
    ok(root, "new", "alice", today=later)
    assert {item["path"] for item in todo(root, today=later)} == {"people/alice/2026-11-27.md"}
    assert "- [ ] the search ^" in text(root, "people/alice/2026-11-27.md")


@pytest.mark.parametrize("words", [[], ["--date", "2026-11-27"]])
def test_skipped_already_changes_nothing(tmp_path: Path, words: list[str]) -> None:
    path = "people/alice/2026-11-27.md"
    root = notebook(tmp_path, {path: "---\nstatus: skipped\nreason: ill\n---\n"})
    before = tree(root)
    ran = cli(root, "skip", "alice", "--reason", "holiday", *words)
    assert (ran.code, ran.out, tree(root)) == (0, "", before)
    assert ran.err == f"already skipped: Fri 27 Nov, ill  ({path})\n"


def test_one_skipped_week_does_not_stand_for_the_next(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-13.md": "---\nstatus: skipped\n---\n"})
    assert ok(root, "skip", "alice", "--reason", "ill").startswith("alice: Fri 20 Nov skipped")


def test_a_dry_run_shows_the_change_and_writes_nothing(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: FRESH})
    before = tree(root)
    assert "+status: skipped\n+reason: ill\n" in ok(
        root, "skip", "alice", "--reason", "ill", "-n", today=BEFORE
    )
    assert tree(root) == before


@pytest.mark.parametrize(
    ("note", "words", "code", "said"),
    [
        ("", ["--reason", ""], 2, "the reason is empty"),
        ("", ["--reason", " \n"], 2, "the reason is empty"),
        ("", ["--reason", "a\udcffb"], 2, "U+DCFF"),
        ("", [], 2, "Missing option '--reason'"),
        ("", ["--reason", "x", "--date", "someday"], 2, "'someday' is no date"),
        (
            HELD,
            ["--reason", "x"],
            5,
            "Fri 20 Nov was held\n      if it was not, name its day: --date",
        ),
        (
            "---\nstatus: moved\nmoved_to: 2026-11-24\n---\n",
            ["--reason", "x"],
            5,
            "was moved to Tue 24 Nov already\n      name its new day with --date",
        ),
        ("---\nmood: [\n---\n", ["--reason", "x"], 5, f"{NOTE}:2:8: not YAML"),
        (b"Zo\xeb\n", ["--reason", "x"], 5, f"{NOTE}:1:3: not UTF-8 text"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_written(
    tmp_path: Path, note: str | bytes, words: list[str], code: int, said: str
) -> None:
    root = notebook(tmp_path, {NOTE: note})
    before = tree(root)
    ran = cli(root, "skip", "alice", *words)
    assert (ran.code, ran.out, tree(root)) == (code, "", before)
    assert said in ran.err


def test_a_stranger_is_not_made_up(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: ""})
    assert cli(root, "skip", "bob", "--reason", "ill").code == 3
    assert not (root / "people/bob").exists()


def test_adherence_is_shown_with_the_person(tmp_path: Path) -> None:
    files = {f"people/alice/2026-11-{day}.md": HELD for day in ("04", "11", "18")}
    root = notebook(tmp_path, files)
    assert "adherence" not in ok(root, "--table", "person", "show", "alice")
    ok(root, "skip", "alice", "--reason", "ill")
    shown = ok(root, "--table", "person", "show", "alice")
    assert "adherence  3 of 4 held in the last 365 days" in shown
    (item,) = json.loads(ok(root, "person", "show", "alice", "--json"))["items"]
    assert (item["held"], item["skipped"]) == (3, 1)


@pytest.mark.parametrize(
    "words", [("skip", "alice", "--reason", "ill"), ("move", "alice", "2026-11-27")]
)
def test_who_meets_after_all_gets_a_note_of_its_own(tmp_path: Path, words: tuple[str, ...]) -> None:
    root = notebook(tmp_path, {"people/alice/agenda.md": "- [ ] a point\n"})
    ok(root, "new", "alice", "--no-carry")
    ok(root, *words)
    assert ok(root, "new", "alice") == "people/alice/2026-11-20-2.md\n"
    assert "- [ ] a point" in text(root, "people/alice/2026-11-20-2.md")
