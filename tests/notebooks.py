"""Notebooks as tests want them: texts into a folder, command lines run in this very process."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from oneonone.app.notebook import Notebook
from oneonone.cli.main import run

TODAY = date(2026, 11, 20)
"""A Friday, the `today` of every command that names no other."""


@dataclass(frozen=True)
class Ran:
    """What a command line left behind: its exit code and both streams."""

    code: int
    out: str
    err: str


def notebook(
    folder: Path,
    files: Mapping[str, str | bytes] | None = None,
    *,
    settings: str = "",
    git: bool = False,
) -> Path:
    """A notebook in `folder` (made where missing) with these files, all committed with `git`."""
    write(folder, {"1on1.yaml": settings, **(files or {})})
    if git:
        run_git(folder, "init", "--quiet", "--initial-branch=main")
        run_git(folder, "add", "--all")
        run_git(folder, "commit", "--quiet", "--message=start")
    return folder


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Put files there as they are given, byte for byte, their folders too."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())


def tree(root: Path) -> dict[str, bytes]:
    """The bytes of all notes by path: what a command that refuses must leave as it was."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("people", "private")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def text(root: Path, path: str) -> str:
    """A note's text, its line ends as they stand."""
    return (root / path).read_bytes().decode()


def boxes(root: Path, path: str) -> list[str]:
    """The lines of a note with something in a box, without the ids made for them: `[ ] call`."""
    lines = (re.sub(r"^[\s>*+-]+", "", line) for line in text(root, path).splitlines())
    return [
        re.sub(r" \^[0-9a-z]{4,16}$", "", line) for line in lines if re.match(r"\[.\] \S", line)
    ]


def opened(root: Path) -> Notebook:
    """The notebook as the app layer sees it, read afresh."""
    return Notebook(root)


def cli(root: Path, *words: str, today: date = TODAY) -> Ran:
    """Run `1on1 WORDS…` in a notebook, on that day."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["--notebook", str(root), "--today", today.isoformat(), *words])
    return Ran(code, out.getvalue(), err.getvalue())


def ok(root: Path, *words: str, today: date = TODAY) -> str:
    """The standard output of a command line that must succeed."""
    ran = cli(root, *words, today=today)
    assert ran.code == 0, ran.err
    return ran.out


def todo(root: Path, *words: str, today: date = TODAY) -> list[dict[str, Any]]:
    """The items `1on1 todo --json WORDS…` lists."""
    listed = json.loads(ok(root, "todo", "--json", *words, today=today))
    items: list[dict[str, Any]] = listed["items"]
    return items


def run_git(folder: Path, *words: str) -> str:
    """The standard output of a git command that must succeed."""
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def at_nine_thirty(root: Path) -> None:
    """Date the commands that `undo --list` names: TODAY, half past nine in the morning."""
    moment = datetime.combine(TODAY, time(9, 30)).timestamp()
    for entry in (root / ".1on1/undo").glob("*.json"):
        os.utime(entry, (moment, moment))


def failing(number: int) -> Callable[..., None]:
    """A system call that fails with that `errno`, to be put in place of a real one."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail
