"""`1on1 move`: the note goes to its new day, nothing in it is lost, and a stub says where it is."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path

import pytest

from oneonone.store import atomic
from tests.notebooks import cli, failing, notebook, ok, run_git, text, todo, tree

NOTE = "people/alice/2026-11-20.md"
LATER = "people/alice/2026-11-24.md"
PLANNED = """\
---
person: alice
date: 2026-11-20
themes: []
mood:
---

# Alice, 20 November 2026

## Their topics

- [ ] a quieter place due:mon

## Actions

- [ ] @me call the bank
- [ ] @alice draft the RFC ^k2mm

## Private

- [ ] @me think about her pay
"""
MOVED = """\
---
person: alice
date: 2026-11-24
themes: []
mood:
---

# Alice, 24 November 2026

## Their topics

- [ ] a quieter place due:2026-11-23 ^{point}

## Actions

- [ ] @me call the bank ^{bank}
- [ ] @alice draft the RFC ^k2mm

## Private

- [ ] @me think about her pay ^{pay}
"""
STUB = "---\nperson: alice\ndate: 2026-11-20\nstatus: moved\nmoved_to: 2026-11-24\n---\n"
BEFORE = date(2026, 11, 18)
"""Two days before the meeting: on its day somebody who wrote a promise down has held it."""

HELD = "## Notes\n\nTalked.\n"


def shown_ids(root: Path) -> dict[str, str]:
    items = todo(root, "--all", today=BEFORE)
    return {str(item["text"]): str(item["id"]) for item in items}


def test_the_note_moves_with_all_that_stands_in_it_and_a_stub_stays(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: PLANNED}, git=True)
    before = shown_ids(root)
    said = ok(root, "move", "alice", "2026-11-24", today=BEFORE)
    assert said == f"alice: Fri 20 Nov moved to Tue 24 Nov  ({LATER})\n"
    assert text(root, NOTE) == STUB
    assert text(root, LATER) == MOVED.format(
        point=before["a quieter place"],
        bank=before["call the bank"],
        pay=before["think about her pay"],
    )
    assert shown_ids(root) == before, "a promise keeps its id"
    assert run_git(root, "log", "--format=%s", "-1") == "1on1 move: 2 notes\n"
    assert run_git(root, "status", "--porcelain") == ""
    assert ok(root, "check", today=BEFORE) == ""


def test_points_wait_in_the_moved_note_for_the_next_one(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: PLANNED})
    ok(root, "move", "alice", "2026-11-24", today=BEFORE)
    assert LATER in ok(root, "agenda", "alice", today=BEFORE)
    ok(root, "new", "alice", "--date", "2026-12-01", today=date(2026, 12, 1))
    assert "- [ ] a quieter place due:2026-11-23 ^" in text(root, "people/alice/2026-12-01.md")


def test_a_word_for_the_new_day_counts_from_today_and_a_reason_stays(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: "- [ ] @me call\n"})
    said = ok(root, "move", "alice", "tue", "--reason", " off:  site ", today=BEFORE)
    assert said == f"alice: Fri 20 Nov moved to Tue 24 Nov  ({LATER})\n"
    assert text(root, NOTE) == STUB.replace("24\n-", '24\nreason: "off: site"\n-')


def test_a_dry_run_shows_both_notes_and_writes_nothing(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: PLANNED})
    before = tree(root)
    shown = ok(root, "move", "alice", "+6d", "-n", today=BEFORE)
    assert f"+++ b/{LATER}\n" in shown
    assert "+moved_to: 2026-11-24\n" in shown
    assert tree(root) == before


@pytest.mark.parametrize(
    ("notes", "words", "source", "target"),
    [
        ({"2026-11-20": "", "2026-11-27": ""}, ["mon"], "2026-11-20", "2026-11-23"),
        ({"2026-11-20": HELD, "2026-11-27": ""}, ["mon"], "2026-11-27", "2026-11-23"),
        ({"2026-11-13": ""}, ["today"], "2026-11-13", "2026-11-20"),
        (
            {"2026-11-20": "", "2026-11-27": "x"},
            ["2026-11-26", "--date", "2026-11-27"],
            "2026-11-27",
            "2026-11-26",
        ),
        ({"2026-11-20 walk": ""}, ["mon"], "2026-11-20 walk", "2026-11-23 walk"),
        ({"2026-11-20-2": "", "2026-11-20": HELD}, ["mon"], "2026-11-20-2", "2026-11-23"),
    ],
)
def test_it_is_the_next_planned_meeting_or_the_one_named(
    tmp_path: Path, notes: dict[str, str], words: list[str], source: str, target: str
) -> None:
    root = notebook(tmp_path, {f"people/alice/{day}.md": said for day, said in notes.items()})
    ok(root, "move", "alice", *words)
    assert "status: moved\n" in text(root, f"people/alice/{source}.md")
    assert text(root, f"people/alice/{target}.md") == notes[source]


def test_a_meeting_may_move_back_to_a_day_it_left_and_all_that_happened_stays(
    tmp_path: Path,
) -> None:
    root = notebook(tmp_path, {NOTE: "- [ ] @me call ^call\n"})
    ok(root, "move", "alice", "2026-11-24", "--reason", "ill")
    ok(root, "move", "alice", "2026-11-20")
    assert "reason: ill" in text(root, NOTE)
    assert "moved_to: 2026-11-20" in text(root, LATER)
    assert text(root, "people/alice/2026-11-20-2.md") == "- [ ] @me call ^call\n"
    assert [item["path"] for item in todo(root)] == ["people/alice/2026-11-20-2.md"]


def test_todays_note_with_preparations_in_it_moves_when_it_is_named(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NOTE: HELD})
    assert ok(root, "move", "alice", "tue", "--date", "today").startswith("alice: Fri 20 Nov moved")
    assert text(root, LATER) == HELD


def test_time_away_on_the_new_day_is_said(tmp_path: Path) -> None:
    files = {NOTE: "", "people/alice/person.md": "---\naway: [{from: 2026-11-23}]\n---\n"}
    ran = cli(notebook(tmp_path, files), "move", "alice", "mon")
    assert (ran.code, ran.err) == (0, "Mon 23 Nov is time away, theirs or yours\n")


# -- again, and cut short --------------------------------------------------------------------------


@pytest.mark.parametrize("words", [[], ["--date", "2026-11-20"]])
def test_a_meeting_that_is_on_that_day_already_stays_as_it_is(
    tmp_path: Path, words: list[str]
) -> None:
    root = notebook(tmp_path, {NOTE: PLANNED})
    ok(root, "move", "alice", "2026-11-24", today=BEFORE)
    before = tree(root)
    ran = cli(root, "move", "alice", "2026-11-24", *words, today=BEFORE)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"already planned for Tue 24 Nov: {LATER}\n"
    assert tree(root) == before


@pytest.mark.parametrize("day", ["2026-11-24", "2026-11-20"])
def test_a_move_cut_short_doubles_nothing_and_is_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    old = "people/alice/2026-11-21.md"
    root = notebook(tmp_path, {old: PLANNED.replace("2026-11-20", "2026-11-21")})
    before = todo(root, today=BEFORE)
    with monkeypatch.context() as broken:
        broken.setattr(atomic, "replace_file", failing(errno.ENOSPC))
        assert cli(root, "move", "alice", day, today=BEFORE).code == 7
    assert (root / f"people/alice/{day}.md").exists()
    assert [(i["id"], i["text"]) for i in todo(root, today=BEFORE)] == [
        (i["id"], i["text"]) for i in before
    ]
    said = ok(root, "move", "alice", day, today=BEFORE)
    assert said.startswith("alice: Sat 21 Nov moved to ")
    assert "status: moved" in text(root, old)
    assert {item["path"] for item in todo(root, today=BEFORE)} == {f"people/alice/{day}.md"}


def test_what_was_written_since_it_was_cut_short_is_never_overwritten(tmp_path: Path) -> None:
    files = {NOTE: "- [ ] @me call\nmore\n", LATER: "- [ ] @me call ^call\n"}
    root = notebook(tmp_path, files)
    before = tree(root)
    ran = cli(root, "move", "alice", "2026-11-24", today=BEFORE)
    assert (ran.code, ran.out, tree(root)) == (5, "", before)
    assert ran.err == (
        f"1on1: {LATER} is there already\n"
        "      name another day, or put the two notes together in your editor\n"
    )


# -- refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "words", "code", "said"),
    [
        ({}, ["mon"], 3, "nothing is planned with alice\n      plan the new day at once"),
        ({NOTE: HELD}, ["mon"], 3, "if it was to prepare, add: --date today"),
        ({NOTE: ""}, ["mon", "--date", "2026-11-25"], 3, "nothing is planned with alice on Wed 25"),
        (
            {NOTE: f"---\nmood: 4\n---\n{HELD}"},
            ["mon", "--date", "today"],
            5,
            "the meeting of Fri 20 Nov was held\n      if it was not, write `status: planned`",
        ),
        ({NOTE: STUB}, ["mon", "--date", "today"], 5, "was moved to Tue 24 Nov already"),
        ({NOTE: STUB}, ["tue", "--date", "today"], 5, "was moved to Tue 24 Nov already"),
        (
            {NOTE: "---\nstatus: moved\n---\n"},
            ["mon", "--date", "today"],
            5,
            "the meeting of Fri 20 Nov was moved already",
        ),
        (
            {NOTE: "---\nstatus: skipped\nreason: ill\n---\n"},
            ["mon", "--date", "today"],
            5,
            "was skipped\n      plan another one",
        ),
        ({NOTE: ""}, ["yesterday"], 2, "Thu 19 Nov is over"),
        ({NOTE: ""}, ["someday"], 2, "'someday' is no date"),
        ({NOTE: ""}, ["mon", "--date", "someday"], 2, "'someday' is no date"),
        ({NOTE: ""}, ["mon", "--reason", " "], 2, "the reason is empty"),
        ({NOTE: ""}, ["mon", "--reason", "a\x1bb"], 2, "U+001B"),
        ({NOTE: "", LATER: HELD}, ["tue"], 5, f"{LATER} is there already"),
        ({NOTE: "---\nmood: [\n---\n"}, ["mon"], 5, f"{NOTE}:2:8: not YAML"),
        ({NOTE: "<<<<<<< a\n=======\n>>>>>>> b\n"}, ["mon", "--date", "today"], 5, "conflict"),
        ({NOTE: b"Zo\xeb\n"}, ["mon", "--date", "today"], 5, f"{NOTE}:1:3: not UTF-8 text"),
        ({NOTE: "", LATER: b"Zo\xeb\n"}, ["tue"], 5, f"{LATER} is there already"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_written(
    tmp_path: Path, files: dict[str, str | bytes], words: list[str], code: int, said: str
) -> None:
    root = notebook(tmp_path, {"people/alice/person.md": "---\n---\n", **files})
    before = tree(root)
    ran = cli(root, "move", "alice", *words)
    assert (ran.code, ran.out, tree(root)) == (code, "", before)
    assert said in ran.err


def test_nobody_unknown_is_moved(tmp_path: Path) -> None:
    ran = cli(notebook(tmp_path, {NOTE: ""}), "move", "alise", "mon")
    assert (ran.code, ran.err) == (
        3,
        "1on1: nobody here is called 'alise'\n      did you mean alice?\n",
    )
