"""What is staged: the files of a notebook as the next commit will have them.

A hook is told by git's environment which index the commit is made from; here, unlike elsewhere,
that is followed. No filter, no hook and no other program of the repository's own is started.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from oneonone.domain.record import Record
from oneonone.errors import GitFailure
from oneonone.store.git import find_top, git_folder, prefix
from oneonone.store.git_process import run

_FOLLOWED = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
)
_CHANGED = ("diff-index", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames")
_KINDS = "--diff-filter=ACMT"  # what is gone needs no look, what is in conflict cannot be committed
_REGULAR = "100"
_NO_FILTER = ("unspecified", "unset")


class StagedFile(Record):
    """A path relative to the notebook, and the bytes that are staged.

    `data` is None where they went through a filter, so that only a program could make them a note.
    """

    path: str
    data: bytes | None


def staged_files(root: Path) -> list[StagedFile]:
    """The regular files of the notebook that are staged as new or changed, by path.

    Raises GitFailure, also where the repository that git speaks of is not the notebook's.
    """
    index = _Index(root)
    found = dict(index.changed())
    filtered = index.filtered(list(found))
    plain = [path for path in found if path not in filtered]
    contents = dict(zip(plain, index.contents([found[path] for path in plain]), strict=True))
    inside = len(index.inside)
    return [StagedFile(path[inside:], contents.get(path)) for path in sorted(found)]


class _Index:
    """The index of the commit that is being made, else that of the notebook's repository.

    Paths are relative to the repository's top; `inside` stands before the notebook's.
    """

    def __init__(self, root: Path) -> None:
        self.environment = {name: os.environ[name] for name in _FOLLOWED if name in os.environ}
        # What git hands down may be relative to the folder it started the hook in.
        self.folder = Path.cwd() if self.environment else root
        self.top = self._top(root)
        self.inside = prefix(root, self.top)
        if "GIT_DIR" in self.environment:  # else git would take this very folder for the top
            self.environment["GIT_WORK_TREE"] = str(self.top)

    def _ask(self, *words: str, data: bytes = b"") -> str:
        result = run(self.folder, words, data=data, environment=self.environment)
        if result.problem is not None:
            raise GitFailure(f"git cannot tell what is staged: {result.problem}")
        return result.output

    def _top(self, root: Path) -> Path:
        top = find_top(root)
        if top is None and not self.environment:
            raise GitFailure(
                "this notebook is in no git repository", "make one there with: 1on1 init"
            )
        asked = self._ask("rev-parse", "--absolute-git-dir").rstrip("\n")
        if top is not None and os.path.realpath(git_folder(top)) == os.path.realpath(asked):
            return top
        top = Path(self._ask("rev-parse", "--show-toplevel").rstrip("\n"))
        if not Path(os.path.realpath(root)).is_relative_to(os.path.realpath(top)):
            raise GitFailure(
                "git speaks of another repository than the notebook's",
                "is $GIT_DIR set? Name the notebook in that one with -C DIR",
            )
        return Path(os.path.realpath(top))

    def changed(self) -> Iterator[tuple[str, str]]:
        """Path and blob of every file below the notebook that differs from the last commit."""
        head = run(
            self.folder,
            ("rev-parse", "--verify", "--quiet", "HEAD^{commit}"),
            environment=self.environment,
        )
        before = head.output.strip() if head.problem is None else self._empty_tree()
        answer = self._ask(*_CHANGED, _KINDS, before, "--").split("\0")
        for facts, path in zip(answer[::2], answer[1::2], strict=False):
            _, mode, _, blob, _ = facts.split(" ")
            if mode.startswith(_REGULAR) and path.startswith(self.inside):
                yield path, blob

    def _empty_tree(self) -> str:
        return self._ask("hash-object", "-t", "tree", "--stdin").strip()

    def filtered(self, paths: Sequence[str]) -> set[str]:
        """Those of the paths whose bytes go through a filter on their way into the index."""
        if not paths:
            return set()
        # Unlike what it answers, what it is asked is relative to the folder it runs in.
        up = os.path.relpath(self.top, self.folder).replace(os.sep, "/")
        asked = {path if up == "." else f"{up}/{path}": path for path in paths}
        answer = self._ask("check-attr", "--cached", "-z", "--stdin", "filter", data=_bytes(asked))
        facts = answer.split("\0")
        pairs = zip(facts[::3], facts[2::3], strict=False)
        return {asked[path] for path, value in pairs if value not in _NO_FILTER}

    def contents(self, blobs: Sequence[str]) -> Iterator[bytes]:
        """The bytes of each blob, in their order."""
        if not blobs:
            return
        answer = self._ask("cat-file", "--batch", data="".join(f"{b}\n" for b in blobs).encode())
        rest = answer.encode("utf-8", "surrogateescape")
        for blob in blobs:
            facts, _, rest = rest.partition(b"\n")
            if not facts.startswith(f"{blob} blob ".encode()):
                raise GitFailure("git cannot tell what is staged: an object is missing")
            size = int(facts.rsplit(b" ", 1)[1])
            yield rest[:size]
            rest = rest[size + 1 :]


def _bytes(paths: Mapping[str, str]) -> bytes:
    return b"".join(os.fsencode(path) + b"\0" for path in paths)
