"""`1on1 todo`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import ExitCode, Json


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "todo",
        cls=Command,
        epilog=examples(
            "1on1 todo --mine --overdue",
            "1on1 todo alice",
            "1on1 todo --before fri --json",
        ),
    )(todo)


def todo(
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Argument(metavar="[PERSON]", help="In their folder, or owned by them.")
    ] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Yours: @me or nobody's.")] = False,
    theirs: Annotated[bool, typer.Option("--theirs", help="Owned by somebody else.")] = False,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="WHO", help="Owned by WHO.")
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Due before today.")] = False,
    before: Annotated[
        str | None, typer.Option("--before", metavar="DATE", help="Due before a date.")
    ] = None,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar="THEME", help="Of a theme.")
    ] = None,
    no_private: Annotated[
        bool, typer.Option("--no-private", help="Leave out what is private.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Every box line, whatever its state or section.")
    ] = False,
    exit_code: ExitCode = False,
    as_json: Json = False,
) -> None:
    """What was promised: open action items, overdue first.

    With --exit-code the command exits with 1 where something listed is overdue.
    """
    from oneonone.app.list_items import ItemFilter, list_items
    from oneonone.errors import UsageError
    from oneonone.render import items as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    if mine and theirs:
        raise UsageError("--mine and --theirs exclude each other", "use one of them")
    wanted = ItemFilter(
        person=person,
        mine=mine,
        theirs=theirs,
        owner=owner,
        overdue=overdue,
        before=context.parse_date(before) if before else None,
        theme=theme,
        private=not no_private,
        every_line=every,
    )
    listed = list_items(context.notebook, wanted, context.today)
    if as_json:
        context.out(json_text(context.today, [render.item_as_json(row) for row in listed.rows]))
    elif context.wants_table:
        as_table = render.lines_as_table if every else render.items_as_table
        context.out(as_table(listed, context.today, context.style, context.width))
    else:
        context.out(render.items_as_lines(listed))
    context.mention_problems()
    if exit_code and listed.overdue:
        raise typer.Exit(1)
