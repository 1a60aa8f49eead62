"""The table of contents: every command, and the global options."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from oneonone.cli import (
    agenda,
    ask,
    assign,
    bank,
    calendar,
    check,
    completion,
    coverage,
    demo,
    doctor,
    done,
    drop,
    due,
    edit,
    fmt,
    help,
    history,
    import_notes,
    init,
    log,
    message,
    move,
    new,
    person,
    prep,
    recap,
    reopen,
    report,
    review,
    search,
    skip,
    stats,
    status,
    sync,
    template,
    todo,
    undo,
)
from oneonone.cli.boundary import escaped, report_fault
from oneonone.cli.context import Context
from oneonone.cli.group import Group, examples

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

for module in (
    *(status, prep, new, edit, agenda, message, ask, coverage, log, move, skip, recap, calendar),
    *(todo, done, drop, reopen, due, assign),
    *(history, search, review, stats, report),
    *(init, import_notes, check, fmt, doctor, undo, sync, demo, completion, help),
):
    module.register(app)
app.add_typer(person.app, name="person")
app.add_typer(template.app, name="template")
app.add_typer(bank.app, name="bank")


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


@app.callback()
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
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    # The names are the fields of Context: later commands set them there as well.
    ctx.obj = Context(notebook_dir, today_text, color.value, no_input, debug, table, no_index)


def run(args: Sequence[str]) -> int:
    """Run one command line; returns the exit code."""
    codecs.register_error("oneonone", escaped)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a locale that cannot show a character must not stop us
            reconfigure(errors="oneonone")
    code: object = 0
    try:
        app(args=list(args), prog_name="1on1")
    except SystemExit as end:  # Typer's way to return
        code = end.code
    except Exception as error:  # noqa: BLE001 - the last resort: a traceback helps no user
        code = report_fault(error, debug="--debug" in args)
    return code if isinstance(code, int) else 1
