"""A real editor saves at any moment of a command: what was typed there is never lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.bench import Bench, Call, some
from tests.faults.commands import COMMANDS, OLD
from tests.faults.warm import Warm, until
from tests.notebooks import Ran

missing = [tool for tool in ("strace", "vim") if shutil.which(tool) is None]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}"),
]

SAVED = "saved by hand"
WAYS = {"in place": "yes", "by rename": "no"}


def vim(note: Path, way: str) -> None:
    """Add a line and save."""
    settings = ["-es", "-u", "NONE", "-i", "NONE", "-n", "--cmd", f"set backupcopy={WAYS[way]}"]
    typed = ["-c", f"call append(line('$'), '{SAVED}')", "-c", "wq"]
    subprocess.run(["vim", *settings, *typed, str(note)], check=True, env={**os.environ})


def saved_at(bench: Bench, call: Call, way: str) -> Ran:
    """The command, stopped right after a call, in which the user saves."""
    bench.renew()
    inject = f"inject={call.name}:signal=STOP:when={call.number}"
    run = bench.start(["-e", f"trace={call.name}", "-e", inject])
    run.go()
    until(lambda: "stopped by SIGSTOP" in bench.log.partition("--- SIGSTOP {")[2] or run.is_over)
    assert not run.is_over, call
    vim(bench.root / OLD, way)
    run.go()
    return run.wait()


@pytest.mark.parametrize("way", WAYS)
def test_what_vim_saves_while_an_item_is_ticked_is_kept(
    warm: Warm, tmp_path: Path, way: str, record_property: Callable[[str, object], None]
) -> None:
    bench = COMMANDS["done"].bench(warm, tmp_path)
    calls = bench.calls()
    first = next(number for number, call in enumerate(calls) if OLD in call.line)
    tried = 0
    for call in some(calls[first:], 25):
        ran = saved_at(bench, call, way)
        found = (bench.root / OLD).read_text()
        assert found.count(SAVED) == 1, f"{call}: {ran}"
        assert ran.code in (0, 4), f"{call}: {ran.err}"
        assert ("- [x] order" in found) == (ran.code == 0), f"{call}: {ran}"
        untouched = bench.before if ran.code else bench.after
        assert {**bench.notes, OLD: b""} == {**untouched, OLD: b""}, call
        tried += 1
    record_property("saves by an editor tried, lost 0", tried)
