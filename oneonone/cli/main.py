"""The command line: the global options, and the commands of oneonone.cli.group.SECTIONS."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Sequence
from enum import StrEnum
from importlib import import_module
from typing import Annotated

import typer

from oneonone.cli.boundary import escaped, report_fault
from oneonone.cli.context import Context
from oneonone.cli.group import SECTIONS, Group, examples

_GROUPS = ("person", "template", "bank")
_MODULES = {"import": "import_notes"}
"""Where a command's module is called otherwise: `import` is a word of Python."""
_HELP = "help"  # explains all the others
_WITH_VALUE = ("-C", "--notebook", "--today", "--color")


class Color(StrEnum):
    """When to colour."""

    auto = "auto"
    always = "always"
    never = "never"


def _version(wanted: bool) -> None:
    if wanted:
        from oneonone import __version__

        typer.echo(f"1on1 {__version__}")
        raise typer.Exit


def globals_(
    ctx: typer.Context,
    notebook_dir: Annotated[
        str | None, typer.Option("--notebook", "-C", metavar="DIR", help="The notebook's folder.")
    ] = None,
    today_text: Annotated[
        str | None, typer.Option("--today", metavar="DATE", help="Pretend that it is that day.")
    ] = None,
    color: Annotated[Color, typer.Option("--color", help="When to colour.")] = Color.auto,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask anything.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
    table: Annotated[
        bool, typer.Option("--table", help="Listings as tables, even into a pipe.")
    ] = False,
    no_index: Annotated[
        bool, typer.Option("--no-index", help="Read every note, and leave the index alone.")
    ] = False,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Print all at once, however long, on a terminal too.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    # The names are those of Context: later commands set them there as well.
    ctx.obj = context = Context()
    context.notebook_dir = notebook_dir
    context.today_text = today_text
    context.color = color.value
    context.no_input = no_input
    context.debug = debug
    context.table = table
    context.no_index = no_index
    context.no_pager = no_pager


def command_line(only: str | None = None) -> typer.Typer:
    """The command line with all its commands, or with one alone: to make them all takes Typer half
    as long again as to be loaded.
    """
    app = typer.Typer(
        name="1on1",
        cls=Group,
        rich_markup_mode=None,
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help="One-on-ones in plain text: what was promised, what came up, what has not.",
        epilog=examples(
            "1on1 init ~/notes        make a notebook",
            "1on1 new alice           today's note for Alice",
            "1on1 todo                what was promised, overdue first",
            "1on1 coverage --month    which themes have not come up with whom",
            "1on1 help dates          also: fields, exit-codes, environment",
        ),
    )
    app.callback()(globals_)
    for name in [only] if only else [name for names in SECTIONS.values() for name in names]:
        module = import_module(f"oneonone.cli.{_MODULES.get(name, name)}")
        if name in _GROUPS:
            app.add_typer(module.app, name=name)
        else:
            module.register(app)
    return app


def command_meant(args: Sequence[str]) -> str | None:
    """The command of a command line that can do alone; None for `help`, and for no known one."""
    words = iter(args)
    for word in words:
        if word in _WITH_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            known = any(word in names for names in SECTIONS.values())
            return word if known and word != _HELP else None
    return None


def run(args: Sequence[str]) -> int:
    """Run one command line; returns the exit code."""
    codecs.register_error("oneonone", escaped)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a locale that cannot show a character must not stop us
            reconfigure(errors="oneonone")
    code: object = 0
    try:
        command_line(command_meant(args))(args=list(args), prog_name="1on1")
    except SystemExit as end:  # Typer's way to return
        code = end.code
    except Exception as error:  # noqa: BLE001 - the last resort: a traceback helps no user
        code = report_fault(error, debug="--debug" in args)
    return code if isinstance(code, int) else 1
