"""`1on1 init`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("init", cls=Command, epilog=examples("1on1 init", "1on1 init ~/notes --no-git"))(
        init
    )


def init(
    ctx: typer.Context,
    folder: Annotated[
        str, typer.Argument(metavar="[DIR]", help="The folder; this one by default.")
    ] = ".",
    no_git: Annotated[
        bool, typer.Option("--no-git", help="Make no git repository, commit nothing.")
    ] = False,
) -> None:
    """Make a folder a notebook.

    Among existing notes only what is missing is added.
    """
    from oneonone.app.init_notebook import init_notebook

    context: Context = ctx.obj
    root = Path(os.path.realpath(context.current_folder / Path(folder).expanduser()))
    done = init_notebook(root, use_git=not no_git)
    for notice in done.notices:
        context.say(notice)
    if not done.made:
        context.say(f"{folder} is a notebook already")
        return
    git = ", a git repository" if done.made_repository else ""
    context.say(f"{folder} is a notebook now{git}; its settings are in 1on1.yaml")
    if done.task_format_from:
        context.say(f"fields are written as {done.task_format}, by {done.task_format_from}")
    if done.notes:
        notes = "1 note was" if done.notes == 1 else f"{done.notes} notes were"
        context.say(f"{notes} here already; see: 1on1 person list, 1on1 check")
    else:
        context.say("next: 1on1 new alice")
