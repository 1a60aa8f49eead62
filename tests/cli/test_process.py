"""1on1 as a process: streams, signals, locales, folders that are gone."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.notebooks import notebook

NOTE = "people/alice/2026-11-06.md"
FILES = {NOTE: "- [ ] @me call Zoë – 日本 😀 due:2026-11-30 ^call\n"}
PROGRAM = [sys.executable, "-m", "oneonone", "--today", "2026-11-20"]
HERE = str(Path(__file__).parents[2])
needs_dev_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return notebook(tmp_path / "notes", FILES)


def surroundings() -> dict[str, str]:
    """The environment of a user's shell; unbuffered, Python would not tell of a short write."""
    variables = {**os.environ, "PYTHONPATH": HERE}
    variables.pop("PYTHONUNBUFFERED", None)
    return variables


def start(
    words: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, **streams: Any
) -> subprocess.CompletedProcess[bytes]:
    variables = {**surroundings(), **(environment or {})}
    streams.setdefault("stdout", subprocess.PIPE)
    streams.setdefault("stderr", subprocess.PIPE)
    streams.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run(
        [*PROGRAM, *words], cwd=folder, env=variables, timeout=60, check=False, **streams
    )


@pytest.mark.parametrize(
    "words",
    [["todo"], ["todo", "--exit-code"], ["-h"], ["--version"], ["todo", "-h"]],
    ids=" ".join,
)
def test_a_reader_that_has_gone_is_exit_141_and_no_word(notes: Path, words: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ran = start(words, notes, stdout=writer)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (141, b"")


def test_a_reader_that_goes_in_the_middle_is_exit_141_and_no_word(tmp_path: Path) -> None:
    lines = "".join(f"- [ ] @me call number {n} ^c{n:05}\n" for n in range(2000))
    root = notebook(tmp_path / "notes", {NOTE: lines})
    reader, writer = os.pipe()
    fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 4096)  # so that the writer has to wait for the reader
    process = subprocess.Popen(
        [*PROGRAM, "todo"],
        cwd=root,
        env=surroundings(),
        stdout=writer,
        stderr=subprocess.PIPE,
    )
    os.close(writer)
    assert os.read(reader, 10)
    os.close(reader)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (141, b"")


@needs_dev_full
@pytest.mark.parametrize(
    "words", [["todo"], ["todo", "--json"], ["-h"], ["todo", "-h"]], ids=" ".join
)
def test_a_full_disk_is_exit_7_and_said(notes: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = start(words, notes, stdout=full)
    assert ran.returncode == 7
    assert ran.stderr == b"1on1: standard output: no space left on device\n"


def test_what_was_written_stays_written_where_nobody_hears_of_it(notes: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ran = start(["done", "call"], notes, stdout=writer)
    os.close(writer)
    assert ran.returncode == 141
    assert (notes / NOTE).read_text(encoding="utf-8").startswith("- [x] ")


def wait_for_a_child(pid: int) -> None:
    """Until the process waits for one of its own, for 20 seconds at most."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    until = time.monotonic() + 20
    while not (children.exists() and children.read_text()) and time.monotonic() < until:
        time.sleep(0.05)


def test_ctrl_c_is_exit_130_and_no_traceback(tmp_path: Path) -> None:
    """A template of the notebook's own that never ends keeps `new` waiting."""
    endless = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
    root = notebook(tmp_path / "notes", {"templates/meeting/slow.md.j2": endless})
    process = subprocess.Popen(
        [*PROGRAM, "new", "alice", "--template", "slow"],
        cwd=root,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    wait_for_a_child(process.pid)
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=60)
    assert (process.returncode, out, said) == (130, b"", b"")
    assert not (root / "people").exists()


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=["C", "C, not coerced", "ascii", "latin-1"],
)
def test_a_poor_locale_gets_all_it_can_show(notes: Path, environment: dict[str, str]) -> None:
    listed = start(["todo"], notes, environment)
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert listed.stdout.startswith(b"call\topen\t2026-11-30\t")
    shown = start(["todo", "--json"], notes, environment)
    codec = "latin-1" if environment.get("PYTHONIOENCODING") == "latin-1" else "utf-8"
    (item,) = json.loads(shown.stdout.decode(codec))["items"]
    assert item["text"] == "call Zoë – 日本 😀"
    assert start(["coverage", "--month", "--table"], notes, environment).returncode == 0
    assert start(["done", "call"], notes, environment).returncode == 0
    assert "Zoë – 日本 😀" in (notes / NOTE).read_text(encoding="utf-8")


def test_without_a_home_the_notebook_is_still_found(notes: Path) -> None:
    variables = surroundings()
    del variables["HOME"]
    for folder, code in ((notes, 0), (notes.parent, 3)):
        ran = subprocess.run(
            [*PROGRAM, "todo"],
            cwd=folder,
            env=variables,
            capture_output=True,
            check=False,
        )
        assert ran.returncode == code, ran.stderr
        assert b"Traceback" not in ran.stderr


def closing(*descriptors: int) -> Any:
    def close() -> None:
        for descriptor in descriptors:
            os.close(descriptor)

    return close


def test_closed_streams_are_no_crash(notes: Path) -> None:
    ran = start(["todo"], notes, stdin=None, preexec_fn=closing(0))
    assert (ran.returncode, ran.stderr) == (0, b"")
    ran = start(["todo"], notes, preexec_fn=closing(1))
    assert ran.returncode == 7
    assert ran.stderr.startswith(b"1on1: standard output: closed\n")
    ran = start(["todo", "nobody"], notes, preexec_fn=closing(2))
    assert (ran.returncode, ran.stdout, ran.stderr) == (3, b"", b"")
    assert start(["done", "call"], notes, preexec_fn=closing(0, 1, 2)).returncode in (0, 7)
    assert (notes / NOTE).read_text(encoding="utf-8").startswith("- [x] ")


def test_a_folder_deleted_under_us_is_said(tmp_path: Path, notes: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    environment = surroundings()
    shell = shutil.which("sh") or "/bin/sh"
    script = f'rmdir "{gone}"; exec "$@"'
    for words, code in ((["todo"], 3), (["todo", "-C", str(notes)], 0), (["init", "x"], 3)):
        gone.mkdir(exist_ok=True)
        ran = subprocess.run(
            [shell, "-c", script, "sh", *PROGRAM, *words],
            cwd=gone,
            env=environment,
            capture_output=True,
            check=False,
        )
        assert ran.returncode == code, ran.stderr
        assert b"Traceback" not in ran.stderr
        if code:
            assert b"the folder you are in no longer exists" in ran.stderr


def test_the_notebook_is_found_from_below_by_variable_and_by_option(notes: Path) -> None:
    assert start(["todo"], notes / "people/alice").stdout.startswith(b"call")
    outside = notes.parent
    assert start(["todo"], outside, {"ONEONONE_NOTEBOOK": str(notes)}).stdout.startswith(b"call")
    assert start(["todo", "-C", "notes"], outside).stdout.startswith(b"call")
    missing = start(["todo"], outside)
    assert missing.returncode == 3
    assert b"1on1 init" in missing.stderr
