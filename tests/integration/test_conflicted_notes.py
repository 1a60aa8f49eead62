"""A note in conflict: listings show both sides and name it; no command writes in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, run_git, text, todo, tree, write
from tests.two_clones import ALICE, NOTE, Clones, commit, two_clones

PLANNED = "people/alice/2026-11-27.md"
AGENDA = "people/alice/agenda.md"
LOG = "people/alice/log.md"
PROFILE = "people/alice/person.md"
MARKED = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> 8d0f1c2\n"
HELD = "# Alice\n\n## Summary\n\nWe talked.\n\n## Actions\n\n- [ ] @me order due:fri ^bb22\n\n"
FILES = {
    PROFILE: "---\nname: Alice\n---\n\n" + MARKED.format("Likes walks.", "Likes tea."),
    ALICE: HELD + MARKED.format("- [x] @me call ^k2mm", "- [ ] @me call due:2026-12-01 ^k2mm"),
    PLANNED: "# Alice\n\n" + MARKED.format("- [ ] mine ^aa11", "- [ ] theirs ^cc33"),
    AGENDA: MARKED.format("- [ ] the budget", "- [ ] holidays") + "- [ ] the office\n",
    LOG: MARKED.format("- 2026-11-06 praise: calm", "- 2026-11-06 praise: well argued"),
}
WRITING = [
    "done k2mm", "drop bb22", "due bb22 2026-12-01", "assign bb22 alice",
    "agenda alice desk", "agenda alice --theirs desk", "log alice fine --kind note",
    "person set alice cadence weekly", "person archive alice", "move alice 2026-12-04",
    "skip alice --reason leave", "recap alice --sent", "fmt", "check --fix",
    "done k2mm --dry-run", "agenda alice desk --dry-run", "new alice", "undo",
]  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Every note of a person in conflict."""
    return notebook(tmp_path / "book", FILES)


@pytest.mark.parametrize("words", WRITING)
def test_no_command_writes_in_it(root: Path, words: str) -> None:
    before = tree(root)
    ran = cli(root, *words.split())
    after = tree(root)
    assert {path: after[path] for path in before} == before
    assert ran.code in ((0, 1) if words in ("fmt", "check --fix", "new alice") else (3, 5))
    if ran.code == 5:
        assert "take the marks out" in ran.err or "in doubt" in ran.err or "conflict" in ran.err


def test_undo_takes_nothing_back_in_it(tmp_path: Path) -> None:
    """The lines that were written stand in it still, but on one of two sides."""
    root = notebook(tmp_path, {ALICE: NOTE})
    ok(root, "done", "k2mm")
    conflicted = text(root, ALICE) + MARKED.format("Mine.", "Theirs.")
    write(root, {ALICE: conflicted})
    ran = cli(root, "undo")
    assert (ran.code, "git conflict markers stand in the note" in ran.err) == (5, True)
    assert text(root, ALICE) == conflicted


class TestListings:
    def test_show_what_both_sides_say_and_name_the_note(self, root: Path) -> None:
        ran = cli(root, "agenda", "alice")
        for point in ("the budget", "holidays", "the office"):
            assert ran.out.count(point) == 1
        assert AGENDA in cli(root, "todo", "--no-index").err
        assert "not read in full: " in ran.err

    @pytest.mark.parametrize("words", ["todo --all", "agenda alice", "todo --no-index --all"])
    def test_never_show_a_mark_as_text(self, root: Path, words: str) -> None:
        out = ok(root, *words.split())
        assert not any(mark in out for mark in ("<<<<", "====", ">>>>", "HEAD", "8d0f1c2"))

    def test_an_item_on_both_sides_with_one_id_is_one(self, root: Path) -> None:
        texts = [item["text"] for item in todo(root)]
        assert sorted(texts) == ["call", "mine", "order", "theirs"]

    def test_entries_of_a_log_are_read_from_both_sides(self, root: Path) -> None:
        listed = json.loads(ok(root, "coverage", "alice", "--why", "recognition", "--json"))
        found = [item for item in listed["items"] if item["theme"] == "recognition"]
        assert [one["line"] for one in found[0]["evidence"]] == [4, 2] or [
            one["line"] for one in found[0]["evidence"]
        ] == [2, 4]


class TestWithoutMarks:
    """git cannot mark a note that one side deleted; editing it would be taken for a decision."""

    @pytest.fixture
    def clones(self, tmp_path: Path) -> Clones:
        return two_clones(tmp_path)

    @pytest.mark.parametrize("deleted", ["here", "there"])
    @pytest.mark.parametrize("words", ["done k2mm", "done k2mm -n", "new alice --date 2026-11-06"])
    def test_a_note_deleted_on_one_side_is_not_edited(
        self, clones: Clones, deleted: str, words: str
    ) -> None:
        theirs, ours = (
            (None, NOTE + "Mine.\n") if deleted == "there" else (NOTE + "Theirs.\n", None)
        )
        commit(clones.two, {ALICE: theirs})
        ok(clones.two, "sync", "--allow-deletions")
        commit(clones.one, {ALICE: ours})
        assert cli(clones.one, "sync").code == 6
        before = tree(clones.one)
        ran = cli(clones.one, *words.split())
        assert tree(clones.one) == before
        if not words.startswith("new"):  # which leaves a note that is there as it is
            said = f"{ALICE}: git waits for a decision about this note, changed on one and deleted"
            how = f"git add {ALICE}, or delete it: git rm {ALICE}; then: 1on1 sync"
            assert (ran.code, said in ran.err, how in ran.err) == (5, True, True)

    def test_what_it_says_to_do_settles_it(self, clones: Clones) -> None:
        self.test_a_note_deleted_on_one_side_is_not_edited(clones, "there", "done k2mm")
        run_git(clones.one, "add", ALICE)
        ok(clones.one, "done", "k2mm")
        assert ok(clones.one, "sync").splitlines() == [
            "finished the merge", "committed 1 file", "sent 3 commits to origin",
        ]  # fmt: skip

    def test_a_note_git_cannot_merge_is_not_edited(self, clones: Clones) -> None:
        """Else it would be more than our version, and be taken for settled."""
        commit(clones.one, {".gitattributes": "people/** -merge\n"})
        ok(clones.one, "sync")
        ok(clones.two, "sync")
        commit(clones.two, {ALICE: NOTE + "Theirs.\n"})
        ok(clones.two, "sync")
        commit(clones.one, {ALICE: NOTE + "Mine.\n"})
        assert cli(clones.one, "sync").code == 6
        ran = cli(clones.one, "done", "k2mm")
        assert (ran.code, "changed on one and differently on the other side" in ran.err) == (
            5,
            True,
        )

    def test_other_notes_are_edited_meanwhile(self, clones: Clones) -> None:
        self.test_a_note_deleted_on_one_side_is_not_edited(clones, "there", "done k2mm")
        assert cli(clones.one, "done", "bb22").code == 0
