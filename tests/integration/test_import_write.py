"""An import writes everything or nothing, and what is taken back leaves no folder behind."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from oneonone.store import atomic
from oneonone.store import journal as undo_journal
from oneonone.store.notebook_dir import file_failure
from oneonone.store.room import free_bytes
from tests.notebooks import cli, notebook, ok, run_git, tree, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook with one note of Alice; three notes of two others lie beside it."""
    old = ("Dan/2026-11-20.md", "Dan/2026-11-13.md", "Eve/2026-11-20.md")
    write(tmp_path / "1on1s", {path: f"{path}\n" for path in old})
    return notebook(tmp_path / "notes", {"people/alice/2026-11-06.md": "hi\n"})


def folders(root: Path) -> set[str]:
    return {path.name for path in (root / "people").iterdir()}


class TestRoom:
    @pytest.fixture(autouse=True)
    def full(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A disk with 64 KB left."""
        monkeypatch.setattr("oneonone.app.import_write.free_bytes", lambda root: 65536)

    def test_without_room_nothing_is_begun(self, root: Path) -> None:
        before = tree(root)
        ran = cli(root, "import", str(root.parent / "1on1s"))
        assert (ran.code, ran.out) == (7, "")
        assert "the disk has 64 KB free, and this import needs up to " in ran.err
        assert "nothing was written" in ran.err
        assert tree(root) == before

    def test_where_there_is_nothing_to_write_none_is_needed(self, root: Path) -> None:
        write(root.parent, {"none/2026-11-20.md": "x\n"})
        assert cli(root, "import", str(root.parent / "none")).code == 0


def test_a_system_that_tells_no_room_is_taken_to_have_some(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oneonone.app.import_write.free_bytes", lambda root: None)
    ok(root, "import", str(root.parent / "1on1s"))
    assert folders(root) == {"alice", "dan", "eve"}


class TestFailure:
    @pytest.fixture
    def failing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A disk that takes two notes and no more."""
        create, made = atomic.create_file, []

        def limited(root: Path, path: str, data: bytes) -> None:
            made.append(path)
            if len(made) > 2:
                error = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                raise file_failure(path, error)
            create(root, path, data)

        monkeypatch.setattr(atomic, "create_file", limited)

    @pytest.mark.usefixtures("failing")
    def test_what_was_written_before_it_is_taken_back(self, root: Path) -> None:
        before = tree(root)
        ran = cli(root, "import", str(root.parent / "1on1s"))
        assert (ran.code, ran.out) == (7, "")
        assert "what was written before that is taken back; nothing was imported" in ran.err
        assert tree(root) == before
        assert folders(root) == {"alice"}
        assert ok(root, "undo", "--list") == ""

    @pytest.mark.usefixtures("failing")
    def test_in_a_repository_too(self, root: Path) -> None:
        run_git(root, "init", "--quiet")
        run_git(root, "add", "--all")
        run_git(root, "commit", "--quiet", "--message=start")
        assert cli(root, "import", str(root.parent / "1on1s")).code == 7
        assert run_git(root, "status", "--short", "people") == ""
        assert folders(root) == {"alice"}

    @pytest.mark.usefixtures("failing")
    def test_a_command_before_it_can_still_be_taken_back_where_no_journal_was_kept(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ok(root, "log", "alice", "a talk", "--kind", "praise")
        monkeypatch.setattr(undo_journal, "record", lambda *_: None)
        assert cli(root, "import", str(root.parent / "1on1s")).code == 7
        assert "log" in ok(root, "undo", "--list")

    @pytest.mark.usefixtures("failing")
    def test_what_cannot_be_taken_back_is_said(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def stuck(root: Path, path: str, before: bytes) -> None:
            raise file_failure(path, OSError(errno.EROFS, os.strerror(errno.EROFS)))

        monkeypatch.setattr(atomic, "remove_file", stuck)
        ran = cli(root, "import", str(root.parent / "1on1s"))
        assert "some of it was written and is still there; see: 1on1 undo --list" in ran.err
        assert "import" in ok(root, "undo", "--list")


class TestFolders:
    def test_an_import_that_is_taken_back_leaves_no_empty_ones(self, root: Path) -> None:
        ok(root, "import", str(root.parent / "1on1s"))
        ok(root, "undo")
        assert folders(root) == {"alice"}

    def test_one_with_anything_in_it_stays(self, root: Path) -> None:
        ok(root, "import", str(root.parent / "1on1s"))
        write(root, {"people/dan/photo.png": b"x"})
        ok(root, "undo")
        assert folders(root) == {"alice", "dan"}

    def test_a_dry_run_takes_none_away(self, root: Path) -> None:
        ok(root, "import", str(root.parent / "1on1s"))
        ok(root, "undo", "-n")
        assert folders(root) == {"alice", "dan", "eve"}

    def test_a_link_stays_and_what_it_leads_to(self, root: Path) -> None:
        (root / "people/real").mkdir()
        (root / "people/dan").symlink_to("real")
        ok(root, "import", str(root.parent / "1on1s"))
        ok(root, "undo")
        assert {"dan", "real"} <= folders(root)


def test_the_room_of_a_disk_is_known_and_of_none_it_is_not(tmp_path: Path) -> None:
    assert (free_bytes(tmp_path) or 0) > 0
    assert free_bytes(tmp_path / "nowhere") is None
