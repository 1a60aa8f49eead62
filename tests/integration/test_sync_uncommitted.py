"""What our commands wrote and git would not commit then: `sync` sends it, or says that it is not.

A plain `sync` says "in step" only where every note is committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.notebooks import Ran, cli, ok, run_git, text, todo, write
from tests.two_clones import ALICE, BOB, NOTE, Clones, commit, two_clones

NEW = "people/alice/2026-11-20.md"
NOTHING_NEW = "origin has all that is committed here, and nothing new\n"


@pytest.fixture
def clones(tmp_path: Path) -> Clones:
    return two_clones(tmp_path)


def hook(root: Path) -> Path:
    """A hook that lets nothing be committed."""
    path = root / ".git/hooks/pre-commit"
    path.write_text("#!/bin/sh\necho 'not today' >&2\nexit 1\n")
    path.chmod(0o755)
    return path


def not_committed(root: Path, *words: str) -> None:
    """A command that writes while git refuses to commit."""
    refusing = hook(root)
    ran = cli(root, *words)
    assert (ran.code, "not committed: not today" in ran.err) == (0, True)
    refusing.unlink()


def never_in_step(ran: Ran) -> None:
    assert "in step" not in ran.out


class TestWhatOurCommandsWrote:
    def test_is_committed_and_sent_by_a_plain_sync(self, clones: Clones) -> None:
        not_committed(clones.one, "done", "k2mm")
        assert ok(clones.one, "sync") == "committed 1 file\nsent 1 commit to origin\n"
        ok(clones.two, "sync")
        assert "[x] @me call" in text(clones.two, ALICE)

    def test_is_all_that_one_command_wrote_new_notes_too(self, clones: Clones) -> None:
        not_committed(clones.one, "new", "alice")
        assert ok(clones.one, "sync").startswith("committed 2 files\n")
        ok(clones.two, "sync")
        assert text(clones.two, NEW) == text(clones.one, NEW)

    def test_is_sent_where_a_note_was_put_back(self, clones: Clones) -> None:
        ok(clones.one, "new", "bob")
        ok(clones.one, "drop", "bb22")
        not_committed(clones.one, "undo")
        assert ok(clones.one, "sync").startswith("committed 1 file\n")
        assert run_git(clones.one, "status", "--porcelain") == ""

    def test_is_told_in_a_dry_run(self, clones: Clones) -> None:
        not_committed(clones.one, "done", "k2mm")
        assert (
            ok(clones.one, "sync", "-n") == "would commit 1 file\nwould send 1 commit to origin\n"
        )
        assert run_git(clones.one, "status", "--porcelain") == f" M {ALICE}\n"

    def test_while_a_merge_was_under_way_is_sent_when_it_is_finished(self, clones: Clones) -> None:
        for root, words in ((clones.two, "Theirs."), (clones.one, "Mine.")):
            commit(root, {ALICE: f"{NOTE}{words}\n"})
            cli(root, "sync")
        ran = cli(clones.one, "done", "bb22")
        assert "not committed: a merge is under way" in ran.err
        write(clones.one, {ALICE: f"{NOTE}Mine.\nTheirs.\n"})
        assert ok(clones.one, "sync").splitlines() == [
            "finished the merge", "committed 1 file", "sent 3 commits to origin",
        ]  # fmt: skip
        ok(clones.two, "sync")
        assert [item["text"] for item in todo(clones.two)] == ["draft the plan", "call the vendor"]

    def test_and_its_user_edited_since_is_the_users_to_send(self, clones: Clones) -> None:
        not_committed(clones.one, "done", "k2mm")
        write(clones.one, {ALICE: text(clones.one, ALICE) + "Half a sent\n"})
        ran = cli(clones.one, "sync")
        assert (ran.code, ran.out) == (0, NOTHING_NEW)
        assert f"1 changed file is not committed, and so not sent: {ALICE}; " in ran.err
        assert "1on1 sync --all" in ran.err

    def test_stays_with_what_is_staged_for_it_and_is_named(self, clones: Clones) -> None:
        not_committed(clones.one, "done", "k2mm")
        run_git(clones.one, "add", ALICE)
        ran = cli(clones.one, "sync")
        assert (ran.code, ran.out) == (0, NOTHING_NEW)
        assert f"{ALICE} is left for you to commit: something is staged for it" in ran.err

    def test_is_left_to_its_user_where_commands_do_not_commit(self, clones: Clones) -> None:
        commit(clones.one, {"1on1.yaml": "git: {autocommit: false}\n"})
        ok(clones.one, "done", "k2mm")
        ran = cli(clones.one, "sync")
        assert (ran.code, ran.out) == (0, "sent 1 commit to origin\n")
        assert ALICE in ran.err
        assert cli(clones.one, "sync").out == NOTHING_NEW

    def test_that_git_still_refuses_is_said_last_and_all_else_is_sent(self, clones: Clones) -> None:
        commit(clones.one, {BOB: "- [ ] order soon ^bb22\n"})
        ok(clones.two, "drop", "a3f9")
        ok(clones.two, "sync")
        hook(clones.one)
        ok(clones.one, "new", "bob")
        run_git(clones.one, "checkout", "--quiet", "--", BOB)
        ran = cli(clones.one, "sync")
        assert (ran.code, ran.err.splitlines()) == (6, [
            "1on1: not committed, and so not sent: not today",
            "      your notes are as they were, all else is in step; settle that, then: 1on1 sync",
        ])  # fmt: skip
        assert (clones.one / "people/bob/2026-11-20.md").exists()


class TestInStep:
    def test_is_never_said_while_a_note_is_not_committed(self, clones: Clones) -> None:
        for files in (
            {BOB: "typed\n"},
            {"people/carol/new.md": "typed\n"},
            {"1on1.yaml": "me: {}\n"},
        ):
            write(clones.one, files)
            ran = cli(clones.one, "sync")
            assert (ran.code, ran.out) == (0, NOTHING_NEW)
            assert next(iter(files)) in ran.err
            ok(clones.one, "sync", "--all")
            assert cli(clones.one, "sync").out == "in step with origin\n"

    def test_many_files_are_counted_and_some_named(self, clones: Clones) -> None:
        write(clones.one, {f"people/carol/{day}.md": "x\n" for day in range(5)})
        said = "5 changed files are not committed, and so not sent: people/carol/0.md, "
        ran = cli(clones.one, "sync")
        assert ran.err.startswith(f"{said}people/carol/1.md, people/carol/2.md and 2 more; ")
        never_in_step(ran)

    def test_is_said_beside_ignored_files_and_those_of_an_editor(self, clones: Clones) -> None:
        write(clones.one, {
            ".git/info/exclude": "ignored.md\n", "people/bob/ignored.md": "x\n",
            "people/bob/.x.md.swp": "x\n", "other.txt": "x\n",
        })  # fmt: skip
        assert ok(clones.one, "sync") == "in step with origin\n"

    def test_a_journal_that_names_what_is_no_file_of_ours_sends_nothing(
        self, clones: Clones
    ) -> None:
        not_committed(clones.one, "done", "k2mm")
        (clones.one / ALICE).unlink()
        (clones.one / ALICE).mkdir()
        ran = cli(clones.one, "sync")
        never_in_step(ran)
        assert run_git(clones.one, "log", "-1", "--format=%s") == "start\n"


class TestMassDeletion:
    def test_of_what_is_gone_here_already_is_in_nobodys_way(self, clones: Clones) -> None:
        many = {f"people/carol/2026-01-{day:02}.md": "- [ ] thing\n" for day in range(1, 13)}
        commit(clones.two, dict(many))
        ok(clones.two, "sync")
        ok(clones.one, "sync")
        for root in (clones.two, clones.one):
            commit(root, dict.fromkeys(many), f"by hand in {root.name}")
        ok(clones.two, "sync", "--allow-deletions")
        assert ok(clones.one, "sync").startswith("received 1 commit from origin: 12 files\n")
