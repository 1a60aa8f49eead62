"""Two machines with the same notebook stay in step through a bare repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, run_git, text, tree, write
from tests.two_clones import ALICE, BOB, NOTE, Clones, commit, head, two_clones

NEW = "people/alice/2026-11-20.md"
NOTHING_NEW = "origin has all that is committed here, and nothing new"


@pytest.fixture
def clones(tmp_path: Path) -> Clones:
    return two_clones(tmp_path)


class TestBothWays:
    def test_what_one_side_did_reaches_the_other(self, clones: Clones) -> None:
        ok(clones.one, "done", "k2mm")
        assert ok(clones.one, "sync") == "sent 1 commit to origin\n"
        assert ok(clones.two, "sync") == "received 1 commit from origin: 1 file\n"
        assert tree(clones.one) == tree(clones.two)
        assert "[x] @me call" in text(clones.two, ALICE)

    def test_nothing_to_do_is_said(self, clones: Clones) -> None:
        assert ok(clones.one, "sync") == "in step with origin\n"

    def test_work_in_different_notes_is_merged_by_itself(self, clones: Clones) -> None:
        ok(clones.one, "done", "bb22")
        ok(clones.one, "sync")
        ok(clones.two, "new", "alice")
        assert ok(clones.two, "sync").splitlines() == [
            "received 1 commit from origin: 1 file",
            "sent 2 commits to origin",
        ]
        ok(clones.one, "sync")
        assert tree(clones.one) == tree(clones.two)
        assert run_git(clones.two, "log", "-1", "--format=%s") == "1on1 sync: 1 note\n"

    def test_work_in_different_places_of_one_note_too(self, clones: Clones) -> None:
        commit(clones.one, {ALICE: NOTE.replace("# Alice", "# Alice and I")})
        ok(clones.one, "sync")
        commit(clones.two, {ALICE: NOTE + "\nMore.\n"})
        ok(clones.two, "sync")
        assert text(clones.two, ALICE) == NOTE.replace("# Alice", "# Alice and I") + "\nMore.\n"

    def test_the_same_new_note_on_both_sides_is_one(self, clones: Clones) -> None:
        for root in (clones.one, clones.two):
            ok(root, "new", "alice")
        ok(clones.one, "sync")
        ok(clones.two, "sync")
        assert tree(clones.one) == tree(clones.two)
        listed = ok(clones.two, "todo")
        assert listed.count("call the vendor") == 1

    def test_a_note_that_moved_there_and_was_edited_here_is_merged(self, clones: Clones) -> None:
        run_git(clones.one, "mv", ALICE, NEW)
        run_git(clones.one, "commit", "--quiet", "-m", "moved")
        ok(clones.one, "sync")
        ok(clones.two, "done", "k2mm")
        ok(clones.two, "sync")
        assert "[x] @me call" in text(clones.two, NEW)

    def test_who_sends_meanwhile_is_merged_and_the_sending_tried_again(
        self, clones: Clones, tmp_path: Path
    ) -> None:
        """A hook lets the other machine be faster, once."""
        ok(clones.two, "done", "bb22")
        hook = clones.one / ".git/hooks/pre-push"
        hook.write_text(f"#!/bin/sh\nrm $0\ncd {clones.two} && env -u GIT_DIR git push --quiet\n")
        hook.chmod(0o755)
        ok(clones.one, "done", "k2mm")
        assert ok(clones.one, "sync").splitlines() == [
            "received 1 commit from origin: 1 file",
            "sent 2 commits to origin",
        ]

    def test_who_is_always_faster_is_given_up_on(self, clones: Clones) -> None:
        hook = clones.one / ".git/hooks/pre-push"
        faster = "git commit -q --allow-empty -m faster && git push -q"
        hook.write_text(
            f"#!/bin/sh\nunset $(git rev-parse --local-env-vars)\ncd {clones.two}\n{faster}\n"
        )
        hook.chmod(0o755)
        ok(clones.one, "done", "k2mm")
        ran = cli(clones.one, "sync")
        assert (ran.code, "got ahead of us 3 times" in ran.err) == (6, True)
        assert run_git(clones.one, "status", "--porcelain") == ""


class TestWhatIsTypedByHand:
    def test_is_counted_and_left_alone_without_all(self, clones: Clones) -> None:
        write(clones.one, {BOB: "- [ ] order soon ^bb22\n", "people/carol/x.md": "new\n"})
        before = run_git(clones.one, "status", "--porcelain")
        ran = cli(clones.one, "sync")
        assert ran.err == (
            f"2 changed files are not committed, and so not sent: {BOB}, people/carol/x.md; "
            "send them with: 1on1 sync --all\n"
        )
        assert (ran.code, ran.out) == (0, f"{NOTHING_NEW}\n")
        assert run_git(clones.one, "status", "--porcelain") == before

    def test_is_committed_with_all_and_nothing_else_is(self, clones: Clones) -> None:
        mine = {
            BOB: "edited\n", "people/carol/2026-11-06.md": "new\n", "private/bob/plan.md": "plan\n",
            "templates/meeting/own.md.j2": "# Own\n", "question_banks/own.yaml": "[]\n",
            "people/carol/board.png": "picture\n", "1on1.yaml": "carry: {max: 9}\n",
        }  # fmt: skip
        others = {
            "other.txt": "x\n", "people/bob/.2026-11-06.md.swp": "x\n", "people/bob/x.md~": "x\n",
            "people/bob/x.sync-conflict-1.md": "x\n", "people/bob/ignored.md": "x\n",
        }  # fmt: skip
        write(clones.one, mine | others | {".git/info/exclude": "ignored.md\n"})
        (clones.one / ALICE).unlink()
        assert ok(clones.one, "sync", "--all").splitlines() == [
            "committed 8 files",
            "sent 1 commit to origin",
        ]
        names = run_git(clones.one, "show", "--format=", "--name-only").split()
        assert sorted(names) == sorted([*mine, ALICE])
        assert run_git(clones.one, "log", "-1", "--format=%s") == "1on1 sync: 8 notes\n"

    def test_what_is_staged_is_left_to_its_user_and_said(self, clones: Clones) -> None:
        write(clones.one, {BOB: "half\n"})
        run_git(clones.one, "add", BOB)
        write(clones.one, {BOB: "half and half\n", "people/carol/x.md": "new\n"})
        before = run_git(clones.one, "diff", "--cached")
        ran = cli(clones.one, "sync", "--all")
        assert ran.out.splitlines()[0] == "committed 1 file"
        assert f"{BOB} is left for you to commit: something is staged for it" in ran.err
        assert run_git(clones.one, "diff", "--cached") == before

    def test_a_commit_that_cannot_be_made_stops_it(self, clones: Clones) -> None:
        hook = clones.one / ".git/hooks/pre-commit"
        hook.write_text("#!/bin/sh\necho 'no notes today' >&2\nexit 1\n")
        hook.chmod(0o755)
        write(clones.one, {BOB: "edited\n", "people/carol/x.md": "new\n"})
        before = run_git(clones.one, "status", "--porcelain")
        ran = cli(clones.one, "sync", "--all")
        assert (ran.code, ran.out) == (6, "")
        assert ran.err.startswith("1on1: not committed: no notes today\n")
        assert run_git(clones.one, "status", "--porcelain") == before

    def test_a_repository_below_is_left_alone(self, clones: Clones) -> None:
        write(clones.one, {"people/carol/x.md": "x\n"})
        run_git(clones.one / "people/carol", "init", "--quiet")
        run_git(clones.one / "people/carol", "commit", "--quiet", "--allow-empty", "-m", "own")
        ran = cli(clones.one, "sync", "--all")
        assert (ran.code, ran.out) == (0, f"{NOTHING_NEW}\n")
        assert "people/carol/ is left for you to commit: it is a repository of its own" in ran.err


class TestTheFirstTime:
    def test_an_empty_remote_takes_all_and_is_followed_from_then_on(self, tmp_path: Path) -> None:
        root = notebook(tmp_path / "one", {ALICE: NOTE}, git=True)
        run_git(tmp_path, "init", "--quiet", "--bare", "hub.git")
        run_git(root, "remote", "add", "hub", str(tmp_path / "hub.git"))
        said = "sent 1 commit to hub; hub/main is followed from now on\n"
        assert ok(root, "sync") == said
        assert ok(root, "sync") == "in step with hub\n"
        assert head(tmp_path / "hub.git", "main") == head(root)

    def test_an_empty_clone_has_nothing_to_send_yet(self, tmp_path: Path) -> None:
        run_git(tmp_path, "init", "--quiet", "--bare", "hub.git")
        run_git(tmp_path, "clone", "--quiet", "hub.git", "one")
        root = notebook(tmp_path / "one", {ALICE: NOTE})
        ran = cli(root, "sync")
        assert (ran.code, ran.out) == (0, "")
        assert "nothing is committed here yet; see: 1on1 sync --all" in ran.err
        assert ok(root, "sync", "--all").startswith("committed 2 files\nsent 1 commit to origin")

    def test_a_fresh_repository_takes_over_what_the_remote_has(self, clones: Clones) -> None:
        fresh = clones.one.parent / "fresh"
        notebook(fresh, {}, settings="")
        (fresh / "1on1.yaml").unlink()
        run_git(fresh, "init", "--quiet", "--initial-branch=main")
        run_git(fresh, "remote", "add", "origin", str(clones.hub))
        write(fresh, {"deep/1on1.yaml": ""})
        assert cli(fresh / "deep", "sync").out.startswith(
            "received 1 commit from origin: 3 files\n"
        )
        assert tree(fresh) == tree(clones.one)


class TestADryRun:
    def test_tells_what_there_is_and_changes_no_note_and_no_branch(self, clones: Clones) -> None:
        ok(clones.one, "done", "k2mm")
        ok(clones.one, "sync")
        write(clones.two, {BOB: "edited\n"})
        before, was = tree(clones.two), head(clones.two)
        assert ok(clones.two, "sync", "--all", "-n").splitlines() == [
            "would commit 1 file",
            "would receive 1 commit from origin: 1 file",
            "would send 1 commit to origin",
        ]
        assert (tree(clones.two), head(clones.two)) == (before, was)
        assert run_git(clones.two, "status", "--porcelain") == f" M {BOB}\n"


class TestWhereTheNotebookLies:
    def test_in_a_folder_of_a_repository(self, tmp_path: Path) -> None:
        top = tmp_path / "top"
        notebook(top / "my notes", {ALICE: NOTE})
        write(top, {"people/other.md": "not a note of ours\n"})
        run_git(top, "init", "--quiet", "--initial-branch=main")
        run_git(top, "add", "--all")
        run_git(top, "commit", "--quiet", "-m", "start")
        run_git(tmp_path, "clone", "--quiet", "--bare", "top", "hub.git")
        run_git(top, "remote", "add", "origin", str(tmp_path / "hub.git"))
        write(top, {"people/other.md": "edited\n", f"my notes/{ALICE}": NOTE + "more\n"})
        assert ok(top / "my notes", "sync", "--all").startswith("committed 1 file\nsent 1 commit")
        assert run_git(top, "status", "--porcelain") == " M people/other.md\n"

    def test_in_a_worktree(self, clones: Clones, tmp_path: Path) -> None:
        run_git(clones.one, "worktree", "add", "--quiet", "-b", "side", str(tmp_path / "tree"))
        ok(tmp_path / "tree", "done", "k2mm")
        assert ok(tmp_path / "tree", "sync").startswith("sent 1 commit to origin; origin/side is")

    def test_with_an_inherited_repository(
        self, clones: Clones, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ok(clones.one, "done", "k2mm")
        monkeypatch.setenv("GIT_DIR", str(clones.two / ".git"))
        monkeypatch.setenv("GIT_WORK_TREE", str(clones.two))
        assert ok(clones.one, "sync") == "sent 1 commit to origin\n"

    def test_autocommit_off_still_syncs_what_is_committed(self, clones: Clones) -> None:
        commit(clones.one, {"1on1.yaml": "git: {autocommit: false}\n"})
        assert ok(clones.one, "sync") == "sent 1 commit to origin\n"
