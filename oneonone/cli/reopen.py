"""`1on1 reopen`."""

from __future__ import annotations

import typer

from oneonone.cli.change import Items, change_state
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "reopen",
        cls=Command,
        epilog=examples("1on1 reopen a3f9", "1on1 reopen 'conference budget'"),
    )(reopen)


def reopen(ctx: typer.Context, items: Items, dry_run: DryRun = False) -> None:
    """Open items again that were done or dropped."""
    change_state(ctx.obj, "reopen", items, dry_run=dry_run)
