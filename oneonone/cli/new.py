"""`1on1 new`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun, PersonArgument

if TYPE_CHECKING:
    from oneonone.app.new_meeting import NewMeeting


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "new",
        cls=Command,
        epilog=examples(
            "1on1 new alice",
            "1on1 new alice --date tomorrow --template role-negotiation",
            "1on1 new alice -e               and open it in $EDITOR",
        ),
    )(new)


def new(
    ctx: typer.Context,
    person: PersonArgument,
    date: Annotated[
        str, typer.Option("--date", metavar="DATE", help="The day of the meeting.")
    ] = "today",
    template: Annotated[
        str | None, typer.Option("--template", metavar="NAME", help="Another template.")
    ] = None,
    themes: Annotated[
        int | None,
        typer.Option("--themes", min=0, max=16, metavar="N", help="How many themes to bring up."),
    ] = None,
    no_carry: Annotated[
        bool, typer.Option("--no-carry", help="Leave open items and points where they are.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="A second note for that day.")] = False,
    edit: Annotated[bool, typer.Option("--edit", "-e", help="Open the note in $EDITOR.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Make the note for a meeting, and print its path.

    It takes on open promises and waiting points, and brings up the themes that have not come up
    for longest, each with a question. A note that is there already stays as it is.
    """
    from oneonone.app.new_meeting import Wish, new_meeting
    from oneonone.render.visible import inline
    from oneonone.store.editor import editor_command

    context: Context = ctx.obj
    day = context.parse_date(date)
    if day != context.today:
        context.echo_date(date, day)
    wish = Wish(
        person=person,
        day=day,
        template=template,
        themes=themes,
        carry=not no_carry,
        again=again,
    )
    editor = editor_command(context.environment) if edit and not dry_run else []
    with context.writing("keys", dry_run=dry_run) as notebook:
        made = new_meeting(notebook, wish, context.today, dry_run=dry_run)
    context.show_written(made.written)
    _say(context, made, asked_for_more=template is not None or themes is not None)
    if dry_run:
        return
    context.out(inline(made.path) + "\n")
    if edit:
        _open(context, editor, made.path)


def _open(context: Context, editor: list[str], path: str) -> None:
    from oneonone.app.edit_note import line_to_begin
    from oneonone.store.editor import open_editor

    notebook = context.notebook
    open_editor(editor, notebook.root / path, line_to_begin(notebook, path))


def _say(context: Context, made: NewMeeting, *, asked_for_more: bool) -> None:
    if not made.created:
        unused = "; --template and --themes are for a new one" if asked_for_more else ""
        context.say(f"the note was there already{unused}")
    if made.new_person:
        context.say(f"{made.new_person} is new here")
    if made.carried:
        items = "item" if made.carried == 1 else "items"
        context.say(f"carried on: {made.carried} {items}")
    if made.left:
        context.say(f"{made.left} more stay where they are (carry.max in 1on1.yaml)")
    for warning in made.warnings:
        context.say(warning)
