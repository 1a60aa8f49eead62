"""`1on1 status`."""

from __future__ import annotations

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import ExitCode, Json


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "status",
        cls=Command,
        epilog=examples(
            "1on1 status",
            "1on1 status --today mon             what Monday morning will say",
            "1on1 status --exit-code > /dev/null || echo 'somebody waits'",
        ),
    )(status)


def status(ctx: typer.Context, exit_code: ExitCode = False, as_json: Json = False) -> None:
    """The morning page: whom to meet, what is late, what went quiet.

    Archived people are left out. With --exit-code the command exits with 1 where somebody is late
    or a promise is overdue.
    """
    from oneonone.app.status import status as find_status
    from oneonone.render import status as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    known = context.facts("items", "coverage", "brief")
    found = find_status(known, context.today, context.find_unsent)
    if as_json:
        context.out(json_text(context.today, [render.status_as_json(one) for one in found.people]))
    elif context.wants_table:
        context.out(render.status_as_page(found, context.today, context.style, context.width))
    else:
        context.out(render.status_as_lines(found))
    context.mention_unread(known.broken)
    if exit_code and found.is_pressing:
        raise typer.Exit(1)
