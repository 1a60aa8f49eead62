"""`1on1 due`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.change import OneItem, show
from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun

NO_DATE = "none"


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("due", cls=Command, epilog=examples("1on1 due a3f9 fri", "1on1 due a3f9 none"))(due)


def due(
    ctx: typer.Context,
    item: OneItem,
    date: Annotated[
        str, typer.Argument(metavar="DATE", help="A date or a date word; `none` takes it away.")
    ],
    dry_run: DryRun = False,
) -> None:
    """Say by when an item is due."""
    from oneonone.app.change_item import change_due
    from oneonone.domain.dates import weekday_date

    context: Context = ctx.obj
    day = None if date == NO_DATE else context.parse_date(date)
    with context.writing("keys", "texts", dry_run=dry_run) as notebook:
        changed = change_due(notebook, item, day, dry_run=dry_run)
    show(context, changed, f"due {weekday_date(day, context.today)}" if day else "no due date")
