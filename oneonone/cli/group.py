"""How `1on1` differs from a plain Typer app: global options anywhere, one error boundary, help
grouped by the moment of use.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from oneonone.cli.boundary import error_boundary
from oneonone.cli.context import Context

SECTIONS: dict[str, tuple[str, ...]] = {
    "Before a meeting": (
        *("status", "todo", "coverage", "prep", "new", "agenda", "ask", "message"),
        *("move", "skip", "calendar"),
    ),
    "During a meeting": ("edit", "done", "drop", "reopen", "due", "assign"),
    "After a meeting": ("log", "recap", "history", "search", "review", "stats", "report"),
    "People": ("person",),
    "The notebook": (
        *("init", "import", "check", "fmt", "doctor", "undo", "sync"),
        *("template", "bank", "demo", "completion", "help"),
    ),
}
"""The commands by the moment of use; a test holds that none is missing."""

_FIRST_SENTENCE = 72  # columns: beside the longest name it fits a terminal of 80 or nearly
_MONTH_LIKE = re.compile(r"\d{4}(-\d*)?")


class Command(TyperCommand):
    """A command that takes the global options as well, wherever they stand."""

    def get_params(self, ctx: Any) -> list[Any]:
        return _with_globals(ctx, super().get_params(ctx))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        # Typer writes {ID...} for what has to be given, which reads like something to type.
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]


class MonthCommand(Command):
    """`--month` takes the next word only where that is a month, else it means this one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        words = list(args)
        for place, word in enumerate(args[:end]):
            following = args[place + 1] if place + 1 < end else ""
            if word == "--month" and not _MONTH_LIKE.fullmatch(following):
                words[place] = "--month=this"
        return super().parse_args(ctx, words)


class Group(TyperGroup):
    """The error boundary, and commands listed by the moment of use."""

    def get_params(self, ctx: Any) -> list[Any]:
        return _with_globals(ctx, super().get_params(ctx))

    def make_context(self, *args: Any, **extra: Any) -> Any:
        with error_boundary():  # --help and --version print from here
            return super().make_context(*args, **extra)

    def invoke(self, ctx: Any) -> Any:
        with error_boundary(ctx):
            return super().invoke(ctx)

    def list_commands(self, ctx: Any) -> list[str]:
        order = [name for names in SECTIONS.values() for name in names]
        return sorted(
            super().list_commands(ctx), key=lambda n: order.index(n) if n in order else len(order)
        )

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        if ctx.parent is not None:
            super().format_commands(ctx, formatter)
            return
        for title, names in SECTIONS.items():
            commands = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(title):
                formatter.write_dl(
                    [(name, c.get_short_help_str(_FIRST_SENTENCE)) for name, c in commands if c]
                )


def _with_globals(ctx: Any, own: list[Any]) -> list[Any]:
    """A command's own parameters and, below the root, the global options, unseen in its help."""
    if ctx.parent is None:
        return own
    return [*own, *(_repeated(param) for param in ctx.find_root().command.params)]


def _repeated(param: Any) -> Any:
    """A global option as a later command takes it: given there, it goes into the context."""
    again = copy.copy(param)
    again.hidden, again.expose_value, again.default = True, False, None
    if not again.is_eager:  # --version has a callback of its own
        again.callback = _into_context
    return again


def _into_context(ctx: Any, param: Any, value: Any) -> None:
    if value is not None:
        setattr(ctx.find_object(Context), param.name, value)


def examples(*lines: str) -> str:
    """An epilog of example lines, kept as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
