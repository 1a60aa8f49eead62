"""What other programs are given, and what is said where one is not there."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from bench import programs
from bench.peers import PEERS, Task

OPEN = Task("draft the plan 000000007", "alice", date(2027, 1, 8), is_open=True)
UNDATED = Task("ask bob 000000008", "bob", None, is_open=True)
CLOSED = Task("long ago", "alice", date(2026, 1, 8), is_open=False)


def prepared(name: str, folder: Path) -> Path:
    """What that peer's tasks look like on disk; its program is not needed for that."""
    (peer,) = (peer for peer in PEERS if peer.name == name)
    peer.prepare(folder, [OPEN, UNDATED, CLOSED], "true", {})
    return folder


@pytest.mark.parametrize("name", ["todo.txt-cli", "topydo"])
def test_todo_txt_holds_open_tasks_and_its_archive_the_others(name: str, tmp_path: Path) -> None:
    prepared(name, tmp_path)
    assert (tmp_path / "todo.txt").read_text() == (
        "draft the plan 000000007 +alice due:2027-01-08\nask bob 000000008 +bob\n"
    )
    assert (tmp_path / "done.txt").read_text().startswith("x 2020-01-02 long ago +alice")


def test_calendars_hold_a_file_a_task_and_a_folder_a_person(tmp_path: Path) -> None:
    lists = prepared("todoman", tmp_path) / "lists"
    task = (lists / "alice" / "0.ics").read_text()
    assert "SUMMARY:draft the plan 000000007\n" in task
    assert "DUE;VALUE=DATE:20270108\nSTATUS:NEEDS-ACTION\n" in task
    assert "DUE" not in (lists / "bob" / "1.ics").read_text()
    assert "STATUS:COMPLETED" in (lists / "alice" / "2.ics").read_text()


def test_org_has_a_file_a_person_with_what_is_done_in_it(tmp_path: Path) -> None:
    prepared("org-agenda", tmp_path)
    assert (tmp_path / "alice.org").read_text() == (
        "* TODO draft the plan 000000007\n  DEADLINE: <2027-01-08 Fri>\n"
        "* DONE long ago\n  DEADLINE: <2026-01-08 Thu>\n"
    )
    assert (tmp_path / "bob.org").read_text() == "* TODO ask bob 000000008\n"


def test_taskwarrior_counts_the_due_day_itself_as_not_late(tmp_path: Path) -> None:
    tasks = (prepared("taskwarrior", tmp_path) / "tasks.json").read_text()
    assert '"due": "20270108T235959Z", "status": "pending"' in tasks
    assert '"status": "completed"' in tasks


def test_programs_that_cannot_be_had_are_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {"rg": "/bin/rg"}
    monkeypatch.setattr(shutil, "which", there.get)
    monkeypatch.setattr(programs, "ON_PYPI", {})
    found, missing = programs.find_programs(tmp_path)
    assert found == there
    assert set(missing) == set(programs.PACKAGES) - {"rg"}
    assert set(missing.values()) == {"not installed, and no root or no apt-get to install it"}
