"""Documentation that runs: ```console and ```diff blocks of a page, as a shell session.

A console block holds commands after `$ ` (continued after `> `) and what they print. A diff block
is what the reader changes in an editor: `+++ FILE`, then parts of the file set off by `@@`. A page
is one session, from an empty home; a block below `<!-- not run -->` is left out.

`python -m tests.docs.console PAGE…` writes into the pages what the commands print now.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_BLOCK = re.compile(
    r"^(?P<skip><!-- not run -->\n\n?)?```(?P<kind>console|diff)\n(?P<text>.*?)^```$", re.M | re.S
)
_MARK = "\x1e"
_SECONDS = 120


@dataclass(slots=True)
class Step:
    """A command and what the page says it prints; or a diff the reader applies."""

    text: str
    expected: list[str] = field(default_factory=list)
    is_diff: bool = False


def steps_of(page: str) -> list[Step]:
    """Every command and every diff of a page, in order."""
    steps: list[Step] = []
    for match in _BLOCK.finditer(page):
        if match["skip"]:
            continue
        if match["kind"] == "diff":
            steps.append(Step(match["text"], is_diff=True))
        else:
            steps += _commands(match["text"])
    return steps


def _commands(block: str) -> Iterator[Step]:
    step: Step | None = None
    for line in block.splitlines():
        if line.startswith("$ "):
            if step:
                yield step
            step = Step(line[2:])
        elif step is None:
            raise ValueError(f"a console block begins with a command, not with {line!r}")
        elif line.startswith("> ") and not step.expected:
            step.text += f"\n{line[2:]}"
        else:
            step.expected.append(line)
    if step:
        yield step


def outputs_of(steps: Sequence[Step], home: Path) -> list[list[str]]:
    """What each step prints in one session on a terminal of 100 columns; nothing for a diff."""
    tools = home / ".bin"
    tools.mkdir()
    program = tools / "1on1"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m oneonone "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    here = Path(__file__).parents[2]
    environment = {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "PYTHONPATH": str(here),
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",  # no colours
        "COLUMNS": "100",
        "GIT_PAGER": "cat",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_NAME": "Kim Manager" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "kim@example.invalid" for who in ("AUTHOR", "COMMITTER")},
    }
    script = "".join(_as_script(step, here) for step in steps)
    shell = shutil.which("bash")
    assert shell is not None, "the pages are run by bash"
    printed = _on_a_terminal([shell, "-c", script], home, environment)
    return [part.splitlines() for part in printed.split(_MARK)[1:]]


def _as_script(step: Step, here: Path) -> str:
    """The step with a mark before it; `$?` survives the mark."""
    command = step.text
    if step.is_diff:
        applier = f'"{sys.executable}" "{here / "tests/docs/apply_diff.py"}"'
        command = f"{applier} <<'END OF DIFF'\n{step.text}END OF DIFF"
    return f"printf '\\036'\n(exit ${{status:-0}})\n{command}\nstatus=$?\n"


def _on_a_terminal(command: Sequence[str], folder: Path, environment: dict[str, str]) -> str:
    """What a command prints, its two streams together, where both are a terminal."""
    reader, writer = os.openpty()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=writer, stderr=writer
    ) as process:
        os.close(writer)
        alarm = threading.Timer(_SECONDS, process.kill)
        alarm.start()
        parts = []
        try:
            while part := os.read(reader, 65536):
                parts.append(part)
        except OSError:  # how Linux says that nobody has the terminal open any more
            pass
        finally:
            alarm.cancel()
            os.close(reader)
    return b"".join(parts).decode().replace("\r\n", "\n")


def recorded(page: str, outputs: Sequence[Sequence[str]]) -> str:
    """The page with the outputs its commands have now."""
    left = iter(outputs)

    def block(match: re.Match[str]) -> str:
        if match["skip"]:
            return match[0]
        if match["kind"] == "diff":
            next(left)
            return match[0]
        lines = []
        for step in _commands(match["text"]):
            lines += ["$ " + step.text.replace("\n", "\n> "), *next(left)]
        text = "\n".join(lines)
        return f"```console\n{text}\n```"

    return _BLOCK.sub(block, page)


def main(pages: Sequence[str]) -> None:
    """Record the pages anew."""
    for name in pages:
        path = Path(name)
        page = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as home:
            path.write_text(recorded(page, outputs_of(steps_of(page), Path(home))), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
