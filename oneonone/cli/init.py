"""`1on1 init`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples

if TYPE_CHECKING:
    from oneonone.app.init_notebook import Initialised


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "init",
        cls=Command,
        epilog=examples(
            "1on1 init",
            "1on1 init ~/notes --no-git",
            "1on1 init --hook            check the notes of every commit from now on",
        ),
    )(init)


def init(
    ctx: typer.Context,
    folder: Annotated[
        str, typer.Argument(metavar="[DIR]", help="The folder; this one by default.")
    ] = ".",
    no_git: Annotated[
        bool, typer.Option("--no-git", help="Make no git repository, commit nothing.")
    ] = False,
    hook: Annotated[
        bool, typer.Option("--hook", help="Have git call `1on1 check --staged` before commits.")
    ] = False,
) -> None:
    """Make a folder a notebook.

    Among existing notes only what is missing is added.
    """
    from oneonone.app.init_notebook import init_notebook
    from oneonone.errors import UsageError

    context: Context = ctx.obj
    if no_git and hook:
        raise UsageError("--no-git and --hook exclude each other", "a hook is called by git")
    root = Path(os.path.realpath(context.current_folder / Path(folder).expanduser()))
    _show(context, folder, init_notebook(root, use_git=not no_git), hook=hook)
    if hook:
        _hook(context, root)


def _show(context: Context, folder: str, done: Initialised, *, hook: bool) -> None:
    for notice in done.notices:
        context.say(notice)
    if not done.made:
        if done.made_repository:
            context.say(f"{folder} is a notebook already, and a git repository now")
        elif not hook:
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


def _hook(context: Context, root: Path) -> None:
    from oneonone.store.hook import install_hook

    hook = install_hook(root)
    how = "from now on" if hook.made else "already"
    context.say(f"the notes of every commit are checked {how}, by {hook.path}")
