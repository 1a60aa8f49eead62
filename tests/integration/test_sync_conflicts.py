"""One note changed on both sides: settled where nothing is in doubt, else left and explained."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from oneonone.app import settle_conflicts
from oneonone.errors import FileFailure
from tests.notebooks import Ran, boxes, cli, ok, run_git, text, todo, write
from tests.two_clones import ALICE, BOB, NOTE, Clones, commit, two_clones

NEW = "people/alice/2026-11-20.md"
PLANS = "private/alice/plans.md"


@pytest.fixture
def clones(tmp_path: Path) -> Clones:
    return two_clones(tmp_path)


def diverge(clones: Clones, ours: str | None, theirs: str | None, path: str = ALICE) -> Ran:
    """What `sync` says here, after the other side changed the same note and was faster."""
    commit(clones.two, {path: theirs})
    ok(clones.two, "sync", "--allow-deletions")
    commit(clones.one, {path: ours})
    return cli(clones.one, "sync")


class TestBoxesAndFields:
    def test_an_item_ticked_on_both_sides_is_done_since_the_earlier_day(
        self, clones: Clones
    ) -> None:
        ok(clones.two, "done", "k2mm", today=date(2026, 11, 18))
        ok(clones.two, "sync")
        ok(clones.one, "done", "k2mm")
        assert ok(clones.one, "sync").splitlines() == [
            "received 1 commit from origin: 1 file",
            f"merged 1 item in {ALICE}",
            "  call the vendor: done, with the fields of both sides",
            "sent 2 commits to origin",
        ]
        assert boxes(clones.one, ALICE)[0] == "[x] @me call the vendor done:2026-11-18"
        assert ok(clones.two, "sync") == "received 2 commits from origin: 0 files\n"
        assert text(clones.one, ALICE) == text(clones.two, ALICE)

    def test_closed_here_and_carried_on_there_is_closed_in_the_old_note(
        self, clones: Clones
    ) -> None:
        ok(clones.two, "new", "alice")
        ok(clones.two, "sync")
        ok(clones.one, "done", "k2mm")
        ok(clones.one, "sync")
        assert "- [x] @me call the vendor done:2026-11-20 ^k2mm\n" in text(clones.one, ALICE)
        assert "[>] @alice draft" in text(clones.one, ALICE)
        assert [item["text"] for item in todo(clones.one)] == ["draft the plan", "order"]

    def test_what_won_is_told_of_each_item(self, clones: Clones) -> None:
        ok(clones.two, "done", "k2mm")
        ok(clones.two, "sync")
        ok(clones.one, "drop", "a3f9")
        ok(clones.one, "due", "k2mm", "2026-11-27")
        assert ok(clones.one, "sync").splitlines()[1:4] == [
            f"merged 2 items in {ALICE}",
            "  call the vendor: done, as there; here it was open",
            "  draft the plan: dropped, as here; there it was open",
        ]

    def test_neighbours_changed_on_either_side_are_both_changed(self, clones: Clones) -> None:
        ok(clones.two, "due", "a3f9", "2026-12-04")
        ok(clones.two, "sync")
        ok(clones.one, "drop", "k2mm")
        ok(clones.one, "sync")
        assert "- [-] @me call the vendor cancelled:2026-11-20 ^k2mm\n" in text(clones.one, ALICE)
        assert "due:2026-12-04" in text(clones.one, ALICE)

    def test_two_machines_that_made_the_same_note_and_ticked_in_it(self, clones: Clones) -> None:
        for root, item in ((clones.two, "k2mm"), (clones.one, "a3f9")):
            ok(root, "new", "alice")
            ok(root, "done", item)
        ok(clones.two, "sync")
        said = ok(clones.one, "sync").splitlines()
        assert f"merged 2 items in {NEW}" in said
        assert [item["text"] for item in todo(clones.one)] == ["order"]

    def test_a_private_note_is_settled_too(self, clones: Clones) -> None:
        commit(clones.one, {PLANS: "- [ ] think ^th11\n"})
        ok(clones.one, "sync")
        ok(clones.two, "sync")
        ran = diverge(clones, "- [x] think ^th11\n", "- [ ] think !high ^th11\n", PLANS)
        assert ran.code == 0
        assert text(clones.one, PLANS) == "- [x] think !high ^th11\n"

    def test_line_ends_and_clean_filters_stay_what_they_are(self, clones: Clones) -> None:
        """Notes are merged as they lie in the folder, and stored as `git add` stores them."""
        commit(clones.one, {".gitattributes": "*.md text eol=crlf\n"})
        (clones.one / ALICE).unlink()
        run_git(clones.one, "checkout", "--quiet", "--", ALICE)
        ok(clones.one, "sync")
        ok(clones.two, "sync")
        for root, words in ((clones.two, ("done", "k2mm")), (clones.one, ("due", "k2mm", "eom"))):
            ok(root, *words)
            ok(root, "sync")
        merged = (clones.one / ALICE).read_bytes()
        assert b"[x] @me call the vendor done:2026-11-20 due:2026-11-30 ^k2mm\r\n" in merged
        assert merged.count(b"\r\n") == merged.count(b"\n")
        assert "\r" not in run_git(clones.one, "cat-file", "-p", f"HEAD:{ALICE}")

    def test_the_mode_of_a_note_stays(self, clones: Clones) -> None:
        ok(clones.two, "done", "k2mm")
        ok(clones.two, "sync")
        ok(clones.one, "drop", "a3f9")
        (clones.one / ALICE).chmod(0o600)
        ok(clones.one, "sync")
        assert "[x] @me" in text(clones.one, ALICE)


class TestWhatOnlyAPersonCanSettle:
    @pytest.mark.parametrize(
        ("ours", "theirs"),
        [
            (NOTE.replace("settled", "moved"), NOTE.replace("settled", "dug")),
            (NOTE.replace("11-30", "11-29"), NOTE.replace("11-30", "12-01")),
            (NOTE.replace("[ ] @me", "[x] @me"), NOTE.replace("call the", "ring the")),
            (NOTE.replace("[ ] @me", "[x] @me"), NOTE.replace("[ ] @me", "[-] @me")),
            (NOTE.replace("[ ] @me", "[x] @me") + "Mine.\n", NOTE + "Theirs.\n"),
        ],
        ids=["prose", "two due dates", "words of an item", "done and dropped", "one of two places"],
    )
    def test_is_left_as_git_leaves_it_and_named(
        self, clones: Clones, ours: str, theirs: str
    ) -> None:
        ran = diverge(clones, ours, theirs)
        line = text(clones.one, ALICE).split("\n").index("<<<<<<< HEAD") + 1
        assert (ran.code, ran.out) == (6, "received 1 commit from origin: 1 file\n")
        assert ran.err.splitlines() == [
            "1on1: 1 file was changed differently on both sides:",
            f"  {ALICE}:{line}: git has marked the places",
            "      keep what you want in your editor, take the marks out, then: 1on1 sync",
            "      back to before the merge: git merge --abort",
        ]
        assert run_git(clones.one, "status", "--porcelain").startswith(f"UU {ALICE}\n")

    def test_every_command_tolerates_it(self, clones: Clones) -> None:
        diverge(clones, NOTE.replace("settled", "moved"), NOTE.replace("settled", "dug"))
        assert len(todo(clones.one)) == 3
        assert "N04" in cli(clones.one, "check").out
        assert cli(clones.one, "done", "k2mm").code == 5
        ran = cli(clones.one, "done", "bb22")
        assert (ran.code, "not committed: a merge is under way" in ran.err) == (0, True)

    def test_sync_says_again_what_is_left_and_does_nothing_else(self, clones: Clones) -> None:
        first = diverge(clones, NOTE + "Mine.\n", NOTE + "Theirs.\n")
        again = cli(clones.one, "sync", "--all")
        assert (again.code, again.out) == (6, "")
        assert again.err == first.err
        assert cli(clones.one, "sync", "-n").code == 6

    def test_sync_finishes_once_no_mark_is_left(self, clones: Clones) -> None:
        diverge(clones, NOTE + "Mine.\n", NOTE + "Theirs.\n")
        write(clones.one, {ALICE: NOTE + "Mine.\nTheirs.\n"})
        said = ok(clones.one, "sync").splitlines()
        assert said == ["finished the merge", "sent 2 commits to origin"]
        ok(clones.two, "sync")
        assert text(clones.two, ALICE) == NOTE + "Mine.\nTheirs.\n"

    def test_taking_back_the_merge_loses_nothing(self, clones: Clones) -> None:
        was = NOTE + "Mine.\n"
        diverge(clones, was, NOTE + "Theirs.\n")
        run_git(clones.one, "merge", "--abort")
        assert text(clones.one, ALICE) == was
        assert cli(clones.one, "sync").code == 6

    def test_what_is_settled_is_merged_beside_what_is_not(self, clones: Clones) -> None:
        for root, words, day in ((clones.two, "Theirs.", 20), (clones.one, "Mine.", 19)):
            commit(root, {BOB: f"- [ ] order ^bb22\n{words}\n"})
            ok(root, "done", "k2mm", today=date(2026, 11, day))
        ok(clones.two, "sync")
        ran = cli(clones.one, "sync")
        assert ran.out.splitlines()[-2] == f"merged 1 item in {ALICE}"
        assert ran.err.startswith("1on1: 1 file was")
        assert f"  {BOB}:2: git has marked the places" in ran.err.splitlines()

    @pytest.mark.parametrize(
        ("ours", "theirs", "reason"),
        [
            (NOTE + "Mine.\n", None, "changed here, deleted there"),
            (None, NOTE + "Theirs.\n", "deleted here, changed there"),
        ],
    )
    def test_a_deleted_note_is_for_its_user_to_decide(
        self, clones: Clones, ours: str | None, theirs: str | None, reason: str
    ) -> None:
        ran = diverge(clones, ours, theirs)
        how = f"keep it: git add {ALICE}, or delete it: git rm {ALICE}"
        assert ran.err.splitlines()[1:] == [
            f"  {ALICE}: {reason}; {how}",
            "      decide where it says how, then: 1on1 sync",
            "      back to before the merge: git merge --abort",
        ]
        assert cli(clones.one, "sync").code == 6, "nobody has decided yet"
        run_git(clones.one, "add", ALICE)
        assert ok(clones.one, "sync").splitlines()[0] == "finished the merge"
        assert text(clones.one, ALICE) == ours or theirs

    def test_a_note_made_on_both_sides_with_other_words(self, clones: Clones) -> None:
        ran = diverge(clones, "# Mine\n", "# Theirs\n", NEW)
        assert f"  {NEW}:1: git has marked the places" in ran.err.splitlines()

    def test_what_git_cannot_mark_is_not_taken_for_settled(self, clones: Clones) -> None:
        """Encrypted notes: git leaves our version there, and no marks."""
        commit(clones.one, {".gitattributes": "people/** -merge\n"})
        ok(clones.one, "sync")
        ok(clones.two, "sync")
        reason = f"  {ALICE}: holds nothing of the other side; if that is meant: git add {ALICE}"
        ran = diverge(clones, NOTE + "Mine.\n", NOTE + "Theirs.\n")
        assert reason in ran.err.splitlines()
        assert reason in cli(clones.one, "sync").err.splitlines()
        write(clones.one, {ALICE: NOTE + "Mine.\nTheirs.\n"})
        assert cli(clones.one, "sync").code == 0

    def test_a_note_that_is_gone_or_no_text_is_not_settled(self, clones: Clones) -> None:
        diverge(clones, NOTE + "Mine.\n", NOTE + "Theirs.\n")
        write(clones.one, {ALICE: b"\xff\xfe\n"})
        reason = f"{ALICE}: not there, or no text"
        assert reason in cli(clones.one, "sync").err
        (clones.one / ALICE).unlink()
        assert reason in cli(clones.one, "sync").err

    def test_settings_in_conflict_do_not_keep_sync_from_saying_so(self, clones: Clones) -> None:
        ran = diverge(clones, "carry: {max: 3}\n", "carry: {max: 4}\n", "1on1.yaml")
        assert "  1on1.yaml:1: git has marked the places" in ran.err.splitlines()
        assert cli(clones.one, "todo").code == 5
        write(clones.one, {"1on1.yaml": "carry: {max: 4}\n"})
        assert ok(clones.one, "sync").startswith("finished the merge\n")

    def test_a_merge_that_a_hook_does_not_let_be_committed(self, clones: Clones) -> None:
        ok(clones.two, "done", "k2mm")
        ok(clones.two, "sync")
        ok(clones.one, "drop", "a3f9")
        hook = clones.one / ".git/hooks/pre-commit"
        hook.write_text("#!/bin/sh\necho 'not today' >&2\nexit 1\n")
        hook.chmod(0o755)
        ran = cli(clones.one, "sync")
        assert (ran.code, "not committed: not today" in ran.err) == (6, True)
        assert "git commit" in run_git(clones.one, "status")
        hook.unlink()
        assert ok(clones.one, "sync").startswith("finished the merge\n")

    @pytest.mark.parametrize("name", ["replace_file", "mark_resolved"])
    def test_what_cannot_be_written_down_is_left(
        self, clones: Clones, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        ok(clones.two, "done", "k2mm")
        ok(clones.two, "sync")
        ok(clones.one, "drop", "a3f9")

        def fail(*_: object) -> None:
            raise FileFailure("no space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(settle_conflicts, name, fail)
            ran = cli(clones.one, "sync")
        assert (ran.code, f"  {ALICE}:" in ran.err) == (6, True)
        assert run_git(clones.one, "status", "--porcelain") == f"UU {ALICE}\n"

    def test_a_note_that_moved_to_two_places(self, clones: Clones) -> None:
        for root, path in ((clones.two, NEW), (clones.one, "people/alice/2026-11-19.md")):
            run_git(root, "mv", ALICE, path)
            run_git(root, "commit", "--quiet", "-m", "moved")
        ok(clones.two, "sync")
        ran = cli(clones.one, "sync")
        assert (ran.code, f"  {ALICE}: moved on both sides; see: git status" in ran.err) == (
            6,
            True,
        )

    def test_a_file_outside_of_the_notebook_is_for_git(self, clones: Clones) -> None:
        """Here the notebook is a folder of its repository."""
        for root, words in ((clones.two, "theirs"), (clones.one, "mine")):
            commit(root, {"deep/1on1.yaml": "", "people/other.md": f"{words}\n"})
        ok(clones.two / "deep", "sync")
        ran = cli(clones.one / "deep", "sync")
        assert (ran.code, "  ../people/other.md:1: git has marked" in ran.err) == (6, True)
