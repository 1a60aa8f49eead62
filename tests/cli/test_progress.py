"""Long work shows how far it has come, on a terminal and nowhere else."""

from __future__ import annotations

import io

import pytest

from oneonone.cli.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, *steps: tuple[float, int]) -> str:
    """What a terminal gets to see: at so many seconds so many of 2000 are done."""
    now = 0.0
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("oneonone.cli.progress.time.monotonic", lambda: now)
    progress = Progress("reading notes")
    for seconds, done in steps:
        now = seconds
        progress(done, 2000)
    return terminal.getvalue()


def test_what_takes_less_than_a_second_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, (0.1, 1), (0.9, 1999), (0.95, 2000)) == ""


def test_longer_work_counts_in_one_line_and_leaves_none(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = shown(monkeypatch, (0.5, 1), (1.5, 200), (1.55, 300), (2.0, 1000), (2.5, 2000))
    assert "reading notes: 200 of 2000" in seen
    assert "reading notes: 300 of 2000" not in seen
    assert "reading notes: 1000 of 2000" in seen
    assert seen.split("\r")[-1] == ""
    assert "\n" not in seen
    assert "\x1b" not in seen


@pytest.mark.parametrize("elsewhere", [io.StringIO(), None])
def test_in_a_pipe_or_nowhere_there_is_nothing(
    elsewhere: io.StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oneonone.cli.progress.SILENT_SECONDS", 0)
    monkeypatch.setattr("sys.stderr", elsewhere)
    Progress("reading notes")(1, 10)
    assert elsewhere is None or elsewhere.getvalue() == ""
