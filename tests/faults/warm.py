"""Command lines run in forks of one process that has everything loaded.

So that thousands of runs under strace take minutes: a fork makes hardly a call that is not the
command's own, and starts at once.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typer.main

from oneonone.cli import main
from oneonone.cli.main import run
from tests.notebooks import TODAY, Ran, cli

ROOT = Path(__file__).parents[2]


def serve() -> None:
    """Run what comes in, a line each, and answer with the exit code.

    Where there is somewhere to write to, `out` and `err`, it is done in a fork, whose process
    number is answered first and which stops itself before it begins, to be looked at. Else it is
    done right here, so that what it loads is there for the forks.
    """
    command: Any = typer.main.get_command(main.command_line())  # once, and not anew in each fork
    setattr(main, "command_line", lambda _: command)  # noqa: B010 - mypy minds the plain way
    for line in sys.stdin:
        job = json.loads(line)
        if "out" not in job:
            _answer(cli(Path(job["root"]), *job["words"]).code)
            continue
        child = os.fork()
        if child == 0:
            _work(job)
        _answer(child)
        _answer(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _answer(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _work(job: dict[str, Any]) -> None:
    for descriptor, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(job[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), descriptor)
    os.kill(os.getpid(), signal.SIGSTOP)
    code = 1
    try:
        code = run(["-C", job["root"], "--today", TODAY.isoformat(), *job["words"]])
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


@dataclass
class Run:
    """A command line on its way, at first stopped. `tracer` is the strace that looks at it."""

    process: int
    folder: Path
    answers: Any
    tracer: subprocess.Popen[bytes] | None = None
    answered: bool = False

    def go(self) -> None:
        """Let it run, for the first time or after another stop."""
        os.kill(self.process, signal.SIGCONT)

    def wait(self) -> Ran:
        """Its exit code, minus the signal where one ended it, and what it said."""
        self.answered = True
        code = int(self.answers.readline())
        if self.tracer is not None:
            self.tracer.wait()
        return Ran(code, (self.folder / "out").read_text(), (self.folder / "err").read_text())

    @property
    def is_stopped(self) -> bool:
        """Whether a signal keeps it from going on."""
        with contextlib.suppress(FileNotFoundError):
            state = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()[0]
            return state in "tT"
        return False

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        try:
            state = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        return state in "ZX"


@dataclass
class Warm:
    """The process that forks; `wrapper` is a command to start it with."""

    wrapper: Sequence[str] = ()
    server: subprocess.Popen[str] = field(init=False)
    last: Run | None = None

    def __post_init__(self) -> None:
        """Start it."""
        self.server = subprocess.Popen(
            [*self.wrapper, sys.executable, "-m", "tests.faults.warm"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def load(self, root: Path, words: Sequence[str]) -> int:
        """Run a command line in the process itself; returns its exit code."""
        return self._ask({"root": str(root), "words": list(words)})

    def start(self, folder: Path, root: Path, words: Sequence[str], *strace: str) -> Run:
        """A command line in a notebook, stopped, with strace where it has options to go by.

        What both say goes into files of `folder`.
        """
        job = {"root": str(root), "words": list(words)}
        number = self._ask({**job, "out": f"{folder}/out", "err": f"{folder}/err"})
        run = self.last = Run(number, folder, self.server.stdout)
        until(lambda: run.is_stopped)
        if strace:
            log = ["-o", f"{folder}/log", "-p", str(run.process)]
            run.tracer = subprocess.Popen(["strace", "-qq", *strace, *log])
            until(lambda: _is_traced(run.process))
        return run

    def _ask(self, job: dict[str, Any]) -> int:
        self._clear()
        assert self.server.stdin is not None
        assert self.server.stdout is not None
        self.server.stdin.write(json.dumps(job) + "\n")
        self.server.stdin.flush()
        return int(self.server.stdout.readline())

    def stop(self) -> None:
        """End it."""
        self._clear()
        self.server.communicate()

    def _clear(self) -> None:
        """End what a test that failed has left."""
        if self.last is not None and not self.last.answered:
            os.kill(self.last.process, signal.SIGKILL)
            self.last.wait()


def until(holds: Any) -> None:
    """Wait for something that takes a moment; a minute later it is a failure."""
    for _ in range(60_000):
        if holds():
            return
        time.sleep(0.001)
    raise TimeoutError("what was waited for did not happen")


def _is_traced(process: int) -> bool:
    status = Path(f"/proc/{process}/status").read_text()
    return "TracerPid:\t0\n" not in status


if __name__ == "__main__":
    serve()
