"""Long pages go through the pager on a terminal, and nowhere else."""

from __future__ import annotations

from contextlib import redirect_stdout
from pathlib import Path

import pytest

from oneonone.cli.main import run
from tests.cli.transcript import Terminal
from tests.notebooks import cli, notebook, ok

LONG = {"people/alice/2026-11-06.md": "## Notes\n\n" + "".join(f"line {n}\n\n" for n in range(60))}
COMMANDS = (["history", "alice"], ["review", "alice"])


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
    assert (root.parent / "paged").read_text() == ok(root, *words)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_pipe_and_no_pager_get_it_as_it_is(root: Path, words: list[str]) -> None:
    whole = cli(root, *words).out
    assert on_a_terminal(root, *words, "--no-pager") == whole
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
