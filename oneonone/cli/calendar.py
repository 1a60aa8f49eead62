"""`1on1 calendar`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples

_STDOUT = "-"


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "calendar",
        cls=Command,
        epilog=examples(
            "1on1 calendar --out 1on1.ics           everybody, titles without names",
            "1on1 calendar alice bob --names > 1on1.ics",
        ),
    )(calendar)


def calendar(
    ctx: typer.Context,
    people: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PERSON]...", help="Handles, names or aliases; else everybody."),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE", help="Where to write it; else standard output."),
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="Name the people in the titles.")] = False,
) -> None:
    """Make a file of the meetings to come, for any calendar program.

    Everybody's cadence becomes a repeating event from the day a meeting is due, with the time,
    duration, buffer and time zone of the profile, and planned notes take its place where they
    differ. Imported again, it updates what is there. Nothing of a note goes into it, and no name
    without --names.
    """
    from oneonone.app.put_file import put_file, target_of
    from oneonone.app.rhythm_calendar import rhythm_calendar
    from oneonone.render.ical import PRODUCT, events_as_calendar
    from oneonone.render.visible import inline

    context: Context = ctx.obj
    found = rhythm_calendar(context.notebook, people or (), context.today)
    text = events_as_calendar(found.events, context.now, names=names)
    for notice in found.notices:
        context.say(notice)
    context.mention_problems()
    if out is None or out == _STDOUT:
        context.out(text)
        return
    target = target_of(context.notebook.root, out)
    put_file(target, text, PRODUCT, "calendar")
    context.out(inline(target.shown) + "\n")
    if target.in_notebook:
        context.say("it lies in the notebook, where git may commit it")
