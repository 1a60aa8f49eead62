"""Showing a long text in the user's pager."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping
from types import FrameType

_DEFAULT = "less"
_FOR_LESS = "FRX"
"""Ends by itself where all fits, shows colours, leaves the text on the screen."""


def pager_command(environment: Mapping[str, str]) -> list[str]:
    """The words of $PAGER, of less where it is not set; none where nothing is to page."""
    command = environment.get("PAGER")
    if command is None:
        command = _DEFAULT
    try:
        words = shlex.split(command)
    except ValueError:
        return []
    if not words or words == ["cat"] or environment.get("TERM") == "dumb":
        return []
    return words if shutil.which(words[0], path=environment.get("PATH")) else []


def show_in_pager(words: list[str], text: bytes, environment: Mapping[str, str]) -> bool:
    """Hand the text to a pager and wait for it; False where it could not be started or failed.

    No shell is involved. Ctrl-C is the pager's while it runs.
    """
    before = signal.signal(signal.SIGINT, _leave_it)  # before there is anything to interrupt
    try:
        pager = subprocess.Popen(
            words, stdin=subprocess.PIPE, env={"LESS": _FOR_LESS, **environment}
        )
        pager.communicate(text)
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return pager.returncode == 0


def _leave_it(number: int, frame: FrameType | None) -> None:
    """Nothing is done: the signal reached the pager as well."""
