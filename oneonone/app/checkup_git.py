"""What `doctor` says of the repository a notebook is kept in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from oneonone.app.checkup import Answer, counted
from oneonone.app.checkup_machine import shown
from oneonone.app.settle_conflicts import is_note
from oneonone.document.places import FILE_NAME
from oneonone.document.settings import read_settings
from oneonone.errors import GitFailure
from oneonone.store import git, git_state
from oneonone.store.notebook_dir import list_notes, read_file, reason_of
from oneonone.store.trust import why_refused

Look = Callable[[], Answer]

_WAYS_OUT = {
    "a merge": ("git commit", "git merge --abort"),
    "a rebase": ("git rebase --continue", "git rebase --abort"),
    "a cherry-pick": ("git cherry-pick --continue", "git cherry-pick --abort"),
    "a revert": ("git revert --continue", "git revert --abort"),
}
"""How to end what git is in the middle of, by the names of store/git.py: well, or as it was."""


def git_looks(root: Path) -> dict[str, Look]:
    """Every look by its name, in the order to show them; one where there is nothing to look at."""
    try:
        top = git.find_top(root)
        if top is None:
            return {"repository": lambda: Answer("ok", "none; notes are files and nothing more")}
        looks = _Looks(root, top)
        _ = looks.state
    except (GitFailure, OSError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else error.message
        answer = Answer("problem", reason, "until that is settled nothing is committed")
        return {"repository": lambda: answer}
    return {
        "repository": lambda: Answer("ok", shown(top)),
        "branch": looks.branch,
        "identity": looks.identity,
        "commits": looks.commits,
        "uncommitted": looks.uncommitted,
        "ignored": looks.ignored,
        "remotes": looks.remotes,
    }


class _Looks:
    """One look a method, at a notebook in the repository at `top`."""

    def __init__(self, root: Path, top: Path) -> None:
        self.root = root
        self.top = top
        self.inside = git.prefix(root, top)

    @cached_property
    def state(self) -> git_state.State:
        """What git says. Raises GitFailure."""
        return git_state.state(self.top)

    @cached_property
    def under_way(self) -> str | None:
        """What git is in the middle of, such as `a merge`."""
        return git.operation_under_way(self.top)

    def branch(self) -> Answer:
        """What commits go to."""
        if self.under_way:
            return Answer("note", f"{self.under_way} is under way", _way_out(self.under_way))
        if self.state.branch is None:
            hint = "what is committed now belongs to no branch; see: git switch"
            return Answer("note", "none: a commit is checked out", hint)
        return Answer("ok", self.state.branch + (", no commit yet" if self.state.unborn else ""))

    def identity(self) -> Answer:
        """Whether git knows whose commits they would be; not who."""
        if git_state.has_identity(self.top):
            return Answer("ok", "git knows who you are")
        hint = "git config --global user.name YOUR-NAME, and the same for user.email"
        return Answer("problem", "git does not know who you are, so it commits nothing", hint)

    def commits(self) -> Answer:
        """Whether commands commit what they change."""
        settings = read_settings(read_file(self.root, FILE_NAME))
        if settings.problem is not None:
            return Answer("note", "not known until the settings can be read")
        by_us = "each command commits the notes it changed"
        return Answer("ok", by_us if settings.autocommit else "left to you (git.autocommit: false)")

    def uncommitted(self) -> Answer:
        """Notes that differ from the last commit."""
        ours = [path for path in self.state.changed if path.startswith(self.inside)]
        paths = tuple(filter(is_note, (path.removeprefix(self.inside) for path in ours)))
        if not paths:
            return Answer("ok", "no note")
        if self.under_way:
            hint = f"{self.under_way} is under way, see branch"
        else:
            hint = "commit them with git, or all of them with: 1on1 sync --all"
        return Answer("note", counted(len(paths), "note"), hint, paths)

    def ignored(self) -> Answer:
        """Notes that are never committed."""
        notes = list_notes(self.root).notes
        paths = tuple(path for path in notes if self._is_ignored(f"{self.inside}{path}"))
        if not paths:
            return Answer("ok", "no note")
        text = f"{counted(len(paths), 'note')}, never committed"
        return Answer("note", text, "if that is not meant, see: git check-ignore -v FILE", paths)

    def _is_ignored(self, path: str) -> bool:
        return any(
            path.startswith(entry) if entry.endswith("/") else path == entry
            for entry in self.state.ignored
        )

    def remotes(self) -> Answer:
        """Where notes may go, passwords left out."""
        found = git_state.remotes(self.top)
        text = ", ".join(f"{name} {git_state.masked(address)}" for name, address in found)
        for name, address in found:
            refused = why_refused(address)
            if refused:
                return Answer("note", text, f"sync does not use {name}: {refused}")
        return Answer("ok", text or "none")


def _way_out(under_way: str) -> str:
    """What to do about it; until then nothing is committed, and `sync` refuses."""
    if under_way not in _WAYS_OUT:
        return "until it is over nothing is committed; to end it: git bisect reset"
    done, as_before = _WAYS_OUT[under_way]
    return (
        "until it is over nothing is committed; put right what git left in conflict (git status "
        f"names it), then git add FILE and {done}; or give it up: {as_before}"
    )
