"""`1on1 check`."""

from __future__ import annotations

from typing import Annotated

import typer

from oneonone.cli.context import Context
from oneonone.cli.group import Command, examples
from oneonone.cli.options import DryRun, Json


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        "check",
        cls=Command,
        epilog=examples("1on1 check", "1on1 check --strict", "1on1 check --fix --dry-run"),
    )(check)


def check(
    ctx: typer.Context,
    strict: Annotated[
        bool, typer.Option("--strict", help="Also items without owner or date, or due far away.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what has one correction only; shows the change.")
    ] = False,
    as_json: Json = False,
    dry_run: DryRun = False,
) -> None:
    """Name everything odd in the notes.

    One line each, as file:line:column: CODE message. Exits with 1 where something was found;
    docs/errors.md explains every code, and which ones --fix can mend.
    """
    from oneonone.app.check_notes import check_notebook
    from oneonone.errors import UsageError
    from oneonone.render import findings as render
    from oneonone.render.json_text import json_text

    context: Context = ctx.obj
    if dry_run and not fix:
        raise UsageError("--dry-run needs --fix", "check alone changes nothing")
    if fix:
        _fix(context, dry_run=dry_run)
    found = check_notebook(context.notebook, context.today, strict=strict)
    if as_json:
        context.out(json_text(context.today, [render.finding_as_json(one) for one in found]))
    else:
        context.out(render.findings_as_lines(found))
        if not found and context.is_terminal:
            context.say("nothing odd found")
    if found:
        raise typer.Exit(1)


def _fix(context: Context, *, dry_run: bool) -> None:
    """Show the change and make it; what is left is read anew."""
    from oneonone.app.fix_notes import fix_notes
    from oneonone.render.diff import diff_text
    from oneonone.render.style import Style

    written = fix_notes(context.notebook, context.today, dry_run=dry_run)
    context.say(diff_text(written.changes, Style(color=False)).rstrip("\n") or "nothing to mend")
    for notice in written.notices:
        context.say(notice)
    if not dry_run:
        del context.notebook
