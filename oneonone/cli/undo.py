"""`1on1 undo`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun, Json


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "undo",
        cls=Command,
        epilog=examples(
            "1on1 undo",
            "1on1 undo --dry-run",
            "1on1 undo --list     what else, each with its number",
            "1on1 undo 17         that one, and not what came after it",
        ),
    )(undo)


def undo(
    ctx: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(metavar="[NUMBER]", help="Which, by --list; else the last.", min=1),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", "-l", help="What can be taken back, the latest first.")
    ] = False,
    as_json: Json = False,
    dry_run: DryRun = False,
) -> None:
    """Take back what the last command wrote, or the one of a number.

    All of it or nothing, byte for byte; what you wrote elsewhere in the notes stays. Again takes
    back the command before. One that cannot be taken back, because its lines were edited since,
    stays, and any other can be named by its number. It works with git and without.
    """
    from oneonone.errors import UsageError

    context: Context = ctx.obj
    if as_json and not list_:
        raise UsageError("--json is for the list", "use: 1on1 undo --list --json")
    if list_ and number is not None:
        raise UsageError("--list names them all", f"use: 1on1 undo {number}")
    if list_:
        _list(context, as_json=as_json)
        return
    from oneonone.app import undo as app
    from oneonone.render.undo import paths_in_short
    from oneonone.render.visible import inline

    with context.writing(dry_run=dry_run) as notebook:
        undone = app.undo(notebook, number, dry_run=dry_run)
    context.show_written(undone.written)
    if not dry_run:
        paths = paths_in_short([change.path for change in undone.written.changes])
        context.out(inline(f"taken back: {undone.command}  ({paths})") + "\n")


def _list(context: Context, *, as_json: bool) -> None:
    from oneonone.app.undo import undoable
    from oneonone.render import undo as render
    from oneonone.render.json_text import json_text

    found = undoable(context.notebook)
    if as_json:
        context.out(json_text(context.today, [render.entry_as_json(one) for one in found]))
    elif context.wants_table:
        context.out(render.entries_as_table(found, context.today, context.style, context.width))
    else:
        context.out(render.entries_as_lines(found))
