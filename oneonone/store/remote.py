"""What changes a repository on the way to and from its remote: fetch, merge, finish, push.

Nothing is ever forced, here or there; what git refuses is said in its words.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import cached_property

from oneonone.errors import (
    GitFailure,
    HistoryRewritten,
    NothingToSyncWith,
    RemoteUnreachable,
    UnsafeRemote,
)
from oneonone.store import trust
from oneonone.store.git_process import Result, run
from oneonone.store.repository import Checkout, Setting, Upstream

_NO_SUCH_BRANCH = re.compile(r"couldn't find remote ref")
_REJECTED = re.compile(r"^ ! \[rejected\]|non-fast-forward", re.MULTILINE)
_OUTRUN = re.compile(
    r"^!\t.*\[rejected\] \((?:fetch first|non-fast-forward)|cannot lock ref .* but expected", re.M
)
_TURNED_DOWN = re.compile(r"^!\t[^\t]*\t\[remote rejected\] \((.*)\)", re.MULTILINE)
_FROM_THERE = re.compile(r"^remote: (.*\S)", re.MULTILINE)
_FATAL = re.compile(r"^fatal: ", re.MULTILINE)
_NOBODY_LETS_IN = re.compile(
    r"Authentication failed|could not read (?:Username|Password)|terminal prompts disabled|"
    r"Permission denied \(|Host key verification failed|returned error: 40[13]"
)


class Remote:
    """The branch of a remote, and a way to it that follows no programs of the notebook's own."""

    def __init__(
        self,
        checkout: Checkout,
        upstream: Upstream,
        settings: tuple[Setting, ...],
        addresses: tuple[str, ...],
        *,
        may_ask: bool,
    ) -> None:
        self.checkout = checkout
        self.upstream = upstream
        self.settings = settings
        self.addresses = addresses
        self.may_ask = may_ask

    @cached_property
    def in_folder(self) -> bool:
        """Whether the remote lies on this machine."""
        return any(trust.is_folder(address) for address in self.addresses)

    @property
    def programs_left_out(self) -> list[str]:
        """The settings of the notebook's repository that are not followed."""
        return trust.local_programs(self.settings, in_folder=self.in_folder)

    def _run(self, command: str, options: Sequence[str], refs: str) -> Result:
        switches = trust.switches(self.settings, in_folder=self.in_folder)
        environment = trust.environment(self.settings, os.environ, may_ask=self.may_ask)
        end = trust.other_end(command, in_folder=self.in_folder)
        words = [command, *options, *end, "--no-recurse-submodules", "--", self.upstream.remote]
        return run(self.checkout.top, [*switches, *words, refs], environment=environment)

    def fetch(self) -> str | None:
        """Bring over what the remote's branch has; its commit, None where there is no such branch.

        Only the ref that remembers the remote is moved, and only forward. Raises HistoryRewritten
        where it would go elsewhere, RemoteUnreachable.
        """
        up = self.upstream
        known = self.checkout.commit(up.tracking)
        result = self._run(
            "fetch",
            ["--no-progress", "--no-tags", "--refmap="],
            f"refs/heads/{up.branch}:{up.tracking}",
        )
        if result.problem is None:
            return self.checkout.commit(up.tracking)
        if _NO_SUCH_BRANCH.search(result.output):
            if known is None:
                return None
            raise HistoryRewritten(
                f"{up.remote} had a branch {up.branch} and has it no more",
                f"if that is meant, forget it with: git branch -d -r {up.remote}/{up.branch}",
            )
        if _REJECTED.search(result.output):
            raise HistoryRewritten(
                f"the history of {up.branch} at {up.remote} was rewritten: commits it had are gone",
                "nothing was changed here; ask who did it. To merge your notes with what is there "
                f"now: git fetch {up.remote}, then 1on1 sync",
            )
        raise self._unreachable(result)

    def push(self) -> bool:
        """Send what is committed here; False where the remote has got ahead of us meanwhile.

        Raises GitFailure where the other side, or a hook here, turns it down; RemoteUnreachable.
        """
        up = self.upstream
        options = ["--porcelain", *([] if up.configured else ["--set-upstream"])]
        result = self._run("push", options, f"refs/heads/{up.local}:refs/heads/{up.branch}")
        if result.problem is None:
            return True
        if _OUTRUN.search(result.output):
            return False
        reason = _TURNED_DOWN.search(result.output)
        if reason:
            said = _FROM_THERE.search(result.output)
            raise GitFailure(
                f"{up.remote} took nothing: {said[1] if said else reason[1]}",
                "your notes are committed here; settle that over there, then: 1on1 sync",
            )
        if result.output and not _FATAL.search(result.output):
            raise GitFailure(f"nothing was sent: {result.problem}", "your notes are committed here")
        raise self._unreachable(result)

    def _unreachable(self, result: Result) -> RemoteUnreachable:
        name = self.upstream.remote
        hint = f"your notes are safe here; see where it is with: git remote get-url {name}"
        if _NOBODY_LETS_IN.search(result.output):
            hint = f"log in once with git itself, in a terminal: git fetch {name}"
        return RemoteUnreachable(f"{name} cannot be reached: {result.problem}", hint)


def find_remote(checkout: Checkout, *, may_ask: bool) -> Remote:
    """The remote this notebook is kept in step with. Raises NothingToSyncWith, UnsafeRemote."""
    settings = tuple(checkout.settings())
    upstream = _upstream(checkout, settings)
    addresses = tuple(checkout.addresses(upstream.remote))
    for address in addresses:
        reason = trust.why_refused(address)
        if reason:
            raise UnsafeRemote(
                f"the address of {upstream.remote} is refused: {reason}",
                f"use https, ssh or a folder: git remote set-url {upstream.remote} ADDRESS",
            )
    return Remote(checkout, upstream, settings, addresses, may_ask=may_ask)


def _upstream(checkout: Checkout, settings: Sequence[Setting]) -> Upstream:
    branch = checkout.branch()
    if branch is None:
        raise NothingToSyncWith(
            "no branch is checked out, but a single commit",
            "go to your branch with: git switch BRANCH",
        )
    values = {one.key: one.value for one in settings}
    remote, merged = values.get(f"branch.{branch}.remote"), values.get(f"branch.{branch}.merge")
    remotes = checkout.remotes()
    if remote in remotes and merged and merged.startswith("refs/heads/"):
        return Upstream(branch, remote, merged.removeprefix("refs/heads/"), configured=True)
    if not remotes:
        raise NothingToSyncWith(
            "there is nothing to sync with: this repository has no remote",
            "name one with: git remote add origin ADDRESS",
        )
    if remote is not None or len(remotes) > 1:
        raise NothingToSyncWith(
            f"the branch {branch} follows no branch of a remote",
            f"say which with: git branch --set-upstream-to={remotes[0]}/{branch}",
        )
    return Upstream(branch, remotes[0], branch, configured=False)


def merge(checkout: Checkout, commit: str, message: str) -> str | None:
    """Bring a commit's history into the branch; what git said where it is not done, else None."""
    words = [
        "-c",
        "submodule.recurse=false",
        "merge",
        "--quiet",
        "--ff",
        "--commit",
        "--no-squash",
        "--no-autostash",
        "--no-edit",
    ]
    # git writes the files it merges anew, and whoever reads along should not begin to by that.
    return run(checkout.top, [*words, "-m", message, "--", commit], umask=0o077).problem


def mark_resolved(checkout: Checkout, path: str) -> None:
    """Tell git that a note's conflict is settled as the note stands. Raises GitFailure."""
    result = run(checkout.top, ["add", "--", path])
    if result.problem is not None:
        raise GitFailure(f"{path}: {result.problem}", "settle it with: git add")


def finish_merge(checkout: Checkout, message: str) -> str | None:
    """Commit the merge under way; what git or a hook said where that fails, else None."""
    return run(checkout.top, ["commit", "--quiet", "-m", message]).problem
