"""Opening a note in the user's editor."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

from oneonone.errors import NotFound


def open_editor(path: Path, environment: Mapping[str, str]) -> int:
    """Run $VISUAL or $EDITOR on a file and wait; returns its exit status. No shell is involved.

    Raises NotFound where neither is set or the program does not exist.
    """
    command = environment.get("VISUAL") or environment.get("EDITOR")
    if not command:
        raise NotFound("no editor is set", "set $EDITOR, to vim or `code --wait`, say")
    words = shlex.split(command)
    try:
        return subprocess.run([*words, str(path)], check=False).returncode
    except OSError as error:
        raise NotFound(f"the editor {words[0]!r} cannot be started", "check $EDITOR") from error
