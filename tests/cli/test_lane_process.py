"""The fast lane as a process: streams, terminals, locales as the command line proper has them."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.notebooks import cli, notebook

NOTES: dict[str, str | bytes] = {
    "people/alice/2026-11-06.md": "---\nthemes: [growth]\n---\n- [ ] Zoë – 日本 due:2026-11-13\n",
    "people/bob/2026-11-06.md": "- [ ] write\n",
}
QUESTIONS = (["todo"], ["todo", "--json"], ["coverage"], ["coverage", "--month"])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook whose index is up to date."""
    root = notebook(tmp_path_factory.mktemp("lane") / "notes", NOTES)
    time.sleep(0.06)
    assert cli(root, "todo").code == 0
    return root


def program(root: Path, *words: str) -> list[str]:
    """A command line that says on standard error if it had to load Typer."""
    return [sys.executable, "-X", "importtime", "-m", "oneonone", "-C", str(root), *words]


def environment(**more: str) -> dict[str, str]:
    variables = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **more}
    variables.pop("PYTHONUNBUFFERED", None)
    return {**variables, "ONEONONE_TODAY": "2026-11-20"}


def run(words: Sequence[str], stdout: int, **more: str) -> tuple[int, bytes, bytes, bool]:
    """Exit code, both streams, and whether it took the lane."""
    ran = subprocess.run(
        words,
        env=environment(**more),
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    lines = ran.stderr.splitlines(keepends=True)
    said = b"".join(line for line in lines if not line.startswith(b"import time:"))
    return ran.returncode, ran.stdout or b"", said, b"typer" not in ran.stderr


def in_a_terminal(root: Path, *words: str) -> tuple[int, bytes, bool]:
    """As `run`, with standard output on a terminal of 60 columns and no end of lines."""
    ours, theirs = pty.openpty()
    code, _, _, quick = run(program(root, *words), theirs, COLUMNS="60", LINES="999")
    os.close(theirs)
    shown = b""
    try:
        while data := os.read(ours, 65536):
            shown += data
    except OSError:  # Linux's way to say that the other side is closed
        pass
    os.close(ours)
    return code, shown, quick


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_a_terminal_and_a_pipe_get_the_same_either_way(root: Path, words: list[str]) -> None:
    code, shown, quick = in_a_terminal(root, *words)
    assert (code, shown) == in_a_terminal(root, *words, "--no-index")[:2]
    assert quick
    piped = run(program(root, *words), subprocess.PIPE)
    assert piped[:3] == run(program(root, *words, "--no-index"), subprocess.PIPE)[:3]
    assert piped[3]
    assert piped[1] != shown or "--json" in words


def test_the_exit_code_gets_through(root: Path) -> None:
    code, out, _, quick = run(program(root, "todo", "--exit-code"), subprocess.PIPE)
    assert (code, out.count(b"\n"), quick) == (1, 2, True)


def test_a_reader_that_has_gone_is_exit_141_and_no_word(root: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    assert run(program(root, "todo"), writer)[::2] == (141, b"")
    os.close(writer)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_exit_7_and_said(root: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, said, _ = run(program(root, "todo"), full.fileno())
    assert (code, said) == (7, b"1on1: standard output: no space left on device\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "ascii:replace", "utf-8"])
def test_a_poor_locale_gets_all_it_can_show(root: Path, encoding: str) -> None:
    for words in QUESTIONS:
        either = [
            run(program(root, *words, *more), subprocess.PIPE, PYTHONIOENCODING=encoding)[:3]
            for more in ([], ["--no-index"])
        ]
        assert either[0] == either[1]
        assert either[0][0] == 0
