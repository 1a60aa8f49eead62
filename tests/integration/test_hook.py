"""`1on1 init --hook`: git asks `1on1 check --staged` before every commit."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from oneonone.store import lock
from tests.notebooks import Ran, cli, notebook, run_git, text, write

ALICE = "people/alice/2026-11-06.md"
BROKEN = "---\nmood: [\n---\n- [ ] call ^k2mm\n"
ODD = "- [~] x\n"
HOOK = ".git/hooks/pre-commit"


@pytest.fixture(autouse=True)
def off_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PATH with git and a shell and no 1on1, as programs with windows hand it down."""
    (tmp_path / "bin").mkdir()
    for name in ("git", "sh", "cat"):
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or name)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook in git, with the hook."""
    root = notebook(tmp_path / "book", {ALICE: "- [ ] call ^k2mm\n"}, git=True)
    assert hooked(root).code == 0
    return root


def hooked(root: Path) -> Ran:
    """`1on1 init ROOT --hook`."""
    return cli(root.parent, "init", str(root), "--hook")


def commit(
    top: Path, files: dict[str, str | bytes], *words: str
) -> subprocess.CompletedProcess[str]:
    """Stage files, and try to commit what is staged."""
    write(top, files)
    run_git(top, "add", "--all")
    words = ("git", "commit", "--quiet", "--message=x", *words)
    return subprocess.run(words, cwd=top, capture_output=True, text=True, check=False)


class TestTheHook:
    def test_stops_a_commit_with_an_error_and_names_the_place(self, root: Path) -> None:
        done = commit(root, {ALICE: BROKEN})
        assert done.returncode == 1
        assert done.stderr.splitlines() == [
            f"{ALICE}:2:8: F02 not YAML: expected the node content, but found '<stream end>'",
            "1 error in what is staged; to commit all the same: git commit --no-verify",
        ]

    def test_lets_a_warning_pass_and_shows_it(self, root: Path) -> None:
        done = commit(root, {ALICE: ODD})
        assert (done.returncode, " I01 " in done.stderr) == (0, True)

    def test_says_nothing_where_nothing_is_odd(self, root: Path) -> None:
        done = commit(root, {ALICE: "fine\n", "other.txt": "x"})
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    def test_stands_back_if_asked_to(self, root: Path) -> None:
        assert commit(root, {ALICE: BROKEN}, "--no-verify").returncode == 0

    def test_looks_at_what_is_committed_of_a_note_that_is_staged_in_part(self, root: Path) -> None:
        write(root, {ALICE: "good\n"})
        run_git(root, "add", ALICE)
        write(root, {ALICE: BROKEN})
        words = ("git", "commit", "--quiet", "--message=x")
        assert subprocess.run(words, cwd=root, check=False).returncode == 0
        assert subprocess.run((*words, "--all"), cwd=root, check=False).returncode == 1

    def test_takes_1on1_from_path_where_it_is_there(self, root: Path, tmp_path: Path) -> None:
        write(tmp_path, {"bin/1on1": '#!/bin/sh\necho "called: $*"; exit 1\n'})
        (tmp_path / "bin/1on1").chmod(0o755)
        assert commit(root, {ALICE: "x\n"}).stderr == "called: --notebook=. check --staged\n"

    def test_does_without_where_1on1_is_gone_and_says_so(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "executable", str(root / "no/python"))
        (root / HOOK).unlink()
        assert hooked(root).code == 0
        done = commit(root, {ALICE: BROKEN})
        assert (done.returncode, "were not checked" in done.stderr) == (0, True)

    def test_does_without_a_python_nobody_knows(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "executable", "")
        (root / HOOK).unlink()
        assert hooked(root).code == 0
        assert "python" not in text(root, HOOK)

    def test_runs_no_module_of_the_notebook(self, root: Path) -> None:
        evil = "open('started', 'w')"
        commit(root, {"oneonone.py": evil, "typing.py": evil, ALICE: "x\n"})
        assert not (root / "started").exists()

    def test_has_nothing_to_say_on_a_branch_without_the_notebook(self, root: Path) -> None:
        run_git(root, "checkout", "--quiet", "--orphan", "other")
        run_git(root, "rm", "--quiet", "-r", "--force", ".")
        assert commit(root, {ALICE: BROKEN}).returncode == 0


class TestOurOwnCommits:
    def test_pass_it(self, root: Path) -> None:
        ran = cli(root, "done", "k2mm")
        assert (ran.code, ran.err) == (0, "")
        assert run_git(root, "log", "-1", "--format=%s") == "1on1 done: 1 note\n"

    def test_are_left_out_where_it_refuses_and_one_line_says_why(self, root: Path) -> None:
        commit(root, {ALICE: BROKEN}, "--no-verify")
        ran = cli(root, "done", "k2mm")
        assert (ran.code, ran.out) == (0, f"done: call  ({ALICE})\n")
        assert ran.err == (
            f"not committed: {ALICE}:2:8: F02 not YAML: expected the node content, "
            "but found '<stream end>'\n"
        )
        assert "- [x] call" in text(root, ALICE)
        assert run_git(root, "status", "--porcelain") == f" M {ALICE}\n"

    def test_need_no_second_lock(self, root: Path) -> None:
        with lock.hold(root, pytest.fail):
            assert commit(root, {ALICE: ODD}).returncode == 0

    def test_of_two_at_once_are_both_made(self, root: Path) -> None:
        write(root, {"people/bob/2026-11-06.md": "- [ ] order ^a3f9\n"})
        call = [sys.executable, "-m", "oneonone", "-C", str(root), "done"]
        both = [subprocess.Popen([*call, name]) for name in ("k2mm", "a3f9")]
        assert [one.wait(60) for one in both] == [0, 0]
        assert run_git(root, "rev-list", "--count", "HEAD") == "3\n"


class TestMakingIt:
    def test_makes_notebook_repository_and_hook_at_once(self, tmp_path: Path) -> None:
        ran = hooked(tmp_path / "new")
        assert ran.err.splitlines()[-1] == (
            "the notes of every commit are checked from now on, by .git/hooks/pre-commit"
        )
        assert stat.S_IMODE((tmp_path / "new" / HOOK).stat().st_mode) == 0o755

    def test_again_changes_nothing(self, root: Path) -> None:
        before = text(root, HOOK)
        ran = hooked(root)
        assert ran == Ran(0, "", "the notes of every commit are checked already, by " + HOOK + "\n")
        assert text(root, HOOK) == before

    @pytest.mark.parametrize("name", ["-rf", "o'clock $HOME zoë"])
    def test_for_a_notebook_below_the_top_of_whatever_name(self, tmp_path: Path, name: str) -> None:
        top = tmp_path / "work"
        top.mkdir()
        run_git(top, "init", "--quiet")
        notebook(top / name)
        assert "by ../.git/hooks/pre-commit" in hooked(top / name).err
        assert commit(top, {ALICE: BROKEN}).returncode == 0
        assert commit(top, {f"{name}/{ALICE}": BROKEN}).returncode == 1

    def test_in_a_worktree_is_for_all_of_them(self, tmp_path: Path) -> None:
        root = notebook(tmp_path / "book", {ALICE: ""}, git=True)
        run_git(root, "worktree", "add", "--quiet", str(tmp_path / "tree"))
        assert hooked(tmp_path / "tree").code == 0
        assert commit(tmp_path / "tree", {ALICE: BROKEN}).returncode == 1
        assert commit(root, {ALICE: BROKEN}).returncode == 1

    def test_goes_where_git_looks_for_hooks(self, tmp_path: Path) -> None:
        root = notebook(tmp_path / "book", git=True)
        run_git(root, "config", "core.hooksPath", ".githooks")
        assert hooked(root).err.endswith("by .githooks/pre-commit\n")
        assert commit(root, {ALICE: BROKEN}).returncode == 1


class TestNothingIsOverwritten:
    @pytest.mark.parametrize("link", [False, True])
    def test_another_hook_stays_and_the_line_to_add_is_named(
        self, tmp_path: Path, link: bool
    ) -> None:
        root = notebook(tmp_path / "book", git=True)
        (root / ".git/hooks").mkdir(exist_ok=True)
        if link:
            (root / HOOK).symlink_to("nowhere")
        else:
            write(root, {HOOK: "#!/bin/sh\nmake test\n"})
        ran = hooked(root)
        assert ran.code == 5
        assert ran.err == (
            "1on1: .git/hooks/pre-commit is already there\n"
            "      add a line to the pre-commit hook yourself: "
            "1on1 --notebook=. check --staged || exit 1\n"
        )
        assert link or text(root, HOOK) == "#!/bin/sh\nmake test\n"

    def test_with_that_line_in_it_all_is_well(self, tmp_path: Path) -> None:
        root = notebook(tmp_path / "book", git=True)
        write(root, {HOOK: "#!/bin/sh\n1on1 --notebook=. check --staged || exit 1\n"})
        assert "checked already" in hooked(root).err

    @pytest.mark.parametrize("where", ["../elsewhere", "/dev/null"])
    def test_hooks_of_other_repositories_are_not_ours_to_change(
        self, tmp_path: Path, where: str
    ) -> None:
        root = notebook(tmp_path / "book", git=True)
        run_git(root, "config", "core.hooksPath", where)
        ran = hooked(root)
        assert (ran.code, "check --staged || exit 1" in ran.err) == (5, True)
        assert "core.hooksPath" in ran.err
        assert not (tmp_path / "elsewhere").exists()

    def test_a_folder_that_cannot_be_written_to_is_named(self, tmp_path: Path) -> None:
        root = notebook(tmp_path / "book", git=True)
        shutil.rmtree(root / ".git/hooks", ignore_errors=True)
        write(root, {".git/hooks": "a file"})
        assert hooked(root).code == 7


class TestWithoutGit:
    def test_no_git_and_a_hook_exclude_each_other(self, tmp_path: Path) -> None:
        ran = cli(tmp_path, "init", str(tmp_path / "new"), "--no-git", "--hook")
        assert (ran.code, (tmp_path / "new").exists()) == (2, False)

    def test_no_repository_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "bin/git").unlink()
        ran = hooked(tmp_path / "new")
        assert ran.code == 6
        assert "1on1: this notebook is in no git repository\n" in ran.err

    def test_a_repository_that_git_refuses_is_said(self, root: Path) -> None:
        (root / ".git/HEAD").unlink()
        ran = hooked(root)
        assert (ran.code, "no hook was made: " in ran.err) == (6, True)
