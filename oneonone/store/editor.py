"""Opening a note in the user's editor."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from oneonone.errors import EditorNotFound


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


def open_editor(words: Sequence[str], path: Path) -> int:
    """Run the editor on a file and wait; returns its exit status. No shell is involved."""
    return subprocess.run([*words, str(path)], check=False).returncode
