"""`1on1 drop`."""

from __future__ import annotations

import typer

from oneonone.cli.change import Items, change_state
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "drop", cls=Command, epilog=examples("1on1 drop a3f9", "1on1 drop 'conference budget'")
    )(drop)


def drop(ctx: typer.Context, items: Items, dry_run: DryRun = False) -> None:
    """Drop items: they will not be done."""
    change_state(ctx.obj, "drop", items, dry_run=dry_run)
