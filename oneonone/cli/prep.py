"""`1on1 prep`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import Json, PersonArgument


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "prep",
        cls=Command,
        epilog=examples(
            "1on1 prep alice",
            "1on1 prep alice --paper | lp   to take along, without what is private",
        ),
    )(prep)


def prep(
    ctx: typer.Context,
    person: PersonArgument,
    paper: Annotated[
        bool, typer.Option("--paper", help="One plain page for printing, with nothing private.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show one page for the minutes before a meeting.

    Promises both ways, points, praise, the last meetings, questions, goals and moods. What is
    private stands last, on a terminal only; --table shows it in a pipe as well.
    """
    from oneonone.app.prepare import prepare
    from oneonone.app.prepare_paper import Shown, for_paper, without_private
    from oneonone.errors import UsageError

    context: Context = ctx.obj
    if paper and as_json:
        raise UsageError("--paper is for eyes and --json for scripts", "use one of them")
    whole = prepare(context.notebook, person, context.today)
    if as_json:
        from oneonone.render.json_text import json_text
        from oneonone.render.prepare_data import preparation_as_json

        context.out(json_text(context.today, [preparation_as_json(whole)]))
    elif paper:
        from oneonone.render.paper import preparation_on_paper

        shown = for_paper(whole)
        context.out(preparation_on_paper(shown.preparation, context.today))
        for what in shown.left_out:
            context.say(f"not on the paper: {what}")
    else:
        from oneonone.render.prepare import preparation_as_page

        shown = Shown(whole) if context.wants_table else without_private(whole)
        context.out(
            preparation_as_page(shown.preparation, context.today, context.style, context.width)
        )
        for what in shown.left_out:
            context.say(f"left out of a pipe: {what}; --table shows it")
    context.mention_problems()
