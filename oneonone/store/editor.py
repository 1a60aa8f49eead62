"""Opening a note in the user's editor, at a line where the editor can be told one."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from oneonone.errors import EditorFailed, EditorNotFound

_PLUS = frozenset(
    "vi vim vimx nvim gvim mvim neovide nano pico emacs emacsclient hx helix kak micro joe jmacs "
    "jstar jpico mg jed ne gedit xed pluma geany".split()
)
_GOTO = frozenset("code code-insiders code-oss codium vscodium cursor windsurf".split())
_COLON = frozenset("subl sublime_text zed zeditor".split())
_DASH_L = frozenset("mate kate kwrite".split())
_BEHIND_DASHES = frozenset(["nvim-qt"])  # what follows is for the editor within
_BUILDS = frozenset("vim nano emacs emacsclient".split())  # that come as emacs-nox, nano-tiny
_KNOWN = _PLUS | _GOTO | _COLON | _DASH_L | _BEHIND_DASHES


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """The words of $VISUAL, else $EDITOR. Raises EditorNotFound where they name no program."""
    command = (environment.get("VISUAL") or environment.get("EDITOR") or "").strip()
    if not command:
        raise EditorNotFound("no editor is set", "set $EDITOR, to vim or `code --wait`, say")
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words or shutil.which(words[0], path=environment.get("PATH")) is None:
        raise EditorNotFound(f"the editor {command!r} cannot be found", "check $EDITOR")
    return words


def command_at(words: Sequence[str], path: str, line: int | None) -> list[str]:
    """The editor's whole command line, which opens a file at a line as that editor wants it.

    The file alone where the editor is not one we know, or `line` is None.
    """
    program = _program(words)
    place = [path]
    if line is not None:
        if program in _PLUS:
            place = [f"+{line}", path]
        elif program in _GOTO:
            place = ["-g", f"{path}:{line}"]
        elif program in _COLON:
            place = [f"{path}:{line}"]
        elif program in _DASH_L:
            place = ["-l", str(line), path]
        elif program in _BEHIND_DASHES:
            place = ["--", f"+{line}", path]
    return [*words, *place]


def _program(words: Sequence[str]) -> str:
    """What the editor is called, whoever built it: `vim` for vim.gtk3, emacs for emacs-29.4.

    `env NAME=VALUE vim` is vim, and a name nobody knows, `editor`, say, may be a link to one.
    """
    if os.path.basename(words[0]) == "env":
        words = [word for word in words[1:] if "=" not in word] or words
    name = _without_build(os.path.basename(words[0]))
    if name in _KNOWN:
        return name
    found = shutil.which(words[0])
    return _without_build(os.path.basename(os.path.realpath(found))) if found else name


def _without_build(name: str) -> str:
    name = name.lower()
    if name in _KNOWN:
        return name
    name = name.partition(".")[0]  # .exe, .cmd; Debian's .basic, .tiny, .nox
    short = name.partition("-")[0]
    return short if short in _BUILDS else name


def open_editor(words: Sequence[str], path: Path, line: int | None = None) -> None:
    """Run the editor on a file and wait. No shell is involved.

    Raises EditorFailed where it says that something went wrong: its exit status is no code of ours.
    """
    status = subprocess.run(command_at(words, str(path), line), check=False).returncode
    if status:
        how = f"ended with {status}" if status > 0 else f"was ended by signal {-status}"
        raise EditorFailed(
            f"{os.path.basename(words[0])} {how}", "what you saved there is kept; check the note"
        )
