"""Meeting a remote: no network, nobody let in, addresses and settings that start programs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from oneonone.store import git_process
from tests.notebooks import cli, ok, run_git, write
from tests.two_clones import BOB, Clones, refused, two_clones

Fake = Callable[[str], Path]


@pytest.fixture
def clones(tmp_path: Path) -> Clones:
    return two_clones(tmp_path)


@pytest.fixture
def ssh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Puts a script where `ssh` is found; it writes its words into ssh.words."""

    def put(script: str) -> Path:
        write(tmp_path, {"bin/ssh": f'#!/bin/sh\necho "$@" >> "$0.words"\n{script}\n'})
        (tmp_path / "bin/ssh").chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
        return tmp_path / "bin/ssh.words"

    return put


class TestTheRemote:
    def test_is_gone(self, clones: Clones) -> None:
        shutil.rmtree(clones.hub)
        ran = refused(clones.one, 6, "origin cannot be reached: ")
        assert "your notes are safe here" in ran.err

    def test_is_gone_after_a_commit_which_stays(self, clones: Clones) -> None:
        shutil.rmtree(clones.hub)
        write(clones.one, {BOB: "edited\n"})
        ran = cli(clones.one, "sync", "--all")
        assert (ran.code, ran.out) == (6, "committed 1 file\n")
        assert run_git(clones.one, "status", "--porcelain") == ""

    @pytest.mark.parametrize(
        "address", ["ssh://nowhere.invalid/x.git", "someone@nowhere.invalid:x.git"]
    )
    def test_has_no_network(self, clones: Clones, ssh: Fake, address: str) -> None:
        ssh("echo 'ssh: Could not resolve hostname nowhere.invalid' >&2; exit 255")
        run_git(clones.one, "remote", "set-url", "origin", address)
        reason = "ssh: Could not resolve hostname nowhere.invalid"
        refused(clones.one, 6, f"1on1: origin cannot be reached: {reason}\n")

    def test_lets_nobody_in_and_nobody_is_asked(self, clones: Clones, ssh: Fake) -> None:
        words = ssh("echo 'me: Permission denied (publickey).' >&2; exit 255")
        run_git(clones.one, "remote", "set-url", "origin", "ssh://git.example/x.git")
        ran = refused(clones.one, 6, "me: Permission denied (publickey).")
        assert "log in once with git itself, in a terminal: git fetch origin" in ran.err
        assert "BatchMode=yes" in words.read_text()

    def test_never_answers(
        self, clones: Clones, ssh: Fake, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ssh("exec sleep 30")
        monkeypatch.setattr(git_process, "TIMEOUT_SECONDS", 1)
        run_git(clones.one, "remote", "set-url", "origin", "ssh://git.example/x.git")
        refused(clones.one, 6, "git did not finish within 1 s")

    def test_takes_nothing(self, clones: Clones) -> None:
        hook = clones.hub / "hooks/pre-receive"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\necho 'closed for the holidays' >&2\nexit 1\n")
        hook.chmod(0o755)
        ok(clones.one, "done", "k2mm")
        refused(clones.one, 6, "origin took nothing: closed for the holidays")

    def test_is_a_folder_somebody_works_in(self, clones: Clones) -> None:
        ok(clones.one, "done", "k2mm")
        run_git(clones.one, "remote", "set-url", "origin", str(clones.two))
        refused(clones.one, 6, "origin took nothing: ")

    def test_is_turned_down_by_a_hook_here(self, clones: Clones) -> None:
        hook = clones.one / ".git/hooks/pre-push"
        hook.write_text("#!/bin/sh\necho 'not on a Friday' >&2\nexit 1\n")
        hook.chmod(0o755)
        ok(clones.one, "done", "k2mm")
        refused(clones.one, 6, "not on a Friday")

    def test_goes_away_while_we_send(self, clones: Clones) -> None:
        hook = clones.one / ".git/hooks/pre-push"
        hook.write_text(f"#!/bin/sh\nrm -rf {clones.hub}/objects {clones.hub}/HEAD\n")
        hook.chmod(0o755)
        ok(clones.one, "done", "k2mm")
        ran = cli(clones.one, "sync")
        assert (ran.code, ran.out) == (6, "")


class TestPrograms:
    """A notebook may come from somebody else, its .git folder with it."""

    @pytest.fixture
    def evil(self, tmp_path: Path) -> Path:
        write(tmp_path, {"evil.sh": f'#!/bin/sh\ntouch {tmp_path}/ran\nexec "$@"\n'})
        (tmp_path / "evil.sh").chmod(0o755)
        return tmp_path / "evil.sh"

    @pytest.mark.parametrize(
        ("address", "reason"),
        [
            ("ext::{} %S", "it would start a program, git-remote-ext"),
            ("evil::somewhere", "it would start a program, git-remote-evil"),
            ("--upload-pack={}", "it is no address"),
            ("ssh://-oProxyCommand={}/x", "it is no address"),
            ("me@-oProxyCommand=x:{}", "it is no address"),
            ("fd::17", "it would start a program, git-remote-fd"),
            ("http://git.example/x.git", "http sends notes unencrypted over the network"),
            ("git://git.example/x.git", "git sends notes unencrypted over the network"),
            ("gopher://git.example/x.git", "the scheme gopher is not known"),
        ],
    )
    def test_an_address_that_starts_one_is_refused(
        self, clones: Clones, evil: Path, address: str, reason: str
    ) -> None:
        run_git(clones.one, "config", "remote.origin.url", address.format(evil))
        ran = refused(clones.one, 5, f"the address of origin is refused: {reason}")
        assert "use https, ssh or a folder" in ran.err
        assert not (evil.parent / "ran").exists()

    @pytest.mark.parametrize("key", ["url", "pushurl"])
    def test_also_one_that_the_settings_make_of_a_harmless_one(
        self, clones: Clones, evil: Path, key: str
    ) -> None:
        run_git(clones.one, "config", f"remote.origin.{key}", "https://git.example/x.git")
        rule = "insteadOf" if key == "url" else "pushInsteadOf"
        run_git(clones.one, "config", f"url.ext::{evil} %S .{rule}", "https://git.example/")
        run_git(clones.one, "config", f"url.ext::{evil} %S .insteadOf", "https://git.example/")
        run_git(clones.one, "config", "protocol.ext.allow", "always")
        refused(clones.one, 5, "it would start a program, git-remote-ext")
        assert not (evil.parent / "ran").exists()

    def test_the_notebooks_own_settings_name_none(self, clones: Clones, evil: Path) -> None:
        for key in (
            "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass",
            "core.alternateRefsCommand", "diff.external", "sequence.editor",
            "remote.origin.uploadpack", "remote.origin.receivepack",
        ):  # fmt: skip
            run_git(clones.one, "config", key, str(evil))
        run_git(clones.one, "config", "credential.helper", f"!{evil}")
        write(clones.one, {BOB: "edited\n"})
        ran = cli(clones.one, "sync", "--all")
        assert (ran.code, ran.out) == (0, "committed 1 file\nsent 1 commit to origin\n")
        assert "core.sshcommand is not used: the notebook's own git settings may" in ran.err
        assert not (evil.parent / "ran").exists()

    def test_nor_the_way_over_ssh(self, clones: Clones, evil: Path, ssh: Fake) -> None:
        words = ssh("exit 255")
        run_git(clones.one, "config", "core.sshCommand", str(evil))
        run_git(clones.one, "remote", "set-url", "origin", "ssh://git.example/x.git")
        assert cli(clones.one, "sync").code == 6
        assert words.exists()
        assert not (evil.parent / "ran").exists()

    def test_the_users_own_settings_may(
        self, clones: Clones, evil: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(evil.parent, {"config": f"[core]\n\tsshCommand = {evil} false\n"})
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(evil.parent / "config"))
        run_git(clones.one, "remote", "set-url", "origin", "ssh://git.example/x.git")
        ran = cli(clones.one, "sync")
        assert (ran.code, "is not used" in ran.err) == (6, False)
        assert (evil.parent / "ran").exists()

    def test_a_password_in_an_address_is_not_shown(self, clones: Clones, ssh: Fake) -> None:
        ssh('echo "fatal: no such ssh://me:secret@git.example/x.git" >&2; exit 128')
        run_git(clones.one, "remote", "set-url", "origin", "ssh://me:secret@git.example/x.git")
        ran = cli(clones.one, "sync")
        assert (ran.code, "secret" in ran.err) == (6, False)

    def test_escapes_in_what_a_remote_says_are_made_visible(self, clones: Clones) -> None:
        hook = clones.hub / "hooks/pre-receive"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\nprintf 'no\\033]0;x\\007\\n' >&2\nexit 1\n")
        hook.chmod(0o755)
        ok(clones.one, "done", "k2mm")
        ran = cli(clones.one, "sync")
        assert (ran.code, "\x1b" in ran.err, "\x07" in ran.err) == (6, False, False)
