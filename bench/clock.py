"""Runs one command and says what it took: a small process of its own, started by bench.measure.

Apart, because the system counts a child's peak memory from that of the process that started it,
and ours holds manifests. The orders come as JSON on standard input: command, folder, environment,
terminal, output, error (two paths). The answer goes to standard output: seconds, kilobytes, code.
"""

from __future__ import annotations

import fcntl
import json
import os
import struct
import sys
import termios
import time
from typing import Any

_ROWS, _COLUMNS = 50, 160


def main() -> None:
    """Do what standard input says."""
    orders = json.load(sys.stdin)
    os.chdir(orders["folder"])
    json.dump(_timed(orders), sys.stdout)


def _timed(orders: dict[str, Any]) -> dict[str, float]:
    inner, outer = _terminal() if orders["terminal"] else reversed(os.pipe())
    nothing = os.open(os.devnull, os.O_RDONLY)
    errors = os.open(orders["error"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    streams = (inner, inner, inner) if orders["terminal"] else (nothing, inner, errors)
    plan = [(os.POSIX_SPAWN_DUP2, stream, number) for number, stream in enumerate(streams)]
    command = orders["command"]
    started = time.perf_counter()
    child = os.posix_spawn(command[0], command, orders["env"], file_actions=plan)
    os.close(inner)
    pieces = _everything(outer)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    with open(orders["output"], "wb") as output:  # noqa: PTH123 - pathlib's weight is for nothing
        output.writelines(pieces)
    code = os.waitstatus_to_exitcode(status)
    return {"seconds": seconds, "kilobytes": usage.ru_maxrss, "code": code}


def _terminal() -> tuple[int, int]:
    outer, inner = os.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
    return inner, outer


def _everything(outer: int) -> list[bytes]:
    pieces: list[bytes] = []
    while True:
        try:
            piece = os.read(outer, 1 << 16)
        except OSError:  # how Linux says that nobody has the terminal open any more
            return pieces
        if not piece:
            return pieces
        pieces.append(piece)


if __name__ == "__main__":
    main()
