"""What every command shares: the notebook, today, the streams. The only reader of the clock."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    from oneonone.app.notebook import Notebook
    from oneonone.app.person_facts import Known
    from oneonone.app.write_notes import Written
    from oneonone.render.style import Style


class Context:
    """The global options as given, and what follows from them."""

    notebook_dir: str | None = None
    today_text: str | None = None
    color: str = "auto"
    no_input: bool = False
    debug: bool = False
    table: bool = False
    no_index: bool = False
    no_pager: bool = False

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self.environment = environment

    @cached_property
    def today(self) -> date:
        """--today, else $ONEONONE_TODAY, else the day it is. Raises BadDate."""
        text = self.today_text or self.environment.get("ONEONONE_TODAY")
        return self.parse_date(text, date.today()) if text else date.today()

    @property
    def now(self) -> datetime:
        """This moment in UTC; of a day that is named, as for `today`, the beginning."""
        if self.today_text or self.environment.get("ONEONONE_TODAY"):
            return datetime.combine(self.today, time(), UTC)
        return datetime.now(UTC)

    @cached_property
    def notebook(self) -> Notebook:
        """The notebook. Raises NotebookNotFound."""
        return self._opened()

    @cached_property
    def root(self) -> Path:
        """The notebook's folder. Raises NotebookNotFound."""
        from oneonone.store.notebook_dir import find_notebook

        named = self.notebook_dir or self.environment.get("ONEONONE_NOTEBOOK")
        start = Path() if named else self.current_folder  # which may be gone, where nobody needs it
        return find_notebook(named, self.environment, start, self.config_home)

    def indexed(self, *kinds: str) -> Notebook:
        """The notebook, for a command that need not read it all: of what concerns everybody the
        index has facts of these kinds. Raises NotebookNotFound.
        """
        self.notebook = self._opened(*kinds)
        return self.notebook

    def _opened(self, *kinds: str) -> Notebook:
        """The notebook, read afresh. Raises NotebookNotFound."""
        from oneonone.cli.progress import Progress

        progress = Progress("reading notes")
        if self.no_index or not kinds:
            from oneonone.app.notebook import Notebook

            return Notebook(self.root, progress)
        from oneonone import __version__
        from oneonone.app.indexed_notebook import IndexedNotebook

        return IndexedNotebook(self.root, __version__, progress, kinds)

    def facts(self, *kinds: str) -> Known:
        """What listings want to know of everybody: as the index has it, else from the notes.

        Raises NotebookNotFound, SettingsBroken.
        """
        if not self.no_index:
            from oneonone.app.fresh_facts import fresh_facts

            known = fresh_facts(str(self.root), *kinds) or self.indexed(*kinds).known
            if known is not None:
                return known
        from oneonone.app.read_facts import facts_of_notes

        return facts_of_notes(self.notebook)

    def find_unsent(self, handle: str) -> date | None:
        """The day of the last meeting held with somebody, if there is a recap of it to send."""
        from oneonone.app.recap import unsent_recap

        notebook = self.notebook
        document = unsent_recap(notebook, notebook.people[handle], self.today)
        return document.day if document else None

    @contextmanager
    def writing(self, *kinds: str, dry_run: bool = False) -> Iterator[Notebook]:
        """The notebook as `indexed` has it, read afresh, while no other command writes to it.

        Not to be held while somebody is waited for: standard input, an editor, a reader of the
        output. Raises NotebookNotFound, NotebookBusy.
        """
        if dry_run:
            yield self.indexed(*kinds)
            return
        from oneonone.store.lock import hold

        root = self.root
        with hold(root, self.say):
            yield self.indexed(*kinds)

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

    def past_date(self, text: str | None, *, said: bool = True) -> date | None:
        """A day that has been, where one was named: a weekday is the last one, and said which.

        Raises BadDate with the grammar.
        """
        from oneonone.domain.dates import GRAMMAR_OF_THE_PAST, resolve_past_word
        from oneonone.errors import BadDate

        if text is None:
            return None
        day = resolve_past_word(text.strip(), self.today)
        if day is None:
            raise BadDate(f"{text!r} is no date", GRAMMAR_OF_THE_PAST)
        if said:
            self.echo_date(text, day)
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
        """Text that render made safe, to standard output, or to the pager where it is longer than
        the terminal is high. Raises FileFailure where standard output is closed.
        """
        from oneonone.errors import FileFailure

        if sys.stdout is None:
            raise FileFailure("standard output: closed", "call 1on1 with an open one")
        if self.is_terminal and not self.no_pager:
            from oneonone.cli.paging import page

            if page(text, self.environment):
                return
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
        self.mention_unread(self.notebook.broken)

    def mention_unread(self, broken: Collection[str]) -> None:
        """The same, by the paths of those notes."""
        from oneonone.render.unread import unread_line

        line = unread_line(broken)
        if line and sys.stderr is not None:
            sys.stderr.write(line)


def _without_list_mark(line: str) -> str:
    text = line.lstrip()
    for mark in ("- ", "* ", "+ ", "[ ] "):
        text = text.removeprefix(mark).lstrip()
    return text
