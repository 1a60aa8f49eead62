"""`1on1 done`."""

from __future__ import annotations

import typer

from oneonone.cli.change import Items, change_state
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "done", cls=Command, epilog=examples("1on1 done a3f9", "1on1 done 'conference budget'")
    )(done)


def done(ctx: typer.Context, items: Items, dry_run: DryRun = False) -> None:
    """Tick items: they are done today."""
    change_state(ctx.obj, "done", items, dry_run=dry_run)
