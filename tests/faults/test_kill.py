"""Killed at any system call, a command leaves notes old or new; doing it again completes it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.bench import EVERYTHING, some
from tests.faults.commands import COMMANDS
from tests.faults.warm import Warm

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed"),
]

POINTS = {"done": 20, "new": 24, "done in git": 6, "new in git": 6}
"""How many calls of a command are tried in a short run; a few of the others.

A long one tries every call of these, and of the others every one after which the disk is another.
"""


@pytest.mark.parametrize("name", COMMANDS)
def test_killed_at_any_call_no_note_is_torn_and_no_promise_lost(
    warm: Warm, tmp_path: Path, name: str, record_property: Callable[[str, object], None]
) -> None:
    bench = COMMANDS[name].bench(warm, tmp_path)
    calls = [call for call in bench.calls() if (EVERYTHING and name in POINTS) or call.changes]
    tried = 0
    for call in some(calls, POINTS.get(name, 2)):
        ran = bench.inject(call, "signal=KILL")
        assert ran.code == -9, call
        bench.assess(call)
        if COMMANDS[name].again:
            bench.complete(call)
        tried += 1
    record_property("kill points tried, torn notes 0", tried)


@pytest.mark.parametrize("name", COMMANDS if EVERYTHING else ["done", "new", "new in git"])
def test_ctrl_c_at_any_call_is_no_worse_and_says_nothing_odd(
    warm: Warm, tmp_path: Path, name: str, record_property: Callable[[str, object], None]
) -> None:
    bench = COMMANDS[name].bench(warm, tmp_path)
    tried = 0
    for call in some([call for call in bench.calls() if call.changes], 8):
        ran = bench.inject(call, "signal=INT")
        assert ran.code in (0, 130), f"{call}: {ran}"
        assert "Traceback" not in ran.err, f"{call}: {ran.err}"
        bench.assess(call)
        if COMMANDS[name].again:
            bench.complete(call)
        tried += 1
    record_property("interruptions tried, torn notes 0", tried)


@pytest.mark.parametrize("name", ["done", "new", "log"])
def test_bytes_are_on_the_disk_before_their_name_and_names_before_the_next_note(
    warm: Warm, tmp_path: Path, name: str
) -> None:
    """What a power failure may undo is the last step, never one before it."""
    steps = []
    for call in COMMANDS[name].bench(warm, tmp_path).calls():
        if "/people/" in call.line and call.name in ("write", "fsync", "link", "renameat2"):
            steps.append("sync" if call.name == "fsync" else call.name)
    text = " ".join(steps).replace("renameat2", "name").replace("link", "name")
    one = "write sync name sync"
    created = text.split(one)
    assert len(created) > 1
    assert not "".join(created).strip(), text
