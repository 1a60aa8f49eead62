"""A disk that says no, or lies: the old bytes stay, the message is clear, doing it again helps."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.bench import EVERYTHING, Bench, Call, some
from tests.faults.commands import COMMANDS
from tests.faults.warm import Warm
from tests.notebooks import Ran

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed"),
]

ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EROFS")
POINTS = {"done": 12, "new": 16, "done in git": 4, "new in git": 4}
"""How many calls of a command are tried in a short run, each with the next error; a few of the
others. In a long run every call has the first two.
"""
TAKEN = ("0", "1", "5") if EVERYTHING else ("5",)


def is_clear(ran: Ran, call: Call) -> None:
    """One message, no traceback; done, or refused by the disk."""
    assert ran.code in (0, 7), f"{call}: {ran.err}"
    assert "Traceback" not in ran.err, f"{call}: {ran.err}"
    assert (ran.code == 0) == ("1on1: " not in ran.err), f"{call}: {ran.err}"


def is_true(bench: Bench, ran: Ran, call: Call) -> None:
    """What was said about it is so."""
    if ran.code == 0:
        assert bench.notes == bench.after, call
    elif "was written, but" not in ran.err and "written before that" not in ran.err:
        assert bench.notes == bench.before, f"{call}: {ran.err}"


@pytest.mark.parametrize("name", COMMANDS)
def test_that_refuses_any_call_keeps_the_old_bytes(
    warm: Warm, tmp_path: Path, name: str, record_property: Callable[[str, object], None]
) -> None:
    bench = COMMANDS[name].bench(warm, tmp_path)
    tried = 0
    for call in some([call for call in bench.calls() if call.changes], POINTS.get(name, 2)):
        for error in ERRORS[:2] if EVERYTHING else [ERRORS[tried % len(ERRORS)]]:
            ran = bench.inject(call, f"error={error}")
            is_clear(ran, call)
            is_true(bench, ran, call)
            bench.assess(call)
            if COMMANDS[name].again:
                bench.complete(call)
            tried += 1
    record_property("faults of the disk tried, lost bytes 0", tried)


@pytest.mark.parametrize("name", COMMANDS if EVERYTHING else ["done", "new"])
def test_that_takes_five_bytes_and_says_so_or_not_tears_no_note(
    warm: Warm, tmp_path: Path, name: str, record_property: Callable[[str, object], None]
) -> None:
    bench = COMMANDS[name].bench(warm, tmp_path)
    calls = [call for call in bench.calls() if call.name == "write"]
    for call in calls:
        for taken in TAKEN:
            ran = bench.inject(call, f"retval={taken}")
            is_clear(ran, call)
            is_true(bench, ran, call)
            bench.assess(call)
            if COMMANDS[name].again:
                bench.complete(call)
    assert calls
    record_property("faults of the disk tried, lost bytes 0", len(TAKEN) * len(calls))


@pytest.mark.parametrize("name", POINTS if EVERYTHING else ["done", "new"])
def test_that_cannot_be_read_loses_nothing_of_what_stood_there(
    warm: Warm, tmp_path: Path, name: str, record_property: Callable[[str, object], None]
) -> None:
    bench = COMMANDS[name].bench(warm, tmp_path)
    tried = 0
    for call in some([call for call in bench.calls() if not call.changes], 8):
        ran = bench.inject(call, "error=EIO")
        assert "Traceback" not in ran.err, f"{call}: {ran.err}"
        assert "fault in 1on1" not in ran.err, f"{call}: {ran.err}"
        bench.assess_what_stood_there(call)
        tried += 1
    record_property("faults of the disk tried, lost bytes 0", tried)
