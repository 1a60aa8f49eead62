"""`1on1 prep`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import Json, PersonArgument

if TYPE_CHECKING:
    from oneonone.app.prepare import Preparation


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "prep",
        cls=Command,
        epilog=examples(
            "1on1 prep alice",
            "1on1 prep alice --paper | lp   to take along, without what is private",
            "1on1 prep alice --private | less   with what is private, as on a terminal",
        ),
    )(prep)


def prep(
    ctx: typer.Context,
    person: PersonArgument,
    paper: Annotated[
        bool, typer.Option("--paper", help="One plain page for printing, with nothing private.")
    ] = False,
    private: Annotated[
        bool | None,
        typer.Option(
            "--private/--no-private", help="With what is private, or without.", show_default=False
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show one page for the minutes before a meeting.

    Promises both ways, points, praise, the last meetings, questions, goals and moods. What is
    private stands last, on a terminal only; in a pipe --private shows it as well.
    """
    from oneonone.app.prepare import prepare
    from oneonone.app.prepare_paper import Shown, for_paper, without_private
    from oneonone.errors import UsageError

    context: Context = ctx.obj
    if paper and as_json:
        raise UsageError("--paper is for eyes and --json for scripts", "use one of them")
    if paper and private:
        raise UsageError("--paper lies on the table, --private is for you alone", "use one of them")
    notebook = context.indexed("keys", "items")
    whole = prepare(notebook, person, context.today)
    if paper:
        from oneonone.render.paper import preparation_on_paper

        shown = for_paper(notebook, whole)
        context.out(preparation_on_paper(shown.preparation, context.today))
        for what in shown.left_out:
            context.say(f"not on the paper: {what}")
    else:
        is_whole = context.wants_table if private is None else private
        shown = Shown(whole) if is_whole else without_private(whole)
        _show(context, shown.preparation, as_json=as_json)
        for what in shown.left_out if private is None else ():
            context.say(f"left out of a pipe: {what}; --private shows it")
    context.mention_problems()


def _show(context: Context, prepared: Preparation, *, as_json: bool) -> None:
    from oneonone.render.json_text import json_text
    from oneonone.render.prepare import preparation_as_page
    from oneonone.render.prepare_data import preparation_as_json

    if as_json:
        context.out(json_text(context.today, [preparation_as_json(prepared)]))
    else:
        context.out(preparation_as_page(prepared, context.today, context.style, context.width))
