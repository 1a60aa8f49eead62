"""Somebody saves while a note is being replaced: their text wins, at whatever moment it comes."""

from __future__ import annotations

import errno
import os
import signal
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from oneonone.errors import FileFailure, NoteChanged
from oneonone.store import atomic, exchange
from oneonone.store.atomic import remove_file, replace_file
from tests.notebooks import failing, notebook, opened, todo, tree

NOTE = "people/alice/2026-11-06.md"
OLD = b"- [ ] call ^k2mm\n"
NEW = b"- [x] call ^k2mm\n"
THEIRS = b"- [ ] call the vet ^k2mm\n"

real_exchange = exchange.exchange
needs_exchange = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity"), reason="only Linux swaps two names in one step"
)

Save = Callable[[Path], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook with one note."""
    return notebook(tmp_path / "book", {NOTE: OLD})


def by_rename(note: Path) -> None:
    """As most editors save."""
    saved = note.with_name("saved")
    saved.write_bytes(THEIRS)
    saved.replace(note)


def in_place(note: Path) -> None:
    """As the others do."""
    note.write_bytes(THEIRS)


def before_exchange(monkeypatch: pytest.MonkeyPatch, *saves: Callable[[], None]) -> None:
    """Let these happen right before the first, the second … time two names are swapped."""
    waiting = list(saves)

    def later(one: str, other: str) -> bool:
        if waiting:
            waiting.pop(0)()
        return real_exchange(one, other)

    monkeypatch.setattr(atomic, "exchange", later)


@needs_exchange
class TestASaveAfterTheLastLook:
    @pytest.mark.parametrize("save", [by_rename, in_place])
    def test_wins(self, root: Path, monkeypatch: pytest.MonkeyPatch, save: Save) -> None:
        before_exchange(monkeypatch, lambda: save(root / NOTE))
        with pytest.raises(NoteChanged, match=f"{NOTE} was changed by another program meanwhile"):
            replace_file(root, NOTE, OLD, NEW)
        assert tree(root) == {NOTE: THEIRS}

    def test_wins_where_the_editor_has_opened_the_note_and_not_written_yet(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with (root / NOTE).open("ab") as editor:
            with pytest.raises(NoteChanged):
                replace_file(root, NOTE, OLD, NEW)
            editor.write(b"theirs\n")
        assert tree(root) == {NOTE: OLD + b"theirs\n"}

    def test_an_editor_that_only_reads_is_in_nobodys_way(self, root: Path) -> None:
        with (root / NOTE).open("rb") as editor:
            replace_file(root, NOTE, OLD, NEW)
            assert editor.read() == OLD
        assert tree(root) == {NOTE: NEW}

    @pytest.mark.parametrize("save", [by_rename, in_place])
    def test_of_two_saves_both_are_kept(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, save: Save
    ) -> None:
        def again() -> None:
            (root / NOTE).write_bytes(b"saved on top of ours\n")

        before_exchange(monkeypatch, lambda: save(root / NOTE), again)
        with pytest.raises(NoteChanged) as caught:
            replace_file(root, NOTE, OLD, NEW)
        copy = next(path for path in tree(root) if path != NOTE)
        assert tree(root) == {NOTE: THEIRS, copy: b"saved on top of ours\n"}
        assert f"the other text is in {copy}" in caught.value.message
        assert opened(root).listing.notes == [NOTE]
        assert [one.path for one in opened(root).listing.skipped] == [copy]

    def test_a_disk_that_fails_in_that_moment_loses_neither_text(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before_exchange(monkeypatch, lambda: by_rename(root / NOTE), failing(errno.EIO))
        with pytest.raises(NoteChanged, match="the other text is in"):
            replace_file(root, NOTE, OLD, NEW)
        assert sorted(tree(root).values()) == sorted([NEW, THEIRS])

    def test_what_cannot_be_read_again_is_put_back(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looks = []

        def fail_once(_: int) -> bool:
            looks.append(1)
            if len(looks) == 1:
                failing(errno.EIO)()
            return False

        monkeypatch.setattr(atomic, "is_being_written", fail_once)
        with pytest.raises(FileFailure, match=f"{NOTE}: input/output error"):
            replace_file(root, NOTE, OLD, NEW)
        assert tree(root) == {NOTE: OLD}

    def test_ctrl_c_waits_until_all_is_in_its_place(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # To this very thread: a test worker has others, which do not wait.
        interrupt = partial(signal.pthread_kill, threading.get_ident(), signal.SIGINT)
        before_exchange(monkeypatch, interrupt)
        with pytest.raises(KeyboardInterrupt):
            replace_file(root, NOTE, OLD, NEW)
        assert tree(root) == {NOTE: NEW}


class TestWhereNamesCannotBeSwapped:
    @pytest.fixture(autouse=True)
    def elsewhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A system without it."""
        monkeypatch.setattr(atomic, "exchange", lambda *_: False)

    def test_a_note_is_replaced_all_the_same(self, root: Path) -> None:
        replace_file(root, NOTE, OLD, NEW)
        assert tree(root) == {NOTE: NEW}

    def test_a_save_before_the_last_look_wins(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = os.fsync

        def save_meanwhile(descriptor: int) -> None:
            real(descriptor)
            by_rename(root / NOTE)

        monkeypatch.setattr(os, "fsync", save_meanwhile)
        with pytest.raises(NoteChanged):
            replace_file(root, NOTE, OLD, NEW)
        assert tree(root) == {NOTE: THEIRS}


class TestANoteFoundEmpty:
    """Some editors empty a file before they fill it."""

    @pytest.mark.parametrize("moment", [b"", b"\0" * 17])
    def test_is_looked_at_again(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, moment: bytes
    ) -> None:
        (root / NOTE).write_bytes(moment)
        pauses = []

        def fill(seconds: float) -> None:
            pauses.append(seconds)
            (root / NOTE).write_bytes(OLD)

        monkeypatch.setattr("time.sleep", fill)
        replace_file(root, NOTE, OLD, NEW)
        assert tree(root) == {NOTE: NEW}

    @pytest.mark.parametrize("moment", [b"", b"\0" * 17])
    def test_so_by_those_that_only_read(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, moment: bytes
    ) -> None:
        with (root / NOTE).open("wb", buffering=0) as editor:
            editor.write(moment)

            def fill(_: float) -> None:
                editor.truncate(0)
                editor.seek(0)
                editor.write(OLD)

            monkeypatch.setattr("time.sleep", fill)
            assert [item["id"] for item in todo(root)] == ["k2mm"]

    @pytest.mark.parametrize("moment", [b"", b"\0" * 17])
    def test_by_an_editor_that_has_finished_is_not_waited_for(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, moment: bytes
    ) -> None:
        (root / NOTE).write_bytes(moment)
        pauses: list[float] = []
        monkeypatch.setattr("time.sleep", pauses.append)
        assert todo(root) == []
        assert pauses == []

    def test_and_believed_in_the_end(self, root: Path) -> None:
        (root / NOTE).write_bytes(b"")
        with pytest.raises(NoteChanged):
            replace_file(root, NOTE, OLD, NEW)
        assert tree(root) == {NOTE: b""}


class TestTheSystemsAnswers:
    def test_a_c_library_without_the_call_is_another_system(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: object())
        assert not exchange.exchange(str(root / NOTE), str(root / NOTE))

    def test_a_missing_file_is_an_error(self, root: Path) -> None:
        with pytest.raises(FileNotFoundError):
            exchange.exchange(str(root / NOTE), str(root / "none"))

    def test_a_taken_name_is_not_moved_to(self, root: Path) -> None:
        with pytest.raises(FileExistsError):
            exchange.move_to_free_name(str(root / NOTE), str(root / "1on1.yaml"))

    def test_without_leases_nobody_seems_to_write(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with (root / NOTE).open("ab"), (root / NOTE).open("rb") as file:
            assert exchange.is_being_written(file.fileno())
            monkeypatch.delattr("fcntl.F_SETLEASE")
            assert not exchange.is_being_written(file.fileno())


class TestRemoving:
    def test_takes_the_note_away(self, root: Path) -> None:
        remove_file(root, NOTE, OLD)
        assert tree(root) == {}

    def test_leaves_one_that_was_changed(self, root: Path) -> None:
        with pytest.raises(NoteChanged):
            remove_file(root, NOTE, b"other")
        assert tree(root) == {NOTE: OLD}

    def test_leaves_one_that_is_open_for_writing(self, root: Path) -> None:
        with (root / NOTE).open("ab") as editor:
            with pytest.raises(NoteChanged):
                remove_file(root, NOTE, OLD)
            editor.write(b"theirs\n")
        assert tree(root) == {NOTE: OLD + b"theirs\n"}

    def test_says_that_it_is_gone_already(self, root: Path) -> None:
        (root / NOTE).unlink()
        with pytest.raises(NoteChanged, match="no longer there"):
            remove_file(root, NOTE, OLD)

    def test_of_two_saves_both_are_kept(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def save(_: int) -> bool:
            (root / NOTE).write_bytes(THEIRS)
            return True

        monkeypatch.setattr(atomic, "is_being_written", save)
        with pytest.raises(NoteChanged, match="the other text is in"):
            remove_file(root, NOTE, OLD)
        assert sorted(tree(root).values()) == sorted([OLD, THEIRS])

    def test_keeps_what_cannot_be_read_again(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(atomic, "is_being_written", failing(errno.EIO))
        with pytest.raises(FileFailure, match="input/output error"):
            remove_file(root, NOTE, OLD)
        assert tree(root) == {NOTE: OLD}
