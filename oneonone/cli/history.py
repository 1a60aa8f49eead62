"""`1on1 history`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import Json, NoPrivate, PersonArgument, Since, Until


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "history",
        cls=Command,
        epilog=examples(
            "1on1 history alice",
            "1on1 history alice --since 2026-09-01 --newest-first",
            "1on1 history alice --no-private > alice.md",
        ),
    )(history)


def history(
    ctx: typer.Context,
    person: PersonArgument,
    since: Since = None,
    until: Until = None,
    newest_first: Annotated[
        bool, typer.Option("--newest-first", help="The latest on top.")
    ] = False,
    no_private: NoPrivate = False,
    as_json: Json = False,
) -> None:
    """Everything with one person, as one document in order of its days.

    It is for your eyes: what is private is in it, unless you say --no-private, which leaves out
    comments and log notes as well. With --since or --until only what has a day is shown.
    """
    from oneonone.app.history import history as find_history
    from oneonone.app.history import period
    from oneonone.render import history as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    found = find_history(
        context.notebook,
        person,
        period(
            context.past_date(since),
            context.past_date(until),
        ),
        context.today,
        private=not no_private,
        newest_first=newest_first,
    )
    if as_json:
        items = [render.entry_as_json(entry) for entry in found.entries]
        context.out(json_text(context.today, items))
    elif not found.entries and context.wants_table:
        context.out("Nothing written.\n")
    else:
        context.out(render.history_as_markdown(found, context.style))
    for doubt in found.doubts:
        context.say(f"{doubt.path}:{doubt.line}: left out from here on: {doubt.message}")
    context.mention_problems()
