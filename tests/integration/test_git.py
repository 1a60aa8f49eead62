"""What a command commits: just the notes it changed, through git itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.notebooks import cli, notebook, ok, run_git, text, write

ALICE = "people/alice/2026-11-06.md"
BOB = "people/bob/2026-11-06.md"
NEW = "people/alice/2026-11-20.md"
FILES = {ALICE: "- [ ] call ^k2mm\n", BOB: "- [ ] order ^a3f9\n", ".gitignore": ".1on1\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook under git, all committed."""
    return notebook(tmp_path, FILES, git=True)


def last(root: Path) -> tuple[str, list[str]]:
    """The last commit's message and the files in it."""
    message, names = run_git(root, "show", "--format=%B%x00", "--name-only").split("\0")
    return message.strip(), names.split()


def commits(root: Path) -> int:
    """How many commits there are."""
    return int(run_git(root, "rev-list", "--count", "HEAD"))


class TestACommit:
    def test_holds_just_the_notes_of_the_command(self, root: Path) -> None:
        ran = cli(root, "done", "k2mm")
        assert (ran.code, ran.err.count("commit")) == (0, 0)
        assert last(root) == ("1on1 done: 1 note", [ALICE])
        assert run_git(root, "status", "--porcelain") == ""

    def test_holds_new_notes_whole(self, root: Path) -> None:
        ok(root, "new", "alice")
        assert last(root) == ("1on1 new: 2 notes", [ALICE, NEW])
        assert run_git(root, "show", f"HEAD:{NEW}") == text(root, NEW)

    def test_names_no_person_and_no_text(self, root: Path) -> None:
        ok(root, "new", "Zoë Sample")
        ok(root, "done", "k2mm", "a3f9")
        log = run_git(root, "log", "--format=%B%n%an %ae")
        for word in ("zo", "sample", "alice", "call", "order", "k2mm"):
            assert word not in log.lower().replace("test manager manager@example.invalid", "")

    def test_is_made_of_nothing_else_the_user_did(self, root: Path) -> None:
        write(root, {"notes.txt": "untracked\n", BOB: "- [ ] order ^a3f9\nedited\n"})
        write(root, {"staged.txt": "staged\n"})
        run_git(root, "add", "staged.txt")
        before = run_git(root, "diff", "--cached")
        ok(root, "done", "k2mm")
        assert last(root)[1] == [ALICE]
        assert run_git(root, "diff", "--cached") == before
        status = run_git(root, "status", "--porcelain").splitlines()
        assert sorted(status) == [f" M {BOB}", "?? notes.txt", "A  staged.txt"]

    def test_is_not_made_where_nothing_changed(self, root: Path) -> None:
        for words in (["reopen", "k2mm"], ["done", "k2mm", "-n"], ["todo"], ["check"]):
            assert cli(root, *words).code == 0
        assert commits(root) == 1

    def test_is_not_made_where_the_note_is_what_git_has_already(self, root: Path) -> None:
        write(root, {ALICE: "- [x] call done:2026-11-20 ^k2mm\n", "other.txt": ""})
        ran = cli(root, "reopen", "k2mm")
        assert (ran.code, commits(root)) == (0, 1)
        assert "not committed" not in ran.err
        assert "committed along" not in ran.err

    def test_is_not_made_without_autocommit(self, root: Path) -> None:
        write(root, {"1on1.yaml": "git: {autocommit: false}\n"})
        ok(root, "done", "k2mm")
        assert commits(root) == 1

    def test_runs_the_clean_filters(self, root: Path) -> None:
        """An encrypted notebook must not be committed in plain."""
        write(root, {".gitattributes": "*.md filter=hide\n"})
        run_git(root, "config", "filter.hide.clean", "tr a-z A-Z")
        run_git(root, "config", "filter.hide.smudge", "tr A-Z a-z")
        ok(root, "done", "k2mm")
        ok(root, "new", "alice")
        assert run_git(root, "show", f"HEAD~1:{ALICE}") == "- [X] CALL DONE:2026-11-20 ^K2MM\n"
        assert run_git(root, "show", f"HEAD:{NEW}").startswith("---\nPERSON: ALICE\n")
        assert text(root, ALICE) == "- [x] call done:2026-11-20 ^k2mm\n"

    def test_minds_the_rules_for_line_ends(self, root: Path) -> None:
        write(root, {".gitattributes": "*.md text\n", ALICE: "- [ ] call ^k2mm\r\n"})
        ok(root, "done", "k2mm")
        assert run_git(root, "show", f"HEAD:{ALICE}").endswith("^k2mm\n")
        assert text(root, ALICE).endswith("^k2mm\r\n")


class TestTheUsersOwnEdits:
    def test_in_the_same_note_go_along_and_are_named(self, root: Path) -> None:
        write(root, {ALICE: "Edited.\n\n- [ ] call ^k2mm\n"})
        ran = cli(root, "done", "k2mm")
        assert last(root)[1] == [ALICE]
        assert f"{ALICE}: other edits in it were committed along" in ran.err.splitlines()
        assert "Edited." in run_git(root, "show", f"HEAD:{ALICE}")

    def test_what_he_staged_of_a_note_is_left_to_him_and_said(self, root: Path) -> None:
        write(root, {ALICE: "Staged.\n\n- [ ] call ^k2mm\n"})
        run_git(root, "add", ALICE)
        before = run_git(root, "diff", "--cached")
        ran = cli(root, "done", "k2mm", "a3f9")
        assert ran.code == 0
        assert f"{ALICE} is left for you to commit: something is staged for it" in ran.err
        assert last(root) == ("1on1 done: 1 note", [BOB])
        assert run_git(root, "diff", "--cached") == before
        assert "[x] call" in text(root, ALICE)

    def test_a_note_he_never_added_is_added_whole(self, root: Path) -> None:
        mine = "people/carol/2026-11-06.md"
        write(root, {mine: "Mine.\n\n- [ ] write ^c8dd\n", "people/carol/x.md": "x\n"})
        ok(root, "done", "c8dd")
        assert last(root)[1] == [mine]
        assert run_git(root, "show", f"HEAD:{mine}").startswith("Mine.\n")
        assert run_git(root, "status", "--porcelain") == "?? people/carol/x.md\n"

    @pytest.mark.parametrize(
        "rule", ["people/alice/2026-11-20.md", "people/alice/", "*.md", "people/*/2026-11-20*"]
    )
    def test_an_ignored_note_is_never_committed(self, root: Path, rule: str) -> None:
        write(root, {".git/info/exclude": f"{rule}\n"})
        ran = cli(root, "new", "alice")
        assert ran.code == 0
        assert "not committed" not in ran.err
        assert last(root)[1] == [ALICE]
        assert run_git(root, "ls-files", "people") == f"{ALICE}\n{BOB}\n"

    @pytest.mark.parametrize("rule", ["people/carol/", "people/carol/2026-11-06.md", "carol"])
    def test_nor_one_that_was_there_before(self, root: Path, rule: str) -> None:
        write(root, {".git/info/exclude": f"{rule}\n"})
        write(root, {"people/carol/2026-11-06.md": "- [ ] write ^c8dd\n"})
        ran = cli(root, "done", "c8dd", "k2mm")
        assert "not committed" not in ran.err
        assert last(root) == ("1on1 done: 1 note", [ALICE])

    def test_but_one_he_added_in_spite_of_a_rule_is(self, root: Path) -> None:
        write(root, {".git/info/exclude": "people/\n"})
        ok(root, "done", "k2mm")
        assert last(root)[1] == [ALICE]

    def test_a_note_he_only_announced_is_committed_whole(self, root: Path) -> None:
        mine = "people/carol/2026-11-06.md"
        write(root, {mine: "- [ ] write ^c8dd\n"})
        run_git(root, "add", "--intent-to-add", mine)
        ok(root, "done", "c8dd")
        assert last(root)[1] == [mine]

    def test_a_note_he_took_away_and_we_make_again_is_committed(self, root: Path) -> None:
        ok(root, "new", "alice", "--no-carry")
        (root / NEW).unlink()
        write(root, {"people/alice/person.md": "---\nname: Alice Example\n---\n"})
        ok(root, "new", "alice", "--no-carry")
        assert last(root) == ("1on1 new: 1 note", [NEW])


class TestWhereTheNotebookLies:
    def test_in_a_folder_of_a_repository(self, tmp_path: Path) -> None:
        top = notebook(tmp_path, {"other.txt": "x\n"}, git=True)
        root = notebook(tmp_path / "deep/notes ü", FILES)
        run_git(top, "add", "--all")
        run_git(top, "commit", "--quiet", "-m", "notes")
        write(root, {ALICE: "Edited.\n\n- [ ] call ^k2mm\n", BOB: "- [ ] order ^a3f9\n\n"})
        run_git(root, "add", BOB)
        ran = cli(root, "done", "k2mm", "a3f9")
        assert f"{ALICE}: other edits in it were committed along" in ran.err
        assert f"{BOB} is left for you" in ran.err
        names = run_git(top, "-c", "core.quotepath=false", "show", "--format=", "--name-only")
        assert names == f"deep/notes ü/{ALICE}\n"

    def test_in_a_folder_its_repository_ignores(self, tmp_path: Path) -> None:
        top = notebook(tmp_path, {".gitignore": "/deep/\n"}, git=True)
        root = notebook(tmp_path / "deep/notes", FILES)
        for words in (["done", "k2mm"], ["new", "alice"]):
            assert "commit" not in cli(root, *words).err
        assert commits(top) == 1

    def test_in_a_worktree(self, root: Path, tmp_path: Path) -> None:
        tree = tmp_path / "tree"
        run_git(root, "worktree", "add", "--quiet", "-b", "side", str(tree))
        ok(tree, "done", "k2mm")
        assert last(tree) == ("1on1 done: 1 note", [ALICE])
        assert commits(root) == 1

    def test_in_a_repository_without_commits(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, FILES)
        run_git(root, "init", "--quiet")
        ok(root, "new", "alice")
        assert run_git(root, "ls-files") == f"{ALICE}\n{NEW}\n"
        assert commits(root) == 1

    def test_in_no_repository(self, tmp_path: Path) -> None:
        ran = cli(notebook(tmp_path, FILES), "done", "k2mm")
        assert (ran.code, "commit" in ran.err) == (0, False)

    def test_beside_a_repository_of_its_own_below(self, root: Path) -> None:
        write(root, {"people/carol/2026-11-06.md": "- [ ] write ^c8dd\n"})
        run_git(root / "people/carol", "init", "--quiet")
        ran = cli(root, "done", "c8dd", "k2mm")
        assert "people/carol/2026-11-06.md is left for you" in ran.err
        assert last(root)[1] == [ALICE]

    def test_an_inherited_repository_is_not_the_notebooks(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As in a hook, where git says which repository it works on."""
        other = notebook(tmp_path / "other", {"x": ""}, git=True)
        monkeypatch.setenv("GIT_DIR", str(other / ".git"))
        monkeypatch.setenv("GIT_WORK_TREE", str(other))
        monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
        ok(root, "done", "k2mm")
        for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
            monkeypatch.delenv(name)
        assert (commits(other), last(root)[1]) == (1, [ALICE])
