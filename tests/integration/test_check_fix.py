"""`1on1 check --fix` mends what has one correction only, shows it, and leaves the rest alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.notebooks import boxes, cli, notebook, run_git, text, todo, tree

OLD, NEW = "people/alice/2026-11-06.md", "people/alice/2026-11-13.md"


def test_mistyped_boxes_become_items(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NEW: "# A\r\n\r\n- []@me call Bob due:2026-11-30\r\n- [~] what\r\n"})
    ran = cli(root, "check", "--fix")
    assert text(root, NEW) == "# A\r\n\r\n- [ ] @me call Bob due:2026-11-30\r\n- [~] what\r\n"
    assert "-- []@me call Bob" in ran.err
    assert "+- [ ] @me call Bob" in ran.err
    assert [line.split()[1] for line in ran.out.splitlines()] == ["I01"]
    assert ran.code == 1


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("- [x] @me call ^a3f9 done:2026-11-13", "[>] @me call ^a3f9"),
        ("- [-] @me call ^a3f9 cancelled:2026-11-13", "[>] @me call ^a3f9"),
    ],
)
def test_an_older_open_box_of_a_closed_promise_says_that_it_moved_on(
    tmp_path: Path, newer: str, older: str
) -> None:
    root = notebook(tmp_path, {OLD: "- [ ] @me call ^a3f9\n", NEW: newer + "\n"})
    assert "I05" in cli(root, "check").out
    assert cli(root, "check", "--fix").code == 0
    assert boxes(root, OLD) == [older.removesuffix(" ^a3f9")]
    assert text(root, NEW) == newer + "\n"


def test_a_newer_open_box_is_closed_on_the_day_the_older_one_was(tmp_path: Path) -> None:
    root = notebook(
        tmp_path,
        {OLD: "- [x] @me call done:2026-11-14 ^a3f9\n", NEW: "- [ ] @me call ^a3f9\n"},
    )
    assert cli(root, "check", "--fix").code == 0
    assert text(root, NEW) == "- [x] @me call done:2026-11-14 ^a3f9\n"


def test_a_promise_whose_newer_line_is_lost_is_open_again(tmp_path: Path) -> None:
    root = notebook(tmp_path, {OLD: "- [>] @me call ^a3f9\n"})
    before = todo(root)
    assert cli(root, "check", "--fix").code == 0
    assert text(root, OLD) == "- [ ] @me call ^a3f9\n"
    assert [one["text"] for one in todo(root)] == [one["text"] for one in before]


def test_where_two_corrections_are_possible_nothing_is_done(tmp_path: Path) -> None:
    files = {OLD: "- [x] @me call ^a3f9\n", NEW: "- [ ] @me call ^a3f9\n- [ ] done:2026-11-14 b\n"}
    root = notebook(tmp_path, files)
    before = tree(root)
    ran = cli(root, "check", "--fix")
    assert ran.err == "nothing to mend\n"
    assert ran.code == 1
    assert tree(root) == before


def test_a_note_in_conflict_stays_and_the_others_are_mended(tmp_path: Path) -> None:
    conflict = "<<<<<<< a\n- []x\n=======\n- []y\n>>>>>>> b\n"
    root = notebook(tmp_path, {OLD: conflict, NEW: "- []z\n", "people/alice/x.md": b"- []\xff\n"})
    cli(root, "check", "--fix")
    assert text(root, OLD) == conflict
    assert text(root, NEW) == "- [ ] z\n"


def test_a_dry_run_shows_the_change_and_writes_nothing(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NEW: "- []a\n"})
    before = tree(root)
    ran = cli(root, "check", "--fix", "--dry-run")
    assert "+- [ ] a" in ran.err
    assert tree(root) == before
    assert ran.code == 1


def test_a_dry_run_alone_means_nothing(tmp_path: Path) -> None:
    ran = cli(notebook(tmp_path), "check", "--dry-run")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "1on1: --dry-run needs --fix")


def test_the_notes_that_were_mended_are_committed(tmp_path: Path) -> None:
    root = notebook(tmp_path, {NEW: "- []a\n", OLD: "- [ ] b\n"}, git=True)
    assert cli(root, "check", "--fix").code == 0
    assert run_git(root, "log", "-1", "--format=%s", "--name-only").split("\n\n") == [
        "1on1 check --fix: 1 note",
        NEW + "\n",
    ]
