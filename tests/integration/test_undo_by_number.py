"""`1on1 undo NUMBER` takes back another command than the last; `--list` says which can be."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks import cli, notebook, ok, run_git, text, tree, write

ALICE, BOB = "people/alice/2026-11-13.md", "people/bob/2026-11-13.md"
PLAN = "private/alice/plan.md"
FILES = {ALICE: "- [ ] @me call\n- [ ] @alice draft\n", BOB: "- [ ] @me write\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook with two notes, in git."""
    return notebook(tmp_path, FILES, git=True)


def listed(root: Path) -> list[dict[str, Any]]:
    """What `undo --list --json` says."""
    items: list[dict[str, Any]] = json.loads(ok(root, "undo", "--list", "--json"))["items"]
    return items


def numbers(root: Path) -> list[int]:
    return [item["number"] for item in listed(root)]


class TestANumber:
    def test_steps_over_a_command_whose_lines_were_edited_since(self, root: Path) -> None:
        ok(root, "done", "write")
        ok(root, "done", "call")
        write(root, {ALICE: "- [x] @me call them\n- [ ] @alice draft\n"})
        edited = text(root, ALICE)
        assert cli(root, "undo").code == 4
        assert [(item["number"], item["refusal"] is None) for item in listed(root)] == [
            (2, False),
            (1, True),
        ]
        assert ok(root, "undo", "1") == f"taken back: done  ({BOB})\n"
        assert (text(root, BOB), text(root, ALICE)) == (FILES[BOB], edited)
        assert run_git(root, "log", "-1", "--format=%s") == "1on1 undo: 1 note\n"

    def test_takes_back_that_command_alone(self, root: Path) -> None:
        ok(root, "done", "call")
        ok(root, "done", "draft")
        ok(root, "undo", "1")
        assert text(root, ALICE).splitlines()[0] == "- [ ] @me call"
        assert text(root, ALICE).splitlines()[1].startswith("- [x] @alice draft")
        ok(root, "undo", "2")
        assert text(root, ALICE) == FILES[ALICE]

    def test_names_what_of_ours_goes_first(self, root: Path) -> None:
        ok(root, "done", "call")
        ok(root, "reopen", "call")
        ok(root, "drop", "call")
        before = tree(root)
        ran = cli(root, "undo", "1")
        assert ran.code == 4
        assert "`drop` came after it, first take back: 1on1 undo 3" in ran.err
        assert tree(root) == before

    def test_is_given_to_no_other_command(self, root: Path) -> None:
        ok(root, "done", "call")
        ok(root, "undo")
        ok(root, "done", "write")
        assert numbers(root) == [2]
        assert cli(root, "undo", "1").code == 3
        ok(root, "undo", "2")
        ok(root, "done", "draft")
        ok(root, "done", "call")
        ok(root, "undo", "3")
        ok(root, "done", "write")
        assert numbers(root) == [5, 4]

    def test_of_a_command_that_was_taken_back_by_hand_is_nothing(self, root: Path) -> None:
        ok(root, "done", "write")
        ok(root, "done", "call")
        write(root, {BOB: FILES[BOB]})
        before = tree(root)
        assert cli(root, "undo", "1").code == 3
        assert tree(root) == before

    @pytest.mark.parametrize("number", ["0", "-1", "one", "1.5"])
    def test_is_a_number(self, root: Path, number: str) -> None:
        assert cli(root, "undo", "--", number).code == 2

    def test_can_be_looked_at_first(self, root: Path) -> None:
        ok(root, "done", "write")
        ok(root, "done", "call")
        before = tree(root)
        assert "+- [ ] @me write\n" in ok(root, "undo", "1", "--dry-run")
        assert tree(root) == before
        assert numbers(root) == [2, 1]


class TestTheList:
    def test_tells_when_by_the_clock_of_the_machine(self, root: Path) -> None:
        ok(root, "done", "call")
        evening = datetime(2026, 7, 3, 23, 59, 1, 500_000).timestamp()  # as the machine has it
        os.utime(root / ".1on1/undo/000001.json", (evening, evening))
        assert listed(root)[0]["time"] == "2026-07-03T23:59:01"

    def test_names_the_people(self, root: Path) -> None:
        ok(root, "done", "call", "write")
        assert listed(root)[0]["people"] == ["alice", "bob"]

    def test_goes_on_where_a_note_cannot_be_read(self, root: Path) -> None:
        ok(root, "done", "call")
        ok(root, "done", "write")
        (root / ALICE).unlink()
        (root / ALICE).mkdir()
        first, second = listed(root)
        assert (first["refusal"], second["refusal"]) == (None, f"{ALICE} is not a regular file")

    def test_of_a_journal_that_leads_to_what_never_ends_comes_to_an_end(self, root: Path) -> None:
        ok(root, "done", "call")
        (root / ".1on1/undo/000002.json").symlink_to("/dev/zero")
        os.mkfifo(root / ".1on1/undo/000003.json")
        assert numbers(root) == [1]


class TestPrivate:
    """A command that changed private/ and people/ at once: one entry, half of it kept."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        """A box to be mended in either."""
        return notebook(tmp_path, {ALICE: "- [] call\n", PLAN: "- [] xyzzy\n- [ ] plugh\n"})

    def test_text_is_not_in_what_check_fix_leaves(self, root: Path) -> None:
        ok(root, "check", "--fix")
        assert "- [ ] xyzzy" in text(root, PLAN)
        (entry,) = (root / ".1on1/undo").iterdir()
        assert b"- [ ] call" in entry.read_bytes()
        assert b"xyzzy" not in entry.read_bytes()
        assert b"plugh" not in entry.read_bytes()

    def test_notes_are_why_nothing_of_it_is_taken_back_and_that_is_said(self, root: Path) -> None:
        ok(root, "check", "--fix")
        before = tree(root)
        ran = cli(root, "undo")
        assert ran.code == 5
        assert ran.err.startswith(f"1on1: {PLAN} was changed by `check --fix` too")
        assert tree(root) == before
        assert "no text of private/ is kept" in listed(root)[0]["refusal"]

    def test_notes_put_back_by_hand_let_the_rest_follow(self, root: Path) -> None:
        before = tree(root)
        ok(root, "check", "--fix")
        write(root, {PLAN: before[PLAN]})
        ok(root, "undo")
        assert tree(root) == before
