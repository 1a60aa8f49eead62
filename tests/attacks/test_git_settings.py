"""A notebook's git settings, and what a caller hands down, start no program and reach no net."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.attacks.every_command import Command, commands
from tests.attacks.hostile import is_no_fault
from tests.notebooks import cli, notebook, ok, run_git, tree, write

ALICE = "people/alice/2026-11-06.md"
FILES = {
    ALICE: "---\nmood: 4\n---\n## Summary\n\nwell\n\n## Actions\n\n- [ ] @me call ^call\n",
    "people/alice/2026-11-27.md": "---\nstatus: planned\n---\n- [ ] talk ^talk\n",
    ".gitattributes": "* diff=evil\n",
}
PROGRAMS = (
    "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass",
    "core.alternateRefsCommand", "core.gitProxy", "core.notesRef", "diff.external",
    "diff.evil.command", "diff.evil.textconv", "sequence.editor", "credential.helper",
    "pager.status", "pager.log", "pager.diff", "uploadpack.packObjectsHook",
    "interactive.diffFilter", "web.browser", "sendemail.smtpServer", "alias.status",
    "remote.origin.uploadpack", "remote.origin.receivepack",
)  # fmt: skip
WRITES = [one for one in commands() if one.has_dry_run] + [
    one for one in commands() if one.name in ("init", "demo", "sync", "edit", "doctor")
]
READS = [one for one in commands() if one not in WRITES]
each_reading = pytest.mark.parametrize("command", READS, ids=lambda one: one.name)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A notebook whose settings name an evil program wherever git takes one."""
    monkeypatch.setenv("EDITOR", "true")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return evil_settings(notebook(tmp_path / "notes", FILES, git=True), tmp_path / "ran")


def evil_settings(root: Path, mark: Path) -> Path:
    """Make a program that leaves a mark, and have git's settings name it."""
    script = root.parent / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n")
    script.chmod(0o755)
    run_git(root, "remote", "add", "origin", str(root.parent / "nowhere"))
    for key in PROGRAMS:
        run_git(root, "config", key, f"!{script}" if key.startswith("alias") else str(script))
    run_git(root, "config", "commit.verbose", "2")
    run_git(root, "config", "status.showStash", "true")
    return root


def test_the_evil_program_would_leave_its_mark(root: Path, tmp_path: Path) -> None:
    """Else the tests below would hold without any guard."""
    write(root, {ALICE: "changed\n"})
    run_git(root, "diff", "--ext-diff")
    assert (tmp_path / "ran").exists()


@pytest.mark.parametrize("command", commands(), ids=lambda one: one.name)
def test_no_command_starts_what_settings_name(root: Path, tmp_path: Path, command: Command) -> None:
    for words in command.ordinary():
        ran = cli(root, *words)
        assert is_no_fault(ran), (words, ran.err)
        assert not (tmp_path / "ran").exists(), words


@each_reading
def test_commands_that_only_read_start_no_program(
    root: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for the limited process of our own in which a template of somebody else's runs, and
    the user's browser where a page is to be opened."""
    popen = subprocess.Popen

    def started(words: list[str], **more: Any) -> Any:
        if words[:2] == [sys.executable, "-I"] or words[0] == os.environ["BROWSER"]:
            return popen(words, **more)
        raise AssertionError(f"a program was started: {words}")

    for name in ("fork", "posix_spawn", "posix_spawnp", "system"):
        monkeypatch.setattr(os, name, started)
    monkeypatch.setattr(subprocess, "Popen", started)
    before = tree(root)
    for words in command.ordinary():
        assert is_no_fault(cli(root, *words)), words
    assert tree(root) == before


@pytest.mark.parametrize(
    "command",
    [one for one in commands() if one.name != "sync"],
    ids=lambda one: one.name,
)
def test_no_command_but_sync_opens_a_connection(
    root: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", opened)
    monkeypatch.setattr(socket, "create_connection", opened)
    monkeypatch.setattr(socket, "getaddrinfo", opened)
    for words in command.ordinary():
        assert is_no_fault(cli(root, *words)), words


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("words", [["todo"], ["done", "call"], ["new", "alice"], ["init", "x"]])
def test_nor_does_git_or_any_program_of_theirs(
    root: Path, tmp_path: Path, words: list[str]
) -> None:
    log = tmp_path / "log"
    strace = ["strace", "-f", "-qq", "-o", str(log), "-e", "trace=socket,connect"]
    program = [sys.executable, "-m", "oneonone", "-C", str(root), *words]
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run([*strace, *program], check=False, capture_output=True, env=here, timeout=60)
    assert log.exists()
    assert not re.findall(r"AF_INET\w*", log.read_text())


HANDED_DOWN = {
    "GIT_DIR": "{}/.git",
    "GIT_WORK_TREE": "{}",
    "GIT_INDEX_FILE": "{}/.git/index",
    "GIT_OBJECT_DIRECTORY": "{}/.git/objects",
    "GIT_COMMON_DIR": "{}/.git",
    "GIT_NAMESPACE": "evil",
    "GIT_CONFIG_PARAMETERS": "'core.fsmonitor={}/evil.sh'",
    "GIT_EXTERNAL_DIFF": "{}/evil.sh",
    "GIT_PREFIX": "people/",
    "GIT_CEILING_DIRECTORIES": "/",
    "GIT_LITERAL_PATHSPECS": "0",
    "GIT_GLOB_PATHSPECS": "1",
    "GIT_EDITOR": "{}/evil.sh",
    "GIT_SEQUENCE_EDITOR": "{}/evil.sh",
    "GIT_PAGER": "{}/evil.sh",
}


@pytest.mark.parametrize("name", HANDED_DOWN)
def test_what_a_hook_hands_down_aims_at_nobody_elses_repository(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`1on1` in a hook of another repository works on its own notebook alone."""
    other = notebook(tmp_path / "other", {"x.md": "x\n"}, git=True)
    write(other, {"evil.sh": f"#!/bin/sh\ntouch {tmp_path}/ran\n"})
    (other / "evil.sh").chmod(0o755)
    root = notebook(tmp_path / "notes", FILES, git=True)
    before = (run_git(other, "rev-parse", "HEAD"), (other / ".git/index").read_bytes())
    monkeypatch.setenv(name, HANDED_DOWN[name].format(other))
    for words in (["done", "call"], ["new", "alice"], ["undo"]):
        assert "not committed" not in cli(root, *words).err
    ok(tmp_path, "init", str(tmp_path / "fresh"))
    monkeypatch.delenv(name)
    assert run_git(root, "rev-list", "--count", "HEAD").strip() == "4"
    assert (tmp_path / "fresh/.git").is_dir()
    assert (run_git(other, "rev-parse", "HEAD"), (other / ".git/index").read_bytes()) == before
    assert not (tmp_path / "ran").exists()
