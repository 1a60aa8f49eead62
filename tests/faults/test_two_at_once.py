"""Commands that run at the same time: everything they wrote is there, and readers see no halves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults.bench import EVERYTHING
from tests.faults.warm import Warm
from tests.notebooks import TODAY, Ran, notebook, run_git, text, todo

pytestmark = pytest.mark.slow

NOTE = "people/alice/2026-11-06.md"
TICKS = 100 if EVERYTHING else 25


def one_after_another(folder: Path, lines: Sequence[Sequence[str]]) -> list[Ran]:
    """Command lines in a notebook, each in a process of its own."""
    folder.mkdir()
    warm = Warm()
    ran = []
    for words in lines:
        run = warm.start(folder, folder.parent / "book", words)
        run.go()
        ran.append(run.wait())
    warm.stop()
    return ran


def at_once(folder: Path, *lines: Sequence[Sequence[str]]) -> list[Ran]:
    """Several such at the same time."""
    with ThreadPoolExecutor(len(lines)) as pool:
        started = [
            pool.submit(one_after_another, folder / str(number), one)
            for number, one in enumerate(lines)
        ]
        return [ran for future in started for ran in future.result()]


def ticks(numbers: Sequence[int]) -> list[list[str]]:
    """A command line for each of these items."""
    return [["done", f"id{number:03}"] for number in numbers]


def items(count: int) -> str:
    """As many open items in one note."""
    return "".join(f"- [ ] item {number} ^id{number:03}\n" for number in range(count))


@pytest.mark.parametrize("git", [False, True] if EVERYTHING else [False])
def test_two_processes_ticking_in_one_note_keep_every_tick(
    tmp_path: Path, git: bool, record_property: Callable[[str, object], None]
) -> None:
    root = notebook(tmp_path / "book", {NOTE: items(2 * TICKS)}, git=git)
    every = range(2 * TICKS)
    ran = at_once(tmp_path, ticks(every[::2]), ticks(every[1::2]))
    assert {one.code for one in ran} == {0}
    assert all(not one.err or one.err.startswith("waiting for another command") for one in ran)
    done = f"done:{TODAY.isoformat()}"
    expected = [f"- [x] item {number} {done} ^id{number:03}" for number in every]
    assert text(root, NOTE).splitlines() == expected
    if git:
        assert run_git(root, "status", "--porcelain") == ""
        assert len(run_git(root, "log", "--format=%s").splitlines()) == 2 * TICKS + 1
    record_property("ticks under contention tried, lost 0", 2 * TICKS)


def test_a_new_note_and_ticks_at_once_leave_every_promise_once(tmp_path: Path) -> None:
    root = notebook(tmp_path / "book", {NOTE: items(18)})
    news = [["new", "alice", "--date", f"2026-11-{day}"] for day in range(20, 26)]
    ran = at_once(tmp_path, news, ticks(range(0, 18, 3)))
    assert {one.code for one in ran} == {0}
    left = [f"item {number}" for number in range(18) if number % 3]
    assert sorted(item["text"] for item in todo(root)) == sorted(left)


def test_a_reader_sees_every_item_at_any_moment(tmp_path: Path) -> None:
    root = notebook(tmp_path / "book", {NOTE: items(20)})
    expected = sorted(f"item {number}" for number in range(20))
    with ThreadPoolExecutor(1) as pool:
        writer = pool.submit(at_once, tmp_path, ticks(range(20)))
        seen = 0
        while not writer.done() or not seen:
            assert sorted(item["text"] for item in todo(root, "--all")) == expected
            seen += 1
    assert {one.code for one in writer.result()} == {0}
