"""Commands taken in turn, each answer checked before its time counts."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

CLOCK = Path(__file__).with_name("clock.py")


class WrongAnswer(Exception):
    """What a command printed is not what the manifest says; the text names the difference."""


@dataclass(frozen=True)
class Sample:
    """One run: wall time of the whole process, its peak memory, its exit code, what it printed."""

    seconds: float
    megabytes: float
    code: int
    output: str


@dataclass(frozen=True)
class Step:
    """A command to be measured.

    `shown` is the command as a person would type it; `command` gives the real one, after `before`,
    which is not timed. `check` returns a word on the answer for the report, or raises WrongAnswer.
    """

    name: str
    shown: str
    command: Callable[[], tuple[str, ...]]
    folder: Path
    check: Callable[[Sample], str]
    env: Mapping[str, str]
    terminal: bool = False
    is_ours: bool = False
    before: Callable[[], None] | None = None


@dataclass
class Measured:
    """What became of a step: median seconds over `rounds`, peak megabytes, or a `problem`."""

    name: str
    shown: str
    is_ours: bool = False
    samples: list[float] = field(default_factory=list)
    megabytes: float = 0.0
    answer: str = ""
    problem: str = ""
    spent: float = 0.0

    @property
    def rounds(self) -> int:
        """How many runs the median is of."""
        return len(self.samples)

    @property
    def seconds(self) -> float:
        """The median; only where there is no problem."""
        return statistics.median(self.samples)


Runner = Callable[[Step], Sample]


def take_turns(
    steps: Sequence[Step],
    rounds: int,
    seconds: float,
    run: Runner,
    clock: Callable[[], float] = time.monotonic,
) -> list[Measured]:
    """Run every step once a round, so that the machine's moods hit all alike.

    A round before the first is not counted: it warms caches, the index of the first step too, and
    shows who answers at all. A step that has used up its `seconds`, preparation included, sits out
    from then on, and so does one that answers wrong.
    """
    measured = [Measured(step.name, step.shown, step.is_ours) for step in steps]
    for number in range(rounds + 1):
        for step, one in zip(steps, measured, strict=True):
            if one.problem or one.spent > seconds:
                continue
            started = clock()
            _run_once(step, one, run, is_counted=number > 0)
            one.spent += clock() - started if number else 0
    return measured


def _run_once(step: Step, one: Measured, run: Runner, *, is_counted: bool) -> None:
    if step.before:
        step.before()
    sample = run(step)
    try:
        one.answer = step.check(sample)
    except WrongAnswer as wrong:
        one.problem = str(wrong)
        one.samples.clear()
    except (IndexError, KeyError, ValueError) as odd:
        one.problem = f"an answer that cannot be read: {odd!r}"
        one.samples.clear()
    else:
        if is_counted:
            one.megabytes = max(one.megabytes, sample.megabytes)
            one.samples.append(sample.seconds)


def run_for_real(scratch: Path) -> Runner:
    """A runner that starts processes, and keeps their output in a folder of its own."""

    def run(step: Step) -> Sample:
        output, error = scratch / "output", scratch / "error"
        orders = {
            "command": step.command(),
            "folder": str(step.folder),
            "env": dict(step.env),
            "terminal": step.terminal,
            "output": str(output),
            "error": str(error),
        }
        done = subprocess.run(
            [sys.executable, "-I", "-S", str(CLOCK)],
            input=json.dumps(orders),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        took = json.loads(done.stdout)
        text = output.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        return Sample(took["seconds"], took["kilobytes"] / 1024, took["code"], text)

    return run
