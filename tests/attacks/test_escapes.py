"""Whatever stands in a notebook, and whatever a command is told: no terminal gets to obey it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.attacks.every_command import Command, commands
from tests.attacks.hostile import EVIL, Record, hostile_notebook, is_no_fault, lane, obeyed, run_all
from tests.notebooks import TODAY, cli, notebook, run_git, tree, write

COMMANDS = commands()
FIGURE = "command lines with terminal escapes in them, obeyed 0"
each_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.name)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to call commands from, with what some of them read; an editor that does nothing."""
    folder = tmp_path / "here"
    folder.mkdir()
    write(folder, {"list.json": json.dumps([{"category": "growth", "question": EVIL}])})
    monkeypatch.chdir(folder)
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setattr(sys, "stdin", None)
    return folder


def test_every_command_is_walked_by_lines_it_understands(tmp_path: Path) -> None:
    """Else the attacks below would meet nothing but the message for a wrong word."""
    assert len(COMMANDS) >= 36
    files = {"people/alice/2026-11-06.md": "- [ ] @me call ^call\n", "people/bob/a.md": ""}
    for command in COMMANDS:
        root = notebook(tmp_path / command.name, files, settings="git: {autocommit: false}\n")
        ran = cli(root, *command.line())
        assert ran.code != 2, (command.name, ran.err)


@each_command
def test_what_a_notebook_holds(tmp_path: Path, command: Command, record_property: Record) -> None:
    root = hostile_notebook(tmp_path / "notes")
    for words, ran in run_all(root, list(command.ordinary())):
        assert is_no_fault(ran), (words, ran.err)
        assert not obeyed(ran.out + ran.err), words
    for words, ran in run_all(root, list(command.ordinary()), "--table", "--color", "always"):
        assert not obeyed(ran.out + ran.err, colours=True), words
    record_property(FIGURE, 2 * len(list(command.ordinary())))


@each_command
def test_what_a_command_is_told(tmp_path: Path, command: Command, record_property: Record) -> None:
    root = hostile_notebook(tmp_path / "notes")
    lines = list(command.with_texts(EVIL, f"growth{EVIL}\n\rx"))
    for words, ran in run_all(root, lines):
        assert is_no_fault(ran), (words, ran.err)
        assert not obeyed(ran.out + ran.err), words
    record_property(FIGURE, len(lines))


@each_command
def test_what_a_file_is_called(tmp_path: Path, command: Command, record_property: Record) -> None:
    odd = f"{EVIL.replace('/', '')}\r\n"
    lines = list(command.ordinary())
    files = {
        "people/c\x1b[2J\u202e/2026-11-06.md": "- [ ] @me call ^c2c2\n#growth\n",
        f"people/alice/2026-11-06-{odd}.md": "- [ ] @me call ^call\n- [~] x\n#growth\n",
        f"people/{odd} bob/a.md": "---\nmood: [\n---\n- [ ] @me walk #growth\n",
        f"people/alice/{odd}.sync-conflict-1.md": "x\n",
        f"private/alice/{odd}.md": "x\n",
        f"templates/meeting/{odd}.md.j2": "{{",
        f"question_banks/{odd}.yaml": "[",
    }
    root = notebook(tmp_path / f"notes {odd}", files)
    Path(os.fsdecode(os.fsencode(root) + b"/people/alice/\xff\x9b.md")).write_text("- [~] y\n")
    of_odd = [["c-2j" if word in ("alice", "carol") else word for word in line] for line in lines]
    for words, ran in run_all(root, [*lines, *of_odd]):
        assert is_no_fault(ran), (words, ran.err)
        assert not obeyed(ran.out + ran.err), words
    record_property(FIGURE, 2 * len(lines))


@each_command
def test_not_even_with_a_traceback(tmp_path: Path, command: Command) -> None:
    root = hostile_notebook(tmp_path / "notes")
    for words, ran in run_all(root, [command.line(), *command.with_texts(EVIL)], "--debug"):
        assert not obeyed(ran.out + ran.err), words


@pytest.mark.parametrize("words", [["done", "call"], ["sync"], ["new", "alice"], ["undo"]])
def test_what_git_and_its_hooks_say(tmp_path: Path, words: list[str]) -> None:
    root = hostile_notebook(tmp_path / "notes")
    run_git(root, "init", "--quiet")
    run_git(root, "remote", "add", "origin", f"/nowhere/{EVIL}")
    for name in ("pre-commit", "commit-msg"):
        hook = root / ".git/hooks" / name
        hook.write_text(f"#!/bin/sh\nprintf '%s\\r\\n' 'refused {EVIL}' >&2\nexit 1\n")
        hook.chmod(0o755)
    ran = cli(root, *words)
    assert is_no_fault(ran)
    assert not obeyed(ran.out + ran.err)
    assert ran.err


def test_what_the_fast_lane_answers(tmp_path: Path) -> None:
    """`todo` and `coverage` have a way of their own through the program, once there is an index."""
    root = hostile_notebook(tmp_path / "notes")
    answered = 0
    for command in COMMANDS:
        if command.name in ("todo", "coverage"):
            for words in command.ordinary():
                for line in (words, ["--table", *words]):
                    slow, quick = cli(root, *line), lane(root, *line)
                    if quick is not None:
                        assert not obeyed(quick.out + quick.err), line
                        assert quick == slow, line
                        answered += 1
    assert answered >= 10


def test_a_journal_that_came_with_the_folder(tmp_path: Path) -> None:
    entry = {"path": f"people/{EVIL}", "before": "x", "after": "y", "hunks": [[0, [EVIL], []]]}
    journal = json.dumps({"command": EVIL, "files": [entry]})
    root = notebook(tmp_path / "notes", {".1on1/undo/000001.json": journal})
    for words in (["undo", "--list"], ["undo"], ["undo", "-n"], ["undo", "--list", "--json"]):
        ran = cli(root, *words)
        assert is_no_fault(ran)
        assert not obeyed(ran.out + ran.err)


def test_a_text_that_is_written_is_no_second_line(tmp_path: Path) -> None:
    """What is typed goes into one line of a note, whatever line ends stand in it."""
    root = notebook(tmp_path / "notes", {"people/alice/2026-11-06.md": "- [ ] call ^call\n"})
    for words in (
        ["agenda", "alice", "a\n- [ ] b"],
        ["agenda", "alice", "a\r- [ ] b"],
        ["log", "alice", "a\n- 2026-11-07 praise: b"],
        ["skip", "alice", "--reason", "a\n---\n- [ ] b", "--date", "2026-11-25"],
        ["person", "set", "alice", "style", "a\n---\n- [ ] b"],
        ["person", "add", "Carol\n---\n- [ ] b"],
    ):
        cli(root, *words)
    whole = b"".join(tree(root).values()).decode()
    assert "\n- [ ] b" not in whole.replace("\r", "\n")
    assert "\n- 2026-11-07" not in whole
    assert str(TODAY)  # the clock of these tests stands still
