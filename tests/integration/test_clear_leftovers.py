"""What killed commands left is removed by `doctor`, unless somebody's words may be in it alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from oneonone.app.clear_leftovers import clear_leftovers
from oneonone.store import atomic, lock
from oneonone.store.leftovers import leftovers
from tests.notebooks import cli, notebook, ok, text, write

NOTE = "people/alice/2026-11-06.md"
LEFT = "people/alice/.1on1-0123456789ab.tmp"
BEFORE = "# Alice\r\n\r\n- [ ] call ^k2mm\r\n- [ ] order ^a3f9\r\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook in which an item was ticked."""
    root = notebook(tmp_path, {NOTE: BEFORE, "people/alice/log.md": "- 2026-11-06 note: hm\n"})
    ok(root, "done", "k2mm")
    return root


def is_removed(root: Path, data: str | bytes, path: str = LEFT) -> bool:
    """Whether `doctor` removes a leftover of these bytes."""
    write(root, {path: data})
    cli(root, "doctor")
    return not (root / path).exists()


class TestIsRemoved:
    def test_what_the_note_was_before(self, root: Path) -> None:
        assert is_removed(root, BEFORE)

    def test_what_the_note_is_now(self, root: Path) -> None:
        assert is_removed(root, text(root, NOTE))

    @pytest.mark.parametrize("size", [0, 1, 9, 20, 30])
    def test_what_was_cut_off_while_it_was_written(self, root: Path, size: int) -> None:
        assert is_removed(root, text(root, NOTE)[:size])

    def test_what_is_made_anew_from_the_notes(self, root: Path) -> None:
        assert is_removed(root, b"SQLite format 3\0", ".1on1/.1on1-1.tmp")

    def test_a_new_note_that_never_got_its_name(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def killed(temporary: str, _: str) -> None:
            Path(temporary).rename(root / "people/bob/.1on1-1.tmp")
            raise KeyboardInterrupt

        monkeypatch.setattr(atomic, "_move_without_overwriting", killed)
        assert cli(root, "person", "add", "bob").code == 130
        assert text(root, "people/bob/.1on1-1.tmp") != ""
        assert clear_leftovers(root, dry_run=False).removed == ("people/bob/.1on1-1.tmp",)
        assert leftovers(root) == []

    def test_and_it_is_said(self, root: Path) -> None:
        write(root, {LEFT: BEFORE})
        out = ok(root, "doctor", "--paths")
        assert f"ok\tnotebook\tleftovers\t1 temporary file removed\t\t{LEFT}\n" in out
        assert "leftovers\tnone\t" in ok(root, "doctor")


class TestIsKept:
    def test_a_line_that_stands_nowhere_else(self, root: Path) -> None:
        assert not is_removed(root, BEFORE + "what an editor saved just then\r\n")
        assert not is_removed(root, BEFORE + "and its last line")

    def test_what_stands_in_another_folder_alone(self, root: Path) -> None:
        assert not is_removed(root, "# Alice\r\n", "people/bob/.1on1-1.tmp")

    def test_what_is_no_file_of_ours(self, root: Path, tmp_path: Path) -> None:
        (root / LEFT).symlink_to(root / NOTE)
        os.mkfifo(root / "people/alice/.1on1-1.tmp")
        (root / "people/alice/.1on1-2.tmp").symlink_to(tmp_path / "nowhere")
        assert len(clear_leftovers(root, dry_run=False).kept) == 3
        assert len(leftovers(root)) == 3
        assert (root / NOTE).exists()

    def test_what_somebody_is_writing(self, root: Path) -> None:
        with (root / LEFT).open("wb") as file:
            file.write(BEFORE.encode())
            file.flush()
            assert clear_leftovers(root, dry_run=False).kept == (LEFT,)
        assert clear_leftovers(root, dry_run=False).removed == (LEFT,)

    def test_everything_in_a_dry_run(self, root: Path) -> None:
        write(root, {LEFT: BEFORE})
        out = ok(root, "doctor", "--dry-run")
        assert "note\tnotebook\tleftovers\t1 temporary file would be removed\t" in out
        assert (root / LEFT).exists()

    def test_everything_while_another_command_writes(self, root: Path) -> None:
        write(root, {LEFT: BEFORE})
        with lock.hold(root, pytest.fail):
            assert "\t1 temporary file, perhaps in use\t" in ok(root, "doctor")
        assert (root / LEFT).exists()

    def test_and_it_is_said(self, root: Path) -> None:
        write(root, {LEFT: BEFORE, "people/alice/.1on1-1.tmp": "other words\n"})
        out = ok(root, "doctor")
        assert "note\tnotebook\tleftovers\t1 temporary file removed, 1 temporary file kept\t" in out
        assert "note\tnotebook\tleftovers\t1 temporary file kept\t" in ok(root, "doctor")
