"""A note is old or new and never in between, and nothing is written where it should not be."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from oneonone.app.write_notes import Change, write_changes
from oneonone.document.settings import Settings
from oneonone.errors import AlreadyThere, FileFailure, NoteChanged, UnsafePath
from oneonone.store import atomic
from oneonone.store.atomic import create_file, replace_file
from oneonone.store.notebook_dir import make_folder
from tests.notebooks import cli, failing, notebook, opened, tree, write

NOTE = "people/alice/2026-11-06.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook with one note."""
    return notebook(tmp_path / "book", {NOTE: "- [ ] call ^k2mm\n"})


@pytest.fixture(autouse=True)
def odd_umask() -> Iterator[None]:
    """One that would let everybody read, so that only what we ask for keeps them out."""
    before = os.umask(0)
    yield
    os.umask(before)


def unknown_here(*_: str) -> bool:
    """A step that only some systems know, on another one."""
    return False


def mode(path: Path) -> str:
    """A file's permissions, as ls shows them."""
    return stat.filemode(path.stat().st_mode)


class TestModes:
    def test_a_new_note_and_its_folders_are_for_their_owner_alone(self, root: Path) -> None:
        create_file(root, "people/bob/deep/note.md", b"x")
        assert mode(root / "people/bob/deep/note.md") == "-rw-------"
        assert mode(root / "people/bob/deep") == mode(root / "people/bob") == "drwx------"

    def test_what_is_there_keeps_its_own(self, root: Path) -> None:
        (root / NOTE).chmod(0o640)
        (root / "people/alice").chmod(0o755)
        replace_file(root, NOTE, (root / NOTE).read_bytes(), b"new")
        create_file(root, "people/alice/2.md", b"x")
        assert mode(root / NOTE) == "-rw-r-----"
        assert mode(root / "people/alice") == "drwxr-xr-x"

    @pytest.mark.parametrize("command", [["new", "bob"], ["init", "--no-git"]])
    def test_so_commands_make_them(self, tmp_path: Path, command: list[str]) -> None:
        root = notebook(tmp_path / "a", {"x": ""}) if command[0] == "new" else tmp_path / "b/c"
        before = set(tmp_path.rglob("*"))
        words = [*command, str(root)] if command[0] == "init" else command
        assert cli(tmp_path / "a", *words).code == 0
        made = set(tmp_path.rglob("*")) - before
        assert made
        assert {mode(path) for path in made} == {"-rw-------", "drwx------"}


class TestReplacing:
    def test_puts_the_new_bytes_there(self, root: Path) -> None:
        replace_file(root, NOTE, (root / NOTE).read_bytes(), b"\xef\xbb\xbfnew\r\n")
        assert tree(root) == {NOTE: b"\xef\xbb\xbfnew\r\n"}

    @pytest.mark.parametrize("found", [b"- [ ] call ^k2mm", b"", b"\0" * 17, b"other"])
    def test_refuses_a_note_that_changed_since_it_was_read(self, root: Path, found: bytes) -> None:
        before = (root / NOTE).read_bytes()
        (root / NOTE).write_bytes(found)
        with pytest.raises(NoteChanged) as caught:
            replace_file(root, NOTE, before, b"new")
        assert NOTE in caught.value.message
        assert tree(root) == {NOTE: found}

    def test_refuses_one_that_changes_at_the_last_moment(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """An editor saves by renaming its own file over the note, while ours is being written."""
        before = (root / NOTE).read_bytes()
        real = os.fsync

        def save_meanwhile(descriptor: int) -> None:
            real(descriptor)
            (root / "people/alice/saved").write_bytes(b"the user's")
            (root / "people/alice/saved").replace(root / NOTE)

        monkeypatch.setattr(os, "fsync", save_meanwhile)
        with pytest.raises(NoteChanged):
            replace_file(root, NOTE, before, b"ours")
        assert tree(root) == {NOTE: b"the user's"}

    def test_refuses_one_that_is_gone(self, root: Path) -> None:
        before = (root / NOTE).read_bytes()
        (root / NOTE).unlink()
        with pytest.raises(NoteChanged, match="no longer there"):
            replace_file(root, NOTE, before, b"new")
        assert tree(root) == {}

    def test_the_command_says_so(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        real = os.chmod

        def save_meanwhile(path: str, mode: int) -> None:
            write(root, {NOTE: "the user's\n"})
            real(path, mode)

        monkeypatch.setattr(os, "chmod", save_meanwhile)
        ran = cli(root, "done", "k2mm")
        assert ran.code == 4
        assert f"{NOTE} was changed by another program meanwhile" in ran.err
        assert tree(root) == {NOTE: b"the user's\n"}

    def test_a_later_failure_keeps_what_was_written_before_it(self, root: Path) -> None:
        changes = [
            Change("people/bob/a.md", None, b"a"),
            Change(NOTE, b"not what is there", b"b"),
            Change("people/bob/c.md", None, b"c"),
        ]
        with pytest.raises(NoteChanged) as caught:
            write_changes(root, Settings(), changes, "new", dry_run=False)
        assert caught.value.hint == "written before that: people/bob/a.md"
        assert tree(root) == {NOTE: b"- [ ] call ^k2mm\n", "people/bob/a.md": b"a"}

    def test_a_change_that_is_none_is_not_made(self, root: Path) -> None:
        stamp = (root / NOTE).stat().st_ino
        data = (root / NOTE).read_bytes()
        written = write_changes(root, Settings(), [Change(NOTE, data, data)], "x", dry_run=False)
        assert written.changes == ()
        assert (root / NOTE).stat().st_ino == stamp


class TestCreating:
    @pytest.mark.parametrize("there", ["file", "folder", "link"])
    def test_never_overwrites(self, root: Path, there: str) -> None:
        target = root / "people/alice/new.md"
        if there == "file":
            target.write_text("mine")
        elif there == "folder":
            target.mkdir()
        else:
            target.symlink_to(root / NOTE)
        before = tree(root)
        with pytest.raises((AlreadyThere, UnsafePath)):
            create_file(root, "people/alice/new.md", b"ours")
        assert tree(root) == before

    def test_nor_what_appears_at_the_last_moment(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = os.fsync

        def come_first(descriptor: int) -> None:
            real(descriptor)
            write(root, {"people/alice/new.md": "mine"})

        monkeypatch.setattr(os, "fsync", come_first)
        with pytest.raises(AlreadyThere) as caught:
            create_file(root, "people/alice/new.md", b"ours")
        assert caught.value.message == "people/alice/new.md is already there"
        assert tree(root)["people/alice/new.md"] == b"mine"
        assert len(tree(root)) == 2

    @pytest.mark.parametrize("taken", [True, False])
    @pytest.mark.parametrize("else_missing", [[], ["move_to_free_name"]])
    def test_also_where_the_file_system_knows_no_links(
        self,
        root: Path,
        monkeypatch: pytest.MonkeyPatch,
        taken: bool,
        else_missing: list[str],
    ) -> None:
        monkeypatch.setattr(os, "link", failing(errno.EPERM))
        for name in else_missing:
            monkeypatch.setattr(atomic, name, unknown_here)
        if taken:
            write(root, {"people/alice/new.md": "mine"})
            with pytest.raises(AlreadyThere):
                create_file(root, "people/alice/new.md", b"ours")
        else:
            create_file(root, "people/alice/new.md", b"ours")
            assert mode(root / "people/alice/new.md") == "-rw-------"
        assert tree(root)["people/alice/new.md"] == (b"mine" if taken else b"ours")
        assert len(tree(root)) == 2

    def test_and_leaves_no_empty_note_behind_there(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "link", failing(errno.EPERM))
        monkeypatch.setattr(atomic, "move_to_free_name", unknown_here)
        monkeypatch.setattr(os, "replace", failing(errno.EIO))
        with pytest.raises(FileFailure):
            create_file(root, "people/alice/new.md", b"ours")
        assert list(tree(root)) == [NOTE]

    def test_a_file_where_a_folder_is_needed_is_named(self, root: Path) -> None:
        write(root, {"people/bob": "a file"})
        with pytest.raises(FileFailure, match=r"people/bob/x\.md: a file stands where a folder"):
            create_file(root, "people/bob/x.md", b"ours")

    def test_a_folder_somebody_else_makes_meanwhile_will_do(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = os.mkdir

        def come_first(path: str, mode: int) -> None:
            real(path)
            real(path, mode)

        monkeypatch.setattr(os, "mkdir", come_first)
        make_folder(str(root / "people/bob"))
        assert (root / "people/bob").is_dir()


def test_a_temporary_file_left_over_is_invisible_to_readers(root: Path) -> None:
    left = f"people/alice/{atomic.TEMPORARY_PREFIX}0a{atomic.TEMPORARY_SUFFIX}"
    write(root, {left: "- [ ] half a no", "people/alice/.1on1-1.md": "- [ ] half\n"})
    book = opened(root)
    assert book.listing.notes == [NOTE]
    assert book.listing.skipped == []
    assert [item.line.text for item in book.items] == ["call"]
