"""Help for every command, global options anywhere, and words that do not fit."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from oneonone.cli import context as context_module
from oneonone.cli.group import SECTIONS
from oneonone.cli.main import _WITH_VALUE, command_line, command_meant, run
from tests.notebooks import cli, notebook, ok

GROUP = typer.main.get_group(command_line())
COMMANDS = sorted(GROUP.commands)
INNER = {
    "bank": ["import", "list", "show"],
    "person": ["add", "archive", "list", "set", "show"],
    "template": ["copy", "list", "show"],
}
EVERY = [
    [],
    *([name] for name in COMMANDS),
    *([group, name] for group, names in INNER.items() for name in names),
]


def test_every_command_stands_in_one_section_of_the_help() -> None:
    named = [name for names in SECTIONS.values() for name in names]
    assert sorted(named) == COMMANDS


def test_every_command_inside_another_is_tested_here() -> None:
    groups = {name: one for name, one in GROUP.commands.items() if hasattr(one, "commands")}
    assert {name: sorted(one.commands) for name, one in groups.items()} == INNER


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_is_no_failure_needs_no_notebook_and_ends_with_examples(
    tmp_path: Path, words: list[str], option: str
) -> None:
    ran = cli(tmp_path / "nowhere", *words, option)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: {' '.join(['1on1', *words])}")
    assert re.search(r"\n  Examples:\n    1on1 [^\n]+\n", ran.out)
    assert ran.out.endswith("\n")
    assert not ran.out.endswith("\n\n")


@pytest.mark.parametrize("words", EVERY[1:], ids=" ".join)
def test_a_commands_help_keeps_to_its_own_options(tmp_path: Path, words: list[str]) -> None:
    shown = ok(tmp_path, *words, "-h")
    assert "--notebook" not in shown
    assert "--color" not in shown


def test_the_first_help_lists_commands_by_the_moment_of_use(tmp_path: Path) -> None:
    shown = ok(tmp_path, "-h")
    places = [shown.index(f"\n{title}:\n") for title in SECTIONS]
    assert places == sorted(places)
    assert "..." not in shown.partition("\nBefore")[2], "a sentence that is cut says little"
    for name in COMMANDS:
        assert re.search(rf"^  {name} +\S", shown, re.MULTILINE)


@pytest.mark.parametrize("words", [[], *([name] for name in INNER)], ids=" ".join)
def test_no_word_at_all_shows_the_help_as_a_usage_error(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Examples:" in shown.err


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["tod"], "todo"),
        (["person", "lst"], "list"),
        (["todo", "--overdu"], "--overdue"),
        (["todo", "--tody", "2026-01-01"], "--today"),
        (["--tabel", "todo"], "--table"),
        (["new", "alice", "--templat", "x"], "--template"),
    ],
)
def test_a_slip_of_the_hand_is_a_usage_error_with_the_word_that_was_meant(
    tmp_path: Path, words: list[str], near: str
) -> None:
    ran = cli(notebook(tmp_path), *words)
    assert (ran.code, ran.out) == (2, "")
    assert near in ran.err.rpartition("Error: ")[2]
    assert "-h' for help" in ran.err


@pytest.mark.parametrize(
    "words",
    [["frobnicate"], ["todo", "--frobnicate"], ["todo", "--before"], ["todo", "a", "b"], ["new"],
     ["todo", "--color", "pink"], ["--color", "pink", "todo"], ["todo", "-C"], ["done"],
     ["new", "alice", "--themes", "99"], ["coverage", "--days", "-1"], ["due", "a3f9"]],
    ids=" ".join,
)  # fmt: skip
def test_words_that_do_not_fit_are_a_usage_error(tmp_path: Path, words: list[str]) -> None:
    ran = cli(notebook(tmp_path), *words)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err
    assert "Traceback" not in ran.err


# -- global options --------------------------------------------------------------------------------

DUE = {"people/alice/2026-11-06.md": "- [ ] @me call due:2026-11-30 ^call\n"}


@pytest.mark.parametrize(
    "words",
    [
        ["--today", "2026-12-05", "--table", "todo", "alice"],
        ["todo", "--today", "2026-12-05", "--table", "alice"],
        ["todo", "alice", "--table", "--today=2026-12-05"],
        ["--table", "todo", "alice", "--today", "2026-12-05"],
        ["--today", "2026-01-01", "todo", "alice", "--table", "--today", "2026-12-05"],
    ],
)
def test_a_global_option_stands_before_or_after_the_command(
    tmp_path: Path, words: list[str]
) -> None:
    assert "5 days late" in ok(notebook(tmp_path, DUE), *words)


@pytest.mark.parametrize("option", ["-C{}", "-C {}", "--notebook {}", "--notebook={}"])
def test_the_notebook_may_be_named_last(tmp_path: Path, option: str) -> None:
    root = notebook(tmp_path / "notes", DUE)
    assert ok(tmp_path / "nowhere", "todo", *option.format(root).split(" ")).startswith("call\t")
    ran = cli(tmp_path / "nowhere", "person", *option.format(root).split(" "), "list")
    assert ran.out.startswith("alice\t")


def test_words_behind_two_hyphens_are_no_options(tmp_path: Path) -> None:
    ran = cli(notebook(tmp_path, DUE), "todo", "--", "--table")
    assert (ran.code, ran.err.partition("\n")[0]) == (3, "1on1: nobody here is called '--table'")
    ran = cli(notebook(tmp_path), "coverage", "--", "--month")
    assert ran.err.startswith("1on1: nobody here is called '--month'")


def test_the_version_is_told_wherever_it_is_asked(tmp_path: Path) -> None:
    assert ok(tmp_path, "--version") == ok(tmp_path, "todo", "--version")
    assert re.fullmatch(r"1on1 \d+\.\d+\.\d+\S*\n", ok(tmp_path, "--version"))


def test_colour_is_asked_for_and_never_alone(tmp_path: Path) -> None:
    root = notebook(tmp_path, DUE)
    plain = ok(root, "todo", "--table", "--today", "2026-12-05")
    painted = ok(root, "todo", "--table", "--today", "2026-12-05", "--color", "always")
    assert "\x1b[31m5 days late\x1b[0m" in painted
    assert re.sub(r"\x1b\[\d*m", "", painted) == plain
    assert "\x1b" not in ok(root, "todo", "--color", "always"), "a pipe's lines are data"
    assert "\x1b" not in ok(root, "todo", "--table", "--color", "never")


def test_the_variable_says_what_day_it_is_and_the_option_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def context(today: str | None) -> context_module.Context:
        made = context_module.Context()
        made.today_text = today
        return made

    monkeypatch.setenv("ONEONONE_TODAY", "2026-02-03")
    assert context(None).today.isoformat() == "2026-02-03"
    assert context("2026-05-06").today.isoformat() == "2026-05-06"
    monkeypatch.delenv("ONEONONE_TODAY")
    assert abs((context("tomorrow").today - context(None).today).days) == 1


GLOBALS: list[list[str]] = [
    *([], ["--table"], ["--no-input"], ["--debug"], ["--no-index"], ["--color=never"]),
    *(["-C", "todo"], ["-Ctodo"], ["--notebook", "new"], ["--today", "done"]),
    *(["--color", "auto"], ["--today=mon", "-C", "status", "--table"]),
]


@pytest.mark.parametrize("words", GLOBALS, ids=" ".join)
def test_the_command_meant_is_found_behind_any_global_option(words: list[str]) -> None:
    assert command_meant([*words, "status", "todo", "--json"]) == "status"
    assert command_meant(words) is None
    assert command_meant([*words, "help", "status"]) is None
    assert command_meant([*words, "statsu", "todo"]) is None


def test_every_global_option_with_a_value_is_known_as_one() -> None:
    """Else its value would be taken for the command."""
    with_value = {
        name
        for param in GROUP.params
        if not getattr(param, "is_flag", False) and param.name != "help"
        for name in param.opts
    }
    assert with_value == set(_WITH_VALUE)


@pytest.mark.parametrize("name", [name for names in SECTIONS.values() for name in names])
def test_a_command_alone_is_the_one_among_all(name: str) -> None:
    """Only its own module is loaded where it is named."""
    alone: Any = typer.main.get_group(command_line(name))
    assert list(alone.commands) == [name]
    assert described(alone.commands[name]) == described(GROUP.commands[name])


def described(command: Any) -> list[Any]:
    """Everything a command says of itself and of what it takes."""
    params = [
        (one.name, one.opts, getattr(one, "help", None), one.nargs, repr(one.type))
        for one in command.params
    ]
    below = [described(one) for one in getattr(command, "commands", {}).values()]
    return [command.name, command.help, command.epilog, params, below]
