"""What takes longer than a second shows how far it has come."""

from __future__ import annotations

import sys
import time

SILENT_SECONDS = 1.0
PAUSE_SECONDS = 0.1


class Progress:
    """`reading notes: 1200 of 10000` on standard error, where that is a terminal; gone at the end.

    Plain text and a carriage return: nothing has to be loaded for it, and any terminal obeys.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._next = time.monotonic() + SILENT_SECONDS
        self._shown = ""

    def __call__(self, done: int, whole: int) -> None:
        if sys.stderr is None or not sys.stderr.isatty():
            return
        if done >= whole:
            self._show("")
        elif time.monotonic() >= self._next:
            self._next = time.monotonic() + PAUSE_SECONDS
            self._show(f"{self._what}: {done} of {whole}")

    def _show(self, text: str) -> None:
        """In place of what stands there; nothing is written to take nothing away."""
        if text != self._shown:
            sys.stderr.write(f"\r{text}{' ' * (len(self._shown) - len(text))}\r{text}")
            sys.stderr.flush()
            self._shown = text
