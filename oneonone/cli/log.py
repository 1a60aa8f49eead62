"""`1on1 log`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun, PersonArgument


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "log",
        cls=Command,
        epilog=examples(
            "1on1 log alice 'calmed the customer down' --kind praise",
            "1on1 log alice 'I interrupt too much' --kind feedback-received --date yesterday",
            "1on1 log alice 'asked about the budget #career'",
        ),
    )(log)


def log(
    ctx: typer.Context,
    person: PersonArgument,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="What to remember; `-` reads an entry a line.")
    ],
    kind: Annotated[
        str,
        typer.Option(
            "--kind", metavar="K", help="praise, feedback-given, feedback-received or note."
        ),
    ] = "note",
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="The day it happened, else today."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Write down what happened between meetings.

    An entry is a line of the person's log.md. Praise and feedback count for `coverage` on their
    day, with the themes of their tags.
    """
    from oneonone.app.log_entry import add_entries
    from oneonone.domain.dates import weekday_date
    from oneonone.render.visible import inline

    context: Context = ctx.obj
    day = context.past_date(date, said=False) or context.today  # the entry is shown with its day
    texts = context.texts(text)
    with context.writing("keys", dry_run=dry_run) as notebook:
        added = add_entries(notebook, person, texts, kind, day, context.today, dry_run=dry_run)
    context.show_written(added.written)
    for entry in () if dry_run else added.entries:
        when = weekday_date(entry.date, context.today)
        context.out(inline(f"{when}, {entry.kind}: {entry.text}  ({added.path})") + "\n")
