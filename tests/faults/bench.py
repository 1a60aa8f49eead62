"""The bench: a command line under strace, with a fault at any of the calls that touch a notebook.

A command runs twice. First it is only watched: which system calls name the notebook, and as which
of their kind since the start of the process. Then it runs on a fresh copy with a fault at one of
them. Everything is in its place for the second run to make the same calls, and the bench sees to it
that the fault hit the call it was meant for.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from oneonone.app.item_rows import ItemFilter
from oneonone.app.list_items import list_items
from oneonone.store.leftovers import leftovers
from tests.faults.warm import Run, Warm
from tests.notebooks import TODAY, Ran, cli, opened, run_git

EVERYTHING = os.environ.get("FAULTS") == "all"
"""Every call of every command, as `make faults` does, and not just a few."""

CHANGING = (
    "openat mkdir write ftruncate chmod fsync rename renameat2 link unlink flock fcntl"
).split()
"""The calls between which the disk is in another state each time, or which may well fail."""

WATCHED = [*CHANGING, "newfstatat", "read", "getdents64", "lseek", "close", "readlink", "ioctl"]

_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")
_NOT_OPENED_TO_WRITE = re.compile(r"O_RDONLY")


@dataclass(frozen=True)
class Call:
    """One system call on the notebook: the `number`-th of its name in the process."""

    name: str
    number: int
    line: str

    @property
    def changes(self) -> bool:
        """Whether the disk may be another one afterwards."""
        return self.name in CHANGING and not (
            self.name == "openat" and _NOT_OPENED_TO_WRITE.search(self.line)
        )

    def __str__(self) -> str:
        return f"{self.name} {self.number}: {self.line}"


@dataclass
class Bench:
    """A command on a notebook that is set up anew for every run."""

    warm: Warm
    folder: Path
    words: Sequence[str]
    git: bool = False
    before: dict[str, bytes] = field(init=False)
    after: dict[str, bytes] = field(init=False)
    promises: tuple[list[str], list[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Notes and promises as they are before and after the command, where nothing fails."""
        self.words = [word.replace("{root}", str(self.root)) for word in self.words]
        self.before, first = files(self.master), promises(self.master)
        self.renew()
        assert self.warm.load(self.root, self.words) == 0
        self.after = files(self.root)
        self.promises = first, promises(self.root)

    @property
    def master(self) -> Path:
        """The notebook that is never touched."""
        return self.folder / "master"

    @property
    def root(self) -> Path:
        """The one the command runs on."""
        return self.folder / "book"

    def renew(self) -> None:
        """Make the notebook what it was."""
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.master, self.root, symlinks=True)

    def calls(self) -> list[Call]:
        """Every call of the command that names the notebook, in their order."""
        self.renew()
        _, log = self.strace(["-y", "-e", f"trace={','.join(WATCHED)}"])
        counted: Counter[str] = Counter()
        found = []
        for line in log.splitlines():
            match = _CALL.match(line)
            if match:
                counted[match[1]] += 1
                if f"{self.root}" in match[2] and not line.endswith("(No such file or directory)"):
                    found.append(Call(match[1], counted[match[1]], match[2]))
        return found

    def inject(self, call: Call, what: str) -> Ran:
        """Run the command on a fresh copy with a fault, `signal=KILL` or `error=EIO`, at a call."""
        self.renew()
        inject = f"inject={call.name}:{what}:when={call.number}"
        ran, log = self.strace(["-y", "-e", f"trace={call.name}", "-e", inject])
        hit = [line for line in log.splitlines() if _CALL.match(line)][call.number - 1]
        assert str(self.root) in hit, f"{call} was to be hit, not {hit}"
        return ran

    def strace(self, options: Sequence[str]) -> tuple[Ran, str]:
        """Run the command under strace; what it said, and what strace wrote down."""
        run = self.start(options)
        run.go()
        return run.wait(), self.log

    def start(self, options: Sequence[str]) -> Run:
        """The command under strace, stopped before it does anything. git is not followed."""
        return self.warm.start(self.folder, self.root, self.words, *options)

    @property
    def log(self) -> str:
        """What strace wrote down."""
        return (self.folder / "log").read_text(errors="replace")

    @property
    def notes(self) -> dict[str, bytes]:
        """What readers see of the notebook now: no temporary files."""
        left = leftovers(self.root)
        return {path: data for path, data in files(self.root).items() if path not in left}

    def assess(self, what: object) -> None:
        """Every note is old or new, every promise stands once, and nobody sees what was left."""
        notes = self.notes
        assert set(notes) >= set(self.before) & set(self.after), what
        for path, data in notes.items():
            assert data in (self.before.get(path), self.after.get(path)), f"{what}: torn: {path}"
        now, first, last = map(Counter, (promises(self.root), *self.promises))
        for text in now | first | last:
            assert now[text] in (first[text], last[text]), f"{what}: {now[text]} times: {text}"
        if self.git:
            assert ".1on1-" not in run_git(self.root, "status", "--porcelain"), what

    def assess_what_stood_there(self, what: object) -> None:
        """The same of what was there before: a command that could not read all may do less."""
        notes = self.notes
        for path, data in self.before.items():
            assert notes.get(path) in (data, self.after.get(path)), f"{what}: torn: {path}"
        now, first, last = map(Counter, (promises(self.root), *self.promises))
        for text in first | last:
            assert now[text] in (first[text], last[text]), f"{what}: {now[text]} times: {text}"

    def complete(self, what: object) -> None:
        """Done again, the command is as good as if nothing had happened."""
        if self.notes != self.after:
            ran = cli(self.root, *self.words)
            assert ran.code == 0, f"{what}: {ran.err}"
        assert self.notes == self.after, what


def files(root: Path) -> dict[str, bytes]:
    """The bytes of everything a command may write, by path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("people", "private", "templates", "question_banks")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }


def promises(root: Path) -> list[str]:
    """The text of every open promise as often as `todo` lists it."""
    listed = list_items(opened(root), ItemFilter(), TODAY)
    return sorted(row.line.text for row in listed.rows)


def some(calls: Sequence[Call], most: int) -> Iterator[Call]:
    """All of them in a long run, else at most so many, spread evenly."""
    step = 1 if EVERYTHING else max(-(-len(calls) // most), 1)
    yield from calls[::step]
