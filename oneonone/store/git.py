"""git, as thin as possible: commit the notes a command changed, and nothing else.

The everyday commit runs git directly, for GitPython costs more to import than the commit itself;
GitPython makes repositories. Read-only commands run no git at all.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

TIMEOUT_SECONDS = 120

# A notebook may come from somebody else: its git settings must not start programs of theirs.
_SWITCHES = ("--literal-pathspecs", "--no-pager", "-c", "core.fsmonitor=false")
_STATUS = (
    "--no-optional-locks",
    "status",
    "--porcelain=v1",
    "-z",
    "--ignored=matching",
    "--untracked-files=all",
    "--no-renames",
)
_UNDER_WAY = {
    "MERGE_HEAD": "a merge",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "BISECT_LOG": "a bisect",
}
_INHERITED = (
    "GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_NAMESPACE GIT_PREFIX "
    "GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_COMMON_DIR GIT_CEILING_DIRECTORIES "
    "GIT_CONFIG_PARAMETERS GIT_CONFIG_COUNT GIT_LITERAL_PATHSPECS GIT_GLOB_PATHSPECS"
).split()


@dataclass(slots=True)
class Repository:
    """What git says of the notes about to change, looked at before they do.

    `left_alone` maps a path to why it is not ours to commit; `dirty` had other edits already;
    `unknown` is not in git yet.
    """

    root: Path
    top: Path
    left_alone: dict[str, str] = field(default_factory=dict)
    dirty: list[str] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    problem: str | None = None


def find_top(root: Path) -> Path | None:
    """The folder whose .git rules the notebook, None where there is none."""
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            return folder
    return None


def look(root: Path, paths: Sequence[str]) -> Repository | None:
    """The state of notes before they are changed; None outside a repository."""
    top = find_top(root)
    if top is None:
        return None
    repository = Repository(root, top)
    repository.unknown = {path for path in paths if not os.path.lexists(root / path)}
    under_way = _operation_under_way(top)
    if under_way:
        repository.problem = f"{under_way} is under way"
        return repository
    result = _git(
        root,
        [*_STATUS, "--", *paths],
    )
    if result.problem:
        repository.problem = result.problem
        return repository
    prefix = os.path.relpath(root, top).replace(os.sep, "/")
    for entry in result.output.split("\0"):
        code, path = entry[:2], entry[3:]
        if prefix != ".":
            path = path.removeprefix(f"{prefix}/")
        if not entry:
            continue
        if code == "!!":
            repository.left_alone[path] = ""
        elif code == "??":
            repository.unknown.add(path)
        elif code[0] not in " ?":
            repository.left_alone[path] = "something is staged for it"
        elif code[1] in "MTD":
            repository.dirty.append(path)
    return repository


def commit(repository: Repository, paths: Sequence[str], message: str) -> list[str]:
    """Commit just these notes; returns what the user should be told, a line each.

    Never raises for what git does: an edit on disk is not undone by a commit that fails.
    """
    if repository.problem:
        return [f"not committed: {repository.problem}"]
    said = [
        f"{path} is left for you to commit: {reason}"
        for path, reason in sorted(repository.left_alone.items())
        if reason and path in paths
    ]
    ours = [path for path in paths if path not in repository.left_alone]
    root = repository.root
    added: list[str] = []
    for path in [path for path in ours if path in repository.unknown]:
        # Makes a new note known, so that the commit can name it; says no to an ignored one.
        result = _git(root, ["add", "--intent-to-add", "--", path])
        if result.problem and "ignored" in result.output:
            ours.remove(path)
        elif result.problem:
            return [*said, f"not committed: {result.problem}"]
        else:
            added.append(path)
    if not ours:
        return said
    result = _git(root, ["commit", "--quiet", "--only", "-m", message, "--", *ours])
    if result.problem:
        if "nothing to commit" not in result.output:
            said.append(f"not committed: {result.problem}")
        if added:
            _git(root, ["reset", "--quiet", "--", *added])
        return said
    said += [
        f"{path}: other edits in it were committed along"
        for path in repository.dirty
        if path in ours
    ]
    return said


def make_repository(root: Path) -> str | None:
    """`git init`; returns what went wrong, None if nothing did."""
    try:
        from git import Repo
        from git.exc import GitError
    except ImportError:  # GitPython refuses to be imported where there is no git
        return "git is not installed"
    try:
        with Repo.init(root):
            return None
    except (GitError, OSError) as error:
        return _first_line(str(error)) or "git init failed"


def commit_message(command: str, count: int) -> str:
    """Names the command and the number of notes: no person, no text."""
    return f"1on1 {command}: {count} {'note' if count == 1 else 'notes'}"


@dataclass(frozen=True, slots=True)
class _Result:
    output: str
    problem: str | None


def _git(root: Path, arguments: Sequence[str]) -> _Result:
    environment = {name: value for name, value in os.environ.items() if name not in _INHERITED}
    environment |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(
            ["git", *_SWITCHES, *arguments],
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        return _Result("", "git is not installed")
    except subprocess.TimeoutExpired:
        return _Result("", f"git did not finish within {TIMEOUT_SECONDS} s")
    except OSError as error:
        return _Result("", (error.strerror or "git cannot be started").lower())
    output = done.stdout.decode("utf-8", "surrogateescape")
    if done.returncode == 0:
        return _Result(output, None)
    complaint = done.stderr.decode("utf-8", "replace")
    line = _first_line(complaint) or _first_line(output) or f"git failed ({done.returncode})"
    return _Result(output + complaint, line)


def _first_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines:
        if line.startswith(("fatal:", "error:")):
            return line.split(":", 1)[1].strip()
    return lines[0] if lines else ""


def _operation_under_way(top: Path) -> str | None:
    folder = _git_folder(top)
    for name, what in _UNDER_WAY.items():
        if (folder / name).exists():
            return what
    return None


def _git_folder(top: Path) -> Path:
    """The .git folder, which a worktree's or submodule's .git file only names."""
    entry = top / ".git"
    if entry.is_file():
        text = entry.read_text(encoding="utf-8", errors="replace")
        if text.startswith("gitdir:"):
            return (top / text.removeprefix("gitdir:").strip()).resolve()
    return entry
