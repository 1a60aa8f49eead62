"""What a repository says of itself, asked through GitPython: branch, remote, what differs.

Nothing here changes notes, branch or index. What does, and what may take long or meet a hook, is
started by store/git_process.py, which ends a program gently: GitPython would kill it, and a killed
git leaves its locks behind.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from oneonone.domain.record import Record
from oneonone.errors import GitFailure
from oneonone.store.git import prefix
from oneonone.store.git_process import FIXED, INHERITED, NO_GIT, reason_in
from oneonone.store.notebook_dir import FOLDER_MODE

_LOCAL = ("local", "worktree")
BASE, OURS, THEIRS = 1, 2, 3
"""The versions of a note in conflict, as git numbers them."""


def make_repository(root: Path) -> str | None:
    """`git init`; returns what went wrong, None if nothing did.

    All notes lie in .git once more, so it is for its owner alone, whatever the umask lets git do.
    """
    folder = os.path.join(root, ".git")
    try:
        with _git(root) as git:
            os.mkdir(folder, FOLDER_MODE)
            git.init(quiet=True)
    except GitFailure as error:
        with suppress(OSError):
            os.rmdir(folder)  # where git made nothing of it
        return error.message
    return None


@contextmanager
def _git(folder: Path) -> Iterator[Any]:
    """GitPython's way to call git in a folder. Raises GitFailure for whatever goes wrong inside."""
    with _clean_environment():
        try:
            from git import Git
            from git.exc import GitCommandNotFound, GitError
        except ImportError as error:  # GitPython looks for git while it is being imported
            raise GitFailure(NO_GIT) from error
        git = Git(folder)  # Repo would expand a $ in the folder's name, and read the files itself
        git.update_environment(**FIXED)
        try:
            yield git
        except GitCommandNotFound as error:
            raise GitFailure(NO_GIT) from error
        except (GitError, OSError) as error:
            said = str(getattr(error, "stderr", error)).strip().removeprefix("stderr: ")
            raise GitFailure(reason_in(said.strip("'")) or "git failed") from error


@contextmanager
def _clean_environment() -> Iterator[None]:
    """Without what a hook or a calling git may hand down, which would aim at its repository."""
    kept = {name: os.environ.pop(name) for name in INHERITED if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


class Setting(Record):
    """One line of git's configuration; `local` where the notebook's own repository says it."""

    key: str
    value: str
    local: bool


class Upstream(Record):
    """The local branch, and the one it is kept in step with: a remote's name and its branch.

    `configured` is False where it is only the one that can be meant.
    """

    local: str
    remote: str
    branch: str
    configured: bool

    @property
    def tracking(self) -> str:
        """The ref that remembers how it was when we last looked."""
        return f"refs/remotes/{self.remote}/{self.branch}"


class Checkout:
    """A notebook's working copy. Every method raises GitFailure where git cannot tell.

    Paths are relative to the repository's top, with `/`; `inside` stands before the notebook's.
    """

    def __init__(self, root: Path, top: Path) -> None:
        self.root = root
        self.top = top
        self.inside = prefix(root, top)

    def _ask(self, command: str, *words: str, binary: bool = False) -> Any:
        with _git(self.top) as git:
            git.set_persistent_git_options(
                no_pager=True, literal_pathspecs=True, no_optional_locks=True, c="core.fsmonitor=0"
            )
            call = getattr(git, command)
            if binary:
                return call(*words, stdout_as_string=False, strip_newline_in_stdout=False)
            return call(*words)

    def _names(self, command: str, *words: str) -> list[str]:
        """The answer to a question with `-z`."""
        answer: bytes = self._ask(command, *words, binary=True)
        return [os.fsdecode(name) for name in answer.split(b"\0") if name]

    def _says(self, command: str, *words: str) -> str | None:
        """The answer, None where git has none to give."""
        try:
            return str(self._ask(command, *words)) or None
        except GitFailure:
            return None

    def refuse_unusable(self) -> None:
        """Raise GitFailure with git's reason where it does not work here at all."""
        if self._ask("rev_parse", "--is-inside-work-tree") != "true":
            raise GitFailure("this repository has no working copy")

    def branch(self) -> str | None:
        """The branch that is checked out; None where a commit is, and not a branch."""
        return self._says("symbolic_ref", "--quiet", "--short", "HEAD")

    def commit(self, ref: str) -> str | None:
        """The commit a ref means, None where there is none yet."""
        return self._says("rev_parse", "--verify", "--quiet", f"{ref}^{{commit}}")

    def settings(self) -> list[Setting]:
        """git's configuration in the order it is read, the last of equal keys holds."""
        answer = self._names("config", "--list", "--show-scope", "-z")
        scopes, lines = answer[::2], answer[1::2]
        found = []
        for scope, line in zip(scopes, lines, strict=True):
            key, _, value = line.partition("\n")
            found.append(Setting(key, value, scope in _LOCAL))
        return found

    def remotes(self) -> list[str]:
        """The names of the remotes."""
        return str(self._ask("remote")).splitlines()

    def addresses(self, remote: str) -> list[str]:
        """Where a remote is fetched from and pushed to, rewritten as git's settings say."""
        fetched = str(self._ask("remote", "get-url", "--all", "--", remote)).splitlines()
        pushed = str(self._ask("remote", "get-url", "--push", "--all", "--", remote)).splitlines()
        return [*fetched, *pushed]

    def merge_base(self, one: str, other: str) -> str | None:
        """The newest commit both have, None where there is none."""
        return self._says("merge_base", one, other)

    def is_shallow(self) -> bool:
        """Whether older history was left out when the repository was cloned."""
        return bool(self._ask("rev_parse", "--is-shallow-repository") == "true")

    def count(self, commit: str, without: str | None) -> int:
        """The commits a commit has and another one has not."""
        words = [commit] if without is None else [commit, f"^{without}"]
        return int(self._ask("rev_list", "--count", *words))

    def count_ahead(self, commit: str, theirs: str | None, remote: str) -> int:
        """The commits to send; to a new branch of the remote, those no other one there has."""
        if theirs is not None:
            return self.count(commit, theirs)
        return int(self._ask("rev_list", "--count", commit, "--not", f"--remotes={remote}"))

    def changed(self, before: str | None, after: str, kinds: str = "ACDMRT") -> list[str]:
        """The paths that differ between two commits; `kinds` are letters such as `D`.

        A note that only moved is not deleted.
        """
        start = before or str(self._ask("hash_object", "-t", "tree", os.devnull))
        words = ("--name-only", "-z", "-r", "--no-ext-diff", "-M", f"--diff-filter={kinds}")
        return self._names("diff_tree", *words, start, after)

    def files(self, commit: str) -> list[str]:
        """Every path in a commit."""
        return self._names("ls_tree", "-r", "-z", "--name-only", "--full-tree", commit)

    def edits(self) -> Mapping[str, str]:
        """What differs from the last commit, by path: the two letters `git status` has for it."""
        answer = self._names(
            "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames"
        )
        return {entry[3:]: entry[:2] for entry in answer}

    def tracked(self) -> set[str]:
        """Every path git knows."""
        return set(self._names("ls_files", "-z", "--full-name"))

    def unmerged(self) -> dict[str, set[int]]:
        """The paths in conflict, each with the versions there are of it."""
        found: dict[str, set[int]] = {}
        for entry in self._names("ls_files", "-u", "-z", "--full-name"):
            facts, _, path = entry.partition("\t")
            found.setdefault(path, set()).add(int(facts.split()[2]))
        return found

    def version(self, path: str, number: int) -> bytes:
        """A version of a note in conflict, as it would stand in the folder: filters applied."""
        words = ("--filters", f"--path={path}", f":{number}:{path}")
        answer: bytes = self._ask("cat_file", *words, binary=True)
        return answer

    def holds_version(self, path: str, number: int) -> bool:
        """Whether the file in the folder is just what a version of it says."""
        stored = self._ask("rev_parse", "--verify", "--quiet", f":{number}:{path}")
        return bool(stored == self._ask("hash_object", f"--path={path}", "--", path))
