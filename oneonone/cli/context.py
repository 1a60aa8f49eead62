"""What every command shares: the notebook, today, the streams. The only reader of the clock."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
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
    no_input: bool = False  # nothing asks yet
    debug: bool = False
    table: bool = False
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
    def wants_table(self) -> bool:
        """Whether a listing is for eyes: on a terminal, or with --table."""
        return self.table or self.is_terminal

    @property
    def width(self) -> int:
        """The terminal's columns."""
        return max(shutil.get_terminal_size((80, 24)).columns, 20)

    def parse_date(self, text: str, anchor: date | None = None) -> date:
        """A date of the command line, words read from today. Raises BadDate with the grammar."""
        from oneonone.domain.dates import GRAMMAR, resolve_word
        from oneonone.errors import BadDate

        day = resolve_word(text.strip(), anchor or self.today)
        if day is None:
            raise BadDate(f"{text!r} is no date", GRAMMAR)
        return day

    def texts(self, word: str) -> list[str]:
        """What a word of the command line says; `-` stands for the lines of standard input."""
        if word != "-":
            return [word]
        if sys.stdin is None:
            return []
        data = sys.stdin.buffer.read().decode("utf-8-sig", "surrogateescape")
        return data.replace("\r\n", "\n").replace("\r", "\n").split("\n")

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
        broken = {d.path for d in self.notebook.problems}
        if broken:
            some = sorted(broken)[:3]
            more = f" and {len(broken) - len(some)} more" if len(broken) > len(some) else ""
            self.say(f"not read in full: {', '.join(some)}{more}; see: 1on1 check")
