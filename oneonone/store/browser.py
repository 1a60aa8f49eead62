"""Opening a page in the user's browser."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from oneonone.errors import BrowserNotFound

_OPENERS = {"darwin": ("open",), "win32": ("explorer",), "cygwin": ("cygstart",)}
_ELSEWHERE = ("xdg-open", "wslview", "gio open")


def browser_command(environment: Mapping[str, str], shown: str) -> list[str]:
    """The words to put a page's address behind: the first of $BROWSER, else the desktop's opener.

    `shown` is what the page is called. Raises BrowserNotFound where there is neither.
    """
    named = [word for word in environment.get("BROWSER", "").split(os.pathsep) if word.strip()]
    usual = _OPENERS.get(sys.platform, _ELSEWHERE if _has_screen(environment) else ())
    for candidate in named or usual:
        words = _words(candidate)
        if words and shutil.which(words[0], path=environment.get("PATH")):
            return words
    what = f"the browser {os.pathsep.join(named)!r} cannot be found" if named else "no browser here"
    check = ", or check $BROWSER" if named else ""
    raise BrowserNotFound(what, f"the report is in {shown}; open it yourself{check}")


def open_page(words: list[str], path: Path) -> int:
    """Start the browser on a page; returns the exit status. No shell is involved.

    An opener ends at once; a browser that does not keeps running without us.
    """
    address = path.as_uri()
    command = [word.replace("%s", address) for word in words]
    if command == words:
        command.append(address)
    started = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return started.wait(timeout=2)
    except subprocess.TimeoutExpired:
        return 0


def _has_screen(environment: Mapping[str, str]) -> bool:
    """Whether anything can be shown: without a screen xdg-open would start a browser in text."""
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"))


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command.removesuffix("&"))
    except ValueError:
        return []
