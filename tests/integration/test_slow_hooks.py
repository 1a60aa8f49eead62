"""A hook of git's that takes its time: it is said, to the one who waits for it and to the next."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from oneonone.store import git_process, lock
from tests.notebooks import cli, notebook, run_git, text, write

NOTE = "people/alice/2026-11-06.md"
SAID = "the notes are written; waiting for git to commit them (a hook, or a signature?)\n"
WAITING = "has written its notes and waits for git to commit them (a hook?)"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook in git whose hook waits for a file `go`, or for ten seconds."""
    root = notebook(tmp_path, {NOTE: "- [ ] call ^k2mm\n- [ ] write ^a3f9\n"}, git=True)
    script = "n=0; while [ $n -lt 200 ] && [ ! -e .git/go ]; do sleep 0.05; n=$((n+1)); done\n"
    write(root, {".git/hooks/pre-commit": f"#!/bin/sh\ntouch .git/at-it\n{script}"})
    (root / ".git/hooks/pre-commit").chmod(0o755)
    return root


@pytest.fixture
def quick_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_process, "SLOW_SECONDS", 0.05)


def go(root: Path) -> None:
    (root / ".git/go").write_text("")


def commits(root: Path) -> list[str]:
    return run_git(root, "log", "--format=%s").splitlines()


def at_work(root: Path) -> subprocess.Popen[str]:
    """Another command, whose hook is at it."""
    code = (
        "from oneonone.store import git_process; git_process.SLOW_SECONDS = 0.05\n"
        "from oneonone.__main__ import main; import sys; sys.exit(main())"
    )
    words = [sys.executable, "-c", code, "-C", str(root), "done", "k2mm"]
    other = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert other.stderr is not None
    assert other.stderr.readline() == SAID
    return other


@pytest.mark.usefixtures("quick_to_say")
def test_is_said_and_the_commit_made_once_it_is_done(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = lock.tell_of_git

    def tell_and_go() -> None:
        real()
        assert "- [x] call" in text(root, NOTE)
        go(root)

    monkeypatch.setattr("oneonone.store.git.tell_of_git", tell_and_go)
    ran = cli(root, "done", "k2mm")
    assert (ran.code, ran.err) == (0, SAID)
    assert ran.out == f"done: call  ({NOTE})\n"
    assert commits(root) == ["1on1 done: 1 note", "start"]


def test_is_not_said_where_it_is_quick(root: Path) -> None:
    go(root)
    assert cli(root, "done", "k2mm").err == ""


@pytest.mark.usefixtures("quick_to_say")
def test_that_never_ends_is_said_and_ended(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_process, "TIMEOUT_SECONDS", 0.3)
    ran = cli(root, "done", "k2mm")
    assert ran.code == 0
    assert ran.err.startswith(f"{SAID}not committed: git did not finish within 0.3 s")
    assert "- [x] call" in text(root, NOTE)


def test_the_next_command_is_told_what_the_lock_is_held_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.3)
    monkeypatch.setattr(lock, "SILENT_SECONDS", 0.1)
    with at_work(root) as other:
        ran = cli(root, "done", "a3f9")
        looked = cli(root, "doctor").out
        go(root)
    who = f"another command of 1on1 (process {other.pid})"
    assert ran.code == 7
    assert ran.err.splitlines() == [
        f"waiting for {who}, which {WAITING}",
        f"1on1: {who} is still waiting for git to commit (a hook?)",
        "      wait for it, or end it, which loses no note; try again",
    ]
    assert f"\twriting\t{who}, which {WAITING}\t" in looked
    assert "- [ ] write" in text(root, NOTE)


def test_the_next_command_has_its_turn_and_either_has_a_commit_of_its_own(root: Path) -> None:
    with at_work(root):
        code = "import sys; from oneonone.__main__ import main; sys.exit(main())"
        words = [sys.executable, "-c", code, "-C", str(root), "done", "a3f9"]
        with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as second:
            assert second.stderr is not None
            assert WAITING in second.stderr.readline()
            go(root)
            assert second.stderr.read() == ""
    assert commits(root) == ["1on1 done: 1 note", "1on1 done: 1 note", "start"]
    assert run_git(root, "show", "--format=", "--numstat", "HEAD").split()[:2] == ["1", "1"]
    assert run_git(root, "status", "--porcelain") == ""


def test_may_be_interrupted_and_no_note_is_lost(root: Path) -> None:
    other = at_work(root)
    other.send_signal(2)
    _, err = other.communicate(timeout=20)
    assert other.returncode == 130, err
    assert "- [x] call" in text(root, NOTE)
    assert commits(root) == ["start"]
    started = time.monotonic()
    go(root)
    assert cli(root, "done", "a3f9").code == 0
    assert time.monotonic() - started < lock.WAIT_SECONDS
    assert commits(root)[0] == "1on1 done: 1 note"
