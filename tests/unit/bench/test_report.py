"""The tables of the page about speed."""

from __future__ import annotations

import pytest

from bench.goals import judge
from bench.measure import Measured
from bench.report import Report, as_markdown, number, put_between_marks

MACHINE = "Python 3.12.1, Linux, 2 cores."


def table(*found: Measured, missing: dict[str, str] | None = None) -> list[str]:
    report = Report(1_000, found, judge(found, 1_000), missing or {}, MACHINE)
    return as_markdown(report).splitlines()


def measured(name: str, *samples: float, problem: str = "") -> Measured:
    return Measured(name, f"1on1 {name}", True, list(samples), 20, "all 7", problem)


PASS = Measured("pass", "python -c pass", samples=[0.01, 0.01], megabytes=9)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.354, "0.35"), (1, "1.0"), (5.26, "5.3"), (9.96, "10.0"), (41.3, "41"), (1204.4, "1,204")],
)
def test_numbers_have_the_digits_that_mean_something(value: float, shown: str) -> None:
    assert number(value) == shown


def test_a_goal_that_was_met_shows_limit_and_measurement() -> None:
    assert "| todo ÷ pass | ≤ 2 | 1.5 | met |" in table(PASS, measured("todo", 0.015))


def test_a_missed_goal_stands_out_and_is_named_again_below() -> None:
    lines = table(PASS, measured("todo", 0.05))
    assert "| todo ÷ pass | ≤ 2 | 5.0 | **missed** |" in lines
    assert any(line.startswith("Missed: todo ÷ pass. ") for line in lines)


def test_nothing_missed_is_said_too() -> None:
    lines = table(PASS, measured("todo", 0.015))
    assert any(line.startswith("All measured goals are met. Not measured: ") for line in lines)


def test_what_was_not_measured_shows_the_reason_instead_of_a_number() -> None:
    lines = table(PASS, measured("todo", problem="3 promises missing"))
    assert "| todo ÷ pass | ≤ 2 | – | 3 promises missing |" in lines
    assert "| todo | `1on1 todo` | – | – | – | – | 3 promises missing |" in lines


def test_memory_has_its_unit_and_no_divisor() -> None:
    assert "| peak memory | ≤ 40 MB | 20 MB | met |" in table(PASS, measured("todo", 0.015))


def test_every_command_has_its_row_with_time_ratio_memory_runs_and_answer() -> None:
    lines = table(PASS, measured("todo", 0.015, 0.025, 0.02))
    assert "| todo | `1on1 todo` | 20 | 2.0 | 20 | 3 | all 7 |" in lines


def test_a_bar_in_a_command_does_not_break_the_table() -> None:
    lines = table(Measured("odd", "a | b", samples=[1.0]))
    assert any(r"`a \| b`" in line for line in lines)


def test_programs_that_are_not_there_are_named_with_the_reason() -> None:
    lines = table(PASS, missing={"emacs": "could not be installed"})
    assert lines[-1] == "Not asked: emacs (could not be installed)."


PAGE = """before
<!-- bench 1000 -->
old
<!-- end of bench 1000 -->
<!-- bench 10000 -->
<!-- end of bench 10000 -->
after
"""


def test_only_that_size_of_the_page_is_replaced() -> None:
    changed = put_between_marks(PAGE, 1_000, "new\n")
    assert changed == PAGE.replace("\nold\n", "\n\nnew\n\n")


def test_writing_the_same_twice_changes_nothing() -> None:
    once = put_between_marks(PAGE, 10_000, "new")
    assert put_between_marks(once, 10_000, "new") == once


def test_a_page_without_the_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no <!-- bench 100000 -->"):
        put_between_marks(PAGE, 100_000, "new")
