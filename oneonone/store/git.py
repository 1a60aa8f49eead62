"""git, as thin as possible: commit the notes a command changed, and nothing else.

The everyday commit runs git directly, for GitPython costs more to import than the commit itself.
Read-only commands run no git at all.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from oneonone.store.git_process import Result, run
from oneonone.store.lock import tell_of_git

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
_ANNOUNCE = ("add", "--intent-to-add")
_PATHS = ("--pathspec-from-file=-", "--pathspec-file-nul")
MERGE = _UNDER_WAY["MERGE_HEAD"]
STAGED = "something is staged for it"
IN_CONFLICT = "its conflict is not settled; settle it with git add, or git rm"
_NOTHING_TO_COMMIT = re.compile(r"^(?:nothing (?:added )?to|no changes added to) commit", re.M)


class Repository:
    """What git says of the notes about to change, looked at before they do.

    `left_alone` maps a path to why it is not ours to commit; `dirty` had other edits already;
    `unknown` is not in git yet.
    """

    def __init__(self, root: Path, top: Path) -> None:
        self.root = root
        self.top = top
        self.left_alone: dict[str, str] = {}
        self.dirty: list[str] = []
        self.unknown: set[str] = set()
        self.problem: str | None = None


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
    under_way = operation_under_way(top)
    if under_way:
        repository.problem = f"{under_way} is under way"
        return repository
    inside = prefix(root, top)
    ours = {f"{inside}{path}": path for path in paths}
    for full, path in list(ours.items()):
        if find_top((top / full).parent) != top:
            repository.left_alone[path] = "it lies in a repository of its own"
            del ours[full]
    result = run(top, [*_STATUS, "--", *ours])
    repository.problem = result.problem
    for code, entry in _entries(result):
        folder = f"{entry.rstrip('/')}/"  # an ignored one, perhaps, around a note
        for full, path in ours.items():
            if f"{full}/".startswith(folder):
                _note_state(repository, code, path)
    return repository


def unsettled(root: Path, paths: Sequence[str]) -> dict[str, bool]:
    """Those of the notes whose conflict git still takes for open; True where a side deleted one.

    Asked only while git is in the middle of something. Where it cannot tell, none.
    """
    top = find_top(root)
    if not paths or top is None or operation_under_way(top) is None:
        return {}
    inside = prefix(root, top)
    result = run(top, ["ls-files", "-u", "-z", "--", *(f"{inside}{path}" for path in paths)])
    versions: dict[str, set[str]] = {}
    for entry in filter(None, result.output.split("\0") if result.problem is None else ()):
        facts, _, full = entry.partition("\t")
        versions.setdefault(full.removeprefix(inside), set()).add(facts[-1])
    return {path: not {"2", "3"} <= found for path, found in versions.items()}


def prefix(root: Path, top: Path) -> str:
    """What stands before a notebook's paths in those of its repository: `notes/`, or nothing."""
    inside = os.path.relpath(root, top).replace(os.sep, "/")
    return "" if inside == "." else f"{inside}/"


def _entries(result: Result) -> Iterator[tuple[str, str]]:
    """The two letters and the path, from the repository's top, of each line of `git status`."""
    for entry in filter(None, result.output.split("\0") if result.problem is None else ()):
        yield entry[:2], entry[3:]


def _note_state(repository: Repository, code: str, path: str) -> None:
    """Put a note where it belongs by the two letters `git status` has for it."""
    if code == "!!":
        repository.left_alone[path] = ""
    elif code == "??":
        repository.unknown.add(path)
    elif "U" in code or code in ("AA", "DD"):
        repository.left_alone[path] = IN_CONFLICT
    elif code[0] != " ":
        repository.left_alone[path] = STAGED
    elif code[1] in "MTD":
        repository.dirty.append(path)


def look_below(root: Path, top: Path, folders: Sequence[str]) -> tuple[Repository, list[str]]:
    """The state of everything changed in these files and folders, and its paths; ignored ones out.

    Unlike after a command of ours, the edits in them are what a commit is to be about.
    """
    repository = Repository(root, top)
    inside = prefix(root, top)
    result = run(top, [*_STATUS, "--ignored=no", "--", *(f"{inside}{name}" for name in folders)])
    repository.problem = result.problem
    changed: list[str] = []
    for code, full in _entries(result):
        path = full.removeprefix(inside)
        if path.endswith("/"):
            repository.left_alone[path] = "it is a repository of its own"
            continue
        _note_state(repository, code, path)
        changed.append(path)
    repository.dirty.clear()
    return repository, changed


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
    ours, problem = commit_paths(repository, paths, command)
    if problem is None:
        dirty = [path for path in repository.dirty if path in ours]
        return said + [f"{path}: other edits in it were committed along" for path in dirty]
    return [*said, f"not committed: {problem}"] if problem else said


def commit_paths(
    repository: Repository, paths: Sequence[str], command: str
) -> tuple[list[str], str | None]:
    """Commit those of the paths that are not to be left alone.

    Returns them, and why there is no commit: empty where nothing differs from the last one.
    """
    ours = [path for path in paths if path not in repository.left_alone]
    added: list[str] = []
    result = _make_known(repository, ours, added)
    if result.problem is None and ours:
        words = ["commit", "--quiet", "--only", "-m", message(command, len(ours))]
        result = _run_on(repository.root, words, ours, slow=tell_of_git)
    if result.problem is None:
        if ours and _may_have_rewritten(repository.top):
            # What a hook staged is in the commit; the index still has what was there before it.
            _run_on(repository.root, ["reset", "--quiet"], ours)
        return ours, None
    if added:
        _run_on(repository.root, ["reset", "--quiet"], added)
    return ours, "" if _NOTHING_TO_COMMIT.search(result.output) else result.problem


def _may_have_rewritten(top: Path) -> bool:
    """Whether a hook stands where it runs before a commit, or hooks are somewhere else."""
    folder = git_folder(top)
    try:
        elsewhere = b"hookspath" in (folder / "config").read_bytes().lower()
    except OSError:  # a worktree, whose settings and hooks are its repository's
        return True
    return elsewhere or (folder / "hooks" / "pre-commit").exists()


def _make_known(repository: Repository, ours: list[str], added: list[str]) -> Result:
    """Tell git of new notes, so that a commit can name them; ignored ones leave `ours`."""
    for path in [path for path in ours if path in repository.unknown]:
        if not os.path.lexists(repository.root / path):
            ours.remove(path)  # a note that came and went without git
    new = [path for path in ours if path in repository.unknown]
    if len(new) > 1 and _run_on(repository.root, _ANNOUNCE, new).problem is None:
        added += new
        return Result("", None)
    for path in new:
        result = _run_on(repository.root, _ANNOUNCE, [path])
        if result.problem is None:
            added.append(path)
        elif "ignored by one of your" in result.output:
            ours.remove(path)
        else:
            return result
    return Result("", None)


def _run_on(
    root: Path, words: Sequence[str], paths: Sequence[str], slow: Callable[[], None] | None = None
) -> Result:
    """Run git on paths, handed over where their number has no limit; `slow` is told if it is."""
    data = "\0".join(paths).encode("utf-8", "surrogateescape")
    return run(root, [*words, *_PATHS], data=data, slow=slow)


def message(command: str, count: int) -> str:
    """Names the command and the number of notes: no person, no text."""
    return f"1on1 {command}: {count} {'note' if count == 1 else 'notes'}"


def operation_under_way(top: Path) -> str | None:
    """What git is in the middle of, such as `a merge`."""
    folder = git_folder(top)
    for name, what in _UNDER_WAY.items():
        if (folder / name).exists():
            return what
    return None


def git_folder(top: Path) -> Path:
    """The .git folder, which a worktree's or submodule's .git file only names."""
    entry = top / ".git"
    if entry.is_file():
        text = entry.read_text(encoding="utf-8", errors="replace")
        if text.startswith("gitdir:"):
            return (top / text.removeprefix("gitdir:").strip()).resolve()
    return entry
