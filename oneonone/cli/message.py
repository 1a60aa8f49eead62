"""`1on1 message`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import PersonArgument


class Format(StrEnum):
    """How to print it."""

    md = "md"
    text = "text"
    mailto = "mailto"


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "message",
        cls=Command,
        epilog=examples(
            "1on1 message alice intro --reassure",
            "1on1 message alice agenda --format text",
            "1on1 message alice reschedule --to mon",
            'xdg-open "$(1on1 message alice agenda --format mailto)"',
        ),
    )(message)


def message(
    ctx: typer.Context,
    person: PersonArgument,
    kind: Annotated[
        str | None,
        typer.Argument(metavar="KIND", help="intro, agenda, reschedule, or a template of yours."),
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="reschedule: the new day.")
    ] = None,
    reassure: Annotated[
        bool, typer.Option("--reassure", help="intro: say that it is not about discipline.")
    ] = False,
    format_: Annotated[
        Format, typer.Option("--format", help="Markdown, plain text, or a link for mail programs.")
    ] = Format.md,
) -> None:
    """Write somebody a text: an introduction, the agenda, a new day.

    Only what they may read is in it: no private point, and of the notes nothing but open points
    and promises. What was left out is named on standard error. Nothing is sent.
    """
    from oneonone.app.message import MessageWish, message_kinds, write_message
    from oneonone.domain.dates import weekday_date
    from oneonone.errors import UsageError
    from oneonone.render.letter import letter_as

    context: Context = ctx.obj
    notebook = context.notebook
    if kind is None:
        raise UsageError("which message?", f"there are: {', '.join(message_kinds(notebook))}")
    day = context.parse_date(to) if to is not None else None
    wish = MessageWish(person, kind, day, reassure)
    written = write_message(notebook, wish, context.today)
    if day is not None and to != day.isoformat():
        context.say(f"{to} is {weekday_date(day, context.today)}")
    context.out(letter_as(format_.value, written.text))
    if written.left_out:
        context.say(f"left out: {', '.join(written.left_out)}")
    for notice in written.notices:
        context.say(notice)
