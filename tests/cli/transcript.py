"""Sessions that read like a shell's, run in this process against a fresh notebook.

A transcript is Markdown. A ```file PATH block is written into the notebook. In a ```console block
`$ 1on1 …` is a command, followed by its standard output, then its standard error with `! ` before
each line, then `[exit N]` unless N is 0. `$ tty 1on1 …` gives it a terminal for standard output,
`$ cat FILE` shows a file, `$ git …` must succeed, and `NAME=value` may stand before each. It is
always 2026-11-20, a
Friday, unless --today says otherwise, and half past nine.
"""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from oneonone.cli.main import run
from tests.notebooks import TODAY, at_nine_thirty, notebook, run_git, write

_BLOCK = re.compile(
    r"^(?P<open>```(?P<kind>file|console)(?: (?P<path>[^\n]+))?\n)(?P<text>.*?)^```$", re.M | re.S
)


class Terminal(io.StringIO):
    """What a terminal is to a command: it says that it is one."""

    def isatty(self) -> bool:
        return True


@dataclass(slots=True)
class Step:
    """A command and the lines it must leave behind."""

    command: str
    expected: list[str]


def steps_in(block: str) -> Iterator[Step]:
    """The commands of a console block."""
    step: Step | None = None
    for line in block.splitlines():
        if line.startswith("$ "):
            if step is not None:
                yield step
            step = Step(line[2:], [])
        elif step is None:
            raise ValueError(f"a console block begins with a command, not with {line!r}")
        else:
            step.expected.append(line)
    if step is not None:
        yield step


def play(page: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The page with what its commands print now, run in order in a notebook at `root`."""
    notebook(root)
    monkeypatch.chdir(root)
    size = {"COLUMNS": "100", "LINES": "999"}  # nothing is to go to a pager
    for name, value in {"NO_COLOR": "1", **size, "ONEONONE_TODAY": str(TODAY)}.items():
        monkeypatch.setenv(name, value)

    def block(match: re.Match[str]) -> str:
        if match["kind"] == "file":
            write(root, {match["path"]: match["text"]})
            return match[0]
        lines = []
        for step in steps_in(match["text"]):
            lines += [f"$ {step.command}", *_run(step.command, root, monkeypatch)]
        return match["open"] + "".join(f"{line}\n" for line in lines) + "```"

    return _BLOCK.sub(block, page)


def _run(command: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    words = shlex.split(command)
    out, err = io.StringIO(), io.StringIO()
    with monkeypatch.context() as changed:
        while "=" in words[0]:
            name, _, value = words.pop(0).partition("=")
            changed.setenv(name, value)
        if words[0] == "cat":
            return (root / words[1]).read_text(encoding="utf-8").splitlines()
        if words[0] == "git":
            return run_git(root, *words[1:]).splitlines()
        if words[0] == "tty":
            out = Terminal()
            del words[0]
        if words[0] != "1on1":
            raise ValueError(f"a transcript knows 1on1, cat, git and tty, not {words[0]!r}")
        with redirect_stdout(out), redirect_stderr(err):
            code = run(words[1:])
        at_nine_thirty(root)
    assert "\r" not in out.getvalue() + err.getvalue(), "control characters are made visible"
    said = err.getvalue().replace(str(root), "/notes").splitlines()
    lines = out.getvalue().splitlines() + [f"! {line}".rstrip() for line in said]
    return [*lines, f"[exit {code}]"] if code else lines
