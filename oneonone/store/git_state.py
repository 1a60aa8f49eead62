"""What git says of a repository as it is, for `doctor`; no filter or hook of its own is started."""

from __future__ import annotations

import re
from pathlib import Path

from oneonone.domain.record import Record
from oneonone.errors import GitFailure
from oneonone.store.git_process import run

_STATUS = (
    "--no-optional-locks",
    "status",
    "--porcelain=v2",
    "--branch",
    "-z",
    "--untracked-files=all",
    "--ignored=matching",
    "--ignore-submodules=all",
    "--no-renames",
)
_PROGRAM = re.compile(r"filter\..*\.(?:clean|smudge|process|required)", re.DOTALL)
_FIELDS_BEFORE_PATH = {"1": 8, "u": 10, "?": 1, "!": 1}
_CREDENTIALS = re.compile(r"(?<=://)[^/\s]*@")
_QUERY = re.compile(r"\?.*")


class State(Record):
    """`branch` is None where a commit is checked out; paths are relative to the repository's top.

    A path in `ignored` that ends in `/` stands for all below it.
    """

    branch: str | None
    unborn: bool
    changed: tuple[str, ...]
    ignored: tuple[str, ...]


def state(top: Path) -> State:
    """The branch, and what differs from the last commit. Raises GitFailure."""
    branch: str | None = None
    unborn = False
    changed: list[str] = []
    ignored: list[str] = []
    for entry in _ask(top, *_STATUS, environment=_without_filters(top)).split("\0"):
        kind, _, rest = entry.partition(" ")
        if kind in _FIELDS_BEFORE_PATH:
            path = entry.split(" ", _FIELDS_BEFORE_PATH[kind])[-1]
            (ignored if kind == "!" else changed).append(path)
        elif rest.startswith("branch.head "):
            head = rest.removeprefix("branch.head ")
            branch = None if head == "(detached)" else head
        elif rest == "branch.oid (initial)":
            unborn = True
    return State(branch, unborn, tuple(changed), tuple(ignored))


def _without_filters(top: Path) -> dict[str, str]:
    """To see what differs git would run the notes through filters that the repository names."""
    answer = _ask(top, "config", "--list", "--show-scope", "-z").split("\0")
    keys = [
        line.partition("\n")[0]
        for scope, line in zip(answer[::2], answer[1::2], strict=False)
        if scope in ("local", "worktree")
    ]
    found = sorted({key for key in keys if _PROGRAM.fullmatch(key)})
    environment = {"GIT_CONFIG_COUNT": str(len(found))}
    for number, key in enumerate(found):
        environment[f"GIT_CONFIG_KEY_{number}"] = key
        environment[f"GIT_CONFIG_VALUE_{number}"] = "false" if key.endswith(".required") else ""
    return environment


def has_identity(top: Path) -> bool:
    """Whether git knows whose commits they would be."""
    return run(top, ["var", "GIT_COMMITTER_IDENT"]).problem is None


def remotes(top: Path) -> list[tuple[str, str]]:
    """Name and address of each remote, an address that is used for both ways once."""
    lines = _ask(top, "remote", "--verbose").splitlines()
    found = (line.rpartition(" (")[0].partition("\t")[::2] for line in lines)
    return list(dict.fromkeys((name, address) for name, address in found))


def masked(address: str) -> str:
    """An address without what could be a password: what stands before the host, and a query."""
    return _QUERY.sub("?***", _CREDENTIALS.sub("***@", address))


def _ask(top: Path, *words: str, environment: dict[str, str] | None = None) -> str:
    result = run(top, list(words), environment=environment)
    if result.problem is not None:
        raise GitFailure(result.problem)
    return result.output
