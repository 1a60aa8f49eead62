"""Every command that writes holds the notebook's lock while it does, and none while it is shown."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import typer

from oneonone.app import write_notes
from oneonone.cli.main import command_line
from oneonone.store.lock import LOCK
from oneonone.store.notebook_dir import read_file
from tests.notebooks import cli, notebook, write

NOTE = "people/alice/2026-11-06.md"
NEXT = "people/alice/2026-11-27.md"
FILES = {
    NOTE: "## Summary\n\nWe agreed.\n\n## Actions\n\n- [ ] call ^k2mm\n",
    NEXT: "---\nperson: alice\ndate: 2026-11-27\nstatus: planned\n---\n# Alice\n",
    "people/alice/log.md": "- 2026-11-06 praise: calm\n",
}


@dataclass(frozen=True)
class Line:
    """A command line that changes something, and the files it needs."""

    words: str
    files: Mapping[str, str] = field(default_factory=dict)


WRITERS = {
    "new": Line("new alice"),
    "agenda": Line("agenda alice office"),
    "log": Line("log alice calm"),
    "done": Line("done k2mm"),
    "drop": Line("drop k2mm"),
    "reopen": Line("reopen k2mm", {NOTE: "- [x] call ^k2mm\n"}),
    "due": Line("due k2mm 2026-12-01"),
    "assign": Line("assign k2mm bob"),
    "person add": Line("person add bob"),
    "person set": Line("person set alice cadence monthly"),
    "person archive": Line("person archive alice"),
    "template copy": Line("template copy default"),
    "bank import": Line(
        "bank import questions.json", {"questions.json": json.dumps({"growth": ["What next?"]})}
    ),
    "move": Line("move alice 2026-12-04"),
    "skip": Line("skip alice --reason ill"),
    "recap": Line("recap alice --sent"),
    "check": Line("check --fix", {NOTE: "- [] call\n"}),
    "fmt": Line("fmt --yes", {NOTE: "- [ ] call due:fri\n"}),
    "import": Line("import old --yes --into alice", {"old/alice/2026-10-02.md": "- [ ] call\n"}),
    "edit": Line("edit alice --private"),
}
ELSEWHERE = {
    "undo": "needs a command before it: test_undo_holds_it",
    "sync": "takes the lock where it changes the folder, not while it waits for the network",
    "doctor": "takes the lock for what was left over, if nobody has it",
    "init": "makes files that were not there, and reads none first",
}


def is_held(root: Path) -> bool:
    """Whether somebody holds the lock."""
    if not (root / LOCK).exists():
        return False
    with (root / LOCK).open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For every file written, whether the lock was held."""
    found: list[bool] = []
    real = write_notes._make

    def looked_at(root: Path, change: write_notes.Change) -> None:
        found.append(is_held(root))
        real(root, change)

    monkeypatch.setattr(write_notes, "_make", looked_at)
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.chdir(tmp_path)
    return found


@pytest.mark.parametrize("name", WRITERS)
def test_the_lock_is_held_while_it_writes_and_not_after(
    tmp_path: Path, held: list[bool], name: str
) -> None:
    root = notebook(tmp_path, {**FILES, **WRITERS[name].files})
    ran = cli(root, *WRITERS[name].words.split())
    assert held, f"{ran.out}{ran.err}"
    assert all(held)
    assert not is_held(root)


def test_undo_holds_it(tmp_path: Path, held: list[bool]) -> None:
    root = notebook(tmp_path, FILES)
    cli(root, "done", "k2mm")
    held.clear()
    assert cli(root, "undo").code == 0
    assert held == [True]


def commands(group: Any, before: str = "") -> dict[str, Any]:
    """Every command by its words."""
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        words = f"{before} {name}".strip()
        found |= commands(command, words) if hasattr(command, "commands") else {words: command}
    return found


def test_no_command_that_can_show_its_change_first_is_missing_here() -> None:
    writers = {
        name
        for name, command in commands(typer.main.get_command(command_line())).items()
        if any(param.name == "dry_run" for param in command.params)
    }
    missing = writers - set(WRITERS) - set(ELSEWHERE)
    assert not missing, "add a line above that makes it write"


def test_a_note_is_read_after_the_lock_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = notebook(tmp_path, FILES)
    write(root, {".1on1/.gitignore": "*\n"})
    seen = []

    def looked_at(root: Path, path: str) -> bytes:
        seen.append(is_held(root))
        return read_file(root, path)

    monkeypatch.setattr("oneonone.app.notebook.read_file", looked_at)
    assert cli(root, "assign", "k2mm", "bob").code == 0
    assert seen
    assert all(seen)
