"""What `sync` refuses, before it changes anything: each with its reason and the next step."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, run_git, text, write
from tests.two_clones import ALICE, BOB, NOTE, Clones, commit, head, refused, two_clones

NEW = "people/alice/2026-11-20.md"
MANY = {f"people/carol/2026-01-{day:02}.md": f"- [ ] thing {day}\n" for day in range(1, 13)}


@pytest.fixture
def clones(tmp_path: Path) -> Clones:
    return two_clones(tmp_path)


class TestNothingToSyncWith:
    def test_no_repository(self, tmp_path: Path) -> None:
        ran = cli(notebook(tmp_path), "sync")
        assert (ran.code, "in no git repository\n      make it one with: 1on1 init" in ran.err) == (
            6, True)  # fmt: skip

    def test_no_remote(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {ALICE: NOTE}, git=True)
        refused(root, 6, "this repository has no remote\n      name one with: git remote add")

    def test_several_remotes_and_none_chosen(self, clones: Clones) -> None:
        run_git(clones.one, "branch", "--unset-upstream")
        run_git(clones.one, "remote", "add", "other", str(clones.hub))
        refused(clones.one, 6, "say which with: git branch --set-upstream-to=origin/main")

    def test_a_branch_that_follows_one_of_this_repository(self, clones: Clones) -> None:
        run_git(clones.one, "switch", "--quiet", "--create", "side", "--track", "main")
        refused(clones.one, 6, "the branch side follows no branch of a remote")

    def test_no_branch(self, clones: Clones) -> None:
        run_git(clones.one, "checkout", "--quiet", "--detach")
        refused(clones.one, 6, "no branch is checked out")

    def test_a_bare_repository(self, clones: Clones) -> None:
        run_git(clones.one, "config", "core.bare", "true")
        ran = cli(clones.one, "sync")
        assert (ran.code, "1on1: this " in ran.err) == (6, True)

    def test_no_git_at_all(
        self, clones: Clones, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
        ran = cli(clones.one, "sync")
        assert (ran.code, ran.err) == (6, "1on1: git is not installed\n")

    def test_a_folder_of_somebody_else(
        self, clones: Clones, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        ran = cli(clones.one, "sync")
        assert (ran.code, "dubious ownership" in ran.err) == (6, True)


class TestUnderWay:
    @pytest.mark.parametrize(
        ("name", "what"),
        [("CHERRY_PICK_HEAD", "a cherry-pick"), ("REVERT_HEAD", "a revert"),
         ("rebase-merge/done", "a rebase"), ("BISECT_LOG", "a bisect"), ("MERGE_HEAD", "a merge")],
    )  # fmt: skip
    def test_is_for_its_user_to_finish(self, clones: Clones, name: str, what: str) -> None:
        commit(clones.one, {BOB: "side\n"})
        write(clones.one, {f".git/{name}": run_git(clones.one, "rev-parse", "HEAD")})
        refused(clones.one, 6, f"{what} is under way in this repository", "--all")
        assert cli(clones.one, "todo").code == 0


class TestAnotherHistory:
    def test_a_forced_remote_is_refused_every_time(self, clones: Clones) -> None:
        commit(clones.two, {BOB: "lost\n"})
        ok(clones.two, "sync")
        ok(clones.one, "sync")
        run_git(clones.two, "reset", "--quiet", "--hard", "HEAD~1")
        commit(clones.two, {BOB: "instead\n"})
        run_git(clones.two, "push", "--quiet", "--force")
        for _ in range(2):
            refused(clones.one, 5, "the history of main at origin was rewritten")
        assert text(clones.one, BOB) == "lost\n"

    def test_and_merged_where_the_user_takes_it_over(self, clones: Clones) -> None:
        self.test_a_forced_remote_is_refused_every_time(clones)
        run_git(clones.one, "fetch", "--quiet", "origin")
        ran = cli(clones.one, "sync")
        assert (ran.code, f"{BOB}:1: git has marked the places" in ran.err) == (6, True)
        assert "lost\n" in text(clones.one, BOB)

    def test_a_branch_that_is_gone_there_is_not_made_again(self, clones: Clones) -> None:
        run_git(clones.hub, "update-ref", "-d", "refs/heads/main")
        refused(clones.one, 5, "origin had a branch main and has it no more")
        run_git(clones.one, "branch", "-d", "-r", "origin/main")
        assert ok(clones.one, "sync") == "sent 1 commit to origin\n"

    def test_no_beginning_in_common(self, clones: Clones, tmp_path: Path) -> None:
        root = notebook(tmp_path / "three", {NEW: "x\n"}, git=True)
        commit(root, {NEW: "another beginning\n"})
        run_git(root, "remote", "add", "origin", str(clones.hub))
        refused(root, 6, "no beginning in common\n      clone that one into a new folder")

    def test_a_shallow_clone_without_the_history_it_shares(self, clones: Clones) -> None:
        for number in range(3):
            commit(clones.one, {BOB: f"{number}\n"})
        ok(clones.one, "sync")
        folder = clones.one.parent
        run_git(folder, "clone", "--quiet", "--depth=1", f"file://{clones.hub}", "shallow")
        root = folder / "shallow"
        ok(root, "done", "k2mm")
        assert ok(root, "sync") == "sent 1 commit to origin\n"
        tree_of = run_git(root, "rev-parse", "HEAD~1^{tree}").strip()
        lone = run_git(root, "commit-tree", tree_of, "-m", "cut off").strip()
        run_git(root, "reset", "--quiet", "--hard", lone)
        refused(root, 6, "lacks the history it shares with origin")


class TestMassDeletion:
    def test_of_the_other_side_is_refused_until_it_is_meant(self, clones: Clones) -> None:
        commit(clones.two, dict(MANY))
        ok(clones.two, "sync")
        ok(clones.one, "sync")
        commit(clones.two, dict.fromkeys(MANY))
        said = "12 of 14 notes were deleted here: people/carol/2026-01-01.md, "
        refused(clones.two, 5, said)
        ok(clones.two, "sync", "--allow-deletions")
        refused(clones.one, 5, said.replace("here", "at origin"))
        ok(clones.one, "sync", "--allow-deletions")
        assert not (clones.one / "people/carol").exists()

    def test_of_our_own_is_not_committed(self, clones: Clones) -> None:
        commit(clones.one, dict(MANY))
        shutil.rmtree(clones.one / "people/carol")
        refused(clones.one, 5, "12 of 14 notes were deleted here", "--all")
        assert ok(clones.one, "sync", "--all", "--allow-deletions").startswith("committed 12 files")

    @pytest.mark.parametrize(("gone", "code"), [(1, 0), (2, 0), (3, 5)])
    def test_is_more_than_five_notes_or_more_than_a_fifth_of_a_few(
        self, clones: Clones, gone: int, code: int
    ) -> None:
        commit(clones.one, dict(list(MANY.items())[:9]))
        commit(clones.one, dict.fromkeys(list(MANY)[:gone]))
        run_git(clones.one, "reset", "--quiet", "--soft", "HEAD~1")
        run_git(clones.one, "stash", "--quiet")
        ok(clones.one, "sync")
        run_git(clones.one, "stash", "pop", "--quiet")
        run_git(clones.one, "reset", "--quiet")
        assert cli(clones.one, "sync", "--all").code == code

    def test_a_single_note_of_a_small_notebook_may_go(self, clones: Clones) -> None:
        commit(clones.one, {BOB: None})
        assert cli(clones.one, "sync").code == 0
        assert cli(clones.two, "sync").code == 0

    def test_moved_notes_are_not_deleted(self, clones: Clones) -> None:
        commit(clones.one, dict(MANY))
        ok(clones.one, "sync")
        run_git(clones.one, "mv", "people/carol", "people/caroline")
        run_git(clones.one, "commit", "--quiet", "-m", "renamed")
        assert cli(clones.one, "sync").code == 0


class TestEditsInTheWay:
    def test_of_a_note_that_changed_there_are_named(self, clones: Clones) -> None:
        ok(clones.two, "done", "k2mm")
        ok(clones.two, "sync")
        write(clones.one, {ALICE: NOTE + "Mine.\n"})
        ran = refused(clones.one, 6, f"overwritten by what came in:\n  {ALICE}\n")
        assert "commit it with: 1on1 sync --all" in ran.err
        assert cli(clones.one, "sync", "--all").code == 0
        assert "[x] @me" in text(clones.one, ALICE)
        assert text(clones.one, ALICE).endswith("Mine.\n")

    def test_of_other_notes_are_in_nobodys_way(self, clones: Clones) -> None:
        ok(clones.two, "done", "k2mm")
        ok(clones.two, "sync")
        ok(clones.one, "drop", "a3f9")
        write(clones.one, {BOB: "edited\n", "people/carol/x.md": "new\n"})
        assert cli(clones.one, "sync").code == 0
        assert text(clones.one, BOB) == "edited\n"

    @pytest.mark.parametrize("rule", ["", "people/alice/2026-11-20.md\n", "people/alice/20*\n"])
    def test_a_note_that_git_does_not_know_is_never_overwritten(
        self, clones: Clones, rule: str
    ) -> None:
        """An ignored one git itself would overwrite without a word."""
        commit(clones.two, {NEW: "theirs\n"})
        ok(clones.two, "sync")
        write(clones.one, {NEW: "mine\n", ".git/info/exclude": rule})
        refused(clones.one, 6, f"overwritten by what came in:\n  {NEW}\n")
        assert text(clones.one, NEW) == "mine\n"

    def test_nor_a_file_that_stands_where_a_folder_is_to_be(self, clones: Clones) -> None:
        commit(clones.two, {"people/carol/2026-11-20.md": "theirs\n"})
        ok(clones.two, "sync")
        write(clones.one, {"people/carol": "mine\n", ".git/info/exclude": "people/carol\n"})
        refused(clones.one, 6, "people/carol/2026-11-20.md")

    def test_something_staged_stops_a_merge_but_not_a_step_forward(self, clones: Clones) -> None:
        ok(clones.two, "done", "k2mm")
        ok(clones.two, "sync")
        write(clones.one, {BOB: "staged\n"})
        run_git(clones.one, "add", BOB)
        assert cli(clones.one, "sync").code == 0
        ok(clones.two, "drop", "a3f9")
        ok(clones.two, "sync")
        run_git(clones.one, "commit", "--quiet", "--allow-empty", "--only", "-m", "mine")
        ran = refused(clones.one, 6, f"overwritten by what came in:\n  {BOB}\n")
        assert "commit it first, or put it aside, with git; then: 1on1 sync" in ran.err

    def test_many_are_counted(self, clones: Clones) -> None:
        commit(clones.two, dict(MANY))
        ok(clones.two, "sync")
        write(clones.one, dict(MANY))
        refused(clones.one, 6, "  and 2 more\n")

    def test_a_lock_of_git_is_never_taken_away(self, clones: Clones) -> None:
        ok(clones.two, "done", "k2mm")
        ok(clones.two, "sync")
        was = head(clones.one)
        write(clones.one, {".git/index.lock": ""})
        ran = cli(clones.one, "sync")
        assert (ran.code, "nothing was merged: " in ran.err, "index.lock" in ran.err) == (
            6, True, True)  # fmt: skip
        assert (clones.one / ".git/index.lock").exists()
        assert head(clones.one) == was

    def test_an_index_that_is_damaged(self, clones: Clones) -> None:
        write(clones.one, {".git/index": b"\0damaged"})
        ran = cli(clones.one, "sync")
        assert (ran.code, "index" in ran.err) == (6, True)
        assert "Traceback" not in ran.err
