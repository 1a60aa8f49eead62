"""`1on1 check --staged`: what is about to be committed, as it is staged, and nothing else."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from oneonone.errors import GitFailure
from oneonone.store.staged import staged_files
from tests.notebooks import Ran, cli, notebook, ok, run_git, write

ALICE = "people/alice/2026-11-06.md"
BOB = "people/bob/2026-11-06.md"
BROKEN = "---\nmood: [\n---\n"
ODD = "- [~] x\n"
MARKS = "<<<<<<< HEAD\n- [ ] a\n=======\n- [ ] b\n>>>>>>> other\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook in git with one good note, and a broken one that was committed long ago."""
    files = {ALICE: "- [ ] call ^k2mm\n", "people/carol/x.md": BROKEN}
    return notebook(tmp_path / "book", files, git=True)


def stage(root: Path, files: dict[str, str | bytes]) -> None:
    """Write files and stage them."""
    write(root, files)
    run_git(root, "add", "--force", "--", *files)


def staged(root: Path, *words: str) -> Ran:
    """`1on1 check --staged WORDS…`."""
    return cli(root, "check", "--staged", *words)


def codes(root: Path, *words: str) -> list[str]:
    """Path and code of each finding."""
    items = json.loads(staged(root, "--json", *words).out)["items"]
    return [f"{item['path']}:{item['line']} {item['code']}" for item in items]


class TestWhatIsLookedAt:
    def test_nothing_where_nothing_is_staged(self, root: Path) -> None:
        write(root, {ALICE: BROKEN})
        assert staged(root) == Ran(0, "", "")

    def test_the_staged_notes_alone(self, root: Path) -> None:
        write(root, {ALICE: BROKEN})
        stage(root, {BOB: BROKEN})
        assert codes(root) == [f"{BOB}:2 F02"]

    def test_the_note_as_it_is_staged_and_not_as_it_stands_in_the_folder(self, root: Path) -> None:
        stage(root, {ALICE: BROKEN, BOB: "fine\n"})
        write(root, {ALICE: "mended\n", BOB: BROKEN})
        assert codes(root) == [f"{ALICE}:2 F02"]

    def test_a_note_that_is_gone_from_the_folder_again(self, root: Path) -> None:
        stage(root, {BOB: BROKEN})
        (root / BOB).unlink()
        assert codes(root) == [f"{BOB}:2 F02"]

    def test_a_deleted_note_is_not(self, root: Path) -> None:
        run_git(root, "rm", "--quiet", "people/carol/x.md")
        assert staged(root).code == 0

    def test_a_renamed_note_is_by_its_new_name(self, root: Path) -> None:
        run_git(root, "mv", "people/carol/x.md", "people/carol/y.md")
        assert codes(root) == ["people/carol/y.md:2 F02"]

    def test_private_notes_and_names_of_any_letters_are(self, root: Path) -> None:
        stage(root, {"private/alice/zoë $HOME 'x'.md": BROKEN})
        assert codes(root) == ["private/alice/zoë $HOME 'x'.md:2 F02"]

    def test_what_no_command_reads_is_not(self, root: Path) -> None:
        copy = "people/alice/2026-11-06.sync-conflict-20261107.md"
        stage(root, {copy: BROKEN, "people/alice/.hidden/x.md": BROKEN, "README.md": BROKEN})
        (root / "people/alice/link.md").symlink_to("x.md")
        run_git(root, "add", "people/alice/link.md")
        assert codes(root) == []

    def test_bytes_that_are_no_text(self, root: Path) -> None:
        stage(root, {BOB: b"caf\xe9\n", "people/bob/empty.md": b"", "people/bob/nul.md": b"\0"})
        assert codes(root) == [f"{BOB}:1 N01", "people/bob/nul.md:1 N02"]

    def test_conflict_markers(self, root: Path) -> None:
        stage(root, {ALICE: MARKS})
        ran = staged(root)
        assert (ran.code, " N04 " in ran.out) == (1, True)

    def test_the_first_commit_of_all(self, tmp_path: Path) -> None:
        root = notebook(tmp_path, {ALICE: BROKEN})
        run_git(root, "init", "--quiet")
        run_git(root, "add", "--all")
        assert codes(root) == [f"{ALICE}:2 F02"]

    def test_a_notebook_below_the_repositorys_top(self, tmp_path: Path) -> None:
        root = notebook(tmp_path / "work/notes", {ALICE: BROKEN})
        run_git(tmp_path / "work", "init", "--quiet")
        write(tmp_path / "work", {BOB: BROKEN})
        run_git(tmp_path / "work", "add", "--all")
        assert codes(root) == [f"{ALICE}:2 F02"]

    def test_nothing_is_locked_written_or_waited_for(self, root: Path) -> None:
        stage(root, {ALICE: BROKEN})
        write(root, {".git/index.lock": ""})
        staged(root)
        assert not (root / ".1on1").exists()
        assert codes(root) == [f"{ALICE}:2 F02"]


class TestSettings:
    def test_that_are_staged_are_looked_at_too(self, root: Path) -> None:
        stage(root, {"1on1.yaml": "share: [notes\n", BOB: ODD})
        assert codes(root) == ["1on1.yaml:1 S01", f"{BOB}:1 I01"]
        stage(root, {"1on1.yaml": "carry: {max: lots}\n"})
        assert codes(root) == ["1on1.yaml:1 S01", f"{BOB}:1 I01"]

    def test_that_are_staged_say_how_the_notes_are_read(self, root: Path) -> None:
        stage(root, {BOB: "---\nthemes: [craft]\n---\n"})
        assert codes(root) == [f"{BOB}:2 F09"]
        stage(root, {"1on1.yaml": "themes: {craft: 31d}\n"})
        write(root, {"1on1.yaml": ""})
        assert codes(root) == []

    def test_broken_in_the_folder_alone_are_in_nobodys_way(self, root: Path) -> None:
        stage(root, {BOB: ODD})
        write(root, {"1on1.yaml": "share: [notes\n"})
        assert codes(root) == [f"{BOB}:1 I01"]


class TestTheAnswer:
    def test_is_no_to_an_error_with_the_errors_first(self, root: Path) -> None:
        stage(root, {ALICE: ODD, BOB: BROKEN})
        ran = staged(root)
        assert ran.code == 1
        assert [line.split(":")[0] for line in ran.out.splitlines()] == [BOB, ALICE]
        assert ran.err == (
            "1 error in what is staged; to commit all the same: git commit --no-verify\n"
        )

    def test_is_yes_to_a_warning_which_is_shown(self, root: Path) -> None:
        stage(root, {ALICE: ODD})
        ran = staged(root)
        assert (ran.code, " I01 " in ran.out, ran.err) == (0, True, "")

    def test_has_hints_if_they_are_asked_for(self, root: Path) -> None:
        stage(root, {ALICE: "- [ ] call\n- [x] @me done\n\n## Agenda\n\n- [ ] point\n"})
        assert codes(root) == []
        assert codes(root, "--strict") == [f"{ALICE}:1 I06", f"{ALICE}:1 I07"]

    def test_with_fix_is_refused(self, root: Path) -> None:
        ran = staged(root, "--fix")
        assert (ran.code, "exclude each other" in ran.err) == (2, True)


class TestFilters:
    """An encrypted notebook: what is staged is no note until a program has made it one."""

    @pytest.fixture
    def encrypted(self, root: Path) -> Path:
        program = f"{sys.executable} -c 'import sys; sys.stdout.write(sys.stdin.read()[::-1])'"
        for name in ("clean", "smudge"):
            run_git(root, "config", f"filter.crypt.{name}", program)
        write(root, {".gitattributes": "people/** filter=crypt\n"})
        run_git(root, "add", ".gitattributes")
        return root

    def test_are_not_started_and_the_note_is_read_from_the_folder(self, encrypted: Path) -> None:
        stage(encrypted, {BOB: BROKEN, "private/bob/x.md": ODD})
        assert run_git(encrypted, "show", f":{BOB}") == BROKEN[::-1]
        run_git(encrypted, "config", "filter.crypt.smudge", "touch started; cat")
        assert codes(encrypted) == [f"{BOB}:2 F02", "private/bob/x.md:1 I01"]
        assert "1 note goes through a filter of git's" in staged(encrypted).err
        assert not (encrypted / "started").exists()

    def test_of_a_note_that_is_gone_leave_nothing_to_look_at(self, encrypted: Path) -> None:
        stage(encrypted, {BOB: BROKEN})
        (encrypted / BOB).unlink()
        assert staged(encrypted) == Ran(0, "", "")


class TestInsideAHook:
    """git says by its environment which index the commit is made from."""

    def test_the_index_it_names_counts(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        stage(root, {ALICE: BROKEN})
        other = str(root / ".git/other-index")
        monkeypatch.chdir(root)
        monkeypatch.setenv("GIT_INDEX_FILE", other)
        run_git(root, "read-tree", "HEAD")
        assert codes(root) == []
        stage(root, {BOB: BROKEN})
        assert codes(root) == [f"{BOB}:2 F02"]

    def test_names_relative_to_the_folder_it_started_in(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stage(root, {ALICE: BROKEN})
        monkeypatch.chdir(root)
        monkeypatch.setenv("GIT_DIR", ".git")
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
        assert codes(root) == [f"{ALICE}:2 F02"]

    @pytest.mark.parametrize("folder", [".", "people", ".."])
    def test_in_a_worktree_called_from_anywhere(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
    ) -> None:
        tree = tmp_path / "tree"
        run_git(root, "worktree", "add", "--quiet", str(tree))
        stage(tree, {BOB: BROKEN})
        assert (codes(tree), codes(root)) == ([f"{BOB}:2 F02"], [])
        monkeypatch.chdir(tree / folder)
        monkeypatch.setenv("GIT_DIR", str(root / ".git/worktrees/tree"))
        assert codes(tree) == [f"{BOB}:2 F02"]

    def test_with_the_repository_apart_from_the_notes(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        root = notebook(tmp_path / "home/notes", {ALICE: BROKEN})
        monkeypatch.chdir(tmp_path / "home")
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "apart"))
        monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "home"))
        run_git(tmp_path / "home", "init", "--quiet")
        run_git(tmp_path / "home", "add", "notes")
        assert codes(root) == [f"{ALICE}:2 F02"]

    def test_of_another_repository_is_refused(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = notebook(tmp_path / "other", git=True)
        monkeypatch.chdir(other)
        monkeypatch.setenv("GIT_DIR", str(other / ".git"))
        ran = staged(root)
        assert (ran.code, "another repository than the notebook's" in ran.err) == (6, True)


class TestWithoutGit:
    def test_no_repository_is_said(self, tmp_path: Path) -> None:
        ran = staged(notebook(tmp_path))
        assert ran.code == 6
        assert ran.err.startswith("1on1: this notebook is in no git repository\n")

    def test_a_repository_that_is_none(self, root: Path) -> None:
        (root / ".git/HEAD").unlink()
        ran = staged(root)
        assert (ran.code, "git cannot tell what is staged" in ran.err) == (6, True)

    def test_an_object_that_is_missing(self, root: Path) -> None:
        stage(root, {BOB: "new\n"})
        blob = run_git(root, "rev-parse", f":{BOB}").strip()
        os.unlink(root / ".git/objects" / blob[:2] / blob[2:])  # noqa: PTH108
        with pytest.raises(GitFailure, match="an object is missing"):
            staged_files(root)


def test_check_alone_still_looks_at_the_whole_notebook(root: Path) -> None:
    stage(root, {BOB: ODD})
    assert [line.split(":")[0] for line in cli(root, "check").out.splitlines()] == [
        BOB,
        "people/carol/x.md",
    ]
    assert ok(root, "todo").startswith("k2mm\t")
