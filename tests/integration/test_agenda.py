"""`1on1 agenda`: what waits for the next meeting, and adding to it."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks import boxes, cli, notebook, ok, run_git, text, tree, write

AGENDA = "people/alice/agenda.md"
OPEN = {
    "people/alice/2026-11-06.md": (
        "## Their topics\n- [ ] long gone\n\n## Notes\nTalked.\n\n## Actions\n- [ ] @me call\n"
    ),
    "people/alice/2026-11-13.md": (
        "## Their topics\n- [ ] the search\n- [x] done\n\n## Notes\nTalked.\n"
    ),
    "people/alice/2026-11-27.md": "## My topics\n- [ ] planned ahead\n",
    AGENDA: "- [ ] the reorganisation #purpose\n- [ ] @alice the conference\n- [x] old\n",
    "private/alice/agenda.md": "- [ ] between us\n",
}


def waiting(root: Path, *words: str, today: date = date(2026, 11, 20)) -> list[dict[str, Any]]:
    """What `1on1 agenda --json WORDS…` lists."""
    items: list[dict[str, Any]] = json.loads(ok(root, "agenda", "--json", *words, today=today))[
        "items"
    ]
    return items


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


# -- listing ---------------------------------------------------------------------------------------


def test_what_waits_is_what_new_would_take_theirs_first(tmp_path: Path) -> None:
    root = notebook(tmp_path, OPEN)
    listed = [
        (one["side"], one["text"], one["path"], one["line"]) for one in waiting(root, "Alice")
    ]
    assert listed == [
        ("theirs", "the conference", AGENDA, 2),
        ("theirs", "the search", "people/alice/2026-11-13.md", 2),
        ("mine", "the reorganisation", AGENDA, 1),
        ("mine", "planned ahead", "people/alice/2026-11-27.md", 2),
    ]
    ok(root, "new", "alice")
    assert sorted(
        one for one in boxes(root, "people/alice/2026-11-20.md") if "call" not in one
    ) == [
        "[ ] @alice the conference",
        "[ ] planned ahead",
        "[ ] the reorganisation #purpose",
        "[ ] the search",
    ]


def test_the_forms_of_the_list(tmp_path: Path) -> None:
    root = notebook(tmp_path, {AGENDA: "- [ ] the office ^offi\n- [ ] @alice a raise ^rais\n"})
    assert ok(root, "agenda", "alice") == (
        f"rais\ttheirs\talice\ta raise\t{AGENDA}:2\noffi\tmine\talice\tthe office\t{AGENDA}:1\n"
    )
    assert ok(root, "agenda", "alice", "--table").splitlines() == [
        f"rais   theirs  alice  a raise      {AGENDA}:2",
        f"offi   mine    alice  the office   {AGENDA}:1",
    ]
    assert waiting(root, "alice")[0]["themes"] == []


def test_nothing_waiting_is_no_failure(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": "- [ ] @me call\n"})
    assert ok(root, "agenda", "alice") == ""
    assert ok(root, "agenda", "alice", "--table") == "Nothing waits.\n"
    assert waiting(root, "alice") == []


def test_everybodys_points_are_listed_but_those_of_archived_people(tmp_path: Path) -> None:
    files = {f"people/{who}/agenda.md": "- [ ] office\n" for who in ("alice", "bob", "carol")}
    files["people/bob/person.md"] = "---\narchived: 2026-11-01\n---\n"
    root = notebook(tmp_path, files)
    assert [one["person"] for one in waiting(root, "--all-people")] == ["alice", "carol"]
    assert [one["person"] for one in waiting(root, "bob")] == ["bob"]


def test_the_point_of_a_note_made_today_and_not_held_yet_still_waits(tmp_path: Path) -> None:
    root = notebook(tmp_path, {AGENDA: "- [ ] office\n"})
    ok(root, "new", "alice")
    (point,) = waiting(root, "alice")
    assert point["path"] == "people/alice/2026-11-20.md"


# -- adding ----------------------------------------------------------------------------------------


def test_a_point_is_added_and_said(tmp_path: Path) -> None:
    root = notebook(tmp_path, {"people/alice/person.md": "---\n---\n"}, git=True)
    said = ok(root, "agenda", "alice", "  the \n office ")
    assert said == f"for alice: the office  ({AGENDA})\n"
    assert ok(root, "agenda", "alice", "a raise", "--theirs") == (
        f"for alice, theirs: a raise  ({AGENDA})\n"
    )
    assert text(root, AGENDA) == "- [ ] the office\n- [ ] @alice a raise\n"
    assert run_git(root, "log", "--format=%s", "-1") == "1on1 agenda: 1 note\n"
    assert run_git(root, "status", "--porcelain") == ""


def test_a_date_word_counts_from_today_and_is_echoed(tmp_path: Path) -> None:
    root = notebook(tmp_path, {AGENDA: "- [ ] a"})
    said = ok(root, "agenda", "alice", "slides due:fri")
    assert said == f"for alice: slides, due Fri 27 Nov  ({AGENDA})\n"
    assert text(root, AGENDA) == "- [ ] a\n- [ ] slides due:2026-11-27"


def test_a_dry_run_shows_the_line_and_writes_nothing(tmp_path: Path) -> None:
    root = notebook(tmp_path, {AGENDA: "- [ ] a\n"})
    before = tree(root)
    assert ok(root, "agenda", "alice", "b", "-n").endswith(" - [ ] a\n+- [ ] b\n")
    assert tree(root) == before


def test_standard_input_gives_a_point_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path, {AGENDA: "- [ ] a\r\n"})
    given(monkeypatch, "\ufeffcafé\r\n\n  two\twords \rlast".encode())
    assert ok(root, "agenda", "alice", "-").count("\n") == 3
    assert text(root, AGENDA) == "- [ ] a\r\n- [ ] café\r\n- [ ] two words\r\n- [ ] last\r\n"


def test_a_point_for_everybody_goes_to_all_who_are_not_archived(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "people/alice/person.md": "---\n---\n",
        "people/Bob Smith/2026-11-06.md": "Hello.\n",
        "people/carol/person.md": "---\narchived: 2026-11-20\n---\n",
    }
    root = notebook(tmp_path, files, git=True)
    said = ok(root, "agenda", "--all-people", "the office", "--theirs")
    assert said.splitlines() == [
        f"for alice, theirs: the office  ({AGENDA})",
        "for bob-smith, theirs: the office  (people/Bob Smith/agenda.md)",
    ]
    assert text(root, "people/Bob Smith/agenda.md") == "- [ ] @bob-smith the office\n"
    assert not (root / "people/carol/agenda.md").exists()
    assert run_git(root, "log", "--format=%s", "-1") == "1on1 agenda: 2 notes\n"


def test_a_point_for_everybody_is_added_for_nobody_where_one_note_refuses(tmp_path: Path) -> None:
    root = notebook(tmp_path, {AGENDA: "- [ ] a\n", "people/bob/agenda.md": "```\ncode\n"})
    before = tree(root)
    ran = cli(root, "agenda", "--all-people", "office")
    assert (ran.code, ran.out, tree(root)) == (5, "", before)
    assert ran.err.startswith("1on1: people/bob/agenda.md: the line cannot be added safely")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["alice", ""], 2, "there is no text to add"),
        (["alice", " \n\t"], 2, "there is no text to add"),
        (["alice", "a\x07b"], 2, "holds a character no note should: U+0007"),
        (["alice", "a\udcffb"], 2, "holds a character no note should: U+DCFF"),
        ([], 2, "whose agenda?"),
        (["alice", "--theirs"], 2, "--theirs needs a TEXT to add"),
        (["alice", "-n"], 2, "--dry-run needs a TEXT to add"),
        (["alice", "b", "--json"], 2, "--json is for the list"),
        (["--all-people", "alice"], 2, "--all-people takes no PERSON, but 'alice'"),
        (["alice", "b", "--all-people"], 2, "--all-people takes no PERSON, but 'alice'"),
        (["alise"], 3, "nobody here is called 'alise'"),
        (["alise", "b"], 3, "nobody here is called 'alise'"),
        (["alice", "b ^a3f9"], 5, "cannot be added safely"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_written(
    tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    root = notebook(tmp_path, {AGENDA: "- [ ] a\n"})
    before = tree(root)
    ran = cli(root, "agenda", *words)
    assert (ran.code, ran.out, tree(root)) == (code, "", before)
    assert said in ran.err


def test_no_input_at_all_is_a_usage_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = notebook(tmp_path, {AGENDA: "- [ ] a\n"})
    given(monkeypatch, b"\n\n")
    assert cli(root, "agenda", "alice", "-").code == 2
    monkeypatch.setattr(sys, "stdin", None)
    assert cli(root, "agenda", "alice", "-").code == 2


def test_nobody_to_add_it_for_is_told(tmp_path: Path) -> None:
    ran = cli(notebook(tmp_path), "agenda", "--all-people", "office")
    assert (ran.code, ran.err) == (
        3,
        "1on1: there is nobody to meet yet\n      begin with: 1on1 person add NAME\n",
    )


# -- carrying on -----------------------------------------------------------------------------------


def test_a_meeting_put_off_loses_no_point_and_draining_takes_just_its_line(tmp_path: Path) -> None:
    kept = "# Agenda\n\nWords of mine.\n\n- [x] old\n"
    root = notebook(tmp_path, {AGENDA: kept})
    ok(root, "agenda", "alice", "the office", today=date(2026, 11, 18))
    ok(root, "agenda", "alice", "a raise", "--theirs", today=date(2026, 11, 19))
    ok(root, "new", "alice")
    assert text(root, AGENDA) == kept
    first, second = "people/alice/2026-11-20.md", "people/alice/2026-11-27.md"
    assert boxes(root, first) == ["[ ] @alice a raise", "[ ] the office"]

    later = date(2026, 11, 27)  # nobody wrote in the first note: it was not held
    ok(root, "agenda", "alice", "one more", today=later)
    ok(root, "new", "alice", today=later)
    assert boxes(root, first) == ["[>] @alice a raise", "[>] the office"]
    assert sorted(boxes(root, second)) == ["[ ] @alice a raise", "[ ] one more", "[ ] the office"]
    assert text(root, AGENDA) == kept
    assert {one["path"] for one in waiting(root, "alice", today=later)} == {second}


def test_a_point_talked_about_no_longer_waits(tmp_path: Path) -> None:
    root = notebook(tmp_path, {AGENDA: ""})
    ok(root, "agenda", "alice", "the office")
    ok(root, "new", "alice")
    ok(root, "done", "the office")
    assert waiting(root, "alice") == []
    ok(root, "agenda", "alice", "the office")
    assert [one["path"] for one in waiting(root, "alice")] == [AGENDA], "it may come up anew"
    write(root, {AGENDA: ""})
    assert waiting(root, "alice") == []


def test_a_pasted_list_loses_its_marks_and_open_boxes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path, {"people/alice/2026-11-06.md": "x\n"})
    given(monkeypatch, b"one\n- two\n  * [ ] three\n- [x] four\n")
    ok(root, "agenda", "alice", "-")
    written = text(root, "people/alice/agenda.md")
    assert written == "- [ ] one\n- [ ] two\n- [ ] three\n- [ ] [x] four\n"


# -- the same point twice --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "again", ["The  Reorganisation", "the reorganisation #morale", "the reorganisation due:fri"]
)
def test_a_point_that_waits_already_stays_one(tmp_path: Path, again: str) -> None:
    root = notebook(tmp_path, OPEN)
    before = tree(root)
    ran = cli(root, "agenda", "alice", again)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"already waits for alice: the reorganisation  ({AGENDA}:1)\n"
    assert tree(root) == before


def test_the_same_words_of_the_other_side_are_another_point(tmp_path: Path) -> None:
    root = notebook(tmp_path, OPEN)
    assert "the search" in ok(root, "agenda", "alice", "the search")
    ran = cli(root, "agenda", "alice", "the search", "--theirs")
    assert ran.err.startswith("already waits for alice: the search  (people/alice/2026-11-13.md:")


def test_words_given_twice_at_once_are_one_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path, OPEN)
    given(monkeypatch, b"the new desk\nThe new desk\n")
    assert ok(root, "agenda", "alice", "-").count("\n") == 1
    assert text(root, AGENDA).casefold().count("the new desk") == 1


def test_what_was_talked_about_may_come_up_again(tmp_path: Path) -> None:
    root = notebook(tmp_path, OPEN)
    assert "old" in ok(root, "agenda", "alice", "old")
    assert ok(root, "agenda", "alice", "long gone").startswith("for alice: long gone")
