"""Which of a repository's settings are followed when it meets a remote, and which addresses.

A notebook may come from somebody else, its `.git` with it. What names a program is believed only
where the user's own settings say so; hooks and filters stay, as for every commit.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from oneonone.store.repository import Setting

ALLOWED = ("file", "https", "ssh")
_SCHEME = re.compile(r"([A-Za-z0-9+.-]+)(::|://)(?:[^@/]*@)?(-?)")
_HOST_AND_PATH = re.compile(r"(?:[^@:/\s]+@)?[^@:/\s-][^@:/\s]*:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_PLAIN_TEXT = ("http", "git", "ftp")
# Settings that name a program git would start to reach a remote, and what does without them.
_PROGRAMS = {"core.sshcommand": "ssh", "core.askpass": "", "core.alternaterefscommand": ""}
_HELPER = re.compile(r"credential\.(?:.*\.)?helper", re.DOTALL)
# Started over there, which is here where the remote is a folder.
_OTHER_END = re.compile(r"remote\..*\.(uploadpack|receivepack)", re.DOTALL)
_SSH_OPTIONS = "-o BatchMode=yes -o ConnectTimeout=20"


def why_refused(address: str) -> str | None:
    """What is wrong with a remote's address, None where git may be given it.

    Allowed: https, ssh, `host:path`, folders.
    """
    match = _SCHEME.match(address)
    if not address or address.startswith("-") or _CONTROL.search(address):
        return "it is no address"
    if match is None:
        is_one = _HOST_AND_PATH.match(address) or ":" not in address.partition("/")[0]
        return None if is_one else "it is no address"
    scheme = match[1].lower()
    if match[2] == "::":
        return f"it would start a program, git-remote-{scheme}"
    if scheme in _PLAIN_TEXT:
        return f"{scheme} sends notes unencrypted over the network"
    if match[3]:
        return "it is no address"
    return None if scheme in ALLOWED else f"the scheme {scheme} is not known"


def is_folder(address: str) -> bool:
    """Whether an allowed address lies on this machine, as far as git is concerned."""
    return address.startswith("file:") or not (
        _SCHEME.match(address) or _HOST_AND_PATH.match(address)
    )


def local_programs(settings: Iterable[Setting], *, in_folder: bool) -> list[str]:
    """The keys by which the notebook's own repository names programs; they are not followed."""
    return sorted({one.key for one in settings if one.local and _is_program(one.key, in_folder)})


def _is_program(key: str, in_folder: bool) -> bool:
    if _OTHER_END.fullmatch(key):
        return in_folder
    return key in _PROGRAMS or _HELPER.fullmatch(key) is not None


def switches(settings: Sequence[Setting], *, in_folder: bool) -> list[str]:
    """Switches that put the user's own settings, or none, in the place of the notebook's."""
    own = [one for one in settings if not one.local]
    words = []
    for key in local_programs(settings, in_folder=in_folder):
        if key in _PROGRAMS:
            values = [one.value for one in own if one.key == key]
            words += ["-c", f"{key}={values[-1] if values else _PROGRAMS[key]}"]
    if any(one.local and _HELPER.fullmatch(one.key) for one in settings):
        words += ["-c", "credential.helper="]  # an empty one makes git forget those before it
        for one in own:
            if _HELPER.fullmatch(one.key):
                words += ["-c", f"{one.key}={one.value}"]
    return words


def other_end(command: str, *, in_folder: bool) -> list[str]:
    """The option that names the program started at a remote: git's own, where that is here.

    An option, for git believes the first of several settings. Over ssh it is the remote's affair.
    """
    name = {"fetch": "upload-pack", "push": "receive-pack"}[command]
    return [f"--{name}=git-{name}"] if in_folder else []


def environment(
    settings: Sequence[Setting], inherited: Mapping[str, str], *, may_ask: bool
) -> dict[str, str]:
    """What git is told beside its words: the schemes allowed, and whether anybody can answer."""
    found = {"GIT_ALLOW_PROTOCOL": ":".join(ALLOWED), "GIT_TERMINAL_PROMPT": "1"}
    if may_ask:
        return found
    # A GIT_ASKPASS of the user's own may well be a script that answers; $SSH_ASKPASS asks.
    found |= {"GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": inherited.get("GIT_ASKPASS", "")}
    found |= {"SSH_ASKPASS_REQUIRE": "never", "GCM_INTERACTIVE": "never"}
    own = [one.value for one in settings if one.key == "core.sshcommand" and not one.local]
    command = inherited.get("GIT_SSH_COMMAND") or (own[-1] if own else "")
    if not command and not inherited.get("GIT_SSH"):
        command = "ssh"
    if _is_openssh(command):
        found["GIT_SSH_COMMAND"] = f"{command} {_SSH_OPTIONS}"
    return found


def _is_openssh(command: str) -> bool:
    """Others, such as plink, do not know its options."""
    try:
        words = shlex.split(command)
    except ValueError:
        return False
    return bool(words) and PurePath(words[0]).stem == "ssh"
