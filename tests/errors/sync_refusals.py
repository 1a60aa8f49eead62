"""What of the gallery only `sync` says: a repository, a hub, and what came between them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from oneonone import errors
from oneonone.errors import OneOnOneError
from tests.errors.refusal import Refusal
from tests.notebooks import cli, run_git, write

NOTE = "people/alice/2026-11-06.md"
NOTES = {f"people/alice/2026-11-0{day}.md": f"# Note {day}\n" for day in range(1, 8)}


def commit(root: Path, files: dict[str, str], *words: str) -> None:
    write(root, files)
    run_git(root, "add", "--all")
    run_git(root, "commit", "--quiet", "-m", "by hand", *words)


def with_remote(root: Path, _: pytest.MonkeyPatch) -> None:
    run_git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, {".gitignore": ".1on1\n"})
    run_git(root, "remote", "add", "origin", "../hub.git")
    run_git(root.parent, "clone", "--quiet", "--bare", str(root), "hub.git")
    run_git(root, "push", "--quiet", "--set-upstream", "origin", "main")
    run_git(root.parent, "clone", "--quiet", "hub.git", "laptop")


def remote_is_gone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_remote(root, monkeypatch)
    shutil.rmtree(root.parent / "hub.git")


def remote_is_a_program(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_remote(root, monkeypatch)
    run_git(root, "remote", "set-url", "origin", "ext::whoami")


def remote_was_forced(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_remote(root, monkeypatch)
    laptop = root.parent / "laptop"
    commit(laptop, {NOTE: "# Other\n"}, "--amend")
    run_git(laptop, "push", "--quiet", "--force")


def folder_was_emptied(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_remote(root, monkeypatch)
    shutil.rmtree(root / "people/alice")


def hub_is_closed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_remote(root, monkeypatch)
    write(root.parent, {"hub.git/hooks/pre-receive": "#!/bin/sh\necho closed >&2\nexit 1\n"})
    (root.parent / "hub.git/hooks/pre-receive").chmod(0o755)
    commit(root, {NOTE: "# Mine\n"})


def bisect_goes_on(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_remote(root, monkeypatch)
    run_git(root, "bisect", "start")


def both_sides_edit(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_remote(root, monkeypatch)
    commit(root.parent / "laptop", {NOTE: "# Theirs\n"})
    run_git(root.parent / "laptop", "push", "--quiet")
    write(root, {NOTE: "# Mine\n"})


def ignored_note(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_remote(root, monkeypatch)
    commit(root.parent / "laptop", {"people/bob/x.md": "# Theirs\n"})
    run_git(root.parent / "laptop", "push", "--quiet")
    write(root, {"people/bob/x.md": "# Mine\n", ".git/info/exclude": "x.md\n"})


def sides_disagree(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both_sides_edit(root, monkeypatch)
    assert cli(root, "sync", "--all").code == errors.MergeConflict.exit_code


SYNC_REFUSALS: dict[type[OneOnOneError], Refusal] = {
    errors.UnsafeRemote: Refusal(
        "sync",
        "the address of origin is refused: it would start a program, git-remote-ext",
        "use https, ssh or a folder: git remote set-url origin ADDRESS",
        NOTES,
        prepare=remote_is_a_program,
    ),
    errors.TooManyDeletions: Refusal(
        "sync --all",
        "7 of 7 notes were deleted here: people/alice/2026-11-01.md, "
        "people/alice/2026-11-02.md, people/alice/2026-11-03.md and 4 more",
        "nothing was deleted elsewhere; if it is meant: 1on1 sync --all --allow-deletions",
        NOTES,
        prepare=folder_was_emptied,
    ),
    errors.HistoryRewritten: Refusal(
        "sync",
        "the history of main at origin was rewritten: commits it had are gone",
        "nothing was changed here; ask who did it. To merge your notes with what is there now: "
        "git fetch origin, then 1on1 sync",
        NOTES,
        prepare=remote_was_forced,
    ),
    errors.GitFailure: Refusal(
        "sync",
        "origin took nothing: closed",
        "your notes are committed here; settle that over there, then: 1on1 sync",
        NOTES,
        prepare=hub_is_closed,
    ),
    errors.NothingToSyncWith: Refusal(
        "sync",
        "there is nothing to sync: this notebook is in no git repository",
        "make it one with: 1on1 init",
    ),
    errors.UnderWay: Refusal(
        "sync",
        "a bisect is under way in this repository",
        "git status says how to finish it, or to take it back; then: 1on1 sync",
        NOTES,
        prepare=bisect_goes_on,
    ),
    errors.RemoteUnreachable: Refusal(
        "sync",
        "origin cannot be reached: '../hub.git' does not appear to be a git repository",
        "your notes are safe here; see where it is with: git remote get-url origin",
        NOTES,
        prepare=remote_is_gone,
    ),
    errors.EditsInTheWay: Refusal(
        "sync",
        "what is not committed would be overwritten by what came in:\n  people/bob/x.md",
        "commit it first, or put it aside, with git; then: 1on1 sync",
        NOTES,
        prepare=ignored_note,
    ),
    errors.MergeConflict: Refusal(
        "sync",
        f"1 file was changed differently on both sides:\n  {NOTE}:1: git has marked the places",
        "keep what you want in your editor, take the marks out, then: 1on1 sync\n"
        "      back to before the merge: git merge --abort",
        NOTES,
        prepare=sides_disagree,
    ),
}
