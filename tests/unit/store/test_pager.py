"""Which pager, and what becomes of a text handed to it."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from pathlib import Path

import pytest

from oneonone.store.pager import pager_command, show_in_pager


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with a `less` and a `mypager` that write what they read, and two that fail."""
    scripts = {
        "less": 'echo "LESS=$LESS" > "$SEEN"; cat >> "$SEEN"',
        "mypager": 'echo "$@" > "$SEEN"; cat >> "$SEEN"',
        "quits": "exec 0<&-; exit 0",
        "fails": "exit 3",
    }
    for name, text in scripts.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o700)
    return tmp_path


def environment(programs: Path, **more: str) -> Mapping[str, str]:
    return {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "SEEN": f"{programs}/seen",
        **more,
    }


@pytest.mark.parametrize(
    ("pager", "words"),
    [
        ("less", ["less"]),
        ("mypager -a 'b c'", ["mypager", "-a", "b c"]),
        ("", []),
        ("  ", []),
        ("cat", []),
        ("nosuchpager", []),
        ("less '", []),
    ],
)
def test_the_variable_names_it_with_its_options_or_says_none(
    programs: Path, pager: str, words: list[str]
) -> None:
    assert pager_command(environment(programs, PAGER=pager)) == words


def test_less_it_is_without_the_variable_where_there_is_one(programs: Path) -> None:
    assert pager_command(environment(programs)) == ["less"]
    assert pager_command({"PATH": f"{programs}/nowhere"}) == []
    assert pager_command(environment(programs, TERM="dumb")) == []


def test_it_reads_the_whole_text(programs: Path) -> None:
    assert show_in_pager(["mypager", "-a"], "ü\n".encode(), environment(programs)) is True
    assert (programs / "seen").read_text(encoding="utf-8") == "-a\nü\n"


@pytest.mark.parametrize(("more", "seen"), [({}, "FRX"), ({"LESS": "-S"}, "-S")])
def test_less_is_told_to_show_colours_unless_the_user_told_it_something(
    programs: Path, more: dict[str, str], seen: str
) -> None:
    show_in_pager(["less"], b"x", environment(programs, **more))
    assert (programs / "seen").read_text() == f"LESS={seen}\nx"


def test_one_that_is_left_early_has_shown_enough(programs: Path) -> None:
    assert show_in_pager(["quits"], b"x" * 1_000_000, environment(programs)) is True


@pytest.mark.parametrize("words", [["fails"], ["nosuchpager"]])
def test_one_that_fails_is_said_to(programs: Path, words: list[str]) -> None:
    assert show_in_pager(words, b"x", environment(programs)) is False


def test_ctrl_c_is_the_pagers_while_it_runs_and_ours_afterwards(programs: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    (programs / "less").write_text('#!/bin/sh\nkill -INT $PPID\ncat > "$SEEN"\n')
    assert show_in_pager(["less"], b"all of it", environment(programs)) is True
    assert (programs / "seen").read_text() == "all of it"
    assert signal.getsignal(signal.SIGINT) is before
