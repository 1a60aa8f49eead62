"""`1on1 ask`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import Json, PersonArgument


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "ask",
        cls=Command,
        epilog=examples(
            "1on1 ask alice",
            "1on1 ask alice --theme growth --count 5",
        ),
    )(ask)


def ask(
    ctx: typer.Context,
    person: PersonArgument,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar="THEME", help="All of one theme.")
    ] = None,
    count: Annotated[
        int | None,
        typer.Option("--count", min=1, metavar="N", help="How many; else as many as `new` asks."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show questions for somebody, of the themes that waited longest.

    One of each theme, none that was asked lately. The same day gives the same ones, and nothing is
    written: a question counts as asked once it stands in a note.
    """
    from oneonone.app.themes import questions_for
    from oneonone.render import questions as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    asked = questions_for(context.indexed("keys"), person, context.today, theme=theme, count=count)
    if as_json:
        context.out(json_text(context.today, [render.question_as_json(one) for one in asked]))
    elif context.wants_table:
        context.out(render.questions_as_table(asked, context.style, context.width))
    else:
        context.out(render.questions_as_lines(asked))
    if count is not None and 0 < len(asked) < count:
        more = (
            f"there are no more of {theme}" if theme else "one a theme; more of one: --theme THEME"
        )
        context.say(f"{len(asked)} of {count}: {more}")
    context.mention_problems()
