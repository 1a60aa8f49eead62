"""Starting git: fixed switches, an environment without anybody's repository, a bounded time."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from oneonone.domain.record import Record
from oneonone.store.notebook_dir import reason_of

TIMEOUT_SECONDS = 120
SLOW_SECONDS = 2
SECONDS_TO_END = 5
LONGEST_REASON = 200

# A notebook may come from somebody else: its git settings must not start programs of theirs.
SWITCHES = ("--literal-pathspecs", "--no-pager", "-c", "core.fsmonitor=false")
NO_GIT = "git is not installed"
NO_IDENTITY = (
    "git does not know who you are; tell it with: git config --global user.name YOUR-NAME, "
    "and the same for user.email"
)
SILENT_HOOK = "a hook refused it without saying why; git commit may tell more"
# What a hook or a calling git hands down (`git rev-parse --local-env-vars`), which would aim at its
# repository, and what would change the meaning of our words.
INHERITED = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_CONFIG GIT_CONFIG_PARAMETERS GIT_CONFIG_COUNT "
    "GIT_OBJECT_DIRECTORY GIT_DIR GIT_WORK_TREE GIT_IMPLICIT_WORK_TREE GIT_GRAFT_FILE "
    "GIT_INDEX_FILE GIT_NO_REPLACE_OBJECTS GIT_REPLACE_REF_BASE GIT_PREFIX GIT_SHALLOW_FILE "
    "GIT_COMMON_DIR GIT_NAMESPACE GIT_CEILING_DIRECTORIES GIT_INTERNAL_SUPER_PREFIX "
    "GIT_LITERAL_PATHSPECS GIT_GLOB_PATHSPECS GIT_NOGLOB_PATHSPECS GIT_ICASE_PATHSPECS "
    "GIT_EXTERNAL_DIFF GIT_MERGE_AUTOEDIT GIT_SEQUENCE_EDITOR"
).split()
FIXED = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": ":"}

_NO_IDENTITY = re.compile(r"Please tell me who you are|unable to auto-detect email|empty ident")
_LOCKED = re.compile(r"Unable to create '(.+\.lock)': File exists")
_OUTSIDE = re.compile(r"exist\s+outside of your sparse-checkout definition")
_PASSWORD = re.compile(r"(?<=://)[^/@\s]+@")
_SAYS_LITTLE = re.compile(
    r"fatal: Could not read from remote repository|error: failed to push some refs|hint: |warning: "
)


class Result(Record):
    """What git printed, on both streams where it failed; and why it failed, None if it did not."""

    output: str
    problem: str | None


def run(
    root: Path,
    words: Sequence[str],
    *,
    data: bytes = b"",
    environment: Mapping[str, str] | None = None,
    umask: int = -1,
    slow: Callable[[], None] | None = None,
) -> Result:
    """Run a git command in a folder, `data` on its standard input; `umask` -1 is the user's own.

    Never raises for what git does. After SLOW_SECONDS `slow` is called, once; after TIMEOUT_SECONDS
    git is asked to end.
    """
    inherited = {name: value for name, value in os.environ.items() if name not in INHERITED}
    try:
        with subprocess.Popen(
            ["git", *SWITCHES, *words],
            cwd=root,
            env=inherited | FIXED | dict(environment or {}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            umask=umask,
        ) as git:
            try:
                out, err = _communicate(git, data, slow)
            except BaseException as error:
                _end(git)
                if not isinstance(error, subprocess.TimeoutExpired):
                    raise
                return Result("", f"git did not finish within {TIMEOUT_SECONDS} s")
    except FileNotFoundError:
        return Result("", NO_GIT)
    except OSError as error:
        return Result("", reason_of(error))
    output, complaint = out.decode("utf-8", "surrogateescape"), err.decode("utf-8", "replace")
    if git.returncode == 0:
        return Result(output, None)
    reason = reason_in(complaint) or reason_in(output)
    if not reason:
        reason = SILENT_HOOK if words[0] == "commit" else f"git failed ({git.returncode})"
    return Result(output + complaint, reason)


def _communicate(
    git: subprocess.Popen[bytes], data: bytes, slow: Callable[[], None] | None
) -> tuple[bytes, bytes]:
    """What it prints, until it is done. Raises subprocess.TimeoutExpired."""
    if slow is None or SLOW_SECONDS >= TIMEOUT_SECONDS:
        return git.communicate(data, timeout=TIMEOUT_SECONDS)
    try:
        return git.communicate(data, timeout=SLOW_SECONDS)
    except subprocess.TimeoutExpired:
        slow()
    return git.communicate(timeout=TIMEOUT_SECONDS - SLOW_SECONDS)


def _end(git: subprocess.Popen[bytes]) -> None:
    """Asked to end, git takes its locks with it; killed, it would leave them."""
    git.terminate()
    try:
        git.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        git.kill()


def reason_in(complaint: str) -> str:
    """The line of git's messages that says most, without a password in an address."""
    if _NO_IDENTITY.search(complaint):
        return NO_IDENTITY
    locked = _LOCKED.search(complaint)
    if locked:
        return f"another git is at work; if none is, one was killed and left {locked[1]}: delete it"
    if _OUTSIDE.search(complaint):
        return "it lies outside of what this sparse checkout holds"
    lines = [line.strip() for line in complaint.splitlines() if line.strip()]
    telling = [line for line in lines if not _SAYS_LITTLE.match(line)] or lines
    for line in telling:
        if line.startswith(("fatal:", "error:")):
            return _bounded(line.split(":", 1)[1].strip())
    return _bounded(telling[0]) if telling else ""


def _bounded(line: str) -> str:
    """One line of git's or a hook's, who may say anything, and as much of it as they like."""
    text = _PASSWORD.sub("", line)
    return text if len(text) <= LONGEST_REASON else f"{text[:LONGEST_REASON]} …"
