"""From outside, a note that changed looks different."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from oneonone.store.traces import Odd, settled, traces

NOTE = "people/alice/2026-11-06.md"
SECOND = 1_000_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in (NOTE, "people/bob/deep/er/a.MD", "people/bob/.hidden.md", "people/bob/a.txt"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("text\n", encoding="utf-8")
    return tmp_path


def look(root: Path) -> dict[str, bytes]:
    return {folder: looks.as_bytes() for folder, looks in traces(str(root), "people").items()}


def test_every_folder_is_seen_with_its_notes_and_nothing_else(root: Path) -> None:
    found = traces(str(root), "people")
    assert {folder: looks.each() for folder, looks in found.items()} == {
        "people": [],
        "people/alice": ["2026-11-06.md"],
        "people/bob": [],
        "people/bob/deep": [],
        "people/bob/deep/er": ["a.MD"],
    }
    assert found["people/alice"].newest == (root / NOTE).stat().st_ctime_ns
    assert found["people"].newest == 0


def test_what_did_not_change_looks_the_same(root: Path) -> None:
    assert look(root) == look(root)


def grown(note: Path) -> None:
    note.write_text("more text\n", encoding="utf-8")


def same_size_and_time(note: Path) -> None:
    before = note.stat()
    note.write_text("TEXT\n", encoding="utf-8")
    os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_in_place(note: Path) -> None:
    beside = note.with_name("beside")
    shutil.copy2(note, beside)
    beside.replace(note)


def renamed(note: Path) -> None:
    note.rename(note.with_name("2026-11-07.md"))


def deleted(note: Path) -> None:
    note.unlink()


@pytest.mark.parametrize("change", [grown, same_size_and_time, put_in_place, renamed, deleted])
def test_what_changed_looks_different(root: Path, change: Callable[[Path], None]) -> None:
    before = look(root)
    time.sleep(0.02)  # until the clock ticks
    change(root / NOTE)
    assert look(root) != before


def test_no_folder_is_no_note(tmp_path: Path) -> None:
    assert traces(str(tmp_path), "people") == {}


def linked_note(root: Path) -> None:
    (root / "people/alice/a.md").symlink_to(root / NOTE)


def linked_folder(root: Path) -> None:
    (root / "people/carol").symlink_to(root / "people/alice")


def linked_top(root: Path) -> None:
    (root / "people").rename(root / "real")
    (root / "people").symlink_to("real")


def pipe(root: Path) -> None:
    os.mkfifo(root / "people/alice/a.md")


def odd_name(root: Path) -> None:
    (root / "people/alice/a\tb.md").touch()


def backslash(root: Path) -> None:
    (root / "people/alice/a\\b.md").touch()


def no_utf8(root: Path) -> None:
    Path(os.fsdecode(os.fsencode(root) + b"/people/alice/\xff.md")).touch()


def a_file_for_a_folder(root: Path) -> None:
    shutil.rmtree(root / "people")
    (root / "people").touch()


@pytest.mark.parametrize(
    "make",
    [
        *(linked_note, linked_folder, linked_top, pipe),
        *(odd_name, backslash, no_utf8, a_file_for_a_folder),
    ],
)
def test_what_only_a_full_reading_can_judge_is_odd(
    root: Path, make: Callable[[Path], None]
) -> None:
    make(root)
    with pytest.raises(Odd):
        traces(str(root), "people")


def test_names_may_be_of_any_language_and_files_from_before_1970(root: Path) -> None:
    (root / "people/alice/Zoë\u00a0日本.md").touch()
    os.utime(root / NOTE, ns=(-SECOND, -SECOND))
    assert "Zoë\u00a0日本.md" in traces(str(root), "people")["people/alice"].each()


def test_where_folders_cannot_be_asked_by_number_nothing_is_sure(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.supports_fd", frozenset())
    with pytest.raises(Odd):
        traces(str(root), "people")


@pytest.mark.parametrize(
    ("newest", "started", "is_settled"),
    [
        (0, 10 * SECOND, True),
        (9 * SECOND + 1, 10 * SECOND, True),
        (10 * SECOND - 1, 10 * SECOND, False),
        (11 * SECOND + 1, 10 * SECOND, False),  # the clock was set back
        (9 * SECOND, 10 * SECOND, False),  # whole seconds: a file system that has no others
        (7 * SECOND, 10 * SECOND, True),
    ],
)
def test_a_note_is_settled_when_its_tick_of_the_clock_is_over(
    newest: int, started: int, is_settled: bool
) -> None:
    assert settled(newest, started) == is_settled
