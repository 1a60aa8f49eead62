"""`1on1 doctor`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import Json


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "doctor",
        cls=Command,
        epilog=examples(
            "1on1 doctor",
            "1on1 doctor --paths         which notes are meant, for your eyes",
            "1on1 doctor > report.txt    to go with a bug report",
        ),
    )(doctor)


def doctor(
    ctx: typer.Context,
    paths: Annotated[
        bool, typer.Option("--paths", help="Name the files meant; people's names are in paths.")
    ] = False,
    as_json: Json = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Leave even left-over temporary files.")
    ] = False,
) -> None:
    """Say how notebook, git and machine are.

    Nothing of what notes say is shown, and no path of one without --paths. Exits with 1 where there
    is a problem. It changes nothing, but temporary files of killed commands are removed.
    """
    from oneonone.app.doctor import Patient, diagnose
    from oneonone.errors import NotebookNotFound
    from oneonone.render import doctor as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    named = bool(context.notebook_dir or context.environment.get("ONEONONE_NOTEBOOK"))
    try:
        root = context.notebook.root
    except NotebookNotFound as error:
        patient = Patient(error, named, context.environment)
    else:
        patient = Patient(root, named, context.environment)
    checks = diagnose(patient, context.today, dry_run=dry_run)
    if as_json:
        found = [render.check_as_json(one, paths=paths) for one in checks]
        context.out(json_text(context.today, found))
    elif context.wants_table:
        context.out(render.checks_as_page(checks, context.style, context.width, paths=paths))
    else:
        context.out(render.checks_as_lines(checks, paths=paths))
    if any(one.answer.state == "problem" for one in checks):
        raise typer.Exit(1)
