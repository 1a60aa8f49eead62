"""Which addresses git is given, and which settings it follows on the way."""

from __future__ import annotations

import pytest

from oneonone.store.repository import Setting
from oneonone.store.trust import (
    environment,
    is_folder,
    local_programs,
    other_end,
    switches,
    why_refused,
)


def mine(key: str, value: str) -> Setting:
    return Setting(key, value, local=False)


def the_notebooks(key: str, value: str) -> Setting:
    return Setting(key, value, local=True)


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("https://git.example/x.git", False),
        ("HTTPS://me@git.example/x.git", False),
        ("ssh://me@git.example:2222/x.git", False),
        ("git@git.example:me/x.git", False),
        ("nas:notes.git", False),
        ("file:///srv/notes.git", True),
        ("/srv/my notes.git", True),
        ("../notes.git", True),
        ("./odd::name", True),
        ("notes", True),
    ],
)
def test_an_address_that_is_followed(address: str, folder: bool) -> None:
    assert (why_refused(address), is_folder(address)) == (None, folder)


@pytest.mark.parametrize(
    "address",
    ["", "-x", "--upload-pack=evil", "ext::sh -c evil", "Ext::x", "fd::7", "a::b", "me@-oX=y:z",
     "-oX=y:z", "ssh://-oX=y/z", "ssh://me@-oX/z", "http://x/y", "git://x/y", "ftp://x/y",
     "svn://x/y", "https://x/\nhost", "x:\ty\x07"],
)  # fmt: skip
def test_an_address_that_is_not(address: str) -> None:
    assert why_refused(address)


def test_programs_of_the_users_own_settings_take_the_place_of_the_notebooks() -> None:
    settings = [
        mine("core.sshcommand", "ssh -4"),
        mine("credential.helper", "store"),
        mine("credential.https://git.example.helper", "cache"),
        mine("user.name", "Test Manager"),
        the_notebooks("core.sshcommand", "evil"),
        the_notebooks("core.askpass", "evil"),
        the_notebooks("credential.helper", "!evil"),
        the_notebooks("remote.origin.uploadpack", "evil"),
        the_notebooks("user.email", "manager@example.invalid"),
    ]
    assert switches(settings, in_folder=True) == [
        *("-c", "core.askpass="),
        *("-c", "core.sshcommand=ssh -4"),
        *("-c", "credential.helper="),
        *("-c", "credential.helper=store"),
        *("-c", "credential.https://git.example.helper=cache"),
    ]
    named = ["core.askpass", "core.sshcommand", "credential.helper"]
    assert local_programs(settings, in_folder=False) == named
    assert local_programs(settings, in_folder=True) == [*named, "remote.origin.uploadpack"]


def test_without_any_of_the_users_git_does_as_ever() -> None:
    settings = [the_notebooks("core.sshcommand", "evil"), mine("user.name", "x")]
    assert switches(settings, in_folder=False) == ["-c", "core.sshcommand=ssh"]
    assert switches([mine("credential.helper", "store")], in_folder=False) == []


def test_what_is_started_at_a_remote_is_gits_own_where_that_is_here() -> None:
    assert other_end("fetch", in_folder=True) == ["--upload-pack=git-upload-pack"]
    assert other_end("push", in_folder=True) == ["--receive-pack=git-receive-pack"]
    assert other_end("fetch", in_folder=False) == []


def test_where_somebody_can_answer_git_may_ask() -> None:
    told = environment([], {}, may_ask=True)
    assert told == {"GIT_ALLOW_PROTOCOL": "file:https:ssh", "GIT_TERMINAL_PROMPT": "1"}


def test_where_nobody_can_it_may_not() -> None:
    told = environment([], {}, may_ask=False)
    assert (told["GIT_TERMINAL_PROMPT"], told["GIT_ASKPASS"]) == ("0", "")
    assert told["SSH_ASKPASS_REQUIRE"] == "never"
    assert told["GIT_SSH_COMMAND"].startswith("ssh -o BatchMode=yes")


@pytest.mark.parametrize(
    ("inherited", "settings", "command"),
    [
        ({}, [mine("core.sshcommand", "ssh -i key")], "ssh -i key -o BatchMode=yes"),
        ({}, [the_notebooks("core.sshcommand", "evil")], "ssh -o BatchMode=yes"),
        ({"GIT_SSH_COMMAND": "/bin/ssh -4"}, [mine("core.sshcommand", "x")], "/bin/ssh -4 -o"),
        ({"GIT_SSH_COMMAND": "plink"}, [], None),
        ({"GIT_SSH_COMMAND": "'unclosed"}, [], None),
        ({"GIT_SSH": "/opt/own-ssh"}, [], None),
    ],
)  # fmt: skip
def test_ssh_is_told_not_to_ask_if_it_is_one_that_understands(
    inherited: dict[str, str], settings: list[Setting], command: str | None
) -> None:
    told = environment(settings, inherited, may_ask=False).get("GIT_SSH_COMMAND")
    assert told is None if command is None else str(told).startswith(command)


def test_a_script_of_the_users_own_may_answer() -> None:
    told = environment([], {"GIT_ASKPASS": "/home/me/token"}, may_ask=False)
    assert told["GIT_ASKPASS"] == "/home/me/token"
