"""git, as thin as possible: commit the notes a command changed, and nothing else.

The everyday commit runs git directly, for GitPython costs more to import than the commit itself;
GitPython makes repositories. Read-only commands run no git at all.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from oneonone.store.notebook_dir import reason_of

TIMEOUT_SECONDS = 120
SECONDS_TO_END = 5

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
_NOTHING_TO_COMMIT = re.compile(r"^(?:nothing (?:added )?to|no changes added to) commit", re.M)
_NO_GIT = "git is not installed"
_NO_IDENTITY = re.compile(r"Please tell me who you are|unable to auto-detect email|empty ident")
NO_IDENTITY = (
    "git does not know who you are; tell it with: git config --global user.name YOUR-NAME, "
    "and the same for user.email"
)
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
    inside = os.path.relpath(root, top).replace(os.sep, "/")
    ours = {path if inside == "." else f"{inside}/{path}": path for path in paths}
    for full, path in list(ours.items()):
        if find_top((top / full).parent) != top:
            repository.left_alone[path] = "it lies in a repository of its own"
            del ours[full]
    result = _git(top, [*_STATUS, "--", *ours])
    repository.problem = result.problem
    for entry in filter(None, result.output.split("\0") if result.problem is None else ()):
        folder = f"{entry[3:].rstrip('/')}/"  # an ignored one, perhaps, around a note
        for full, path in ours.items():
            if f"{full}/".startswith(folder):
                _note_state(repository, entry[:2], path)
    return repository


def _note_state(repository: Repository, code: str, path: str) -> None:
    """Put a note where it belongs by the two letters `git status` has for it."""
    if code == "!!":
        repository.left_alone[path] = ""
    elif code == "??":
        repository.unknown.add(path)
    elif code[0] != " ":
        repository.left_alone[path] = "something is staged for it"
    elif code[1] in "MTD":
        repository.dirty.append(path)


def commit(repository: Repository, paths: Sequence[str], command: str) -> list[str]:
    """Commit just the notes that `command` changed; returns what to tell the user, a line each.

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
    added: list[str] = []
    result = _make_known(repository, ours, added)
    if result.problem is None and ours:
        message = _message(command, len(ours))
        words = ["commit", "--quiet", "--only", "-m", message, "--", *ours]
        result = _git(repository.root, words)
    if result.problem is None:
        dirty = [path for path in repository.dirty if path in ours]
        return said + [f"{path}: other edits in it were committed along" for path in dirty]
    if added:
        _git(repository.root, ["reset", "--quiet", "--", *added])
    if not _NOTHING_TO_COMMIT.search(result.output):
        said.append(f"not committed: {result.problem}")
    return said


def _make_known(repository: Repository, ours: list[str], added: list[str]) -> _Result:
    """Tell git of new notes, so that a commit can name them; ignored ones leave `ours`."""
    for path in [path for path in ours if path in repository.unknown]:
        result = _git(repository.root, ["add", "--intent-to-add", "--", path])
        if result.problem is None:
            added.append(path)
        elif "ignored by one of your" in result.output:
            ours.remove(path)
        else:
            return result
    return _Result("", None)


def make_repository(root: Path) -> str | None:
    """`git init`; returns what went wrong, None if nothing did."""
    with _clean_environment():
        try:
            from git import Git
            from git.exc import GitCommandNotFound, GitError
        except ImportError:  # GitPython looks for git while it is being imported
            return _NO_GIT
        try:
            Git(root).init(quiet=True)  # Repo.init would expand a $ in the folder's name
        except GitCommandNotFound:
            return _NO_GIT
        except (GitError, OSError) as error:
            return _first_line(str(getattr(error, "stderr", error))) or "git init failed"
    return None


@contextmanager
def _clean_environment() -> Iterator[None]:
    """Without what a hook or a calling git may hand down, which would aim at its repository."""
    kept = {name: os.environ.pop(name) for name in _INHERITED if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


def _message(command: str, count: int) -> str:
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
        with subprocess.Popen(
            ["git", *_SWITCHES, *arguments],
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as git:
            try:
                out, err = git.communicate(timeout=TIMEOUT_SECONDS)
            except subprocess.TimeoutExpired:
                _end(git)
                return _Result("", f"git did not finish within {TIMEOUT_SECONDS} s")
    except FileNotFoundError:
        return _Result("", _NO_GIT)
    except OSError as error:
        return _Result("", reason_of(error))
    output, complaint = out.decode("utf-8", "surrogateescape"), err.decode("utf-8", "replace")
    if git.returncode == 0:
        return _Result(output, None)
    if _NO_IDENTITY.search(complaint):
        return _Result(output + complaint, NO_IDENTITY)
    line = _first_line(complaint) or _first_line(output) or f"git failed ({git.returncode})"
    return _Result(output + complaint, line)


def _end(git: subprocess.Popen[bytes]) -> None:
    """Asked to end, git takes its locks with it; killed, it would leave them."""
    git.terminate()
    try:
        git.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        git.kill()


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
