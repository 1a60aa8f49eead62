"""`1on1 check`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import Json


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("check", cls=Command, epilog=examples("1on1 check", "1on1 check --strict"))(check)


def check(
    ctx: typer.Context,
    strict: Annotated[
        bool, typer.Option("--strict", help="Also items without owner or date, or due far away.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Name everything odd in the notes.

    One line each, as file:line:column: CODE message. Exits with 1 where something was found;
    docs/errors.md explains every code.
    """
    from oneonone.app.check_notes import check_notebook
    from oneonone.render import findings as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    found = check_notebook(context.notebook, context.today, strict=strict)
    if as_json:
        context.out(json_text(context.today, [render.finding_as_json(one) for one in found]))
    else:
        context.out(render.findings_as_lines(found))
        if not found and context.is_terminal:
            context.say("nothing odd found")
    if found:
        raise typer.Exit(1)
