"""One command writes at a time; those that only read never wait."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from oneonone.errors import NotebookBusy, UnsafePath
from oneonone.store import lock
from tests.notebooks import cli, failing, notebook, ok, run_git, text, todo, tree

NOTE = "people/alice/2026-11-06.md"
HOLDER = """
import sys, pathlib
from oneonone.store.lock import hold
with hold(pathlib.Path(sys.argv[1]), print):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook with one note."""
    return notebook(tmp_path / "book", {NOTE: "- [ ] call ^k2mm\n"})


@contextlib.contextmanager
def held_elsewhere(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until the end, or until it is killed."""
    command = [sys.executable, "-c", HOLDER, str(root)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield other
        other.kill()


def is_free(root: Path) -> bool:
    """Whether nobody holds the lock."""
    with (root / lock.LOCK).open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def short(monkeypatch: pytest.MonkeyPatch, wait: float, silent: float = 0) -> None:
    """Shorter waits."""
    monkeypatch.setattr(lock, "WAIT_SECONDS", wait)
    monkeypatch.setattr(lock, "SILENT_SECONDS", silent)


class TestWriters:
    def test_hold_it_while_they_work_and_leave_the_file(self, root: Path) -> None:
        with lock.hold(root, print):
            assert not is_free(root)
        assert is_free(root)

    def test_wait_no_longer_than_is_bearable(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        short(monkeypatch, 0.1)
        before = tree(root)
        with held_elsewhere(root) as other:
            ran = cli(root, "done", "k2mm")
        holder = f"another command of 1on1 (process {other.pid})"
        assert ran.code == NotebookBusy.exit_code
        assert ran.err.splitlines() == [
            f"waiting for {holder}, which is writing to this notebook",
            f"1on1: {holder} is still writing to this notebook",
            "      wait for it, or end it; try again",
        ]
        assert tree(root) == before

    def test_go_on_as_soon_as_it_is_free_and_read_what_the_other_wrote(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with held_elsewhere(root) as other:

            def let_go(_: float) -> None:
                (root / NOTE).write_text("- [ ] call ^k2mm\n- [ ] theirs\n")
                other.kill()
                other.wait()

            monkeypatch.setattr("time.sleep", let_go)
            ran = cli(root, "done", "k2mm")
        assert (ran.code, ran.err) == (0, "")
        assert text(root, NOTE).endswith("- [ ] theirs\n")

    def test_wait_on_while_one_after_another_has_its_turn(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        short(monkeypatch, 0)
        real, turns = lock._lock, iter(range(5))

        def others_first(descriptor: int) -> None:
            turn = next(turns, None)
            if turn is not None:
                (root / lock.LOCK).write_text(f"{1000 + turn}\n")
                failing(errno.EAGAIN)()
            real(descriptor)

        monkeypatch.setattr(lock, "_lock", others_first)
        ran = cli(root, "done", "k2mm")
        assert (ran.code, ran.err) == (0, "")

    def test_are_not_kept_by_one_that_was_killed(self, root: Path) -> None:
        with held_elsewhere(root) as other:
            other.send_signal(signal.SIGKILL)
            other.wait()
            assert cli(root, "done", "k2mm").err == ""

    def test_take_it_before_they_read(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        real = lock._lock

        def tick_first(descriptor: int) -> None:
            real(descriptor)
            (root / NOTE).write_text("- [x] call ^k2mm\n")

        monkeypatch.setattr(lock, "_lock", tick_first)
        ran = cli(root, "done", "k2mm")
        assert (ran.code, ran.err) == (0, "already done: call\n")

    def test_notice_that_the_folder_was_removed_while_they_waited(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = lock._lock
        taken: list[int] = []

        def remove_first(descriptor: int) -> None:
            if not taken:
                (root / lock.LOCK).unlink()
            real(descriptor)
            taken.append(descriptor)

        monkeypatch.setattr(lock, "_lock", remove_first)
        with lock.hold(root, print):
            assert not is_free(root)
        assert len(taken) == 2

    @pytest.mark.parametrize("words", ["todo", "coverage", "check", "done k2mm --dry-run"])
    def test_are_alone_in_waiting(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, words: str
    ) -> None:
        short(monkeypatch, 0)
        with held_elsewhere(root):
            assert cli(root, *words.split()).code == 0

    def test_do_not_hold_it_while_the_editor_is_open(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        command = f"{sys.executable} -m oneonone -C '{root}' done k2mm"
        editor = root / "editor"
        editor.write_text(f"#!/bin/sh\n{command}\n")
        editor.chmod(0o700)
        monkeypatch.setenv("EDITOR", str(editor))
        assert cli(root, "new", "alice", "-e").code == 0
        assert todo(root) == []


class TestTheFile:
    def test_is_for_its_owner_alone_and_nothing_for_git(self, root: Path) -> None:
        notebook(root, git=True)
        before = os.umask(0)
        try:
            ok(root, "done", "k2mm")
        finally:
            os.umask(before)
        assert (root / lock.LOCK).stat().st_mode & 0o777 == 0o600
        assert (root / ".1on1").stat().st_mode & 0o777 == 0o700
        assert run_git(root, "status", "--porcelain") == ""

    def test_is_made_by_no_command_that_only_reads(self, root: Path) -> None:
        ok(root, "todo")
        ok(root, "done", "k2mm", "--dry-run")
        assert not (root / lock.LOCK).exists()

    def test_leads_nowhere_else(self, root: Path, tmp_path: Path) -> None:
        (tmp_path / "outside").mkdir()
        (root / ".1on1").symlink_to(tmp_path / "outside")
        with pytest.raises(UnsafePath), lock.hold(root, print):
            pass
        assert list((tmp_path / "outside").iterdir()) == []


class TestWithoutLocks:
    @pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
    def test_a_file_system_that_has_none_is_no_reason_to_fail(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        monkeypatch.setattr(lock, "_lock", failing(number))
        ran = cli(root, "done", "k2mm")
        assert (ran.code, ran.err) == (0, "")
        assert todo(root) == []

    def test_nor_is_a_file_where_the_folder_should_be(self, root: Path) -> None:
        (root / ".1on1").write_text("")
        ran = cli(root, "done", "k2mm")
        assert (ran.code, ran.err) == (0, "")

    def test_nor_a_disk_too_full_for_the_process_number(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "ftruncate", failing(errno.ENOSPC))
        with lock.hold(root, print):
            assert not is_free(root)
