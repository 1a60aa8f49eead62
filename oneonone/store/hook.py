"""The pre-commit hook: where git looks for it, and putting one there that is not there yet."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from oneonone.domain.record import Record
from oneonone.errors import AlreadyThere, GitFailure, UnsafePath
from oneonone.store.atomic import create_file
from oneonone.store.git import find_top, prefix
from oneonone.store.git_process import run
from oneonone.store.notebook_dir import file_failure

NAME = "pre-commit"
MODE = 0o755

_SCRIPT = """\
#!/bin/sh
# Made by `1on1 init --hook`: no commit of a note that 1on1 cannot read. To commit all the same:
# git commit --no-verify. To be rid of it, delete this file.
test -f {settings} || exit 0
if command -v 1on1 >/dev/null 2>&1; then
    exec 1on1 {words}
fi
{otherwise}echo "1on1 is not to be found, so the notes in this commit were not checked" >&2
"""
_OTHERWISE = """\
python={python}
if test -x "$python"; then
    exec "$python" -P -m oneonone {words}
fi
"""


class Hook(Record):
    """Where the hook lies, as seen from the notebook, and whether it was made just now."""

    path: str
    made: bool


def install_hook(root: Path) -> Hook:
    """Have every commit of the notebook's repository checked.

    Raises GitFailure where there is no repository, AlreadyThere where another hook is in the place,
    UnsafePath where git takes its hooks from outside the repository, FileFailure.
    """
    top = find_top(root)
    if top is None:
        raise GitFailure(
            "this notebook is in no git repository", "make one there with: 1on1 init --hook"
        )
    words = f"--notebook={shlex.quote(prefix(root, top).rstrip('/') or '.')} check --staged"
    folder = _folder(top, words)
    shown = os.path.relpath(folder / NAME, root).replace(os.sep, "/")
    if os.path.lexists(folder / NAME):
        if words in _text(folder / NAME):
            return Hook(shown, made=False)
        raise AlreadyThere(f"{shown} is already there", _line_to_add(words))
    try:
        create_file(folder, NAME, _script(words, prefix(root, top)).encode())
        os.chmod(folder / NAME, MODE)
    except OSError as error:
        raise file_failure(shown, error) from error
    return Hook(shown, made=True)


def _folder(top: Path, words: str) -> Path:
    """Where git looks for hooks: `core.hooksPath`, else in what all worktrees share."""
    folder, shared = (
        _asked(top, "rev-parse", *question)
        for question in (("--git-path", "hooks"), ("--git-common-dir",))
    )
    real = Path(os.path.realpath(folder))
    if not any(real.is_relative_to(os.path.realpath(place)) for place in (top, shared)):
        raise UnsafePath(
            f"git takes the hooks of this repository from elsewhere: {folder} (core.hooksPath)",
            _line_to_add(words),
        )
    return real


def _asked(top: Path, *words: str) -> Path:
    result = run(top, words)
    if result.problem is not None:
        raise GitFailure(f"no hook was made: {result.problem}")
    return top / result.output.rstrip("\n")


def _line_to_add(words: str) -> str:
    return f"add a line to the {NAME} hook yourself: 1on1 {words} || exit 1"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _script(words: str, inside: str) -> str:
    """Programs with windows hand a short PATH down to git; so it knows this very Python as well."""
    python = sys.executable
    otherwise = _OTHERWISE.format(python=shlex.quote(python), words=words) if python else ""
    settings = shlex.quote(f"{inside}1on1.yaml")
    return _SCRIPT.format(settings=settings, words=words, otherwise=otherwise)
