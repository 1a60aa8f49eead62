"""A disk that fails keeps the old bytes; a link leads nowhere it should not."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from oneonone.errors import FileFailure, UnsafePath
from oneonone.store import atomic
from oneonone.store.atomic import create_file, replace_file
from tests.notebooks import cli, failing, notebook, opened, tree, write

NOTE = "people/alice/2026-11-06.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook with one note."""
    return notebook(tmp_path / "book", {NOTE: "- [ ] call ^k2mm\n"})


class TestTheDisk:
    @pytest.mark.parametrize("call", ["fsync", "replace", "chmod", "exchange"])
    @pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS])
    def test_a_failure_keeps_the_old_bytes_and_no_trace(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
    ) -> None:
        before = tree(root)
        if call == "replace":
            monkeypatch.setattr(atomic, "exchange", lambda *_: False)
        monkeypatch.setattr(atomic if call == "exchange" else os, call, failing(number))
        with pytest.raises(FileFailure) as caught:
            replace_file(root, NOTE, before[NOTE], b"new")
        assert caught.value.message == f"{NOTE}: {os.strerror(number).lower()}"
        assert caught.value.exit_code == 7
        assert tree(root) == before

    def test_a_name_that_may_not_last_is_said_and_written(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = os.fsync

        def fail_for_folders(descriptor: int) -> None:
            if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                raise OSError(errno.EIO, "Input/output error")
            real(descriptor)

        monkeypatch.setattr(os, "fsync", fail_for_folders)
        with pytest.raises(FileFailure, match="was written, but the disk may not keep it"):
            replace_file(root, NOTE, (root / NOTE).read_bytes(), b"new")
        assert tree(root) == {NOTE: b"new"}

    @pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EMFILE])
    def test_so_for_a_new_note_and_whatever_is_wrong_with_the_disk(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        real = os.open

        def no_folders(path: str, flags: int, mode: int = 0o777) -> int:
            if os.path.isdir(path):  # noqa: PTH112
                raise OSError(number, os.strerror(number))
            return real(path, flags, mode)

        monkeypatch.setattr(os, "open", no_folders)
        with pytest.raises(FileFailure, match=r"^people/bob/new.md was written, but the disk may"):
            create_file(root, "people/bob/new.md", b"new")
        assert tree(root)["people/bob/new.md"] == b"new"

    def test_new_folders_are_made_to_last_as_well(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = os.fsync
        synced = []

        def remember(descriptor: int) -> None:
            synced.append(Path(f"/proc/self/fd/{descriptor}").readlink())
            real(descriptor)

        monkeypatch.setattr(os, "fsync", remember)
        create_file(root, "private/bob/deep/new.md", b"new")
        folders = [root / "private/bob/deep", root / "private/bob", root / "private", root]
        assert synced[1:] == folders

    def test_a_disk_that_takes_a_part_and_says_it_took_all_is_not_believed(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = tree(root)
        real = os.fstat

        def smaller(descriptor: int) -> os.stat_result:
            os.ftruncate(descriptor, 2)
            return real(descriptor)

        with monkeypatch.context() as patch:
            patch.setattr(os, "fstat", smaller)
            with pytest.raises(FileFailure, match="not all of it was written"):
                replace_file(root, NOTE, before[NOTE], b"newer")
        assert tree(root) == before

    def test_a_temporary_file_that_cannot_be_removed_is_no_failure(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "unlink", failing(errno.EIO))
        replace_file(root, NOTE, (root / NOTE).read_bytes(), b"new")
        assert (root / NOTE).read_bytes() == b"new"
        assert opened(root).listing.notes == [NOTE]

    def test_a_system_that_syncs_no_folders_is_none_the_worse(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        synced = os.fsync
        opened_as = os.open

        def no_folders(descriptor: int) -> None:
            if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                raise OSError(errno.EINVAL, "Invalid argument")
            synced(descriptor)

        def nor_open(path: str, flags: int, mode: int = 0o777) -> int:
            if os.path.isdir(path):  # noqa: PTH112
                raise PermissionError(errno.EACCES, "Permission denied")
            return opened_as(path, flags, mode)

        for name, way in (("fsync", no_folders), ("open", nor_open)):
            monkeypatch.setattr(os, name, way)
            replace_file(root, NOTE, (root / NOTE).read_bytes(), name.encode())
            assert tree(root) == {NOTE: name.encode()}

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
    def test_a_folder_that_may_not_be_written_to_is_named(self, root: Path) -> None:
        (root / "people/alice").chmod(0o500)
        ran = cli(root, "done", "k2mm")
        assert ran.code == 7
        assert f"{NOTE}: permission denied" in ran.err

    @pytest.mark.parametrize("command", [("done", "k2mm"), ("new", "alice")])
    def test_every_writing_command_says_so_and_leaves_with_7(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, str]
    ) -> None:
        before = tree(root)
        monkeypatch.setattr(os, "fsync", failing(errno.EROFS))
        ran = cli(root, *command)
        assert ran.code == 7
        assert "read-only file system" in ran.err
        assert tree(root) == before


class TestLinks:
    def test_one_inside_is_followed_and_stays_a_link(self, root: Path) -> None:
        write(root, {"people/alice/real.txt": "- [ ] order ^a3f9\n"})
        link = root / "people/alice/2026-11-13.md"
        link.symlink_to("real.txt")
        assert cli(root, "done", "a3f9").code == 0
        assert link.is_symlink()
        assert (root / "people/alice/real.txt").read_text().startswith("- [x] order")

    @pytest.mark.parametrize("way", ["file", "folder", "dots"])
    def test_nothing_is_written_outside(self, root: Path, tmp_path: Path, way: str) -> None:
        outside = tmp_path / "outside"
        write(tmp_path, {"outside/note.md": "theirs"})
        if way == "file":
            (root / "people/alice/a.md").symlink_to(outside / "note.md")
            path = "people/alice/a.md"
        elif way == "folder":
            (root / "people/bob").symlink_to(outside)
            path = "people/bob/note.md"
        else:
            path = "people/../../outside/note.md"
        with pytest.raises(UnsafePath) as caught:
            replace_file(root, path, b"theirs", b"ours")
        assert caught.value.exit_code == 5
        with pytest.raises(UnsafePath):
            create_file(root, path.replace("note", "new"), b"ours")
        assert {p.name: p.read_text() for p in outside.iterdir()} == {"note.md": "theirs"}

    def test_a_person_whose_folder_leads_out_cannot_be_met(
        self, root: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "outside").mkdir()
        (root / "people/bob").symlink_to(tmp_path / "outside")
        ran = cli(root, "new", "bob")
        assert ran.code == 5
        assert "leads out of the notebook" in ran.err
        assert list((tmp_path / "outside").iterdir()) == []

    def test_what_is_no_regular_file_is_refused(self, root: Path) -> None:
        os.mkfifo(root / "people/alice/pipe.md")
        with pytest.raises(UnsafePath, match="not a regular file"):
            replace_file(root, "people/alice/pipe.md", b"", b"x")
        with pytest.raises(UnsafePath, match="not a regular file"):
            create_file(root, "people/alice/pipe.md", b"x")
