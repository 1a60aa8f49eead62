"""What `1on1 doctor` says of the repository: its state, without starting a program it names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from oneonone.store.git_state import masked, state
from tests.notebooks import cli, notebook, run_git, write

ALICE = "people/alice/2026-11-06.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook in git, everything committed."""
    return notebook(tmp_path / "book", {ALICE: "- [ ] call ^k2mm\n"}, git=True)


def looked(root: Path) -> dict[str, dict[str, Any]]:
    """The checks about git by their name."""
    items = json.loads(cli(root, "doctor", "--json", "--paths").out)["items"]
    return {item["name"]: item for item in items if item["part"] == "git"}


def said(root: Path, name: str) -> tuple[str, str]:
    """State and text of one check."""
    item = looked(root)[name]
    return item["state"], item["text"]


def test_all_is_well_where_everything_is_committed(root: Path) -> None:
    found = looked(root)
    assert {item["state"] for item in found.values()} == {"ok"}
    assert list(found) == [
        *("repository", "branch", "identity", "commits", "uncommitted", "ignored", "remotes")
    ]


class TestTheRepository:
    def test_none_is_no_problem(self, tmp_path: Path) -> None:
        found = looked(notebook(tmp_path))
        assert list(found) == ["repository"]
        assert found["repository"]["state"] == "ok"

    def test_that_git_cannot_use_is_one_problem(self, root: Path) -> None:
        (root / ".git/HEAD").unlink()
        found = looked(root)
        assert [item["state"] for item in found.values()] == ["problem"]
        assert "not a git repository" in found["repository"]["text"]

    def test_without_git_is_one_problem(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        assert said(root, "repository") == ("problem", "git is not installed")

    def test_that_cannot_be_looked_at_is_one_problem(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def closed(_: Path) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("oneonone.store.git.find_top", closed)
        assert said(root, "repository") == ("problem", "permission denied")

    def test_is_that_above_the_notebook_too(self, tmp_path: Path) -> None:
        run_git(tmp_path, "init", "--quiet")
        root = notebook(tmp_path / "notes", {ALICE: ""})
        write(tmp_path, {"people/x.md": ""})
        assert looked(root)["uncommitted"]["paths"] == [ALICE]


class TestTheBranch:
    def test_is_named(self, root: Path) -> None:
        assert said(root, "branch") == ("ok", "main")

    def test_has_no_commit_yet(self, tmp_path: Path) -> None:
        root = notebook(tmp_path)
        run_git(root, "init", "--quiet", "--initial-branch=main")
        assert said(root, "branch") == ("ok", "main, no commit yet")

    def test_is_none_where_a_commit_is_checked_out(self, root: Path) -> None:
        run_git(root, "checkout", "--quiet", "--detach")
        assert said(root, "branch") == ("note", "none: a commit is checked out")

    def test_waits_for_a_merge(self, root: Path) -> None:
        write(root, {".git/MERGE_HEAD": run_git(root, "rev-parse", "HEAD")})
        assert said(root, "branch") == ("note", "a merge is under way")

    def test_says_how_to_end_a_merge_and_not_to_sync_which_would_refuse(self, root: Path) -> None:
        run_git(root, "checkout", "--quiet", "-b", "other")
        for branch, line in (("other", "- [x] call ^k2mm\n"), ("main", "- [ ] write ^k2mm\n")):
            run_git(root, "checkout", "--quiet", branch)
            write(root, {ALICE: line})
            run_git(root, "commit", "--quiet", "--all", "--message=x")
        with pytest.raises(AssertionError):
            run_git(root, "merge", "--quiet", "other")
        found = looked(root)
        hint = found["branch"]["hint"]
        assert found["uncommitted"]["hint"] == "a merge is under way, see branch"
        assert cli(root, "sync", "--all").code == 6
        write(root, {ALICE: "- [x] write ^k2mm\n"})
        assert "git add FILE and git commit" in hint
        run_git(root, "add", ALICE)
        run_git(root, "commit", "--quiet", "--no-edit")
        assert said(root, "branch") == ("ok", "main")

    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("CHERRY_PICK_HEAD", "git cherry-pick --abort"),
            ("REVERT_HEAD", "git revert --abort"),
            ("rebase-merge", "git rebase --abort"),
            ("BISECT_LOG", "git bisect reset"),
        ],
    )
    def test_knows_the_end_of_everything_else(self, root: Path, name: str, hint: str) -> None:
        write(root, {f".git/{name}": run_git(root, "rev-parse", "HEAD")})
        assert hint in looked(root)["branch"]["hint"]


class TestCommits:
    def test_need_somebody_who_makes_them(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
            monkeypatch.delenv(name)
        run_git(root, "config", "user.useConfigOnly", "true")
        assert said(root, "identity")[0] == "problem"
        run_git(root, "config", "user.name", "Zebedee")
        run_git(root, "config", "user.email", "zebedee@example.invalid")
        assert said(root, "identity")[0] == "ok"
        assert "ebedee" not in cli(root, "doctor").out

    def test_are_left_to_the_user_by_a_setting(self, root: Path) -> None:
        write(root, {"1on1.yaml": "git: {autocommit: false}\n"})
        assert said(root, "commits") == ("ok", "left to you (git.autocommit: false)")

    def test_are_not_known_of_where_the_settings_cannot_be_read(self, root: Path) -> None:
        write(root, {"1on1.yaml": "git: [\n"})
        assert said(root, "commits")[0] == "note"

    def test_that_are_still_to_be_made_are_counted(self, root: Path) -> None:
        new = "private/alice/a new one.md"
        write(root, {ALICE: "", new: "", "people/alice/x.txt": "", "other.md": ""})
        found = looked(root)["uncommitted"]
        assert (found["state"], found["text"], found["paths"]) == ("note", "2 notes", [ALICE, new])

    def test_a_note_in_conflict_is_still_to_be_made(self, root: Path) -> None:
        blob = run_git(root, "rev-parse", f":{ALICE}").strip()
        entries = "".join(f"100644 {blob} {stage}\t{ALICE}\n" for stage in (1, 2, 3))
        write(root, {"entries": entries})
        run_git(root, "update-index", "--force-remove", ALICE)
        run_git(root, "-c", "alias.feed=!git update-index --index-info < entries", "feed")
        assert looked(root)["uncommitted"]["paths"] == [ALICE]

    @pytest.mark.parametrize("rule", ["people/alice/", "*-06.md"])
    def test_that_are_never_made_are_counted(self, root: Path, rule: str) -> None:
        run_git(root, "rm", "--quiet", "--cached", ALICE)
        write(root, {".gitignore": f"{rule}\n", "people/bob/x.md": ""})
        found = looked(root)["ignored"]
        assert (found["text"], found["paths"]) == ("1 note, never committed", [ALICE])


class TestRemotes:
    def test_are_named_once_without_a_password(self, root: Path) -> None:
        run_git(root, "remote", "add", "origin", "https://jane:se@cret@git.example.org/n.git")
        run_git(root, "remote", "add", "copy", "git@git.example.org:n.git")
        assert said(root, "remotes") == (
            "ok",
            "copy git@git.example.org:n.git, origin https://***@git.example.org/n.git",
        )

    def test_that_sync_refuses_are_a_note(self, root: Path) -> None:
        run_git(root, "remote", "add", "origin", "ext::sh -c id")
        found = looked(root)["remotes"]
        assert (found["state"], "would start a program" in found["hint"]) == ("note", True)

    @pytest.mark.parametrize(
        ("address", "shown"),
        [
            ("https://host/x", "https://host/x"),
            ("https://jane@host/x", "https://***@host/x"),
            ("ssh://git:pw@host:22/x", "ssh://***@host:22/x"),
            ("https://a:b@c@host/x@y", "https://***@host/x@y"),
            ("https://host/x?token=secret", "https://host/x?***"),
            ("/srv/git/x", "/srv/git/x"),
        ],
    )
    def test_what_may_be_a_password_is_masked(self, address: str, shown: str) -> None:
        assert masked(address) == shown


def test_no_program_of_the_repositorys_own_is_started(root: Path) -> None:
    for key in ("filter.evil.clean", "filter.evil.process", "core.fsmonitor", "diff.external"):
        run_git(root, "config", key, f"touch {root}/started; cat")
    run_git(root, "config", "filter.evil.required", "true")
    write(root, {".gitattributes": "*.md filter=evil\n", ALICE: "- [ ] other ^k2mm\n"})
    write(root, {".git/hooks/post-index-change": f"#!/bin/sh\ntouch {root}/started\n"})
    (root / ".git/hooks/post-index-change").chmod(0o755)
    before = (root / ".git/index").read_bytes()
    assert looked(root)["uncommitted"]["paths"] == [ALICE]
    assert not (root / "started").exists()
    assert (root / ".git/index").read_bytes() == before


def test_paths_of_any_letters_are_understood(root: Path) -> None:
    names = {
        f"people/alice/{name}.md": "" for name in ("a b", "tab\there", "zoë", "line\nend", "'")
    }
    write(root, names)
    assert set(state(root).changed) == set(names)
