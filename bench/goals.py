"""What is aimed at, and whether a measurement gets there. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.measure import Measured

PASS = "pass"
TODO = "todo"
TODO_TERMINAL = "todo on a terminal"
COVERAGE = "coverage"
COVERAGE_TERMINAL = "coverage on a terminal"
EDITED = "todo after an edit"
FIRST_BUILD = "first todo"
COLD_TODO = "todo, nothing in the page cache"
NEW = "new"
DONE = "done"
COMPLETION = "completion"
RIPGREP = "ripgrep"
COLD_RIPGREP = "ripgrep, nothing in the page cache"
TASKWARRIOR = "taskwarrior overdue"
LISTINGS = ("status", "agenda", "person list", "check", "search", "stats")


@dataclass(frozen=True)
class Goal:
    """A ratio of two measurements, or the peak memory of ours in megabytes, and its limits.

    `limits` is by the number of notes; without one for a size nothing is aimed at there.
    """

    above: str
    below: str
    limits: Mapping[int, float]
    at_least: bool = False


MEMORY = "peak memory"


@dataclass(frozen=True)
class Verdict:
    """A goal held against what was measured; `value` is None where `reason` says why."""

    goal: Goal
    limit: float
    value: float | None
    reason: str = ""

    @property
    def is_met(self) -> bool:
        """Whether it was measured, and is within its limit."""
        if self.value is None:
            return False
        return self.value >= self.limit if self.goal.at_least else self.value <= self.limit


def _sizes(*limits: float) -> dict[int, float]:
    return dict(zip((1_000, 10_000, 100_000), limits, strict=False))


_OF_THE_START = _sizes(2, 6, 45)
_LARGE = {10_000, 100_000}

GOALS = (
    Goal(TODO, PASS, _OF_THE_START),
    Goal(TODO_TERMINAL, PASS, _OF_THE_START),
    Goal(COVERAGE, PASS, _OF_THE_START),
    Goal(COVERAGE_TERMINAL, PASS, _OF_THE_START),
    Goal(TODO, RIPGREP, _sizes(3, 1.5, 1)),
    Goal(EDITED, TODO, _sizes(1.5, 1.2, 1.1)),
    Goal(FIRST_BUILD, RIPGREP, dict.fromkeys(_LARGE, 25)),
    Goal(COLD_TODO, COLD_RIPGREP, dict.fromkeys(_LARGE, 0.4)),
    Goal(TASKWARRIOR, TODO, _sizes(1.3, 3), at_least=True),
    Goal(NEW, PASS, _sizes(30, 30, 70)),
    Goal(DONE, PASS, _sizes(25, 25, 60)),
    *(Goal(name, PASS, _sizes(12, 15, 60)) for name in LISTINGS),
    Goal(COMPLETION, PASS, _sizes(3, 3, 3)),
    Goal(MEMORY, "", _sizes(40, 60, 250)),
)


def judge(measured: Sequence[Measured], notes: int) -> list[Verdict]:
    """Every goal that there is for this size, in the order of GOALS."""
    found = {one.name: one for one in measured}
    return [
        _verdict(goal, goal.limits[notes], found, measured)
        for goal in GOALS
        if notes in goal.limits
    ]


def _verdict(
    goal: Goal, limit: float, found: Mapping[str, Measured], measured: Sequence[Measured]
) -> Verdict:
    if goal.above == MEMORY:
        ours = [one.megabytes for one in measured if one.is_ours and not one.problem]
        return Verdict(goal, limit, max(ours, default=None), "" if ours else "not measured")
    for name in (goal.above, goal.below):
        if name not in found:
            return Verdict(goal, limit, None, "not measured")
        if found[name].problem:
            return Verdict(goal, limit, None, found[name].problem)
    value = found[goal.above].seconds / found[goal.below].seconds
    return Verdict(goal, limit, value)
