"""`1on1 review`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import Json, PersonArgument, Since, Until


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "review",
        cls=Command,
        epilog=examples(
            "1on1 review alice                          the last year",
            "1on1 review alice --since 2026-07-01",
            "1on1 review alice --private > private/alice/review.md",
        ),
    )(review)


def review(
    ctx: typer.Context,
    person: PersonArgument,
    since: Since = None,
    until: Until = None,
    private: Annotated[
        bool, typer.Option("--private", help="With what is private, marked.")
    ] = False,
    as_json: Json = False,
) -> None:
    """What the notes show for a performance review, with citations.

    A Markdown page to edit and keep: goals, themes by month, praise and feedback, promises kept
    and broken on both sides, moods, and how much of it is recent. The last year, unless you say
    --since; what is private is left out, unless you say --private.
    """
    from oneonone.app.review import ReviewWish
    from oneonone.app.review import review as find_review
    from oneonone.render import review as render
    from oneonone.render.json_text import json_text
    from oneonone.render.review_data import review_as_json

    context: Context = ctx.obj
    wish = ReviewWish(
        person,
        context.past_date(since),
        context.past_date(until),
        private,
    )
    found = find_review(context.indexed("brief"), wish, context.today)
    if as_json:
        context.out(json_text(context.today, [review_as_json(found)]))
    else:
        context.out(render.review_as_markdown(found))
    for line in render.remarks(found):
        context.say(line)
    context.mention_problems()
