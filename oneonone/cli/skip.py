"""`1on1 skip`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun, PersonArgument


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "skip",
        cls=Command,
        epilog=examples(
            "1on1 skip alice --reason 'ill'",
            "1on1 skip alice --reason 'public holiday' --date 2026-12-25",
        ),
    )(skip)


def skip(
    ctx: typer.Context,
    person: PersonArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in a word or two.")],
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day of the meeting.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Record a meeting that is skipped, and why.

    It is the next one that is planned, else the last whose day went by without it, else today's.
    What waits for it waits for the next one. Better than to skip is to move.
    """
    from oneonone.app.skip_meeting import skip_meeting
    from oneonone.domain.dates import weekday_date
    from oneonone.render.visible import inline

    context: Context = ctx.obj
    day = context.parse_date(date) if date else None
    with context.writing("keys", dry_run=dry_run) as notebook:
        skipped = skip_meeting(notebook, person, reason, context.today, day=day, dry_run=dry_run)
    context.show_written(skipped.written)
    when = weekday_date(skipped.day, context.today)
    if skipped.unchanged:
        context.say(f"already skipped: {when}, {skipped.reason}  ({skipped.path})")
    elif not dry_run:
        said = f"{skipped.person}: {when} skipped, {skipped.reason}  ({skipped.path})"
        context.out(inline(said) + "\n")
