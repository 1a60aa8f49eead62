"""What a killed command leaves behind is seen by nobody, and can be found to be cleared away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from oneonone.store.leftovers import hide_from_git, leftovers
from tests.notebooks import notebook, ok, opened, run_git, text, todo, write

NOTE = "people/alice/2026-11-06.md"
LEFT = "people/alice/.1on1-0123456789ab.tmp"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook in git, in which a command was killed."""
    root = notebook(tmp_path / "book", {NOTE: "- [ ] call ^k2mm\n"}, git=True)
    write(root, {LEFT: "- [ ] half a no"})
    return root


def test_no_reader_sees_them(root: Path) -> None:
    assert opened(root).listing.notes == [NOTE]
    assert opened(root).listing.skipped == []
    assert [item["text"] for item in todo(root)] == ["call"]
    assert ok(root, "check") == ""


def test_they_are_found_wherever_they_lie(root: Path) -> None:
    write(root, {"templates/meeting/.1on1-1.tmp": "", ".1on1-2.tmp": "", "people/alice/x.tmp": ""})
    assert leftovers(root) == [".1on1-2.tmp", LEFT, "templates/meeting/.1on1-1.tmp"]


class TestGit:
    def test_takes_none_along_once_a_command_has_written(self, root: Path) -> None:
        ok(root, "done", "k2mm")
        assert run_git(root, "status", "--porcelain") == ""
        run_git(root, "add", "--all")
        assert run_git(root, "ls-files").split() == ["1on1.yaml", NOTE]

    def test_is_told_once(self, root: Path) -> None:
        for word in ("done", "reopen"):
            ok(root, word, "k2mm")
        lines = text(root, ".git/info/exclude").splitlines()
        assert lines.count(".1on1-*.tmp") == 1

    def test_keeps_what_else_it_was_told(self, root: Path) -> None:
        write(root, {".git/info/exclude": "mine"})
        ok(root, "done", "k2mm")
        assert text(root, ".git/info/exclude").splitlines()[0] == "mine"

    def test_is_told_in_a_worktree_too(self, root: Path, tmp_path: Path) -> None:
        run_git(root, "worktree", "add", "--quiet", str(tmp_path / "tree"))
        write(tmp_path / "tree", {LEFT: "half"})
        ok(tmp_path / "tree", "done", "k2mm")
        assert run_git(tmp_path / "tree", "status", "--porcelain") == ""

    def test_is_left_alone_where_commits_are_off(self, root: Path) -> None:
        write(root, {"1on1.yaml": "git: {autocommit: false}\n"})
        before = text(root, ".git/info/exclude")
        ok(root, "done", "k2mm")
        assert text(root, ".git/info/exclude") == before

    def test_has_none_of_it_where_its_folder_is_odd(self, tmp_path: Path) -> None:
        os.symlink(tmp_path / "nowhere", tmp_path / "info")  # noqa: PTH211
        hide_from_git(tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == ["info"]
