"""`1on1 demo`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("demo", cls=Command, epilog=examples("1on1 demo ~/demo && cd ~/demo && 1on1 todo"))(
        demo
    )


def demo(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A folder that is new or empty.")],
) -> None:
    """Make a sample notebook of fictional people."""
    from oneonone.app.demo_notebook import make_demo

    context: Context = ctx.obj
    root = Path(os.path.realpath(context.current_folder / Path(folder).expanduser()))
    made = make_demo(root, context.today)
    for notice in made.notices:
        context.say(notice)
    context.say(f"{made.files} files about {made.people} people are in {folder}")
    context.say(f"try: cd {folder}, then 1on1 status, 1on1 prep bob, 1on1 new alice")
