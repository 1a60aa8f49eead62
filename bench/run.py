"""Measures 1on1 beside its peers, and writes docs/performance.md's tables.

    make bench          1,000 and 10,000 notes
    make bench-large    100,000 as well, and the cold page cache

Commands are run in turn and every answer is held against the manifest before its time counts.
Exits with 1 where an answer of 1on1 was wrong; a missed goal is no failure, the page says it.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import goals
from bench.measure import Measured, Step, run_for_real, take_turns
from bench.ours import Ours, drop_page_cache
from bench.peers import peer_steps, ripgrep
from bench.programs import find_programs
from bench.report import Report, as_markdown, number, put_between_marks
from bench.workplace import PROJECT, environment, install, make_places

PAGE = PROJECT / "docs" / "performance.md"
SCRATCH = PROJECT / ".bench"
# Rounds, and the seconds a command may use up in all before it sits out.
_ROUNDS = {1_000: (9, 15.0), 10_000: (9, 20.0), 100_000: (5, 60.0)}
# Peers take minutes beyond, and nothing is aimed at there.
_PEERS_UP_TO = 10_000


@dataclass(frozen=True)
class Bench:
    """What is the same for all sizes."""

    scratch: Path
    bin: Path
    env: Mapping[str, str]
    programs: Mapping[str, str]
    missing: Mapping[str, str]
    is_cold: bool


def measure(bench: Bench, notes: int) -> Report:
    """Make the notebooks of a size, and run everything on them."""
    load = os.getloadavg()[0]
    _say(f"making {notes:,} notes, twice")
    still, busy = make_places(bench.scratch, notes, bench.env)
    ours = Ours(bench.bin, still, busy, bench.env)
    programs = dict(bench.programs)
    missing = dict(bench.missing)
    if notes > _PEERS_UP_TO:
        programs = {name: path for name, path in programs.items() if name == "rg"}
        missing = {name: why for name, why in missing.items() if name == "rg"}
    peers = list(peer_steps(bench.scratch, still, programs, bench.env))
    steps = [ours.baseline(), *ours.readers(), *ours.completion(), *ours.writers(), *peers]
    measured = _measure(bench, steps, notes)
    if bench.is_cold and "rg" in programs:
        drop = drop_page_cache
        cold = ripgrep(goals.COLD_RIPGREP, still, programs["rg"], bench.env, before=drop)
        measured += _measure_cold(bench, [ours.cold(drop), cold], notes)
    machine = _machine(bench, load, measured[0])
    return Report(notes, measured, goals.judge(measured, notes), missing, machine)


def _measure(bench: Bench, steps: Sequence[Step], notes: int) -> list[Measured]:
    rounds, seconds = _ROUNDS[notes]
    _say(f"{len(steps)} commands, up to {rounds} rounds")
    return take_turns(steps, rounds, seconds, run_for_real(bench.scratch))


def _measure_cold(bench: Bench, steps: Sequence[Step], notes: int) -> list[Measured]:
    try:
        drop_page_cache()
    except OSError as failed:
        why = f"the page cache cannot be dropped here: {failed.strerror}"
        return [Measured(step.name, step.shown, problem=why) for step in steps]
    return _measure(bench, steps, notes)


def _machine(bench: Bench, load: float, base: Measured) -> str:
    version = platform.python_version()
    cores = len(os.sched_getaffinity(0))
    unit = f"`{base.shown}` took {number(base.seconds * 1000)} ms" if base.samples else ""
    return (
        f"Python {version}, {platform.system()}, {cores} cores, load {load:.1f} before and "
        f"{os.getloadavg()[0]:.1f} after; {unit}."
    )


def _say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


def main() -> int:
    """Measure the sizes named and write the page."""
    parser = argparse.ArgumentParser(prog="bench.run", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--cold", action="store_true", help="also with an empty page cache (root)")
    parser.add_argument("--scratch", type=Path, default=SCRATCH, help="where all is put")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page with the tables")
    words = parser.parse_args()
    scratch = words.scratch.resolve()
    env = environment(scratch)
    _say("installing 1on1 and its peers")
    found, missing = find_programs(scratch)
    bench = Bench(scratch, install(scratch), env, found, missing, words.cold)
    wrong = 0
    for notes in words.sizes:
        report = measure(bench, notes)
        text = as_markdown(report)
        print(f"\n{notes:,} notes\n\n{text}\n")
        page = words.page.read_text(encoding="utf-8")
        words.page.write_text(put_between_marks(page, notes, text), encoding="utf-8")
        wrong += sum(one.is_ours and bool(one.problem) for one in report.measured)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
