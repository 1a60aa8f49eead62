"""Long pages and listings go through the pager on a terminal, and nowhere else."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from oneonone.cli.main import run
from oneonone.lane.answer import answer
from tests.answers import in_lane, named
from tests.cli.transcript import Terminal
from tests.notebooks import cli, notebook, ok

LINES = "".join(f"line {n}\n\n- [ ] @me do {n}\n\n" for n in range(60))
LONG = {"people/alice/2026-11-06.md": f"## Notes\n\n{LINES}"}
COMMANDS = (
    ["history", "alice"],
    ["review", "alice"],
    ["todo"],
    ["todo", "--json"],
    ["coverage"],
    ["search", "line"],
    ["help", "fields"],
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A notebook, a terminal of six lines, a pager that keeps what it is given."""
    (tmp_path / "keep").write_text(f'#!/bin/sh\ncat > "{tmp_path}/paged"\n')
    (tmp_path / "keep").chmod(0o700)
    for name, value in {"PAGER": f"{tmp_path}/keep", "COLUMNS": "80", "LINES": "6"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    return notebook(tmp_path / "notes", LONG)


def on_a_terminal(root: Path, *words: str) -> str:
    """What a command prints there; the pager's own output goes past it."""
    out = Terminal()
    with redirect_stdout(out):
        assert run(["-C", str(root), "--today", "2026-11-20", *words]) == 0
    return out.getvalue()


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_page_longer_than_the_terminal_is_paged(root: Path, words: list[str]) -> None:
    assert on_a_terminal(root, *words) == ""
    assert (root.parent / "paged").read_text() == ok(root, "--table", *words)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_pipe_and_no_pager_get_it_as_it_is(root: Path, words: list[str]) -> None:
    whole = cli(root, *words, "--table").out
    assert on_a_terminal(root, *words, "--no-pager") == whole
    assert on_a_terminal(root, "--no-pager", *words) == whole
    assert not (root.parent / "paged").exists()


@pytest.mark.parametrize("pager", ["", "cat", "false", "nosuchpager"])
def test_without_a_pager_that_works_it_is_printed(
    root: Path, monkeypatch: pytest.MonkeyPatch, pager: str
) -> None:
    monkeypatch.setenv("PAGER", pager)
    assert on_a_terminal(root, *COMMANDS[0]) == ok(root, *COMMANDS[0])


def test_a_page_that_fits_is_printed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "500")
    assert on_a_terminal(root, *COMMANDS[0]) == ok(root, *COMMANDS[0])
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("LINES", str(ok(root, *COMMANDS[0]).count("\n") + 1))
    assert on_a_terminal(root, *COMMANDS[0]) == "", "a line that wraps needs more than one"


class Screen(io.TextIOWrapper):
    """A terminal as Python opens one."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="strict")

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("words", [["todo"], ["todo", "--json"], ["coverage"]], ids=" ".join)
def test_the_fast_lane_knows_what_is_to_be_paged(
    root: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    time.sleep(0.06)  # or what was just written would have to be read each time
    assert cli(root, *words).code == 0
    line = named(root, words)
    with redirect_stdout(Screen()):
        assert is_long(line)
        monkeypatch.setenv("LINES", "5000")
        assert not is_long(line)
    monkeypatch.setenv("LINES", "6")
    assert in_lane(line) is not None
    with redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="strict")):
        assert not is_long(line), "a pipe takes any number of lines"


def is_long(line: list[str]) -> bool:
    found = answer(line)
    assert found is not None
    return found.is_long


def test_the_fast_lane_pages_as_the_command_line_does(root: Path) -> None:
    """A process each, with a terminal of its own."""
    time.sleep(0.06)
    assert cli(root, "todo").code == 0
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ours, theirs = os.openpty()
    seen = []
    for words in (["todo"], ["--no-index", "todo"]):
        (root.parent / "paged").unlink(missing_ok=True)
        program = [sys.executable, "-m", "oneonone", *named(root, words)]
        subprocess.run(program, stdin=theirs, stdout=theirs, env=environment, check=True)
        seen.append((root.parent / "paged").read_text())
    os.close(ours)
    os.close(theirs)
    assert seen[0] == seen[1] == ok(root, "--table", "todo")
