"""`1on1 recap`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun, Json, PersonArgument

if TYPE_CHECKING:
    import datetime


class Format(StrEnum):
    """How to print it."""

    md = "md"
    text = "text"
    html = "html"
    mailto = "mailto"


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "recap",
        cls=Command,
        epilog=examples(
            "1on1 recap alice                     of the last meeting held",
            "1on1 recap alice --date 2026-11-06 --format text",
            'xdg-open "$(1on1 recap alice --format mailto)"',
            "1on1 recap alice --sent              you have sent it",
        ),
    )(recap)


def recap(
    ctx: typer.Context,
    person: PersonArgument,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The meeting's day.")
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option("--format", help="Markdown (the default), plain text, a page, a mail's link."),
    ] = None,
    sent: Annotated[
        bool, typer.Option("--sent", help="Record in the note that you have sent it today.")
    ] = False,
    as_json: Json = False,
    dry_run: DryRun = False,
) -> None:
    """Print what may be shared of a meeting; nothing is sent.

    That is summary, decisions, ticked points of the agenda and the items of actions, and what
    `share` in 1on1.yaml or the profile adds; never anything private. What was left out is named on
    standard error by its heading. Where a note leaves it open what is private, nothing is printed.
    """
    from oneonone.errors import UsageError

    context: Context = ctx.obj
    if dry_run and not sent:
        raise UsageError("--dry-run needs --sent", "without it nothing is written anyway")
    if as_json and format_ is not None:
        raise UsageError("--json and --format exclude each other", "use one of them")
    day = context.past_date(date)
    if not sent or as_json or format_ is not None:
        _print(context, person, day, format_ or Format.md, as_json=as_json)
    if sent:
        _mark(context, person, day, dry_run=dry_run, is_alone=not as_json and format_ is None)


def _print(
    context: Context, person: str, day: datetime.date | None, format_: Format, *, as_json: bool
) -> None:
    from oneonone.app.recap import make_recap
    from oneonone.render import recap as render
    from oneonone.render.json_text import json_text
    from oneonone.render.letter import letter_as

    made = make_recap(context.notebook, person, day, context.today)
    if as_json:
        parts = [render.part_as_json(made, part) for part in made.shared.parts]
        context.out(json_text(context.today, parts))
    else:
        context.out(letter_as(format_.value, made.text))
    for line in render.left_out_as_lines(made.shared.left_out):
        context.say(line)


def _mark(
    context: Context, person: str, day: datetime.date | None, *, dry_run: bool, is_alone: bool
) -> None:
    from oneonone.app.recap import mark_sent
    from oneonone.domain.dates import weekday_date

    with context.writing(dry_run=dry_run) as notebook:
        marked = mark_sent(notebook, person, day, context.today, dry_run=dry_run)
    context.show_written(marked.written)
    held_on = weekday_date(marked.day, context.today)
    if marked.already:
        context.say(f"the recap of {held_on} was marked as sent before  ({marked.path})")
    elif not dry_run:
        told = f"the recap of {held_on} is marked as sent  ({marked.path})"
        if is_alone:
            from oneonone.render.visible import inline

            context.out(inline(told) + "\n")
        else:  # standard output holds what goes to the other person
            context.say(told)
