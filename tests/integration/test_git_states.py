"""The everyday commit in repositories of every kind: notes always work, the rest is one line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.notebooks import Ran, cli, notebook, ok, run_git, text, write

ALICE = "people/alice/2026-11-06.md"
NEW = "people/alice/2026-11-20.md"
FILES: dict[str, str | bytes] = {ALICE: "- [ ] call ^k2mm\n", ".gitignore": ".1on1\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return notebook(tmp_path / "book", FILES, git=True)


def hook(root: Path, name: str, script: str) -> None:
    write(root, {f".git/hooks/{name}": f"#!/bin/sh\n{script}\n"})
    (root / f".git/hooks/{name}").chmod(0o755)


def commits(root: Path) -> int:
    return int(run_git(root, "rev-list", "--count", "HEAD"))


def stored(root: Path, path: str) -> str:
    """The blob of the last commit, as `git add` would make it of what lies in the folder."""
    blob = run_git(root, "rev-parse", f"HEAD:{path}").strip()
    assert blob == run_git(root, "hash-object", f"--path={path}", path).strip()
    return run_git(root, "cat-file", "-p", blob)


def not_committed(root: Path, *words: str) -> Ran:
    """The edit is made, its commit is not, and exactly one line says why."""
    before = run_git(root, "rev-list", "--all")
    ran = cli(root, *(words or ("done", "k2mm")))
    assert ran.code == 0
    assert len([line for line in ran.err.splitlines() if "committed" in line]) == 1
    assert run_git(root, "rev-list", "--all") == before
    return ran


class TestWhatIsStored:
    @pytest.mark.parametrize("setting", ["true", "input", "false"])
    def test_minds_core_autocrlf(self, root: Path, setting: str) -> None:
        run_git(root, "config", "core.autocrlf", setting)
        write(root, {"people/bob/2026-11-06.md": "- [ ] order ^a3f9\r\n"})
        ok(root, "done", "a3f9")
        ends = "\r\n" if setting == "false" else "\n"
        blob = run_git(root, "rev-parse", "HEAD:people/bob/2026-11-06.md").strip()
        assert len(run_git(root, "cat-file", "-p", blob)) > 0
        size = int(run_git(root, "cat-file", "-s", blob))
        assert size == len(f"- [x] order done:2026-11-20 ^a3f9{ends}")
        assert (root / "people/bob/2026-11-06.md").read_bytes().endswith(b"^a3f9\r\n")

    @pytest.mark.parametrize(
        "rule", ["text eol=crlf", "text eol=lf", "-text", "text=auto", "binary"]
    )
    def test_minds_attributes(self, root: Path, rule: str) -> None:
        write(root, {".gitattributes": f"*.md {rule}\n"})
        ok(root, "done", "k2mm")
        ok(root, "new", "alice")
        for path in (ALICE, NEW):
            assert stored(root, path).replace("\r", "").strip()
        assert run_git(root, "status", "--porcelain") == "?? .gitattributes\n"

    def test_is_what_a_hook_made_of_it(self, root: Path) -> None:
        """A formatter, say, that changes what is being committed and adds it again."""
        hook(root, "pre-commit", f"echo formatted >> {ALICE}; git add {ALICE}")
        ok(root, "done", "k2mm")
        assert run_git(root, "show", f"HEAD:{ALICE}").endswith("^k2mm\nformatted\n")
        assert text(root, ALICE).endswith("^k2mm\nformatted\n")
        assert run_git(root, "diff", "HEAD") == ""

    def test_is_what_a_clean_filter_made_even_if_it_must_be_there(self, root: Path) -> None:
        write(root, {".gitattributes": "*.md filter=hide\n"})
        run_git(root, "config", "filter.hide.clean", "tr a-z A-Z")
        run_git(root, "config", "filter.hide.required", "true")
        ok(root, "done", "k2mm")
        assert stored(root, ALICE) == "- [X] CALL DONE:2026-11-20 ^K2MM\n"

    def test_a_filter_that_fails_means_no_commit_rather_than_plain_text(self, root: Path) -> None:
        write(root, {".gitattributes": "*.md filter=hide\n"})
        run_git(root, "config", "filter.hide.clean", "false")
        run_git(root, "config", "filter.hide.required", "true")
        for words in (("done", "k2mm"), ("new", "alice")):
            not_committed(root, *words)


class TestHooksAndSigning:
    def test_a_signature_that_fails(self, root: Path) -> None:
        run_git(root, "config", "commit.gpgSign", "true")
        run_git(root, "config", "gpg.program", "false")
        ran = not_committed(root)
        assert "gpg failed to sign" in ran.err
        assert run_git(root, "status", "--porcelain") == f" M {ALICE}\n"

    def test_a_signature_that_is_made(self, root: Path, tmp_path: Path) -> None:
        signer = "#!/bin/sh\ncat > /dev/null\necho '[GNUPG:] SIG_CREATED ' >&2\necho signed\n"
        write(tmp_path, {"signer": signer})
        (tmp_path / "signer").chmod(0o755)
        run_git(root, "config", "commit.gpgSign", "true")
        run_git(root, "config", "gpg.program", str(tmp_path / "signer"))
        ok(root, "done", "k2mm")
        assert "gpgsig signed" in run_git(root, "cat-file", "-p", "HEAD")

    def test_a_hook_that_rewrites_and_stages_leaves_nothing_staged(self, root: Path) -> None:
        hook = root / ".git/hooks/pre-commit"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(
            "#!/bin/sh\nfor f in $(git diff --cached --name-only); do\n"
            '  printf "tidied\\n" >> "$f"; git add "$f"\ndone\n'
        )
        hook.chmod(0o755)
        ok(root, "new", "zoe")
        assert run_git(root, "status", "--porcelain", "--", "people/zoe") == ""
        assert "tidied" in run_git(root, "show", "HEAD:people/zoe/2026-11-20.md")

    @pytest.mark.parametrize("name", ["prepare-commit-msg", "commit-msg"])
    def test_a_hook_that_refuses_the_message(self, root: Path, name: str) -> None:
        hook(root, name, "echo 'no such ticket' >&2; exit 1")
        assert "not committed: no such ticket" in not_committed(root, "new", "alice").err

    def test_a_hook_afterwards_that_fails_changes_nothing(self, root: Path) -> None:
        hook(root, "post-commit", "exit 1")
        ran = cli(root, "done", "k2mm")
        assert (ran.code, commits(root)) == (0, 2)

    def test_a_hook_that_asks_gets_no_answer_and_does_not_hang(self, root: Path) -> None:
        hook(root, "pre-commit", "read answer || { echo 'nobody answered' >&2; exit 1; }")
        assert "not committed: nobody answered" in not_committed(root).err


class TestKindsOfRepositories:
    def test_a_detached_head(self, root: Path) -> None:
        run_git(root, "checkout", "--quiet", "--detach")
        ok(root, "done", "k2mm")
        assert commits(root) == 2

    def test_a_shallow_clone(self, root: Path, tmp_path: Path) -> None:
        run_git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{root}", "shallow")
        ok(tmp_path / "shallow", "done", "k2mm")
        assert commits(tmp_path / "shallow") == 2

    def test_a_submodule(self, root: Path, tmp_path: Path) -> None:
        above = notebook(tmp_path / "above", {"x.txt": "x\n"}, git=True)
        allow = ("-c", "protocol.file.allow=always")
        run_git(above, *allow, "submodule", "--quiet", "add", str(root), "notes")
        run_git(above, "commit", "--quiet", "-m", "notes")
        ok(above / "notes", "done", "k2mm")
        assert commits(above / "notes") == 2
        assert commits(above) == 2
        assert run_git(above, "status", "--porcelain") == " M notes\n"

    def test_a_sparse_checkout(self, root: Path) -> None:
        write(root, {"other/x.txt": "x\n"})
        run_git(root, "add", "--all")
        run_git(root, "commit", "--quiet", "-m", "other")
        run_git(root, "sparse-checkout", "set", "people/alice")
        ok(root, "done", "k2mm")
        ok(root, "new", "alice")
        assert commits(root) == 4
        assert "other/x.txt" in run_git(root, "ls-tree", "-r", "--name-only", "HEAD")

    def test_a_note_outside_of_a_sparse_checkout(self, root: Path) -> None:
        run_git(root, "sparse-checkout", "set", "people/alice")
        ran = not_committed(root, "new", "bob")
        assert "not committed: it lies outside of what this sparse checkout holds" in ran.err
        assert (root / NEW.replace("alice", "bob")).exists()

    def test_a_repository_without_a_working_copy(self, root: Path) -> None:
        run_git(root, "config", "core.bare", "true")
        ran = cli(root, "done", "k2mm")
        assert (ran.code, "not committed: this operation must be run in a work" in ran.err) == (
            0, True)  # fmt: skip

    def test_a_folder_of_somebody_else(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        ran = cli(root, "done", "k2mm")
        assert (ran.code, "not committed: detected dubious ownership" in ran.err) == (0, True)
        assert "[x] call" in text(root, ALICE)

    def test_a_stash_in_conflict_leaves_the_note_to_its_user(self, root: Path) -> None:
        write(root, {ALICE: "- [ ] call soon ^k2mm\n"})
        run_git(root, "stash", "--quiet")
        write(root, {ALICE: "- [ ] call later ^k2mm\n", "people/bob/x.md": "- [ ] order ^a3f9\n"})
        run_git(root, "commit", "--quiet", "--all", "-m", "later")
        with pytest.raises(AssertionError):
            run_git(root, "stash", "pop", "--quiet")
        assert cli(root, "done", "k2mm").code == 5
        ok(root, "done", "a3f9")
        assert run_git(root, "show", "--format=", "--name-only") == "people/bob/x.md\n"
        assert run_git(root, "status", "--porcelain") == f"UU {ALICE}\n"

    @pytest.mark.parametrize("name", ["index", "HEAD", "config"])
    def test_a_damaged_repository(self, root: Path, name: str) -> None:
        (root / ".git" / name).write_bytes(b"\0damaged")
        ran = cli(root, "done", "k2mm")
        assert (ran.code, ran.err.count("not committed: ")) == (0, 1)
        assert "[x] call" in text(root, ALICE)


class TestWhatIsInherited:
    def test_nothing_of_a_calling_git_is_followed(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in (
            "GIT_DIR", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE", "GIT_PREFIX",
            "GIT_NAMESPACE", "GIT_SHALLOW_FILE", "GIT_CONFIG", "GIT_EXTERNAL_DIFF",
        ):  # fmt: skip
            monkeypatch.setenv(name, str(tmp_path / "nowhere"))
        monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "0")
        monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")
        ran = cli(root, "done", "k2mm")
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            if "AUTHOR" not in name and "COMMITTER" not in name and "CONFIG_" not in name:
                monkeypatch.delenv(name)
        assert (ran.code, "committed" in ran.err, commits(root)) == (0, False, 2)

    def test_paths_are_no_patterns(self, root: Path) -> None:
        odd = "people/alice/2026-11-06 *.md"
        write(root, {odd: "- [ ] odd ^a3f9\n"})
        run_git(root, "add", "--all")
        run_git(root, "commit", "--quiet", "-m", "odd")
        write(root, {ALICE: "- [ ] call ^k2mm\nmine\n", "people/alice/2026-11-06 x.md": "x\n"})
        ok(root, "done", "a3f9")
        assert run_git(root, "show", "--format=", "--name-only", "-z") == f"{odd}\0"

    def test_autocommit_off_leaves_git_alone_altogether(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(root, {"1on1.yaml": "git: {autocommit: false}\n"})
        write(tmp_path, {"bin/git": f"#!/bin/sh\ntouch {tmp_path}/ran\nexit 1\n"})
        (tmp_path / "bin/git").chmod(0o755)
        with monkeypatch.context() as patch:
            patch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
            for words in (("done", "k2mm"), ("new", "alice"), ("todo",), ("check",)):
                assert "commit" not in cli(root, *words).err
        assert not (tmp_path / "ran").exists()
