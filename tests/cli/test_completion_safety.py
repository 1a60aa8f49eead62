"""Completion never fails, says nothing private, and means nothing to a shell or a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from oneonone.app.candidate import Candidate
from oneonone.cli.command_table import read_table
from oneonone.cli.completing import answer
from oneonone.render.completions import completions_as_lines
from tests.attacks.hostile import hostile_notebook, obeyed
from tests.notebooks import cli, notebook

HERE = str(Path(__file__).parents[2])
NAMED = {"people/alice/person.md": "---\nname: Alice Winter\n---\n", "people/bob/a.md": ""}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return notebook(tmp_path / "notes", NAMED)


# -- what must not come out ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word", ["$(x)", "`x`", "a b", "a;b", "'", '"', "a\nb", "\x1b[2J", "", "ä"]
)
def test_a_word_a_shell_might_read_as_more_than_a_word_is_not_offered(word: str) -> None:
    assert completions_as_lines("words", [Candidate(word, "x")], "") == "words\n"


def test_what_is_said_is_one_short_line_that_no_terminal_obeys() -> None:
    said = completions_as_lines("words", [Candidate("a", f"\x1b[2J\n\t{'x' * 99}")], "")
    assert said.count("\n") == 2
    assert obeyed(said) == set()
    assert len(said) < 80


@pytest.mark.parametrize("name", [name for name in read_table() if name])
def test_a_hostile_notebook_is_offered_harmlessly(name: str, hostile: Path) -> None:
    for more in ([""], ["alice", ""], ["alice", "style", ""], ["--"]):
        environment = {"ONEONONE_NOTEBOOK": str(hostile), "ONEONONE_TODAY": "2026-11-20"}
        assert obeyed(answer([*name.split(), *more], "zsh", environment)) == set()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_notebook(tmp_path_factory.mktemp("hostile"))


# -- the process -----------------------------------------------------------------------------------


def ask(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    variables = {**os.environ, "PYTHONPATH": HERE, "_ONEONONE_COMPLETE": "bash", **environment}
    command = [sys.executable, "-m", "oneonone", *words]
    return subprocess.run(command, env=variables, capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize(
    ("settings", "files"),
    [("me: [", {}), ("", {"people/alice/person.md": b"\xff\x00---\n"}), (None, {})],
    ids=["settings", "profile", "none"],
)
def test_a_broken_notebook_or_none_is_silence(
    tmp_path: Path, settings: str | None, files: dict[str, bytes]
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    if settings is not None:
        notebook(folder, files, settings=settings)
    for words in (
        ["prep", ""],
        ["done", ""],
        ["todo", "--theme", ""],
        ["new", "a", "--template", ""],
    ):
        ran = ask("-C", str(folder), *words)
        assert (ran.returncode, ran.stderr) == (0, b""), words


def test_words_may_come_line_by_line_where_a_shell_loses_empty_ones(root: Path) -> None:
    ran = ask(_ONEONONE_WORDS="prep\n", ONEONONE_NOTEBOOK=str(root))
    assert ran.stdout == b"words\nalice\tAlice Winter\nbob\t\n"


def test_a_reader_that_has_gone_hears_nothing(root: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    variables = {**os.environ, "PYTHONPATH": HERE, "_ONEONONE_COMPLETE": "bash"}
    command = [sys.executable, "-m", "oneonone", ""]
    ran = subprocess.run(
        command, env=variables, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False
    )
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_to_offer_commands_neither_typer_nor_a_notebook_is_loaded(root: Path) -> None:
    look = (
        "import sys, os; from oneonone.cli.completing import main; main(['pre'], os.environ); "
        "print([m for m in sys.modules if m.partition('.')[0] in ('typer', 'rich', 'ruamel', "
        "'pyromark', 'jinja2', 'git', 'icalendar')])"
    )
    variables = {**os.environ, "PYTHONPATH": HERE, "_ONEONONE_COMPLETE": "bash"}
    command = [sys.executable, "-c", look]
    ran = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines() == ["words", ran.stdout.splitlines()[1], "[]"], ran.stderr


# -- the command -----------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["tcsh", "", "bahs", "\x1b[2J"])
def test_an_unknown_shell_is_a_usage_error_with_the_list(tmp_path: Path, word: str) -> None:
    ran = cli(tmp_path, "completion", word)
    assert (ran.code, ran.out) == (2, "")
    assert "there are: bash, zsh, fish, powershell" in ran.err
