"""How `1on1` differs from a plain Typer app: global options anywhere, one error boundary, help
grouped by the moment of use.
"""

from __future__ import annotations

import os
import re
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from oneonone.cli.context import Context
from oneonone.errors import OneOnOneError

SECTIONS: dict[str, tuple[str, ...]] = {
    "Before and in the meeting": ("new", "coverage"),
    "What was promised": ("todo", "done", "drop", "reopen", "due", "assign"),
    "People": ("person",),
    "The notebook": ("init", "check", "demo"),
}
"""The commands by the moment of use; a test holds that none is missing."""

_WITH_VALUE = {
    "-C": "notebook_dir",
    "--notebook": "notebook_dir",
    "--today": "today_text",
    "--color": "color",
}
_SWITCHES = {"--no-input": "no_input", "--debug": "debug", "--table": "table"}
_MONTH = re.compile(r"\d{4}-\d{2}")


class Command(TyperCommand):
    """A command that takes the global options as well, wherever they stand."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        context = ctx.find_object(Context)
        return super().parse_args(ctx, _take_globals(args, context) if context else args)


class MonthCommand(Command):
    """`--month` takes the next word only where that is a month, else it means this one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        words = list(args)
        for place, word in enumerate(args):
            following = args[place + 1] if place + 1 < len(args) else ""
            if word == "--month" and not _MONTH.fullmatch(following):
                words[place] = "--month=this"
        return super().parse_args(ctx, words)


class Group(TyperGroup):
    """The error boundary, and commands listed by the moment of use."""

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except OneOnOneError as error:
            context = ctx.find_object(Context)
            if context is not None and context.debug:
                raise
            raise typer.Exit(report(error)) from None
        except KeyboardInterrupt:
            raise typer.Exit(130) from None
        except BrokenPipeError:
            # The reader has gone, as `head` does; what is left in the buffer must not complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(141) from None
        except OSError as error:
            from oneonone.errors import FileFailure

            what = error.strerror or type(error).__name__
            name = f"{error.filename}: " if error.filename else ""
            raise typer.Exit(report(FileFailure(f"{name}{what.lower()}"))) from None

    def list_commands(self, ctx: Any) -> list[str]:
        order = [name for names in SECTIONS.values() for name in names]
        return sorted(
            super().list_commands(ctx), key=lambda n: order.index(n) if n in order else 99
        )

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        if ctx.parent is not None:
            super().format_commands(ctx, formatter)
            return
        for title, names in SECTIONS.items():
            commands = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(title):
                formatter.write_dl(
                    [(name, c.get_short_help_str(60)) for name, c in commands if c is not None]
                )


def report(error: OneOnOneError) -> int:
    """Say what is wrong and what to do next, on standard error; returns the exit code."""
    from oneonone.render.visible import visible

    sys.stdout.flush()
    lines = [f"1on1: {error.message}"]
    if error.hint:
        lines.append(f"      {error.hint}")
    sys.stderr.write(visible("\n".join(lines)) + "\n")
    return error.exit_code


def _take_globals(args: list[str], context: Context) -> list[str]:
    """The arguments without the global options, which go into the context."""
    rest: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--":
            return [*rest, word, *words]
        name, equals, value = word.partition("=")
        if name in _WITH_VALUE and (equals or (found := next(words, None)) is not None):
            setattr(context, _WITH_VALUE[name], value if equals else found)
        elif word in _SWITCHES:
            setattr(context, _SWITCHES[word], True)
        else:
            rest.append(word)
    return rest


def examples(*lines: str) -> str:
    """An epilog of example lines, kept as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
