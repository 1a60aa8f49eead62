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
    from oneonone.store.editor import open_editor

    context: Context = ctx.obj
    if private:
        opening = open_private_plan(context.notebook, what, dry_run=True)
    else:
        opening = find_opening(context.notebook, what, context.today)
    if dry_run:
        context.show_written(opening.written)
        context.out(inline(f"{opening.path}:{opening.line}") + "\n")
        return
    editor = _editor(context, what, private=private)
    if private:
        with context.writing() as notebook:
            opening = open_private_plan(notebook, what)
        context.show_written(opening.written)
    note = context.notebook.root / opening.path
    open_editor(editor, note, opening.line)


def _editor(context: Context, what: str, *, private: bool) -> list[str]:
    """The editor; without one the place is still to be had. Raises EditorNotFound."""
    import shlex

    from oneonone.errors import EditorNotFound
    from oneonone.store.editor import editor_command

    try:
        return editor_command(context.environment)
    except EditorNotFound as missing:
        words = [what, "--private"] if private else [what]
        dry_run = f"1on1 edit {shlex.join(words)} -n"
        raise EditorNotFound(missing.message, f"{missing.hint}; file and line: {dry_run}") from None
