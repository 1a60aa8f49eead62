"""A commit that cannot be made never undoes or fails the edit: one line says why."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from oneonone.store import git_process
from tests.notebooks import Ran, cli, notebook, run_git, text, write

ALICE = "people/alice/2026-11-06.md"
NEW = "people/alice/2026-11-20.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook under git, with something staged and a note nobody added."""
    root = notebook(tmp_path / "book", {ALICE: "- [ ] call ^k2mm\n"}, git=True)
    write(root, {"staged.txt": "staged\n", "people/bob/x.md": "- [ ] order ^a3f9\n"})
    run_git(root, "add", "staged.txt")
    return root


def index(root: Path) -> str:
    """The user's index, as git sees it."""
    return run_git(root, "diff", "--cached") + run_git(root, "ls-files", "--stage")


def hook(root: Path, script: str) -> None:
    """A pre-commit hook."""
    write(root, {".git/hooks/pre-commit": f"#!/bin/sh\n{script}\n"})
    (root / ".git/hooks/pre-commit").chmod(0o755)


def refused(root: Path, reason: str, *words: str) -> Ran:
    """A command whose commit fails; index and history are as before, and the edit is made."""
    before, head = index(root), run_git(root, "log", "--format=%H", "--all")
    ran = cli(root, *(words or ("done", "k2mm")))
    assert ran.code == 0
    said = [line for line in ran.err.splitlines() if "committed" in line]
    assert said == [f"not committed: {reason}"]
    assert index(root) == before
    assert run_git(root, "log", "--format=%H", "--all") == head
    return ran


@pytest.mark.parametrize("words", [("done", "k2mm"), ("new", "alice"), ("done", "a3f9", "k2mm")])
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo 'no notes today' >&2; exit 1", "no notes today"),
        ("exit 1", "a hook refused it without saying why; git commit may tell more"),
        ("echo; echo said aloud; exit 3", "said aloud"),
        ("echo one; echo 'error: the second line' >&2; exit 1", "the second line"),
    ],
)
def test_a_hook_that_refuses(root: Path, words: tuple[str, ...], script: str, reason: str) -> None:
    hook(root, script)
    refused(root, reason, *words)
    assert "[x] call" in text(root, ALICE) or "[>] call" in text(root, ALICE)


def test_a_hook_that_hangs(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_process, "TIMEOUT_SECONDS", 1)
    hook(root, "exec sleep 30")
    start = time.monotonic()
    refused(root, "git did not finish within 1 s", "new", "alice")
    assert time.monotonic() - start < 10
    assert list((root / ".git").glob("*.lock")) == []


def test_a_git_that_will_not_end(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"bin/git": "#!/bin/sh\ntrap '' TERM\nwhile :; do sleep 0.1; done\n"})
    (tmp_path / "bin/git").chmod(0o755)
    before = os.environ["PATH"]
    monkeypatch.setattr(git_process, "TIMEOUT_SECONDS", 0.2)
    monkeypatch.setattr(git_process, "SECONDS_TO_END", 0.2)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{before}")
    ran = cli(root, "done", "k2mm")
    assert (ran.code, "git did not finish" in ran.err) == (0, True)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("MERGE_HEAD", "a merge"),
        ("CHERRY_PICK_HEAD", "a cherry-pick"),
        ("REVERT_HEAD", "a revert"),
        ("rebase-merge/done", "a rebase"),
        ("rebase-apply/next", "a rebase"),
        ("BISECT_LOG", "a bisect"),
    ],
)
def test_something_under_way(root: Path, name: str, what: str) -> None:
    write(root, {f".git/{name}": run_git(root, "rev-parse", "HEAD")})
    refused(root, f"{what} is under way")


def test_a_merge_under_way_in_a_worktree_only(root: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    run_git(root, "worktree", "add", "--quiet", "-b", "side", str(tree))
    write(root, {".git/worktrees/tree/MERGE_HEAD": run_git(root, "rev-parse", "HEAD")})
    refused(tree, "a merge is under way")
    assert "committed" not in cli(root, "done", "k2mm").err


def test_a_real_conflict(root: Path) -> None:
    run_git(root, "commit", "--quiet", "-m", "staged")
    run_git(root, "checkout", "--quiet", "-b", "side")
    for branch, words in (("side", "theirs"), ("main", "ours")):
        run_git(root, "checkout", "--quiet", branch)
        write(root, {"staged.txt": words})
        run_git(root, "commit", "--quiet", "--all", "-m", words)
    cli_git = ["merge", "--quiet", "side"]
    with pytest.raises(AssertionError):
        run_git(root, *cli_git)
    refused(root, "a merge is under way")


def test_a_conflict_of_a_stash_without_marks(root: Path) -> None:
    """git is in the middle of nothing then, and still waits for a decision."""
    run_git(root, "commit", "--quiet", "-m", "staged")
    write(root, {ALICE: "- [ ] call today ^k2mm\n"})
    run_git(root, "stash", "--quiet")
    run_git(root, "rm", "--quiet", ALICE)
    run_git(root, "commit", "--quiet", "-m", "gone")
    with pytest.raises(AssertionError):
        run_git(root, "stash", "pop", "--quiet")
    ran = cli(root, "done", "k2mm")
    how = "its conflict is not settled; settle it with git add, or git rm"
    assert (ran.code, ran.err) == (0, f"{ALICE} is left for you to commit: {how}\n")


def test_nobody_to_commit_as(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{name}_NAME")
        monkeypatch.delenv(f"GIT_{name}_EMAIL")
    monkeypatch.setenv("EMAIL", "")
    run_git(root, "config", "user.useConfigOnly", "true")
    before = index(root)
    ran = cli(root, "new", "alice")
    assert ran.code == 0
    (said,) = [line for line in ran.err.splitlines() if "committed" in line]
    assert "name" in said or "email" in said
    assert index(root) == before


def test_a_lock_is_never_taken_away(root: Path) -> None:
    write(root, {".git/index.lock": ""})
    for words in (("done", "k2mm"), ("new", "alice")):
        ran = cli(root, *words)
        assert ran.code == 0
        (said,) = [line for line in ran.err.splitlines() if "committed" in line]
        lock = root / ".git/index.lock"
        assert f"if none is, one was killed and left {lock}: delete it" in said
    assert (root / ".git/index.lock").exists()


def test_no_git_at_all(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("PATH", str(tmp_path / "nothing"))
        ran = cli(root, "done", "k2mm")
        assert (ran.code, "not committed: git is not installed" in ran.err) == (0, True)
        made = cli(root, "init", str(tmp_path / "fresh"))
        assert "no git repository was made: git is not installed" in made.err
    assert "[x] call" in text(root, ALICE)


def test_a_git_that_may_not_be_run(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"bin/git": "no program\n"})
    (tmp_path / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    ran = cli(root, "done", "k2mm")
    assert (ran.code, "not committed: exec format error" in ran.err) == (0, True)


def test_a_git_folder_that_is_none(tmp_path: Path) -> None:
    for number, entry in enumerate(["gitdir: nowhere\n", "nonsense"]):
        root = notebook(tmp_path / str(number), {ALICE: "- [ ] call ^k2mm\n", ".git": entry})
        ran = cli(root, "done", "k2mm")
        assert ran.code == 0
        assert "not committed: " in ran.err


def test_a_new_note_in_a_repository_below_is_left_to_the_user(root: Path) -> None:
    run_git(root / "people/bob", "init", "--quiet")
    run_git(root / "people/bob", "add", "x.md")
    run_git(root / "people/bob", "commit", "--quiet", "-m", "own")
    run_git(root, "add", "people/bob")
    before = index(root)
    ran = cli(root, "new", "bob")
    assert (ran.code, index(root)) == (0, before)
    assert f"{NEW.replace('alice', 'bob')} is left for you to commit: it lies in" in ran.err
    assert "not committed" not in ran.err


def test_settings_of_the_notebook_start_no_programs(root: Path, tmp_path: Path) -> None:
    write(root, {"evil.sh": f"#!/bin/sh\ntouch {tmp_path}/ran\ncat\n"})
    (root / "evil.sh").chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "core.editor"):
        run_git(root, "config", key, str(root / "evil.sh"))
    for words in (("todo",), ("check",), ("done", "k2mm"), ("new", "alice")):
        assert cli(root, *words).code == 0
    assert not (tmp_path / "ran").exists()


def test_who_has_no_identity_is_told_how_to_get_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{who}_NAME")
        monkeypatch.delenv(f"GIT_{who}_EMAIL")
    run_git(root, "config", "user.useConfigOnly", "true")
    refused(root, git_process.NO_IDENTITY)
    assert "[x]" in text(root, ALICE)
