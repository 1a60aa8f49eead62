"""`1on1 assign`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.change import OneItem, show
from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "assign", cls=Command, epilog=examples("1on1 assign a3f9 bob", "1on1 assign a3f9 me")
    )(assign)


def assign(
    ctx: typer.Context,
    item: OneItem,
    owner: Annotated[str, typer.Argument(metavar="OWNER", help="`me`, or a person.")],
    dry_run: DryRun = False,
) -> None:
    """Say who owns an item."""
    from oneonone.app.change_item import change_owner
    from oneonone.app.list_items import likely_owners, owner_handle

    context: Context = ctx.obj
    with context.writing("keys", "texts", dry_run=dry_run) as notebook:
        handle = owner_handle(notebook, owner)
        likely = likely_owners(notebook, handle)
        if likely:
            context.say(f"nobody here is called {handle}; did you mean {', '.join(likely)}?")
        changed = change_owner(notebook, item, handle, dry_run=dry_run)
    show(context, changed, f"owned by {handle}")
