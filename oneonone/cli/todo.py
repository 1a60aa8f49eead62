"""`1on1 todo`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import ExitCode, Json

if TYPE_CHECKING:
    from oneonone.app.item_rows import RowList


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "todo",
        cls=Command,
        epilog=examples(
            "1on1 todo --mine --overdue",
            "1on1 todo alice",
            "1on1 todo --before fri --json",
            "1on1 todo --mine --format '{{ due }} {{ text|truncate(30) }}'",
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
    line: Annotated[
        str | None,
        typer.Option("--format", metavar="LINE", help="A line of your own for each, in Jinja."),
    ] = None,
    as_json: Json = False,
) -> None:
    """What was promised: open action items, overdue first.

    With --exit-code the command exits with 1 where something listed is overdue. A LINE names
    keys of --json, as in '{{ id }}\\t{{ text }}'; \\t in it is a tab, \\n a new line.
    """
    from oneonone.app.item_rows import ItemFilter
    from oneonone.app.list_items import list_rows
    from oneonone.errors import UsageError
    from oneonone.render import items as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    if mine and theirs:
        raise UsageError("--mine and --theirs exclude each other", "use one of them")
    _check_form(line, as_json=as_json)
    limit = context.parse_date(before) if before else None
    if before and limit and context.wants_table:
        context.echo_date(before, limit)
    wanted = ItemFilter(
        person=person,
        mine=mine,
        theirs=theirs,
        owner=owner,
        overdue=overdue,
        before=limit,
        theme=theme,
        private=not no_private,
        every_line=every,
    )
    today = context.today
    listed = list_rows(context.indexed("items", "details", "keys"), wanted, today)
    if as_json:
        context.out(json_text(today, [render.row_as_json(row, today) for row in listed.rows]))
    elif line is not None:
        from oneonone.render.item_lines import items_in_line

        context.out(items_in_line(listed.rows, today, line))
    else:
        _show(context, listed, every=every)
    if owner is not None and not listed.rows:
        _mention_stranger(context, owner)
    context.mention_problems()
    if exit_code and listed.overdue:
        raise typer.Exit(1)


def _check_form(line: str | None, *, as_json: bool) -> None:
    from oneonone.errors import UsageError

    if as_json and line is not None:
        raise UsageError("--json and --format exclude each other", "use one of them")
    if line is not None and not line.strip():
        raise UsageError("--format needs a line", "as in: --format '{{ id }} {{ text }}'")


def _show(context: Context, listed: RowList, *, every: bool) -> None:
    from oneonone.render import items as render

    if context.wants_table:
        as_table = render.lines_as_table if every else render.items_as_table
        context.out(as_table(listed, context.today, context.style, context.width))
    else:
        context.out(render.items_as_lines(listed, context.today))


def _mention_stranger(context: Context, owner: str) -> None:
    """Nothing listed may be good news; of a name nobody has it is a slip of the keys."""
    from oneonone.app.list_items import likely_owners, stranger

    handle = stranger(context.notebook, owner)
    if handle:
        near = ", ".join(likely_owners(context.notebook, handle))
        hint = f"did you mean {near}?" if near else "see: 1on1 person list"
        context.say(f"nobody here is called {handle}, and nothing is owned by it; {hint}")
