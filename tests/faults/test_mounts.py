"""A disk that is really full, really read-only, or with a note that may not be changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.bench import Bench, promises
from tests.faults.commands import COMMANDS, OLD
from tests.faults.warm import Warm
from tests.notebooks import cli

pytestmark = pytest.mark.slow

PAGE = 4096


def may_mount() -> bool:
    """Whether a mount of one's own is possible here: on Linux, for root."""
    if shutil.which("unshare") is None:
        return False
    trial = subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True)
    return trial.returncode == 0


def privately(body: Callable[[], None]) -> None:
    """Run it in a fork whose mounts nobody else sees, and which are gone with it."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            import ctypes

            clone_newns = 0x20000
            assert ctypes.CDLL(None).unshare(clone_newns) == 0
            mount("--make-rprivate", "/")
            body()
            code = 0
        except BaseException:  # noqa: BLE001 - pytest is in the other process
            traceback.print_exc(file=sys.stderr)
        finally:
            sys.stderr.flush()
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, "see the captured output"


def mount(*words: str) -> None:
    """Call mount, which must succeed."""
    subprocess.run(["mount", *words], check=True)


needs_mount = pytest.mark.skipif(not may_mount(), reason="mounting needs root on Linux")


@needs_mount
@pytest.mark.parametrize("name", ["done", "new", "log"])
def test_a_full_disk_keeps_every_byte_however_little_is_left(
    warm: Warm, tmp_path: Path, name: str
) -> None:
    bench = COMMANDS[name].bench(warm, tmp_path)
    shutil.rmtree(bench.root)
    bench.root.mkdir()
    outcomes = set()

    def body() -> None:
        for pages in range(12):
            mount("-t", "tmpfs", "-o", "size=128k", "tmpfs", str(bench.root))
            shutil.copytree(bench.master, bench.root, dirs_exist_ok=True)
            fill(bench.root, leave=pages * PAGE)
            ran = cli(bench.root, *bench.words)
            assert ran.code in (0, 7), ran.err
            assert (ran.code == 7) == ("no space left on device" in ran.err), ran.err
            outcomes.add(ran.code)
            bench.assess(f"{pages} pages left")
            (bench.root / "filler").unlink()
            bench.complete(f"{pages} pages left")
            subprocess.run(["umount", str(bench.root)], check=True)
        assert outcomes == {0, 7}

    privately(body)


def fill(folder: Path, *, leave: int) -> None:
    """Take all the room there is but so much."""
    free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
    (folder / "filler").write_bytes(b"x" * max(free - leave, 0))


@needs_mount
@pytest.mark.parametrize("name", ["done", "new", "agenda", "person set"])
def test_a_read_only_notebook_can_be_read_and_says_why_it_is_not_written(
    warm: Warm, tmp_path: Path, name: str
) -> None:
    bench = COMMANDS[name].bench(warm, tmp_path)
    bench.renew()

    def body() -> None:
        mount("--bind", str(bench.root), str(bench.root))
        mount("-o", "remount,bind,ro", str(bench.root))
        ran = cli(bench.root, *bench.words)
        assert (ran.code, ran.out) == (7, "")
        assert "read-only file system" in ran.err
        assert bench.notes == bench.before
        assert promises(bench.root) == bench.promises[0]

    privately(body)


@pytest.fixture
def locked_note(warm: Warm, tmp_path: Path) -> Bench:
    """A notebook with a note that not even root may change, where the file system knows such."""
    bench = COMMANDS["done"].bench(warm, tmp_path)
    bench.renew()
    if shutil.which("chattr") is None:
        pytest.skip("chattr is not installed")
    words = ["chattr", "+i", str(bench.root / OLD)]
    if subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("chattr needs root, and a file system that knows it")
    return bench


def test_a_note_that_may_not_be_changed_stays(locked_note: Bench) -> None:
    try:
        ran = cli(locked_note.root, *locked_note.words)
        assert (ran.code, ran.out) == (7, "")
        assert f"{OLD}: operation not permitted" in ran.err
        assert locked_note.notes == locked_note.before
    finally:
        subprocess.run(["chattr", "-i", str(locked_note.root / OLD)], check=True)
    locked_note.complete("free again")


@pytest.mark.skipif(shutil.which("faketime") is None, reason="faketime is not installed")
@pytest.mark.parametrize("clock", ["1970-01-02 00:00:00", "2037-12-31 23:59:59", "+0 x0.01"])
def test_an_odd_clock_changes_nothing(warm: Warm, tmp_path: Path, clock: str) -> None:
    bench = COMMANDS["done"].bench(warm, tmp_path)
    bench.renew()
    words = ["-C", str(bench.root), "--today", "2026-11-20", *bench.words]
    command = ["faketime", "-f", clock, sys.executable, "-m", "oneonone", *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert bench.notes == bench.after
