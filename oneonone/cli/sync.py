"""`1on1 sync`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "sync",
        cls=Command,
        epilog=examples(
            "1on1 sync          what the commands wrote, and what you committed",
            "1on1 sync --all    what you typed yourself as well",
            "1on1 sync -n       what there is to send and to receive",
        ),
    )(sync)


def sync(
    ctx: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Commit what you edited in the notebook first.")
    ] = False,
    allow_deletions: Annotated[
        bool, typer.Option("--allow-deletions", help="Even if many notes were deleted.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Fetch, and say what would be done.")
    ] = False,
) -> None:
    """Bring the notebook and its remote in step: fetch, merge, push.

    Nothing is ever forced. What our commands wrote is sent; what you typed yourself is counted, and
    sent with --all. Where both sides changed boxes and fields of the same items, or added to an
    agenda or a log, that is settled and said; any other conflict is left as git leaves it and
    named, and the next sync finishes what you settled. The only command that uses the network.
    """
    from oneonone.app.sync import sync as steps
    from oneonone.app.sync_steps import Notice, Wishes
    from oneonone.render.sync import step_as_text

    context: Context = ctx.obj
    wishes = Wishes(
        context.say,
        everything=everything,
        allow_deletions=allow_deletions,
        may_ask=context.may_ask,
        dry_run=dry_run,
    )
    for step in steps(context.notebook.root, wishes):
        if isinstance(step, Notice):
            context.say(step.text)
        else:
            context.out(step_as_text(step, dry_run=dry_run))
