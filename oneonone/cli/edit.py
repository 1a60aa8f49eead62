"""`1on1 edit`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "edit",
        cls=Command,
        epilog=examples(
            "1on1 edit alice              today's note, or the next one",
            "1on1 edit a3f9               where that item stands",
            "1on1 edit alice --private    what you plan, for your eyes",
        ),
    )(edit)


def edit(
    ctx: typer.Context,
    what: Annotated[
        str, typer.Argument(metavar="PERSON|ID", help="A person, or an item's id or text.")
    ],
    private: Annotated[
        bool, typer.Option("--private", help="Your private notes on PERSON, made if missing.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Print file and line and open nothing.")
    ] = False,
) -> None:
    """Open a note in $EDITOR, at the right line.

    PERSON: today's note, else that of the next meeting, else the newest. ID: the item's line. What
    you save there is yours to commit.
    """
    from oneonone.app.edit_note import find_opening, open_private_plan
    from oneonone.render.visible import inline
    from oneonone.store.editor import editor_command, open_editor

    context: Context = ctx.obj
    editor = [] if dry_run else editor_command(context.environment)
    if private:
        with context.writing(dry_run=dry_run) as notebook:
            opening = open_private_plan(notebook, what, dry_run=dry_run)
    else:
        opening = find_opening(context.notebook, what, context.today)
    context.show_written(opening.written)
    if dry_run:
        context.out(inline(f"{opening.path}:{opening.line}") + "\n")
        return
    note = context.notebook.root / opening.path
    open_editor(editor, note, opening.line)
