"""What docs/security.md says of cases one may wonder about is so."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from oneonone.store.git_process import LONGEST_REASON
from tests.notebooks import cli, notebook, ok, run_git, text, todo, tree, write

HELD = "people/alice/2026-11-20.md"
NOTE = "people/alice/2026-11-06.md"
FILES = {NOTE: "- [ ] call ^k2mm\n"}


def hook(root: Path, script: str) -> None:
    write(root, {".git/hooks/pre-commit": f"#!/bin/sh\n{script}\n"})
    (root / ".git/hooks/pre-commit").chmod(0o755)


def test_a_hooks_own_words_are_one_bounded_line(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES, git=True)
    hook(root, f"printf '\\033[31m'; head -c 100000 {NOTE} /dev/zero | tr '\\0' x >&2; exit 1")
    ran = cli(root, "done", "k2mm")
    (line,) = ran.err.splitlines()
    assert (ran.code, line.startswith("not committed: ")) == (0, True)
    assert len(line) < LONGEST_REASON + 50
    assert "\x1b" not in ran.err


def test_what_a_hook_quotes_of_a_note_is_shown(tmp_path: Path) -> None:
    root = notebook(tmp_path, FILES, git=True)
    hook(root, f"grep call {NOTE} >&2; exit 1")
    assert cli(root, "done", "k2mm").err == "not committed: - [x] call done:2026-11-20 ^k2mm\n"


class TestWhatMayLeave:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        return notebook(tmp_path)

    @pytest.mark.parametrize(
        "comment", ["<!-- ## Private -->", "<!--\n## Private\n-->", "%% ## Private %%"]
    )
    def test_is_what_stands_below_a_heading_in_a_closed_comment(
        self, root: Path, comment: str
    ) -> None:
        write(root, {HELD: f"## Summary\n\nwe agreed\n\n{comment}\n\nbelow it\n"})
        shared = ok(root, "recap", "alice")
        assert "below it" in shared
        assert "rivate" not in shared

    def test_is_not_what_stands_in_one(self, root: Path) -> None:
        write(root, {HELD: "## Summary\n\nwe agreed\n\n<!--\n## Private\n\nxyzzy\n-->\n\nend\n"})
        shared = ok(root, "recap", "alice")
        assert "xyzzy" not in shared
        assert "end" in shared

    @pytest.mark.parametrize(
        "doubt",
        ["%%\n## Private\n%%\n\nxyzzy", "    ## Private\n\nxyzzy", "**Private**\n\nxyzzy"],
    )
    def test_is_nothing_where_a_heading_is_in_doubt(self, root: Path, doubt: str) -> None:
        write(root, {HELD: f"## Summary\n\nwe agreed\n\n{doubt}\n"})
        ran = cli(root, "recap", "alice")
        assert (ran.code, ran.out) == (5, "")
        assert "xyzzy" not in ran.err

    def test_is_named_by_headings_whose_unseen_letters_show(self, root: Path) -> None:
        write(root, {HELD: "## Summary\n\nwe agreed\n\n## Gro\u200bwth\n\nxyzzy\n"})
        ran = cli(root, "recap", "alice")
        assert ran.err.splitlines() == [
            "left out: Gro<U+200B>wth",
            "  share: [themes] in the profile or 1on1.yaml would add Gro<U+200B>wth",
        ]


@pytest.mark.parametrize("name", [".2026-11-20.md.swp", "2026-11-20.md~", "#2026-11-20.md#"])
def test_no_command_reads_what_editors_leave(tmp_path: Path, name: str) -> None:
    root = notebook(tmp_path, {**FILES, f"people/alice/{name}": "- [ ] xyzzy\n"})
    assert [item["text"] for item in todo(root)] == ["call"]


class TestEncryption:
    """As docs/howto/encrypt-your-notes.md says."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        if shutil.which("git-crypt") is None:
            pytest.skip("needs git-crypt")
        root = notebook(tmp_path / "notes")
        run_git(root, "init", "--quiet", "--initial-branch=main")
        attributes = "".join(
            f"{folder}/** filter=git-crypt diff=git-crypt\n" for folder in ("people", "private")
        )
        write(root, {".gitattributes": attributes})
        subprocess.run(["git-crypt", "init"], cwd=root, check=True, capture_output=True)
        run_git(root, "add", "--all")
        run_git(root, "commit", "--quiet", "--message=Encrypt notes")
        ok(root, "new", "alice")
        ok(root, "log", "alice", "calm in the outage", "--kind", "praise")
        return root

    def test_of_what_a_remote_sees_is_every_note_that_commands_commit(self, root: Path) -> None:
        log = "people/alice/log.md"
        for path in (HELD, log):
            words = ["git", "cat-file", "blob", f"HEAD:{path}"]
            blob = subprocess.run(words, cwd=root, capture_output=True, check=True).stdout
            assert blob.startswith(b"\0GITCRYPT\0")
        assert "calm in the outage" in text(root, log)
        assert run_git(root, "status", "--porcelain") == ""
        ok(root, "undo")
        assert run_git(root, "status", "--porcelain") == ""

    def test_that_is_not_unlocked_is_no_text_and_never_spoilt(
        self, root: Path, tmp_path: Path
    ) -> None:
        run_git(tmp_path, "clone", "--quiet", str(root), "locked")
        locked = tmp_path / "locked"
        before = tree(locked)
        assert {line.split()[1] for line in cli(locked, "check").out.splitlines()} == {"N01"}
        assert cli(locked, "log", "alice", "more").code == 5
        assert tree(locked) == before
        key = os.fspath(tmp_path / "key")
        subprocess.run(["git-crypt", "export-key", key], cwd=root, check=True)
        subprocess.run(["git-crypt", "unlock", key], cwd=locked, check=True, capture_output=True)
        assert tree(locked) == tree(root)
