"""The commands of 1on1 that are measured, and what is done before each."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from bench import answers, goals
from bench.answers import Check
from bench.corpus import RARE, TODAY
from bench.measure import Sample, Step, WrongAnswer
from bench.workplace import Place, commits, numbers_in, run


class Ours:
    """Makes the steps of one size.

    `still` is only read. In `busy` notes are edited, ticked and added, which `open_now` follows.
    """

    def __init__(self, bin_folder: Path, still: Place, busy: Place, env: Mapping[str, str]) -> None:
        self.program = str(bin_folder / "1on1")
        self.python = str(bin_folder / "python")
        self.still, self.busy = still, busy
        self.env = {**env, "ONEONONE_TODAY": TODAY.isoformat()}
        self.open_now = set(busy.open_numbers)
        self._edits = 0
        self._next_person = 0
        self._ticked = ("", "")
        self._commits = 0

    def baseline(self) -> Step:
        """What everything is divided by."""
        words = (self.python, "-c", "pass")
        root = self.still.root
        return Step(goals.PASS, "python -c pass", lambda: words, root, lambda ran: "", env=self.env)

    def completion(self) -> list[Step]:
        """What a shell asks while somebody types, if this version has it."""
        asked = [self.program, "completion", "bash"]
        if subprocess.run(asked, env=self.env, capture_output=True, check=False).returncode != 0:
            return []

        def check(sample: Sample) -> str:
            lines = answers.succeeded(sample).splitlines()
            offered = [line.partition("\t")[0] for line in lines]
            answers.same(offered, ["words", "todo"], "completion")
            return "todo"

        words = (self.program, "tod")
        env = {**self.env, "_ONEONONE_COMPLETE": "bash"}
        root = self.still.root
        return [Step(goals.COMPLETION, "tod⇥", lambda: words, root, check, env, is_ours=True)]

    def readers(self) -> list[Step]:
        """Commands that change nothing."""
        still = self.still
        first = still.people[0]
        points = answers.so_many_lines(still.manifest["points"][first], "points")
        hits = answers.so_many_lines(still.manifest["rare"], "hits")
        numbers = answers.every_number(lambda: still.open_numbers)
        everybody = answers.everybody(still)
        table = answers.every_standing_as_table(still)
        return [
            self._reader(goals.TODO, "todo", answers.every_promise(still)),
            self._reader(goals.TODO_TERMINAL, "todo", numbers, terminal=True),
            self._reader(goals.COVERAGE, "coverage", answers.every_standing(still)),
            self._reader(goals.COVERAGE_TERMINAL, "coverage", table, terminal=True),
            self._reader("status", "status", everybody),
            self._reader("agenda", f"agenda {first}", points),
            self._reader("person list", "person list", everybody),
            self._reader("check", "check", answers.nothing_odd),
            self._reader("search", f"search {RARE}", hits),
            self._reader("stats", "stats", everybody),
        ]

    def writers(self) -> list[Step]:
        """Commands after a change, or that make one."""
        promises = answers.every_number(lambda: self.open_now)
        return [
            self._writer(goals.FIRST_BUILD, "1on1 todo", ("todo",), promises, self._forget),
            self._writer(goals.EDITED, "1on1 todo", ("todo",), promises, self._edit),
            self._writer(goals.NEW, "1on1 new PERSON", self._new, self._made, self._week_before),
            self._writer(goals.DONE, "1on1 done ID", self._done, self._has_ticked, self._pick),
        ]

    def cold(self, drop: Callable[[], None]) -> Step:
        """`todo` as the first command after the machine was switched on."""
        check = answers.every_promise(self.still)
        words = (self.program, "todo")
        return Step(
            goals.COLD_TODO,
            "1on1 todo",
            lambda: words,
            self.still.root,
            check,
            self.env,
            is_ours=True,
            before=drop,
        )

    def _reader(self, name: str, words: str, check: Check, *, terminal: bool = False) -> Step:
        command = (self.program, *words.split())
        return Step(
            name,
            f"1on1 {words}",
            lambda: command,
            self.still.root,
            check,
            self.env,
            terminal=terminal,
            is_ours=True,
        )

    def _writer(
        self,
        name: str,
        shown: str,
        words: tuple[str, ...] | Callable[[], tuple[str, ...]],
        check: Check,
        before: Callable[[], None],
    ) -> Step:
        def command() -> tuple[str, ...]:
            return (self.program, *(words() if callable(words) else words))

        return Step(
            name, shown, command, self.busy.root, check, self.env, is_ours=True, before=before
        )

    # ---- the first `todo` in a notebook, and one after an edit

    def _forget(self) -> None:
        shutil.rmtree(self.busy.root / ".1on1", ignore_errors=True)

    def _edit(self) -> None:
        """Add a promise to a note as an editor would, after an answer that has seen the rest."""
        self._ours("todo")
        handle = self.busy.people[self._edits % len(self.busy.people)]
        note = min((self.busy.root / "people" / handle).glob("2*.md"))
        number = f"{10**9 - 1 - self._edits}"
        self._edits += 1
        self.open_now.add(number)
        with note.open("ab") as file:
            file.write(f"\n## Actions\n\n- [ ] written in an editor {number}\n".encode())

    # ---- `new`: a note a week after the last, as somebody does who does it every week

    def _week_before(self) -> None:
        self._next_person += 1
        day = TODAY - timedelta(days=1)
        self._ours("new", self._person(), today=day.isoformat())
        self._commits = commits(self.busy, self.env)

    def _person(self) -> str:
        return self.busy.people[self._next_person % len(self.busy.people)]

    def _new(self) -> tuple[str, ...]:
        return ("new", self._person())

    def _made(self, sample: Sample) -> str:
        path = f"people/{self._person()}/{TODAY.isoformat()}.md"
        answers.same(answers.succeeded(sample).strip(), path, "path")
        carried = len(numbers_in((self.busy.root / path).read_text(encoding="utf-8")))
        if not carried:
            raise WrongAnswer("nothing carried on")
        return f"{self._committed()}, {carried} promises carried on"

    # ---- `done`

    def _pick(self) -> None:
        first = self._ours("todo").splitlines()[0].split("\t")
        self._ticked = (first[0], first[6].rsplit(" ", 1)[1])
        self._commits = commits(self.busy, self.env)

    def _done(self) -> tuple[str, ...]:
        return ("done", self._ticked[0])

    def _has_ticked(self, sample: Sample) -> str:
        answers.succeeded(sample)
        self.open_now.remove(self._ticked[1])
        return self._committed()

    def _committed(self) -> str:
        answers.same(commits(self.busy, self.env), self._commits + 1, "number of commits")
        return "committed"

    def _ours(self, *words: str, today: str = "") -> str:
        env = {**self.env, **({"ONEONONE_TODAY": today} if today else {})}
        return run(self.program, *words, env=env, cwd=self.busy.root)


def drop_page_cache() -> None:
    """Forget all that the system has read from disk. Root only; OSError where it is not allowed."""
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3")
