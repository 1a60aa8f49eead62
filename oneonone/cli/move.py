"""`1on1 move`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun, PersonArgument


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "move",
        cls=Command,
        epilog=examples(
            "1on1 move alice tue",
            "1on1 move alice +1w --reason 'offsite'",
            "1on1 move alice 2026-11-25 --date 2026-11-27   another than the next one",
        ),
    )(move)


def move(
    ctx: typer.Context,
    person: PersonArgument,
    to: Annotated[str, typer.Argument(metavar="DATE", help="The new day.")],
    date: Annotated[
        str | None, typer.Option("--date", metavar="OLD", help="The day of the meeting to move.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why; kept at the old place.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Put a planned meeting off to another day.

    It is the next one that is planned; without one, the last whose day went by without it. Its note
    moves with all that stands in it, and at the old place one stays that says where it went.
    """
    from oneonone.app.move_meeting import move_meeting
    from oneonone.domain.dates import weekday_date
    from oneonone.render.visible import inline

    context: Context = ctx.obj
    day = context.parse_date(to)
    old = context.parse_date(date) if date else None
    with context.writing("keys", dry_run=dry_run) as notebook:
        moved = move_meeting(
            notebook, person, day, context.today, old=old, reason=reason, dry_run=dry_run
        )
    context.show_written(moved.written)
    new = weekday_date(moved.day, context.today)
    if moved.away:
        context.say(f"{new} is time away, theirs or yours")
    if moved.unchanged:
        context.say(f"already planned for {new}: {moved.path}")
    elif not dry_run:
        before = weekday_date(moved.old, context.today)
        context.out(inline(f"{moved.person}: {before} moved to {new}  ({moved.path})") + "\n")
