"""The bench's clock on real processes, and its judgement of real answers."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bench import answers
from bench.answers import Check
from bench.corpus import TODAY, make_corpus
from bench.measure import Sample, Step, WrongAnswer, run_for_real
from bench.peers import tasks_of
from bench.workplace import Place
from tests.notebooks import ok


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A small corpus, read only."""
    root = tmp_path_factory.mktemp("corpus") / "notes"
    make_corpus(root, 40)
    return Place(root, json.loads((root / "manifest.json").read_text(encoding="utf-8")))


def ran(tmp_path: Path, program: str, *, terminal: bool = False) -> Sample:
    """What the clock says of a Python program."""
    command = (sys.executable, "-c", program)
    step = Step("", "", lambda: command, tmp_path, lambda _: "", {"ON": "é"}, terminal=terminal)
    return run_for_real(tmp_path)(step)


def test_the_clock_gives_output_and_exit_code_of_the_whole_process(tmp_path: Path) -> None:
    sample = ran(tmp_path, "import os; print(os.environ['ON'], os.getcwd()); raise SystemExit(3)")
    assert (sample.output, sample.code) == (f"é {tmp_path}\n", 3)
    assert sample.seconds > 0


def test_the_clock_reads_more_than_a_pipe_holds(tmp_path: Path) -> None:
    assert len(ran(tmp_path, "print('x' * 300_000)").output) == 300_001


@pytest.mark.parametrize("terminal", [False, True])
def test_the_command_is_on_a_terminal_only_where_that_is_asked_for(
    tmp_path: Path, terminal: bool
) -> None:
    program = "import os; print(os.isatty(1), os.get_terminal_size(1).columns if {} else 0)"
    sample = ran(tmp_path, program.format(terminal), terminal=terminal)
    assert sample.output == ("True 160\n" if terminal else "False 0\n")


def test_the_memory_is_the_commands_and_not_ours(tmp_path: Path) -> None:
    ours = bytearray(200_000_000)
    small = ran(tmp_path, "pass")
    large = ran(tmp_path, "x = b'x' * 100_000_000")
    assert small.megabytes < 60
    assert 100 < large.megabytes < len(ours) / 1e6


def said(place: Place, *words: str) -> Sample:
    """A real answer of ours."""
    return Sample(1.0, 1.0, 0, ok(place.root, *words, today=TODAY))


CHECKS: dict[str, tuple[Callable[[Place], Check], tuple[str, ...]]] = {
    "todo": (answers.every_promise, ("todo",)),
    "todo as a table": (
        lambda place: answers.every_number(lambda: place.open_numbers),
        ("--table", "todo"),
    ),
    "coverage": (answers.every_standing, ("coverage",)),
    "coverage as a table": (answers.every_standing_as_table, ("--table", "coverage")),
    "people": (answers.everybody, ("person", "list")),
    "status": (answers.everybody, ("status",)),
}


@pytest.mark.parametrize("name", CHECKS)
def test_a_right_answer_is_taken_and_one_that_lacks_a_line_is_not(
    place: Place, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    make, words = CHECKS[name]
    check, right = make(place), said(place, *words)
    assert check(right).startswith("all ")
    lines = right.output.splitlines(keepends=True)
    # Below a table stand remarks, which end in words.
    last = max(number for number, line in enumerate(lines) if not re.search(r"[a-z] *$", line))
    less = "".join([*lines[:last], *lines[last + 1 :]])
    with pytest.raises(WrongAnswer):
        check(Sample(1.0, 1.0, 0, less))


def test_an_answer_with_a_failing_exit_code_is_wrong() -> None:
    with pytest.raises(WrongAnswer, match="exit code 7"):
        answers.nothing_odd(Sample(1.0, 1.0, 7, ""))


def test_a_search_by_looks_must_hold_every_promise_and_is_told_what_is_too_much(
    place: Place,
) -> None:
    lines = [f"note:1: [ ] {one['text']}" for one in place.manifest["open"]]
    check = answers.more_than_meant(place)
    more = Sample(1.0, 1.0, 0, "\n".join([*lines, "note:2: [ ] in a fence"]))
    assert check(more) == "1 lines too many (code, comments, points)"
    with pytest.raises(WrongAnswer, match="1 promises missing"):
        check(Sample(1.0, 1.0, 0, "\n".join(lines[1:])))


def test_peers_get_every_box_with_days_as_far_from_today_as_in_the_notes(place: Place) -> None:
    tasks = tasks_of(place, date(2027, 1, 1))
    still_open = [task for task in tasks if task.is_open]
    assert len(tasks) == place.manifest["boxes"]
    assert [task.text for task in still_open] == [one["text"] for one in place.manifest["open"]]
    late = {task.text for task in still_open if task.due and task.due < date(2027, 1, 1)}
    assert len(late) == len(place.overdue_numbers) > 0
