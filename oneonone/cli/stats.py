"""`1on1 stats`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import Json, Since


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "stats",
        cls=Command,
        epilog=examples(
            "1on1 stats                            everybody, the last year",
            "1on1 stats alice                      one person, in sentences",
            "1on1 stats alice --since 2026-07-01",
        ),
    )(stats)


def stats(
    ctx: typer.Context,
    person: Annotated[
        str | None, typer.Argument(metavar="[PERSON]", help="A handle, name or alias.")
    ] = None,
    since: Since = None,
    as_json: Json = False,
) -> None:
    """Your one-on-ones in numbers: points, feedback, promises, time.

    Of fewer than three things you get the counts, not a percentage, and a dash where there is
    nothing to count. The last 365 days, unless you say --since.
    """
    from oneonone.app.stats import stats as find_stats
    from oneonone.render import stats as render
    from oneonone.render import stats_data
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    day = context.past_date(since)
    found = find_stats(context.indexed("brief"), person, day, context.today)
    if as_json:
        context.out(json_text(context.today, stats_data.stats_as_json(found)))
    elif not context.wants_table:
        context.out(stats_data.stats_as_lines(found))
    elif person is None:
        context.out(render.stats_as_table(found, context.style, context.width))
    else:
        context.out(render.stats_of_person(found, context.style, context.width))
    context.mention_problems()
