"""What every command shares: the notebook, today, the streams. The only reader of the clock."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from oneonone.app.notebook import Notebook
    from oneonone.app.write_notes import Written
    from oneonone.render.style import Style


@dataclass
class Context:
    """The global options as given, and what follows from them."""

    notebook_dir: str | None = None
    today_text: str | None = None
    color: str = "auto"
    no_input: bool = False
    debug: bool = False
    table: bool = False
    no_index: bool = False
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)

    @cached_property
    def today(self) -> date:
        """--today, else $ONEONONE_TODAY, else the day it is. Raises BadDate."""
        text = self.today_text or self.environment.get("ONEONONE_TODAY")
        return self.parse_date(text, date.today()) if text else date.today()

    @cached_property
    def notebook(self) -> Notebook:
        """The notebook. Raises NotebookNotFound."""
        from oneonone.app.notebook import Notebook
        from oneonone.store.notebook_dir import find_notebook

        named = self.notebook_dir or self.environment.get("ONEONONE_NOTEBOOK")
        start = Path() if named else self.current_folder  # which may be gone, where nobody needs it
        return Notebook(find_notebook(named, self.environment, start, self.config_home))

    @cached_property
    def listing_notebook(self) -> Notebook:
        """The notebook, for a listing that the index can answer. Raises NotebookNotFound."""
        if self.no_index:
            return self.notebook
        from oneonone import __version__
        from oneonone.app.indexed_notebook import IndexedNotebook
        from oneonone.cli.progress import Progress

        self.notebook = IndexedNotebook(self.notebook.root, __version__, Progress("reading notes"))
        return self.notebook

    @contextmanager
    def writing(self, *, dry_run: bool = False) -> Iterator[Notebook]:
        """The notebook, read afresh, while no other command writes to it.

        Not to be held while somebody is waited for: standard input, an editor, a reader of the
        output. Raises NotebookNotFound, NotebookBusy.
        """
        if dry_run:
            yield self.notebook
            return
        from oneonone.app.notebook import Notebook
        from oneonone.store.lock import hold

        root = self.notebook.root
        with hold(root, self.say):
            self.notebook = Notebook(root)
            yield self.notebook

    @property
    def current_folder(self) -> Path:
        """Where the command was called. Raises NotebookNotFound where that is gone."""
        from oneonone.errors import NotebookNotFound

        try:
            return Path.cwd()
        except FileNotFoundError as error:
            raise NotebookNotFound(
                "the folder you are in no longer exists", "go to another one"
            ) from error

    @property
    def config_home(self) -> Path:
        """Where the user's own settings lie."""
        set_to = self.environment.get("XDG_CONFIG_HOME") or self.environment.get("APPDATA")
        return Path(set_to) if set_to else Path("~").expanduser() / ".config"

    @cached_property
    def style(self) -> Style:
        """How to colour standard output."""
        from oneonone.render.style import Style, wants_color

        when: Any = self.color
        wanted = wants_color(when, is_terminal=self.is_terminal, environment=self.environment)
        return Style(wanted)

    @property
    def is_terminal(self) -> bool:
        """Whether standard output is a terminal."""
        return sys.stdout is not None and sys.stdout.isatty()

    @property
    def may_ask(self) -> bool:
        """Whether somebody sits there to answer, and wants to be asked."""
        return not self.no_input and sys.stdin is not None and sys.stdin.isatty()

    def ask(self, question: str) -> bool:
        """Ask on standard error; only a yes is one. Not to be called while the lock is held."""
        if sys.stderr is not None:
            sys.stderr.write(f"{question} [y/N] ")
            sys.stderr.flush()
        return sys.stdin.readline().strip().casefold() in ("y", "yes")

    @property
    def wants_table(self) -> bool:
        """Whether a listing is for eyes: on a terminal, or with --table."""
        return self.table or self.is_terminal

    @property
    def width(self) -> int:
        """The terminal's columns."""
        from oneonone.render.terminal import terminal_width

        return terminal_width(self.environment)

    def parse_date(self, text: str, anchor: date | None = None) -> date:
        """A date of the command line, words read from today. Raises BadDate with the grammar."""
        from oneonone.domain.dates import GRAMMAR, resolve_word
        from oneonone.errors import BadDate

        day = resolve_word(text.strip(), anchor or self.today)
        if day is None:
            raise BadDate(f"{text!r} is no date", GRAMMAR)
        return day

    def echo_date(self, text: str, day: date) -> None:
        """Say which day a word of the command line stands for; a date is none."""
        from oneonone.domain.dates import weekday_date

        if text.strip() != day.isoformat():
            self.say(f"{text.strip()} is {weekday_date(day, self.today)}")

    def texts(self, word: str) -> list[str]:
        """What a word of the command line says; `-` stands for the lines of standard input.

        The marks and open boxes of a list that is pasted there go: the lines get their own.
        """
        if word != "-":
            return [word]
        if sys.stdin is None:
            return []
        data = sys.stdin.buffer.read().decode("utf-8-sig", "surrogateescape")
        lines = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return [_without_list_mark(line) for line in lines]

    def out(self, text: str) -> None:
        """Text that render made safe, to standard output. Raises FileFailure where it is closed."""
        from oneonone.errors import FileFailure

        if sys.stdout is None:
            raise FileFailure("standard output: closed", "call 1on1 with an open one")
        sys.stdout.write(text)

    def say(self, text: str) -> None:
        """A line for the user, to standard error, made safe here."""
        from oneonone.render.visible import visible

        if sys.stderr is not None:
            sys.stderr.write(visible(text) + "\n")

    def show_written(self, written: Written) -> None:
        """The exact change of a dry run; what git had to say."""
        if written.dry_run:
            from oneonone.render.diff import diff_text

            self.out(diff_text(written.changes, self.style))
        for notice in written.notices:
            self.say(notice)

    def mention_problems(self) -> None:
        """One line where notes could not be read in full, so that a listing hides nothing."""
        from oneonone.render.unread import unread_line

        line = unread_line(self.notebook.broken)
        if line and sys.stderr is not None:
            sys.stderr.write(line)


def _without_list_mark(line: str) -> str:
    text = line.lstrip()
    for mark in ("- ", "* ", "+ ", "[ ] "):
        text = text.removeprefix(mark).lstrip()
    return text
